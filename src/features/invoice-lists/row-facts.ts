import type { Cents } from '../../kernel/money.ts';
import { type Cell, type Columns, type LineRemark, type ListField, type Row, remark } from './list.ts';
import { type AmountRead, type DecimalSigns, readAmount } from './written-amounts.ts';

export const AMOUNT_FIELDS = ['net', 'tax', 'total', 'remaining', 'paid', 'debit', 'credit'] as const;
export type AmountField = (typeof AMOUNT_FIELDS)[number];

/** The cells of a row by field. */
export type Cells = (field: ListField) => Cell;

export function cellsOf(row: Row, columns: Columns): Cells {
  return (field) => {
    const column = columns[field];
    return column === undefined ? '' : (row.cells[column] ?? '');
  };
}

const ODD_SPACE = /[\t\r\n\v\f\u00a0\u2000-\u200b\u202f\u205f\u2060]| {2}/;

/** A cell as one line of text, its spaces made plain. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell.trim();
  return ODD_SPACE.test(text) ? text.replace(/[\s\u2060]+/g, ' ').trim() : text;
}

/** A text as it is compared: no case, accents, punctuation nor doubled spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}

/** An invoice number as it is compared: `FA 2026/12` and `fa2026-12` are the same. */
export function numberKey(number: string): string {
  if (/^[A-Z0-9-]*$/.test(number)) return number.replaceAll('-', '');
  return plain(number).replaceAll(' ', '');
}

export type RowKind =
  | { kind: 'data' }
  | { kind: 'heading'; name: string }
  | { kind: 'total' | 'repeated-header' | 'note' };

const TOTAL =
  /^(?:sous[ -]?total|totaux|total|report|a reporter|reporte|solde|soldes|cumul|balance|subtotal|grand total)(?:$|[^a-z])/;

/** What a row is: an invoice, or what a program prints around them. A client called `Total` with a number and a date is an invoice. */
export function kindOfRow(row: Row, columns: Columns, titles: readonly string[]): RowKind {
  const { cells } = row;
  const cell = cellsOf(row, columns);
  const hasDate = textOf(cell('issueDate')) !== '';
  const hasNumber = textOf(cell('number')) !== '';
  if (!hasDate || !hasNumber) {
    const filled = cells.filter((value) => textOf(value) !== '');
    const first = textOf(filled[0] ?? '');
    const [words, label] = [bare(first), bare(textOf(cell('label')))];
    const isAnyTotal = !hasDate && !hasNumber && filled.some((value) => TOTAL.test(bare(textOf(value))));
    if (isAnyTotal || TOTAL.test(words) || (!hasDate && TOTAL.test(label))) return { kind: 'total' };
    // The head of a group tells how many lines it has, and often their sum.
    if (!hasDate && /\p{L}.*\s\(\d+\)$/u.test(first)) return { kind: 'heading', name: headingName([first]) };
    const amounts = AMOUNT_FIELDS.some((field) => textOf(cell(field)) !== '');
    const isAlone = filled.length === 1 || (filled.length === 2 && !hasNumber);
    if (!hasDate && !amounts && isAlone && filled.some((value) => /\p{L}{3}/u.test(textOf(value)))) {
      const isAtStart = cells.findIndex((value) => textOf(value) !== '') <= Math.max(0, columns.debtorName ?? 0);
      const isHeading = isAtStart && !/^(?:page|edit|imprime|extrait)/.test(words);
      return isHeading ? { kind: 'heading', name: headingName(filled) } : { kind: 'note' };
    }
    if (!hasDate && !hasNumber && !amounts) return { kind: 'note' };
    if (!hasDate && !hasNumber && filled.every((value) => typeof value === 'number' || !/\p{L}{2}/u.test(value)))
      return { kind: 'total' };
  }
  const isTitle = (column: number | undefined) =>
    column !== undefined && textOf(cells[column] ?? '') === titles[column];
  const isHeader =
    isTitle(columns.issueDate) &&
    titles.filter((title, column) => title !== '' && isTitle(column)).length >= titles.filter(Boolean).length * 0.8;
  return { kind: isHeader ? 'repeated-header' : 'data' };
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** `Client : DUPONT SARL (3)` names DUPONT SARL; a code and a name side by side give the name. */
function headingName(filled: readonly Cell[]): string {
  const texts = filled.map(textOf);
  const text = texts.find((one) => /\p{L}{3}/u.test(one) && !/^[A-Z]*\d[A-Z0-9]*$/.test(one)) ?? texts[0] ?? '';
  return text
    .replace(/^(?:client|tiers|compte|customer)\s*:?\s+/i, '')
    .replace(/\s*\(\d+\)$/, '')
    .trim();
}

/** What a row says of money: signed amounts with tax, and the faults of their cells. */
export type RowMoney = {
  total?: Cents;
  remaining?: Cents;
  paid?: Cents;
  net?: Cents;
  tax?: Cents;
  /** The line is a movement (debit and credit), not an invoice with its balance. */
  isMovement: boolean;
  faults: LineRemark[];
  notices: LineRemark[];
};

export function readMoney(cell: Cells, columns: Columns, signs: DecimalSigns): RowMoney {
  const [faults, notices]: LineRemark[][] = [[], []];
  const take = (field: AmountField): Cents | undefined => {
    if (columns[field] === undefined) return undefined;
    const read: AmountRead = readAmount(cell(field), signs);
    if (read.kind === 'fault') (faults as LineRemark[]).push(remark(field, read.fault, cell(field)));
    if (read.kind !== 'amount') return undefined;
    if (read.isRounded) (notices as LineRemark[]).push(remark(field, 'rounded', cell(field)));
    return read.cents;
  };
  const [debit, credit] = [take('debit'), take('credit')];
  const [net, tax] = [take('net'), take('tax')];
  let [total, remaining] = [take('total'), take('remaining')];
  const paid = /^[^\d]*$/.test(textOf(cell('paid'))) ? undefined : take('paid');
  const isMovement = debit !== undefined || credit !== undefined;
  if (isMovement) {
    total = ((debit ?? 0n) - (credit ?? 0n)) as Cents;
    // Beside debits and credits, a balance runs from line to line.
    remaining = undefined;
  }
  const isCreditSide = /^(?:c|cr|cre|credit|crediteur|-1|-)$/i.test(textOf(cell('side')));
  if (!isMovement && isCreditSide) {
    if (total !== undefined && total > 0n) total = -total as Cents;
    if (remaining !== undefined && remaining > 0n) remaining = -remaining as Cents;
  }
  if (total === undefined && columns.total === undefined && net !== undefined) {
    if (tax !== undefined) total = (net + tax) as Cents;
    else if (remaining === undefined) (faults as LineRemark[]).push(remark('total', 'amount-without-tax', cell('net')));
  }
  return {
    isMovement,
    faults: faults as LineRemark[],
    notices: notices as LineRemark[],
    ...(total === undefined ? {} : { total }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(paid === undefined ? {} : { paid }),
    ...(net === undefined ? {} : { net }),
    ...(tax === undefined ? {} : { tax }),
  };
}
