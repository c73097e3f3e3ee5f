import { type Cents, decimal, parseAmount } from '../../../kernel/money.ts';
import type { Cell } from './layout.ts';
import { around, type Box, type Word } from './page-text.ts';

/** An amount on a page. `whole` when it is written without cents, which only a currency sign makes an amount. */
export type AmountIn = {
  readonly cents: Cents;
  /** As decimal text with a point: `-1234.50`. */
  readonly decimal: string;
  readonly text: string;
  readonly currency?: string;
  readonly whole: boolean;
  readonly page: number;
  readonly row: number;
  readonly box: Box;
  readonly confidence: number;
};

const CURRENCIES: [RegExp, string][] = [
  [/^(?:€|eur|euros?)$/i, 'EUR'],
  [/^(?:\$|usd|us\$)$/i, 'USD'],
  [/^(?:£|gbp)$/i, 'GBP'],
  [/^chf$/i, 'CHF'],
];
const SIGN = '€|eur(?:os?)?|us\\$|\\$|usd|£|gbp|chf';
/** One amount: grouping by spaces, points, commas or apostrophes, two decimals (one is forgiven after a comma). */
const NUMBER =
  "(?:\\d{1,3}(?: \\d{3})+(?:[.,]\\d{2})?|\\d{1,3}(?:\\.\\d{3})+,\\d{2}|\\d{1,3}(?:,\\d{3})+\\.\\d{2}|\\d{1,3}(?:['’]\\d{3})+[.,]\\d{2}|\\d{1,9}[.,]\\d{2}|\\d{1,9})";
const AMOUNT = new RegExp(
  `^(\\(?) ?([-+−–]?) ?(?:(${SIGN}) ?)?([-−–]?) ?(${NUMBER}) ?([-−–]?) ?(${SIGN})?(?: ?(?:ttc|ht))?(\\)?)[.;:*]*$`,
  'i',
);

type Parsed = { cents: Cents; decimal: string; currency?: string; whole: boolean };

/** Reads one amount that fills a text, in any French, European or English way; undefined when it is not one. */
export function readAmount(text: string): Parsed | undefined {
  const plain = text.replace(/[\s\u00a0\u202f\u2009]+/g, ' ').trim();
  const match = AMOUNT.exec(plain);
  if (!match) return undefined;
  const [, open, before, sign, inner, number = '', after, lastSign, close] = match;
  if ((open === '(') !== (close === ')')) return undefined;
  const cut = /[.,](\d{2})$/.exec(number);
  const digits = number.replace(/\D/g, '');
  const whole = !cut;
  const negative = open === '(' || [before, inner, after].some((mark) => mark !== undefined && /[-−–]/.test(mark));
  const unsigned = whole ? `${digits}.00` : `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  const parsed = parseAmount(`${negative ? '-' : ''}${unsigned}`);
  // « 030,00 » is the end of « 1 030,00 ».
  if (parsed.refused || /^0\d/.test(digits.slice(0, whole ? undefined : -2))) return undefined;
  const written = sign ?? lastSign;
  const currency = written && CURRENCIES.find(([pattern]) => pattern.test(written))?.[1];
  return { cents: parsed.value, decimal: decimal(parsed.value), whole, ...(currency ? { currency } : {}) };
}

/**
 * Between two groups of figures, a gap up to one figure wide is the space of thousands, even in typewriter letters; beyond two and a
 * half it parts two numbers. In between nobody can tell « 12 450,00 » from « 12 » and « 450,00 »: neither is read.
 */
const SAME_NUMBER = 1.3;
const OTHER_NUMBER = 2.6;
const MAX_WORDS = 7;

/** The amounts of a cell, from left to right. Percentages, dates and numbers without cents or currency are left out. */
export function amountsIn(cell: Cell): AmountIn[] {
  const { words } = cell;
  const found: AmountIn[] = [];
  for (let i = 0; i < words.length; ) {
    const taken = longestFrom(words, i);
    if (!taken) {
      i += 1;
      continue;
    }
    i = taken.end;
    if (/^%/.test(words[taken.end]?.text ?? '')) continue;
    const { parsed, part } = taken;
    const confidence = Math.min(...part.map((word) => word.confidence));
    const text = part.map((word) => word.text).join(' ');
    found.push({ ...parsed, text, page: cell.page, row: cell.row, box: around(part), confidence });
  }
  return found;
}

function longestFrom(words: readonly Word[], start: number) {
  if (!/[\d(€$£+\-−–]|^(?:eur|chf|usd|gbp)/i.test(words[start]?.text ?? '')) return undefined;
  for (let end = Math.min(words.length, start + MAX_WORDS); end > start; end--) {
    const part = words.slice(start, end);
    if (!part.every((word, i) => i === 0 || joins(part[i - 1] as Word, word))) continue;
    const parsed = readAmount(part.map((word) => word.text).join(' '));
    const last = part.at(-1)?.text ?? '';
    if (!parsed || /^[-+−–(]+$/.test(last)) continue;
    if (parsed.whole && parsed.currency === undefined) continue;
    // The middle of a number is not a number: what could belong to its neighbours is left.
    if (mayContinue(words[start - 1], words[start]) || mayContinue(words[end - 1], words[end])) return undefined;
    return { parsed, part, end };
  }
  return undefined;
}

function joins(left: Word, right: Word): boolean {
  return /\d$/.test(left.text) && /^\d/.test(right.text) ? gapInFigures(left, right) <= SAME_NUMBER : true;
}

function mayContinue(left: Word | undefined, right: Word | undefined): boolean {
  if (!left || !right || !/(?:^|\D)\d{1,3}$/.test(left.text) || !/^\d{3}(?!\d)/.test(right.text)) return false;
  return !/[.,]\d{1,2}$/.test(left.text) && gapInFigures(left, right) < OTHER_NUMBER;
}

/** The gap between two words, in widths of a figure of theirs. */
export function gapInFigures(left: Word, right: Word): number {
  const figure = Math.max(left.width / left.text.length, right.width / right.text.length);
  return (right.x - left.x - left.width) / Math.max(figure, 0.35 * right.height);
}

/** An amount of money stands in the line, with its cents or its currency. */
export function holdsAmount({ cells }: { readonly cells: readonly Cell[] }): boolean {
  return cells.flatMap(amountsIn).some(({ whole, currency }) => !whole || currency !== undefined);
}
