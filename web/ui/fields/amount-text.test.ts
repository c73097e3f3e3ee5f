import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountFromText, textOfAmount } from './amount-text.ts';

test.each([
  ['4 560,00', 456_000n],
  ['4\u202f560,00\u202f€', 456_000n],
  ['4.560,00', 456_000n],
  ['4,560.00', 456_000n],
  ['4560.5', 456_050n],
  ['1.234.567', 123_456_700n],
  ['12', 1_200n],
  ['0,07', 7n],
])('%s is read as cents', (text, cents) => {
  expect(amountFromText(text)).toBe(cents);
});

test.each(['', 'douze', '-5', '1,2,3', '12,345,6x'])('« %s » is no amount', (text) => {
  expect(amountFromText(text)).toBeUndefined();
});

test('what a field shows is read back to the cent', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 99_999_999_999n }),
      fc.constantFrom('fr' as const, 'en' as const),
      (n, lang) => {
        expect(amountFromText(textOfAmount(n, lang))).toBe(n);
      },
    ),
  );
});
