import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { citation } from '../citation.ts';
import {
  actCost,
  actCostLine,
  creditorRecoveryLine,
  debtorRecoveryFee,
  economicContributionLines,
  engagementDiscount,
  engagementFee,
  injonctionCourtFee,
  instalmentCost,
  legalAidContributionLine,
  smallClaimsLine,
  throughScale,
} from './frais-reglementes.ts';
import { type Act, actArticles, actFees, acts, debtorScale, engagementScale } from './frais-reglementes.values.ts';

const cost = (obligation: string, on = '2026-11-21', isElectronic = true) =>
  orThrow(actCost({ act: 'service-of-injonction', on: day(on), obligation: euros(obligation), isElectronic }));
const factsOf = (act: Act, on: string, obligation = '1000.00') => ({
  act,
  on: day(on),
  obligation: euros(obligation),
  isElectronic: true,
});

/**
 * Every fee of the acts, before VAT, as its source has it: french-business-law.com and nr-co.fr for A444-11, legal.tricoteuses.fr and
 * nr-co.fr for A444-12, french-business-law.com for A444-13 (2024 computed, +1.01 %), one secondary source for A444-14 and A444-33,
 * the public survey of 25 September 2026 for the third period. An empty cell was read nowhere.
 */
const fees: [Act, string, string, string][] = [
  ['assignation', '18.09', '18.28', ''],
  ['service-of-decision', '25.53', '25.79', ''],
  ['service-of-title', '25.53', '25.79', ''],
  ['service-of-injonction', '25.53', '25.79', '25.79'],
  ['urgent-service', '89.28', '90.18', ''],
  ['saisie-attribution', '32.98', '33.31', ''],
  ['commandement-saisie-vente', '20.21', '20.42', ''],
  ['sommation-interpellative', '14.90', '', ''],
];
const periods: [string, string][] = [
  ['2020-03-01', '2024-02-29'],
  ['2024-03-01', '2026-02-28'],
  ['2026-03-01', '2028-02-29'],
];
const cells = fees.flatMap(([act, ...amounts]) =>
  amounts.map((fee, index): [Act, string, string, string] => [act, ...(periods[index] as [string, string]), fee]),
);

