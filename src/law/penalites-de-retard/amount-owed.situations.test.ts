import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent } from '../../kernel/money.ts';
import { amountOwed } from './amount-owed.ts';
import { amounts, base, kinds, lines, owed } from './testing/owed.ts';

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
