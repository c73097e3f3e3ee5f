import { type Cents, decimal, sumOf } from '../../kernel/money.ts';
import { type ListedInvoice, type ListLine, type Row, remark } from './list.ts';
import { type InvoiceRow, type Reading, readRow, settleAmounts } from './read-row.ts';
import { kindOfRow, numberKey, plain, textOf } from './row-facts.ts';
import type { Credit, Layout, Survey } from './survey.ts';

const skippedLine = (line: number, kind: string, text: string): ListLine => ({
  line,
  outcome: 'skipped',
  faults: [],
  notices: [remark('', kind, text)],
});

/** The lines of a surveyed file, in order, a batch of rows at a time. */
export async function* linesOf(
  rows: AsyncIterable<Row[]>,
  layout: Layout,
  reading: Reading,
  survey: Survey,
): AsyncGenerator<ListLine[]> {
  let heading = '';
  for await (const batch of rows) {
    const lines: ListLine[] = [];
    for (const row of batch) {
      if (row.line <= layout.headerLine) continue;
      const kind = kindOfRow(row, layout.columns, layout.titles);
      if (kind.kind === 'data') {
        lines.push(dataLine(row, reading, survey, heading));
        continue;
      }
      if (kind.kind === 'heading') heading = kind.name;
      if (kind.kind === 'total') heading = '';
      const text = row.cells.map(textOf).filter(Boolean).join(' ');
      lines.push(skippedLine(row.line, kind.kind === 'note' ? 'not-an-invoice' : kind.kind, text));
    }
    if (lines.length > 0) yield lines;
  }
}

function dataLine(row: Row, reading: Reading, survey: Survey, heading: string): ListLine {
  const read = readRow(row, reading, heading);
  const { line } = row;
  if (read.kind === 'skipped') return { line, outcome: 'skipped', faults: [], notices: [read.notice] };
  if (read.kind === 'invoice') return invoiceLine(line, read, survey);
  const what = read.isPayment ? 'payment' : 'credit-note';
  const about = { number: read.number, debtorName: read.debtor.name };
  if (read.faults.length > 0) return { line, outcome: 'faulty', about, faults: read.faults, notices: [] };
  if (survey.looseLines.has(line) || read.about.every((number) => !survey.numbers.has(number))) {
    const fault = remark('origin', `${what}-without-invoice`, read.number);
    return { line, outcome: 'faulty', about, faults: [fault], notices: [] };
  }
  return skippedLine(line, `${what}-counted`, read.number);
}

function invoiceLine(line: number, row: InvoiceRow, survey: Survey): ListLine {
  const { total, remaining, net, tax, faults: amountFaults } = settleAmounts(row);
  const faults = [...row.faults, ...amountFaults];
  const notices = [...row.notices];
  const key = numberKey(row.number);
  const meeting = key === '' ? 'once' : survey.numbers.meeting(key);
  if (meeting === 'same-again' && !survey.numbers.takeFirst(key))
    return skippedLine(line, 'same-line-again', row.number);
  if (meeting === 'other-again') faults.push(remark('number', 'same-number-again', row.number));
  const credits = survey.credits.get(key) ?? [];
  for (const credit of credits) {
    if (credit.debtor.name !== '' && plain(credit.debtor.name) !== plain(row.debtor.name)) {
      faults.push(remark('debtorName', 'credit-of-another-debtor', credit.number));
    }
    if (credit.isPayment) notices.push(remark('paid', 'payment-counted', credit.number));
  }
  const left = (remaining - sumOf(credits.map(({ amount }) => amount))) as Cents;
  if (credits.length > 0 && left < 0n) faults.push(remark('remaining', 'credits-exceed-invoice', row.number));
  if (faults.length === 0 && left === 0n) return skippedLine(line, 'settled-by-credits', row.number);
  const loose = [...(survey.loose.get(plain(row.debtor.name || row.debtor.code || '')) ?? [])];
  const unplaced = sumOf(loose);
  if (loose.includes(left) || (loose.length > 0 && unplaced === left))
    faults.push(remark('remaining', 'possible-payment', row.number));
  else if (unplaced > 0n) notices.push(remark('remaining', 'unallocated-credit', decimal(unplaced)));
  const { issueDate, dueDate } = row;
  const about = { number: row.number, debtorName: row.debtor.name };
  if (faults.length > 0 || !issueDate || !dueDate) return { line, outcome: 'faulty', about, faults, notices };
  const invoice: ListedInvoice = {
    number: row.number,
    issueDate,
    dueDate,
    total,
    remaining: left,
    currency: 'EUR',
    debtor: row.debtor,
    creditNotes: credits.filter(({ isPayment }) => !isPayment).map(creditNoteOf),
    ...(net === undefined || tax === undefined ? {} : { net, tax }),
    ...(row.label ? { label: row.label } : {}),
  };
  return { line, outcome: 'good', invoice, faults, notices };
}

function creditNoteOf({ line, number, date, amount }: Credit) {
  return { line, number, amount, ...(date ? { date } : {}) };
}
