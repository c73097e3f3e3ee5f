import type { CivilDate } from '../../../kernel/civil-date.ts';
import { type Cents, decimal, minus, percentText, plus, sumOf, ZERO } from '../../../kernel/money.ts';
import type { Dossier } from '../../cases/dossier.ts';
import type { OwedPosition } from '../../payments/claim-position.ts';

/** One line of the sum: amounts are decimal strings with their sign, and the lines add up to the last. */
export type ComputationRow =
  | { kind: 'invoice' | 'prepaid' | 'credited' | 'indemnity' | 'total'; amount: string }
  | { kind: 'interest'; amount: string; from: CivilDate; to: CivilDate; days: number; rate: string; base: string }
  | {
      kind: 'payment';
      amount: string;
      on: CivilDate;
      toInterest: string;
      toIndemnity: string;
      toPrincipal: string;
    };

/** How the amount of a day is made, from the invoice to what is left, so that it can be redone with a pencil. */
export function computationOf(
  { invoice, position }: Pick<Dossier, 'invoice' | 'position'>,
  owed: OwedPosition,
): ComputationRow[] {
  const { payment: payments = [], 'credit-note': notes = [] } = Object.groupBy(owed.imputation, ({ kind }) => kind);
  const paid = sumOf(payments.map(({ toPrincipal }) => toPrincipal));
  // A credit note beyond the principal is set against interest and indemnity.
  const setOff = sumOf(notes.map(({ toInterest, toIndemnity }) => plus(toInterest, toIndemnity)));
  const credited = plus(minus(minus(position.principal, paid), owed.principal), setOff);
  const indemnity = plus(owed.indemnity, sumOf(owed.imputation.map(({ toIndemnity }) => toIndemnity)));
  const rows: (ComputationRow | undefined)[] = [
    { kind: 'invoice', amount: decimal(invoice.total) },
    lessIf('prepaid', minus(invoice.total, position.principal)),
    lessIf('credited', credited),
    ...owed.lines.map((line) => ({
      kind: 'interest' as const,
      amount: decimal(line.interest),
      from: line.from,
      to: line.to,
      days: line.days,
      rate: percentText(line.rate),
      base: decimal(line.base),
    })),
    indemnity > ZERO ? { kind: 'indemnity', amount: decimal(indemnity) } : undefined,
    ...payments.map((part) => ({
      kind: 'payment' as const,
      amount: decimal(minus(ZERO, plus(plus(part.toInterest, part.toIndemnity), part.toPrincipal))),
      on: part.on,
      toInterest: decimal(part.toInterest),
      toIndemnity: decimal(part.toIndemnity),
      toPrincipal: decimal(part.toPrincipal),
    })),
    { kind: 'total', amount: decimal(owed.total) },
  ];
  return rows.filter((row) => row !== undefined);
}

function lessIf(kind: 'prepaid' | 'credited', amount: Cents): ComputationRow | undefined {
  return amount > ZERO ? { kind, amount: decimal(minus(ZERO, amount)) } : undefined;
}
