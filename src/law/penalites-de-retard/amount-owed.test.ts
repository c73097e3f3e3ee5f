import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percentText } from '../../kernel/money.ts';
import { amountOwed, totalOwed } from './amount-owed.ts';
import { amounts, base, kinds, lines, owed } from './testing/owed.ts';

describe('between professionals', () => {
  // The published default rates, semester by semester: ECB in force on 1 January or 1 July + 10 points. One full day of a
  // principal of 365 000 € bears rate × 1 000 €.
  test.each([
    ['2013-07-15', '10.50', 'Banque de France: 0.50 from 8 May 2013'],
    ['2014-08-15', '10.15', 'Banque de France: 0.15 from 11 June 2014'],
    ['2015-01-15', '10.05', 'Banque de France: 0.05 from 10 September 2014'],
    ['2016-03-20', '10.05', 'the fall to 0 of 16 March 2016 waits for the anchor of 1 July'],
    ['2016-07-15', '10.00', 'legifiscal.fr 1029'],
    ['2022-08-01', '10.00', 'the rise of 27 July 2022 waits for the anchor of 1 January'],
    ['2023-01-15', '12.50', 'public table, anchor 2.50'],
    ['2023-07-15', '14.00', 'public table, anchor 4.00'],
    ['2024-01-15', '14.50', 'public table, anchor 4.50'],
    ['2024-08-15', '14.25', 'bpifrance-creation.fr, second semester of 2024'],
    ['2025-02-15', '13.15', 'public tables, anchor 3.15'],
    ['2025-08-15', '12.15', 'public tables, anchor 2.15'],
    ['2026-02-15', '12.15', 'ECB 2.15 in the tenders of January 2026'],
    ['2026-10-15', '12.40', 'three public codes of 2026; the rise of 16 September waits'],
  ])('the day of %s bears %s percent: %s', (on, rate) => {
    const result = owed({ principal: euros('365000.00'), dueOn: day(dayBefore(on)), on: day(on) });
    expect(result.lines).toHaveLength(1);
    expect(percentText(result.lines[0]!.rate)).toBe(rate);
    expect(decimal(result.accrued)).toBe(decimal(BigInt(Math.round(Number(rate) * 1000)) as never));
  });

  test('thirty days: due date excluded, day of the statement included, 365 days, half-up', () => {
    const result = owed({});
    // 1000 × 12.15 % × 30 / 365 = 9.9863…
    expect(lines(result)).toEqual([['2026-02-01', '2026-03-02', 30, '12.15', '1000.00', '9.99']]);
    expect(amounts(result)).toEqual(['1000.00', '9.99', '40.00', '1049.99']);
    expect(
      result.because.map((source) => [source.kind === 'article' ? source.number : source.kind, source.read]),
    ).toEqual([
      ['L441-10', 'second-hand'],
      ['L441-10', 'second-hand'],
      ['publication', 'second-hand'],
      ['D441-5', 'second-hand'],
    ]);
    expect(result.warnings).toEqual([]);
  });

  test('nothing is late on the due date, everything is on its morrow', () => {
    expect(amounts(owed({ on: day('2026-01-31') }))).toEqual(['1000.00', '0.00', '0.00', '1000.00']);
    expect(amounts(owed({ on: day('2026-02-01') }))).toEqual(['1000.00', '0.33', '40.00', '1040.33']);
  });

  test('one line per change of rate: two semesters at 12.15 % are one line, the year of 366 days still divides by 365', () => {
    expect(lines(owed({ dueOn: day('2025-06-30'), on: day('2026-07-31') }))).toEqual([
      ['2025-07-01', '2026-06-30', 365, '12.15', '1000.00', '121.50'],
      ['2026-07-01', '2026-07-31', 31, '12.40', '1000.00', '10.53'],
    ]);
    expect(lines(owed({ dueOn: day('2023-12-31'), on: day('2024-06-30') }))).toEqual([
      ['2024-01-01', '2024-06-30', 182, '14.50', '1000.00', '72.30'],
    ]);
  });

  test('a part payment pays the interest of its day first, then the principal; the balance changes on the morrow', () => {
    const result = owed({
      principal: euros('4000.00'),
      dueOn: day('2023-09-30'),
      on: day('2025-06-30'),
      payments: [{ on: day('2024-05-15'), amount: euros('1000.00') }],
    });
    // Worked by hand: 4000 × 14 % × 92/365 = 141.15; 4000 × 14.5 % × 136/365 = 216.11; 1000 − 357.26 = 642.74.
    expect(lines(result)).toEqual([
      ['2023-10-01', '2023-12-31', 92, '14.00', '4000.00', '141.15'],
      ['2024-01-01', '2024-05-15', 136, '14.50', '4000.00', '216.11'],
      ['2024-05-16', '2024-06-30', 46, '14.50', '3357.26', '61.35'],
      ['2024-07-01', '2024-12-31', 184, '14.25', '3357.26', '241.17'],
      ['2025-01-01', '2025-06-30', 181, '13.15', '3357.26', '218.93'],
    ]);
    expect(result.imputation).toEqual([
      {
        kind: 'payment',
        on: '2024-05-15',
        amount: euros('1000.00'),
        toInterest: euros('357.26'),
        toIndemnity: 0n,
        toPrincipal: euros('642.74'),
        surplus: 0n,
      },
    ]);
    expect(amounts(result)).toEqual(['3357.26', '521.45', '40.00', '3918.71']);
    expect(result.because.some((source) => source.kind === 'article' && source.number === '1343-1')).toBe(true);
  });

  test('the rank of the 40 € is a setting', () => {
    const payments = [{ on: day('2026-03-02'), amount: euros('29.99') }];
    const last = owed({ payments });
    expect(amounts(last)).toEqual(['980.00', '0.00', '40.00', '1020.00']);
    const first = owed({ payments, indemnityRank: 'before-principal' });
    expect(amounts(first)).toEqual(['1000.00', '0.00', '20.00', '1020.00']);
  });

  test('a payment that interest absorbs changes no balance and cuts no line', () => {
    const result = owed({ on: day('2026-03-31'), payments: [{ on: day('2026-03-02'), amount: euros('5.00') }] });
    expect(lines(result)).toEqual([['2026-02-01', '2026-03-31', 59, '12.15', '1000.00', '19.64']]);
    expect(decimal(result.interest)).toBe('14.64');
  });

  test('a credit note reduces the principal, never the interest already run', () => {
    const result = owed({ on: day('2026-03-31'), creditNotes: [{ on: day('2026-03-02'), amount: euros('400.00') }] });
    expect(lines(result)).toEqual([
      ['2026-02-01', '2026-03-02', 30, '12.15', '1000.00', '9.99'],
      ['2026-03-03', '2026-03-31', 29, '12.15', '600.00', '5.79'],
    ]);
    expect(amounts(result)).toEqual(['600.00', '15.78', '40.00', '655.78']);
    expect(result.imputation).toEqual([]);
  });

  test('paid or credited in full by the due date: neither interest nor 40 €', () => {
    expect(amounts(owed({ payments: [{ on: day('2026-01-31'), amount: euros('1000.00') }] }))).toEqual(
      Array(4).fill('0.00'),
    );
    expect(amounts(owed({ creditNotes: [{ on: day('2026-01-05'), amount: euros('1000.00') }] }))).toEqual(
      Array(4).fill('0.00'),
    );
  });

  test('a deposit before the due date lowers what bears interest', () => {
    const result = owed({ payments: [{ on: day('2026-01-10'), amount: euros('300.00') }] });
    expect(lines(result)).toEqual([['2026-02-01', '2026-03-02', 30, '12.15', '700.00', '6.99']]);
    expect(result.imputation[0]).toMatchObject({ toInterest: 0n, toIndemnity: 0n, toPrincipal: euros('300.00') });
  });

  test('paid in full on the last day: everything is zero and the surplus is told', () => {
    const result = owed({ payments: [{ on: day('2026-03-02'), amount: euros('1050.00') }] });
    expect(amounts(result)).toEqual(Array(4).fill('0.00'));
    expect(decimal(result.surplus)).toBe('0.01');
    expect(result.warnings).toEqual([{ kind: 'overpaid', amount: euros('0.01') }]);
  });

  test('movements after the statement are told and not counted', () => {
    const result = owed({
      payments: [{ on: day('2026-03-03'), amount: euros('10.00') }],
      creditNotes: [{ on: day('2026-04-01'), amount: euros('20.00') }],
    });
    expect(amounts(result)).toEqual(amounts(owed({})));
    expect(result.warnings).toEqual([
      { kind: 'not-yet-counted', what: 'creditNotes', on: '2026-04-01', amount: euros('20.00') },
      { kind: 'not-yet-counted', what: 'payments', on: '2026-03-03', amount: euros('10.00') },
    ]);
  });
});

