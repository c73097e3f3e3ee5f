import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { writeJournal } from '../cases/journal.ts';
import { lockCasesOfDebtors, planAgain } from '../cases/many/move-cases.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { holdDeposits, lockDebtors, reopenSpelling, restoreInvoices } from '../claims/merging/merged-debtors.ts';
import { leavingMessages } from '../correspondence/move-correspondence.ts';
import {
  FIRST_CONTACT,
  selectMergeForUpdate,
  selectMergeOf,
  selectMovedRows,
  updateUndone,
  WITHDRAWN,
} from './debtor-merges.sql.ts';
import { MOVED_TABLES, type MovedRows, moveBack } from './moved-rows.ts';

export type UndoMergeRefusal =
  | { kind: 'no-such-merge' }
  | { kind: 'merge-already-undone' }
  | { kind: 'merged-again'; keptName: string; laterName: string }
  | { kind: 'message-in-hand' }
  | { kind: 'message-leaving' };

/**
 * Two debtors again: every row that the merge had moved goes back, with what was added since to the invoices and cases that go back;
 * what came since to the kept debtor stays there. Merges are undone last first: rows of a debtor that was merged in its turn are
 * not where this merge put them. A message that has not left yet is waited for: its address may be that of the other one.
 */
export async function undoMerge(
  ctx: Context,
  { mergeId, settings }: { mergeId: string; settings: CaseSettings },
): Promise<Result<null, UndoMergeRefusal>> {
  await holdDeposits(ctx);
  const merge = await selectMergeForUpdate(ctx, mergeId);
  if (!merge) return refuse({ kind: 'no-such-merge' });
  if (merge.undone_at) return refuse({ kind: 'merge-already-undone' });
  const later = await selectMergeOf(ctx, merge.kept_id);
  if (later) return refuse({ kind: 'merged-again', keptName: later.gone_name, laterName: later.kept_name });
  const cases = await lockCasesOfDebtors(ctx, [merge.kept_id]);
  await lockDebtors(ctx, [merge.kept_id, merge.gone_id]);
  const caseIds = cases.map(({ caseId }) => caseId);
  const { inHand, unsent } = await leavingMessages(ctx, caseIds);
  if (inHand > 0) return refuse({ kind: 'message-in-hand' });
  if (unsent > 0) return refuse({ kind: 'message-leaving' });
  const rows = await selectMovedRows(ctx, mergeId);
  const moved = Object.fromEntries(MOVED_TABLES.map((table) => [table, rows.get(table) ?? []])) as MovedRows;
  const [firstContactId] = rows.get(FIRST_CONTACT) ?? [];
  const back = await moveBack(ctx, moved, { from: merge.kept_id, to: merge.gone_id, firstContactId });
  await restoreInvoices(ctx, rows.get(WITHDRAWN) ?? []);
  await reopenSpelling(ctx, { goneId: merge.gone_id, invoiceIds: moved.invoice });
  await updateUndone(ctx, mergeId);
  const data = { mergeId, keptName: merge.kept_name, goneName: merge.gone_name };
  const returned = new Set(back.caseIds);
  await writeJournal(
    ctx,
    cases
      .filter(({ caseId, closedReason }) => returned.has(caseId) || closedReason === undefined)
      .map(({ caseId }) => ({ caseId, kind: 'debtor-unmerged', data: { ...data, goesBack: returned.has(caseId) } })),
  );
  await planAgain(ctx, caseIds, settings);
  return ok(null);
}
