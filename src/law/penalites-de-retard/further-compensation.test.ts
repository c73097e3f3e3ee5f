import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percentText } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
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
const owed = (facts: Partial<OwedFacts>): Owed => orThrow(amountOwed({ ...base, ...facts }));
const lines = (result: Owed) =>
  result.lines.map((line) => [
    line.from,
    line.to,
    line.days,
    percentText(line.rate),
    decimal(line.base),
    decimal(line.interest),
  ]);
const amounts = (result: Owed) => [result.principal, result.interest, result.indemnity, result.total].map(decimal);

describe('compensation beyond the indemnity', () => {
  const costs = (spent: string, justified = true) => ({ furtherCompensation: { spent: euros(spent), justified } });
  const refusalOf = (facts: Partial<OwedFacts>) => amountOwed({ ...base, ...facts });

  test('what was spent beyond the 40 € adds to the total, with its article', () => {
    const result = owed(costs('130.00'));
    expect(amounts(result)).toEqual(['1000.00', '9.99', '40.00', '1139.99']);
    expect(decimal(result.furtherCompensation!)).toBe('90.00');
    expect(result.because).toContainEqual(
      expect.objectContaining({ number: 'L441-10', note: expect.stringMatching(/sur justification/) }),
    );
    expect(owed({})).not.toHaveProperty('furtherCompensation');
  });

  test('it bears no interest and is paid after all the rest', () => {
    const paid = (amount: string) =>
      owed({ ...costs('130.00'), payments: [{ on: day('2026-03-02'), amount: euros(amount) }] });
    expect(decimal(paid('1049.99').total)).toBe('90.00');
    const part = paid('1100.00');
    expect(decimal(part.furtherCompensation!)).toBe('39.99');
    expect(part.imputation[0]).toMatchObject({ toFurtherCompensation: euros('50.01'), surplus: 0n });
    const over = paid('1200.00');
    expect([decimal(over.total), decimal(over.surplus)]).toEqual(['0.00', '60.01']);
    expect(lines(part)).toEqual(lines(owed({})));
  });

  test('a credit note beyond the principal is set against it too', () => {
    const result = owed({ ...costs('130.00'), creditNotes: [{ on: day('2026-03-02'), amount: euros('1100.00') }] });
    expect([decimal(result.total), decimal(result.furtherCompensation!)]).toEqual(['39.99', '39.99']);
    expect(result.warnings).toContainEqual({
      kind: 'credit-note-exceeds-principal',
      amount: euros('100.00'),
      setOff: euros('100.00'),
      surplus: 0n,
    });
  });

  test.each<[string, Partial<OwedFacts>, object]>([
    ['without proof', costs('130.00', false), { kind: 'not-justified' }],
    ['toward a consumer', { ...costs('130.00'), parties: 'consumer' }, { kind: 'not-owed-by-consumers' }],
    ['not beyond the 40 €', costs('40.00'), { kind: 'below-indemnity', indemnity: euros('40.00') }],
    ['nothing', costs('0.00'), { kind: 'not-positive' }],
    ['not late', { ...costs('130.00'), on: day('2026-01-31') }, { kind: 'no-indemnity-due' }],
    [
      'paid in time',
      { ...costs('130.00'), payments: [{ on: day('2026-01-31'), amount: euros('1000.00') }] },
      { kind: 'no-indemnity-due' },
    ],
    [
      'barred by insolvency',
      { ...costs('130.00'), insolvencyOpenedOn: day('2026-01-15') },
      { kind: 'no-indemnity-due' },
    ],
    [
      'before the indemnity is known',
      { ...costs('130.00'), dueOn: day('2010-01-31'), on: day('2010-03-02') },
      { kind: 'no-indemnity-due' },
    ],
  ])('%s: refused, and the fact is named', (_, facts, refusal) => {
    expect(refusalOf(facts)).toEqual({ refused: true, refusal: { ...refusal, argument: 'furtherCompensation' } });
  });
});
