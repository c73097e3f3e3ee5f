import type { CivilDate } from '../../../kernel/civil-date.ts';
import { isCreditNote, type PartialReading } from '../../invoice-files/invoice-reading.ts';

/** Another invoice that a document names (BG-3), by the number its seller gave it. */
export type InvoiceReference = { number: string; issuedOn?: CivilDate; typeCode?: string };

/** What a document is to the invoices it names: it corrects and replaces them, credits them, or comes before or after them. */
export type Relations = {
  kind: 'invoice' | 'deposit-invoice' | 'corrected-invoice' | 'credit-note';
  references: readonly InvoiceReference[];
};

/** UNTDID 1001: corrected invoices (384, and its self-billed and factored kinds), and those of a payment asked beforehand. */
const CORRECTED = new Set(['384', '471', '472', '473']);
const DEPOSIT = new Set(['386', '500']);

export function isDepositInvoice(typeCode: string | undefined): boolean {
  return typeCode !== undefined && DEPOSIT.has(typeCode);
}

/** What was read of a document, as the other invoices of its seller are concerned. */
export function relationsOf({
  typeCode = '',
  preceding,
  number,
}: Pick<PartialReading, 'typeCode' | 'preceding' | 'number'>): Relations {
  const kind = isCreditNote(typeCode)
    ? 'credit-note'
    : CORRECTED.has(typeCode)
      ? 'corrected-invoice'
      : DEPOSIT.has(typeCode)
        ? 'deposit-invoice'
        : 'invoice';
  const references = preceding
    .filter((one) => one.number !== number)
    .map(({ number: named, issueDate, typeCode: of }) => ({
      number: named,
      ...(issueDate ? { issuedOn: issueDate } : {}),
      ...(of ? { typeCode: of } : {}),
    }));
  return { kind, references };
}
