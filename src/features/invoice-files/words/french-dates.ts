import { type CivilDate, parseCivilDate } from '../../../kernel/civil-date.ts';

/** A day in a text, from one position to another. `ambiguous` when day and month could be each other's. */
export type DateIn = {
  readonly value: CivilDate;
  readonly start: number;
  readonly end: number;
  readonly ambiguous: boolean;
};

const MONTHS: [RegExp, number][] = [
  [/^janv?(?:ier|uary)?$/, 1],
  [/^(?:fev|fevr|fevrier|feb|february)$/, 2],
  [/^(?:mars?|march)$/, 3],
  [/^(?:avr|avril|apr|april)$/, 4],
  [/^(?:mai|may)$/, 5],
  [/^(?:juin|june?)$/, 6],
  [/^(?:juil|juill|juillet|july?)$/, 7],
  [/^(?:aout|aug|august)$/, 8],
  [/^sept?(?:embre|ember)?$/, 9],
  [/^oct(?:obre|ober)?$/, 10],
  [/^nov(?:embre|ember)?$/, 11],
  [/^dec(?:embre|ember)?$/, 12],
];

const NUMERIC = /(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|[.,-]\d)/g;
const SPACED = /(?<![\d/.,-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})(?![\d/]|[.,-]\d)/g;
const BLANKS = /(?<![\d/.,-])(\d{2})( )(\d{2}) (20\d{2})(?![\d/]|[.,-]\d)/g;
const ISO = /(?<![\d/.,-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/]|[.,-]\d)/g;
const WORDS = /(?<![\d/.,])(\d{1,2})(?:er|st|nd|rd|th)?[ -]?([a-z]{3,9})\.?,?[ -]?((?:19|20)\d{2})(?!\d)/g;
const ENGLISH = /(?<![a-z])([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d{2})(?!\d)/g;

/** The days written in a folded text (lower case, no accents), in the French order day, month, year, or ISO, or in words. */
export function datesIn(folded: string): DateIn[] {
  const found: DateIn[] = [];
  const add = (
    match: RegExpExecArray,
    year: string,
    month: number | undefined,
    dayOfMonth: string,
    ambiguous = false,
  ) => {
    if (month === undefined) return;
    const two = (value: number | string) => String(value).padStart(2, '0');
    const date = parseCivilDate(`${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(dayOfMonth)}`);
    const [start, end] = [match.index, match.index + match[0].length];
    if (date.refused || found.some((other) => other.start < end && start < other.end)) return;
    if (date.value < '1990-01-01') return;
    found.push({ value: date.value, start, end, ambiguous });
  };
  for (const match of folded.matchAll(ISO)) add(match, match[1] ?? '', Number(match[3]), match[4] ?? '');
  for (const pattern of [NUMERIC, SPACED, BLANKS]) {
    for (const match of folded.matchAll(pattern)) {
      const [, first = '', , second = '', year = ''] = match;
      add(match, year, Number(second), first, Number(first) <= 12 && first !== second);
    }
  }
  for (const match of folded.matchAll(WORDS)) add(match, match[3] ?? '', monthOf(match[2] ?? ''), match[1] ?? '');
  for (const match of folded.matchAll(ENGLISH)) add(match, match[3] ?? '', monthOf(match[1] ?? ''), match[2] ?? '');
  return found.toSorted((a, b) => a.start - b.start);
}

function monthOf(word: string): number | undefined {
  return MONTHS.find(([pattern]) => pattern.test(word))?.[1];
}