describe('acts of a commissaire de justice', () => {
  test.each(cells)('%s from %s to %s: %s', (act, from, until, fee) => {
    for (const on of [from, until]) {
      const found = actCost(factsOf(act, on));
      expect(found.refused ? '' : decimal(found.value.fee), on).toBe(fee);
      if (!found.refused) expect(found.value.because[0]?.read).not.toBe('official');
    }
  });

  test('every act has its article, and its fee cites it or the arrêté of 2024', () => {
    expect(fees.map(([act]) => act)).toEqual([...acts]);
    for (const act of acts) {
      for (const row of actFees[act].rows) {
        const name = citation(row.source);
        expect([`article ${actArticles[act]} du code de commerce`, 'arrêté du 28 février 2024'], act).toContain(name);
      }
    }
  });

  test.each([
    ['0.01', '12.90'],
    ['128.00', '12.90'],
    ['128.01', '25.79'],
    ['1280.00', '25.79'],
    ['1280.01', '51.58'],
    ['1000000.00', '51.58'],
  ])('A444-46: serving an injonction of %s is %s before travel and VAT', (obligation, fee) => {
    expect(decimal(cost(obligation).fee)).toBe(fee);
  });

  test('the coefficient says that A444-47 excepts services, whose list was not read', () => {
    expect(cost('4000.00').because.some(({ note }) => note?.includes('A444-47'))).toBe(true);
  });

  test('fee + travel + 20 % VAT', () => {
    const { fee, travel, beforeVat, vat, total, because, missing } = cost('4000.00');
    expect([fee, travel, beforeVat, vat, total].map((one) => decimal(one!))).toEqual([
      '51.58',
      '8.80',
      '60.38',
      '12.08',
      '72.46',
    ]);
    expect(missing).toEqual([]);
    expect(because.every((source) => source.read === 'second-hand')).toBe(true);
    expect(cost('4000.00', '2026-11-21', false).because.some((source) => source.read === 'unconfirmed')).toBe(true);
    expect(decimal(cost('4000.00', '2026-11-21', false).travel!)).toBe('9.40');
  });

  test.each([...acts])('%s in 2023: the fee alone, never a total, and what is missing is travel', (act) => {
    for (const isElectronic of [true, false]) {
      const found = orThrow(actCost({ ...factsOf(act, '2023-06-01'), isElectronic }));
      expect(found).not.toHaveProperty('total');
      expect(found).not.toHaveProperty('travel');
      expect(found).not.toHaveProperty('vat');
      expect(found.missing.map(({ kind, subject, coveredFrom }) => [kind, subject, coveredFrom])).toEqual([
        ['law-not-known-on', isElectronic ? 'travel-electronic-service' : 'travel-paper-service', '2024-03-01'],
      ]);
      const line = actCostLine({ ...factsOf(act, '2023-06-01'), isElectronic });
      expect(line).toMatchObject({ part: { amount: found.fee, missing: 'travel' }, withVat: false });
      expect(line).not.toHaveProperty('amount');
      expect(line.because.map(citation)).toContain('article A444-48 du code de commerce');
      expect(line.because.some(({ note }) => note?.includes('tarif de cette période non lu'))).toBe(false);
    }
  });

  test('a period that was not read is refused, not guessed from the one before, and cites its own article', () => {
    for (const act of acts) {
      const facts = factsOf(act, '2026-11-21');
      const line = actCostLine(facts);
      expect([act, actCost(facts).refused]).toEqual([act, act !== 'service-of-injonction']);
      expect(line.amount === undefined).toBe(act !== 'service-of-injonction');
      if (act === 'service-of-injonction') continue;
      expect(line).not.toHaveProperty('part');
      expect(line.because.map(citation)).toEqual([`article ${actArticles[act]} du code de commerce`]);
      expect(line.because[0]?.read).toBe('unconfirmed');
    }
    expect(actCost(factsOf('assignation', '2028-03-01')).refused).toBe(true);
    expect(actCost(factsOf('assignation', '2020-02-29')).refused).toBe(true);
  });

  test.each(['0.00', '-5.00'])('an obligation of %s is refused', (obligation) => {
    expect(actCost(factsOf('assignation', '2025-01-01', obligation))).toMatchObject({
      refusal: { kind: 'not-positive', argument: 'obligation' },
    });
  });

  test('serving an injonction is priced every day of the tariff periods', () => {
    for (let on: CivilDate = day('2024-03-01'); on <= '2028-02-29'; on = addDays(on, 1)) {
      expect(cost('1000.00', on).fee).toBe(euros('25.79'));
    }
  });

  test('a larger obligation never costs less; parts make the total', () => {
    const sum = fc.bigInt({ min: 1n, max: 10_000_000n }) as fc.Arbitrary<Cents>;
    const on = fc.integer({ min: 0, max: 729 }).map((days) => addDays(day('2024-03-01'), days));
    fc.assert(
      fc.property(sum, sum, on, fc.boolean(), (a, b, date, isElectronic) => {
        const of = (obligation: Cents) => orThrow(actCost({ act: 'assignation', on: date, obligation, isElectronic }));
        const [small, large] = a < b ? [of(a), of(b)] : [of(b), of(a)];
        expect(small.total!).toBeLessThanOrEqual(large.total!);
        expect(large.fee + large.travel!).toBe(large.beforeVat);
        expect(large.beforeVat! + large.vat!).toBe(large.total);
      }),
    );
  });
});

