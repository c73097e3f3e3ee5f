import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { AmountInput } from '../../../ui/fields/amount-input.tsx';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useToday } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { useActDialog } from './use-act-dialog.ts';

/** A credit note lowers what is asked; penalties are computed again. */
export function CreditNoteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const { money } = useFormats();
  const today = useToday();
  const act = useActDialog();
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<CivilDate | undefined>(today);
  const [amountCents, setAmount] = useState<number>();
  const principal = view.owed.principalCents;
  const left = money(Math.max(0, principal - (amountCents ?? 0)));
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Ajouter un avoir</Trans>}
      confirm={<Trans>Ajouter l’avoir</Trans>}
      disabled={number.trim() === '' || !issuedOn || !amountCents}
      onConfirm={() => act('credit-notes', { number: number.trim(), issuedOn, amountCents }, t`L’avoir est compté.`)}
    >
      <p>
        {amountCents && amountCents >= principal ? (
          <Trans>Plus rien ne sera réclamé : le dossier se clora aujourd’hui.</Trans>
        ) : (
          <Trans>
            Le principal réclamé sera de {left}, les pénalités recalculées, et les prochains messages le diront. Aucun
            message ne part pour cela.
          </Trans>
        )}
      </p>
      <TextInput
        label={t`Numéro de l’avoir`}
        maxLength={100}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <DayInput
        label={t`Daté du`}
        min={view.invoice.issuedOn as CivilDate}
        max={today}
        value={issuedOn}
        onChange={setIssuedOn}
      />
      <AmountInput label={t`Montant TTC`} value={amountCents} onChange={setAmount} />
    </ConfirmDialog>
  );
}
