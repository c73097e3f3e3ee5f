import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent, percentText } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { legalInterest } from '../interet-legal/interet-legal.values.ts';
import { amountOwed } from './amount-owed.ts';
import { interestAfterDecision } from './interest-after-decision.ts';
import { refinancingRate } from './refinancing-rate.values.ts';

/** Sums that others worked out and published, each with its source: the code must find the same cents. */

describe('late penalties that somebody published', () => {
  test.each<[string, string, string, string, string, string, string]>([
    [
      '5000.00',
      '2026-01-31',
      '2026-03-02',
      '10',
      '30',
      '41.10',
      'lesjooristes.fr, 16 October 2024: 5 000 € at 10 %, 30 days',
    ],
    ['1000.00', '2025-12-31', '2026-12-31', '12', '365', '120.00', 'a full year at 12 % is 12 %'],
  ])('%s due %s on %s at %s percent: %s days, %s (%s)', (principal, dueOn, on, rate, days, interest) => {
    const owed = orThrow(
      amountOwed({
        parties: 'professionals',
        principal: euros(principal),
        dueOn: day(dueOn),
        on: day(on),
        contractualRate: percent(rate),
        payments: [],
        creditNotes: [],
      }),
    );
    expect(owed.lines.map((line) => line.days)).toEqual([Number(days)]);
    expect(decimal(owed.interest)).toBe(interest);
  });

  // chronos-avocats.fr, 27 October 2025: « d'abord sur le montant total jusqu'à la date du paiement partiel, puis sur le solde
  // restant dû à partir du lendemain ».
  test('a part payment counts from its morrow', () => {
    const owed = orThrow(
      amountOwed({
        parties: 'professionals',
        principal: euros('1000.00'),
        dueOn: day('2026-01-31'),
        on: day('2026-03-31'),
        payments: [{ on: day('2026-02-28'), amount: euros('500.00') }],
        creditNotes: [],
      }),
    );
    expect(owed.lines.map((line) => [line.from, line.to])).toEqual([
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-31'],
    ]);
  });
});

describe('legal interest worked out by service-public.gouv.fr (F20688)', () => {
  // « (2 000 x 30 x 3,11) / 36 500 = 5,11 € », judgment of 1 September 2020 paid on the 30th, in a year of 366 days. The sheet
  // counts the day of the judgment too: our convention excludes it, so the same thirty days start on 31 August.
  test('thirty days of 2020 at 3.11 percent, divided by 365 in a leap year', () => {
    const owed = orThrow(
      interestAfterDecision({
        principal: euros('2000.00'),
        decidedOn: day('2020-08-31'),
        creditor: 'individual',
        on: day('2020-09-30'),
        payments: [],
      }),
    );
    expect(owed.lines.map((line) => [line.days, percentText(line.rate), decimal(line.interest)])).toEqual([
      [30, '3.11', '5.11'],
    ]);
  });

  // « 14,34 € + 22,40 € + 52,27 € = 89,01 € »: served and enforceable on 17 September 2015, increased from 18 November 2015. The
  // sheet's hundred days of 2016 stop on the eve of the payment of 10 April.
  test('the increase of five points, across two semesters and a leap day', () => {
    const owed = orThrow(
      interestAfterDecision({
        principal: euros('2000.00'),
        decidedOn: day('2015-09-17'),
        enforceableOn: day('2015-09-17'),
        creditor: 'individual',
        on: day('2016-04-09'),
        payments: [],
      }),
    );
    expect(owed.increasedFrom).toBe('2015-11-18');
    expect(owed.lines.map((line) => [line.days, percentText(line.rate), decimal(line.interest)])).toEqual([
      [61, '4.29', '14.34'],
      [44, '9.29', '22.40'],
      [100, '9.54', '52.27'],
    ]);
    expect(decimal(owed.interest)).toBe('89.01');
  });
});

describe('published tables, copied again', () => {
  // banque-france.fr, policy rates (copy of October 2024), then bsi.si (copy of 2025).
  test('the ECB history', () => {
    const table =
      '2008-10-15 3.75, 2008-11-12 3.25, 2008-12-10 2.50, 2009-01-21 2.00, 2009-03-11 1.50, 2009-04-08 1.25, 2009-05-13 1.00, ' +
      '2011-04-13 1.25, 2011-07-13 1.50, 2011-11-09 1.25, 2011-12-14 1.00, 2012-07-11 0.75, 2013-05-08 0.50, 2013-11-13 0.25, ' +
      '2014-06-11 0.15, 2014-09-10 0.05, 2016-03-16 0.00, 2022-07-27 0.50, 2022-09-14 1.25, 2022-11-02 2.00, 2022-12-21 2.50, ' +
      '2023-02-08 3.00, 2023-03-22 3.50, 2023-05-10 3.75, 2023-06-21 4.00, 2023-08-02 4.25, 2023-09-20 4.50, 2024-06-12 4.25, ' +
      '2024-09-18 3.65, 2024-10-23 3.40, 2024-12-18 3.15, 2025-02-05 2.90, 2025-03-12 2.65, 2025-04-23 2.40';
    const ours = refinancingRate.rows
      .filter((row) => row.from >= '2008-10-15' && row.from <= '2025-05-01')
      .map((row) => `${row.from} ${percentText(row.value)}`);
    expect(ours.join(', ')).toBe(table);
  });

  // cbanque.com 61293 (29 December 2016), then the sheet F783 of service-public: individuals / others.
  test('the legal interest of 2008 to 2022', () => {
    const table =
      '2008-01 3.99/3.99, 2009-01 3.79/3.79, 2010-01 0.65/0.65, 2011-01 0.38/0.38, 2012-01 0.71/0.71, 2013-01 0.04/0.04, ' +
      '2014-01 0.04/0.04, 2015-01 4.06/0.93, 2015-07 4.29/0.99, 2016-01 4.54/1.01, 2016-07 4.35/0.93, 2017-01 4.16/0.90, ' +
      '2017-07 3.94/0.90, 2018-01 3.73/0.89, 2018-07 3.60/0.88, 2019-01 3.40/0.86, 2019-07 3.26/0.87, 2020-01 3.15/0.87, ' +
      '2020-07 3.11/0.84, 2021-01 3.14/0.79, 2021-07 3.12/0.76, 2022-01 3.13/0.76, 2022-07 3.15/0.77';
    const ours = legalInterest.rows
      .filter((row) => row.from < '2023-01-01')
      .map(
        (row) => `${row.from.slice(0, 7)} ${percentText(row.value.individual)}/${percentText(row.value.professional)}`,
      );
    expect(ours.join(', ')).toBe(table);
  });

  // expertfiscal.fr, 18 May 2025, on an invoice of 15 February: « 15 février + 45 jours = 1er avril ».
  test('45 days from 15 February 2025 is 1 April', async () => {
    const { latestDueOn } = await import('../delais-de-paiement/delais-de-paiement.ts');
    const facts = { issuedOn: day('2025-02-15') } as const;
    expect(orThrow(latestDueOn({ ...facts, isPeriodic: true })).value).toBe('2025-04-01');
    expect(orThrow(latestDueOn({ ...facts, endOfMonth: 'days-then-end-of-month' })).value).toBe('2025-04-30');
  });
});
