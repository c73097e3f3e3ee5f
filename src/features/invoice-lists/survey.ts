import type { Cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Columns, type LineRemark, type ListRefusal, type Row, remark } from './list.ts';
import { NumberSet } from './number-set.ts';
import { type CreditRow, isPlainInvoice, type OrderKnown, readRow, settledBy } from './read-row.ts';
import { AMOUNT_FIELDS, cellsOf, kindOfRow, numberKey, plain, textOf } from './row-facts.ts';
import { type DecimalSigns, decimalSignOf } from './written-amounts.ts';
import { readDate } from './written-dates.ts';

/** Most credit notes and payments of one list. */
const CREDIT_LIMIT = 100_000;

/** Two lines of one number are the same line when these are the same. */
const CONTENTS = ['issueDate', 'dueDate', 'debtorName', 'total', 'remaining', 'debit', 'net'] as const;

export type Credit = CreditRow & { line: number };

/** What only the whole file tells: decimal signs, order of dates, numbers that come twice, which invoice a credit note is about. */
export type Survey = {
  signs: DecimalSigns;
  order: OrderKnown;
  numbers: NumberSet;
  hasHeadings: boolean;
  rows: number;
  /** Credit notes and payments by the number of their invoice. */
  credits: Map<string, Credit[]>;
  /** Those whose invoice the list does not tell: amounts by debtor. */
  loose: Map<string, Cents[]>;
  looseLines: Set<number>;
  notices: LineRemark[];
};

export type Layout = { columns: Columns; titles: string[]; headerLine: number };

/** Reads the rows of the whole file once. */
export async function survey(rows: AsyncIterable<Row[]>, layout: Layout): Promise<Result<Survey, ListRefusal>> {
  const { columns, titles, headerLine } = layout;
  const signs = { comma: false, point: false };
  const numbers = new NumberSet();
  const creditRows: { row: Row; heading: string }[] = [];
  const amounts = AMOUNT_FIELDS.filter((field) => columns[field] !== undefined);
  const seen = { dayFirst: false, either: 0, monthFirst: undefined as ListRefusal | undefined };
  let [heading, hasHeadings, count] = ['', false, 0];
  for await (const batch of rows) {
    for (const row of batch) {
      if (row.line <= headerLine) continue;
      const kind = kindOfRow(row, columns, titles);
      if (kind.kind === 'heading') [heading, hasHeadings] = [kind.name, true];
      if (kind.kind === 'total') heading = '';
      if (kind.kind !== 'data') continue;
      count += 1;
      const cell = cellsOf(row, columns);
      for (const field of ['issueDate', 'dueDate'] as const) {
        const read = readDate(cell(field));
        if (read.kind === 'month-first') {
          const title = titles[columns[field] ?? 0] ?? '';
          seen.monthFirst ??= { kind: 'month-first-dates', title, line: row.line, text: textOf(cell(field)) };
        } else if (read.kind === 'date') {
          if (read.order === 'day-first') seen.dayFirst = true;
          if (read.order === 'either') seen.either += 1;
        }
      }
      for (const field of amounts) {
        const sign = decimalSignOf(cell(field));
        if (sign) signs[sign] = true;
      }
      let number = '';
      if (isPlainInvoice(cell, columns)) number = settledBy(cell, columns) ? '' : textOf(cell('number'));
      else {
        // Its sign and its kind do not depend on decimals: what it is worth is read once the whole file is known.
        const read = readRow(
          row,
          { columns, signs: { comma: true, point: false }, terms: 0, order: 'day-first' },
          heading,
        );
        if (read.kind === 'credit' && creditRows.length < CREDIT_LIMIT) creditRows.push({ row, heading });
        if (read.kind === 'invoice') number = read.number;
      }
      if (number !== '') numbers.add(numberKey(number), CONTENTS.map(cell).join('\u0001'));
    }
  }
  if (seen.monthFirst && !seen.dayFirst) return refuse(seen.monthFirst);
  const notices: LineRemark[] = [];
  if (seen.monthFirst)
    notices.push(remark('issueDate', 'date-orders-mixed', 'text' in seen.monthFirst ? seen.monthFirst.text : ''));
  else if (!seen.dayFirst && seen.either > 0)
    notices.push(remark('issueDate', 'date-order-assumed', String(seen.either)));
  if (numbers.isFull) notices.push(remark('number', 'duplicates-not-checked'));
  const matched = matchCredits(creditRows, { columns, signs, numbers });
  const order = seen.monthFirst ? 'mixed' : seen.dayFirst || seen.either === 0 ? 'day-first' : 'assumed';
  return ok({ signs, order, numbers, hasHeadings, rows: count, notices, ...matched });
}

/** Gives each credit note and payment to the invoice that its reference names, when the list holds it. */
function matchCredits(
  rows: readonly { row: Row; heading: string }[],
  { columns, signs, numbers }: { columns: Columns; signs: DecimalSigns; numbers: NumberSet },
): Pick<Survey, 'credits' | 'loose' | 'looseLines'> {
  const credits = new Map<string, Credit[]>();
  const loose = new Map<string, Cents[]>();
  const looseLines = new Set<number>();
  for (const { row, heading } of rows) {
    const read = readRow(row, { columns, signs, terms: 0, order: 'day-first' }, heading);
    if (read.kind !== 'credit') continue;
    const invoice = read.about.find((number) => numbers.has(number));
    if (invoice === undefined || read.faults.length > 0) {
      const key = plain(read.debtor.name || read.debtor.code || '');
      append(loose, key, read.amount);
      looseLines.add(row.line);
    } else append(credits, invoice, { ...read, line: row.line });
  }
  return { credits, loose, looseLines };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
