import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Cents,
  cents,
  decimal,
  divideHalfUp,
  euros,
  minus,
  parseAmount,
  parsePercent,
  percent,
  percentText,
  plus,
  shareOf,
  smaller,
  sumOf,
  ZERO,
} from './money.ts';
import { orThrow } from './result.ts';

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((value) => value as Cents);

test.each([
  ['0', 0n],
  ['0.01', 1n],
  ['1', 100n],
  ['1234.5', 123_450n],
  ['-1234.56', -123_456n],
  ['+10.10', 1_010n],
  [' 7.00 ', 700n],
  ['999999999999999.99', 99_999_999_999_999_999n],
])('%s is read to the cent', (text, value) => {
  expect(orThrow(parseAmount(text))).toBe(value);
});

test.each(['', '1,50', '1.234', '1 000', '1e3', '.5', '1.', '--1', '€1', 'NaN', '1000000000000000000', '١'])(
  '%s is no amount',
  (text) => {
    expect(parseAmount(text)).toMatchObject({ refused: true, refusal: { kind: 'not-an-amount', text } });
  },
);

test('what is written is read back, to the cent', () => {
  fc.assert(
    fc.property(amount, (value) => {
      expect(orThrow(parseAmount(decimal(value)))).toBe(value);
    }),
  );
  expect([decimal(ZERO), decimal(cents(5)), decimal(cents(-5)), decimal(cents(-123))]).toEqual([
    '0.00',
    '0.05',
    '-0.05',
    '-1.23',
  ]);
});

test('a fraction of a cent, or a number too large to be exact, is a bug', () => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect(() => cents(value)).toThrow(/whole number/);
  expect(() => euros('1,5')).toThrow(/not an amount/);
});

test('sums are exact, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      expect(sumOf(amounts)).toBe(sumOf(amounts.toReversed()));
      expect(minus(plus(sumOf(amounts), cents(1)), sumOf(amounts))).toBe(1n);
    }),
  );
  expect(sumOf([])).toBe(0n);
  expect(smaller(cents(-2), cents(1))).toBe(-2n);
});

test.each([
  [5n, 10n, 1n],
  [4n, 10n, 0n],
  [-5n, 10n, -1n],
  [-4n, 10n, 0n],
  [15n, 10n, 2n],
  [1n, 3n, 0n],
  [2n, 3n, 1n],
])('%s / %s rounds to %s: half goes away from zero', (numerator, denominator, rounded) => {
  expect(divideHalfUp(numerator, denominator)).toBe(rounded);
});

test('rounding is never off by more than half, and is the same on both sides of zero', () => {
  const numerator = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  fc.assert(
    fc.property(numerator, fc.bigInt({ min: 1n, max: 10n ** 9n }), (value, by) => {
      const rounded = divideHalfUp(value, by);
      const off = 2n * (rounded * by - value);
      expect(off <= by && off >= -by).toBe(true);
      expect(divideHalfUp(-value, by)).toBe(-rounded);
    }),
  );
});

test.each([
  ['12.40', 124_000n],
  ['12,4', 124_000n],
  ['0', 0n],
  ['3.0625', 30_625n],
  ['9999', 99_990_000n],
])('%s percent a year', (text, ppm) => {
  expect(orThrow(parsePercent(text))).toBe(ppm);
});

test.each(['', '-1', '1.23456', '12 %', '10000', '1.2.3'])('%s is no rate', (text) => {
  expect(parsePercent(text)).toMatchObject({ refused: true });
});

test('a rate is written with two decimals at least, and read back', () => {
  expect([
    percentText(percent('12.4')),
    percentText(percent('3.0625')),
    percentText(percent('0.5')),
    percentText(percent('0')),
  ]).toEqual(['12.40', '3.0625', '0.50', '0.00']);
  const rate = fc.bigInt({ min: 0n, max: 99_999_999n }).map((value) => value as ReturnType<typeof percent>);
  fc.assert(
    fc.property(rate, (value) => {
      expect(orThrow(parsePercent(percentText(value)))).toBe(value);
    }),
  );
});

test('a share is rounded half-up to the cent, and shares of the whole and of nothing are what they say', () => {
  expect(shareOf(euros('1284.84'), percent('15'))).toBe(euros('192.73'));
  expect(shareOf(euros('0.10'), percent('5'))).toBe(euros('0.01'));
  fc.assert(
    fc.property(amount, (value) => {
      expect(shareOf(value, percent('100'))).toBe(value);
      expect(shareOf(value, percent('0'))).toBe(0n);
    }),
  );
});
