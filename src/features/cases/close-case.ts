import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { cancelCalls } from '../correspondence/calls.ts';
import { closePaymentRequests } from '../payments/load-payments.ts';
import { endHolds, selectCaseForUpdate, selectHolds, updateCase } from './cases.sql.ts';
import { writeJournal } from './journal.ts';

export type CloseReason = 'paid' | 'abandoned' | 'settled' | 'error' | 'uncollectible' | 'debtor-right';
export type CloseCase = { caseId: string; reason: CloseReason; note?: string };

/** Closes a case: nothing more leaves, holds and calls end, and the journal says why. A payment that comes later is still received. */
export async function closeCase(
  ctx: Context,
  { caseId, reason, note }: CloseCase,
): Promise<Result<null, { kind: 'no-such-case' } | { kind: 'case-closed' }>> {
  const row = await selectCaseForUpdate(ctx, caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  if (row.closed_on) return refuse({ kind: 'case-closed' });
  const open = (await selectHolds(ctx, [caseId])).filter(({ ended_at }) => ended_at === null);
  await endHolds(
    ctx,
    open.map(({ id }) => id),
    { on: ctx.today, outcome: reason === 'paid' ? 'kept' : 'closed' },
  );
  await cancelCalls(ctx, [caseId]);
  await closePaymentRequests(ctx, [caseId]);
  await updateCase(ctx, caseId, {
    state: reason === 'paid' ? 'paid' : 'closed',
    closed_on: ctx.today,
    closed_reason: reason,
    next_step: null,
    next_step_on: null,
    next_action_at: null,
  });
  await writeJournal(ctx, [
    { tenantId: row.tenant_id, caseId, kind: 'closed', data: { reason, ...(note ? { note } : {}) } },
  ]);
  return ok(null);
}
