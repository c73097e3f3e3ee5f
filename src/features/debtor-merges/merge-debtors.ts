import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { writeJournal } from '../cases/journal.ts';
import { lockCasesOfDebtors, planAgain } from '../cases/many/move-cases.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { watchFrom } from '../cases/watch/watch-from.ts';
import { withdrawInvoices } from '../claims/keep-claims.ts';
import { closeSpelling, holdDeposits, lockDebtors } from '../claims/merging/merged-debtors.ts';
import { leavingMessages } from '../correspondence/move-correspondence.ts';
import type { MergeWarning } from './compare-debtors.ts';
import { FIRST_CONTACT, insertMerge, WITHDRAWN } from './debtor-merges.sql.ts';
import { decideMerge, type MergeRefusal } from './decide-merge.ts';
import { loadMergeFacts } from './load-merge.ts';
import { moveAll } from './moved-rows.ts';

export type MergeDebtors = {
  keptId: string;
  goneId: string;
  /** The person was shown the warnings of the preview and goes on. */
  warningsRead: boolean;
  settings: CaseSettings;
};
export type MergeDebtorsRefusal =
  | MergeRefusal
  | { kind: 'same-debtor' }
  | { kind: 'no-such-debtor' }
  | { kind: 'warnings-not-read'; warnings: MergeWarning[] }
  | { kind: 'message-leaving' };

/**
 * Makes two debtors one, because a person said that they are: all that the one had moves to the other, in one transaction, and is
 * written down row by row so that it can be undone. From then on caps and silences count for the one debtor, and what is deposited
 * under the old spelling goes to the one kept. A message on its way out is waited for: its pace was decided before.
 */
export async function mergeDebtors(
  ctx: Context,
  { keptId, goneId, warningsRead, settings }: MergeDebtors,
): Promise<Result<{ id: string }, MergeDebtorsRefusal>> {
  if (keptId === goneId) return refuse({ kind: 'same-debtor' });
  await holdDeposits(ctx);
  const cases = await lockCasesOfDebtors(ctx, [keptId, goneId]);
  const debtors = await lockDebtors(ctx, [keptId, goneId]);
  const [kept, gone] = [debtors.get(keptId), debtors.get(goneId)];
  if (!kept || !gone) return refuse({ kind: 'no-such-debtor' });
  const plan = decideMerge(await loadMergeFacts(ctx, { kept, gone, cases }));
  if (plan.refused) return plan;
  const { warnings, withdrawn } = plan.value;
  if (warnings.length > 0 && !warningsRead) return refuse({ kind: 'warnings-not-read', warnings });
  const caseIds = cases.map(({ caseId }) => caseId);
  const { inHand, queued } = await leavingMessages(ctx, caseIds);
  if (inHand + queued > 0) return refuse({ kind: 'message-leaving' });
  await withdrawInvoices(ctx, withdrawn);
  const { moved, firstContactId } = await moveAll(ctx, { from: goneId, to: keptId });
  await closeSpelling(ctx, { goneId, keptId });
  // The claims that it gains are those of a company that is watched: its proceedings freeze them too.
  await watchFrom(ctx, kept.siren && moved.case_file.length > 0 ? [kept.siren] : []);
  const id = newId(ctx.now);
  await insertMerge(
    ctx,
    {
      tenant_id: ctx.tenantId,
      id,
      kept_id: keptId,
      gone_id: goneId,
      kept_name: kept.name,
      gone_name: gone.name,
      merged_at: ctx.now,
      merged_on: ctx.today,
      merged_by: ctx.actor,
    },
    { ...moved, [WITHDRAWN]: withdrawn, [FIRST_CONTACT]: firstContactId ? [firstContactId] : [] },
  );
  await writeJournal(
    ctx,
    cases
      .filter(({ closedReason, debtorId }) => debtorId === goneId || closedReason === undefined)
      .map(({ caseId }) => ({
        caseId,
        kind: 'debtor-merged',
        data: { mergeId: id, keptName: kept.name, goneName: gone.name },
      })),
  );
  await planAgain(ctx, caseIds, settings);
  return ok({ id });
}
