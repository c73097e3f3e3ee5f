import type { Iban } from '../../kernel/iban.ts';
import { minus, sumOf, ZERO } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import {
  agreement,
  type BankAccount,
  type BankBalance,
  type BankEntry,
  type BankFileRefusal,
  type BankStatement,
  type BankTransaction,
  type EntryStatus,
  type Place,
  type Warn,
  warnOfDuplicates,
} from './bank-statement.ts';
import { readAccountId, readAmount, readDay, readDirection, reference } from './camt-fields.ts';
import { batchCounts, type CamtTransaction, completeTransactions } from './camt-transaction.ts';
import { elementAt, elementsAt, textAt, type XmlElement } from './xml-reader.ts';

/** A `Stmt`, `Rpt` or `Ntfctn` element whose entries were already taken out of it. */
export function readStatement(
  element: XmlElement,
  kind: BankStatement['kind'],
  entries: BankEntry[],
  place: Place,
  warn: Warn,
): Result<BankStatement, BankFileRefusal> {
  const id = textAt(element, 'Id');
  if (id === undefined) return refuse({ kind: 'missing-field', field: 'Id', statement: place.statement });
  const account = readAccount(element, place, warn);
  if (!account) return refuse({ kind: 'missing-field', field: 'Acct/Id', statement: place.statement });
  const balances = elementsAt(element, 'Bal').flatMap((balance) => readBalance(balance, place, warn));
  const opening = firstOf(balances, ['OPBD', 'PRCD', 'ITBD']);
  const closing = firstOf(balances.filter((balance) => balance !== opening).reverse(), ['CLBD', 'ITBD']);
  const announced = Number(textAt(element, 'TxsSummry/TtlNtries/NbOfNtries') ?? entries.length);
  if (announced !== entries.length) warn({ kind: 'entry-count-differs', announced, found: entries.length, ...place });
  warnOfDuplicates(entries, place, warn);
  return ok({
    kind,
    id,
    electronicSequence: textAt(element, 'ElctrncSeqNb'),
    page: pageOf(element),
    copyMark: textAt(element, 'CpyDplctInd'),
    createdAt: textAt(element, 'CreDtTm'),
    account: { ...account, currency: account.currency ?? opening?.currency ?? entries[0]?.currency },
    balances,
    opening,
    closing,
    balancesAgree: agreement(opening, closing, entries, place, warn),
    entries,
  });
}

function readAccount(element: XmlElement, place: Place, warn: Warn): BankAccount | undefined {
  const account = elementAt(element, 'Acct');
  const { iban, text, why } = readAccountId(account);
  if (!account || text === '') return undefined;
  if (why !== undefined) warn({ kind: 'iban-doubtful', text, why, ...place });
  else if (iban === undefined) warn({ kind: 'account-without-iban', identifier: text, ...place });
  return {
    identifier: iban ?? text,
    iban,
    currency: textAt(account, 'Ccy'),
    ownerName: textAt(account, 'Ownr/Nm') ?? textAt(account, 'Nm'),
  };
}

function readBalance(element: XmlElement, place: Place, warn: Warn): BankBalance[] {
  const type = textAt(element, 'Tp/CdOrPrtry/Cd') ?? textAt(element, 'Tp/CdOrPrtry/Prtry') ?? '';
  const direction = readDirection(element);
  if (direction === undefined) return [];
  const amount = readAmount(elementAt(element, 'Amt'), { ...place, balance: type }, warn);
  return [{ type, ...amount, direction, on: readDay(element, 'Dt', place, warn) }];
}

function firstOf(balances: BankBalance[], types: string[]): BankBalance | undefined {
  for (const type of types) {
    const found = balances.find((balance) => balance.type === type);
    if (found) return found;
  }
  return undefined;
}

