import { type Cents, minus, plus, sumOf } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { payoutsOfCases } from '../banking/payouts/case-payouts.ts';
import { collectedOfCases } from '../payments/load-payments.ts';
import { selectFeeTotals } from './billing.sql.ts';

/** Where the money of a case is: `collected` = `feesGross` + `paidOut` + `toPayOut`. */
export type CaseMoney = {
  /** On the client-funds account, without the surplus, which is the debtor's. */
  collected: Cents;
  surplus: Cents;
  /** Paid by the debtor to the creditor itself. */
  direct: Cents;
  feesNet: Cents;
  feesTax: Cents;
  feesGross: Cents;
  /** Ordered from the bank, executed or on its way. */
  paidOut: Cents;
  toPayOut: Cents;
};

/** The money of these cases, by case, in three queries however many they are. */
export async function moneyOfCases(ctx: Context, caseIds: string[]): Promise<Map<string, CaseMoney>> {
  if (caseIds.length === 0) return new Map();
  const collected = await collectedOfCases(ctx, caseIds);
  const fees = new Map((await selectFeeTotals(ctx, caseIds)).map((row) => [row.caseId, row]));
  const payouts = await payoutsOfCases(ctx, caseIds);
  return new Map(
    [...collected].map(([caseId, received]) => {
      const [feesNet, feesTax] = [fees.get(caseId)?.net ?? 0n, fees.get(caseId)?.tax ?? 0n] as [Cents, Cents];
      const feesGross = plus(feesNet, feesTax);
      const left = (payouts.get(caseId) ?? []).filter(({ state }) => state === 'sent' || state === 'executed');
      const paidOut = sumOf(left.map(({ amount }) => amount));
      const toPayOut = minus(minus(received.collected, feesGross), paidOut);
      return [caseId, { ...received, feesNet, feesTax, feesGross, paidOut, toPayOut }];
    }),
  );
}
