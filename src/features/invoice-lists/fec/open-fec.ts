import { type Cents, decimal } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import {
  type LineRemark,
  type ListFormat,
  type ListLine,
  type ListOptions,
  type ListRefusal,
  type ListSource,
  type OpenList,
  type Row,
  remark,
} from '../list.ts';
import { textOf } from '../row-facts.ts';
import { type FecEntry, type FecReader, fecReader } from './fec-entry.ts';
import { fecColumns, isFecName } from './fec-fields.ts';
import { openItems } from './open-items.ts';

type FecInput = {
  source: ListSource;
  table: {
    format: ListFormat;
    rows: () => AsyncGenerator<Row[]>;
    encoding?: string;
    separator?: string;
    sheet?: string;
  };
  header: Row;
  first: readonly Row[];
  options: ListOptions;
};

const USUAL_TERMS = 30;

/**
 * A FEC (fichier des écritures comptables) read as a list of open invoices: accounts 411, client by client. The file's own rules are
 * checked on the way: its name, its fields, entries that balance.
 */
export async function openFec({
  source,
  table,
  header,
  first,
  options,
}: FecInput): Promise<Result<OpenList, ListRefusal>> {
  const fields = fecColumns(header.cells);
  if (fields.missing.length > 0) return refuse({ kind: 'fec-fields-missing', fields: fields.missing });
  const reader = fecReader(fields);
  const notices: LineRemark[] = [];
  if (!isFecName(source.name)) notices.push(remark('', 'fec-name', source.name));
  if (!fields.isInOrder) notices.push(remark('', 'fec-fields-order'));
  const balances = await balancesOf(table.rows(), header, reader);
  notices.push(...balances.notices);
  const outcomes = await outcomesOf(table.rows(), header, reader, balances, options);
  const { rows, ...about } = table;
  return ok({
    ...about,
    headerLine: header.line,
    titles: header.cells.map(textOf),
    columns: {},
    sample: first
      .filter(({ line }) => line > header.line)
      .slice(0, 5)
      .map(({ cells }) => cells.map((cell) => textOf(cell).slice(0, 80))),
    notices,
    lines: () => linesOf(rows(), header, reader, outcomes),
  });
}

type Balances = { lettering: Map<string, Cents>; notices: LineRemark[] };

/** The balance of each lettering of a client, and what does not balance in the whole. */
async function balancesOf(rows: AsyncIterable<Row[]>, header: Row, reader: FecReader): Promise<Balances> {
  const lettering = new Map<string, Cents>();
  // An entry leaves the table when its lines balance: what stays is wrong, or is not finished.
  const entries = new Map<string, bigint>();
  const unreadable: number[] = [];
  const odd: number[] = [];
  let total = 0n;
  for await (const batch of rows) {
    for (const row of batch) {
      if (row.line <= header.line) continue;
      const amount = reader.amountOf(row);
      if (amount === undefined) unreadable.push(row.line);
      if (row.cells.length !== header.cells.length) odd.push(row.line);
      const entry = reader.entryKey(row);
      const left = (entries.get(entry) ?? 0n) + (amount ?? 0n);
      if (left === 0n) entries.delete(entry);
      else entries.set(entry, left);
      total += amount ?? 0n;
      const key = reader.isClient(row) ? reader.letteringKey(row) : undefined;
      if (key !== undefined) lettering.set(key, ((lettering.get(key) ?? 0n) + (amount ?? 0n)) as Cents);
    }
  }
  const notices: LineRemark[] = [];
  if (unreadable.length > 0) notices.push(remark('', 'fec-amounts-unreadable', unreadable.slice(0, 5).join(', ')));
  if (odd.length > 0) notices.push(remark('', 'fec-line-width', odd.slice(0, 5).join(', ')));
  if (total !== 0n) notices.push(remark('', 'fec-unbalanced', decimal(total as Cents)));
  for (const [entry, left] of [...entries].slice(0, 20)) {
    notices.push(remark('', 'fec-entry-unbalanced', `${entry} : ${decimal(left as Cents)}`));
  }
  for (const [key, left] of lettering) if (left === 0n) lettering.delete(key);
  return { lettering, notices };
}

/** What becomes of each line of a client that is not settled by its lettering. */
async function outcomesOf(
  rows: AsyncIterable<Row[]>,
  header: Row,
  reader: FecReader,
  { lettering }: Balances,
  { terms = USUAL_TERMS }: ListOptions,
): Promise<Map<number, ListLine>> {
  const accounts = new Map<string, FecEntry[]>();
  for await (const batch of rows) {
    for (const row of batch) {
      if (row.line <= header.line || !reader.isClient(row)) continue;
      const key = reader.letteringKey(row);
      if (key !== undefined && !lettering.has(key)) continue;
      const entry = reader.entryOf(row);
      const known = accounts.get(entry.account);
      if (known) known.push(entry);
      else accounts.set(entry.account, [entry]);
    }
  }
  const outcomes = new Map<number, ListLine>();
  for (const entries of accounts.values()) for (const line of openItems(entries, terms)) outcomes.set(line.line, line);
  return outcomes;
}

/** The lines of clients in the order of the file; the other accounts are not told. */
async function* linesOf(
  rows: AsyncIterable<Row[]>,
  header: Row,
  reader: FecReader,
  outcomes: Map<number, ListLine>,
): AsyncGenerator<ListLine[]> {
  for await (const batch of rows) {
    const lines: ListLine[] = [];
    for (const row of batch) {
      if (row.line <= header.line || !reader.isClient(row)) continue;
      const settled: ListLine = {
        line: row.line,
        outcome: 'skipped',
        faults: [],
        notices: [remark('EcritureLet', 'lettered')],
      };
      lines.push(outcomes.get(row.line) ?? settled);
    }
    if (lines.length > 0) yield lines;
  }
}
