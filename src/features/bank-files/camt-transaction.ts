import type { Iban } from '../../kernel/iban.ts';
import type { BankAmount, BankTransaction, Direction, Place, Warn } from './bank-statement.ts';
import { readAccountId, readAmount, reference } from './camt-fields.ts';
import { elementAt, elementsAt, textAt, textsAt, type XmlElement } from './xml-reader.ts';

type Party = { name?: string | undefined; iban?: Iban | undefined; ultimateName?: string | undefined };

/** A `TxDtls` read before its entry is complete: both parties, and every amount the bank gave. */
export type CamtTransaction = Omit<
  BankTransaction,
  keyof BankAmount | 'fingerprint' | `${string}ounterparty${string}`
> & {
  amounts: XmlElement[];
  debtor: Party;
  creditor: Party;
};

export function readTransaction(element: XmlElement): CamtTransaction {
  const returned = elementAt(element, 'RtrInf');
  return {
    amounts: ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/InstdAmt/Amt'].flatMap((path) => elementAt(element, path) ?? []),
    endToEndId: reference(textAt(element, 'Refs/EndToEndId')),
    instructionId: reference(textAt(element, 'Refs/InstrId')),
    transactionId: reference(textAt(element, 'Refs/TxId') ?? textAt(element, 'Refs/AcctSvcrRef')),
    mandateId: reference(textAt(element, 'Refs/MndtId')),
    debtor: readParty(element, 'Dbtr'),
    creditor: readParty(element, 'Cdtr'),
    remittanceLines: textsAt(element, 'RmtInf/Ustrd'),
    creditorReferences: textsAt(element, 'RmtInf/Strd/CdtrRefInf/Ref'),
    documentNumbers: textsAt(element, 'RmtInf/Strd/RfrdDocInf/Nb'),
    additionalInformation: [...textsAt(element, 'RmtInf/Strd/AddtlRmtInf'), ...textsAt(element, 'AddtlTxInf')],
    returnReason: returned && {
      code: textAt(returned, 'Rsn/Cd') ?? textAt(returned, 'Rsn/Prtry'),
      text: textsAt(returned, 'AddtlInf').join(' ') || undefined,
    },
  };
}

/** From version 8 on, a party stands inside `Pty`; before, directly under its role. */
function readParty(element: XmlElement, role: 'Dbtr' | 'Cdtr'): Party {
  const nameOf = (path: string) => textAt(element, `${path}/Pty/Nm`) ?? textAt(element, `${path}/Nm`);
  const account = readAccountId(elementAt(element, `RltdPties/${role}Acct`));
  return { name: nameOf(`RltdPties/${role}`), iban: account.iban, ultimateName: nameOf(`RltdPties/Ultmt${role}`) };
}

export type EntryFacts = BankAmount & { direction: Direction; accountIban?: Iban | undefined };

/**
 * Completes the transactions of an entry. The amount of a transaction is the first that is in the entry's currency; a lone
 * transaction that has none takes the entry's, which is what was booked.
 */
export function completeTransactions(
  read: CamtTransaction[],
  entry: EntryFacts,
  place: Place,
  warn: Warn,
): BankTransaction[] {
  return read.map(({ amounts, debtor, creditor, ...rest }, index) => {
    const at = { ...place, transaction: index + 1 };
    const own = amounts.find((amount) => amount.attributes.Ccy === entry.currency);
    let amount: BankAmount;
    if (own) {
      amount = readAmount(own, at, warn);
    } else if (read.length === 1) {
      amount = { amountText: entry.amountText, currency: entry.currency, amountCents: entry.amountCents };
    } else {
      amount = readAmount(amounts[0], at, warn);
    }
    const other = amounts[0]?.attributes.Ccy;
    if (!own && other !== undefined) {
      warn({ kind: 'transaction-currency-differs', currency: other, entryCurrency: entry.currency, ...at });
    }
    const counterparty = chooseCounterparty(debtor, creditor, entry);
    return {
      ...amount,
      ...rest,
      fingerprint: '',
      counterpartyName: counterparty.name ?? counterparty.ultimateName,
      counterpartyIban: counterparty.iban,
      ultimateCounterpartyName: counterparty.name === undefined ? undefined : counterparty.ultimateName,
    };
  });
}

/** The debtor of a credit, the creditor of a debit; a returned payment keeps its original roles, so never our own account. */
function chooseCounterparty(debtor: Party, creditor: Party, entry: EntryFacts): Party {
  const [expected, opposite] = entry.direction === 'credit' ? [debtor, creditor] : [creditor, debtor];
  const isOurs = expected.iban !== undefined && expected.iban === entry.accountIban;
  return isOurs && opposite.iban !== entry.accountIban && (opposite.name ?? opposite.iban) !== undefined
    ? opposite
    : expected;
}

export function batchCounts(entry: XmlElement): number[] {
  return elementsAt(entry, 'NtryDtls/Btch/NbOfTxs')
    .map((count) => Number(count.text.trim()))
    .filter(Number.isSafeInteger);
}
