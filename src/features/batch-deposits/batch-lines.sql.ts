import { sql } from 'kysely';
import type { Context, Tx } from '../../platform/context.ts';
import type { LineRemark } from '../invoice-lists/list.ts';
import type { DebtorGiven, DebtorTold, KeptDebtor, KeptInvoice } from './batch.ts';

export type LineState = 'good' | 'faulty' | 'skipped' | 'duplicate' | 'opened' | 'undone';

export type BatchDebtorRow = {
  tenant_id: string;
  id: string;
  batch_id: string;
  key: string;
  told: DebtorTold;
  given: DebtorGiven | null;
  checked: KeptDebtor | null;
  faults: LineRemark[];
  notices: LineRemark[];
};

export type BatchLineRow = {
  tenant_id: string;
  batch_id: string;
  line: number;
  state: LineState;
  debtor_key: string | null;
  number: string | null;
  debtor_name: string | null;
  remaining_cents: bigint | null;
  invoice: KeptInvoice | null;
  faults: LineRemark[];
  notices: LineRemark[];
  invoice_id: string | null;
  case_id: string | null;
};

const own = (tx: Tx) => tx.withTables<{ import_debtor: BatchDebtorRow; import_line: BatchLineRow }>();

export async function deleteContents(ctx: Context, batchId: string): Promise<void> {
  for (const table of ['import_line', 'import_debtor'] as const) {
    await own(ctx.tx).deleteFrom(table).where('tenant_id', '=', ctx.tenantId).where('batch_id', '=', batchId).execute();
  }
}

/** Rows of one statement. */
const ROWS = 2_000;

/** Writes lines in few statements, whatever their number; those that are there already take the new contents. */
export async function writeLines(ctx: Context, rows: readonly BatchLineRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS) {
    const some = rows.slice(start, start + ROWS).map(({ remaining_cents, ...row }) => ({
      ...row,
      remaining_cents: remaining_cents === null ? null : remaining_cents.toString(),
    }));
    await sql`
      insert into import_line (tenant_id, batch_id, line, state, debtor_key, number, debtor_name, remaining_cents, invoice, faults, notices,
             invoice_id, case_id)
      select tenant_id, batch_id, line, state, debtor_key, number, debtor_name, remaining_cents, invoice, faults, notices, invoice_id, case_id
        from json_to_recordset(${JSON.stringify(some)}::json) as row (tenant_id uuid, batch_id uuid, line int, state text, debtor_key text,
             number text, debtor_name text, remaining_cents bigint, invoice jsonb, faults jsonb, notices jsonb, invoice_id uuid, case_id uuid)
      on conflict on constraint import_line_key do update set state = excluded.state, faults = excluded.faults, notices = excluded.notices,
             invoice_id = excluded.invoice_id, case_id = excluded.case_id`.execute(ctx.tx);
  }
}

export async function writeDebtors(ctx: Context, rows: readonly BatchDebtorRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS) {
    await sql`
      insert into import_debtor (tenant_id, id, batch_id, key, told, given, checked, faults, notices)
      select tenant_id, id, batch_id, key, told, given, checked, faults, notices
        from json_to_recordset(${JSON.stringify(rows.slice(start, start + ROWS))}::json) as row (tenant_id uuid, id uuid, batch_id uuid,
             key text, told jsonb, given jsonb, checked jsonb, faults jsonb, notices jsonb)
      on conflict on constraint import_debtor_key do update set given = excluded.given, checked = excluded.checked,
             faults = excluded.faults, notices = excluded.notices`.execute(ctx.tx);
  }
}

export async function selectBatchDebtors(
  ctx: Context,
  batchId: string,
  keys?: readonly string[],
): Promise<BatchDebtorRow[]> {
  const rows = own(ctx.tx)
    .selectFrom('import_debtor')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('batch_id', '=', batchId);
  return (keys ? rows.where(sql<boolean>`key = any(${keys}::text[])`) : rows).orderBy('key').execute();
}

