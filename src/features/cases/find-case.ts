import type { Context } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';
import { selectCase, selectCaseByPortalKey, selectCaseByReference, selectCasesOfInvoices } from './cases.sql.ts';
import { type Dossier, loadDossiers } from './dossier.ts';

/** Whose case a debtor's link opens; asked in platform scope, since the link says nothing of the organisation. */
export async function findByPortalKey(
  ctx: Context,
  portalKey: string,
): Promise<{ tenantId: TenantId; caseId: string } | undefined> {
  const row = await selectCaseByPortalKey(ctx, portalKey);
  return row && { tenantId: row.tenant_id as TenantId, caseId: row.id };
}

/** Whose case has this reference, and the key its addresses are made from; asked in platform scope. */
export async function findByReference(
  ctx: Context,
  reference: string,
): Promise<{ tenantId: TenantId; caseId: string; portalKey: string } | undefined> {
  const row = await selectCaseByReference(ctx, reference);
  return row && { tenantId: row.tenant_id as TenantId, caseId: row.id, portalKey: row.portal_key };
}

/** The case of a debtor's link with all that decides about it, in the scope of its organisation. */
export async function dossierByPortalKey(ctx: Context, portalKey: string): Promise<Dossier | undefined> {
  const row = await selectCaseByPortalKey(ctx, portalKey);
  return row && (await loadDossiers(ctx, [row]))[0];
}

/** A case with all that decides about it, where the scope sees it. */
export async function selectedDossier(ctx: Context, caseId: string): Promise<Dossier | undefined> {
  const row = await selectCase(ctx, caseId);
  return row && (await loadDossiers(ctx, [row]))[0];
}

/** Is there such a case where the scope looks? */
export async function hasCase(ctx: Context, caseId: string): Promise<boolean> {
  return (await selectCase(ctx, caseId)) !== undefined;
}

export type InvoiceCase = { caseId: string; invoiceId: string; isClosed: boolean };

/** The case of each of these invoices: the open one, or else the last that was; by invoice. */
export async function casesOfInvoices(ctx: Context, invoiceIds: string[]): Promise<Map<string, InvoiceCase>> {
  const rows = await selectCasesOfInvoices(ctx, invoiceIds);
  return new Map(
    rows.map((row) => [
      row.invoice_id,
      { caseId: row.id, invoiceId: row.invoice_id, isClosed: row.closed_on !== null },
    ]),
  );
}
