import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Bic, Iban } from '../../../kernel/iban.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Actor, Context, Tx } from '../../../platform/context.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { Payout, PayoutBatch, PayoutState } from './payout.ts';

export type PayoutRow = {
  tenant_id: string;
  id: string;
  beneficiary: 'creditor' | 'platform';
  case_id: string | null;
  amount_cents: bigint;
  beneficiary_name: string;
  iban: string;
  bic: string | null;
  end_to_end_id: string;
  remittance: string;
  state: PayoutState;
  proposed_at: Date;
  proposed_by: Actor;
  approved_at: Date | null;
  approved_by: Actor | null;
  refused_at: Date | null;
  refused_by: Actor | null;
  refused_reason: string | null;
  batch_id: string | null;
  executed_on: string | null;
};

type BatchRow = {
  tenant_id: string;
  id: string;
  message_id: string;
  transfers: number;
  total_cents: bigint;
  document_id: string;
  created_at: Date;
  created_by: Actor;
};

const own = (tx: Tx) => tx.withTables<{ payout: PayoutRow; payout_batch: BatchRow }>();
const asJson = (rows: unknown) =>
  JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
const actorJson = (actor: Actor) => sql<Actor>`${JSON.stringify(actor)}::jsonb`;

/** One act on payouts at a time: what may still be proposed depends on all of them. Held until the end of the transaction. */
export async function lockPayouts(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('banking.payouts'), 0)`.execute(ctx.tx);
}

export async function insertPayouts(ctx: Context, rows: PayoutRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into payout select * from json_populate_recordset(null::payout, ${asJson(rows)}::json)`.execute(
    ctx.tx,
  );
}

export async function selectPayoutsForUpdate(ctx: Context, ids: string[]): Promise<Payout[]> {
  const { rows } = await sql<PayoutRow>`
    select * from payout where id = any(${ids}::uuid[]) order by id for update`.execute(ctx.tx);
  return rows.map(payoutOf);
}

export async function selectSentForUpdate(ctx: Context, endToEndIds: string[]): Promise<Payout[]> {
  const { rows } = await sql<PayoutRow>`
    select * from payout where end_to_end_id = any(${endToEndIds}) and state = 'sent' order by id for update`.execute(
    ctx.tx,
  );
  return rows.map(payoutOf);
}

export async function updateApproved(ctx: Context, id: string): Promise<void> {
  await own(ctx.tx)
    .updateTable('payout')
    .set({ state: 'approved', approved_at: ctx.now, approved_by: actorJson(ctx.actor) })
    .where('id', '=', id)
    .execute();
}

export async function updateRefused(ctx: Context, id: string, reason: string): Promise<void> {
  await own(ctx.tx)
    .updateTable('payout')
    .set({ state: 'refused', refused_at: ctx.now, refused_by: actorJson(ctx.actor), refused_reason: reason })
    .where('id', '=', id)
    .execute();
}

export async function updateSent(ctx: Context, ids: string[], batchId: string): Promise<void> {
  await sql`update payout set state = 'sent', batch_id = ${batchId} where id = any(${ids}::uuid[])`.execute(ctx.tx);
}

export async function updateExecuted(ctx: Context, executed: { id: string; on: CivilDate }[]): Promise<void> {
  if (executed.length === 0) return;
  await sql`
    update payout set state = 'executed', executed_on = done."on"
    from json_to_recordset(${asJson(executed)}::json) as done (id uuid, "on" date)
    where payout.id = done.id`.execute(ctx.tx);
}

export async function insertBatch(ctx: Context, row: Omit<BatchRow, 'created_by'>): Promise<void> {
  await own(ctx.tx)
    .insertInto('payout_batch')
    .values({ ...row, created_by: actorJson(ctx.actor) as unknown as Actor })
    .execute();
}

/** What is proposed or approved and not yet sent. `isProposed`: a proposal waits for its approval. */
export type Pending = { amount: Cents; isProposed: boolean };

/** By case; our own fees under the empty name. */
export async function selectPending(ctx: Context): Promise<Map<string, Pending>> {
  const { rows } = await sql<{ case_id: string | null } & Pending>`
    select case_id, sum(amount_cents)::bigint as amount, bool_or(state = 'proposed') as "isProposed" from payout
    where state in ('proposed', 'approved') group by case_id`.execute(ctx.tx);
  return new Map(rows.map(({ case_id, ...pending }) => [case_id ?? '', pending]));
}

/** Which of these accounts have been sent payouts, and which of these end-to-end references are payouts of ours. */
export async function selectOurs(
  ctx: Context,
  { ibans, endToEndIds }: { ibans: string[]; endToEndIds: string[] },
): Promise<{ ibans: Set<string>; endToEndIds: Set<string> }> {
  const { rows } = await sql<{ iban: string; endToEndId: string }>`
    select distinct iban, end_to_end_id as "endToEndId" from payout
    where iban = any(${ibans}) or end_to_end_id = any(${endToEndIds})`.execute(ctx.tx);
  return {
    ibans: new Set(rows.map(({ iban }) => iban)),
    endToEndIds: new Set(rows.map(({ endToEndId }) => endToEndId)),
  };
}

/** Those that wait for somebody first, then the latest. */
export async function selectPayouts(ctx: Context, limit: number): Promise<Payout[]> {
  const { rows } = await sql<PayoutRow>`
    select * from payout
    order by array_position(array['proposed', 'approved', 'sent', 'executed', 'refused'], state), proposed_at desc, id desc
    limit ${limit}`.execute(ctx.tx);
  return rows.map(payoutOf);
}

export async function selectPayoutsOfCases(ctx: Context, caseIds: string[]): Promise<Payout[]> {
  const { rows } = await sql<PayoutRow>`
    select * from payout where case_id = any(${caseIds}::uuid[]) order by proposed_at, id`.execute(ctx.tx);
  return rows.map(payoutOf);
}

export async function selectBatches(ctx: Context, limit: number): Promise<PayoutBatch[]> {
  const rows = await own(ctx.tx)
    .selectFrom('payout_batch')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(batchOf);
}

export async function selectBatch(ctx: Context, id: string): Promise<PayoutBatch | undefined> {
  const row = await own(ctx.tx).selectFrom('payout_batch').selectAll().where('id', '=', id).executeTakeFirst();
  return row && batchOf(row);
}

function batchOf(row: BatchRow): PayoutBatch {
  return {
    id: row.id,
    messageId: row.message_id,
    transfers: row.transfers,
    total: row.total_cents as Cents,
    documentId: row.document_id,
    createdAt: row.created_at,
  };
}

function payoutOf(row: PayoutRow): Payout {
  return {
    id: row.id,
    tenantId: row.tenant_id as TenantId,
    beneficiary: row.beneficiary,
    amount: row.amount_cents as Cents,
    beneficiaryName: row.beneficiary_name,
    iban: row.iban as Iban,
    endToEndId: row.end_to_end_id,
    remittance: row.remittance,
    state: row.state,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by,
    ...(row.case_id ? { caseId: row.case_id } : {}),
    ...(row.bic ? { bic: row.bic as Bic } : {}),
    ...(row.approved_at ? { approvedAt: row.approved_at } : {}),
    ...(row.approved_by ? { approvedBy: row.approved_by } : {}),
    ...(row.refused_reason ? { refusedReason: row.refused_reason } : {}),
    ...(row.batch_id ? { batchId: row.batch_id } : {}),
    ...(row.executed_on ? { executedOn: row.executed_on as CivilDate } : {}),
  };
}
