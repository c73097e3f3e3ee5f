import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import {
  type CallRow,
  cancelOpenCalls,
  insertCalls,
  selectCallForUpdate,
  selectCallsOfCases,
  updateCall,
} from './correspondence.sql.ts';

export type CallOutcome =
  | 'reached'
  | 'voicemail'
  | 'no-answer'
  | 'wrong-number'
  | 'promise'
  | 'dispute'
  | 'claims-paid'
  | 'callback';

/** A call that a person must make. */
export type CallTask = {
  id: string;
  caseId: string;
  step: string;
  dueOn: CivilDate;
  state: 'open' | 'done' | 'cancelled';
  outcome: CallOutcome | null;
  note: string | null;
  durationMinutes: number | null;
  doneAt: Date | null;
};

/** Plans calls, one per step and case, in one statement. */
export async function planCalls(
  ctx: Context,
  calls: { tenantId: string; caseId: string; debtorId: string; step: string; dueOn: CivilDate }[],
): Promise<void> {
  await insertCalls(
    ctx,
    calls.map(({ tenantId, caseId, debtorId, step, dueOn }) => ({
      tenant_id: tenantId,
      id: newId(ctx.now),
      case_id: caseId,
      debtor_id: debtorId,
      step,
      due_on: dueOn,
      state: 'open',
      outcome: null,
      note: null,
      duration_minutes: null,
      created_at: ctx.now,
      done_at: null,
      done_by: null,
    })),
  );
}

export async function callsOfCases(ctx: Context, caseIds: string[]): Promise<CallTask[]> {
  return (await selectCallsOfCases(ctx, caseIds)).map(taskOf);
}

/** Records what a call gave; a task is done once. */
export async function recordCallOutcome(
  ctx: Context,
  input: { taskId: string; caseId: string; outcome: CallOutcome; note?: string; durationMinutes?: number },
): Promise<Result<CallTask, { kind: 'no-such-call' } | { kind: 'call-already-done' }>> {
  const row = await selectCallForUpdate(ctx, input.taskId);
  if (!row || row.case_id !== input.caseId) return refuse({ kind: 'no-such-call' });
  if (row.state !== 'open') return refuse({ kind: 'call-already-done' });
  const changes = {
    state: 'done' as const,
    outcome: input.outcome,
    note: input.note ?? null,
    duration_minutes: input.durationMinutes ?? null,
    done_at: ctx.now,
  };
  await updateCall(ctx, row.id, { ...changes, done_by: ctx.actor });
  return ok(taskOf({ ...row, ...changes }));
}

/** Calls that have lost their reason: the case is closed, paid or silent. */
export async function cancelCalls(ctx: Context, caseIds: string[]): Promise<void> {
  await cancelOpenCalls(ctx, caseIds);
}

function taskOf(row: CallRow): CallTask {
  return {
    id: row.id,
    caseId: row.case_id,
    step: row.step,
    dueOn: row.due_on as CivilDate,
    state: row.state,
    outcome: row.outcome as CallOutcome | null,
    note: row.note,
    durationMinutes: row.duration_minutes,
    doneAt: row.done_at,
  };
}
