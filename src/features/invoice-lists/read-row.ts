import { addDays, type CivilDate, daysBetween } from '../../kernel/civil-date.ts';
import { type Cents, minus } from '../../kernel/money.ts';
import { type Cell, type Columns, type LineRemark, type ListedDebtor, type Row, remark } from './list.ts';
import { readDebtor } from './row-debtor.ts';
import { type Cells, cellsOf, numberKey, plain, type RowMoney, readMoney, textOf } from './row-facts.ts';
import type { DecimalSigns } from './written-amounts.ts';
import { readDate } from './written-dates.ts';

/** How the rows of one file are read. */
export type Reading = { columns: Columns; signs: DecimalSigns; terms: number | null; order: OrderKnown };
/** What the file shows of `03/04/2026`: read day first for sure, for want of better, or not at all when its dates contradict each other. */
export type OrderKnown = 'day-first' | 'assumed' | 'mixed';

/** A row that asks for money. What is missing is a fault. */
export type InvoiceRow = {
  kind: 'invoice';
  number: string;
  issueDate?: CivilDate;
  dueDate?: CivilDate;
  money: RowMoney;
  debtor: ListedDebtor;
  label: string;
  faults: LineRemark[];
  notices: LineRemark[];
};
/** A row that takes money off: a credit note, or a payment. */
export type CreditRow = {
  kind: 'credit';
  isPayment: boolean;
  number: string;
  date?: CivilDate;
  amount: Cents;
  debtor: ListedDebtor;
  /** Numbers it may be about, surest first. */
  about: string[];
  faults: LineRemark[];
};
export type SkippedRow = { kind: 'skipped'; notice: LineRemark };
export type ReadRow = InvoiceRow | CreditRow | SkippedRow;

const skipped = (field: string, kind: string, text: Cell): SkippedRow => ({
  kind: 'skipped',
  notice: remark(field, kind, text),
});
const lower = (cell: Cell) => plain(textOf(cell)).toLowerCase();

/** What one row of data says, by itself. `heading` is the client above it, when rows are grouped by client. */
export function readRow(row: Row, reading: Reading, heading: string): ReadRow {
  const { columns, signs } = reading;
  const cell = cellsOf(row, columns);
  const settled = settledBy(cell, columns);
  if (settled) return settled;
  const money = readMoney(cell, columns, signs);
  const { debtor, faults, notices } = readDebtor(cell, heading);
  const number = textOf(cell('number')).slice(0, 100);
  const type = lower(cell('type'));
  const isCreditNote = /avoir|credit note|refund|note credit|remboursement|^av$/.test(type);
  const isPayment =
    !isCreditNote && /reglement|paiement|payment|encaissement|virement|cheque|prelevement|^rg|^bq$/.test(type);
  const amount = money.total ?? money.remaining;
  if (amount !== undefined && (amount < 0n || isCreditNote || isPayment)) {
    return creditRow(cell, { money, amount, debtor, number, isCreditNote, isPayment });
  }
  const nothing = money.faults.length === 0 && (money.remaining === 0n || amount === 0n);
  if (nothing) return skipped('remaining', 'nothing-due', cell('remaining') || cell('total'));
  const dates = readDates(cell, reading);
  // What is left of an invoice that is paid in part must be told.
  const isPart = columns.status !== undefined && /partiel|partly|partial/.test(lower(cell('status')));
  if (isPart && money.remaining === undefined && money.paid === undefined)
    faults.push(remark('remaining', 'partly-paid', cell('status')));
  if (number === '') faults.push(remark('number', 'missing'));
  if (columns.currency !== undefined) {
    const currency = textOf(cell('currency')).toUpperCase();
    if (!/^(?:|EUR|€|EUROS?|978)$/.test(currency)) faults.push(remark('currency', 'other-currency', currency));
  }
  return {
    kind: 'invoice',
    number,
    money,
    debtor,
    label: textOf(cell('label')).slice(0, 200),
    faults: [...faults, ...dates.faults, ...money.faults],
    notices: [...notices, ...dates.notices, ...money.notices],
    ...(dates.issueDate ? { issueDate: dates.issueDate } : {}),
    ...(dates.dueDate ? { dueDate: dates.dueDate } : {}),
  };
}

function typeOf(cell: Cells, columns: Columns): { isCreditNote: boolean; isPayment: boolean } {
  if (columns.type === undefined) return { isCreditNote: false, isPayment: false };
  const type = lower(cell('type'));
  const isCreditNote = /avoir|credit note|refund|note credit|remboursement|^av$/.test(type);
  const isPayment = /reglement|paiement|payment|encaissement|virement|cheque|prelevement|^rg|^bq$/.test(type);
  return { isCreditNote, isPayment: isPayment && !isCreditNote };
}

/** A row that plainly asks for money, seen without reading it whole: no sign, no type, nothing but digits. */
export function isPlainInvoice(cell: Cells, columns: Columns): boolean {
  if (columns.side !== undefined || columns.credit !== undefined) return false;
  const { isCreditNote, isPayment } = typeOf(cell, columns);
  if (isCreditNote || isPayment) return false;
  const amounts = [cell('total'), cell('remaining')].filter((amount) => amount !== '');
  return (
    amounts.length > 0 &&
    amounts.every((amount) => typeof amount === 'string' && /^[\d  .,]*[1-9][\d  .,]*$/.test(amount))
  );
}

