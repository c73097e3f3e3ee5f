import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { amountOwed } from './amount-owed.ts';
import type { DatedAmount, Owed, OwedFacts } from './owed.ts';

const base: OwedFacts = {
  parties: 'professionals',
  principal: euros('1000.00'),
  dueOn: day('2026-01-31'),
  on: day('2026-03-30'),
  payments: [],
  creditNotes: [],
};
const dated = (on: string, amount: string): DatedAmount => ({ on: day(on), amount: euros(amount) });
const owed = (facts: Partial<OwedFacts>): Owed => orThrow(amountOwed({ ...base, ...facts }));
const amounts = (result: Owed) =>
  [result.principal, result.interest, result.indemnity, result.total, result.surplus].map(decimal);
const imputed = (result: Owed) =>
  result.imputation.map(({ kind, amount, toInterest, toIndemnity, toPrincipal, surplus }) => [
    kind,
    ...[amount, toInterest, toIndemnity, toPrincipal, surplus].map(decimal),
  ]);
const excess = (result: Owed) => result.warnings.find(({ kind }) => kind === 'credit-note-exceeds-principal');

describe('a credit note larger than the principal left is set against the rest (C. civ. 1347)', () => {
  // 15 days at 12.15 % on 1 000 €: 4.99, so 795.01 goes to the principal; five days on 204.99: 0.34.
  const facts = { payments: [dated('2026-02-15', '800.00')], creditNotes: [dated('2026-02-20', '300.00')] };

  test('interest, then indemnity, then the debtor: nothing is claimed from whom is owed', () => {
    const result = owed(facts);
    expect(amounts(result)).toEqual(['0.00', '0.00', '0.00', '0.00', '54.67']);
    expect(imputed(result)).toEqual([
      ['payment', '800.00', '4.99', '0.00', '795.01', '0.00'],
      ['credit-note', '300.00', '0.34', '40.00', '204.99', '54.67'],
    ]);
    expect(excess(result)).toEqual({
      kind: 'credit-note-exceeds-principal',
      amount: euros('95.01'),
      setOff: euros('40.34'),
      surplus: euros('54.67'),
    });
  });

  test('it is a reading: its article says that it is not confirmed, and so does a warning', () => {
    const source = { kind: 'article', number: '1347', read: 'unconfirmed' };
    expect(owed(facts).because).toContainEqual(expect.objectContaining(source));
    expect(owed(facts).warnings).toContainEqual({
      kind: 'unconfirmed-source',
      source: expect.objectContaining(source),
    });
    const within = owed({ creditNotes: [dated('2026-02-20', '300.00')] });
    expect(within.because).not.toContainEqual(expect.objectContaining(source));
  });

  test('the order in which they are given does not matter; their days do', () => {
    const creditNotes = [dated('2026-02-20', '200.00'), dated('2026-02-20', '100.00')];
    const { warnings: _, ...one } = owed({ ...facts, creditNotes });
    const { warnings: __, ...other } = owed({ ...facts, creditNotes: [...creditNotes].reverse() });
    expect(other).toEqual(one);
    expect(decimal(one.surplus)).toBe('54.67');
    const swapped = owed({
      payments: [dated('2026-02-20', '800.00')],
      creditNotes: [dated('2026-02-15', '300.00')],
    });
    expect(amounts(swapped)).toEqual(['0.00', '0.00', '0.00', '0.00', '53.84']);
  });

  test.each<[string, Partial<OwedFacts>, string[]]>([
    [
      'exactly the principal: interest and indemnity stay',
      { creditNotes: [dated('2026-03-02', '1000.00')] },
      ['0.00', '9.99', '40.00', '49.99', '0.00'],
    ],
    [
      'beyond by less than the interest',
      { creditNotes: [dated('2026-03-02', '1005.00')] },
      ['0.00', '4.99', '40.00', '44.99', '0.00'],
    ],
    [
      'beyond by less than interest and indemnity',
      { creditNotes: [dated('2026-03-02', '1030.00')] },
      ['0.00', '0.00', '19.99', '19.99', '0.00'],
    ],
    [
      'exactly all that is owed',
      { creditNotes: [dated('2026-03-02', '1049.99')] },
      ['0.00', '0.00', '0.00', '0.00', '0.00'],
    ],
    [
      'beyond everything',
      { creditNotes: [dated('2026-03-02', '1200.00')] },
      ['0.00', '0.00', '0.00', '0.00', '150.01'],
    ],
    [
      'before the due date: nothing is late, all the excess is for the debtor',
      { creditNotes: [dated('2026-01-10', '1200.00')] },
      ['0.00', '0.00', '0.00', '0.00', '200.00'],
    ],
    [
      'after everything was paid: all of it',
      { payments: [dated('2026-03-02', '1049.99')], creditNotes: [dated('2026-03-10', '100.00')] },
      ['0.00', '0.00', '0.00', '0.00', '100.00'],
    ],
    [
      'then a payment: all of it comes back',
      { creditNotes: [dated('2026-03-02', '1030.00')], payments: [dated('2026-03-10', '50.00')] },
      ['0.00', '0.00', '0.00', '0.00', '30.01'],
    ],
    [
      'toward a consumer there is only interest to be set against',
      {
        parties: 'consumer',
        miseEnDemeureOn: day('2026-02-01'),
        creditNotes: [dated('2026-03-02', '1200.00')],
      },
      // 29 days at 2.62 % on 1 000 €.
      ['0.00', '0.00', '0.00', '0.00', '197.92'],
    ],
    [
      'the indemnity first or last: the excess pays both',
      { indemnityRank: 'before-principal', creditNotes: [dated('2026-03-02', '1200.00')] },
      ['0.00', '0.00', '0.00', '0.00', '150.01'],
    ],
  ])('%s', (_, given, expected) => {
    expect(amounts(owed(given))).toEqual(expected);
  });

  test('two notes: only the second exceeds, and only it is in the imputation', () => {
    const result = owed({ creditNotes: [dated('2026-02-10', '900.00'), dated('2026-02-20', '200.00')] });
    // Ten days on 1 000 € (3.33), ten on 100 € (0.33).
    expect(imputed(result)).toEqual([['credit-note', '200.00', '3.66', '40.00', '100.00', '56.34']]);
  });

  test('interest that had begun to bear interest is paid with the rest', () => {
    const result = owed({
      dueOn: day('2024-01-31'),
      on: day('2026-06-30'),
      capitalisation: { from: day('2024-01-31'), allowedBy: 'contract' },
      creditNotes: [dated('2026-01-31', '5000.00')],
    });
    expect(decimal(result.total)).toBe('0.00');
    expect(result.lines.at(-1)?.to).toBe('2026-01-31');
    expect(result.surplus + result.accrued).toBe(euros('3960.00'));
  });
});
