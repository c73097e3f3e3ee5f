import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents, Rate } from '../../kernel/money.ts';
import type { Context, Tx } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { Claim, Parties } from './claim.ts';
import { clauseOf } from './penalty-clause.ts';

export type DebtorRow = {
  tenant_id: string;
  id: string;
  kind: 'company' | 'individual';
  name: string;
  siren: string | null;
  legal_form: string | null;
  is_public_body: boolean;
  register_status: 'active' | 'closed' | null;
  register_source: string | null;
  register_read_on: string | null;
  address_lines: string[];
  postcode: string | null;
  city: string | null;
  country: string;
  created_at: Date;
  /** Another spelling of this debtor: it is neither listed nor given claims any more. */
  merged_into?: string | null;
  merged_on?: string | null;
};

export type InvoiceRow = {
  tenant_id: string;
  id: string;
  debtor_id: string;
  document_id: string | null;
  document_pages?: number[] | null;
  number: string;
  issued_on: string;
  due_on: string;
  currency: string;
  net_cents: bigint | null;
  tax_cents: bigint | null;
  total_cents: bigint;
  prepaid_cents: bigint;
  principal_cents: bigint;
  subject: string | null;
  contractual_rate_ppm: bigint | null;
  penalty_clause: string | null;
  parties: Parties;
  source: 'file' | 'typed' | 'list';
  /** UNTDID 1001, when the file said it. */
  type_code?: string | null;
  mise_en_demeure_on: string | null;
  insolvency_opened_on: string | null;
  /** The earliest days that it and the invoices it replaced bear; null when it replaced none. */
  first_issued_on?: string | null;
  first_due_on?: string | null;
  created_at: Date;
  /** Undone with the import that brought it: its number is free again. */
  withdrawn_at?: Date | null;
};

export type DepositRow = {
  tenant_id: string;
  id: string;
  document_id: string;
  reading: unknown;
  refusal: unknown;
  status: 'open' | 'confirmed' | 'abandoned';
  created_at: Date;
  created_by: unknown;
  pages?: number[] | null;
  /** The first deposit of the same dropped file, when it holds several invoices. */
  drop_id?: string | null;
};

export type CreditNoteRow = {
  tenant_id: string;
  id: string;
  invoice_id: string;
  number: string;
  issued_on: string;
  amount_cents: bigint;
  created_at: Date;
  document_id?: string | null;
  document_pages?: number[] | null;
};

type ClaimTables = { debtor: DebtorRow; invoice: InvoiceRow; deposit: DepositRow; credit_note: CreditNoteRow };

const own = (tx: Tx) => tx.withTables<ClaimTables>();

/** The claims of these invoices with their credit notes, in one query. */
export async function selectClaims(ctx: Context, invoiceIds: string[]): Promise<Claim[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await own(ctx.tx)
    .selectFrom('invoice')
    .selectAll('invoice')
    .select(
      sql<{ on: CivilDate; cents: string }[]>`coalesce((
        select json_agg(json_build_object('on', issued_on, 'cents', amount_cents::text) order by issued_on, id)
        from credit_note where credit_note.tenant_id = invoice.tenant_id and credit_note.invoice_id = invoice.id), '[]')`.as(
        'credit_notes',
      ),
    )
    .where('id', 'in', invoiceIds)
    .execute();
  return rows.map(({ credit_notes, ...row }) => ({
    ...claimOf(row),
    creditNotes: credit_notes.map(({ on, cents }) => ({ on, amount: BigInt(cents) as Cents })),
  }));
}

function claimOf(row: InvoiceRow): Claim {
  return {
    tenantId: row.tenant_id as TenantId,
    invoiceId: row.id,
    debtorId: row.debtor_id,
    number: row.number,
    issuedOn: row.issued_on as CivilDate,
    dueOn: row.due_on as CivilDate,
    bornOn: (row.first_issued_on ?? row.issued_on) as CivilDate,
    firstDueOn: (row.first_due_on ?? row.due_on) as CivilDate,
    parties: row.parties,
    total: row.total_cents as Cents,
    principal: row.principal_cents as Cents,
    creditNotes: [],
    ...(row.contractual_rate_ppm === null ? {} : { contractualRate: row.contractual_rate_ppm as Rate }),
    ...clauseField(row.penalty_clause),
    ...(row.mise_en_demeure_on ? { miseEnDemeureOn: row.mise_en_demeure_on as CivilDate } : {}),
    ...(row.insolvency_opened_on ? { insolvencyOpenedOn: row.insolvency_opened_on as CivilDate } : {}),
  };
}