describe('scales', () => {
  test.each([
    ['0.00', '0.00'],
    ['0.01', '4.25'],
    ['44.00', '4.25'],
    ['44.01', '4.26'],
    ['100.00', '9.67'],
    ['125.00', '12.09'],
    ['125.01', '12.09'],
    ['610.00', '42.59'],
    ['1525.00', '73.52'],
    ['10000.00', '98.10'],
    ['165821.00', '549.98'],
    ['1000000.00', '550.00'],
  ])('recovering %s costs the debtor %s (A444-31, state of 2020-2022)', (recovered, fee) => {
    expect(decimal(orThrow(debtorRecoveryFee(euros(recovered), day('2022-01-01'))).value)).toBe(fee);
  });

  test.each([
    ['0.00', '0.00'],
    ['76.00', '4.29'],
    ['76.01', '4.26'],
    ['304.00', '17.02'],
    ['912.00', '34.05'],
    ['3040.00', '63.84'],
    ['3040.01', '63.84'],
    ['1000000.00', '268.13'],
  ])('engaging on %s costs %s (A444-15)', (claimed, fee) => {
    expect(decimal(orThrow(engagementFee(euros(claimed), day('2022-01-01'))).value)).toBe(fee);
  });

  // 2024: rates of one source, fixed sum and cap of the period before (A444-15); computed, +1.01 % (A444-31).
  test.each([
    ['304.00', '17.21'],
    ['912.00', '34.41'],
    ['3040.00', '64.42'],
  ])('engaging on %s costs %s in 2025, unconfirmed', (claimed, fee) => {
    const found = orThrow(engagementFee(euros(claimed), day('2025-01-01')));
    expect([decimal(found.value), found.because[0]?.read]).toEqual([fee, 'unconfirmed']);
  });

  test('what was computed and not read says so; what was not read at all is refused', () => {
    expect(orThrow(debtorRecoveryFee(euros('100.00'), day('2025-01-01'))).because[0]?.read).toBe('unconfirmed');
    expect(debtorRecoveryFee(euros('100.00'), day('2026-03-01')).refused).toBe(true);
    expect(engagementFee(euros('100.00'), day('2026-03-01')).refused).toBe(true);
    expect(engagementFee(euros('100.00'), day('2020-02-29')).refused).toBe(true);
  });

  test.each([debtorScale, engagementScale])('a larger sum never costs less, and never more than the cap', (history) => {
    for (const { value: scale } of history.rows) {
      const sum = fc.bigInt({ min: scale.fixedUpTo.sum + 1n, max: 100_000_000n }) as fc.Arbitrary<Cents>;
      fc.assert(
        fc.property(sum, sum, (a, b) => {
          const [small, large] = a < b ? [a, b] : [b, a];
          expect(throughScale(small, scale)).toBeLessThanOrEqual(throughScale(large, scale));
          expect(throughScale(large, scale)).toBeLessThanOrEqual(scale.cap!);
        }),
      );
    }
  });

  test('slices meet: a sum costs what each slice holds of it, within a cent', () => {
    const { value: scale } = debtorScale.rows[0]!;
    const bounds = scale.slices.flatMap(({ upTo }) => upTo ?? []);
    for (const bound of bounds) {
      const [at, after] = [bound, (bound + 1n) as Cents].map((sum) => throughScale(sum, scale));
      expect(after! - at!).toBeLessThanOrEqual(1n);
      expect(after! - at!).toBeGreaterThanOrEqual(0n);
    }
  });
});

describe('A444-52: what may be given up', () => {
  test.each([
    ['3040.00', '0.00'],
    ['3040.01', '0.00'],
    // (13 040 − 3 040) × 0.28 % × 20 %.
    ['13040.00', '5.60'],
    // The cap holds: (268.13 − 63.84) × 20 %.
    ['1000000.00', '40.86'],
  ])('on %s, at most %s of the droit d’engagement', (claimed, most) => {
    const found = orThrow(engagementDiscount(euros(claimed), day('2022-01-01')));
    expect([decimal(found.value), found.because[0]?.read]).toEqual([most, 'second-hand']);
  });

  test('is not computed on a scale that was not read', () => {
    expect(engagementDiscount(euros('5000.00'), day('2026-06-01')).refused).toBe(true);
  });
});

