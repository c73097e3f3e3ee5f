import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PayoutView } from '../../../../src/features/banking/banking.contract.ts';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import classes from '../operator.module.css';
import { bankingActs } from './banking.api.ts';
import { spaced } from './entries-panel.tsx';
import { bankingRefusal } from './money-words.ts';

type PayoutDialogProps = { payout: PayoutView; onClose: () => void };

/** The second pair of eyes: everything the payment order will say, before it is approved. */
export function ApproveDialog({ payout, onClose }: PayoutDialogProps) {
  const { t } = useLingui();
  const { money } = useFormats();
  const queries = useQueryClient();
  const { beneficiaryName, proposedBy } = payout;
  const amount = money(payout.amountCents);
  const approve = async () => {
    await bankingActs(queries).approve(payout.id);
    notifications.show({ color: 'good', message: t`Virement de ${amount} à ${beneficiaryName} approuvé.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Approuver ce virement</Trans>}
      confirm={<Trans>Approuver {amount}</Trans>}
      onConfirm={approve}
      words={bankingRefusal}
    >
      <dl className={classes.order}>
        <div>
          <dt>
            <Trans>À</Trans>
          </dt>
          <dd>{beneficiaryName}</dd>
        </div>
        <div>
          <dt>
            <Trans>Sur le compte</Trans>
          </dt>
          <dd>{spaced(payout.iban)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Montant</Trans>
          </dt>
          <dd>{amount}</dd>
        </div>
        <div>
          <dt>
            <Trans>Libellé</Trans>
          </dt>
          <dd>{payout.remittance}</dd>
        </div>
        <div>
          <dt>
            <Trans>Référence</Trans>
          </dt>
          <dd>{payout.endToEndId}</dd>
        </div>
      </dl>
      <p>
        <Trans>
          Proposé par {proposedBy}. Une fois approuvé, il entrera dans le prochain fichier pour la banque ; rien ne part
          avant que ce fichier ne soit produit et remis.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}

/** A payout set aside, with its reason: the money goes back to what is owed. */
export function RefuseDialog({ payout, onClose }: PayoutDialogProps) {
  const { t } = useLingui();
  const { money } = useFormats();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { beneficiaryName } = payout;
  const amount = money(payout.amountCents);
  const refuse = async () => {
    await bankingActs(queries).refuse(payout.id, reason.trim());
    notifications.show({
      color: 'good',
      message: t`Virement de ${amount} écarté ; la somme est de nouveau à reverser.`,
    });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Écarter ce virement</Trans>}
      confirm={<Trans>Écarter</Trans>}
      onConfirm={refuse}
      disabled={reason.trim() === ''}
      words={bankingRefusal}
      danger
    >
      <p>
        <Trans>
          {amount} ne partiront pas vers {beneficiaryName} pour l’instant. La somme lui reste due et pourra être
          proposée de nouveau.
        </Trans>
      </p>
      <Textarea
        label={t`Pourquoi`}
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
