import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { publishedLaw } from '../../law/schedule.ts';
import { type RegulatedCostsFacts, regulatedCosts } from './regulated-costs.ts';

const of = (on: string, obligation = '4000.00', more: Partial<RegulatedCostsFacts> = {}) =>
  orThrow(regulatedCosts({ on: day(on), obligation: euros(obligation), ...more }, publishedLaw));
const fee = (on: string, item: string, obligation?: string) => of(on, obligation).fees.find((one) => one.item === item);

describe('what a day’s tariffs say', () => {
  test.each([
    // Acts told, acts without travel, fees on the sum, what was not read.
    ['2019-06-01', 0, 0, 0, 11],
    ['2022-06-01', 8, 8, 3, 0],
    ['2025-06-01', 7, 0, 3, 1],
    ['2026-11-21', 1, 0, 0, 10],
    ['2028-03-01', 0, 0, 0, 11],
  ])('%s', (on, acts, withoutTravel, fees, notKnown) => {
    const found = of(on);
    const partial = found.acts.filter(({ total }) => total === undefined);
    expect([found.acts.length, partial.length, found.fees.length, found.notKnown.length]).toEqual([
      acts,
      withoutTravel,
      fees,
      notKnown,
    ]);
    const warned = found.warnings.flatMap((one) => (one.kind === 'travel-not-known' ? one.acts : []));
    expect(warned).toEqual(partial.map(({ act }) => act));
  });

  test('overseas and disbursements are always said', () => {
    expect(of('2026-11-21').warnings.map(({ kind }) => kind)).toEqual([
      'disbursements-not-counted',
      'overseas-differs',
    ]);
  });

  test('every reason of a line is among the reasons of the whole', () => {
    for (const on of ['2022-06-01', '2025-06-01', '2026-11-21']) {
      const found = of(on);
      for (const { because } of [...found.acts, ...found.fees, ...found.costs]) {
        for (const source of because) expect(found.because).toContainEqual(source);
      }
    }
  });
});

describe('fees on the sum', () => {
  test('who bears the droit d’engagement is not sourced; the droit de recouvrement is the debtor’s', () => {
    expect(fee('2022-06-01', 'engagement-fee')?.borneBy).toMatchObject({ party: 'debtor', read: 'unconfirmed' });
    expect(fee('2022-06-01', 'debtor-recovery-fee')?.borneBy).toMatchObject({ party: 'debtor', read: 'second-hand' });
    expect(fee('2022-06-01', 'instalment-fee')).not.toHaveProperty('borneBy');
  });

  test('the discount of A444-52 is told where there is one', () => {
    expect(decimal(fee('2022-06-01', 'engagement-fee', '13040.00')!.largestDiscount!)).toBe('5.60');
    expect(fee('2022-06-01', 'engagement-fee', '3040.00')).not.toHaveProperty('largestDiscount');
    expect(fee('2022-06-01', 'debtor-recovery-fee', '13040.00')).not.toHaveProperty('largestDiscount');
  });

  test('managing instalments comes with its cap', () => {
    expect(fee('2025-06-01', 'instalment-fee')).toMatchObject({ amount: euros('6.44'), cap: euros('33.07') });
  });
});

describe('other costs', () => {
  const items = (on: string, obligation?: string, more?: Partial<RegulatedCostsFacts>) =>
    of(on, obligation, more).costs.map(({ item }) => item);

  test('the procédure simplifiée up to 5 000 €', () => {
    expect(items('2026-11-21', '5000.00')).toContain('procedure-simplifiee');
    expect(items('2026-11-21', '5000.01')).not.toContain('procedure-simplifiee');
  });

  test('the court asked for decides', () => {
    expect(items('2026-11-21', '60000.00')).toEqual([
      'creditor-recovery-fee',
      'greffe',
      'economic-justice-contribution',
    ]);
    expect(items('2026-11-21', '60000.00', { isCommercial: false })).toEqual([
      'creditor-recovery-fee',
      'greffe',
      'legal-aid-contribution',
    ]);
  });

  test('nothing is asked of a sum that is not one', () => {
    expect(regulatedCosts({ on: day('2026-11-21'), obligation: euros('0.00') }, publishedLaw)).toMatchObject({
      refusal: { kind: 'not-positive', argument: 'obligation' },
    });
  });
});
