import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../kernel/civil-date.ts';
import { type Cents, decimal, euros, sumOf } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { citation } from '../citation.ts';
import { type OpenDebt, sharePayment } from './imputation-des-paiements.ts';

const on = day('2026-06-30');
const debt = (id: string, dueOn: string, owed: string, more: Partial<OpenDebt> = {}): OpenDebt => ({
  id,
  dueOn: day(dueOn),
  owed: euros(owed),
  ...more,
});
const share = (amount: string, debts: OpenDebt[], chosen: string[] = []) => {
  const result = orThrow(sharePayment(euros(amount), debts, on, chosen));
  return { ...result, shares: result.shares.map(({ id, amount: part }) => [id, part]) };
};

describe('one payment, several invoices (C. civ. 1342-10)', () => {
  const old = debt('old', '2026-01-31', '100.00');
  const recent = debt('recent', '2026-05-31', '100.00');
  const future = debt('future', '2026-09-30', '100.00');

  test('due debts before those that are not, the oldest first', () => {
    expect(share('250.00', [future, recent, old]).shares).toEqual([
      ['old', euros('100.00')],
      ['recent', euros('100.00')],
      ['future', euros('50.00')],
    ]);
  });

  test('the one the debtor had most interest to pay comes before an older one', () => {
    const secured = { ...recent, interestToPay: 1 };
    expect(share('120.00', [old, secured]).shares).toEqual([
      ['recent', euros('100.00')],
      ['old', euros('20.00')],
    ]);
  });

  test('the debtor chooses; a choice that pays only a part is told', () => {
    const result = share('100.00', [old, recent, future], ['future']);
    expect([result.shares, result.warnings]).toEqual([[['future', euros('100.00')]], []]);
    const part = share('60.00', [old, recent, future], ['future']);
    expect(part.warnings).toEqual([{ kind: 'choice-pays-in-part', id: 'future' }]);
    expect(part.because).toHaveLength(2);
  });

  test('equal in everything: in proportion, to the cent', () => {
    const twins = [
      debt('a', '2026-01-31', '100.00'),
      debt('b', '2026-01-31', '200.00'),
      debt('c', '2026-01-31', '0.01'),
    ];
    const { shares } = share('100.00', twins);
    expect(shares).toEqual([
      ['a', euros('33.33')],
      ['b', euros('66.67')],
    ]);
  });

  test('each share says why it comes where it does, and what is left of its debt', () => {
    const secured = debt('secured', '2026-05-31', '30.00', { interestToPay: 1 });
    const { shares } = orThrow(sharePayment(euros('200.00'), [old, recent, future, secured], on, ['future']));
    expect(shares.map(({ id, reason, left, isProportional }) => [id, reason, decimal(left), isProportional])).toEqual([
      ['future', 'indicated', '0.00', false],
      ['secured', 'due-most-interest', '0.00', false],
      ['old', 'due', '30.00', false],
    ]);
    const early = orThrow(sharePayment(euros('250.00'), [future, old, recent], on)).shares.at(-1);
    expect(early).toMatchObject({ id: 'future', reason: 'not-yet-due', left: euros('50.00') });
  });

  test('two of one rank that a payment cannot both pay share it, and say so', () => {
    const twins = [debt('a', '2026-01-31', '100.00'), debt('b', '2026-01-31', '100.00')];
    const shared = orThrow(sharePayment(euros('50.00'), twins, on)).shares;
    expect(shared.map(({ id, amount, isProportional }) => [id, decimal(amount), isProportional])).toEqual([
      ['a', '25.00', true],
      ['b', '25.00', true],
    ]);
    const paid = orThrow(sharePayment(euros('200.00'), twins, on)).shares;
    expect(paid.every(({ isProportional }) => !isProportional)).toBe(true);
  });

  test('due on the day of the payment is due', () => {
    const today = debt('today', on, '10.00');
    const tomorrow = debt('tomorrow', addDays(on, 1), '10.00');
    const { shares } = orThrow(sharePayment(euros('20.00'), [tomorrow, today], on));
    expect(shares.map(({ id, reason }) => [id, reason])).toEqual([
      ['today', 'due'],
      ['tomorrow', 'not-yet-due'],
    ]);
  });

  test('the article is the one of the day: the former ones before October 2016', () => {
    const cited = (paidOn: string) => orThrow(sharePayment(euros('1.00'), [old], day(paidOn))).because.map(citation);
    expect(cited('2016-09-30')).toEqual(['article 1256 du code civil']);
    expect(cited('2016-10-01')).toEqual(['article 1342-10 du code civil']);
  });

  test('what exceeds everything is a surplus', () => {
    expect(share('350.00', [old, recent, future]).surplus).toBe(euros('50.00'));
    expect(share('10.00', []).surplus).toBe(euros('10.00'));
  });

  test.each<[string, () => unknown, object]>([
    ['nothing paid', () => sharePayment(euros('0.00'), [old], on), { argument: 'amount' }],
    [
      'a negative debt',
      () => sharePayment(euros('1.00'), [old, debt('x', '2026-01-31', '-1.00')], on),
      { argument: 'debts', index: 1 },
    ],
    [
      'two debts of one name',
      () => sharePayment(euros('1.00'), [old, recent, debt('old', '2026-03-31', '5.00')], on),
      { kind: 'given-twice', argument: 'debts', id: 'old' },
    ],
    [
      'a debt indicated twice',
      () => sharePayment(euros('1.00'), [old, recent], on, ['old', 'old']),
      { kind: 'given-twice', argument: 'chosen', id: 'old' },
    ],
    [
      'a debt that is not there',
      () => sharePayment(euros('1.00'), [old], on, ['ghost']),
      { argument: 'chosen', id: 'ghost' },
    ],
  ])('%s is refused', (_, run, refusal) => {
    expect(run()).toMatchObject({ refused: true, refusal });
  });

  test('no cent is lost or created, no debt is overpaid, and the order of the list does not matter', () => {
    const anyDebts = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 3 }),
        dueOn: fc.integer({ min: 0, max: 5 }).map((offset) => addDays(day('2026-06-25'), 2 * offset)),
        owed: fc.bigInt({ min: 0n, max: 5_000n }) as fc.Arbitrary<Cents>,
        interestToPay: fc.nat(1),
      }),
      { selector: ({ id }) => id, maxLength: 6 },
    );
    fc.assert(
      fc.property(anyDebts, fc.bigInt({ min: 1n, max: 20_000n }) as fc.Arbitrary<Cents>, (debts, amount) => {
        const { shares, surplus } = orThrow(sharePayment(amount, debts, on));
        expect(sumOf(shares.map((one) => one.amount)) + surplus).toBe(amount);
        for (const one of shares) expect(one.amount).toBeLessThanOrEqual(debts.find(({ id }) => id === one.id)!.owed);
        expect(orThrow(sharePayment(amount, [...debts].reverse(), on))).toEqual(
          orThrow(sharePayment(amount, debts, on)),
        );
      }),
    );
  });
});
