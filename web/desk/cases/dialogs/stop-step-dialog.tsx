import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PlannedStep } from '../../../../src/features/cases/cases.contract.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useCasePlace } from '../case-context.ts';
import { stepTitle } from '../words/step-words.ts';
import { useActDialog } from './use-act-dialog.ts';

/** Takes a step out of the plan; it can be put back while its time has not passed. */
export function StopStepDialog({ step, onClose }: { step: PlannedStep; onClose: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const act = useActDialog();
  const [note, setNote] = useState('');
  const title = stepTitle(step.step);
  const { name } = view.debtor;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Retirer cette étape ?</Trans>}
      confirm={<Trans>Retirer</Trans>}
      onConfirm={() =>
        act(`steps/${step.step}/stop`, note.trim() ? { note: note.trim() } : {}, t`L’étape est retirée du plan.`)
      }
    >
      <p>
        <Trans>
          {title} : {name} ne le recevra pas. Les autres étapes restent prévues, et vous pourrez remettre celle-ci.
        </Trans>
      </p>
      {step.step === 'mise-en-demeure' && (
        <p>
          <Trans>
            Sans mise en demeure, une action en justice sera plus difficile, et un particulier ne devra pas d’intérêts.
          </Trans>
        </p>
      )}
      <Textarea
        label={t`Pourquoi`}
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
