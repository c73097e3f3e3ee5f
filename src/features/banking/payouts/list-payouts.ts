import type { Context } from '../../../platform/context.ts';
import type { Payout } from './payout.ts';
import { selectPayouts, selectPayoutsByIds } from './payouts.sql.ts';

/** The payouts the scope can see: those that wait for somebody first, then the latest. */
export async function listPayouts(ctx: Context, limit: number): Promise<Payout[]> {
  return selectPayouts(ctx, limit);
}

/** The payouts of these identifiers, by identifier. */
export async function loadPayouts(ctx: Context, ids: string[]): Promise<Map<string, Payout>> {
  return new Map((await selectPayoutsByIds(ctx, ids)).map((payout) => [payout.id, payout]));
}
