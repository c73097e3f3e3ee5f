import { inParis } from '../../kernel/civil-date.ts';
import { decimal } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type LifecycleMessage, lifecycleStatusLabel, lifecycleStatusOf } from '../invoice-files/lifecycle-message.ts';
import type { Cell, ListRefusal, Row } from '../invoice-lists/list.ts';
import { firstRows, tableOf } from '../invoice-lists/read-table.ts';
import { textOf } from '../invoice-lists/row-facts.ts';
import { ListError } from '../invoice-lists/separated-rows.ts';
import { type DecimalSigns, decimalSignOf, readAmount } from '../invoice-lists/written-amounts.ts';
import { readDate } from '../invoice-lists/written-dates.ts';
import { type StatusColumns, type StatusField, statusColumnsOf } from './status-columns.ts';

/** A line that was not taken, and why: the others count all the same. */
export type StatusFault = { line: number; kind: StatusFaultKind; text: string };
export type StatusFaultKind =
  | 'no-number'
  | 'unknown-status'
  | 'no-date'
  | 'not-a-date'
  | 'month-first'
  | 'not-an-amount'
  | 'other-currency'
  | 'in-the-future';
export type StatusList = { messages: LifecycleMessage[]; faults: StatusFault[] };
export type StatusListRefusal =
  | ListRefusal
  | { kind: 'no-status-column'; titles: string[] }
  | { kind: 'ambiguous-columns'; titles: string[] }
  | { kind: 'too-many-lines'; limit: number };

const HEADER_ROWS = 30;
/** Lines of one file: a platform is asked for less than a year of statuses at a time. */
export const STATUS_LINES = 20_000;

/**
 * Reads the statuses of electronic invoices from an export of a plateforme agréée: CSV in any usual encoding, or .xlsx; one line per
 * status, columns known by their titles. A status is a code (`207`) or its name (« En litige »). Lines of one status, as for the VAT
 * rates of a payment, are one message; a line written twice is one line. What a line does not say for sure is a fault of that line, never a guess.
 */
export async function readStatusList(bytes: Uint8Array): Promise<Result<StatusList, StatusListRefusal>> {
  const source = {
    name: '',
    async *open() {
      yield bytes;
    },
  };
  try {
    const table = await tableOf(source);
    if (table.refused) return table;
    const rows = await firstRows(table.value.rows(), STATUS_LINES + HEADER_ROWS + 1);
    if (rows.length === 0) return refuse({ kind: 'empty' });
    if (rows.length > STATUS_LINES + HEADER_ROWS) return refuse({ kind: 'too-many-lines', limit: STATUS_LINES });
    for (const [index, { cells }] of rows.slice(0, HEADER_ROWS).entries()) {
      const found = statusColumnsOf(cells.map(textOf));
      if (found?.kind === 'ambiguous') return refuse({ kind: 'ambiguous-columns', titles: found.titles });
      if (found) return ok(readRows(withoutRepetitions(rows.slice(index + 1), cells), found.columns));
    }
    return refuse({ kind: 'no-status-column', titles: (rows[0]?.cells ?? []).map(textOf) });
  } catch (error) {
    if (error instanceof ListError) return refuse(error.refusal);
    throw error;
  }
}

/** The titles printed again on each page, and the lines of totals, are no statuses. */
function withoutRepetitions(rows: readonly Row[], titles: readonly Cell[]): Row[] {
  const told = JSON.stringify(titles);
  return rows.filter(
    ({ cells }) =>
      JSON.stringify(cells) !== told &&
      !/^(?:sous[- ]?)?tota(?:l|ux)\b/i.test(textOf(cells.find((cell) => cell !== '') ?? '')),
  );
}

function readRows(rows: readonly Row[], columns: StatusColumns): StatusList {
  const orders = { at: isMonthFirst(rows, columns, 'at'), issueDate: isMonthFirst(rows, columns, 'issueDate') };
  const signs = { comma: false, point: false };
  for (const row of rows) {
    const sign = decimalSignOf(cellOf(row, columns, 'amount'));
    if (sign) signs[sign] = true;
  }
  const faults: StatusFault[] = [];
  const messages = new Map<string, LifecycleMessage>();
  const seen = new Set<string>();
  for (const row of rows) {
    const whole = JSON.stringify(row.cells);
    if (seen.has(whole)) continue;
    seen.add(whole);
    const read = readStatusRow(row, columns, { signs, orders });
    if (read.refused) {
      faults.push({ line: row.line, ...read.refusal });
      continue;
    }
    const { invoiceNumber, issueDate = '', status, at, messageId = '' } = read.value;
    const key = [invoiceNumber, issueDate, status, at, messageId].join('\u0001');
    const same = messages.get(key);
    messages.set(key, same ? joined(same, read.value) : read.value);
  }
  return { messages: [...messages.values()], faults };
}

const cellOf = (row: Row, columns: StatusColumns, field: StatusField): Cell => {
  const column = columns[field];
  return column === undefined ? '' : (row.cells[column] ?? '');
};

type RowFault = { kind: StatusFaultKind; text: string };

/** What only the whole file tells: its decimal signs, and the columns whose dates put the month first. */
type Manner = { signs: DecimalSigns; orders: { at: boolean; issueDate: boolean } };

