import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useCasePlace } from '../case-context.ts';
import { useActDialog } from './use-act-dialog.ts';

/** Gives the case up, for a reason that stays in the journal. */
export function CloseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const act = useActDialog();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const { name } = view.debtor;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Clore ce dossier ?</Trans>}
      confirm={<Trans>Clore le dossier</Trans>}
      danger
      disabled={reason === ''}
      onConfirm={() => act('close', { reason, ...(note.trim() ? { note: note.trim() } : {}) }, t`Le dossier est clos.`)}
    >
      <p>
        <Trans>
          Dès maintenant, {name} ne reçoit plus rien et n’est plus appelé. Un dossier clos ne se rouvre pas ; un
          paiement tardif vous serait quand même reversé.
        </Trans>
      </p>
      <Radio.Group label={t`Pourquoi`} value={reason} onChange={setReason}>
        <Stack gap={8} mt={4}>
          <Radio value="settled" label={t`Nous nous sommes arrangés`} />
          <Radio value="abandoned" label={t`J’y renonce`} />
          <Radio value="uncollectible" label={t`Il n’y a rien à recouvrer`} />
          <Radio value="error" label={t`Ouvert par erreur`} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t`Précisions`}
        description={t`Facultatif, gardé au journal.`}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
