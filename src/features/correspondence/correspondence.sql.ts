import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Context, Tx } from '../../platform/context.ts';

export type MessageChannel = 'email' | 'sms' | 'letter' | 'registered-letter';
export type MessageState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'cancelled';

export type MessageRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  debtor_id: string;
  channel: MessageChannel;
  template: string;
  recipient: string;
  recipient_lines: string[] | null;
  subject: string | null;
  body_text: string | null;
  body_html: string | null;
  document_id: string | null;
  facts: Record<string, unknown>;
  gate: Record<string, unknown>;
  state: MessageState;
  counts_as_contact: boolean;
  provider: string | null;
  provider_id: string | null;
  tracking_number: string | null;
  postal_state: string | null;
  attempts: number;
  failure: string | null;
  queued_at: Date;
  sent_at: Date | null;
  delivered_at: Date | null;
  next_status_at: Date | null;
  idempotency_key: string;
};

export type CallRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  debtor_id: string;
  step: string;
  due_on: string;
  state: 'open' | 'done' | 'cancelled';
  outcome: string | null;
  note: string | null;
  duration_minutes: number | null;
  created_at: Date;
  done_at: Date | null;
  done_by: unknown;
};

export type OutboxRow = {
  tenant_id: string;
  id: string;
  key: string;
  channel: MessageChannel;
  recipient: string;
  subject: string | null;
  body_text: string;
  body_html: string | null;
  attachments: { name: string; contentType: string; documentId: string }[];
  sent_at: Date;
};

const own = (tx: Tx) => tx.withTables<{ message: MessageRow; call_task: CallRow; outbox_item: OutboxRow }>();

const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

/** Inserts messages in one statement; one whose key already exists is left as it is. Answers the identifiers inserted. */
export async function insertMessages(ctx: Context, rows: MessageRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const values = rows.map((row) => ({ ...row, facts: json(row.facts), gate: json(row.gate) }));
  const inserted = await own(ctx.tx)
    .insertInto('message')
    .values(values)
    .onConflict((conflict) => conflict.constraint('message_once').doNothing())
    .returning('id')
    .execute();
  return inserted.map(({ id }) => id);
}

