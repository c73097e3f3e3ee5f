import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../kernel/civil-date.ts';
import { type Cents, euros, sumOf } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
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
