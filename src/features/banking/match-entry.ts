import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { transferAll } from '../ledger/transfer.ts';
import { paymentRequestsOf } from '../payments/load-payments.ts';
import type { RecordPaymentRefusal } from '../payments/record-payment.ts';
import { lineOf, selectEntryForUpdate, updateEntry } from './banking.sql.ts';
import { receivedOrder, recordMatches } from './record-matches.ts';

export type MatchRefusal =
  | RecordPaymentRefusal
  | { kind: 'entry-not-found' }
  | { kind: 'case-not-found' }
  | { kind: 'not-a-credit' }
  | { kind: 'already-matched' };

/** A person says which case a credit pays, whatever was read in it. Said again for the same case: nothing more. */
export async function matchEntry(
  ctx: Context,
  input: { entryId: string; caseId: string },
): Promise<Result<{ paymentId: string }, MatchRefusal>> {
  const entry = await selectEntryForUpdate(ctx, input.entryId);
  if (!entry) return refuse({ kind: 'entry-not-found' });
  if (entry.direction !== 'credit') return refuse({ kind: 'not-a-credit' });
  if (entry.state === 'matched' && entry.matched_case_id !== input.caseId) return refuse({ kind: 'already-matched' });
  const request = (await paymentRequestsOf(ctx, [input.caseId])).get(input.caseId);
  if (!request) return refuse({ kind: 'case-not-found' });
  const credit = lineOf(entry);
  const [matched] = await recordMatches(ctx, [{ credit, request }]);
  if (!matched || matched.refused) return matched ?? refuse({ kind: 'case-not-found' });
  if (entry.state !== 'matched') {
    const moved = await transferAll(ctx, [receivedOrder(credit), ...matched.value.orders]);
    if (moved.refused) throw new Error(`bank entry ${entry.id}: ${moved.refusal.key} lacks funds`);
    await updateEntry(ctx, entry.id, {
      state: 'matched',
      matched_tenant_id: request.tenantId,
      matched_case_id: request.caseId,
    });
  }
  return ok({ paymentId: matched.value.payment.id });
}