describe('toward a public buyer', () => {
  test('ECB + 8, frozen at the semester in which interest began', () => {
    const result = owed({ parties: 'public-buyer', dueOn: day('2023-05-31'), on: day('2024-05-31') });
    expect(lines(result)).toEqual([['2023-06-01', '2024-05-31', 366, '10.50', '1000.00', '105.29']]);
    expect(decimal(result.indemnity)).toBe('40.00');
  });

  // marchespublicspme.com, 21 February 2014: « le taux des intérêts moratoires à 8,25 % ».
  test.each([
    ['2014-01-31', '8.25'],
    ['2019-12-31', '8.00'],
    ['2025-06-30', '10.15'],
    ['2026-07-01', '10.40'],
  ])('an invoice due on %s bears %s percent', (dueOn, rate) => {
    const result = owed({ parties: 'public-buyer', dueOn: day(dueOn), on: day('2026-12-31') });
    expect(lines(result).map((line) => line[3])).toEqual([rate]);
  });

  test('a statement of 2027 stands, because the rate was fixed before; an invoice late in 2027 is refused', () => {
    expect(amountOwed({ ...base, parties: 'public-buyer', on: day('2027-06-30') }).refused).toBe(false);
    const late = amountOwed({ ...base, parties: 'public-buyer', dueOn: day('2026-12-31'), on: day('2027-01-15') });
    expect(late).toMatchObject({ refused: true, refusal: { subject: 'ecb-refinancing-rate', on: '2027-01-01' } });
  });
});

