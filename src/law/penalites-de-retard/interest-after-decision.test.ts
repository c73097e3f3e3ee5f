import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percentText } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { citation } from '../citation.ts';
import { interestAfterDecision, type JudgmentFacts, type JudgmentOwed } from './interest-after-decision.ts';
import type { DatedAmount } from './owed.ts';

const base: JudgmentFacts = {
  principal: euros('10000.00'),
  decidedOn: day('2025-12-31'),
  creditor: 'professional',
  on: day('2026-06-30'),
  payments: [],
};
const dated = (on: string, amount: string): DatedAmount => ({ on: day(on), amount: euros(amount) });
const owed = (facts: Partial<JudgmentFacts> = {}): JudgmentOwed =>
  orThrow(interestAfterDecision({ ...base, ...facts }));
const lines = (result: JudgmentOwed) =>
  result.lines.map((line) => [line.from, line.to, percentText(line.rate), decimal(line.base), decimal(line.interest)]);
const kinds = (result: JudgmentOwed) => result.warnings.map(({ kind }) => kind);

describe('interest at the legal rate after a decision (C. civ. 1231-7, CMF L313-3)', () => {
  test('from the morrow of the decision, by semester, at the rate of the creditor', () => {
    expect(lines(owed())).toEqual([['2026-01-01', '2026-06-30', '2.62', '10000.00', '129.92']]);
    expect(lines(owed({ creditor: 'individual', on: day('2026-07-31') })).map((line) => line[2])).toEqual([
      '6.67',
      '6.84',
    ]);
  });

  test('the total is what is left of the sum and of its interest', () => {
    const result = owed({ payments: [dated('2026-03-31', '5000.00')] });
    // 90 days: 64.60; then 5 064.60 for 91 days: 33.08.
    expect(lines(result)).toEqual([
      ['2026-01-01', '2026-03-31', '2.62', '10000.00', '64.60'],
      ['2026-04-01', '2026-06-30', '2.62', '5064.60', '33.08'],
    ]);
    expect([result.principal, result.interest, result.total, result.accrued].map(decimal)).toEqual([
      '5064.60',
      '33.08',
      '5097.68',
      '97.68',
    ]);
    expect(result.because.map(citation)).toContain('article 1343-1 du code civil');
  });

  test.each([
    ['2025-12-31', '2026-03-01'],
    ['2026-01-31', '2026-04-01'],
    ['2026-02-28', '2026-04-29'],
    ['2026-04-30', '2026-07-01'],
  ])('enforceable on %s: five points more from %s', (enforceableOn, from) => {
    const result = owed({ enforceableOn: day(enforceableOn), on: day('2026-12-31') });
    expect(result.increasedFrom).toBe(from);
    for (const line of result.lines) {
      const legal = line.from < '2026-07-01' ? 2.62 : 2.75;
      expect(percentText(line.rate)).toBe((legal + (line.from >= from ? 5 : 0)).toFixed(2));
      const isIncreased = line.because.map(citation).includes('article L313-3 du code monétaire et financier');
      expect(isIncreased).toBe(line.from >= from);
    }
  });

  test('the increase is told to be in the hands of the judge of enforcement, and only once it runs', () => {
    const facts = { enforceableOn: day('2026-01-31') };
    expect(kinds(owed({ ...facts, on: day('2026-03-31') }))).toEqual([]);
    expect(owed({ ...facts, on: day('2026-04-01') }).warnings).toContainEqual({
      kind: 'increase-may-be-reduced',
      from: '2026-04-01',
    });
    expect(kinds(owed({ ...facts, payments: [dated('2026-03-31', '20000.00')] }))).toEqual(['overpaid']);
  });

  test('when it is not known to be enforceable, no increase is counted, and it is told', () => {
    expect(kinds(owed())).toEqual(['enforceable-day-not-given']);
    expect(owed()).not.toHaveProperty('increasedFrom');
  });

  test('payments: after the statement they are told, beyond everything they are a surplus, in any order', () => {
    const payments = [dated('2026-07-01', '10.00'), dated('2026-03-31', '100.00'), dated('2026-02-28', '50.00')];
    const one = owed({ payments });
    expect(one.warnings).toContainEqual({
      kind: 'not-yet-counted',
      what: 'payments',
      on: '2026-07-01',
      amount: euros('10.00'),
    });
    expect(owed({ payments: [...payments].reverse() })).toEqual(one);
    const over = owed({ payments: [dated('2026-06-30', '10200.00')] });
    expect([over.total, over.surplus].map(decimal)).toEqual(['0.00', '70.08']);
  });

  test('on its own day nothing has run, and the reasons are there', () => {
    const result = owed({ on: base.decidedOn });
    expect([result.lines, decimal(result.total)]).toEqual([[], '10000.00']);
    expect(result.because.map(citation)).toEqual(['article 1231-7 du code civil']);
  });

  test.each<[string, Partial<JudgmentFacts>, object]>([
    ['no sum', { principal: euros('0.00') }, { kind: 'not-positive', argument: 'principal' }],
    ['a statement before the decision', { on: day('2025-12-30') }, { kind: 'before-decision', argument: 'on' }],
    [
      'enforceable before it was made',
      { enforceableOn: day('2025-12-30') },
      { kind: 'before-decision', argument: 'enforceableOn' },
    ],
    [
      'a payment before the decision',
      { payments: [dated('2026-01-01', '1.00'), dated('2025-12-30', '1.00')] },
      { kind: 'before-decision', argument: 'payments', index: 1 },
    ],
    [
      'a payment of nothing',
      { payments: [dated('2026-01-01', '0.00')] },
      { kind: 'not-positive', argument: 'payments', index: 0 },
    ],
    ['a rate not published', { on: day('2027-01-01') }, { kind: 'law-not-known-on', on: '2027-01-01' }],
    [
      'an increase before our table',
      { decidedOn: day('2008-06-01'), enforceableOn: day('2008-07-01') },
      { kind: 'law-not-known-on', subject: 'legal-interest-after-decision' },
    ],
  ])('%s is refused', (_, facts, refusal) => {
    expect(interestAfterDecision({ ...base, ...facts })).toMatchObject({ refused: true, refusal });
  });
});
