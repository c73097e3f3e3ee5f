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
const kinds = (result: Owed) => result.warnings.map((warning) => warning.kind);

describe('insolvency of the debtor', () => {
  test('the judgment stops interest from its own day; the 40 € already owed stay', () => {
    const result = owed({ insolvencyOpenedOn: day('2026-02-20'), on: day('2026-06-30') });
    expect(lines(result)).toEqual([['2026-02-01', '2026-02-19', 19, '12.15', '1000.00', '6.32']]);
    expect(decimal(result.indemnity)).toBe('40.00');
    expect(kinds(result)).toEqual(['interest-stopped-by-insolvency']);
  });

  test('opened before the due date: no interest, no 40 €', () => {
    const result = owed({ insolvencyOpenedOn: day('2026-01-15') });
    expect(amounts(result)).toEqual(['1000.00', '0.00', '0.00', '1000.00']);
    expect(kinds(result)).toEqual(['interest-stopped-by-insolvency', 'indemnity-barred-by-insolvency']);
  });

  test('opened after the statement: nothing changes', () => {
    expect(owed({ insolvencyOpenedOn: day('2026-03-03') })).toEqual(owed({}));
  });

  test('a payment after the opening is counted and pointed at', () => {
    const result = owed({
      insolvencyOpenedOn: day('2026-02-20'),
      payments: [{ on: day('2026-02-25'), amount: euros('10.00') }],
    });
    expect(kinds(result)).toContain('paid-after-opening');
  });

  test('an invoice issued after the opening is pointed at: it may be outside the stay', () => {
    const result = owed({ issuedOn: day('2026-01-20'), insolvencyOpenedOn: day('2026-01-15') });
    expect(kinds(result)).toContain('opening-before-invoice');
  });
});

describe('a public buyer has no insolvency proceedings', () => {
  const facts = { parties: 'public-buyer', on: day('2026-06-30') } as const;
  test.each(['2026-01-15', '2026-02-20', '2030-01-01'])(
    'an opening of %s is pointed at, and changes nothing',
    (opened) => {
      const [without, given] = [owed(facts), owed({ ...facts, insolvencyOpenedOn: day(opened) })];
      expect(amounts(given)).toEqual(amounts(without));
      expect(lines(given)).toEqual(lines(without));
      expect(given.warnings).toContainEqual({ kind: 'public-buyer-has-no-insolvency', on: opened });
      expect(kinds(given)).not.toContain('interest-stopped-by-insolvency');
      const numbers = given.because.flatMap((source) => (source.kind === 'article' ? [source.number] : []));
      expect(numbers).toContain('D2192-35');
      expect(numbers.filter((number) => number.startsWith('L441'))).toEqual([]);
    },
  );
});

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

describe('capitalisation', () => {
  test('interest due for a full year bears interest from then on, when the contract says so', () => {
    const facts = { dueOn: day('2024-06-30'), on: day('2026-06-30'), contractualRate: percent('20') };
    const simple = owed(facts);
    const compound = owed({ ...facts, capitalisation: { allowedBy: 'contract', from: day('2020-01-01') } });
    expect(decimal(simple.accrued)).toBe('400.00');
    expect(lines(compound).map((line) => [line[0], line[4], line[5]])).toEqual([
      ['2024-07-01', '1000.00', '200.00'],
      ['2025-07-01', '1200.00', '240.00'],
    ]);
    expect(decimal(compound.principal)).toBe('1000.00');
    expect(compound.because.some((source) => source.kind === 'article' && source.number === '1343-2')).toBe(true);
  });

  test('less than a year changes nothing', () => {
    const facts = { dueOn: day('2025-07-01'), on: day('2026-06-30') };
    const capitalisation = { allowedBy: 'decision', from: day('2025-07-01') } as const;
    expect(owed({ ...facts, capitalisation }).accrued).toBe(owed(facts).accrued);
  });

  test('a payment of the capitalised interest lowers what bears interest', () => {
    const result = owed({
      dueOn: day('2023-06-30'),
      on: day('2026-06-30'),
      contractualRate: percent('20'),
      capitalisation: { allowedBy: 'contract', from: day('2023-06-30') },
      payments: [
        { on: day('2024-06-29'), amount: euros('0.01') },
        { on: day('2025-06-30'), amount: euros('440.00') },
      ],
    });
    expect(result.lines.map((line) => decimal(line.base))).toEqual(['1000.00', '1200.54', '1000.65']);
  });
});

describe('time granted by a judge', () => {
  const facts = { dueOn: day('2025-12-31'), on: day('2026-06-30') };
  const gracePeriods = [{ from: day('2026-02-01'), to: day('2026-04-30') }];

  test('its days bear nothing, and their line says why', () => {
    const result = owed({ ...facts, gracePeriods });
    expect(lines(result)).toEqual([
      ['2026-01-01', '2026-01-31', 31, '12.15', '1000.00', '10.32'],
      ['2026-02-01', '2026-04-30', 89, '0.00', '1000.00', '0.00'],
      ['2026-05-01', '2026-06-30', 61, '12.15', '1000.00', '20.31'],
    ]);
    expect(result.lines[1]!.because).toMatchObject([{ number: '1343-5' }]);
  });

  test('across a change of semester, overlapping, or covering everything', () => {
    const across = [{ from: day('2026-06-15'), to: day('2026-07-15') }];
    expect(
      lines(owed({ ...facts, on: day('2026-07-31'), gracePeriods: across })).map((line) => [line[0], line[3]]),
    ).toEqual([
      ['2026-01-01', '12.15'],
      ['2026-06-15', '0.00'],
      ['2026-07-16', '12.40'],
    ]);
    const twice = [...gracePeriods, { from: day('2026-03-01'), to: day('2026-05-31') }];
    expect(decimal(owed({ ...facts, gracePeriods: twice }).accrued)).toBe('20.31');
    expect(decimal(owed({ ...facts, gracePeriods: [{ from: facts.dueOn, to: facts.on }] }).accrued)).toBe('0.00');
    expect(owed({ ...facts, gracePeriods: [] }).lines).toEqual(owed(facts).lines);
  });

  test('a judge may grant two years at most: longer is pointed at', () => {
    const granted = (to: string) => kinds(owed({ ...facts, gracePeriods: [{ from: day('2024-01-01'), to: day(to) }] }));
    expect(granted('2026-01-01')).toEqual([]);
    expect(granted('2026-01-02')).toEqual(['grace-longer-than-two-years']);
  });

  test('one that ends before it begins is refused', () => {
    const wrong = [{ from: day('2026-04-30'), to: day('2026-02-01') }];
    expect(amountOwed({ ...base, ...facts, gracePeriods: wrong })).toMatchObject({
      refused: true,
      refusal: { kind: 'ends-before-it-begins', argument: 'gracePeriods', index: 0 },
    });
  });
});

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