describe('toward a consumer', () => {
  test('nothing runs without a mise en demeure, and there is never 40 €', () => {
    const result = owed({ parties: 'consumer' });
    expect(amounts(result)).toEqual(['1000.00', '0.00', '0.00', '1000.00']);
    expect(kinds(result)).toEqual(['no-mise-en-demeure']);
  });

  test("from the morrow of the mise en demeure, at the rate of the creditor's quality, semester by semester", () => {
    const facts = { parties: 'consumer', miseEnDemeureOn: day('2026-05-31'), on: day('2026-07-30') } as const;
    expect(lines(owed(facts))).toEqual([
      ['2026-06-01', '2026-06-30', 30, '2.62', '1000.00', '2.15'],
      ['2026-07-01', '2026-07-30', 30, '2.75', '1000.00', '2.26'],
    ]);
    expect(lines(owed({ ...facts, creditorIsProfessional: false })).map((line) => line[3])).toEqual(['6.67', '6.84']);
  });

  test.each(['2026-01-10', '2026-01-31'])(
    'a mise en demeure of %s, not after the due date, makes nothing run',
    (on) => {
      const result = owed({ parties: 'consumer', miseEnDemeureOn: day(on) });
      expect(amounts(result)).toEqual(['1000.00', '0.00', '0.00', '1000.00']);
      expect(result.lines).toEqual([]);
      expect(result.warnings).toEqual([{ kind: 'mise-en-demeure-before-due-date', on, dueOn: '2026-01-31' }]);
    },
  );

  test('the first day after the due date on which one may be sent is its morrow', () => {
    const result = owed({ parties: 'consumer', miseEnDemeureOn: day('2026-02-01') });
    expect(result.lines[0]?.from).toBe('2026-02-02');
    expect(result.warnings).toEqual([]);
  });

  test('one sent after the statement is pointed at and makes nothing run', () => {
    const result = owed({ parties: 'consumer', miseEnDemeureOn: day('2026-03-03') });
    expect(decimal(result.accrued)).toBe('0.00');
    expect(result.warnings).toEqual([{ kind: 'mise-en-demeure-not-yet-counted', on: '2026-03-03' }]);
    expect(kinds(owed({ parties: 'consumer', miseEnDemeureOn: day('2026-03-02') }))).toEqual([]);
  });
});

test('several invoices owe the sum of each, one indemnity per invoice', () => {
  const total = totalOwed([owed({}), owed({ principal: euros('500.00') })]);
  expect(decimal(total.indemnity)).toBe('80.00');
  expect(decimal(total.total)).toBe('1594.98');
});

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
