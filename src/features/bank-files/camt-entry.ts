import type { Iban } from '../../kernel/iban.ts';
import { minus, sumOf, ZERO } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { BankEntry, BankFileRefusal, BankTransaction, EntryStatus, Place } from './bank-statement.ts';
import { readAmount, readDay, readDirection, reference, type Warn } from './camt-fields.ts';
import { batchCounts, type CamtTransaction, completeTransactions } from './camt-transaction.ts';
import { elementAt, textAt, type XmlElement } from './xml-reader.ts';

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
