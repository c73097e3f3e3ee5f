import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { selectCaseForUpdate, updateCase } from './cases.sql.ts';
import { closeCase } from './close-case.ts';
import { writeJournal } from './journal.ts';

export type HandOverChoice = 'commissaire-de-justice' | 'wait' | 'close';

/** The sixty days are over: the creditor hands the case to a commissaire de justice, waits, or gives up. */
export async function decideHandOver(
  ctx: Context,
  { caseId, choice }: { caseId: string; choice: HandOverChoice },
): Promise<
  Result<null, { kind: 'no-such-case' } | { kind: 'case-closed' } | { kind: 'not-at-hand-over'; state: string }>
> {
  const row = await selectCaseForUpdate(ctx, caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  if (row.closed_on) return refuse({ kind: 'case-closed' });
  if (row.state !== 'hand-over') return refuse({ kind: 'not-at-hand-over', state: row.state });
  if (choice === 'close') {
    await closeCase(ctx, { caseId, reason: 'abandoned' });
    return ok(null);
  }
  await updateCase(ctx, caseId, {
    hand_over: choice,
    state: choice === 'wait' ? 'hand-over' : 'handed-over',
    next_action_at: null,
  });
  await writeJournal(ctx, [{ tenantId: row.tenant_id, caseId, kind: 'hand-over-decided', data: { choice } }]);
  return ok(null);
}
