import { addDays } from '../../../kernel/civil-date.ts';
import { type Cents, decimal, smaller, sumOf } from '../../../kernel/money.ts';
import { type LineRemark, type ListedCreditNote, type ListLine, remark } from '../list.ts';
import { numberKey } from '../row-facts.ts';
import type { FecEntry } from './fec-entry.ts';

type Open = {
  first: FecEntry;
  debits: FecEntry[];
  total: Cents;
  left: Cents;
  creditNotes: ListedCreditNote[];
  isPartlyPaid: boolean;
};
type Received = { entry: FecEntry; left: bigint };

/**
 * What is still open on the account of one client: its debits by piece, less what lettering, piece or label tell to be about them. Money
 * that nothing allocates is a fault of its own, and of every invoice that it may have paid.
 */
export function openItems(entries: readonly FecEntry[], terms: number | null): ListLine[] {
  const debits = entries.filter(({ amount, faults }) => amount > 0n && faults.length === 0);
  const invoices = invoicesOf(debits);
  const received = entries
    .filter(({ amount }) => amount < 0n)
    .map((entry): Received => ({ entry, left: -entry.amount }));
  for (const one of received) allocate(one, invoices);
  const loose = received.filter(({ left }) => left > 0n);
  const lines: ListLine[] = [];
  for (const invoice of invoices) lines.push(...linesOf(invoice, loose, invoices, terms));
  for (const { entry, left } of received) {
    const text = `${entry.reference} ${entry.label} ${decimal(left as Cents)}`;
    lines.push(
      left > 0n
        ? faulty(entry, [remark('PieceRef', 'payment-without-invoice', text)])
        : skipped(entry, 'payment-counted'),
    );
  }
  for (const entry of entries)
    if (entry.faults.length > 0 && entry.amount >= 0n) lines.push(faulty(entry, entry.faults));
  return lines;
}

function invoicesOf(debits: readonly FecEntry[]): Open[] {
  const byPiece = new Map<string, FecEntry[]>();
  for (const entry of debits) {
    const key = numberKey(entry.reference) || `line ${entry.line}`;
    byPiece.set(key, [...(byPiece.get(key) ?? []), entry]);
  }
  return [...byPiece.values()].map((group) => {
    const total = sumOf(group.map(({ amount }) => amount));
    return { first: group[0] as FecEntry, debits: group, total, left: total, creditNotes: [], isPartlyPaid: false };
  });
}

/** Same piece first; then the invoices of the same lettering, oldest first; then the invoice that the label names. */
function allocate(received: Received, invoices: readonly Open[]): void {
  const { entry } = received;
  const piece = numberKey(entry.reference);
  const samePiece = invoices.filter(({ first }) => piece !== '' && numberKey(first.reference) === piece);
  const sameLettering =
    entry.lettering === ''
      ? []
      : invoices.filter(({ debits }) => debits.some(({ lettering }) => lettering === entry.lettering));
  const words = new Set(
    entry.label
      .split(/[\s,;:()]+/)
      .filter((word) => /\d/.test(word))
      .map(numberKey),
  );
  const named = invoices.filter(({ first }) => first.reference !== '' && words.has(numberKey(first.reference)));
  const byAge = (a: Open, b: Open) => ((a.first.date ?? '') < (b.first.date ?? '') ? -1 : 1);
  for (const invoice of [...samePiece, ...sameLettering.sort(byAge), ...named]) {
    const part = smaller(received.left as Cents, invoice.left);
    if (part <= 0n) continue;
    received.left -= part;
    invoice.left = (invoice.left - part) as Cents;
    // A credit in the journal of the sale is a credit note; in another, money.
    if (entry.journal === invoice.first.journal) {
      invoice.creditNotes.push({
        line: entry.line,
        number: entry.reference,
        amount: part,
        ...(entry.date ? { date: entry.date } : {}),
      });
    } else invoice.isPartlyPaid = true;
  }
}

function linesOf(invoice: Open, loose: readonly Received[], all: readonly Open[], terms: number | null): ListLine[] {
  const { first, debits, left, total } = invoice;
  const others = debits.slice(1).map((entry) => skipped(entry, 'same-piece'));
  if (left === 0n) return [skipped(first, 'settled-by-credits'), ...others];
  const faults: LineRemark[] = [];
  const notices: LineRemark[] = [];
  if (first.reference === '') faults.push(remark('PieceRef', 'missing'));
  if (first.isCarriedForward) faults.push(remark('PieceDate', 'carried-forward', first.label));
  if (first.label && invoice.isPartlyPaid) notices.push(remark('Credit', 'payment-counted', first.reference));
  const unplaced = sumOf(loose.map(({ left: part }) => part as Cents));
  const owed = sumOf(all.map((one) => one.left));
  if (loose.some(({ left: part }) => part === left) || (unplaced > 0n && unplaced >= owed)) {
    faults.push(remark('Credit', 'possible-payment', decimal(unplaced)));
  } else if (unplaced > 0n) notices.push(remark('Credit', 'unallocated-credit', decimal(unplaced)));
  if (terms === null) faults.push(remark('dueDate', 'missing'));
  if (faults.length > 0 || !first.date || terms === null) return [faulty(first, faults, notices), ...others];
  const dueDate = addDays(first.date, terms);
  notices.push(remark('dueDate', 'due-date-proposed', dueDate));
  const line: ListLine = {
    line: first.line,
    outcome: 'good',
    invoice: {
      number: first.reference.slice(0, 100),
      issueDate: first.date,
      dueDate,
      total,
      remaining: left,
      currency: 'EUR',
      debtor: { name: first.name.slice(0, 200), code: first.account, addressLines: [] },
      creditNotes: invoice.creditNotes,
      ...(first.label ? { label: first.label.slice(0, 200) } : {}),
    },
    faults,
    notices,
  };
  return [line, ...others];
}

function faulty(entry: FecEntry, faults: LineRemark[], notices: LineRemark[] = []): ListLine {
  const about = { number: entry.reference, debtorName: entry.name };
  return { line: entry.line, outcome: 'faulty', about, faults, notices };
}

function skipped({ line, reference }: FecEntry, kind: string): ListLine {
  return { line, outcome: 'skipped', faults: [], notices: [remark('', kind, reference)] };
}
