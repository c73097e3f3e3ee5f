import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Context, Tx } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { Payment, PaymentOrigin, PaymentRequest } from './payment.ts';

export type PaymentRequestRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  case_reference: string;
  invoice_id: string;
  invoice_number: string;
  debtor_name: string;
  reference: string;
  principal_cents: bigint;
  invoice_key: string;
  /** Those of the invoices that a corrected one replaced. */
  old_invoice_keys?: string[];
  created_at: Date;
  closed_at: Date | null;
};

export type PaymentRow = {
  tenant_id: string;
  id: string;
  invoice_id: string;
  case_id: string | null;
  amount_cents: bigint;
  received_on: string;
  origin: PaymentOrigin;
  to_interest_cents: bigint;
  to_indemnity_cents: bigint;
  to_principal_cents: bigint;
  surplus_cents: bigint;
  payer_name: string | null;
  idempotency_key: string;
  recorded_at: Date;
  recorded_by: unknown;
};

type WordRow = { tenant_id: string; request_id: string; word: string };

const own = (tx: Tx) =>
  tx.withTables<{ payment_request: PaymentRequestRow; payment_request_word: WordRow; payment: PaymentRow }>();

/** Does nothing when the case already has its request. */
export async function insertPaymentRequest(ctx: Context, row: PaymentRequestRow, words: string[]): Promise<void> {
  const inserted = await own(ctx.tx)
    .insertInto('payment_request')
    .values(row)
    .onConflict((conflict) => conflict.constraint('one_payment_request_per_case').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n || words.length === 0) return;
  const { tenant_id, id: request_id } = row;
  await own(ctx.tx)
    .insertInto('payment_request_word')
    .values(words.map((word) => ({ tenant_id, request_id, word })))
    .execute();
}

/** The same for many cases that have none yet, in two statements. */
export async function insertPaymentRequests(
  ctx: Context,
  rows: readonly PaymentRequestRow[],
  words: WordRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await own(ctx.tx).insertInto('payment_request').values(rows).execute();
  await sql`
    insert into payment_request_word (tenant_id, request_id, word)
    select * from unnest(${words.map(({ tenant_id }) => tenant_id)}::uuid[], ${words.map(({ request_id }) => request_id)}::uuid[],
      ${words.map(({ word }) => word)}::text[])`.execute(ctx.tx);
}

/** Another invoice is asked for: the key of the one before is kept, transfers may still cite it. */
export async function updatePaymentRequest(
  ctx: Context,
  caseId: string,
  changes: Pick<PaymentRequestRow, 'invoice_number' | 'invoice_key' | 'principal_cents'>,
): Promise<void> {
  const old_invoice_keys = sql<string[]>`array_append(old_invoice_keys, invoice_key)`;
  await own(ctx.tx)
    .updateTable('payment_request')
    .set({ ...changes, old_invoice_keys })
    .where('case_id', '=', caseId)
    .execute();
}

export async function closeRequests(ctx: Context, caseIds: string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const closed = await own(ctx.tx)
    .updateTable('payment_request')
    .set({ closed_at: ctx.now })
    .where('case_id', 'in', caseIds)
    .where('closed_at', 'is', null)
    .returning(['tenant_id', 'id'])
    .execute();
  await sql`
    delete from payment_request_word word using unnest(${closed.map(({ tenant_id }) => tenant_id)}::uuid[],
      ${closed.map(({ id }) => id)}::uuid[]) as closed (tenant_id, id)
    where word.tenant_id = closed.tenant_id and word.request_id = closed.id`.execute(ctx.tx);
}

export async function selectRequestsOfCases(ctx: Context, caseIds: string[]): Promise<PaymentRequest[]> {
  if (caseIds.length === 0) return [];
  const rows = await own(ctx.tx)
    .selectFrom('payment_request')
    .selectAll()
    .where(sql<boolean>`case_id = any(${caseIds})`)
    .execute();
  return rows.map(requestOf);
}

export async function selectRequestsByReference(
  ctx: Context,
  { references, caseReferences }: { references: string[]; caseReferences: string[] },
): Promise<PaymentRequest[]> {
  const { rows } = await sql<PaymentRequestRow>`
    select * from payment_request where reference = any(${references})
    union
    select * from payment_request where case_reference = any(${caseReferences})`.execute(ctx.tx);
  return rows.map(requestOf);
}

export type RequestSearch = {
  /** Where the search stands in the list: the answers carry it. */
  index: number;
  references: string[];
  caseReferences: string[];
  invoiceKeys: string[];
  amount: Cents;
  caseIds: string[];
};

/** At most this many requests for each way of looking: what a person can read, and what a common name or amount may cost. */
const EACH = 20;

/**
 * The requests that each search may be about: by reference or case, open or closed; by invoice number or by a principal just under
 * the amount, open only. One statement, each branch on its own index.
 */
