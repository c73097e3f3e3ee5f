import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Actor, Context, Tx } from '../../platform/context.ts';
import type { CaseState } from '../scenario/advance.ts';
import type { HoldReason } from '../scenario/hold.ts';
import type { StepName } from '../scenario/strategies.ts';

export type CaseRow = {
  tenant_id: string;
  id: string;
  reference: string;
  debtor_id: string;
  invoice_id: string;
  strategy: string;
  state: CaseState;
  opened_on: string;
  opened_at: Date;
  opened_by: unknown;
  signatory_name: string;
  signatory_role: string;
  next_step: StepName | null;
  next_step_on: string | null;
  next_action_at: Date | null;
  hand_over: 'commissaire-de-justice' | 'wait' | null;
  portal_key: string;
  closed_on: string | null;
  closed_reason: string | null;
  problem: unknown;
};

export type EventRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  kind: string;
  at: Date;
  data: Record<string, unknown>;
  actor: Actor;
};

export type StepRow = {
  tenant_id: string;
  case_id: string;
  step: StepName;
  state: 'moved' | 'stopped' | 'done' | 'skipped';
  moved_to: string | null;
  done_at: Date | null;
  note: string | null;
};

export type HoldRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  reason: HoldReason;
  starts_on: string;
  until_on: string | null;
  promised_on: string | null;
  amount_cents: bigint | null;
  dispute_code: string | null;
  note: string | null;
  document_id: string | null;
  created_at: Date;
  created_by: Actor;
  ended_at: Date | null;
  ended_on: string | null;
  ended_by: Actor | null;
  outcome: string | null;
};

type CaseTables = { case_file: CaseRow; case_event: EventRow; case_step: StepRow; case_hold: HoldRow };

const own = (tx: Tx) => tx.withTables<CaseTables>();
const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

/** The next number of a year, without gap nor double even when two cases open at once; the last of them when several are taken. */
export async function takeCaseNumber(ctx: Context, year: number, count = 1): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into case_number (year, last) values (${year}, ${count})
    on conflict (year) do update set last = case_number.last + ${count} returning last`.execute(ctx.tx);
  return (rows[0] as { last: number }).last;
}

export async function insertCase(ctx: Context, row: CaseRow): Promise<void> {
  await insertCases(ctx, [row]);
}

export async function insertCases(ctx: Context, rows: readonly CaseRow[]): Promise<void> {
  if (rows.length === 0) return;
  await own(ctx.tx)
    .insertInto('case_file')
    .values(rows.map((row) => ({ ...row, opened_by: json(row.opened_by), problem: null })))
    .execute();
}

export async function selectCasesForUpdate(ctx: Context, ids: readonly string[]): Promise<CaseRow[]> {
  return own(ctx.tx)
    .selectFrom('case_file')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function selectOpenCaseOfInvoice(ctx: Context, invoiceId: string): Promise<CaseRow | undefined> {
  return own(ctx.tx)
    .selectFrom('case_file')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('invoice_id', '=', invoiceId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
}

/** The open case of each invoice or its last one: in that order, so that of two the last row counts. */
export async function selectCasesOfInvoices(ctx: Context, invoiceIds: string[]): Promise<CaseRow[]> {
  if (invoiceIds.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('case_file')
    .selectAll()
    .where('invoice_id', 'in', invoiceIds)
    .orderBy((eb) => eb('closed_on', 'is', null))
    .orderBy('opened_at')
    .execute();
}

export async function selectCase(ctx: Context, id: string): Promise<CaseRow | undefined> {
  return own(ctx.tx).selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function selectCaseForUpdate(ctx: Context, id: string): Promise<CaseRow | undefined> {
  return own(ctx.tx).selectFrom('case_file').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function selectCaseByPortalKey(ctx: Context, portalKey: string): Promise<CaseRow | undefined> {
  return own(ctx.tx).selectFrom('case_file').selectAll().where('portal_key', '=', portalKey).executeTakeFirst();
}

export async function selectCaseByReference(ctx: Context, reference: string): Promise<CaseRow | undefined> {
  return own(ctx.tx).selectFrom('case_file').selectAll().where('reference', '=', reference).executeTakeFirst();
}

/** Cases whose time has come, locked; those that another worker holds are left to it. */
export async function selectDueCases(ctx: Context, limit: number): Promise<CaseRow[]> {
  return own(ctx.tx)
    .selectFrom('case_file')
    .selectAll()
    .where('next_action_at', '<=', ctx.now)
    .orderBy('next_action_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** The next instant at which a case must be looked at, whoever owns it. */
export async function selectNextActionAt(ctx: Context): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(next_action_at) as at from case_file`.execute(ctx.tx);
  return rows[0]?.at ?? undefined;
}

