import { parseEmailAddress } from '../../kernel/email.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { parseSiren, parseSiret, parseTvaNumber } from '../../kernel/siren.ts';
import { AGED, TITLE_RULES, titleKey } from './column-titles.ts';
import {
  type Cell,
  type Columns,
  FIELDS,
  type ListField,
  type ListOptions,
  type ListRefusal,
  type Row,
} from './list.ts';
import { readAmount } from './written-amounts.ts';
import { readDate } from './written-dates.ts';

export type Header = { line: number; index: number; titles: string[] };

const ANY_SIGN = { comma: true, point: false };

/** The row of titles among the first ones: the one with most titles that mean something, or those a person named. */
export function findHeader(rows: readonly Row[], mapping: ListOptions['mapping']): Header | undefined {
  const named = new Set(
    Object.values(mapping ?? {})
      .map(titleKey)
      .filter(Boolean),
  );
  let best: (Header & { score: number }) | undefined;
  for (const [index, { line, cells }] of rows.entries()) {
    const titles = cells.map((cell) => String(cell).replace(/\s+/g, ' ').trim());
    const keys = titles.map(titleKey);
    const known = keys.filter((key) => key !== '' && (named.has(key) || fieldsOf(key).length > 0));
    const written = titles.filter(Boolean).length;
    const values = cells.filter((cell) => readDate(cell).kind === 'date' || isNumeric(cell)).length;
    const score = new Set(known).size - 2 * values;
    if (new Set(known).size < Math.min(2, written) || written < 2 || values > written / 3) continue;
    if (score >= 2 && (best === undefined || score > best.score)) best = { line, index, titles, score };
  }
  return best;
}

function isNumeric(cell: Cell): boolean {
  return readAmount(cell, ANY_SIGN).kind === 'amount';
}

function fieldsOf(key: string): { field: ListField; weight: number }[] {
  return TITLE_RULES.filter(([, , pattern]) => pattern.test(key)).map(([field, weight]) => ({ field, weight }));
}

/** The buckets of an aged balance among the titles; three of them or more make one. */
export function agedBuckets(titles: readonly string[]): string[] {
  return titles.filter((title) => title !== '' && AGED.some((pattern) => pattern.test(titleKey(title))));
}

/**
 * Which column holds which field: what a person said, then titles (surest first, one column each), then contents for identifiers whose
 * column has no known title. A guess that the contents deny is dropped.
 */
export function findColumns(
  header: Header,
  sample: readonly Row[],
  mapping: ListOptions['mapping'] = {},
): Result<Columns, ListRefusal> {
  const given = givenColumns(header, mapping);
  if (given.refused) return given;
  const columns: Columns = { ...given.value };
  const taken = new Set<number>(Object.values(columns));
  const denied = new Set(FIELDS.filter((field) => mapping[field] === ''));
  const guesses = header.titles.flatMap((title, column) =>
    fieldsOf(titleKey(title)).map((guess) => ({ ...guess, column })),
  );
  guesses.sort((a, b) => b.weight - a.weight || a.column - b.column);
  for (const { field, column } of guesses) {
    if (columns[field] !== undefined || taken.has(column) || denied.has(field)) continue;
    if (!contentsAgree(field, valuesOf(sample, column))) continue;
    columns[field] = column;
    taken.add(column);
  }
  const width = Math.max(header.titles.length, ...sample.map(({ cells }) => cells.length));
  for (let column = 0; column < width; column += 1) {
    if (taken.has(column)) continue;
    const field = fieldOfContents(valuesOf(sample, column));
    if (!field || columns[field] !== undefined || denied.has(field)) continue;
    columns[field] = column;
    taken.add(column);
  }
  return ok(withNames(columns, header, sample));
}

