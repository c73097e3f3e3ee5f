import { sql } from 'kysely';
import type { Actor, Context, Tx } from '../../platform/context.ts';

export type MergeRow = {
  tenant_id: string;
  id: string;
  kept_id: string;
  gone_id: string;
  kept_name: string;
  gone_name: string;
  merged_at: Date;
  merged_on: string;
  merged_by: Actor;
  undone_at: Date | null;
  undone_by: Actor | null;
};

type MovedRow = { tenant_id: string; merge_id: string; place: string; row_id: string };
type ApartRow = { tenant_id: string; first_id: string; second_id: string; decided_at: Date; decided_by: Actor };

const own = (tx: Tx) =>
  tx.withTables<{ debtor_merge: MergeRow; debtor_merge_row: MovedRow; debtors_apart: ApartRow }>();
const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

/** The rows that say which invoices were there twice and no longer count, and which contact was addressed first. */
export const WITHDRAWN = 'withdrawn';
export const FIRST_CONTACT = 'first-contact';

export async function insertMerge(
  ctx: Context,
  row: Omit<MergeRow, 'undone_at' | 'undone_by'>,
  moved: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  await own(ctx.tx)
    .insertInto('debtor_merge')
    .values({ ...row, merged_by: json(row.merged_by), undone_at: null, undone_by: null })
    .execute();
  const rows = Object.entries(moved).flatMap(([place, ids]) => ids.map((row_id) => ({ place, row_id })));
  await sql`
    insert into debtor_merge_row (tenant_id, merge_id, place, row_id)
    select ${ctx.tenantId}, ${row.id}, moved.place, moved.row_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as moved (place text, row_id uuid)`.execute(ctx.tx);
}

export async function selectMergeForUpdate(ctx: Context, id: string): Promise<MergeRow | undefined> {
  return own(ctx.tx)
    .selectFrom('debtor_merge')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** What a merge moved, by table. */
export async function selectMovedRows(ctx: Context, mergeId: string): Promise<Map<string, string[]>> {
  const rows = await own(ctx.tx)
    .selectFrom('debtor_merge_row')
    .select(['place', 'row_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('merge_id', '=', mergeId)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ place }) => place)].map(([place, moved]) => [place, moved.map(({ row_id }) => row_id)]),
  );
}

export async function updateUndone(ctx: Context, id: string): Promise<void> {
  await own(ctx.tx)
    .updateTable('debtor_merge')
    .set({ undone_at: ctx.now, undone_by: json(ctx.actor) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The merge in force by which this debtor became another one's spelling. */
export async function selectMergeOf(ctx: Context, goneId: string): Promise<MergeRow | undefined> {
  return own(ctx.tx)
    .selectFrom('debtor_merge')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('gone_id', '=', goneId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
}

export type MergeListRow = Omit<MergeRow, 'tenant_id'> & {
  invoices: number;
  cases: number;
  withdrawn: number;
  /** The kept debtor was merged in its turn: that one must be undone first. */
  later_name: string | null;
};

/** The merges of the organisation, latest first. */
export async function selectMerges(ctx: Context, limit: number): Promise<MergeListRow[]> {
  const { rows } = await sql<MergeListRow>`
    select one.id, one.kept_id, one.gone_id, one.kept_name, one.gone_name, one.merged_at, one.merged_on, one.merged_by,
           one.undone_at, one.undone_by, later.kept_name as later_name,
           (select count(*)::int from debtor_merge_row as moved
             where moved.tenant_id = one.tenant_id and moved.merge_id = one.id and moved.place = 'invoice') as invoices,
           (select count(*)::int from debtor_merge_row as moved
             where moved.tenant_id = one.tenant_id and moved.merge_id = one.id and moved.place = 'case_file') as cases,
           (select count(*)::int from debtor_merge_row as moved
             where moved.tenant_id = one.tenant_id and moved.merge_id = one.id and moved.place = ${WITHDRAWN}) as withdrawn
      from debtor_merge as one
      left join debtor_merge as later on later.tenant_id = one.tenant_id and later.gone_id = one.kept_id
       and later.undone_at is null and one.undone_at is null
     where one.tenant_id = ${ctx.tenantId}
     order by one.merged_at desc, one.id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}

export async function selectApart(ctx: Context): Promise<ApartRow[]> {
  return own(ctx.tx)
    .selectFrom('debtors_apart')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('decided_at', 'desc')
    .execute();
}

export async function insertApart(ctx: Context, [first, second]: readonly [string, string]): Promise<void> {
  await own(ctx.tx)
    .insertInto('debtors_apart')
    .values({
      tenant_id: ctx.tenantId,
      first_id: first,
      second_id: second,
      decided_at: ctx.now,
      decided_by: json(ctx.actor),
    })
    .onConflict((conflict) => conflict.constraint('debtors_apart_key').doNothing())
    .execute();
}

export async function deleteApart(ctx: Context, [first, second]: readonly [string, string]): Promise<void> {
  await own(ctx.tx)
    .deleteFrom('debtors_apart')
    .where('tenant_id', '=', ctx.tenantId)
    .where('first_id', '=', first)
    .where('second_id', '=', second)
    .execute();
}
