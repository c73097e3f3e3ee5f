import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import {
  actCost,
  actCostLine,
  creditorRecoveryLine,
  debtorRecoveryFee,
  engagementFee,
  injonctionCourtFee,
  legalAidContributionLine,
  throughScale,
} from './frais-reglementes.ts';
import { acts, debtorScale } from './frais-reglementes.values.ts';

const cost = (obligation: string, on = '2026-11-21', isElectronic = true) =>
  orThrow(actCost({ act: 'service-of-injonction', on: day(on), obligation: euros(obligation), isElectronic }));

describe('acts of a commissaire de justice', () => {
  test.each([
    ['128.00', '12.90', 'A444-46: coefficient 0.5'],
    ['128.01', '25.79', 'A444-46: coefficient 1'],
    ['1280.00', '25.79', 'A444-46: coefficient 1'],
    ['1280.01', '51.58', 'A444-46: coefficient 2'],
  ])('serving an injonction of %s is %s before travel and VAT (%s)', (obligation, fee) => {
    expect(decimal(cost(obligation).fee)).toBe(fee);
  });

  test('fee + travel + 20 % VAT', () => {
    const { fee, travel, beforeVat, vat, total, because } = cost('4000.00');
    expect([fee, travel, beforeVat, vat, total].map(decimal)).toEqual(['51.58', '8.80', '60.38', '12.08', '72.46']);
    expect(because.every((source) => source.read === 'second-hand')).toBe(true);
    expect(cost('4000.00', '2026-11-21', false).because.some((source) => source.read === 'unconfirmed')).toBe(true);
  });

  // nr-co.fr and french-business-law.com for both periods.
  test.each([
    ['assignation', '2025-01-01', '18.28'],
    ['service-of-decision', '2025-01-01', '25.79'],
    ['urgent-service', '2025-01-01', '90.18'],
    ['saisie-attribution', '2025-01-01', '33.31'],
  ] as const)('%s on %s: %s', (act, on, fee) => {
    const result = orThrow(actCost({ act, on: day(on), obligation: euros('1000.00'), isElectronic: true }));
    expect(decimal(result.fee)).toBe(fee);
  });

  test('a period that was not read is refused, not guessed from the one before', () => {
    for (const act of acts) {
      const facts = { act, on: day('2026-11-21'), obligation: euros('1000.00'), isElectronic: true };
      expect([act, actCost(facts).refused]).toEqual([act, act !== 'service-of-injonction']);
      expect(actCostLine(facts).amount === undefined).toBe(act !== 'service-of-injonction');
    }
    expect(
      actCost({ act: 'assignation', on: day('2028-03-01'), obligation: 1n as Cents, isElectronic: true }).refused,
    ).toBe(true);
    expect(
      actCost({ act: 'assignation', on: day('2025-01-01'), obligation: 0n as Cents, isElectronic: true }),
    ).toMatchObject({
      refusal: { kind: 'not-positive' },
    });
  });

  test('serving an injonction is priced every day of the tariff periods', () => {
    for (let on: CivilDate = day('2024-03-01'); on <= '2028-02-29'; on = addDays(on, 1)) {
      expect(cost('1000.00', on).fee).toBe(euros('25.79'));
    }
  });
});

describe('scales', () => {
  test.each([
    ['0.00', '0.00'],
    ['44.00', '4.25'],
    ['100.00', '9.67'],
    ['125.00', '12.09'],
    ['610.00', '42.59'],
    ['1525.00', '73.52'],
    ['10000.00', '98.10'],
    ['1000000.00', '550.00'],
  ])('recovering %s costs the debtor %s (A444-31, state of 2020-2022)', (recovered, fee) => {
    expect(decimal(orThrow(debtorRecoveryFee(euros(recovered), day('2022-01-01'))).value)).toBe(fee);
  });

  test.each([
    ['76.00', '4.29'],
    ['304.00', '17.02'],
    ['912.00', '34.05'],
    ['3040.00', '63.84'],
    ['1000000.00', '268.13'],
  ])('engaging on %s costs %s (A444-15)', (claimed, fee) => {
    expect(decimal(orThrow(engagementFee(euros(claimed), day('2022-01-01'))).value)).toBe(fee);
  });

  test('what was computed and not read says so; the scale on the creditor has no amount', () => {
    expect(orThrow(debtorRecoveryFee(euros('100.00'), day('2025-01-01'))).because[0]?.read).toBe('unconfirmed');
    expect(creditorRecoveryLine(euros('1000.00'), day('2026-11-21')).amount).toBeUndefined();
  });

  test('a larger sum never costs less, and never more than the cap', () => {
    const scale = debtorScale.rows[0]!.value;
    const sum = fc.bigInt({ min: 4_401n, max: 100_000_000n }) as fc.Arbitrary<Cents>;
    fc.assert(
      fc.property(sum, sum, (a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        expect(throughScale(small, scale)).toBeLessThanOrEqual(throughScale(large, scale));
        expect(throughScale(large, scale)).toBeLessThanOrEqual(scale.cap!);
      }),
    );
  });
});

describe('courts', () => {
  test('three amounts contradict each other at the commercial court: none is chosen', () => {
    const fee = injonctionCourtFee(true, day('2026-11-21'));
    expect(fee.amount).toBeUndefined();
    expect(fee.quoted?.map((one) => decimal(one.amount))).toEqual(['25.19', '33.47', '30.23']);
    expect(fee.because[0]?.conflict).toBeDefined();
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
});
