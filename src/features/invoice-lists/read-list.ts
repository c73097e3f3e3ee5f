import { ok, type Result, refuse } from '../../kernel/result.ts';
import { isFecHeader } from './fec/fec-fields.ts';
import { openFec } from './fec/open-fec.ts';
import { agedBuckets, findColumns, findHeader, missingColumn } from './find-columns.ts';
import type { ListOptions, ListRefusal, ListSource, OpenList, Row } from './list.ts';
import { linesOf } from './list-lines.ts';
import { firstRows, type Table, tableOf } from './read-table.ts';
import { textOf } from './row-facts.ts';
import { ListError } from './separated-rows.ts';
import { survey } from './survey.ts';

/** Rows among which the titles are looked for, and rows under them that guesses are checked with. */
const [HEADER_ROWS, SAMPLE_ROWS] = [80, 300];
/** Days to the due date that are proposed when a list has none. */
const USUAL_TERMS = 30;

/**
 * Understands a list of invoices (separated text in any usual encoding, workbook .xlsx, FEC) by its contents, never by its name: titles,
 * columns, decimal signs, order of dates, credit notes. What cannot be read for sure is refused by name; lines come after, one by one.
 */
export async function openList(source: ListSource, options: ListOptions = {}): Promise<Result<OpenList, ListRefusal>> {
  try {
    const table = await tableOf(source);
    if (table.refused) return table;
    const first = await firstRows(table.value.rows(), HEADER_ROWS + SAMPLE_ROWS);
    if (first.length === 0) return refuse({ kind: 'empty' });
    const fecRow = first.slice(0, 5).find(({ cells }) => isFecHeader(cells));
    if (fecRow)
      return await openFec({ source, table: { ...table.value, format: 'fec' }, header: fecRow, first, options });
    return await openTable(table.value, first, options);
  } catch (error) {
    if (error instanceof ListError) return refuse(error.refusal);
    throw error;
  }
}

async function openTable(
  table: Table,
  first: readonly Row[],
  options: ListOptions,
): Promise<Result<OpenList, ListRefusal>> {
  const { rows, notices = [], ...about } = table;
  const header = findHeader(first.slice(0, HEADER_ROWS), options.mapping);
  if (!header) {
    const aged = first.map(({ cells }) => agedBuckets(cells.map(textOf))).find(({ length }) => length >= 3);
    if (aged) return refuse({ kind: 'aged-balance', buckets: aged });
  }
  if (!header) return refuse({ kind: 'not-a-table', found: first[0]?.cells.map(textOf).join(' ').slice(0, 60) ?? '' });
  const sample = first.slice(header.index + 1);
  const columns = findColumns(header, sample, options.mapping);
  if (columns.refused) return columns;
  const { titles, line: headerLine } = header;
  const buckets = agedBuckets(titles);
  if (buckets.length >= 3 && columns.value.number === undefined) return refuse({ kind: 'aged-balance', buckets });
  const layout = { columns: columns.value, titles, headerLine };
  const early = missingColumn(columns.value, titles, true);
  if (early) return refuse(early);
  const known = await survey(rows(), layout);
  if (known.refused) return known;
  const missing = missingColumn(columns.value, titles, known.value.hasHeadings);
  if (missing) return refuse(missing);
  const terms = options.terms === undefined ? USUAL_TERMS : options.terms;
  const { signs, order } = known.value;
  const reading = { columns: columns.value, signs, terms, order };
  return ok({
    ...about,
    ...layout,
    sample: sample.slice(0, 5).map(({ cells }) => cells.map((cell) => textOf(cell).slice(0, 80))),
    notices: [...notices, ...known.value.notices],
    lines: () => linesOf(rows(), layout, reading, known.value),
  });
}
