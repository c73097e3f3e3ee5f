import type { Context } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';
import { selectCaseByPortalKey } from './cases.sql.ts';
import { type Dossier, loadDossiers } from './dossier.ts';

/** Whose case a debtor's link opens; asked in platform scope, since the link says nothing of the organisation. */
export async function findByPortalKey(
  ctx: Context,
  portalKey: string,
): Promise<{ tenantId: TenantId; caseId: string } | undefined> {
  const row = await selectCaseByPortalKey(ctx, portalKey);
  return row && { tenantId: row.tenant_id as TenantId, caseId: row.id };
}

/** The case of a debtor's link with all that decides about it, in the scope of its organisation. */
export async function dossierByPortalKey(ctx: Context, portalKey: string): Promise<Dossier | undefined> {
  const row = await selectCaseByPortalKey(ctx, portalKey);
  return row && (await loadDossiers(ctx, [row]))[0];
}
