import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate, day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent, percentText } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { amountOwed } from './amount-owed.ts';
import type { OwedFacts } from './owed.ts';

const BDF = 'Banque de France, policy rates (copy of October 2024)';
const BSI = 'Banka Slovenije, ECB policy rates (copy of 2025)';
const F783 = 'service-public.gouv.fr F783';

/**
 * One row per semester, each rate with who published it, written here by hand: semester, ECB rate on its first day, legal interest
 * of other creditors and of individuals, and where each was read.
 */
// biome-ignore format: a table
const semesters: [string, string, string, string, string, string][] = [
  ['2013-07', '0.50', '0.04', '0.04', BDF, 'moneyvox.fr 52984; aeccompta.com'],
  ['2014-01', '0.25', '0.04', '0.04', BDF, 'moneyvox.fr 52984; aeccompta.com'],
  ['2014-07', '0.15', '0.04', '0.04', BDF, 'moneyvox.fr 52984; aeccompta.com'],
  ['2015-01', '0.05', '0.93', '4.06', BDF, 'moneyvox.fr 52984; aeccompta.com'],
  ['2015-07', '0.05', '0.99', '4.29', BDF, 'arrêté of 24 June 2015'],
  ['2016-01', '0.05', '1.01', '4.54', BDF, 'arrêté of 23 December 2015'],
  ['2016-07', '0.00', '0.93', '4.35', BDF, 'arrêté of 24 June 2016'],
  ['2017-01', '0.00', '0.90', '4.16', BDF, 'efl.fr; aeccompta.com'],
  ['2017-07', '0.00', '0.90', '3.94', BDF, `arrêté of 26 June 2017; ${F783}`],
  ['2018-01', '0.00', '0.89', '3.73', BDF, `arrêté of 28 December 2017; ${F783}`],
  ['2018-07', '0.00', '0.88', '3.60', BDF, `arrêté of 27 June 2018; ${F783}`],
  ['2019-01', '0.00', '0.86', '3.40', BDF, `arrêté of 21 December 2018; ${F783}`],
  ['2019-07', '0.00', '0.87', '3.26', BDF, F783],
  ['2020-01', '0.00', '0.87', '3.15', BDF, F783],
  ['2020-07', '0.00', '0.84', '3.11', BDF, F783],
  ['2021-01', '0.00', '0.79', '3.14', BDF, F783],
  ['2021-07', '0.00', '0.76', '3.12', BDF, F783],
  ['2022-01', '0.00', '0.76', '3.13', BDF, F783],
  ['2022-07', '0.00', '0.77', '3.15', BDF, F783],
  ['2023-01', '2.50', '2.06', '4.47', BDF, 'notaires2normandie.com'],
  ['2023-07', '4.00', '4.22', '6.82', BDF, 'arrêté of 27 June 2023 (ECOT2317028A)'],
  ['2024-01', '4.50', '5.07', '8.01', BDF, 'exeoffice.eu; public copy of 2026'],
  ['2024-07', '4.25', '4.92', '8.16', BDF, 'legifiscal.fr 4371'],
  ['2025-01', '3.15', '3.71', '7.21', BSI, 'ksca.fr 615065; legifiscal.fr 4371'],
  ['2025-07', '2.15', '2.76', '6.65', BSI, 'arrêté of 19 June 2025 (ECOT2516925A)'],
  ['2026-01', '2.15', '2.62', '6.67', 'ECB press release of 11 September 2025', 'arrêté of 15 December 2025, JO of the 26th'],
  ['2026-07', '2.40', '2.75', '6.84', 'decision of 11 June 2026', 'public copies of 2026; floor published at 8.25'],
];

const add = (rate: string, points: number): string => (Number(rate) + points).toFixed(2);

/** What 365 000 € owe for one day is a thousand times the rate, in euros. */
function rateOn(on: CivilDate, facts: Partial<OwedFacts>): { rate: string; interest: string } {
  const eve = addDays(on, -1);
  const result = orThrow(
    amountOwed({
      parties: 'professionals',
      principal: euros('365000.00'),
      dueOn: eve,
      on,
      payments: [],
      creditNotes: [],
      ...facts,
      ...(facts.parties === 'consumer' ? { dueOn: addDays(on, -2), miseEnDemeureOn: eve } : {}),
    }),
  );
  expect(result.lines).toHaveLength(1);
  return { rate: percentText(result.lines[0]!.rate), interest: decimal(result.interest) };
}

