import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { AmountInput } from '../../../ui/fields/amount-input.tsx';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useToday } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { useActDialog } from './use-act-dialog.ts';

/** Money that came straight to the creditor. */
export function DirectPaymentDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const { money } = useFormats();
  const today = useToday();
  const act = useActDialog();
  const [receivedOn, setReceivedOn] = useState<CivilDate | undefined>(today);
  const [amountCents, setAmount] = useState<number | undefined>(view.owed.totalCents);
  const total = view.owed.totalCents;
  const left = money(Math.max(0, total - (amountCents ?? 0)));
  const { name } = view.debtor;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Vous avez été payé directement</Trans>}
      confirm={<Trans>Enregistrer</Trans>}
      disabled={!receivedOn || !amountCents}
      onConfirm={() => act('direct-payments', { receivedOn, amountCents }, t`Le paiement est enregistré.`)}
    >
      <p>
        {amountCents !== undefined && amountCents >= total ? (
          <Trans>Tout sera payé : le dossier se clora, et {name} recevra nos remerciements par courriel.</Trans>
        ) : (
          <Trans>Il restera {left}. Le paiement va d’abord aux pénalités et à l’indemnité, puis au principal.</Trans>
        )}
      </p>
      <DayInput
        label={t`Reçu le`}
        min={view.invoice.issuedOn as CivilDate}
        max={today}
        value={receivedOn}
        onChange={setReceivedOn}
      />
      <AmountInput label={t`Montant`} value={amountCents} onChange={setAmount} />
    </ConfirmDialog>
  );
}
