import type { BankEntry, BankTransaction } from './bank-statement.ts';
import { reference } from './camt-fields.ts';

/**
 * Reads the complementary records (05) of a movement by their qualifier, from the CFONB brochure and its evolutions for SEPA:
 * NPY payer, NBE beneficiary, NPO and NBU on whose behalf, LCC and LC2 what the client wrote, LCS its structured form, LIB free
 * label, RCN the client's reference (end to end) then the purpose, REF the bank's references, RUM the mandate, RET the reason of
 * a return. Others are kept as written in `details`.
 */
export function completeEntry(entry: BankEntry): BankEntry {
  const written = (...qualifiers: string[]) =>
    entry.details.filter((detail) => qualifiers.includes(detail.qualifier)).map((detail) => detail.text);
  const texts = (...qualifiers: string[]) => written(...qualifiers).flatMap((text) => text.trim() || []);
  const first = (qualifier: string) => texts(qualifier)[0];
  const half = (qualifier: string) => reference(written(qualifier)[0]?.slice(0, 35).trim() || undefined);
  const [payer, beneficiary] = [first('NPY'), first('NBE')];
  const [forPayer, forBeneficiary] = [first('NPO'), first('NBU')];
  const isCredit = entry.direction === 'credit';
  return {
    ...entry,
    transactions: entry.transactions.map((transaction): BankTransaction => {
      const reason = first('RET');
      return {
        ...transaction,
        endToEndId: half('RCN'),
        transactionId: half('REF') ?? reference(entry.entryReference),
        mandateId: half('RUM'),
        counterpartyName: isCredit ? (payer ?? beneficiary) : (beneficiary ?? payer),
        ultimateCounterpartyName: isCredit ? forPayer : forBeneficiary,
        remittanceLines: texts('LCC', 'LC2', 'LIB'),
        creditorReferences: texts('LCS'),
        additionalInformation: entry.label === undefined ? [] : [entry.label],
        returnReason: reason === undefined ? transaction.returnReason : { ...transaction.returnReason, text: reason },
      };
    }),
  };
}