/** One claim of an organisation is kept at a time: a double click finds what the first one wrote. Held until the transaction ends. */
export async function lockClaims(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('claims.keep'), hashtext(${ctx.tenantId}))`.execute(ctx.tx);
}

function clauseField(code: string | null): Pick<Claim, 'contractualClause'> {
  const clause = code ? clauseOf(code) : undefined;
  return clause ? { contractualClause: clause } : {};
}

export async function insertDebtor(ctx: Context, row: DebtorRow): Promise<void> {
  await own(ctx.tx).insertInto('debtor').values(row).execute();
}

export async function updateDebtor(ctx: Context, id: string, changes: Partial<DebtorRow>): Promise<void> {
  await own(ctx.tx)
    .updateTable('debtor')
    .set(changes)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function selectDebtorBySiren(ctx: Context, siren: string): Promise<DebtorRow | undefined> {
  return own(ctx.tx)
    .selectFrom('debtor')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('siren', '=', siren)
    .executeTakeFirst();
}

export async function selectDebtorByName(ctx: Context, name: string, postcode: string): Promise<DebtorRow | undefined> {
  return own(ctx.tx)
    .selectFrom('debtor')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('postcode', '=', postcode)
    .where('siren', 'is', null)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
}

export async function selectDebtors(ctx: Context, ids: string[]): Promise<DebtorRow[]> {
  if (ids.length === 0) return [];
  return own(ctx.tx).selectFrom('debtor').selectAll().where('id', 'in', ids).execute();
}

/** The columns of the unique index `one_invoice_per_number`. */
const ONE_PER_NUMBER = ['tenant_id', 'debtor_id', 'number'] as const;

export async function insertInvoice(ctx: Context, row: InvoiceRow): Promise<'inserted' | 'duplicate'> {
  const result = await own(ctx.tx)
    .insertInto('invoice')
    .values(row)
    .onConflict((conflict) => conflict.columns(ONE_PER_NUMBER).where('withdrawn_at', 'is', null).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'duplicate';
}

export async function selectInvoices(ctx: Context, ids: string[]): Promise<InvoiceRow[]> {
  if (ids.length === 0) return [];
  return own(ctx.tx).selectFrom('invoice').selectAll().where('id', 'in', ids).execute();
}

export async function selectInvoiceByNumber(
  ctx: Context,
  debtorId: string,
  number: string,
): Promise<InvoiceRow | undefined> {
  return own(ctx.tx)
    .selectFrom('invoice')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('debtor_id', '=', debtorId)
    .where('number', '=', number)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

/** Invoices of the tenant by their numbers, compared without case or blanks around, but those withdrawn. */
export async function selectInvoicesByNumbers(ctx: Context, keys: string[]): Promise<InvoiceRow[]> {
  if (keys.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('invoice')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<string>`lower(btrim(number))`, 'in', keys)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The number of an invoice of the same debtor, day and total, other than this one; the debtor by SIREN, or by name. */
export async function selectTwin(
  ctx: Context,
  wanted: { siren: string | null; name: string; issuedOn: CivilDate; total: bigint; number: string },
): Promise<string | undefined> {
  const row = await own(ctx.tx)
    .selectFrom('invoice')
    .innerJoin('debtor', (join) =>
      join.onRef('debtor.tenant_id', '=', 'invoice.tenant_id').onRef('debtor.id', '=', 'invoice.debtor_id'),
    )
    .select('invoice.number')
    .where('invoice.tenant_id', '=', ctx.tenantId)
    .where('invoice.issued_on', '=', wanted.issuedOn)
    .where('invoice.total_cents', '=', wanted.total)
    .where('invoice.number', '!=', wanted.number)
    .where((eb) =>
      wanted.siren === null
        ? eb(sql<string>`lower(debtor.name)`, '=', wanted.name.toLowerCase())
        : eb('debtor.siren', '=', wanted.siren),
    )
    .executeTakeFirst();
  return row?.number;
}

export async function updateMiseEnDemeure(ctx: Context, invoiceIds: string[], on: CivilDate): Promise<void> {
  if (invoiceIds.length === 0) return;
  await own(ctx.tx)
    .updateTable('invoice')
    .set({ mise_en_demeure_on: on })
    .where('id', 'in', invoiceIds)
    .where('mise_en_demeure_on', 'is', null)
    .execute();
}

/** What the unique index `one_credit_note_per_number` is on: its number blanks around and case apart. */
export const ONE_CREDIT_NOTE = sql`tenant_id, invoice_id, lower(btrim(number))`;

export async function insertCreditNote(ctx: Context, row: CreditNoteRow): Promise<'inserted' | 'duplicate'> {
  const result = await own(ctx.tx)
    .insertInto('credit_note')
    .values(row)
    .onConflict((conflict) => conflict.expression(ONE_CREDIT_NOTE).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'duplicate';
}

export async function insertDeposit(ctx: Context, row: DepositRow): Promise<void> {
  await own(ctx.tx)
    .insertInto('deposit')
    .values({ ...row, reading: json(row.reading), refusal: json(row.refusal), created_by: json(row.created_by) })
    .execute();
}

export async function selectDeposit(ctx: Context, id: string): Promise<DepositRow | undefined> {
  return own(ctx.tx)
    .selectFrom('deposit')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function updateDepositStatus(ctx: Context, id: string, status: DepositRow['status']): Promise<void> {
  await own(ctx.tx)
    .updateTable('deposit')
    .set({ status })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

function json(value: unknown): unknown {
  return value === null || value === undefined ? null : sql`${JSON.stringify(value)}::jsonb`;
}