export async function selectMessageForUpdate(ctx: Context, id: string): Promise<MessageRow | undefined> {
  return own(ctx.tx).selectFrom('message').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function selectMessage(ctx: Context, id: string): Promise<MessageRow | undefined> {
  return own(ctx.tx).selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The message that a provider knows by this identifier, locked. */
export async function selectByProviderId(ctx: Context, providerId: string): Promise<MessageRow | undefined> {
  return own(ctx.tx)
    .selectFrom('message')
    .selectAll()
    .where('provider_id', '=', providerId)
    .forUpdate()
    .executeTakeFirst();
}

export async function selectMessagesOfCases(ctx: Context, caseIds: string[]): Promise<MessageRow[]> {
  if (caseIds.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('message')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
}

export async function updateMessage(ctx: Context, id: string, changes: Partial<MessageRow>): Promise<void> {
  const { gate, facts, ...plain } = changes;
  await own(ctx.tx)
    .updateTable('message')
    .set({ ...plain, ...(gate ? { gate: json(gate) } : {}), ...(facts ? { facts: json(facts) } : {}) })
    .where('id', '=', id)
    .execute();
}

/** Messages whose postal life must be asked for, oldest first. */
export async function selectMessagesToFollow(ctx: Context, limit: number): Promise<MessageRow[]> {
  return own(ctx.tx)
    .selectFrom('message')
    .selectAll()
    .where('next_status_at', '<=', ctx.now)
    .orderBy('next_status_at')
    .limit(limit)
    .execute();
}

export async function selectNextStatusAt(ctx: Context): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(next_status_at) as at from message`.execute(ctx.tx);
  return rows[0]?.at ?? undefined;
}

/** Days on which these debtors were reached in the last sixty, by message or by a call that somebody answered. */
export async function selectContacts(
  ctx: Context,
  debtorIds: string[],
  since: Date,
): Promise<{ debtorId: string; on: CivilDate; messages: number }[]> {
  if (debtorIds.length === 0) return [];
  const { rows } = await sql<{ debtorId: string; on: CivilDate; messages: number }>`
    select debtor_id as "debtorId", (at at time zone 'Europe/Paris')::date as "on", count(*)::int as messages from (
      select debtor_id, coalesce(sent_at, queued_at) as at from message
        where debtor_id = any(${debtorIds}::uuid[]) and counts_as_contact and queued_at >= ${since}
          and state in ('queued', 'sending', 'sent', 'delivered')
      union all
      select debtor_id, done_at from call_task
        where debtor_id = any(${debtorIds}::uuid[]) and state = 'done' and done_at >= ${since}
          and outcome not in ('no-answer', 'wrong-number')
    ) as contact group by 1, 2 order by 1, 2`.execute(ctx.tx);
  return rows;
}

export async function insertCalls(ctx: Context, rows: CallRow[]): Promise<void> {
  if (rows.length === 0) return;
  await own(ctx.tx)
    .insertInto('call_task')
    .values(rows.map((row) => ({ ...row, done_by: row.done_by ? json(row.done_by) : null })))
    .onConflict((conflict) => conflict.constraint('one_call_per_step').doNothing())
    .execute();
}

export async function selectCallForUpdate(ctx: Context, id: string): Promise<CallRow | undefined> {
  return own(ctx.tx)
    .selectFrom('call_task')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function selectCallsOfCases(ctx: Context, caseIds: string[]): Promise<CallRow[]> {
  if (caseIds.length === 0) return [];
  return own(ctx.tx).selectFrom('call_task').selectAll().where('case_id', 'in', caseIds).orderBy('due_on').execute();
}

export async function updateCall(ctx: Context, id: string, changes: Partial<CallRow>): Promise<void> {
  const { done_by, ...plain } = changes;
  await own(ctx.tx)
    .updateTable('call_task')
    .set({ ...plain, ...(done_by ? { done_by: json(done_by) } : {}) })
    .where('id', '=', id)
    .execute();
}

/** Calls that have lost their reason (the case is closed or silent). */
export async function cancelOpenCalls(ctx: Context, caseIds: string[]): Promise<void> {
  if (caseIds.length === 0) return;
  await own(ctx.tx)
    .updateTable('call_task')
    .set({ state: 'cancelled' })
    .where('case_id', 'in', caseIds)
    .where('state', '=', 'open')
    .execute();
}

export async function insertOutboxItem(ctx: Context, row: OutboxRow): Promise<{ id: string }> {
  const inserted = await own(ctx.tx)
    .insertInto('outbox_item')
    .values({ ...row, attachments: json(row.attachments) })
    .onConflict((conflict) => conflict.constraint('outbox_item_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return inserted;
  return own(ctx.tx)
    .selectFrom('outbox_item')
    .select('id')
    .where('tenant_id', '=', row.tenant_id)
    .where('key', '=', row.key)
    .executeTakeFirstOrThrow();
}

export async function selectOutboxItem(ctx: Context, id: string): Promise<OutboxRow | undefined> {
  return own(ctx.tx).selectFrom('outbox_item').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function selectOutbox(
  ctx: Context,
  filter: { channel?: MessageChannel; q?: string; limit: number; offset: number },
): Promise<OutboxRow[]> {
  let query = own(ctx.tx).selectFrom('outbox_item').selectAll();
  if (filter.channel) query = query.where('channel', '=', filter.channel);
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((where) =>
      where.or([
        where('recipient', 'ilike', pattern),
        where('subject', 'ilike', pattern),
        where('body_text', 'ilike', pattern),
      ]),
    );
  }
  return query.orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(filter.limit).offset(filter.offset).execute();
}
