import type { OwedView } from '../../../../src/features/claims/claims.contract.ts';

export type OwedSums = {
  /** The invoice's principal as it was before payments and credit notes, when the sums below add up; else what is left of it. */
  principalCents: number;
  creditedCents: number;
  interestCents: number;
  indemnityCents: number;
  paidCents: number;
  totalCents: number;
};

/**
 * The sums of the table, so that a person can add them up: all that was ever owed, less credit notes and payments. When they do not
 * add up (a surplus was received), what is left of each sum is shown instead, which always does.
 */
export function owedSums(owed: OwedView): OwedSums {
  const to = (name: 'toInterestCents' | 'toIndemnityCents' | 'toPrincipalCents') =>
    owed.imputations.reduce((sum, imputation) => sum + imputation[name], 0);
  const whole: OwedSums = {
    principalCents: owed.principalCents + owed.creditedCents + to('toPrincipalCents'),
    creditedCents: owed.creditedCents,
    interestCents: owed.lines.reduce((sum, { interestCents }) => sum + interestCents, 0),
    indemnityCents: owed.indemnityCents + to('toIndemnityCents'),
    paidCents: owed.paidCents,
    totalCents: owed.totalCents,
  };
  return addsUp(whole)
    ? whole
    : {
        principalCents: owed.principalCents,
        creditedCents: 0,
        interestCents: owed.interestCents,
        indemnityCents: owed.indemnityCents,
        paidCents: 0,
        totalCents: owed.totalCents,
      };
}

function addsUp(sums: OwedSums): boolean {
  const { principalCents, creditedCents, interestCents, indemnityCents, paidCents, totalCents } = sums;
  return principalCents - creditedCents + interestCents + indemnityCents - paidCents === totalCents;
}

type Article = OwedView['articles'][number];

/** The article of each sum: the indemnity has its own (D441-5), interest the first of the others. */
export function articlesByLine(articles: readonly Article[]): { interest?: Article; indemnity?: Article } {
  const indemnity = articles.find(({ label }) => /D\s?441-5/.test(label));
  const interest = articles.find((article) => article !== indemnity);
  return { ...(interest ? { interest } : {}), ...(indemnity ? { indemnity } : {}) };
}
