import { sql } from 'kysely';
import type { Context, Tx } from '../../../platform/context.ts';
import type { InvoiceRow } from '../claims.sql.ts';

type LinkRow = {
  tenant_id: string;
  invoice_id: string;
  number: string;
  number_key: string;
  issued_on: string | null;
  created_at: Date;
};

export type ReplacedRow = {
  tenant_id: string;
  id: string;
  invoice_id: string;
  debtor_id: string;
  document_id: string | null;
  document_pages: number[] | null;
  number: string;
  number_key: string;
  issued_on: string;
  due_on: string;
  total_cents: bigint;
  prepaid_cents: bigint;
  principal_cents: bigint;
  mise_en_demeure_on: string | null;
  replaced_on: string;
  replaced_at: Date;
  replaced_by: unknown;
};

type NoteRow = {
  tenant_id: string;
  id: string;
  invoice_id: string;
  number: string;
  issued_on: string;
  amount_cents: bigint;
  document_id: string | null;
  document_pages: number[] | null;
};

type Tables = { invoice: InvoiceRow; invoice_link: LinkRow; replaced_invoice: ReplacedRow; credit_note: NoteRow };

const own = (tx: Tx) => tx.withTables<Tables>();
const KEY = sql<string>`lower(btrim(invoice.number))`;

export async function insertLinks(ctx: Context, rows: readonly LinkRow[]): Promise<void> {
  if (rows.length === 0) return;
  await own(ctx.tx)
    .insertInto('invoice_link')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('invoice_link_key').doNothing())
    .execute();
}

/** The invoices of the organisation that carry one of these numbers and were not withdrawn. */
export async function selectByNumbers(ctx: Context, keys: readonly string[]): Promise<InvoiceRow[]> {
  if (keys.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('invoice')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`${KEY} = any(${keys}::text[])`)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The numbers that these invoices bear or bore before corrected ones took their place, each with its day. */
export type NameRow = { invoice_id: string; number_key: string; issued_on: string };

/** The invoices of the organisation that bear or bore one of these numbers and were not withdrawn, by each name that fits. */
export async function selectNames(ctx: Context, keys: readonly string[]): Promise<NameRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<NameRow>`
    select id as invoice_id, ${KEY} as number_key, issued_on from invoice
     where tenant_id = ${ctx.tenantId} and ${KEY} = any(${keys}::text[]) and withdrawn_at is null
    union
    select old.invoice_id, old.number_key, old.issued_on from replaced_invoice old
      join invoice on invoice.tenant_id = old.tenant_id and invoice.id = old.invoice_id and invoice.withdrawn_at is null
     where old.tenant_id = ${ctx.tenantId} and old.number_key = any(${keys}::text[])`.execute(ctx.tx);
  return rows;
}

/** The invoices that name one of these numbers. */
export async function selectNaming(ctx: Context, keys: readonly string[]): Promise<InvoiceRow[]> {
  if (keys.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('invoice')
    .innerJoin('invoice_link', (join) =>
      join
        .onRef('invoice_link.tenant_id', '=', 'invoice.tenant_id')
        .onRef('invoice_link.invoice_id', '=', 'invoice.id'),
    )
    .selectAll('invoice')
    .where('invoice.tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`invoice_link.number_key = any(${keys}::text[])`)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The numbers that an invoice names. */
export async function selectNamed(ctx: Context, invoiceId: string): Promise<LinkRow[]> {
  return own(ctx.tx)
    .selectFrom('invoice_link')
    .selectAll()
    .where('invoice_id', '=', invoiceId)
    .orderBy('number')
    .execute();
}

export async function insertReplaced(ctx: Context, row: ReplacedRow): Promise<void> {
  const replaced_by = sql`${JSON.stringify(row.replaced_by)}::jsonb`;
  await own(ctx.tx)
    .insertInto('replaced_invoice')
    .values({ ...row, replaced_by })
    .execute();
}

/** What an invoice said before, oldest first. */
export async function selectReplaced(ctx: Context, invoiceId: string): Promise<ReplacedRow[]> {
  return own(ctx.tx)
    .selectFrom('replaced_invoice')
    .selectAll()
    .where('invoice_id', '=', invoiceId)
    .orderBy('replaced_at')
    .execute();
}

/** The debtors and numbers, among these numbers, of invoices that another has replaced. */
export async function selectReplacedNumbers(
  ctx: Context,
  keys: readonly string[],
): Promise<Pick<ReplacedRow, 'invoice_id' | 'debtor_id' | 'number_key'>[]> {
  if (keys.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('replaced_invoice')
    .select(['invoice_id', 'debtor_id', 'number_key'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`number_key = any(${keys}::text[])`)
    .execute();
}

export async function updateInvoice(ctx: Context, id: string, changes: Partial<InvoiceRow>): Promise<void> {
  await own(ctx.tx)
    .updateTable('invoice')
    .set(changes)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The credit notes of an invoice, oldest first. */
export async function selectCreditNotes(ctx: Context, invoiceId: string): Promise<NoteRow[]> {
  return own(ctx.tx)
    .selectFrom('credit_note')
    .selectAll()
    .where('invoice_id', '=', invoiceId)
    .orderBy('issued_on')
    .orderBy('id')
    .execute();
}
