import { cents, parseAmount } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type CaseEntry, writeJournal } from './journal.ts';

const centsOf = (text: string): number => Number(cents(orThrow(parseAmount(text))));

/** Our fees on a payment, in the case's journal. */
export async function journalFees(
  ctx: Context,
  divided: { caseId: string; paymentId: string; feesNet: string; feesTax: string; payable: string; tariff: string },
): Promise<void> {
  const { caseId, paymentId, tariff } = divided;
  const [netCents, taxCents] = [centsOf(divided.feesNet), centsOf(divided.feesTax)];
  await writeJournal(ctx, [
    {
      caseId,
      kind: 'fees-charged',
      data: {
        paymentId,
        tariff,
        netCents,
        taxCents,
        grossCents: netCents + taxCents,
        payableCents: centsOf(divided.payable),
      },
    },
  ]);
}

/** A payout's journey, in the case's journal. */
export function journalPayout(kind: Extract<CaseEntry['kind'], `payout-${string}`>) {
  return (
    ctx: Context,
    payout: {
      payoutId: string;
      caseId: string;
      amount: string;
      endToEndId: string;
      executedOn?: string;
      reason?: string;
    },
  ): Promise<void> => {
    const { caseId, payoutId, amount, endToEndId, executedOn, reason } = payout;
    const data = {
      payoutId,
      endToEndId,
      amountCents: centsOf(amount),
      ...(executedOn ? { executedOn } : {}),
      ...(reason ? { reason } : {}),
    };
    return writeJournal(ctx, [{ caseId, kind, data }]);
  };
}