const perDay = (rate: string): string => (Number(rate) * 10).toFixed(2);

describe.each(semesters)(
  'the semester of %s: ECB %s, legal interest %s and %s',
  (semester, ecb, professional, individual) => {
    const first = day(`${semester}-01`);
    const months = semester.endsWith('01') ? [1, 2, 3, 4, 5, 6] : [7, 8, 9, 10, 11, 12];
    const days = months.map((month) => civilDate(Number(semester.slice(0, 4)), month, month === 2 ? 28 : 30));

    test('between professionals: ECB on its first day and ten points, on every month of it', () => {
      for (const on of [first, ...days]) {
        expect(rateOn(on, {})).toEqual({ rate: add(ecb, 10), interest: perDay(add(ecb, 10)) });
      }
    });

    test('a contract at nothing gets three times the legal interest', () => {
      const floor = (Number(professional) * 3).toFixed(2);
      for (const on of [first, ...days]) {
        expect(rateOn(on, { contractualRate: percent('0') }).rate).toBe(floor);
      }
    });

    test('public buyers: ECB and eight points', () => {
      for (const on of [first, ...days]) expect(rateOn(on, { parties: 'public-buyer' }).rate).toBe(add(ecb, 8));
    });

    test("consumers: the legal interest of the creditor's quality", () => {
      for (const on of [first, ...days]) {
        expect(rateOn(on, { parties: 'consumer' }).rate).toBe(professional);
        expect(rateOn(on, { parties: 'consumer', creditorIsProfessional: false }).rate).toBe(individual);
      }
    });
  },
);

// Floors that were published as such: 3 × the professional rate (legifiscal.fr; three public codes of 2026).
test.each([
  ['2025-03-15', '11.13'],
  ['2025-10-15', '8.28'],
  ['2026-03-15', '7.86'],
  ['2026-10-15', '8.25'],
])('the published floor of %s is %s', (on, floor) => {
  expect(rateOn(day(on), { contractualRate: percent('0') }).rate).toBe(floor);
  expect(rateOn(day(on), { contractualRate: percent(floor) }).rate).toBe(floor);
  expect(rateOn(day(on), { contractualRate: percent('20') }).rate).toBe('20.00');
});

// The former decree, read in an open copy: « majoré de sept points ».
test('public buyers before May 2013: seven points, and eight from the first of May', () => {
  expect(rateOn(day('2013-04-30'), { parties: 'public-buyer' }).rate).toBe('7.75');
  expect(rateOn(day('2013-05-01'), { parties: 'public-buyer' }).rate).toBe('8.75');
});

describe('every day from 2015 to 2026 bears the rate of its semester', () => {
  const known = new Map(semesters.map(([semester, ...rates]) => [`${semester}-01`, rates]));
  const wanted: Record<string, { facts: Partial<OwedFacts>; rate: (rates: string[]) => string }> = {
    professionals: { facts: {}, rate: ([ecb]) => add(ecb!, 10) },
    'public buyers': { facts: { parties: 'public-buyer' }, rate: ([ecb]) => add(ecb!, 8) },
    consumers: { facts: { parties: 'consumer' }, rate: ([, professional]) => professional! },
    'consumers of an individual': {
      facts: { parties: 'consumer', creditorIsProfessional: false },
      rate: ([, , individual]) => individual!,
    },
    'a contract below the floor': {
      facts: { contractualRate: percent('0') },
      rate: ([, professional]) => (Number(professional) * 3).toFixed(2),
    },
    'a contract above it': { facts: { contractualRate: percent('18.5') }, rate: () => '18.50' },
  };
  test.each(Object.entries(wanted))('%s', (_, { facts, rate }) => {
    const wrong: string[] = [];
    for (let on = day('2015-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
      const semester = `${on.slice(0, 4)}-${on.slice(5, 7) <= '06' ? '01' : '07'}-01`;
      const [found, expected] = [rateOn(on, facts).rate, rate(known.get(semester)!)];
      if (found !== expected) wrong.push(`${on}: ${found}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });
});
