import type { Context } from '../../platform/context.ts';
import { countLeaving, updateDebtorOf } from './moved-correspondence.sql.ts';

/**
 * How many messages of these cases are on their way out: in the hands of a worker at this very moment, not sent yet (`unsent`), or, of
 * these, counting as a contact (`queued`). Their address and their pace were decided for the debtor they were written to.
 */
export async function leavingMessages(
  ctx: Context,
  caseIds: readonly string[],
): Promise<{ inHand: number; queued: number; unsent: number }> {
  return countLeaving(ctx, caseIds);
}

/** What was written and said about these cases follows them to another debtor: caps and silences count there. */
export async function moveCorrespondence(
  ctx: Context,
  caseIds: readonly string[],
  debtorId: string,
): Promise<{ message: string[]; call_task: string[] }> {
  return {
    message: await updateDebtorOf(ctx, 'message', { caseIds, debtorId }),
    call_task: await updateDebtorOf(ctx, 'call_task', { caseIds, debtorId }),
  };
}
