import { ok, type Result, refuse } from '../../kernel/result.ts';
import { fingerprintEntries } from './bank-entry-fingerprint.ts';
import {
  agreement,
  type BankBalance,
  type BankEntry,
  type BankFileRefusal,
  type BankFileWarning,
  type BankStatement,
  type BankStatementFile,
  collectWarnings,
  type Warn,
} from './bank-statement.ts';
import { type CfonbRecord, completeEntry, readRecord, readShortDate, readSignedAmount } from './cfonb-record.ts';
import { ibanOfRib } from './french-banks.ts';

const RECORD_LIMIT = 120_000;

type Open = { first: CfonbRecord; opening: BankBalance; entries: BankEntry[]; toldDifference: boolean };

/**
 * Reads a French statement of 120-character records (CFONB): 01 previous balance, 04 movement, 05 complement of the movement
 * before it, 07 new balance; several statements may follow each other. A broken record refuses the file: half a statement
 * is not a statement.
 */
export function readCfonb120(text: string, doubts: BankFileWarning[] = []): Result<BankStatementFile, BankFileRefusal> {
  const sink = collectWarnings();
  for (const doubt of doubts) sink.warn(doubt);
  const statements: BankStatement[] = [];
  let open: Open | undefined;
  let count = 0;
  let lastLine = 0;
  for (const { raw, line } of recordsOf(text)) {
    lastLine = line;
    count += 1;
    if (count > RECORD_LIMIT) return refuse({ kind: 'too-many-entries', limit: RECORD_LIMIT });
    const read = readRecord(raw, line);
    if (read.refused) return read;
    const record = read.value;
    const outOfOrder = (record.code === '01') === (open !== undefined);
    if (outOfOrder) return refuse({ kind: 'bad-record', line, because: 'out-of-order' });
    if (open) warnOfAccount(open, record, statements.length + 1, sink.warn);
    if (record.code === '05') {
      const entry = open?.entries.at(-1);
      if (!entry) return refuse({ kind: 'bad-record', line, because: 'out-of-order' });
      entry.details.push({ qualifier: record.text.slice(45, 48), text: record.text.slice(48, 118).trimEnd() });
    } else if (record.code === '04') {
      const entry = readMovement(record);
      if (entry.refused) return entry;
      open?.entries.push(entry.value);
    } else {
      const balance = readBalance(record);
      if (balance.refused) return balance;
      if (open) {
        statements.push(closeStatement(open, balance.value, { statement: statements.length + 1 }, sink.warn));
        open = undefined;
      } else {
        open = { first: record, opening: balance.value, entries: [], toldDifference: false };
      }
    }
  }
  if (open) return refuse({ kind: 'truncated', line: lastLine });
  if (statements.length === 0) return refuse({ kind: 'no-statement' });
  fingerprintEntries(statements);
  return ok({ message: 'cfonb120', statements, warnings: sink.all() });
}

/** Lines that are not blank; or blocks of 120 characters when the bank sends them without line ends. */
function* recordsOf(text: string): Generator<{ raw: string; line: number }> {
  const blocks = /[\r\n]/.test(text.trim()) ? text.split(/\r\n|\n|\r/) : (text.trimEnd().match(/.{1,120}/g) ?? []);
  for (const [index, raw] of blocks.entries()) {
    if (raw.trim() !== '' && raw !== '\u001a') yield { raw, line: index + 1 };
  }
}

function readBalance(record: CfonbRecord): Result<BankBalance, BankFileRefusal> {
  const on = readShortDate(record, 34);
  if (on.refused) return on;
  const amount = readSignedAmount(record);
  if (amount.refused) return amount;
  const type = record.code === '01' ? 'OPBD' : 'CLBD';
  return ok({ type, on: on.value, currency: record.currency, ...amount.value });
}

function readMovement(record: CfonbRecord): Result<BankEntry, BankFileRefusal> {
  const bookedOn = readShortDate(record, 34);
  if (bookedOn.refused) return bookedOn;
  const valueOn = record.text.slice(42, 48).trim() === '' ? bookedOn : readShortDate(record, 42);
  if (valueOn.refused) return valueOn;
  const amount = readSignedAmount(record);
  if (amount.refused) return amount;
  const field = (start: number, end: number) => record.text.slice(start, end).trim() || undefined;
  const returnCode = field(40, 42);
  const money = {
    amountText: amount.value.amountText,
    amountCents: amount.value.amountCents,
    currency: record.currency,
  };
  return ok({
    ...money,
    fingerprint: '',
    identifiedBy: 'content',
    direction: amount.value.direction,
    status: 'booked',
    isReversal: false,
    entryReference: field(104, 120),
    bookedOn: bookedOn.value,
    valueOn: valueOn.value,
    bankTransactionCode: field(32, 34),
    proprietaryCode: field(7, 11),
    label: field(48, 79),
    detailCount: 0,
    transactions: [
      {
        ...money,
        fingerprint: '',
        remittanceLines: [],
        creditorReferences: [],
        documentNumbers: [],
        additionalInformation: [],
        returnReason: returnCode === undefined ? undefined : { code: returnCode },
      },
    ],
    details: [],
  });
}

function closeStatement(open: Open, closing: BankBalance, place: { statement: number }, warn: Warn): BankStatement {
  const { first, opening } = open;
  const entries = open.entries.map(completeEntry);
  const doubtful = [opening, ...entries, closing].filter((amount) => amount.amountCents === null);
  for (const amount of doubtful.slice(0, 1)) {
    if (amount.currency !== 'EUR') warn({ kind: 'currency-not-euro', currency: amount.currency, ...place });
    else warn({ kind: 'amount-not-in-cents', text: amount.amountText, ...place });
  }
  const iban = ibanOfRib(first.bankCode, first.branchCode, first.account);
  if (iban === undefined) warn({ kind: 'account-without-iban', identifier: first.account, ...place });
  return {
    kind: 'statement',
    id: `${first.bankCode} ${first.branchCode} ${first.account} ${opening.on ?? ''} ${closing.on ?? ''}`,
    account: {
      identifier: iban ?? `${first.bankCode}${first.branchCode}${first.account}`,
      iban,
      currency: first.currency,
      bankCode: first.bankCode,
      branchCode: first.branchCode,
    },
    balances: [opening, closing],
    opening,
    closing,
    balancesAgree: agreement(opening, closing, entries, place, warn),
    entries,
  };
}

/** Every record repeats the account; another one inside a statement is told once. */
function warnOfAccount(open: Open, record: CfonbRecord, statement: number, warn: Warn): void {
  const nameOf = ({ bankCode, account }: CfonbRecord) => `${bankCode} ${account}`;
  if (open.toldDifference || nameOf(open.first) === nameOf(record)) return;
  open.toldDifference = true;
  const [expected, found] = [nameOf(open.first), nameOf(record)];
  warn({ kind: 'account-differs', line: record.line, expected, found, statement });
}
