import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { cancelCalls } from '../../correspondence/calls.ts';
import { type HoldReason, LONGEST_PROMISE_DAYS, PROMISE_GRACE_DAYS } from '../../scenario/hold.ts';
import { answerDebtor } from '../answer-debtor.ts';
import { insertHold, selectCaseForUpdate } from '../cases.sql.ts';
import { writeJournal } from '../journal.ts';
import { lookAgain } from '../look-again.ts';
import type { HoldCase } from './hold-request.ts';

export type HoldRefusal =
  | { kind: 'no-such-case' }
  | { kind: 'case-closed' }
  | { kind: 'already-held'; reason: HoldReason }
  | { kind: 'promise-in-the-past'; promisedOn: CivilDate }
  | { kind: 'promise-too-far'; latestOn: CivilDate }
  | { kind: 'pause-in-the-past'; untilOn: CivilDate };

/**
 * Stops the reminders of a case: the creditor pauses it, or the debtor promises, disputes or says it has paid. A promise and a dated
 * pause end by themselves; the two others wait for a person. What the debtor says is answered in writing.
 */
export async function holdCase(ctx: Context, input: HoldCase): Promise<Result<{ holdId: string }, HoldRefusal>> {
  const row = await selectCaseForUpdate(ctx, input.caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  if (row.closed_on) return refuse({ kind: 'case-closed' });
  const span = spanOf(ctx, input);
  if (span.refused) return span;
  const holdId = newId(ctx.now);
  const inserted = await insertHold(ctx, {
    tenant_id: row.tenant_id,
    id: holdId,
    case_id: row.id,
    reason: input.reason,
    starts_on: ctx.today,
    until_on: span.value.untilOn ?? null,
    promised_on:
      input.reason === 'promise' ? input.promisedOn : input.reason === 'claimed-paid' ? (input.paidOn ?? null) : null,
    amount_cents: 'amount' in input ? (input.amount ?? null) : null,
    dispute_code: input.reason === 'dispute' ? input.code : null,
    note: input.note ?? null,
    document_id: input.documentId ?? null,
    created_at: ctx.now,
    created_by: ctx.actor,
    ended_at: null,
    ended_on: null,
    ended_by: null,
    outcome: null,
  });
  if (inserted === 'already-held') return refuse({ kind: 'already-held', reason: input.reason });
  await writeJournal(ctx, [
    { tenantId: row.tenant_id, caseId: row.id, kind: 'held', data: heldData(holdId, input, span.value.untilOn) },
  ]);
  if (input.reason !== 'pause') await cancelCalls(ctx, [row.id]);
  await lookAgain(ctx, row, input.settings);
  if (ctx.actor.kind === 'debtor' && input.reason !== 'pause') await answerDebtor(ctx, row.id, holdId, input);
  return ok({ holdId });
}

function spanOf(ctx: Context, input: HoldCase): Result<{ untilOn?: CivilDate }, HoldRefusal> {
  if (input.reason === 'promise') {
    if (input.promisedOn < ctx.today) return refuse({ kind: 'promise-in-the-past', promisedOn: input.promisedOn });
    const latestOn = addDays(ctx.today, LONGEST_PROMISE_DAYS);
    if (input.promisedOn > latestOn) return refuse({ kind: 'promise-too-far', latestOn });
    return ok({ untilOn: addDays(input.promisedOn, PROMISE_GRACE_DAYS) });
  }
  if (input.reason === 'pause' && input.untilOn) {
    if (input.untilOn < ctx.today) return refuse({ kind: 'pause-in-the-past', untilOn: input.untilOn });
    return ok({ untilOn: input.untilOn });
  }
  return ok({});
}

function heldData(holdId: string, input: HoldCase, untilOn: CivilDate | undefined): Record<string, unknown> {
  return {
    holdId,
    reason: input.reason,
    ...(untilOn ? { untilOn } : {}),
    ...(input.reason === 'promise' ? { promisedOn: input.promisedOn } : {}),
    ...(input.reason === 'dispute' ? { code: input.code } : {}),
    ...(input.reason === 'claimed-paid' && input.paidOn ? { paidOn: input.paidOn } : {}),
    ...('amount' in input && input.amount !== undefined ? { amountCents: Number(input.amount) } : {}),
    ...(input.note ? { note: input.note } : {}),
    ...(input.documentId ? { documentId: input.documentId } : {}),
  };
}
