import { decimal } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { mayApprove, type PayoutState, personOf } from './payout.ts';
import { payoutApproved } from './payouts.events.ts';
import { lockPayouts, selectPayoutsForUpdate, updateApproved } from './payouts.sql.ts';

export type ApproveRefusal =
  | { kind: 'payout-not-found' }
  | { kind: 'same-person' }
  | { kind: 'payout-not-proposed'; state: PayoutState };

/** Approves a payout: by a person, and another than the one who proposed it. Approved again by the same person: nothing more. */
export async function approvePayout(
  ctx: Context,
  input: { payoutId: string },
): Promise<Result<{ payoutId: string }, ApproveRefusal>> {
  await lockPayouts(ctx);
  const [payout] = await selectPayoutsForUpdate(ctx, [input.payoutId]);
  if (!payout) return refuse({ kind: 'payout-not-found' });
  const isMine = payout.approvedBy !== undefined && personOf(payout.approvedBy) === personOf(ctx.actor);
  if (payout.state === 'approved' && isMine) return ok({ payoutId: payout.id });
  if (payout.state !== 'proposed') return refuse({ kind: 'payout-not-proposed', state: payout.state });
  if (!mayApprove(ctx.actor, payout)) return refuse({ kind: 'same-person' });
  await updateApproved(ctx, payout.id);
  const { id: payoutId, tenantId, caseId, amount, endToEndId } = payout;
  if (caseId) {
    await record({ ...ctx, tenantId }, payoutApproved, { payoutId, caseId, amount: decimal(amount), endToEndId });
  }
  return ok({ payoutId });
}
