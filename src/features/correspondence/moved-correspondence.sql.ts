import { sql } from 'kysely';
import type { Context, Tx } from '../../platform/context.ts';
import type { MessageRow } from './correspondence.sql.ts';

const own = (tx: Tx) => tx.withTables<{ message: MessageRow }>();

/** Messages of these cases that another transaction holds, those that wait to be sent, and those among them that count as a contact. */
export async function countLeaving(
  ctx: Context,
  caseIds: readonly string[],
): Promise<{ inHand: number; queued: number; unsent: number }> {
  const all = await own(ctx.tx)
    .selectFrom('message')
    .select(['id', 'state', 'counts_as_contact'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`case_id = any(${caseIds}::uuid[])`)
    .execute();
  const free = await own(ctx.tx)
    .selectFrom('message')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`case_id = any(${caseIds}::uuid[])`)
    .forUpdate()
    .skipLocked()
    .execute();
  const unsent = all.filter(({ state }) => state === 'queued' || state === 'sending');
  const queued = unsent.filter(({ counts_as_contact }) => counts_as_contact);
  return { inHand: Math.max(0, all.length - free.length), queued: queued.length, unsent: unsent.length };
}

/** Gives what was written or said about these cases to another debtor; answers which rows. */
export async function updateDebtorOf(
  ctx: Context,
  table: 'message' | 'call_task',
  { caseIds, debtorId }: { caseIds: readonly string[]; debtorId: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set debtor_id = ${debtorId}
     where tenant_id = ${ctx.tenantId} and case_id = any(${caseIds}::uuid[]) returning id`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}
