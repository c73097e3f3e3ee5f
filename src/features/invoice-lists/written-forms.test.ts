import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../kernel/civil-date.ts';
import { decimalSignOf, readAmount } from './written-amounts.ts';
import { readDate } from './written-dates.ts';

const NONE = { comma: false, point: false };

test.each([
  ['1 234,56', 123456n],
  ['1\u00a0234,56', 123456n],
  ['1\u202f234,56 €', 123456n],
  ['1.234,56', 123456n],
  ['1,234.56', 123456n],
  ["1'234.50", 123450n],
  ['12.345.678', 1234567800n],
  ['1234', 123400n],
  ['1234,5', 123450n],
  ['0,07', 7n],
  ['-12,50', -1250n],
  ['− 12,50', -1250n],
  ['12,50-', -1250n],
  ['(1 200,00)', -120000n],
  ['12,50 Cr', -1250n],
  ['12,50 C', -1250n],
  ['12,50 D', 1250n],
  ['€ 12,50', 1250n],
  ['12,50 EUR', 1250n],
  ['12,50EUR', 1250n],
  ['+12,50', 1250n],
  ['1 234,560', 123456n],
  ['0,500', 50n],
])('%s is %s cents', (text, cents) => {
  expect(readAmount(text, NONE)).toMatchObject({ kind: 'amount', cents });
});

test.each([
  ['1.234', 'ambiguous-amount'],
  ['1,234', 'ambiguous-amount'],
  ['12 34,56', 'not-an-amount'],
  ['1.23.456', 'not-an-amount'],
  ['--5', 'not-an-amount'],
  ['(5)-', 'not-an-amount'],
  ['1,2345', 'too-many-decimals'],
  ['1,5E+03', 'scientific-notation'],
  ['$12.50', 'other-currency'],
  ['12,50 CHF', 'other-currency'],
  ['=2+3', 'formula-without-value'],
  ['@SUM(A1)', 'formula-without-value'],
  ['douze', 'not-an-amount'],
  ['12/50', 'not-an-amount'],
])('%s is refused: %s', (text, fault) => {
  expect(readAmount(text, NONE)).toEqual({ kind: 'fault', fault });
});

test('a file that shows its decimal sign settles what three digits mean', () => {
  expect(readAmount('1.234', { comma: true, point: false })).toMatchObject({ cents: 123400n });
  expect(readAmount('1,234', { comma: false, point: true })).toMatchObject({ cents: 123400n });
  expect(readAmount('1,234', { comma: true, point: false })).toEqual({ kind: 'fault', fault: 'too-many-decimals' });
  expect(readAmount('1.234', { comma: true, point: true })).toEqual({ kind: 'fault', fault: 'ambiguous-amount' });
  expect([decimalSignOf('12,5'), decimalSignOf('1,234.50'), decimalSignOf('1.234')]).toEqual([
    'comma',
    'point',
    undefined,
  ]);
});

test('empty cells and dashes say nothing', () => {
  for (const text of ['', ' ', '-', '—', undefined]) expect(readAmount(text, NONE)).toEqual({ kind: 'empty' });
});

test('numbers of a workbook lose their binary noise, and are rounded as the screen shows them', () => {
  expect(readAmount(0.1 + 0.2, NONE)).toEqual({ kind: 'amount', cents: 30n, isRounded: false });
  expect(readAmount(-1234.5600000001, NONE)).toEqual({ kind: 'amount', cents: -123456n, isRounded: false });
  expect(readAmount(33.333333, NONE)).toEqual({ kind: 'amount', cents: 3333n, isRounded: true });
  expect(readAmount(2.675, NONE)).toEqual({ kind: 'amount', cents: 268n, isRounded: true });
  expect(readAmount(Number.NaN, NONE)).toMatchObject({ kind: 'fault' });
});