export async function searchRequests(
  ctx: Context,
  searches: RequestSearch[],
): Promise<{ index: number; request: PaymentRequest }[]> {
  if (searches.length === 0) return [];
  const list = JSON.stringify(searches, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
  const { rows } = await sql<PaymentRequestRow & { index: number }>`
    select wanted.index, request.* from json_to_recordset(${list}::json) as wanted (index int, "references" text[],
      "caseReferences" text[], "invoiceKeys" text[], amount bigint, "caseIds" uuid[])
    cross join lateral (
      select tenant_id, id from payment_request where reference = any(wanted.references)
      union
      select tenant_id, id from payment_request where case_reference = any(wanted."caseReferences")
      union
      select tenant_id, id from payment_request where case_id = any(wanted."caseIds")
      union
      (select tenant_id, id from payment_request
       where closed_at is null and invoice_key = any(wanted."invoiceKeys") limit ${EACH})
      union
      (select tenant_id, id from payment_request
       where closed_at is null and old_invoice_keys && wanted."invoiceKeys" limit ${EACH})
      union
      (select tenant_id, id from payment_request
       where closed_at is null and principal_cents <= wanted.amount order by principal_cents desc limit ${EACH})
    ) found
    join payment_request request using (tenant_id, id)`.execute(ctx.tx);
  return rows.map(({ index, ...row }) => ({ index, request: requestOf(row) }));
}

/** Open requests whose debtor's name has the word, for each word: some of them when it is a common one, which tells little. */
export async function selectRequestsByWord(
  ctx: Context,
  words: string[],
): Promise<{ word: string; request: PaymentRequest }[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<PaymentRequestRow & { word: string }>`
    select wanted.word, request.* from unnest(${words}::text[]) as wanted (word)
    cross join lateral (
      select tenant_id, request_id as id from payment_request_word where word = wanted.word limit ${EACH}
    ) found
    join payment_request request using (tenant_id, id)`.execute(ctx.tx);
  return rows.map(({ word, ...row }) => ({ word, request: requestOf(row) }));
}

/**
 * Holds the invoices until the end of the transaction, in one order: two payments of one invoice are allocated one after the
 * other. Striped, so that a statement of ten thousand payments does not fill the server's table of locks.
 */
export async function lockInvoices(ctx: Context, invoiceIds: string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtext('payments.invoice'), stripe)
    from (select distinct abs(hashtext(id) % 1024) as stripe from unnest(${invoiceIds}::text[]) as id order by stripe) stripes`.execute(
    ctx.tx,
  );
}

export async function selectPaymentsOfInvoices(ctx: Context, invoiceIds: string[]): Promise<Payment[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await own(ctx.tx)
    .selectFrom('payment')
    .selectAll()
    .where(sql<boolean>`invoice_id = any(${invoiceIds})`)
    .orderBy('received_on')
    .orderBy('id')
    .execute();
  return rows.map(paymentOf);
}

export async function selectPayments(ctx: Context, ids: string[]): Promise<Payment[]> {
  if (ids.length === 0) return [];
  const rows = await own(ctx.tx).selectFrom('payment').selectAll().where(sql<boolean>`id = any(${ids})`).execute();
  return rows.map(paymentOf);
}

export async function selectPaymentsByKey(ctx: Context, keys: string[]): Promise<Map<string, Payment>> {
  const rows = await own(ctx.tx)
    .selectFrom('payment')
    .selectAll()
    .where(sql<boolean>`idempotency_key = any(${keys})`)
    .execute();
  return new Map(rows.map((row) => [row.idempotency_key, paymentOf(row)]));
}

export async function insertPayments(ctx: Context, rows: PaymentRow[]): Promise<void> {
  if (rows.length === 0) return;
  const list = JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
  await sql`
    insert into payment (tenant_id, id, invoice_id, case_id, amount_cents, received_on, origin, to_interest_cents,
      to_indemnity_cents, to_principal_cents, surplus_cents, payer_name, idempotency_key, recorded_at, recorded_by)
    select tenant_id, id, invoice_id, case_id, amount_cents, received_on, origin, to_interest_cents,
      to_indemnity_cents, to_principal_cents, surplus_cents, payer_name, idempotency_key, recorded_at, recorded_by
    from json_populate_recordset(null::payment, ${list}::json)`.execute(ctx.tx);
}

export type CollectedRow = { caseId: string; clientFunds: bigint; surplus: bigint; direct: bigint };

/** Sums over the payments of cases; a case without payment has no row. */
export async function selectCollected(ctx: Context, caseIds: string[]): Promise<CollectedRow[]> {
  const { rows } = await sql<CollectedRow>`
    select case_id as "caseId",
      coalesce(sum(amount_cents) filter (where origin = 'client-funds'), 0)::bigint as "clientFunds",
      coalesce(sum(surplus_cents) filter (where origin = 'client-funds'), 0)::bigint as surplus,
      coalesce(sum(amount_cents) filter (where origin = 'direct'), 0)::bigint as direct
    from payment where case_id = any(${caseIds}) group by case_id`.execute(ctx.tx);
  return rows;
}

function requestOf(row: PaymentRequestRow): PaymentRequest {
  return {
    id: row.id,
    tenantId: row.tenant_id as TenantId,
    caseId: row.case_id,
    caseReference: row.case_reference,
    invoiceId: row.invoice_id,
    invoiceNumber: row.invoice_number,
    debtorName: row.debtor_name,
    reference: row.reference,
    createdAt: row.created_at,
    isClosed: row.closed_at !== null,
    oldInvoiceKeys: row.old_invoice_keys ?? [],
  };
}

function paymentOf(row: PaymentRow): Payment {
  return {
    id: row.id,
    tenantId: row.tenant_id as TenantId,
    invoiceId: row.invoice_id,
    amount: row.amount_cents as Cents,
    on: row.received_on as CivilDate,
    origin: row.origin,
    toInterest: row.to_interest_cents as Cents,
    toIndemnity: row.to_indemnity_cents as Cents,
    toPrincipal: row.to_principal_cents as Cents,
    surplus: row.surplus_cents as Cents,
    recordedAt: row.recorded_at,
    ...(row.case_id ? { caseId: row.case_id } : {}),
    ...(row.payer_name ? { payerName: row.payer_name } : {}),
  };
}