export async function selectLinesOfDebtor(ctx: Context, batchId: string, key: string): Promise<BatchLineRow[]> {
  return own(ctx.tx)
    .selectFrom('import_line')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('batch_id', '=', batchId)
    .where('debtor_key', '=', key)
    .orderBy('line')
    .execute();
}

/** The next lines to write, held: a worker that resumes takes those that are left. */
export async function takeGoodLines(ctx: Context, batchId: string, limit: number): Promise<BatchLineRow[]> {
  return own(ctx.tx)
    .selectFrom('import_line')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('batch_id', '=', batchId)
    .where('state', '=', 'good')
    .orderBy('line')
    .limit(limit)
    .forUpdate()
    .execute();
}

/** Total and balance of each good line: what the price of a case depends on. */
export async function selectGoodAmounts(
  ctx: Context,
  batchId: string,
): Promise<{ total: bigint; remaining: bigint }[]> {
  const { rows } = await sql<{ total: bigint; remaining: bigint }>`
    select (invoice->>'totalCents')::bigint as total, remaining_cents as remaining from import_line
     where tenant_id = ${ctx.tenantId} and batch_id = ${batchId} and state = 'good'`.execute(ctx.tx);
  return rows;
}

export async function countDebtorLines(ctx: Context, batchId: string): Promise<{ key: string; lines: number }[]> {
  const { rows } = await sql<{ key: string; lines: number }>`
    select debtor_key as key, count(*)::int as lines from import_line
     where tenant_id = ${ctx.tenantId} and batch_id = ${batchId} and debtor_key is not null group by debtor_key`.execute(
    ctx.tx,
  );
  return rows;
}

/** The next opened lines after this one. */
export async function selectOpenedLines(
  ctx: Context,
  batchId: string,
  after: number,
  limit: number,
): Promise<Pick<BatchLineRow, 'line' | 'case_id'>[]> {
  return own(ctx.tx)
    .selectFrom('import_line')
    .select(['line', 'case_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('batch_id', '=', batchId)
    .where('state', '=', 'opened')
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute();
}

export type LineQuery = { state?: LineState[]; limit: number; offset: number };

/** The invoices that an import has written and that were not taken back. */
export async function selectWrittenInvoices(ctx: Context, batchId: string): Promise<string[]> {
  const rows = await own(ctx.tx)
    .selectFrom('import_line')
    .select('invoice_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('batch_id', '=', batchId)
    .where('state', '=', 'opened')
    .execute();
  return rows.flatMap(({ invoice_id }) => invoice_id ?? []);
}

export async function selectLines(ctx: Context, batchId: string, query: LineQuery): Promise<BatchLineRow[]> {
  const rows = own(ctx.tx)
    .selectFrom('import_line')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('batch_id', '=', batchId);
  return (query.state ? rows.where('state', 'in', query.state) : rows)
    .orderBy('line')
    .limit(query.limit)
    .offset(query.offset)
    .execute();
}

export type LineCount = { state: LineState; lines: number; cents: bigint; proposed: number };

export async function countLines(
  ctx: Context,
  batchIds: readonly string[],
): Promise<(LineCount & { batch_id: string })[]> {
  const { rows } = await sql<LineCount & { batch_id: string }>`
    select batch_id, state, count(*)::int as lines, coalesce(sum(remaining_cents), 0)::bigint as cents,
           count(*) filter (where notices @> '[{"kind":"due-date-proposed"}]')::int as proposed
      from import_line where tenant_id = ${ctx.tenantId} and batch_id = any(${batchIds}::uuid[]) group by batch_id, state`.execute(
    ctx.tx,
  );
  return rows;
}

export async function updateUndoneLines(ctx: Context, batchId: string, caseIds: readonly string[]): Promise<void> {
  await own(ctx.tx)
    .updateTable('import_line')
    .set({ state: 'undone' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('batch_id', '=', batchId)
    .where(sql<boolean>`case_id = any(${caseIds}::uuid[])`)
    .execute();
}