test('any amount written in any French form reads back', () => {
  const forms = fc.record({
    cents: fc.bigInt({ min: 0n, max: 999_999_999_99n }),
    group: fc.constantFrom('', ' ', '\u00a0', '\u202f', '.', "'"),
    sign: fc.constantFrom('', '-', 'trailing', 'brackets', 'cr'),
    currency: fc.constantFrom('', ' €', '€', ' EUR', ' euros'),
  });
  fc.assert(
    fc.property(forms, ({ cents, group, sign, currency }) => {
      const whole = (cents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, group);
      const plain = `${whole},${(cents % 100n).toString().padStart(2, '0')}`;
      const text = {
        '': `${plain}${currency}`,
        '-': `-${plain}${currency}`,
        trailing: `${plain}-`,
        brackets: `(${plain})${currency}`,
        cr: `${plain} CR`,
      }[sign];
      expect(readAmount(text, NONE)).toMatchObject({ kind: 'amount', cents: sign === '' ? cents : -cents });
    }),
  );
});

test.each([
  ['12/03/2026', '2026-03-12', 'either'],
  ['3/4/26', '2026-04-03', 'either'],
  ['05/05/2026', '2026-05-05', 'told'],
  ['13/04/2026', '2026-04-13', 'day-first'],
  ['13-04-26', '2026-04-13', 'day-first'],
  ['13.04.2026', '2026-04-13', 'day-first'],
  ['2026-03-12', '2026-03-12', 'told'],
  ['2026/03/12', '2026-03-12', 'told'],
  ['20260312', '2026-03-12', 'told'],
  ['2026-03-12T10:00:00Z', '2026-03-12', 'told'],
  ['13/03/2026 00:00:00', '2026-03-13', 'day-first'],
  ['12 mars 2026', '2026-03-12', 'told'],
  ['1er août 2026', '2026-08-01', 'told'],
  ['jeu. 12 mars 2026', '2026-03-12', 'told'],
  ['12-févr.-26', '2026-02-12', 'told'],
  ['Mar 12, 2026', '2026-03-12', 'told'],
  ['46093', '2026-03-12', 'told'],
  ['31/12/99', '1999-12-31', 'day-first'],
])('%s is %s', (text, date, order) => {
  expect(readDate(text)).toEqual({ kind: 'date', date, order });
});

test('a serial of a workbook is a day', () => {
  expect(readDate(46093)).toMatchObject({ date: '2026-03-12' });
  expect(readDate(46093.75)).toMatchObject({ date: '2026-03-12' });
  expect(readDate(12)).toEqual({ kind: 'not-a-date' });
});

test.each([
  '30/02/2026',
  '31/04/2026',
  '2026-13-01',
  '32/01/2026',
  '12 brumaire 2026',
  'bientôt',
  '00/13/2026',
  '1/1/1',
])('%s is not a date', (text) => {
  expect(readDate(text).kind).toBe('not-a-date');
});

test('a month that comes first is told, not swapped', () => {
  expect(readDate('03/25/2026')).toEqual({ kind: 'month-first' });
});

test('zeros and dashes say nothing', () => {
  for (const text of ['', ' ', '-', '00/00/0000', '0000-00-00', undefined])
    expect(readDate(text)).toEqual({ kind: 'empty' });
});

test('any day written in any French form reads back', () => {
  const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
  const pad = (value: number) => String(value).padStart(2, '0');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 7 }), (offset, form) => {
      const date = addDays(day('1980-01-01'), offset);
      const [year = 0, month = 0, rank = 0] = date.split('-').map(Number);
      const short = pad(year % 100);
      const isShortable = year < 2080;
      const text = [
        `${pad(rank)}/${pad(month)}/${year}`,
        `${rank}/${month}/${isShortable ? short : year}`,
        `${pad(rank)}-${pad(month)}-${year}`,
        `${pad(rank)}.${pad(month)}.${year}`,
        `${rank} ${months[month - 1]} ${year}`,
        date,
        date.replaceAll('-', ''),
        `${date}T23:59:59Z`,
      ][form];
      expect(readDate(text)).toMatchObject({ kind: 'date', date });
    }),
  );
});
