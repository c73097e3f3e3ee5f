import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useToday } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { useActDialog } from './use-act-dialog.ts';

/** Nothing is sent for a while; the plan moves by as many days. */
export function PauseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const { longDate } = useFormats();
  const today = useToday();
  const act = useActDialog();
  const [untilOn, setUntilOn] = useState<CivilDate>();
  const [note, setNote] = useState('');
  const { name } = view.debtor;
  const until = untilOn ? longDate(untilOn) : '';
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Suspendre les relances ?</Trans>}
      confirm={<Trans>Suspendre</Trans>}
      disabled={note.trim() === ''}
      onConfirm={() =>
        act('pause', { note: note.trim(), ...(untilOn ? { untilOn } : {}) }, t`Les relances sont suspendues.`)
      }
    >
      <p>
        {untilOn ? (
          <Trans>
            {name} ne recevra rien jusqu’au {until}. Le plan reprend ensuite tout seul, décalé d’autant de jours.
          </Trans>
        ) : (
          <Trans>{name} ne recevra rien jusqu’à ce que vous repreniez. Les pénalités continuent de courir.</Trans>
        )}
      </p>
      <DayInput
        label={t`Jusqu’au`}
        description={t`Facultatif : sans date, c’est vous qui reprendrez.`}
        placeholder={t`jj/mm/aaaa`}
        clearable
        min={today}
        value={untilOn}
        onChange={setUntilOn}
      />
      <Textarea
        label={t`Pourquoi`}
        description={t`Gardé au journal ; le débiteur ne le voit pas.`}
        autosize
        minRows={2}
        maxLength={500}
        required
        withAsterisk={false}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