export async function selectHolds(ctx: Context, caseIds: string[]): Promise<HoldRow[]> {
  if (caseIds.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('case_hold')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('created_at')
    .execute();
}

export async function selectSteps(ctx: Context, caseIds: string[]): Promise<StepRow[]> {
  if (caseIds.length === 0) return [];
  return own(ctx.tx).selectFrom('case_step').selectAll().where('case_id', 'in', caseIds).execute();
}

export async function selectEvents(ctx: Context, caseId: string): Promise<EventRow[]> {
  return own(ctx.tx)
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function insertEvents(ctx: Context, rows: EventRow[]): Promise<void> {
  if (rows.length === 0) return;
  await own(ctx.tx)
    .insertInto('case_event')
    .values(rows.map((row) => ({ ...row, data: json(row.data), actor: json(row.actor) })))
    .execute();
}

export async function insertHold(ctx: Context, row: HoldRow): Promise<'inserted' | 'already-held'> {
  const result = await own(ctx.tx)
    .insertInto('case_hold')
    .values({ ...row, created_by: json(row.created_by), ended_by: null })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'case_id', 'reason']).where('ended_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'already-held';
}

export async function insertHolds(ctx: Context, rows: readonly HoldRow[]): Promise<void> {
  if (rows.length === 0) return;
  await own(ctx.tx)
    .insertInto('case_hold')
    .values(rows.map((row) => ({ ...row, created_by: json(row.created_by), ended_by: null })))
    .execute();
}

/** Ends holds that are still open, in one statement. */
export async function endHolds(ctx: Context, ids: string[], end: { on: CivilDate; outcome: string }): Promise<void> {
  if (ids.length === 0) return;
  await own(ctx.tx)
    .updateTable('case_hold')
    .set({ ended_at: ctx.now, ended_on: end.on, ended_by: json(ctx.actor), outcome: end.outcome })
    .where('id', 'in', ids)
    .where('ended_at', 'is', null)
    .execute();
}

export async function upsertSteps(ctx: Context, rows: StepRow[]): Promise<void> {
  if (rows.length === 0) return;
  await own(ctx.tx)
    .insertInto('case_step')
    .values(rows)
    .onConflict((conflict) =>
      conflict.constraint('case_step_key').doUpdateSet((excluded) => ({
        state: excluded.ref('excluded.state'),
        moved_to: excluded.ref('excluded.moved_to'),
        done_at: excluded.ref('excluded.done_at'),
        note: excluded.ref('excluded.note'),
      })),
    )
    .execute();
}

export async function deleteStep(ctx: Context, caseId: string, step: StepName): Promise<void> {
  await own(ctx.tx)
    .deleteFrom('case_step')
    .where('tenant_id', '=', ctx.tenantId)
    .where('case_id', '=', caseId)
    .where('step', '=', step)
    .where('state', 'in', ['moved', 'stopped'])
    .execute();
}

/** Where each case now stands, in one statement for all of them. */
export type CaseChange = {
  id: string;
  state: CaseState;
  next_step: StepName | null;
  next_step_on: string | null;
  next_action_at: Date | null;
  problem: unknown;
};

export async function updateCases(ctx: Context, changes: CaseChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update case_file set state = change.state, next_step = change.next_step, next_step_on = change.next_step_on,
           next_action_at = change.next_action_at, problem = change.problem
    from json_to_recordset(${JSON.stringify(changes)}::json) as change
      (id uuid, state text, next_step text, next_step_on date, next_action_at timestamptz, problem jsonb)
    where case_file.id = change.id`.execute(ctx.tx);
}

/** Closes open cases for one reason, in one statement. */
export async function updateClosed(
  ctx: Context,
  ids: readonly string[],
  closed: { on: CivilDate; reason: string },
): Promise<void> {
  await own(ctx.tx)
    .updateTable('case_file')
    .set({
      state: 'closed',
      closed_on: closed.on,
      closed_reason: closed.reason,
      next_step: null,
      next_step_on: null,
      next_action_at: null,
    })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

export async function updateCase(ctx: Context, id: string, changes: Partial<CaseRow>): Promise<void> {
  const { problem, opened_by, ...plain } = changes;
  await own(ctx.tx).updateTable('case_file').set(plain).where('id', '=', id).execute();
}
