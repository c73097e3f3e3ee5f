import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { partiesOf } from './claim.ts';
import type { DebtorRow, InvoiceRow } from './claims.sql.ts';
import type { CheckedDebtor } from './debtor.ts';
import type { CheckedInvoice } from './invoice.ts';
import { clauseCode } from './penalty-clause.ts';

/** The row of a new invoice; `documentId` is the file it was read in, `documentPages` its pages there. */
export function invoiceRow(
  ctx: Context,
  claim: {
    debtorId: string;
    debtor: Pick<CheckedDebtor, 'kind' | 'isPublicBody'>;
    invoice: CheckedInvoice;
    source: InvoiceRow['source'];
    documentId?: string | undefined;
    documentPages?: readonly number[] | null | undefined;
  },
): InvoiceRow {
  const { debtorId, debtor, invoice, source, documentId, documentPages } = claim;
  return {
    tenant_id: ctx.tenantId,
    id: newId(ctx.now),
    debtor_id: debtorId,
    document_id: documentId ?? null,
    document_pages: documentPages ? [...documentPages] : null,
    number: invoice.number,
    issued_on: invoice.issuedOn,
    due_on: invoice.dueOn,
    currency: 'EUR',
    net_cents: invoice.net ?? null,
    tax_cents: invoice.tax ?? null,
    total_cents: invoice.total,
    prepaid_cents: invoice.prepaid,
    principal_cents: invoice.principal,
    subject: invoice.subject ?? null,
    contractual_rate_ppm: invoice.contractualRate ?? null,
    penalty_clause: invoice.contractualClause ? (clauseCode(invoice.contractualClause) ?? null) : null,
    parties: partiesOf(debtor),
    source,
    mise_en_demeure_on: null,
    insolvency_opened_on: null,
    created_at: ctx.now,
  };
}

/** What a checked debtor says, as columns: the rest of its row names it and dates it. */
export function debtorColumns(debtor: CheckedDebtor): Omit<DebtorRow, 'tenant_id' | 'id' | 'created_at'> {
  return {
    kind: debtor.kind,
    name: debtor.name,
    siren: debtor.siren ?? null,
    legal_form: debtor.legalForm ?? null,
    is_public_body: debtor.isPublicBody,
    register_status: debtor.registerStatus ?? null,
    register_source: debtor.registerSource ?? null,
    register_read_on: debtor.registerReadOn ?? null,
    address_lines: debtor.addressLines,
    postcode: debtor.postcode ?? null,
    city: debtor.city ?? null,
    country: debtor.country,
  };
}
