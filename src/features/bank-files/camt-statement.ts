import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { BankAccount, BankBalance, BankEntry, BankFileRefusal, BankStatement, Place } from './bank-statement.ts';
import { agreement, warnOfDuplicates } from './bank-statement-checks.ts';
import { readAccountId, readAmount, readDay, readDirection, type Warn } from './camt-fields.ts';
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