/** One date of a column that can only be month first makes every doubtful one of it a fault. */
function isMonthFirst(rows: readonly Row[], columns: StatusColumns, field: 'at' | 'issueDate'): boolean {
  return rows.some((row) => readDate(cellOf(row, columns, field)).kind === 'month-first');
}

function hasDoubtfulOrder(cell: Cell, isMonthFirstColumn: boolean): boolean {
  const read = readDate(cell);
  return isMonthFirstColumn && read.kind === 'date' && read.order === 'either';
}

/** The reform's first statuses are of 2024: what is older is another date, or none. */
const OLDEST = '2015-01-01';

function readStatusRow(
  row: Row,
  columns: StatusColumns,
  { signs, orders }: Manner,
): Result<LifecycleMessage, RowFault> {
  const cell = (field: StatusField) => cellOf(row, columns, field);
  const text = (field: StatusField) => textOf(cell(field)).slice(0, 500);
  const invoiceNumber = text('number').slice(0, 200);
  if (invoiceNumber === '') return refuse({ kind: 'no-number', text: row.cells.map(textOf).join(' ').slice(0, 100) });
  const status = lifecycleStatusOf(text('status')) ?? lifecycleStatusOf(text('statusLabel'));
  if (!status) return refuse({ kind: 'unknown-status', text: text('status') || text('statusLabel') });
  const at = instantOf(cell('at'), text('time'));
  if (!at || at < OLDEST) return refuse({ kind: text('at') === '' ? 'no-date' : 'not-a-date', text: text('at') });
  if (hasDoubtfulOrder(cell('at'), orders.at)) return refuse({ kind: 'month-first', text: text('at') });
  if (hasDoubtfulOrder(cell('issueDate'), orders.issueDate))
    return refuse({ kind: 'month-first', text: text('issueDate') });
  const issued = readDate(cell('issueDate'));
  if (issued.kind === 'not-a-date' || issued.kind === 'month-first') {
    return refuse({ kind: 'not-a-date', text: text('issueDate') });
  }
  const amount = readAmount(cell('amount'), signs);
  if (amount.kind === 'fault') return refuse({ kind: 'not-an-amount', text: text('amount') });
  if (amount.kind === 'amount' && !/^(?:|eur|euros?|€)$/i.test(text('currency'))) {
    return refuse({ kind: 'other-currency', text: text('currency') });
  }
  const [code, why, seller, messageId, sender] = (
    ['reasonCode', 'reasonText', 'seller', 'messageId', 'sender'] as const
  ).map(text);
  const hasReason = code !== '' || why !== '';
  return ok({
    invoiceNumber,
    status,
    statusLabel: lifecycleStatusLabel(status) ?? status,
    at,
    reasons: hasReason ? [{ ...(code ? { code } : {}), ...(why ? { text: why } : {}), notes: [] }] : [],
    amounts: amount.kind === 'amount' ? [{ amount: decimal(amount.cents) }] : [],
    recipients: [],
    ...(issued.kind === 'date' ? { issueDate: issued.date } : {}),
    ...(seller ? { seller } : {}),
    ...(messageId ? { messageId: messageId.slice(0, 200) } : {}),
    ...(sender ? { sender: { name: sender } } : {}),
  });
}

/** Two lines of the same status: the amounts of a payment by VAT rate, or the reasons of one refusal. */
function joined(first: LifecycleMessage, second: LifecycleMessage): LifecycleMessage {
  const known = new Set(first.reasons.map((reason) => JSON.stringify(reason)));
  return {
    ...first,
    amounts: [...first.amounts, ...second.amounts],
    reasons: [...first.reasons, ...second.reasons.filter((reason) => !known.has(JSON.stringify(reason)))],
  };
}

/** `2026-11-20T23:30:00`: the local day and hour; an hour told with its zone is brought to Paris. Undefined for what is no day. */
function instantOf(cell: Cell, time: string): string | undefined {
  const read = readDate(cell);
  if (read.kind !== 'date') return undefined;
  const written = typeof cell === 'number' ? '' : textOf(cell);
  const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})$/i.test(written);
  const instant = zoned ? new Date(written.replace(' ', 'T').replace(/\s*UTC$/i, 'Z')) : undefined;
  if (instant && !Number.isNaN(instant.getTime())) {
    const { date, minutes } = inParis(instant);
    const seconds = /:\d{2}:(\d{2})/.exec(written)?.[1] ?? '00';
    return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${seconds}`;
  }
  if (typeof cell === 'number' || /^\d{5}[.,]\d+$/.test(written)) return `${read.date}${hourOfSerial(cell)}`;
  const hour = /(?:^|[ T,à])(\d{1,2})\s?[:h]\s?(\d{2})(?::(\d{2}))?/.exec(time || written);
  if (!hour || Number(hour[1]) > 23 || Number(hour[2]) > 59) return read.date;
  return `${read.date}T${two(Number(hour[1]))}:${hour[2]}:${hour[3] ?? '00'}`;
}

/** The part of a day after the point of a workbook's serial: `T15:36:00`; nothing at midnight. */
function hourOfSerial(cell: Cell): string {
  const serial = typeof cell === 'number' ? cell : Number(cell.trim().replace(',', '.'));
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  return minutes === 0 || minutes === 1440 ? '' : `T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
}

const two = (value: number): string => String(value).padStart(2, '0');
