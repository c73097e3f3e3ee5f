import { expect, test } from 'vitest';
import type { OwedView } from '../../../../src/features/claims/claims.contract.ts';
import { articlesByLine, owedSums } from './owed-lines.ts';

const line = {
  from: '2026-10-10',
  to: '2026-11-21',
  days: 43,
  ratePercent: '12.40',
  baseCents: 456_000,
  interestCents: 6_661,
};
const owed: OwedView = {
  on: '2026-11-21',
  principalCents: 456_000,
  interestCents: 6_661,
  indemnityCents: 4_000,
  totalCents: 466_661,
  paidCents: 0,
  creditedCents: 0,
  lines: [line],
  imputations: [],
  articles: [],
  convention: '',
  warnings: [],
};

test('nothing paid: the sums are what is owed', () => {
  expect(owedSums(owed)).toMatchObject({
    principalCents: 456_000,
    interestCents: 6_661,
    indemnityCents: 4_000,
    paidCents: 0,
  });
});

test('after a payment and a credit note, all that was owed less what came makes what is left', () => {
  const paid: OwedView = {
    ...owed,
    principalCents: 336_661,
    interestCents: 0,
    indemnityCents: 0,
    totalCents: 336_661,
    paidCents: 100_000,
    creditedCents: 30_000,
    imputations: [
      {
        on: '2026-11-21',
        amountCents: 100_000,
        toInterestCents: 6_661,
        toIndemnityCents: 4_000,
        toPrincipalCents: 89_339,
      },
    ],
  };
  expect(owedSums(paid)).toEqual({
    principalCents: 456_000,
    creditedCents: 30_000,
    interestCents: 6_661,
    indemnityCents: 4_000,
    paidCents: 100_000,
    totalCents: 336_661,
  });
});

test('sums that would not add up give way to what is left of each', () => {
  expect(owedSums({ ...owed, paidCents: 500_000 })).toMatchObject({
    principalCents: 456_000,
    paidCents: 0,
    totalCents: 466_661,
  });
});

test('the indemnity has its own article', () => {
  const [first, second] = [
    { label: 'Article D441-5 du code de commerce', url: null, read: 'official' as const },
    { label: 'Article L441-10 du code de commerce', url: null, read: 'official' as const },
  ];
  expect(articlesByLine([first, second])).toEqual({ interest: second, indemnity: first });
});
