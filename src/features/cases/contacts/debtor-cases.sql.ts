import { sql } from 'kysely';
import type { Context, Tx } from '../../../platform/context.ts';
import type { CaseRow } from '../cases.sql.ts';

const own = (tx: Tx) => tx.withTables<{ case_file: CaseRow }>();

/** The open cases of these debtors, locked: what changes for a debtor changes for each. */
export async function selectOpenCasesForUpdate(ctx: Context, debtorIds: readonly string[]): Promise<CaseRow[]> {
  if (debtorIds.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('case_file')
    .selectAll()
    .where(sql<boolean>`debtor_id = any(${debtorIds}::uuid[])`)
    .where('closed_on', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The clock looks at these cases again at once. */
export async function updateLookedAtNow(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await own(ctx.tx)
    .updateTable('case_file')
    .set({ next_action_at: ctx.now })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}