describe('A444-44: managing instalments, the only fee read in the text', () => {
  test.each([
    ['2020-02-29', undefined],
    ['2020-03-01', ['6.37', '32.74']],
    ['2024-02-29', ['6.37', '32.74']],
    ['2024-03-01', ['6.44', '33.07']],
    ['2026-02-28', ['6.44', '33.07']],
    ['2026-03-01', undefined],
  ])('on %s: %s', (on, expected) => {
    const found = instalmentCost(day(on));
    expect(found.refused ? undefined : [found.value.value.fee, found.value.value.cap].map(decimal)).toEqual(expected);
    if (!found.refused) expect(found.value.because[0]?.read).toBe('official');
  });
});

describe('A444-32: the creditor’s own fee', () => {
  const noteOn = (on: string) => {
    const line = creditorRecoveryLine(euros('1000.00'), day(on));
    expect(line.amount).toBeUndefined();
    expect(line.because[0]?.read).toBe('unconfirmed');
    return line.because[0]?.note ?? '';
  };
  test('has no amount; rates quoted without slices are information of their time', () => {
    expect(noteOn('2015-12-31')).toContain('12, 11, 10,50 et 4 %');
    expect(noteOn('2016-01-01')).toContain('11,70, 10,73, 10,24 et 3,90 %');
    expect(noteOn('2020-02-29')).toContain('11,70');
    expect(noteOn('2020-03-01')).toBe('taux et tranches non lus');
    expect(noteOn('2026-11-21')).toBe('taux et tranches non lus');
  });
});

test('the procédure simplifiée is n° 113, without amount and without coefficient', () => {
  const line = smallClaimsLine(day('2026-11-21'));
  expect(line).not.toHaveProperty('amount');
  expect(line.because.map(citation)).toEqual([
    'article A444-28 du code de commerce',
    'article A444-47 du code de commerce',
  ]);
});

describe('courts', () => {
  test('three amounts contradict each other at the commercial court since 1 March 2026: none is chosen', () => {
    for (const on of ['2026-03-01', '2026-11-21']) {
      const fee = injonctionCourtFee(true, day(on));
      expect(fee.amount).toBeUndefined();
      expect(fee.quoted?.map((one) => decimal(one.amount))).toEqual(['25.19', '33.47', '30.23']);
      expect(fee.because[0]?.conflict).toBeDefined();
    }
  });

  test.each(['2020-01-01', '2025-06-01', '2026-02-28'])('on %s those amounts are not quoted', (on) => {
    const fee = injonctionCourtFee(true, day(on));
    expect(fee).not.toHaveProperty('quoted');
    expect(fee).not.toHaveProperty('amount');
    expect(fee.because[0]).toMatchObject({ read: 'unconfirmed' });
    expect(fee.because[0]).not.toHaveProperty('conflict');
  });

  test('nothing at the tribunal judiciaire', () => {
    expect(injonctionCourtFee(false, day('2026-11-21')).amount).toBe(0n);
  });

  test('50 € at the tribunal judiciaire since 1 May 2026, not for an injonction, never at the commercial court', () => {
    const of = (on: string, isCommercial: boolean, isInjonction: boolean) =>
      legalAidContributionLine(day(on), isCommercial, isInjonction)?.amount;
    expect(of('2026-05-01', false, false)).toBe(euros('50.00'));
    expect(of('2026-04-30', false, false)).toBeUndefined();
    expect(of('2026-05-01', true, false)).toBeUndefined();
    expect(of('2026-05-01', false, true)).toBeUndefined();
  });

  test.each([
    ['50000.00', '2026-11-21', true, 0],
    ['50000.01', '2026-11-21', true, 1],
    ['50000.01', '2026-11-21', false, 0],
    ['50000.01', '2024-12-31', true, 0],
    ['50000.01', '2025-01-01', true, 1],
    ['50000.01', '2029-01-01', true, 0],
  ])('the contribution for economic justice: %s on %s', (claimed, on, isCommercial, count) => {
    const lines = economicContributionLines(day(on), euros(claimed), isCommercial);
    expect(lines).toHaveLength(count);
    for (const line of lines) expect(line.amount).toBeUndefined();
  });
});
