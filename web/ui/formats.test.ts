import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../src/kernel/civil-date.ts';
import {
  days,
  fileSize,
  hour,
  instant,
  longDate,
  money,
  rate,
  relativeDay,
  roundMoney,
  share,
  shortDate,
  weekdayDate,
} from './formats.ts';

const plain = (text: string) => text.replaceAll('\u202f', '_').replaceAll('\u00a0', '~');

test.each([
  [0n, '0,00_€', '€0.00'],
  [5n, '0,05_€', '€0.05'],
  [123_456n, '1_234,56_€', '€1,234.56'],
  [-1_250n, '\u221212,50_€', '\u2212€12.50'],
  [12_345_678_901n, '123_456_789,01_€', '€123,456,789.01'],
  ['481207', '4_812,07_€', '€4,812.07'],
] as const)('money %s', (amount, french, english) => {
  expect(plain(money(amount, 'fr'))).toBe(french);
  expect(plain(money(amount, 'en'))).toBe(english);
});

test('money refuses fractions of a cent', () => {
  expect(() => money(1.5, 'fr')).toThrow('whole number of cents');
  expect(() => money('12.50', 'fr')).toThrow('whole number of cents');
});

test('money loses no cent, whatever its size', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (amount) => {
      const digits = money(amount, 'fr').replace(/\D/g, '');
      const sign = money(amount, 'fr').startsWith('\u2212') ? -1n : 1n;
      expect(sign * BigInt(digits)).toBe(amount);
    }),
  );
});

test.each([
  [1_410_049n, '14_100_€'],
  [1_410_050n, '14_101_€'],
  [-49n, '0_€'],
  [-50n, '\u22121_€'],
] as const)('whole euros of %s', (amount, expected) => {
  expect(plain(roundMoney(amount, 'fr'))).toBe(expected);
});

test.each([
  [124_000n, '12,40_%', '12.40%'],
  [26_250n, '2,625_%', '2.625%'],
  [0n, '0,00_%', '0.00%'],
] as const)('rate %s', (ppm, french, english) => {
  expect(plain(rate(ppm, 'fr'))).toBe(french);
  expect(rate(ppm, 'en')).toBe(english);
});

test('dates as French people write them', () => {
  expect(plain(longDate(day('2026-12-03'), 'fr'))).toBe('3~décembre~2026');
  expect(plain(longDate(day('2027-01-01'), 'fr'))).toBe('1er~janvier~2027');
  expect(plain(weekdayDate(day('2026-11-24'), 'fr'))).toBe('mardi 24~novembre');
  expect(plain(shortDate(day('2026-11-24'), 'fr', day('2026-01-01')))).toBe('24~nov.');
  expect(plain(shortDate(day('2025-11-24'), 'fr', day('2026-01-01')))).toBe('24~nov. 2025');
  expect(plain(weekdayDate(day('2026-11-24'), 'en'))).toBe('Tuesday 24~November');
});

test.each([
  ['2026-11-21', 'aujourd’hui', 'today'],
  ['2026-11-22', 'demain', 'tomorrow'],
  ['2026-11-20', 'hier', 'yesterday'],
  ['2026-11-24', 'dans 3~jours', 'in 3~days'],
  ['2026-10-09', 'il y a 43~jours', '43~days ago'],
] as const)('%s, seen from 21 November', (date, french, english) => {
  expect(plain(relativeDay(day(date), day('2026-11-21'), 'fr'))).toBe(french);
  expect(plain(relativeDay(day(date), day('2026-11-21'), 'en'))).toBe(english);
});

test('French keeps the singular for 0 and 1, English for 1 only', () => {
  expect([0, 1, 2].map((value) => plain(days(value, 'fr')))).toEqual(['0~jour', '1~jour', '2~jours']);
  expect([0, 1, 2].map((value) => plain(days(value, 'en')))).toEqual(['0~days', '1~day', '2~days']);
});

test('instants are told in the hour of Paris, summer and winter', () => {
  expect(plain(hour('2026-11-24T08:30:00Z', 'fr'))).toBe('9~h~30');
  expect(plain(hour('2026-07-24T08:00:00Z', 'fr'))).toBe('10~h');
  expect(plain(hour('2026-11-24T23:05:00Z', 'en'))).toBe('12:05~am');
  expect(plain(instant('2026-11-24T23:05:00Z', 'fr'))).toBe('25~novembre~2026 à 0~h~05');
});

test('sizes and shares', () => {
  expect(plain(fileSize(1_440_000, 'fr'))).toBe('1,4~Mo');
  expect(plain(fileSize(310, 'en'))).toBe('310~bytes');
  expect(plain(share(0.814, 'fr'))).toBe('81_%');
});
