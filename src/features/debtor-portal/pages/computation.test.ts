import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../kernel/civil-date.ts';
import { type Cents, cents, euros, parseAmount, sumOf } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import { publishedLaw } from '../../../law/schedule.ts';
import { type ClaimPosition, owedOn } from '../../payments/claim-position.ts';
import { computationOf } from './computation.ts';

type Invoice = Parameters<typeof computationOf>[0]['invoice'];

const money = (text: string): Cents => orThrow(parseAmount(text));

function aCase(total: Cents, prepaid: Cents, moves: { after: number; amount: Cents; isCredit: boolean }[]) {
  const on = day('2026-11-21');
  const invoice = { total, number: 'F-1' } as Invoice;
  const at = (after: number) => addDays(day('2026-09-09'), after);
  const position = {
    inForce: publishedLaw,
    parties: 'professionals',
    issuedOn: day('2026-09-09'),
    dueOn: day('2026-10-09'),
    total,
    principal: cents(total - prepaid),
    payments: moves.filter(({ isCredit }) => !isCredit).map(({ after, amount }) => ({ on: at(after), amount })),
    creditNotes: moves.filter(({ isCredit }) => isCredit).map(({ after, amount }) => ({ on: at(after), amount })),
  } as unknown as ClaimPosition;
  const owed = orThrow(owedOn(position, on));
  return { owed, rows: computationOf({ invoice, position }, owed) };
}

test('the lines add up to the sum due, whatever was paid, credited or prepaid', () => {
  const amount = fc.bigInt({ min: 1n, max: 700_000n }).map(cents);
  const move = fc.record({ after: fc.integer({ min: 0, max: 73 }), amount, isCredit: fc.boolean() });
  fc.assert(
    fc.property(
      fc.bigInt({ min: 100n, max: 10_000_000n }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.array(move, { maxLength: 5 }),
      (total, share, moves) => {
        const prepaid = BigInt(Math.floor(Number(total) * share));
        const { owed, rows } = aCase(cents(total), cents(prepaid), moves);
        const lines = rows.filter(({ kind }) => kind !== 'total').map((row) => money(row.amount));
        expect(sumOf(lines)).toBe(owed.total);
        expect(money(rows.at(-1)?.amount ?? '')).toBe(owed.total);
      },
    ),
  );
});

test('a credit note beyond the invoice is no payment of the debtor: it is one line of credit, and the sum is nil', () => {
  const { owed, rows } = aCase(euros('1000.00'), euros('0.00'), [
    { after: 50, amount: euros('800.00'), isCredit: false },
    { after: 60, amount: euros('400.00'), isCredit: true },
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual([
    'invoice',
    'credited',
    'interest',
    'interest',
    'indemnity',
    'payment',
    'total',
  ]);
  expect(owed.total).toBe(0n);
  expect(rows.at(-1)?.amount).toBe('0.00');
});

test('a part payment shows how it was divided', () => {
  const { rows } = aCase(euros('5560.00'), euros('500.00'), [{ after: 54, amount: euros('1000.00'), isCredit: false }]);
  expect(rows.map(({ kind }) => kind)).toEqual([
    'invoice',
    'prepaid',
    'interest',
    'interest',
    'indemnity',
    'payment',
    'total',
  ]);
  expect(rows.find(({ kind }) => kind === 'payment')).toMatchObject({
    amount: '-1000.00',
    toInterest: '41.26',
    toIndemnity: '0.00',
    toPrincipal: '958.74',
  });
});
