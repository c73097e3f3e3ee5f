import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent, percentText } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { lawWith } from '../law-book.ts';
import { amountOwed } from './amount-owed.ts';
import type { Owed, OwedFacts } from './owed.ts';

const base: OwedFacts = {
  parties: 'professionals',
  principal: euros('1000.00'),
  dueOn: day('2026-01-31'),
  on: day('2026-03-02'),
  payments: [],
  creditNotes: [],
};
const lines = (result: Owed) =>
  result.lines.map((line) => [
    line.from,
    line.to,
    line.days,
    percentText(line.rate),
    decimal(line.base),
    decimal(line.interest),
  ]);

describe('what is refused', () => {
  test.each<[string, Partial<OwedFacts>, object]>([
    ['no principal', { principal: euros('0.00') }, { kind: 'not-positive', argument: 'principal' }],
    ['a negative principal', { principal: euros('-1.00') }, { kind: 'not-positive', argument: 'principal' }],
    ['a negative rate', { contractualRate: -1n as never }, { kind: 'not-positive', argument: 'contractualRate' }],
    [
      'a payment of nothing',
      {
        payments: [
          { on: day('2026-02-02'), amount: euros('1.00') },
          { on: day('2026-02-02'), amount: euros('0.00') },
        ],
      },
      { kind: 'not-positive', argument: 'payments', index: 1 },
    ],
    [
      'a payment before the invoice',
      { issuedOn: day('2026-01-01'), payments: [{ on: day('2025-12-31'), amount: euros('1.00') }] },
      { kind: 'before-invoice', argument: 'payments', index: 0, on: '2025-12-31', issuedOn: '2026-01-01' },
    ],
    [
      'a credit note before the invoice',
      { issuedOn: day('2026-01-01'), creditNotes: [{ on: day('2025-12-31'), amount: euros('1.00') }] },
      { kind: 'before-invoice', argument: 'creditNotes', index: 0, on: '2025-12-31', issuedOn: '2026-01-01' },
    ],
    [
      'a payment more than a year before the due date, when the invoice has no date',
      { payments: [{ on: day('2025-01-29'), amount: euros('1.00') }] },
      {
        kind: 'before-invoice',
        argument: 'payments',
        index: 0,
        on: '2025-01-29',
        dueOn: '2026-01-31',
        give: 'issuedOn',
      },
    ],
    [
      'a credit note years before',
      {
        creditNotes: [
          { on: day('2026-01-29'), amount: euros('1.00') },
          { on: day('2019-01-29'), amount: euros('1.00') },
        ],
      },
      {
        kind: 'before-invoice',
        argument: 'creditNotes',
        index: 1,
        on: '2019-01-29',
        dueOn: '2026-01-31',
        give: 'issuedOn',
      },
    ],
    [
      'a due date before the invoice',
      { issuedOn: day('2026-02-01') },
      { kind: 'before-invoice', argument: 'dueOn', on: '2026-01-31', issuedOn: '2026-02-01' },
    ],
    [
      'a statement before the invoice',
      { issuedOn: day('2026-01-10'), on: day('2026-01-09') },
      { kind: 'before-invoice', argument: 'on', on: '2026-01-09', issuedOn: '2026-01-10' },
    ],
    [
      'a mise en demeure before the invoice',
      { parties: 'consumer', issuedOn: day('2026-01-10'), miseEnDemeureOn: day('2026-01-09') },
      { kind: 'before-invoice', argument: 'miseEnDemeureOn', on: '2026-01-09', issuedOn: '2026-01-10' },
    ],
  ])('%s', (_, facts, refusal) => {
    expect(amountOwed({ ...base, ...facts })).toEqual({ refused: true, refusal });
  });

  test('a year before the due date is still taken, and any day when the date of the invoice allows it', () => {
    const paid = (on: string) => ({ payments: [{ on: day(on), amount: euros('1.00') }] });
    expect(amountOwed({ ...base, ...paid('2025-01-30') }).refused).toBe(false);
    expect(amountOwed({ ...base, ...paid('2020-01-30'), issuedOn: day('2020-01-01') }).refused).toBe(false);
  });

  test('a rate not yet published stops the computation on the first day it is needed', () => {
    expect(amountOwed({ ...base, on: day('2027-01-01') })).toMatchObject({
      refused: true,
      refusal: { kind: 'law-not-known-on', on: '2027-01-01' },
    });
    expect(amountOwed({ ...base, on: day('2026-12-31') }).refused).toBe(false);
    const consumer = { parties: 'consumer', miseEnDemeureOn: day('2026-02-01'), on: day('2027-01-01') } as const;
    expect(amountOwed({ ...base, ...consumer })).toMatchObject({
      refused: true,
      refusal: { subject: 'legal-interest', on: '2027-01-01' },
    });
    expect(amountOwed({ ...base, dueOn: day('2008-06-30') })).toMatchObject({ refused: true });
  });

  test("an operator's rows open the next semester without a release", () => {
    const source = { kind: 'publication', publisher: 'BCE', title: 'lu le 1er janvier 2027' } as const;
    const row = { from: day('2027-01-01'), until: day('2027-06-30'), source, read: 'official' } as const;
    const next = lawWith({
      'ecb-refinancing-rate': [{ ...row, value: percent('2.65') }],
      'legal-interest': [{ ...row, value: { professional: percent('2.90'), individual: percent('7.00') } }],
    });
    const result = orThrow(amountOwed({ ...base, dueOn: day('2026-12-31'), on: day('2027-01-31') }, next));
    expect(lines(result)).toEqual([['2027-01-01', '2027-01-31', 31, '12.65', '1000.00', '10.74']]);
    expect(result.because).toContainEqual({ ...source, read: 'official' });
    expect(amountOwed({ ...base, on: day('2027-07-01') }, next).refused).toBe(true);
    const floored = { ...base, dueOn: day('2026-12-31'), on: day('2027-01-31'), contractualRate: percent('1') };
    expect(percentText(orThrow(amountOwed(floored, next)).lines[0]!.rate)).toBe('8.70');
  });
});
