import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { article } from '../citation.ts';
import { lawWith } from '../law-book.ts';
import { barredByInsolvencyOn, furtherCompensation, indemniteForfaitaire } from './indemnite-forfaitaire.ts';

describe('the fixed indemnity', () => {
  test.each([
    ['professionals', '2013-01-01', 'D441-5', 'second-hand'],
    ['professionals', '2021-02-26', 'D441-5', 'second-hand'],
    ['professionals', '2026-11-21', 'D441-5', 'second-hand'],
    ['public-buyer', '2019-04-01', 'D2192-35', 'official'],
  ] as const)('%s on %s: 40 € by %s, read %s', (parties, on, number, read) => {
    const ruling = orThrow(indemniteForfaitaire(parties, day(on)));
    expect(decimal(ruling!.value)).toBe('40.00');
    expect(ruling!.because).toEqual([expect.objectContaining({ number, read })]);
  });

  test('public contracts before 2019 rest on the decree of 2013', () => {
    const ruling = orThrow(indemniteForfaitaire('public-buyer', day('2018-05-05')));
    expect(ruling!.because[0]).toMatchObject({ kind: 'text', title: 'décret n° 2013-269 du 29 mars 2013' });
  });

  test('a consumer owes none, whatever the day', () => {
    expect(indemniteForfaitaire('consumer', day('2026-01-01'))).toEqual({ refused: false, value: undefined });
  });

  test('before it existed it is refused, not zero', () => {
    expect(indemniteForfaitaire('professionals', day('2012-12-31')).refused).toBe(true);
    expect(indemniteForfaitaire('public-buyer', day('2013-04-30')).refused).toBe(true);
  });

  test('every day of 2015 to 2026 has one', () => {
    for (let on: CivilDate = day('2015-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
      for (const parties of ['professionals', 'public-buyer'] as const) {
        expect(indemniteForfaitaire(parties, on).refused).toBe(false);
      }
    }
  });
});

test("an operator's row takes over its own days, and its source is cited", () => {
  const source = article('code de commerce', 'D441-5');
  const row = { from: day('2027-01-01'), value: euros('50.00'), source, read: 'official' } as const;
  const next = lawWith({ 'fixed-indemnity-between-professionals': [row] });
  const amountOn = (on: string) => decimal(orThrow(indemniteForfaitaire('professionals', day(on), next))!.value);
  expect([amountOn('2026-12-31'), amountOn('2027-01-01')]).toEqual(['40.00', '50.00']);
  const cited = orThrow(indemniteForfaitaire('professionals', day('2027-06-30'), next))!.because;
  expect(cited).toEqual([{ ...source, read: 'official' }]);
  expect(decimal(orThrow(indemniteForfaitaire('public-buyer', day('2027-06-30'), next))!.value)).toBe('40.00');
});

describe('lost when insolvency forbade payment at the due date', () => {
  test.each([
    ['2014-01-01', 'L441-6', 'unconfirmed'],
    ['2019-04-25', 'L441-6', 'unconfirmed'],
    ['2019-04-26', 'L441-10', 'second-hand'],
    ['2026-11-21', 'L441-10', 'second-hand'],
  ] as const)('late from %s: %s, read %s', (on, number, read) => {
    const because = barredByInsolvencyOn(day(on));
    expect(because).toEqual([
      expect.objectContaining({ number, read, note: expect.stringContaining('interdit le paiement') }),
    ]);
    expect(barredByInsolvencyOn(day(on))).toBe(because);
  });
});

describe('compensation beyond it', () => {
  const late = day('2026-02-01');
  const forty = euros('40.00');

  test.each([
    ['professionals', '130.00', '90.00', '2026-02-01', 'L441-10'],
    ['professionals', '40.01', '0.01', '2019-04-26', 'L441-10'],
    ['professionals', '1000.00', '960.00', '2019-04-25', 'L441-6'],
    ['public-buyer', '130.00', '90.00', '2026-02-01', 'L2192-13'],
  ] as const)('%s who spent %s get %s when late from %s, by %s', (parties, spent, value, on, number) => {
    const result = orThrow(furtherCompensation(parties, { spent: euros(spent), justified: true }, forty, day(on)));
    expect(decimal(result.value)).toBe(value);
    expect(result.because).toEqual([expect.objectContaining({ number })]);
  });

  test('what was not read says so', () => {
    const read = (parties: 'professionals' | 'public-buyer', on: string) =>
      orThrow(furtherCompensation(parties, { spent: euros('50.00'), justified: true }, forty, day(on))).because[0]
        ?.read;
    expect(read('professionals', '2026-02-01')).toBe('second-hand');
    expect(read('professionals', '2018-02-01')).toBe('unconfirmed');
    expect(read('public-buyer', '2026-02-01')).toBe('unconfirmed');
  });

  test.each([
    ['professionals', '130.00', false, '40.00', { kind: 'not-justified' }],
    ['professionals', '40.00', true, '40.00', { kind: 'below-indemnity', indemnity: forty }],
    ['professionals', '12.00', true, '40.00', { kind: 'below-indemnity', indemnity: forty }],
    ['professionals', '130.00', true, '0.00', { kind: 'no-indemnity-due' }],
    ['public-buyer', '130.00', false, '40.00', { kind: 'not-justified' }],
    ['consumer', '130.00', true, '0.00', { kind: 'not-owed-by-consumers' }],
  ] as const)('%s, spent %s, proof %s, indemnity %s: refused', (parties, spent, justified, indemnity, refusal) => {
    const cost = { spent: euros(spent), justified };
    expect(furtherCompensation(parties, cost, euros(indemnity), late)).toEqual({ refused: true, refusal });
  });

  test('the two together are exactly what was spent', () => {
    const spent = fc.bigInt({ min: 4_001n, max: 10_000_000n }) as fc.Arbitrary<Cents>;
    fc.assert(
      fc.property(spent, (amount) => {
        const result = orThrow(furtherCompensation('professionals', { spent: amount, justified: true }, forty, late));
        expect(result.value + forty).toBe(amount);
      }),
    );
  });
});
