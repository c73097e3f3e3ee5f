import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { type Cents, decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { type Claimant, economicContributionOf } from './economic-contribution.ts';
import { competentCourts } from './juridiction-competente.ts';

const on = day('2026-01-01');
const company = {
  kind: 'company',
  staff: 300,
  meanTurnover: euros('60000000.00'),
  meanProfit: euros('4000000.00'),
} as const;
const person = { kind: 'person', staff: 250, income: euros('300000.00') } as const;
const of = (amount: string, claimant: Claimant = company, more: object = {}) =>
  orThrow(economicContributionOf({ on, amount: euros(amount), claimant, ...more }));
const owed = (amount: string, claimant: Claimant = company) => decimal(of(amount, claimant).amount);

// Scale of article 3 of the décret 2024-1225, each bound at the cent.
describe('the scale', () => {
  test.each([
    ['50000.00', '0.00'],
    ['50000.01', '1500.00'],
    ['1000000.00', '30000.00'],
    ['1666666.66', '50000.00'],
    ['2000000.00', '50000.00'],
  ])('a company of 60 M€ asking for %s owes %s', (amount, expected) => {
    expect(owed(amount)).toBe(expected);
  });

  test.each([
    ['50000000.00', '3000000.01', '0.00'],
    ['50000000.01', '3000000.00', '0.00'],
    ['50000000.01', '3000000.01', '30000.00'],
    ['1500000000.00', '3000000.01', '30000.00'],
    ['1500000000.01', '0.01', '50000.00'],
    ['1500000000.01', '0.00', '0.00'],
    ['1500000000.01', '-5.00', '0.00'],
  ])('turnover %s, profit %s, 1 M€ asked: %s', (turnover, profit, expected) => {
    const claimant = { ...company, meanTurnover: euros(turnover), meanProfit: euros(profit) };
    expect(owed('1000000.00', claimant)).toBe(expected);
  });

  test.each([
    ['250000.00', '0.00'],
    ['250000.01', '1000.00'],
    ['500000.00', '1000.00'],
    ['500000.01', '2000.00'],
    ['1000000.00', '2000.00'],
    ['1000000.01', '3000.00'],
  ])('a person of %s a year with 250 employees, asking for 100 000: %s', (income, expected) => {
    expect(owed('100000.00', { ...person, income: euros(income) })).toBe(expected);
  });

  test('caps: 17 000, 33 000, 50 000 for people, 50 000 and 100 000 for companies', () => {
    const capped = (claimant: Claimant) => owed('99999999.00', claimant);
    expect([
      capped(person),
      capped({ ...person, income: euros('600000.00') }),
      capped({ ...person, income: euros('2000000.00') }),
      capped(company),
      capped({ ...company, meanTurnover: euros('2000000000.00') }),
    ]).toEqual(['17000.00', '33000.00', '50000.00', '50000.00', '100000.00']);
  });

  test('never less for a larger claim, never more than the cap', () => {
    const sum = fc.bigInt({ min: 0n, max: 1_000_000_000n }) as fc.Arbitrary<Cents>;
    fc.assert(
      fc.property(sum, sum, (a, b) => {
        const [small, large] = [a < b ? a : b, a < b ? b : a].map((amount) =>
          orThrow(economicContributionOf({ on, amount: amount as Cents, claimant: company })),
        );
        expect(small!.amount).toBeLessThanOrEqual(large!.amount);
        expect(large!.amount).toBeLessThanOrEqual(euros('50000.00'));
      }),
    );
  });
});

describe('who owes nothing, and why', () => {
  test.each<[string, Claimant, object, string | undefined]>([
    ['the State and local authorities', { kind: 'public-body' }, {}, 'public-body'],
    ['an insolvency petition', company, { isInsolvencyPetition: true }, 'insolvency-petition'],
    ['a company of 249', { ...company, staff: 249 }, {}, 'staff-below-minimum'],
    ['a company of 250', { ...company, staff: 250 }, {}, undefined],
    ['a person without employees', { ...person, staff: 0 }, {}, 'staff-below-minimum'],
    ['a person with 249 employees', { ...person, staff: 249 }, {}, 'staff-below-minimum'],
    ['a person with 250 employees', person, {}, undefined],
    ['a small company', { ...company, meanTurnover: euros('1.00') }, {}, 'below-scale'],
  ])('%s', (_, claimant, more, exemption) => {
    const found = of('100000.00', claimant, more);
    expect(found.exemption).toBe(exemption);
    expect(found.amount === 0n).toBe(exemption !== undefined);
    expect(found.because.some((source) => source.kind === 'text' && source.number === '27')).toBe(true);
  });

  test('article 700 is not counted, for the threshold nor for the amount', () => {
    expect(of('53000.00', company, { article700: euros('3000.00') })).toMatchObject({
      amount: 0n,
      exemption: 'at-or-below-threshold',
    });
    expect(of('103000.00', company, { article700: euros('3000.00') }).amount).toBe(euros('3000.00'));
  });

  test('what is owed comes back on settlement or withdrawal, and its absence is fatal', () => {
    expect(of('100000.00')).toMatchObject({
      refundedOn: ['amicable-settlement', 'withdrawal'],
      sanction: 'inadmissible',
    });
    expect(of('1.00').sanction).toBeUndefined();
  });

  test('none before 2025', () => {
    const facts = { on: day('2024-12-31'), amount: euros('60000.00'), claimant: company };
    expect(economicContributionOf(facts)).toMatchObject({ refusal: { kind: 'law-not-known-on' } });
  });
});

describe('with the court', () => {
  const courtOf = (postcode: string, claimants: object[]) =>
    orThrow(
      competentCourts({
        parties: 'professionals',
        amount: euros('100000.00'),
        on,
        postcode,
        claimants: claimants as { claimant: Claimant }[],
      }),
    ).courts[0]!;

  test('each claimant is counted separately, on what it asks', () => {
    const found = courtOf('75011', [
      { claimant: company },
      { claimant: company, amount: euros('50000.00') },
      { claimant: { kind: 'public-body' } },
    ]).contributions;
    expect(found?.map((one) => [one.claimant, decimal(one.amount)])).toEqual([
      ['company', '3000.00'],
      ['company', '0.00'],
      ['public-body', '0.00'],
    ]);
  });

  test('only before a TAE', () => {
    expect(courtOf('33000', [{ claimant: company }]).contributions).toBeUndefined();
    expect(courtOf('75011', [])).not.toHaveProperty('contributions');
  });
});
