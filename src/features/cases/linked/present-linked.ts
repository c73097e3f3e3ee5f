import type { Context } from '../../../platform/context.ts';
import type { Invoice } from '../../claims/invoice.ts';
import { linkedInvoices } from '../../claims/linked/load-linked.ts';
import type { CaseView } from '../cases.contract.ts';
import { selectCasesOfInvoices } from '../cases.sql.ts';

/** What an invoice replaced, its credit notes, and the invoices it is linked to, each with its case when it has one. */
export async function presentLinked(ctx: Context, invoice: Invoice): Promise<CaseView['linkedInvoices']> {
  const linked = await linkedInvoices(ctx, invoice);
  const ids = linked.flatMap(({ invoiceId }) => (invoiceId ? [invoiceId] : []));
  const rows = new Map((await selectCasesOfInvoices(ctx, ids)).map((row) => [row.invoice_id, row]));
  return linked.map(({ relation, number, issuedOn, amount, invoiceId, documentId, documentPages }) => {
    const row = invoiceId ? rows.get(invoiceId) : undefined;
    return {
      relation,
      number,
      issuedOn: issuedOn ?? null,
      amountCents: amount === undefined ? null : Number(amount),
      caseId: row?.id ?? null,
      caseReference: row?.reference ?? null,
      isOpen: row !== undefined && row.closed_on === null,
      documentId: documentId ?? null,
      documentPages: documentPages ? [...documentPages] : null,
    };
  });
}

/** The files of the linked documents. */
export function documentsOf(linked: CaseView['linkedInvoices']): string[] {
  return linked.flatMap(({ documentId }) => (documentId ? [documentId] : []));
}
