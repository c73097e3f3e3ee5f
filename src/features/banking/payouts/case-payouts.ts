import type { Context } from '../../../platform/context.ts';
import type { Payout } from './payout.ts';
import { selectPayoutsOfCases } from './payouts.sql.ts';

/** The payouts of each case in the order they were proposed, refused ones included, in one query. */
export async function payoutsOfCases(ctx: Context, caseIds: string[]): Promise<Map<string, Payout[]>> {
  if (caseIds.length === 0) return new Map();
  return Map.groupBy(await selectPayoutsOfCases(ctx, caseIds), ({ caseId }) => caseId as string);
}
