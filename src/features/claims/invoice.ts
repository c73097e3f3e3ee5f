import { type CivilDate, daysBetween, parseCivilDate } from '../../kernel/civil-date.ts';
import { type Cents, cents, minus, parsePercent, type Rate } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { PenaltyClause } from '../../law/penalites-de-retard/owed.ts';
import type { Parties } from './claim.ts';
import type { InvoiceInput } from './claims.contract.ts';
import type { InvoiceRow } from './claims.sql.ts';
import { clauseOf } from './penalty-clause.ts';

/** An invoice as it was confirmed by the creditor. */
export type Invoice = {
  id: string;
  debtorId: string;
  documentId?: string;
  /** Its pages in a document that holds several invoices; absent for the whole of it. */
  documentPages?: readonly number[];
  number: string;
  issuedOn: CivilDate;
  dueOn: CivilDate;
  net?: Cents;
  tax?: Cents;
  total: Cents;
  prepaid: Cents;
  principal: Cents;
  subject?: string;
  contractualRate?: Rate;
  contractualClause?: PenaltyClause;
  /** UNTDID 1001, when the file said it. */
  typeCode?: string;
  parties: Parties;
};

export function invoiceOf(row: InvoiceRow): Invoice {
  return {
    id: row.id,
    debtorId: row.debtor_id,
    number: row.number,
    issuedOn: row.issued_on as CivilDate,
    dueOn: row.due_on as CivilDate,
    total: row.total_cents as Cents,
    prepaid: row.prepaid_cents as Cents,
    principal: row.principal_cents as Cents,
    parties: row.parties,
    ...(row.document_id ? { documentId: row.document_id } : {}),
    ...(row.document_pages ? { documentPages: row.document_pages } : {}),
    ...(row.net_cents === null ? {} : { net: row.net_cents as Cents }),
    ...(row.tax_cents === null ? {} : { tax: row.tax_cents as Cents }),
    ...(row.type_code ? { typeCode: row.type_code } : {}),
    ...(row.subject ? { subject: row.subject } : {}),
    ...(row.contractual_rate_ppm === null ? {} : { contractualRate: row.contractual_rate_ppm as Rate }),
    ...clauseField(row.penalty_clause ?? undefined),
  };
}

export type InvoiceFault = { field: string; kind: string; text?: string };
export type InvoiceRefusal = { kind: 'invalid-invoice'; faults: InvoiceFault[] };
export type CheckedInvoice = Omit<Invoice, 'id' | 'debtorId' | 'documentId' | 'documentPages' | 'typeCode' | 'parties'>;

/**
 * Checks a confirmed invoice, all faults at once: days in order, amounts that add up, something left to pay, due before `today` unless
 * it takes the place of one that was (`mayBeDueLater`).
 */
export function checkInvoice(
  input: InvoiceInput,
  today: CivilDate,
  { mayBeDueLater = false } = {},
): Result<CheckedInvoice, InvoiceRefusal> {
  const faults: InvoiceFault[] = [];
  const issued = parseCivilDate(input.issuedOn);
  const due = parseCivilDate(input.dueOn);
  if (issued.refused) faults.push({ field: 'invoice.issuedOn', kind: 'not-a-date', text: input.issuedOn });
  if (due.refused) faults.push({ field: 'invoice.dueOn', kind: 'not-a-date', text: input.dueOn });
  if (issued.refused || due.refused) return refuse({ kind: 'invalid-invoice', faults });
  if (issued.value > today) faults.push({ field: 'invoice.issuedOn', kind: 'in-the-future', text: issued.value });
  if (due.value < issued.value) faults.push({ field: 'invoice.dueOn', kind: 'due-before-issued', text: due.value });
  if (due.value >= today && !mayBeDueLater)
    faults.push({ field: 'invoice.dueOn', kind: 'not-yet-due', text: due.value });
  if (daysBetween(issued.value, due.value) > 3660)
    faults.push({ field: 'invoice.dueOn', kind: 'due-too-far', text: due.value });
  const rate = input.contractualRatePercent
    ? parsePercent(input.contractualRatePercent.replace('%', '').trim())
    : undefined;
  if (rate?.refused || (rate && !rate.refused && rate.value > 1_000_000n)) {
    faults.push({
      field: 'invoice.contractualRatePercent',
      kind: 'not-a-rate',
      text: input.contractualRatePercent ?? '',
    });
  }
  if (input.prepaidCents >= input.totalCents)
    faults.push({ field: 'invoice.prepaidCents', kind: 'nothing-left-to-pay' });
  const { netCents, taxCents, totalCents } = input;
  if (netCents !== undefined && taxCents !== undefined && netCents + taxCents !== totalCents) {
    faults.push({
      field: 'invoice.totalCents',
      kind: 'does-not-add-up',
      text: String(totalCents - netCents - taxCents),
    });
  }
  if (faults.length > 0) return refuse({ kind: 'invalid-invoice', faults });
  const [total, prepaid] = [cents(totalCents), cents(input.prepaidCents)];
  return ok({
    number: input.number,
    issuedOn: issued.value,
    dueOn: due.value,
    total,
    prepaid,
    principal: minus(total, prepaid),
    ...(netCents === undefined ? {} : { net: cents(netCents) }),
    ...(taxCents === undefined ? {} : { tax: cents(taxCents) }),
    ...(input.subject ? { subject: input.subject } : {}),
    ...(rate && !rate.refused ? { contractualRate: rate.value } : clauseField(input.penaltyClause)),
  });
}

function clauseField(code: string | undefined): { contractualClause?: PenaltyClause } {
  const clause = code ? clauseOf(code) : undefined;
  return clause ? { contractualClause: clause } : {};
}
