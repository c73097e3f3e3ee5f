import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import {
  contestUntil,
  type ExecutionFacts,
  isEnforcementTime,
  measureConditions,
  measureDeadlines,
  unseizableOn,
} from './execution.ts';
import { measureRules, measures } from './execution.values.ts';

const base: ExecutionFacts = {
  measure: 'saisie-attribution',
  on: day('2026-11-21'),
  hasTitle: true,
  principal: euros('1000.00'),
  debtorInsolvent: false,
};
const failed = (facts: Partial<ExecutionFacts>) =>
  orThrow(measureConditions({ ...base, ...facts }))
    .filter((one) => one.met !== 'yes')
    .map((one) => one.condition);

describe('measures', () => {
  test('all need a title but the conservatory one, which may rest on a leave', () => {
    for (const measure of measures) {
      expect(failed({ measure }), measure).toEqual([]);
      expect(failed({ measure, hasTitle: false }).length, measure).toBe(1);
      expect(measureRules[measure].because.length).toBeGreaterThan(0);
    }
    expect(failed({ measure: 'saisie-conservatoire', hasTitle: false, leaveOfJudge: true })).toEqual([]);
    expect(failed({ measure: 'saisie-attribution', hasTitle: false, leaveOfJudge: true })).toEqual(['has-title']);
  });

  test('none against a debtor in insolvency proceedings', () => {
    for (const measure of measures)
      expect(failed({ measure, debtorInsolvent: true })).toContain('debtor-not-insolvent');
  });

  test('at home under 535 € another means must have failed (L221-2, R221-2)', () => {
    const home = { measure: 'saisie-vente', atHome: true } as const;
    expect(failed({ ...home, principal: euros('534.99') })).toEqual(['other-means-first-at-home']);
    expect(failed({ ...home, principal: euros('535.00') })).toEqual([]);
    expect(failed({ ...home, principal: euros('100.00'), otherMeansFailed: true })).toEqual([]);
    expect(failed({ ...home, principal: euros('100.00'), leaveOfJudge: true })).toEqual([]);
  });

  test.each([
    ['saisie-attribution', 'tell-debtor', '2026-11-10', 'R211-3: eight days'],
    ['saisie-vente', 'wait-after-commandement', '2026-11-10', 'R221-1: eight days'],
    ['saisie-vente', 'act-after-commandement', '2028-11-02', 'R221-5: two years'],
    ['saisie-des-remunerations', 'wait-after-commandement', '2026-12-02', 'R212-1-1: one month'],
    ['saisie-conservatoire', 'use-leave-of-judge', '2027-02-02', 'R511-6: three months'],
    ['saisie-conservatoire', 'sue-for-title', '2026-12-02', 'R511-7: one month'],
    ['saisie-conservatoire', 'tell-debtor', '2026-11-10', 'R523-3: eight days'],
  ] as const)('%s, %s: %s (%s)', (measure, deadline, expected, _source) => {
    const found = measureDeadlines(measure, day('2026-11-02')).find((one) => one.deadline === deadline);
    expect(found?.expiresOn).toBe(expected);
  });

  test('one month to contest, from the day the debtor is told', () => {
    expect(contestUntil(day('2026-11-10')).expiresOn).toBe('2026-12-10');
  });
});

describe('hours', () => {
  test.each([
    ['2026-11-20', 6 * 60, true],
    ['2026-11-20', 6 * 60 - 1, false],
    ['2026-11-20', 21 * 60, true],
    ['2026-11-20', 21 * 60 + 1, false],
    ['2026-11-21', 12 * 60, true],
    ['2026-11-22', 12 * 60, false],
    ['2026-12-25', 12 * 60, false],
  ])('%s at minute %i: %s (L141-1)', (on, minutes, expected) => {
    expect(isEnforcementTime(day(on), minutes).value).toBe(expected);
  });
});

describe('what a bank seizure leaves', () => {
  test.each([
    ['2024-04-01', '635.71'],
    ['2026-03-31', '646.52'],
    ['2026-04-01', '651.69'],
    ['2026-11-21', '651.69'],
  ])('on %s: %s', (on, amount) => {
    expect(decimal(orThrow(unseizableOn(day(on))).value)).toBe(amount);
  });

  test('every day from April 2024 to March 2027 has one, none after', () => {
    for (let on: CivilDate = day('2024-04-01'); on <= '2027-03-31'; on = addDays(on, 1)) {
      expect(unseizableOn(on).refused).toBe(false);
    }
    expect(unseizableOn(day('2027-04-01')).refused).toBe(true);
    expect(unseizableOn(day('2024-03-31')).refused).toBe(true);
  });
});
