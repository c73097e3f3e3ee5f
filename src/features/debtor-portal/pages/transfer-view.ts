import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import { type Cents, decimal, ZERO } from '../../../kernel/money.ts';
import { epcPayload, epcQrSvg } from '../../bank-files/epc-qr.ts';
import type { Dossier } from '../../cases/dossier.ts';
import type { CaseSettings } from '../../cases/settings.ts';
import { owedOn } from '../../payments/claim-position.ts';
import { paymentReference } from '../../payments/request-payment.ts';

/** What a debtor needs to make its transfer, ready for the template. */
export type TransferView = {
  holder: string;
  iban: string;
  bic?: string;
  amount: string;
  isPart: boolean;
  reference: string;
  /** Last day on which the amount of today is still what is owed; absent when it does not move in the coming month. */
  rightUntil?: CivilDate;
  /** What will be owed on later days, for a transfer that arrives then; empty when the amount does not move. */
  later: { on: CivilDate; amount: string }[];
  /** EPC069-12 code as SVG; absent when the account's name does not fit it. */
  qr?: string;
};

const LATER_DAYS = [1, 3, 7, 14];
const HORIZON_DAYS = 31;

/** The transfer of a whole debt or of the part that the debtor chose; `label` names the code for who cannot see it. */
export function transferView(
  { row, position }: Pick<Dossier, 'row' | 'position'>,
  { account }: Pick<CaseSettings, 'account'>,
  { today, owed, part, label }: { today: CivilDate; owed: Cents; part?: Cents; label: string },
): TransferView {
  const { iban, bic, holder } = account;
  const amount = part ?? owed;
  const reference = paymentReference(row.reference);
  const payload = epcPayload({
    name: holder,
    iban,
    amount,
    remittance: { kind: 'reference', reference },
    ...(bic ? { bic } : {}),
  });
  const totalIn = (days: number): Cents => {
    const computed = owedOn(position, addDays(today, days));
    return computed.refused ? owed : computed.value.total;
  };
  const moves = totalIn(HORIZON_DAYS) !== owed;
  return {
    holder,
    iban,
    ...(bic ? { bic } : {}),
    amount: decimal(amount),
    isPart: amount < owed,
    reference,
    ...(moves ? { rightUntil: addDays(today, daysUnchanged(owed, totalIn)) } : {}),
    later: moves
      ? LATER_DAYS.map((days) => ({ on: addDays(today, days), total: totalIn(days) }))
          .filter(({ total }) => total > ZERO)
          .map(({ on, total }) => ({ on, amount: decimal(total) }))
      : [],
    ...(payload.refused ? {} : { qr: epcQrSvg(payload.value, label) }),
  };
}

function daysUnchanged(owed: Cents, totalIn: (days: number) => Cents): number {
  let days = 0;
  while (days < HORIZON_DAYS && totalIn(days + 1) === owed) days += 1;
  return days;
}
