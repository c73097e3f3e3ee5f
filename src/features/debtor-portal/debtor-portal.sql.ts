import type { Context, Tx } from '../../platform/context.ts';

type AccessRow = {
  tenant_id: string;
  portal_key: string;
  failed_attempts: number;
  locked_until: Date | null;
  first_opened_at: Date | null;
  last_opened_at: Date | null;
};

const own = (tx: Tx) => tx.withTables<{ portal_access: AccessRow }>();

/** The trials of a link, locked until the end of the transaction: two answers at once are counted one after the other. */
export async function lockAccess(ctx: Context, portalKey: string): Promise<AccessRow> {
  await own(ctx.tx)
    .insertInto('portal_access')
    .values({
      tenant_id: ctx.tenantId,
      portal_key: portalKey,
      failed_attempts: 0,
      locked_until: null,
      first_opened_at: null,
      last_opened_at: null,
    })
    .onConflict((conflict) => conflict.constraint('portal_access_key').doNothing())
    .execute();
  return own(ctx.tx)
    .selectFrom('portal_access')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('portal_key', '=', portalKey)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function selectLockedUntil(ctx: Context, portalKey: string): Promise<Date | undefined> {
  const row = await own(ctx.tx)
    .selectFrom('portal_access')
    .select('locked_until')
    .where('tenant_id', '=', ctx.tenantId)
    .where('portal_key', '=', portalKey)
    .executeTakeFirst();
  return row?.locked_until ?? undefined;
}

export async function updateAccess(ctx: Context, portalKey: string, changes: Partial<AccessRow>): Promise<void> {
  await own(ctx.tx)
    .updateTable('portal_access')
    .set(changes)
    .where('tenant_id', '=', ctx.tenantId)
    .where('portal_key', '=', portalKey)
    .execute();
}
