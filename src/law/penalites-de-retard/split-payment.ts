import type { Cents } from '../../kernel/money.ts';

/** Where the 40 € stands when a payment does not cover everything. */
export type IndemnityRank = 'before-principal' | 'after-principal';

/**
 * Article 1343-1 du code civil — « Le paiement partiel s'impute d'abord sur les intérêts. » The text orders interest, then
 * principal, and is silent on the fixed indemnity: its rank is undecided. The default puts it last, which lowers the principal
 * soonest: the claim is then never overstated before a judge. A creditor may choose otherwise.
 */
export const defaultIndemnityRank: IndemnityRank = 'after-principal';

export type OwedBefore = { readonly interest: Cents; readonly indemnity: Cents; readonly principal: Cents };
export type Split = { interest: Cents; indemnity: Cents; principal: Cents; surplus: Cents };

/** Divides one payment between what was owed just before it; the four parts sum to the amount. Amounts are not negative. */
export function splitPayment(owedBefore: OwedBefore, amount: Cents, rank: IndemnityRank = defaultIndemnityRank): Split {
  let left: bigint = amount;
  const take = (due: bigint): Cents => {
    const taken = left < due ? left : due;
    left -= taken;
    return taken as Cents;
  };
  const interest = take(owedBefore.interest);
  if (rank === 'before-principal') {
    const indemnity = take(owedBefore.indemnity);
    const principal = take(owedBefore.principal);
    return { interest, indemnity, principal, surplus: left as Cents };
  }
  const principal = take(owedBefore.principal);
  const indemnity = take(owedBefore.indemnity);
  return { interest, indemnity, principal, surplus: left as Cents };
}
