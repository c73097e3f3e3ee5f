import { decimal } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { PayoutState } from './payout.ts';
import { payoutRefused } from './payouts.events.ts';
import { lockPayouts, selectPayoutsForUpdate, updateRefused } from './payouts.sql.ts';

export type RefuseRefusal = { kind: 'payout-not-found' } | { kind: 'payout-already-sent'; state: PayoutState };

/** Refuses a payout that has not left, by anyone: the money stays payable and can be proposed again. */
export async function refusePayout(
  ctx: Context,
  input: { payoutId: string; reason: string },
): Promise<Result<{ payoutId: string }, RefuseRefusal>> {
  await lockPayouts(ctx);
  const [payout] = await selectPayoutsForUpdate(ctx, [input.payoutId]);
  if (!payout) return refuse({ kind: 'payout-not-found' });
  if (payout.state === 'refused') return ok({ payoutId: payout.id });
  if (payout.state === 'sent' || payout.state === 'executed') {
    return refuse({ kind: 'payout-already-sent', state: payout.state });
  }
  await updateRefused(ctx, payout.id, input.reason);
  const { id: payoutId, tenantId, caseId, amount, endToEndId } = payout;
  if (caseId) {
    const told = { payoutId, caseId, amount: decimal(amount), endToEndId, reason: input.reason };
    await record({ ...ctx, tenantId }, payoutRefused, told);
  }
  return ok({ payoutId });
}