function givenColumns(header: Header, mapping: NonNullable<ListOptions['mapping']>): Result<Columns, ListRefusal> {
  const columns: Columns = {};
  for (const [field, title] of Object.entries(mapping) as [ListField, string][]) {
    if (title === '') continue;
    const exact = header.titles.indexOf(title.trim());
    const alike = header.titles.findIndex((other) => titleKey(other) === titleKey(title));
    const rank = /^\d{1,3}$/.test(title.trim()) ? Number(title) - 1 : -1;
    const column = exact >= 0 ? exact : alike >= 0 ? alike : rank;
    if (column < 0 || column >= header.titles.length) return refuse({ kind: 'no-such-column', field, title });
    columns[field] = column;
  }
  return ok(columns);
}

function valuesOf(sample: readonly Row[], column: number): Cell[] {
  return sample.map(({ cells }) => cells[column] ?? '').filter((cell) => String(cell).trim() !== '');
}

const AMOUNTS = new Set<ListField>(['net', 'tax', 'total', 'remaining', 'paid', 'debit', 'credit']);

/** Half the values at least are what the title says; few or no values deny nothing. */
function contentsAgree(field: ListField, values: readonly Cell[]): boolean {
  if (values.length < 2) return true;
  if (AMOUNTS.has(field))
    return share(values, (cell) => readAmount(cell, ANY_SIGN).kind === 'amount' || isFaultyNumber(cell)) >= 0.5;
  if (field === 'issueDate' || field === 'dueDate') return share(values, (cell) => !isWords(cell)) >= 0.5;
  return true;
}

function isFaultyNumber(cell: Cell): boolean {
  return /\d/.test(String(cell)) && !/[a-z]{4}/i.test(String(cell));
}

function isWords(cell: Cell): boolean {
  const kind = readDate(cell).kind;
  return kind === 'not-a-date' && /[a-z]{3}/i.test(String(cell));
}

function share(values: readonly Cell[], test: (cell: Cell) => boolean): number {
  return values.filter(test).length / values.length;
}

function fieldOfContents(values: readonly Cell[]): ListField | undefined {
  if (values.length < 2) return undefined;
  const most = (test: (text: string) => boolean) => share(values, (cell) => test(String(cell))) >= 0.8;
  if (most((text) => !parseSiret(text).refused)) return 'siret';
  if (most((text) => !parseSiren(text).refused)) return 'siren';
  if (most((text) => /^[a-z]{2}/i.test(text) && /\d{8}/.test(text) && !parseTvaNumber(text).refused)) return 'vat';
  if (most((text) => !parseEmailAddress(text).refused)) return 'email';
  return undefined;
}

/** A column called `Client` or `Tiers` beside a column of names holds codes; one of codes alone names nobody. */
function withNames(columns: Columns, header: Header, sample: readonly Row[]): Columns {
  const { debtorName, debtorCode } = columns;
  if (debtorName === undefined || debtorCode !== undefined) return columns;
  const values = valuesOf(sample, debtorName);
  const areCodes =
    values.length > 0 && share(values, (cell) => /^(?=.*\d)[A-Z0-9_-]{3,20}$/.test(String(cell).trim())) >= 0.9;
  if (!areCodes) return columns;
  const other = header.titles.findIndex(
    (title, column) => column !== debtorName && fieldsOf(titleKey(title)).some(({ field }) => field === 'debtorName'),
  );
  return other < 0 ? columns : { ...columns, debtorName: other, debtorCode: debtorName };
}

/** What the columns must hold at least for a line to be a claim. */
export function missingColumn(columns: Columns, titles: string[], hasHeadings: boolean): ListRefusal | undefined {
  const { number, issueDate, debtorName, total, remaining, debit, net } = columns;
  if ([total, remaining, debit].every((column) => column === undefined) && net === undefined) {
    return { kind: 'no-amount-column', titles };
  }
  if (number === undefined) return { kind: 'no-number-column', titles };
  if (issueDate === undefined) return { kind: 'no-date-column', titles };
  if (debtorName === undefined && !hasHeadings) return { kind: 'no-debtor-column', titles };
  return undefined;
}
