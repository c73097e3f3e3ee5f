import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cents, decimal } from '../../../kernel/money.ts';
import { AMOUNT_STYLES } from '../testing/invoice-samples.ts';
import { drawnPage } from '../testing/text-pages.ts';
import { amountsIn, readAmount } from './french-amounts.ts';
import { layoutOf } from './layout.ts';

test.each([
  ['1 234,56 €', '1234.56'],
  ['1\u202f234,56\u00a0€', '1234.56'],
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ['1234.56', '1234.56'],
  ['12 345 678,90', '12345678.90'],
  ['EUR 1 234,56', '1234.56'],
  ['€1,234.56', '1234.56'],
  ['1 234,56€.', '1234.56'],
  ["1'234.50 CHF", '1234.50'],
  ['-12,00', '-12.00'],
  ['− 12,00 €', '-12.00'],
  ['12,00-', '-12.00'],
  ['(1 200,00 €)', '-1200.00'],
  ['0,00', '0.00'],
  ['1 200 €', '1200.00'],
  ['120,00 TTC', '120.00'],
])('%s is %s', (text, value) => {
  expect(readAmount(text)?.decimal).toBe(value);
});

test.each([
  '',
  '20 %',
  '12/03/2026',
  '1.234',
  '0,1234',
  '12,5',
  '030,00',
  '000,00',
  '1 23,45',
  '12 34,56',
  '(12,00',
  'F-12,00',
  '06 12 34 56 78',
])('“%s” is no amount', (text) => {
  expect(readAmount(text)).toBeUndefined();
});

const amounts = (drawing: string) =>
  layoutOf([drawnPage(drawing)])
    .rows.flatMap(({ cells }) => cells.flatMap(amountsIn))
    .map(({ decimal: text }) => text);

test('the groups of one number are joined, two numbers are not, and what could be either is not read', () => {
  expect(amounts('Total  1 234,56')).toEqual(['1234.56']);
  expect(amounts('2    450,00    900,00')).toEqual(['450.00', '900.00']);
  expect(amounts('2  450,00')).toEqual([]);
  expect(amounts('TVA 20,00 % 200,00 €')).toEqual(['200.00']);
  expect(amounts('Réf. 12,50m  du 12.03.2026  page 1')).toEqual([]);
  expect(amounts('Quantité 12   1200')).toEqual([]);
});

test('any amount is read back from any way of writing it', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -999_999_999_99n, max: 999_999_999_99n }),
      fc.constantFrom(...Object.values(AMOUNT_STYLES)),
      (value, written) => {
        expect(readAmount(written(value as Cents))?.decimal).toBe(decimal(value as Cents));
      },
    ),
  );
});

test('any amount is read back from a line of a page, whole or not at all', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 999_999_999_99n }),
      fc.constantFrom(...Object.values(AMOUNT_STYLES)),
      fc.integer({ min: 1, max: 6 }),
      (value, written, gap) => {
        const line = `Total TTC${' '.repeat(gap)}${written(value as Cents)}`.replace(/[\u00a0\u202f]/g, ' ');
        expect(amounts(line)).toEqual([decimal(value as Cents)]);
      },
    ),
  );
});
