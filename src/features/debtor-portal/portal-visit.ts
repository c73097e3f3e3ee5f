import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/db.ts';
import { PLATFORM, type TenantId } from '../../platform/ids.ts';
import type { Dossier } from '../cases/dossier.ts';
import { dossierByPortalKey, findByPortalKey } from '../cases/find-case.ts';
import { loadPastMessages } from '../cases/past-messages.ts';
import { type CaseSettings, portalKeyOf } from '../cases/settings.ts';
import { type PortalView, portalView } from './pages/portal-view.ts';
import { type PortalSession, readSession } from './portal-session.ts';

/** Somebody at a debtor's link that is ours: whose it is, and the session when the second factor was answered. */
export type PortalVisit = {
  /** `/d/<token>`. */
  base: string;
  portalKey: string;
  tenantId: TenantId;
  caseId: string;
  /** The application's clock when the visit began. */
  now: Date;
  session?: PortalSession;
};

/** Who comes by this link; undefined when it is not ours, unknown or revoked: the three must look the same. */
export async function visitOf(
  database: Database,
  settings: Pick<CaseSettings, 'secret'>,
  { token, cookie }: { token: string; cookie: string | undefined },
): Promise<PortalVisit | undefined> {
  const portalKey = portalKeyOf(settings, token);
  if (!portalKey) return undefined;
  const actor = { kind: 'system', name: 'debtor-portal' } as const;
  return database.inTransaction({ tenantId: PLATFORM, actor }, async (ctx) => {
    const found = await findByPortalKey(ctx, portalKey);
    if (!found) return undefined;
    const session = readSession(settings, cookie, portalKey, ctx.now);
    return { base: `/d/${token}`, portalKey, now: ctx.now, ...found, ...(session ? { session } : {}) };
  });
}

/** One transaction as the debtor of the visit: the rows of its creditor only, its name on what is written. */
export function asDebtor<T>(
  database: Database,
  { tenantId, caseId }: PortalVisit,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  return database.inTransaction({ tenantId, actor: { kind: 'debtor', caseId } }, work);
}

/** The case of the visit and what its pages may show of it. */
export async function loadVisited(
  ctx: Context,
  { portalKey, caseId }: PortalVisit,
  settings: CaseSettings,
): Promise<{ dossier: Dossier; view: PortalView } | undefined> {
  const dossier = await dossierByPortalKey(ctx, portalKey);
  if (!dossier) return undefined;
  const past = (await loadPastMessages(ctx, [caseId])).get(caseId) ?? [];
  return { dossier, view: portalView(dossier, past, settings, ctx.today) };
}
