import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  type CivilDate,
  civilDate,
  day,
  dayOfMonthOf,
  daysBetween,
  daysInMonth,
  earlier,
  epochDay,
  fromEpochDay,
  inParis,
  isLeapYear,
  later,
  monthOf,
  parisInstant,
  parseCivilDate,
  startOfSemester,
  weekdayOf,
  yearOf,
} from './civil-date.ts';

const someDay = fc.integer({ min: epochDay(day('1901-01-01')), max: epochDay(day('2198-12-31')) }).map(fromEpochDay);

test.each([
  '2026-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '1899-12-31',
  '2200-01-01',
  '2026-1-1',
  '26-01-01',
  '2026-01-01T00:00',
  '',
  ' 2026-01-01',
])('%s is no day', (text) => {
  expect(parseCivilDate(text)).toEqual({ refused: true, refusal: { kind: 'not-a-date', text } });
  expect(() => day(text)).toThrow(/not a date/);
});

test('29 February exists in leap years, and only there', () => {
  for (const [year, leap] of [
    [2024, true],
    [2026, false],
    [2000, true],
    [1900, false],
    [2100, false],
  ] as const) {
    expect(isLeapYear(year)).toBe(leap);
    expect(parseCivilDate(`${year}-02-29`).refused).toBe(!leap);
    expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28);
  }
});

test('every day is read as it was written, and compares as text', () => {
  fc.assert(
    fc.property(someDay, someDay, (a, b) => {
      expect(parseCivilDate(a)).toEqual({ refused: false, value: a });
      expect(civilDate(yearOf(a), monthOf(a), dayOfMonthOf(a))).toBe(a);
      expect(a < b).toBe(epochDay(a) < epochDay(b));
      expect([earlier(a, b), later(a, b)]).toEqual([a, b].sort());
    }),
  );
});

test('adding days and counting them undo each other', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -300, max: 300 }), (start, days) => {
      expect(daysBetween(start, addDays(start, days))).toBe(days);
      expect(addDays(addDays(start, days), -days)).toBe(start);
    }),
  );
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
  expect(daysBetween(day('2026-03-28'), day('2026-03-30')), 'the day the clocks change is a day like the others').toBe(
    2,
  );
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
])('%s and %i months: %s', (start, months, end) => {
  expect(addMonths(day(start), months)).toBe(end);
});

test('months never spill over into the next one, and a leap day has its birthday', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -12, max: 12 }), (start, months) => {
      const end = addMonths(start, months);
      const index = (date: CivilDate) => yearOf(date) * 12 + monthOf(date);
      expect(index(end) - index(start)).toBe(months);
      expect(dayOfMonthOf(end)).toBe(Math.min(dayOfMonthOf(start), daysInMonth(yearOf(end), monthOf(end))));
    }),
  );
  expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28');
  expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
});

test('weekdays follow one another from a Monday', () => {
  expect(weekdayOf(day('2026-11-23'))).toBe(1);
  expect(weekdayOf(day('1969-12-28'))).toBe(7);
  fc.assert(
    fc.property(someDay, (date) => {
      expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) % 7) + 1);
    }),
  );
});

test('semesters begin on 1 January and 1 July', () => {
  expect(['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map((date) => startOfSemester(day(date)))).toEqual([
    '2026-01-01',
    '2026-01-01',
    '2026-07-01',
    '2026-07-01',
  ]);
});

test.each([
  ['2026-01-15T23:30:00Z', '2026-01-16', 30],
  ['2026-07-15T21:59:00Z', '2026-07-15', 23 * 60 + 59],
  ['2026-07-15T22:00:00Z', '2026-07-16', 0],
  ['2026-03-29T00:59:00Z', '2026-03-29', 60 + 59],
  ['2026-03-29T01:00:00Z', '2026-03-29', 3 * 60],
  ['2026-10-25T00:30:00Z', '2026-10-25', 2 * 60 + 30],
  ['2026-10-25T01:30:00Z', '2026-10-25', 2 * 60 + 30],
  ['2026-12-31T23:00:00Z', '2027-01-01', 0],
])('at %s it is %s in Paris, %i minutes after midnight', (instant, date, minutes) => {
  expect(inParis(new Date(instant))).toEqual({ date, minutes });
});

test('an hour of Paris leads to its instant and back, but for the hour that does not exist', () => {
  fc.assert(
    fc.property(
      someDay.filter((date) => date > '1980-01-01' && date < '2037-01-01'),
      fc.integer({ min: 0, max: 1439 }),
      (date, minutes) => {
        const instant = parisInstant(date, minutes);
        const isSkipped = monthOf(date) === 3 && weekdayOf(date) === 7 && Math.floor(minutes / 60) === 2;
        const isEarlier = monthOf(date) === 4 && yearOf(date) === 1980; // that year the clocks changed in April
        if (!isSkipped && !isEarlier) expect(inParis(instant)).toEqual({ date, minutes });
      },
    ),
  );
  expect(parisInstant(day('2026-10-25'), 150), 'the first of the two').toEqual(new Date('2026-10-25T00:30:00Z'));
  expect(inParis(parisInstant(day('2026-03-29'), 150)).minutes, 'half past two does not exist that day').toBe(210);
});
