import type { Context } from '../../../platform/context.ts';
import { withdrawInvoices } from '../../claims/keep-claims.ts';
import { callsOfCases, cancelCalls } from '../../correspondence/calls.ts';
import { messagesOfCases } from '../../correspondence/messages.ts';
import { closePaymentRequests, paymentsOfInvoices } from '../../payments/load-payments.ts';
import { advanceCases } from '../advance-due-cases.ts';
import { type CaseRow, endHolds, type HoldRow, selectCasesForUpdate, selectHolds, updateClosed } from '../cases.sql.ts';
import { writeJournal } from '../journal.ts';
import type { CaseSettings } from '../settings.ts';
import { AWAITING_LAUNCH } from './open-cases.ts';

const isAwaiting = ({ dispute_code, ended_at }: HoldRow) => dispute_code === AWAITING_LAUNCH && ended_at === null;

/** Lets the reminders of cases that a list opened begin: their hold ends, and their plan counts from today. Answers how many. */
export async function launchCases(ctx: Context, caseIds: readonly string[], settings: CaseSettings): Promise<number> {
  const rows = (await selectCasesForUpdate(ctx, caseIds)).filter(({ closed_on }) => closed_on === null);
  const holds = (
    await selectHolds(
      ctx,
      rows.map(({ id }) => id),
    )
  ).filter(isAwaiting);
  await endHolds(
    ctx,
    holds.map(({ id }) => id),
    { on: ctx.today, outcome: 'over' },
  );
  await writeJournal(
    ctx,
    holds.map(({ id, case_id }) => ({
      caseId: case_id,
      kind: 'hold-ended',
      data: { holdId: id, reason: 'pause', outcome: 'over' },
    })),
  );
  const freed = new Set(holds.map(({ case_id }) => case_id));
  await advanceCases(
    ctx,
    rows.filter(({ id }) => freed.has(id)),
    settings,
  );
  return freed.size;
}

export type NotUndone = { caseId: string; reference: string; why: 'closed' | 'message-sent' | 'paid' | 'answered' };

/**
 * Takes back cases that a list opened and that nothing has happened to: nothing sent, nothing received, nothing said by the debtor. They
 * are closed, and their invoices withdrawn; the others stay, each with what keeps it.
 */
export async function undoCases(
  ctx: Context,
  caseIds: readonly string[],
): Promise<{ undone: string[]; kept: NotUndone[] }> {
  const rows = await selectCasesForUpdate(ctx, caseIds);
  const ids = rows.map(({ id }) => id);
  const written = (await messagesOfCases(ctx, ids)).filter(({ state }) => state !== 'cancelled');
  const called = (await callsOfCases(ctx, ids)).filter(({ doneAt }) => doneAt);
  const reached = new Set([...written, ...called].map(({ caseId }) => caseId));
  const payments = await paymentsOfInvoices(
    ctx,
    rows.map(({ invoice_id }) => invoice_id),
  );
  const holds = Map.groupBy(await selectHolds(ctx, ids), ({ case_id }) => case_id);
  const whyOf = (row: CaseRow): NotUndone['why'] | undefined => {
    if (row.closed_on) return 'closed';
    if (reached.has(row.id)) return 'message-sent';
    if ((payments.get(row.invoice_id) ?? []).length > 0) return 'paid';
    return (holds.get(row.id) ?? []).some(({ reason }) => reason !== 'pause') ? 'answered' : undefined;
  };
  const [undone, kept]: [CaseRow[], NotUndone[]] = [[], []];
  for (const row of rows) {
    const why = whyOf(row);
    if (why) kept.push({ caseId: row.id, reference: row.reference, why });
    else undone.push(row);
  }
  const undoneIds = undone.map(({ id }) => id);
  const open = undoneIds.flatMap((id) => (holds.get(id) ?? []).filter(({ ended_at }) => ended_at === null));
  await endHolds(
    ctx,
    open.map(({ id }) => id),
    { on: ctx.today, outcome: 'closed' },
  );
  await cancelCalls(ctx, undoneIds);
  await closePaymentRequests(ctx, undoneIds);
  await updateClosed(ctx, undoneIds, { on: ctx.today, reason: 'import-undone' });
  await writeJournal(
    ctx,
    undoneIds.map((caseId) => ({ caseId, kind: 'closed', data: { reason: 'import-undone' } })),
  );
  await withdrawInvoices(
    ctx,
    undone.map(({ invoice_id }) => invoice_id),
  );
  return { undone: undoneIds, kept };
}
