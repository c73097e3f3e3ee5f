import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, weekdayOf } from '../../kernel/civil-date.ts';
import {
  addWorkingDays,
  easterSunday,
  holidayKind,
  holidayRules,
  holidaysOf,
  isHoliday,
  isWorkingDay,
  nextWorkingDay,
  zones,
} from './holidays.ts';

describe('public holidays', () => {
  // Easter Sundays as published for these years.
  test.each([
    [2015, '2015-04-05'],
    [2019, '2019-04-21'],
    [2020, '2020-04-12'],
    [2021, '2021-04-04'],
    [2022, '2022-04-17'],
    [2023, '2023-04-09'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter %i is %s', (year, expected) => {
    expect(easterSunday(year)).toBe(expected);
  });

  test('the eleven of 2026, as service-public.gouv.fr F2405 lists them', () => {
    expect([...holidaysOf(2026).keys()].sort()).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  test.each([
    ['2026-04-03', 'alsace-moselle', 'Good Friday, F2405'],
    ['2026-12-26', 'alsace-moselle', 'second day of Christmas, F2405'],
    ['2026-12-26', 'alsace-moselle-sans-temple', 'L3134-13, 12°: everywhere there'],
    ['2026-04-27', 'mayotte', 'L3422-2, 1°'],
    ['2026-05-22', 'martinique', 'L3422-2, 2°'],
    ['2026-05-27', 'guadeloupe', 'L3422-2, 3°'],
    ['2026-05-27', 'saint-martin', 'L3422-2, 3°'],
    ['2026-06-10', 'guyane', 'L3422-2, 4°'],
    ['2026-10-09', 'saint-barthelemy', 'L3422-2, 5°'],
    ['2026-12-20', 'reunion', 'L3422-2, 6°'],
  ] as const)('%s is a holiday in %s only there (%s)', (on, zone, _source) => {
    expect(holidayKind(day(on), zone)).toBe('local');
    expect(isHoliday(day(on), 'metropole')).toBe(false);
    expect(holidayRules(zone)).toHaveLength(2);
  });

  test('Good Friday is worked where there is neither temple nor mixed church (L3134-13, 2°)', () => {
    for (let year = 2015; year <= 2030; year++) {
      const goodFriday = addDays(easterSunday(year), -2);
      expect(holidayKind(goodFriday, 'alsace-moselle')).toBe('local');
      expect(holidayKind(goodFriday, 'alsace-moselle-sans-temple')).toBe(undefined);
      const [all, without] = [holidaysOf(year, 'alsace-moselle'), holidaysOf(year, 'alsace-moselle-sans-temple')];
      expect(all.size - without.size, `${year}`).toBe(1);
    }
  });

  test('every year of 2015 to 2026 has eleven, ten when Ascension falls on 1 or 8 May', () => {
    for (let year = 2015; year <= 2026; year++) {
      const ascension = addDays(easterSunday(year), 39);
      const shared = ascension === `${year}-05-01` || ascension === `${year}-05-08`;
      expect(holidaysOf(year).size, `${year}`).toBe(shared ? 10 : 11);
      for (const zone of zones) expect(holidaysOf(year, zone).size).toBeGreaterThanOrEqual(holidaysOf(year).size);
    }
  });

  test('a local day that is also national stays national', () => {
    // In 2011 no such day; Whit Monday fell on 27 May in 1996 and falls there again in 2075: Easter + 50.
    expect(addDays(easterSunday(2075), 50)).toBe('2075-05-27');
    expect(holidayKind(day('2075-05-27'), 'guadeloupe')).toBe('national');
  });
});

describe('working days', () => {
  test('Saturday is ouvrable, not ouvré', () => {
    expect(isWorkingDay(day('2026-11-21'))).toBe(false);
    expect(isWorkingDay(day('2026-11-21'), 'metropole', 'ouvrables')).toBe(true);
    expect(isWorkingDay(day('2026-11-22'), 'metropole', 'ouvrables')).toBe(false);
  });

  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-21', '2026-11-23'],
    ['2026-05-01', '2026-05-04'],
    ['2026-12-25', '2026-12-28'],
  ])('the next working day from %s is %s', (on, expected) => {
    expect(nextWorkingDay(day(on))).toBe(expected);
  });

  test('ten working days after 7 May 2026 jump over 8 May, Ascension and two weekends', () => {
    expect(addWorkingDays(day('2026-05-07'), 10)).toBe('2026-05-26');
    expect(addWorkingDays(day('2026-05-26'), -10)).toBe('2026-05-07');
  });

  test('going forward then back over working days returns where it began', () => {
    const anyDay = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays(day('2015-01-01'), offset));
    fc.assert(
      fc.property(anyDay, fc.nat(40), fc.constantFrom(...zones), (on, count, zone) => {
        const start = nextWorkingDay(on, zone);
        const there = addWorkingDays(start, count, zone);
        expect(addWorkingDays(there, -count, zone)).toBe(start);
        expect(weekdayOf(there)).toBeLessThanOrEqual(5);
      }),
    );
  });
});
