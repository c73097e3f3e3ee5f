import { type CsvError, parse } from 'csv-parse';
import type { ListRefusal, ListSource, Row } from './list.ts';
import { textOf } from './list-text.ts';

/** Longest line, characters: an invoice takes some hundreds. */
export const LINE_LIMIT = 256 * 1024;
export const COLUMN_LIMIT = 400;
/** Most line breaks inside the quoted cells of one row. */
const CELL_LINES = 30;

/** Thrown while rows are read: the file is refused as a whole. */
export class ListError extends Error {
  readonly refusal: ListRefusal;
  constructor(refusal: ListRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export type TextTable = { encoding: string; separator: string; isQuoted: boolean };

/** The rows of a separated file, as they come, with the line each begins on. Blank lines are left out. Throws `ListError`. */
export async function* separatedRows(source: ListSource, table: TextTable): AsyncGenerator<Row[]> {
  const parser = parse({
    delimiter: table.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    quote: table.isQuoted ? '"' : null,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LINE_LIMIT,
  });
  let failure: CsvError | undefined;
  parser.on('error', (error) => {
    failure = error as CsvError;
  });
  let last = 0;
  const drain = async (): Promise<Row[]> => {
    // The parser tells its errors after a turn of the loop; others get theirs too.
    await new Promise(setImmediate);
    if (failure) throw new ListError(refusalOf(failure, last + 1));
    const rows: Row[] = [];
    for (let item = parser.read(); item !== null; item = parser.read()) {
      const cells = item as string[];
      const line = last + 1;
      last = line + brokenLines(cells);
      // A quote that nobody closed swallows the lines after it up to the next quote.
      if (last - line > CELL_LINES) throw new ListError({ kind: 'quote-not-closed', line });
      if (cells.length > COLUMN_LIMIT)
        throw new ListError({ kind: 'too-many-columns', columns: cells.length, limit: COLUMN_LIMIT });
      if (cells.some((cell) => cell !== '' && cell.trim() !== '')) rows.push({ line, cells });
    }
    return rows;
  };
  try {
    for await (const text of textOf(source, table.encoding)) {
      if (text === '') continue;
      parser.write(text);
      const rows = await drain();
      if (rows.length > 0) yield rows;
    }
    parser.end();
    const rows = await drain();
    if (rows.length > 0) yield rows;
  } finally {
    parser.destroy();
  }
}

function brokenLines(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += (cell.match(/\r\n|\r|\n/g) ?? []).length;
  }
  return count;
}

function refusalOf({ code, message }: CsvError, line: number): ListRefusal {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return { kind: 'quote-not-closed', line };
  if (code === 'CSV_MAX_RECORD_SIZE') return { kind: 'line-too-long', line, limit: LINE_LIMIT };
  return { kind: 'not-a-table', found: message };
}