/** Lines that ask for nothing: paid, lettered, cancelled, not yet issued. */
export function settledBy(cell: Cells, columns: Columns): SkippedRow | undefined {
  const status = columns.status === undefined ? '' : lower(cell('status'));
  if (/^(?:payee?s?|reglee?s?|soldee?s?|paid|encaissee?s?|oui|yes|vrai|true|in payment|acquittee?s?)$/.test(status))
    return skipped('status', 'paid', cell('status'));
  if (/^(?:brouillon|draft|pro ?forma|devis|a valider)/.test(status))
    return skipped('status', 'not-issued', cell('status'));
  if (/^(?:annul|cancel|void|abandon|perte|irrecouvrable)/.test(status))
    return skipped('status', 'cancelled', cell('status'));
  const paid = textOf(cell('paid'));
  if (/^(?:oui|yes|x|paye|payee|regle|reglee)$/i.test(lower(paid))) return skipped('paid', 'paid', paid);
  const lettering = textOf(cell('lettering'));
  // Small letters mark a lettering that is not balanced: the balance of the line tells what is left.
  const isPartial = columns.remaining !== undefined && columns.debit === undefined && /^[a-z]+$/.test(lettering);
  const isLettered = lettering !== '' && !isPartial && !/^(?:0|non|no|false|faux|-+)$/i.test(lettering);
  return isLettered ? skipped('lettering', 'lettered', lettering) : undefined;
}

function readDates(cell: Cells, { columns, terms, order }: Reading) {
  const faults: LineRemark[] = [];
  const notices: LineRemark[] = [];
  const take = (field: 'issueDate' | 'dueDate'): CivilDate | undefined => {
    const read = readDate(cell(field));
    if (read.kind === 'date' && read.order === 'either' && order !== 'day-first') {
      if (order === 'mixed') faults.push(remark(field, 'ambiguous-date', cell(field)));
      else notices.push(remark(field, 'date-order-assumed', cell(field)));
    }
    if (read.kind === 'date') return read.date;
    faults.push(remark(field, read.kind === 'empty' ? 'missing' : read.kind, cell(field)));
    return undefined;
  };
  const issueDate = take('issueDate');
  if (columns.dueDate !== undefined) {
    const dueDate = take('dueDate');
    if (issueDate && dueDate && dueDate < issueDate) faults.push(remark('dueDate', 'due-before-issued', dueDate));
    if (issueDate && dueDate && daysBetween(issueDate, dueDate) > 3660)
      faults.push(remark('dueDate', 'due-too-far', dueDate));
    return { issueDate, dueDate, faults, notices };
  }
  if (terms === null) faults.push(remark('dueDate', 'missing'));
  if (terms === null || !issueDate) return { issueDate, dueDate: undefined, faults, notices };
  const dueDate = addDays(issueDate, terms);
  notices.push(remark('dueDate', 'due-date-proposed', dueDate));
  return { issueDate, dueDate, faults, notices };
}

type CreditFacts = {
  money: RowMoney;
  amount: Cents;
  debtor: ListedDebtor;
  number: string;
  isCreditNote: boolean;
  isPayment: boolean;
};

function creditRow(cell: Cells, { money, amount, debtor, number, isCreditNote, isPayment }: CreditFacts): ReadRow {
  const open = money.remaining ?? amount;
  if (open === 0n) return skipped('remaining', 'nothing-due', cell('remaining'));
  const date = readDate(cell('issueDate'));
  const words = lower(`${textOf(cell('label'))} ${number}`);
  const saysPayment =
    /\b(?:reglement|paiement|virement|vir|cheque|chq|prelevement|encaissement|acompte|carte|cb|lcr|payment)\b/.test(
      words,
    );
  const saysCredit = isCreditNote || /\bavoir\b|credit note/.test(words);
  const own = money.isMovement ? [numberKey(number)] : [];
  const about = [...own, ...numbersIn(textOf(cell('origin'))), ...numbersIn(textOf(cell('label')))];
  return {
    kind: 'credit',
    // In a ledger a credit is money unless it says that it is a credit note.
    isPayment: isPayment || ((saysPayment || money.isMovement) && !saysCredit),
    number,
    amount: (open < 0n ? -open : open) as Cents,
    debtor,
    about: [...new Set(about)].filter(Boolean),
    faults: money.faults,
    ...(date.kind === 'date' ? { date: date.date } : {}),
  };
}

/** What may be an invoice number in a text: the whole of it, then its words that hold a digit, alone and with their neighbour. */
function numbersIn(text: string): string[] {
  if (text === '') return [];
  const words = text.split(/[\s,;:()]+/).filter(Boolean);
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
  return [text, ...words, ...pairs]
    .filter((word) => /\d/.test(word))
    .map(numberKey)
    .filter((key) => key.length >= 2)
    .slice(0, 24);
}

/** Checks what amounts say together, and answers total and balance. */
export function settleAmounts({ money }: InvoiceRow): {
  total: Cents;
  remaining: Cents;
  net?: Cents;
  tax?: Cents;
  faults: LineRemark[];
} {
  const faults: LineRemark[] = [];
  const total = money.total ?? money.remaining ?? (0n as Cents);
  const remaining =
    money.remaining ?? (money.paid === undefined || money.isMovement ? total : minus(total, money.paid));
  if (money.total === undefined && money.remaining === undefined) {
    if (money.faults.length === 0) faults.push(remark('total', 'missing'));
    return { total, remaining, faults };
  }
  if (remaining > total) faults.push(remark('remaining', 'remaining-exceeds-total'));
  if (remaining < 0n) faults.push(remark('remaining', 'remaining-negative'));
  const { net, tax } = money;
  if (net === undefined || tax === undefined || money.total === undefined) return { total, remaining, faults };
  const away = total - net - tax;
  if (away === 0n) return { total, remaining, net, tax, faults };
  if (away > 2n || away < -2n) faults.push(remark('total', 'does-not-add-up'));
  return { total, remaining, faults };
}