/** `StmtPgntn`, `RptPgntn` or `NtfctnPgntn`. */
function pageOf(element: XmlElement): number | undefined {
  const text = ['StmtPgntn', 'RptPgntn', 'NtfctnPgntn'].map((name) => textAt(element, `${name}/PgNb`)).find(Boolean);
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

/** An `Ntry` element and the transactions already read from it. */
export function readEntry(
  element: XmlElement,
  read: CamtTransaction[],
  accountIban: Iban | undefined,
  place: Place & { entry: number },
  warn: Warn,
): Result<BankEntry, BankFileRefusal> {
  const direction = readDirection(element);
  if (direction === undefined) return refuse({ kind: 'missing-field', field: 'CdtDbtInd', ...place });
  const amountElement = elementAt(element, 'Amt');
  if (!amountElement) return refuse({ kind: 'missing-field', field: 'Amt', ...place });
  const amount = readAmount(amountElement, place, warn);
  const bookedOn = readDay(element, 'BookgDt', place, warn);
  const status = readStatus(element, place, warn);
  if (status === 'booked' && bookedOn === undefined) warn({ kind: 'no-booking-date', ...place });
  const label = textAt(element, 'AddtlNtryInf');
  const transactions = completeTransactions(read, { ...amount, direction, accountIban }, place, warn);
  warnOfBatch(element, read.length, place, warn);
  warnOfSum(transactions, amount.amountCents, place, warn);
  const accountServicerReference = reference(textAt(element, 'AcctSvcrRef'));
  return ok({
    ...amount,
    fingerprint: '',
    identifiedBy: accountServicerReference === undefined ? 'content' : 'bank-reference',
    direction,
    status,
    isReversal: /^(?:true|1)$/.test(textAt(element, 'RvslInd') ?? ''),
    entryReference: reference(textAt(element, 'NtryRef')),
    accountServicerReference,
    bookedOn,
    valueOn: readDay(element, 'ValDt', place, warn),
    bankTransactionCode: readTransactionCode(element),
    proprietaryCode: textAt(element, 'BkTxCd/Prtry/Cd'),
    label,
    detailCount: read.length,
    transactions: transactions.length > 0 ? transactions : [{ ...amount, ...nothingMore(label) }],
    details: [],
  });
}

/** The entry itself as its only transaction, so that who reads payments reads all of them. */
function nothingMore(label: string | undefined): Omit<BankTransaction, 'amountText' | 'currency' | 'amountCents'> {
  return {
    fingerprint: '',
    remittanceLines: [],
    creditorReferences: [],
    documentNumbers: [],
    additionalInformation: label === undefined ? [] : [label],
  };
}

/** A code element up to version 7 (`BOOK`), a choice from version 8 on (`Cd` or `Prtry`). */
function readStatus(element: XmlElement, place: Place, warn: Warn): EntryStatus {
  const text = textAt(element, 'Sts/Cd') ?? textAt(element, 'Sts') ?? textAt(element, 'Sts/Prtry') ?? '';
  if (text === 'BOOK') return 'booked';
  if (text === 'PDNG' || text === 'FUTR') return 'pending';
  if (text !== 'INFO') warn({ kind: 'status-unknown', text, ...place });
  return 'information';
}

function readTransactionCode(element: XmlElement): string | undefined {
  const parts = ['Cd', 'Fmly/Cd', 'Fmly/SubFmlyCd'].map((path) => textAt(element, `BkTxCd/Domn/${path}`));
  return parts[0] === undefined ? undefined : parts.filter((part) => part !== undefined).join('-');
}

function warnOfBatch(element: XmlElement, found: number, place: Place, warn: Warn): void {
  const announced = batchCounts(element).reduce((total, count) => total + count, 0);
  if (announced > 0 && announced !== found) warn({ kind: 'batch-count-differs', announced, found, ...place });
}

function warnOfSum(
  transactions: BankTransaction[],
  entryCents: BankEntry['amountCents'],
  place: Place,
  warn: Warn,
): void {
  const cents = transactions.map((transaction) => transaction.amountCents);
  if (entryCents === null || cents.length === 0 || cents.includes(null)) return;
  const transactionsCents = sumOf(cents.map((amount) => amount ?? ZERO));
  if (minus(entryCents, transactionsCents) !== 0n) {
    warn({ kind: 'transactions-differ-from-entry', entryCents, transactionsCents, ...place });
  }
}
