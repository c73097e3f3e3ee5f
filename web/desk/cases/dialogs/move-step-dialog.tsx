import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PlannedStep } from '../../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useToday } from '../../session/session.api.ts';
import { stepDetail, stepTitle } from '../words/step-words.ts';
import { useActDialog } from './use-act-dialog.ts';

/** Moves a step to another day; those after keep their distance. */
export function MoveStepDialog({ step, onClose }: { step: PlannedStep; onClose: () => void }) {
  const { t } = useLingui();
  const today = useToday();
  const act = useActDialog();
  const [on, setOn] = useState<CivilDate | undefined>(step.on as CivilDate);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={stepTitle(step.step)}
      confirm={<Trans>Déplacer</Trans>}
      disabled={!on || on === step.on}
      onConfirm={() => act(`steps/${step.step}/move`, { on }, t`L’étape est déplacée.`)}
    >
      <p>
        {stepDetail(step)}{' '}
        <Trans>
          Un jour où l’on ne travaille pas glisse au suivant. Les étapes d’après gardent le temps laissé au débiteur
          pour payer.
        </Trans>
      </p>
      <DayInput label={t`Nouveau jour`} min={today} value={on} onChange={setOn} />
    </ConfirmDialog>
  );
}
