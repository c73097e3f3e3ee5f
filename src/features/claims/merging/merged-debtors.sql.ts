import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Context, Tx } from '../../../platform/context.ts';
import type { DebtorRow, InvoiceRow } from '../claims.sql.ts';

const own = (tx: Tx) => tx.withTables<{ debtor: DebtorRow; invoice: InvoiceRow }>();

/** Tables of this feature whose rows hang on a debtor by themselves, and move with it one by one: their keys are `id`. */
export const ROWS_OF_DEBTORS = ['invoice', 'debtor_contact'] as const;
export type RowsOfDebtors = (typeof ROWS_OF_DEBTORS)[number];

/** Every debtor of the organisation that is not another one's spelling, in one query. */
export async function selectOwnDebtors(ctx: Context): Promise<DebtorRow[]> {
  return own(ctx.tx)
    .selectFrom('debtor')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .execute();
}

export async function selectDebtorsForUpdate(ctx: Context, ids: readonly string[]): Promise<DebtorRow[]> {
  return own(ctx.tx)
    .selectFrom('debtor')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function updateMergedInto(
  ctx: Context,
  id: string,
  merged: { into: string; on: CivilDate } | null,
): Promise<void> {
  await own(ctx.tx)
    .updateTable('debtor')
    .set({ merged_into: merged?.into ?? null, merged_on: merged?.on ?? null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The debtor that each of these spellings stands for in the end; those that stand for themselves are not in the answer. */
export async function selectKept(
  ctx: Context,
  ids: readonly string[],
): Promise<{ spelling: string; id: string; merged_on: string; postcode: string | null }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ spelling: string; id: string; merged_on: string; postcode: string | null }>`
    with recursive chain as (
      select id as spelling, postcode, merged_on, merged_into as id from debtor
       where tenant_id = ${ctx.tenantId} and id = any(${ids}::uuid[]) and merged_into is not null
      union all
      select chain.spelling, chain.postcode, chain.merged_on, debtor.merged_into
        from chain join debtor on debtor.tenant_id = ${ctx.tenantId} and debtor.id = chain.id and debtor.merged_into is not null)
    select chain.* from chain join debtor on debtor.tenant_id = ${ctx.tenantId} and debtor.id = chain.id
     where debtor.merged_into is null`.execute(ctx.tx);
  return rows;
}

/** The spelling of this name and postcode that was merged, when there is one. */
export async function selectMergedSpelling(
  ctx: Context,
  name: string,
  postcode: string,
): Promise<{ id: string } | undefined> {
  return own(ctx.tx)
    .selectFrom('debtor')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('postcode', '=', postcode)
    .where('merged_into', 'is not', null)
    .orderBy('merged_on', 'desc')
    .executeTakeFirst();
}

/** The postcodes under which these debtors' spellings were written to, one merged into another included. */
export async function selectPostcodesOfSpellings(ctx: Context, id: string): Promise<string[]> {
  const { rows } = await sql<{ postcode: string }>`
    with recursive spelling as (
      select id, postcode from debtor where tenant_id = ${ctx.tenantId} and merged_into = ${id}
      union all
      select debtor.id, debtor.postcode from debtor join spelling
        on debtor.tenant_id = ${ctx.tenantId} and debtor.merged_into = spelling.id)
    select distinct postcode from spelling where postcode is not null order by 1`.execute(ctx.tx);
  return rows.map(({ postcode }) => postcode);
}

/** Gives all rows of one debtor to another, and answers which. */
export async function updateRowsOf(
  ctx: Context,
  table: RowsOfDebtors,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set debtor_id = ${to}
     where tenant_id = ${ctx.tenantId} and debtor_id = ${from} returning id`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}

/** Gives these rows of one debtor to another. */
export async function updateTheseRows(
  ctx: Context,
  table: RowsOfDebtors,
  { ids, from, to }: { ids: readonly string[]; from: string; to: string },
): Promise<void> {
  await sql`
    update ${sql.table(table)} set debtor_id = ${to}
     where tenant_id = ${ctx.tenantId} and debtor_id = ${from} and id = any(${ids}::uuid[])`.execute(ctx.tx);
}

/** What corrected invoices replaced follows them to their debtor; answers which rows. */
export async function updateReplacedOf(ctx: Context, invoiceIds: readonly string[], to: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update replaced_invoice set debtor_id = ${to}
     where tenant_id = ${ctx.tenantId} and invoice_id = any(${invoiceIds}::uuid[]) and debtor_id <> ${to} returning id`.execute(
    ctx.tx,
  );
  return rows.map(({ id }) => id);
}

export type SharedNumberRow = {
  kept_id: string;
  gone_id: string;
  number: string;
  kept_cents: bigint;
  gone_cents: bigint;
};

/** The invoices of two debtors that bear the same number, or bore it before they were corrected, blanks around and case apart. */
export async function selectSharedNumbers(
  ctx: Context,
  { keptId, goneId }: { keptId: string; goneId: string },
): Promise<SharedNumberRow[]> {
  const { rows } = await sql<SharedNumberRow>`
    with numbered as (
      select id, debtor_id, total_cents, number, lower(btrim(number)) as key from invoice
       where tenant_id = ${ctx.tenantId} and debtor_id in (${keptId}, ${goneId}) and withdrawn_at is null
      union all
      select invoice.id, invoice.debtor_id, invoice.total_cents, old.number, old.number_key from invoice
        join replaced_invoice as old on old.tenant_id = invoice.tenant_id and old.invoice_id = invoice.id
       where invoice.tenant_id = ${ctx.tenantId} and invoice.debtor_id in (${keptId}, ${goneId}) and invoice.withdrawn_at is null
    )
    select * from (
      select distinct on (kept.id, gone.id) kept.id as kept_id, gone.id as gone_id, gone.number,
             kept.total_cents as kept_cents, gone.total_cents as gone_cents
        from numbered as gone join numbered as kept on kept.key = gone.key and kept.debtor_id = ${keptId}
       where gone.debtor_id = ${goneId}
       order by kept.id, gone.id, gone.number
    ) as shared order by number`.execute(ctx.tx);
  return rows;
}

/** The invoices of these debtors that were not withdrawn. */
export async function selectInvoicesOfDebtors(
  ctx: Context,
  debtorIds: readonly string[],
): Promise<{ id: string; debtor_id: string }[]> {
  if (debtorIds.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('invoice')
    .select(['id', 'debtor_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`debtor_id = any(${debtorIds}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .execute();
}

export async function selectDebtorsOfInvoices(ctx: Context, invoiceIds: readonly string[]): Promise<string[]> {
  const rows = await own(ctx.tx)
    .selectFrom('invoice')
    .select('debtor_id')
    .distinct()
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`id = any(${invoiceIds}::uuid[])`)
    .execute();
  return rows.map(({ debtor_id }) => debtor_id);
}

/** Invoices whose debtor is no company in proceedings are not frozen by them. */
export async function updateThawed(ctx: Context, invoiceIds: readonly string[]): Promise<void> {
  await own(ctx.tx)
    .updateTable('invoice')
    .set({ insolvency_opened_on: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`id = any(${invoiceIds}::uuid[])`)
    .where('insolvency_opened_on', 'is not', null)
    .execute();
}

/** Invoices withdrawn by a merge count again, unless their debtor has meanwhile another one of that number. */
export async function updateRestored(ctx: Context, invoiceIds: readonly string[]): Promise<void> {
  await sql`
    update invoice set withdrawn_at = null
     where tenant_id = ${ctx.tenantId} and id = any(${invoiceIds}::uuid[])
       and not exists (select from invoice as other
         where other.tenant_id = invoice.tenant_id and other.debtor_id = invoice.debtor_id and other.number = invoice.number
           and other.id <> invoice.id and other.withdrawn_at is null)`.execute(ctx.tx);
}
