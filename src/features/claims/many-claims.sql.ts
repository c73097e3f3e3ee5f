import { sql } from 'kysely';
import type { Context, Tx } from '../../platform/context.ts';
import { type CreditNoteRow, type DebtorRow, type InvoiceRow, ONE_CREDIT_NOTE } from './claims.sql.ts';

const own = (tx: Tx) => tx.withTables<{ debtor: DebtorRow; invoice: InvoiceRow; credit_note: CreditNoteRow }>();

/** Rows of one statement: PostgreSQL takes 65 535 parameters. */
const ROWS = 1_000;

function* slices<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS) yield rows.slice(start, start + ROWS);
}

export async function selectDebtorsBySirens(ctx: Context, sirens: readonly string[]): Promise<DebtorRow[]> {
  if (sirens.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('debtor')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`siren = any(${sirens}::text[])`)
    .execute();
}

/** Every debtor of the organisation by name: few columns, one query. */
export async function selectDebtorNames(ctx: Context): Promise<Pick<DebtorRow, 'id' | 'name' | 'siren'>[]> {
  return own(ctx.tx)
    .selectFrom('debtor')
    .select(['id', 'name', 'siren'])
    .where('tenant_id', '=', ctx.tenantId)
    .execute();
}

export async function insertDebtors(ctx: Context, rows: readonly DebtorRow[]): Promise<void> {
  for (const some of slices(rows)) await own(ctx.tx).insertInto('debtor').values(some).execute();
}

/** Answers the identifiers of those that were not known yet. */
export async function insertInvoices(ctx: Context, rows: readonly InvoiceRow[]): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (const some of slices(rows)) {
    const kept = await own(ctx.tx)
      .insertInto('invoice')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'debtor_id', 'number']).where('withdrawn_at', 'is', null).doNothing(),
      )
      .returning('id')
      .execute();
    for (const { id } of kept) inserted.add(id);
  }
  return inserted;
}

export async function insertCreditNotes(ctx: Context, rows: readonly CreditNoteRow[]): Promise<void> {
  for (const some of slices(rows)) {
    await own(ctx.tx)
      .insertInto('credit_note')
      .values(some)
      .onConflict((conflict) => conflict.expression(ONE_CREDIT_NOTE).doNothing())
      .execute();
  }
}

/** The invoices of these debtors that carry one of these numbers and were not withdrawn. */
export async function selectInvoicesNumbered(
  ctx: Context,
  numbers: readonly string[],
): Promise<Pick<InvoiceRow, 'id' | 'debtor_id' | 'number' | 'issued_on' | 'total_cents'>[]> {
  if (numbers.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('invoice')
    .select(['id', 'debtor_id', 'number', 'issued_on', 'total_cents'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`number = any(${numbers}::text[])`)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The debtors, of whatever organisation the scope sees, that are one of these companies. */
export async function selectDebtorIdsOfSirens(
  ctx: Context,
  sirens: readonly string[],
): Promise<{ id: string; siren: string }[]> {
  const { rows } = await sql<{ id: string; siren: string }>`
    select id, siren from debtor where siren = any(${sirens}::text[])`.execute(ctx.tx);
  return rows;
}

/** Writes on the claims born up to the opening of their debtor's proceedings that they are frozen from that day. */
export async function updateFrozen(
  ctx: Context,
  openings: readonly { siren: string; opened_on: string }[],
): Promise<void> {
  if (openings.length === 0) return;
  await sql`
    update invoice set insolvency_opened_on = given.opened_on
      from debtor, jsonb_to_recordset(${JSON.stringify(openings)}::jsonb) as given (siren text, opened_on date)
     where debtor.siren = given.siren and invoice.tenant_id = debtor.tenant_id and invoice.debtor_id = debtor.id
       and coalesce(invoice.first_issued_on, invoice.issued_on) <= given.opened_on and invoice.insolvency_opened_on is distinct from given.opened_on`.execute(
    ctx.tx,
  );
}

export async function updateWithdrawn(ctx: Context, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  await own(ctx.tx)
    .updateTable('invoice')
    .set({ withdrawn_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`id = any(${invoiceIds}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .execute();
}
