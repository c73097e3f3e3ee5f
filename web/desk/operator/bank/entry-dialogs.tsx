import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntryView } from '../../../../src/features/banking/banking.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { bankingActs, type Chosen } from './banking.api.ts';
import { CaseChoice } from './case-choice.tsx';
import { bankingRefusal } from './money-words.ts';

type MatchDialogProps = { entry: EntryView; choice?: Chosen | undefined; onClose: () => void };

/** Says what matching a line does: to the debt, to the reminders, to the creditor. */
export function MatchDialog({ entry, choice, onClose }: MatchDialogProps) {
  const { t } = useLingui();
  const { money, monthDay } = useFormats();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(choice);
  const [amount, date] = [money(entry.amountCents), monthDay(entry.bookedOn as CivilDate)];
  const { debtorName = '', reference = '' } = chosen ?? {};
  const match = async () => {
    if (!chosen) return;
    await bankingActs(queries).match(entry.id, chosen.caseId);
    notifications.show({ color: 'good', message: t`${amount} comptés sur le dossier ${reference}, au ${date}.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Rapprocher {amount}</Trans>}
      confirm={<Trans>Rapprocher</Trans>}
      onConfirm={match}
      disabled={!chosen}
      words={bankingRefusal}
    >
      {!choice && <CaseChoice chosen={chosen} onChoose={setChosen} />}
      {chosen && (
        <p>
          <Trans>
            Le virement du {date} sera compté comme payé par {debtorName} sur le dossier {reference} : d’abord les
            pénalités, puis l’indemnité, puis le principal. Les relances s’arrêtent si tout est payé. La part du
            créancier devient un virement à proposer.
          </Trans>
        </p>
      )}
    </ConfirmDialog>
  );
}

/** A line that no case explains is left aside, with a reason that stays in the books. */
export function IgnoreDialog({ entry, onClose }: { entry: EntryView; onClose: () => void }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const amount = money(entry.amountCents);
  const ignore = async () => {
    await bankingActs(queries).ignore(entry.id, reason.trim());
    notifications.show({ color: 'good', message: t`Ligne de ${amount} écartée, avec sa raison.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Écarter cette ligne de {amount}</Trans>}
      confirm={<Trans>Écarter</Trans>}
      onConfirm={ignore}
      disabled={reason.trim() === ''}
      words={bankingRefusal}
    >
      <p>
        <Trans>
          L’argent reste sur le compte et dans nos livres, parmi les sommes à rapprocher ; la ligne ne sera plus
          proposée. Rien n’est renvoyé à la banque.
        </Trans>
      </p>
      <Textarea
        label={t`Pourquoi`}
        description={t`Par exemple : frais de tenue de compte, virement à retourner à son auteur.`}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={300}
        autosize
        minRows={2}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
