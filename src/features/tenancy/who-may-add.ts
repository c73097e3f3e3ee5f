import type { Context } from '../../platform/context.ts';
import { hasMember, selectOrganisation } from './tenancy.sql.ts';

/** Is this the address of somebody who may add to the organisation's cases? Whoever may only read is not. */
export async function mayAdd(ctx: Context, address: string): Promise<boolean> {
  return hasMember(ctx, address, ['owner', 'manager']);
}

/** Is the organisation there, and not one that the register says has ceased? */
export async function isOrganisationOpen(ctx: Context): Promise<boolean> {
  const row = await selectOrganisation(ctx);
  return row !== undefined && row.register_status !== 'closed';
}
