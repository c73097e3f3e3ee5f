import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, compare, decimalText, multiply, parseDecimal, rounded, subtract, wholeCents } from './decimal.ts';

const decimal = (text: string) => parseDecimal(text) ?? { units: 0n, scale: 99 };

test('adding and subtracting never lose a digit, whatever the scales', () => {
  const part = fc.record({ units: fc.bigInt(-(10n ** 18n), 10n ** 18n), scale: fc.integer({ min: 0, max: 6 }) });
  fc.assert(
    fc.property(part, part, (a, b) => {
      const exact = a.units * 10n ** BigInt(12 - a.scale) + b.units * 10n ** BigInt(12 - b.scale);
      const sum = add(a, b);
      expect(sum.units * 10n ** BigInt(12 - sum.scale)).toBe(exact);
      expect(compare(subtract(sum, b), a)).toBe(0);
    }),
  );
});

test('a decimal written out is read back as the same value', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: 0, max: 6 }), (units, scale) => {
      expect(compare(decimal(decimalText({ units, scale })), { units, scale })).toBe(0);
    }),
  );
});

test.each([
  ['1.005', '1.01'],
  ['-1.005', '-1.01'],
  ['1.0049', '1.00'],
  ['2', '2.00'],
  ['0.0000', '0.00'],
  ['-0.001', '0.00'],
])('%s rounds to %s, half away from zero', (text, expected) => {
  expect(decimalText(rounded(decimal(text), 2))).toBe(expected);
});

test('cents exist only for a whole number of them', () => {
  expect(wholeCents(decimal('473.0000'))).toBe(47300n);
  expect(wholeCents(decimal('473.001'))).toBeUndefined();
  expect(decimalText(multiply(decimal('12.5'), decimal('0.2')))).toBe('2.50');
});

test.each(['', '.', '-', '1,0', '1e3', ' 1', '0x1', '1.2.3', '9'.repeat(31)])('“%s” is no decimal', (text) => {
  expect(parseDecimal(text)).toBeUndefined();
});
