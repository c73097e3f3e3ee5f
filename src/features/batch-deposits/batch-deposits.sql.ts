import { sql } from 'kysely';
import type { Actor, Context, Tx } from '../../platform/context.ts';
import type { Columns, LineRemark, ListField, ListFormat } from '../invoice-lists/list.ts';
import type { DebtorGiven, DebtorTold, KeptDebtor, KeptInvoice } from './batch.ts';

export type BatchState = 'read' | 'confirmed' | 'written' | 'launched' | 'undone';
export type LineState = 'good' | 'faulty' | 'skipped' | 'duplicate' | 'opened' | 'undone';
export type Mapping = Partial<Record<ListField, string>>;

export type BatchRow = {
  tenant_id: string;
  id: string;
  document_id: string;
  file_name: string;
  sha256: string;
  format: ListFormat;
  signature: string;
  titles: string[];
  sample: string[][];
  columns: Columns;
  mapping: Mapping;
  terms_days: number | null;
  notices: LineRemark[];
  state: BatchState;
  created_at: Date;
  created_by: Actor;
  confirmed_at: Date | null;
  confirmed_by: Actor | null;
  signatory_name: string | null;
  signatory_role: string | null;
  launched_at: Date | null;
  undone_at: Date | null;
};

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

type MappingRow = { tenant_id: string; signature: string; mapping: Mapping; updated_at: Date };
type Tables = {
  import_batch: BatchRow;
  import_debtor: BatchDebtorRow;
  import_line: BatchLineRow;
  import_mapping: MappingRow;
};

const own = (tx: Tx) => tx.withTables<Tables>();
const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

export async function insertBatch(ctx: Context, row: BatchRow): Promise<void> {
  const { sample, columns, mapping, notices, created_by } = row;
  await own(ctx.tx)
    .insertInto('import_batch')
    .values({
      ...row,
      sample: json(sample),
      columns: json(columns),
      mapping: json(mapping),
      notices: json(notices),
      created_by: json(created_by),
      confirmed_by: null,
    })
    .execute();
}

export type BatchChange = Partial<Omit<BatchRow, 'tenant_id' | 'id' | 'created_by'>>;

export async function updateBatch(ctx: Context, id: string, change: BatchChange): Promise<void> {
  const stored = Object.fromEntries(
    Object.entries(change).map(([name, value]) =>
      ['sample', 'columns', 'mapping', 'notices', 'confirmed_by'].includes(name) ? [name, json(value)] : [name, value],
    ),
  );
  await own(ctx.tx)
    .updateTable('import_batch')
    .set(stored)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function selectBatch(ctx: Context, id: string): Promise<BatchRow | undefined> {
  return own(ctx.tx)
    .selectFrom('import_batch')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The import, held until the transaction ends: two clicks at once do one thing. */
export async function selectBatchForUpdate(ctx: Context, id: string): Promise<BatchRow | undefined> {
  return own(ctx.tx)
    .selectFrom('import_batch')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function selectBatches(ctx: Context): Promise<BatchRow[]> {
  return own(ctx.tx)
    .selectFrom('import_batch')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
}

/** An import of the same bytes that was read and is not written yet. */
export async function selectPendingOfFile(ctx: Context, sha256: string): Promise<BatchRow | undefined> {
  return own(ctx.tx)
    .selectFrom('import_batch')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('sha256', '=', sha256)
    .where('state', 'in', ['read', 'confirmed'])
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
}

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

export async function selectMapping(ctx: Context, signature: string): Promise<Mapping | undefined> {
  const row = await own(ctx.tx)
    .selectFrom('import_mapping')
    .select('mapping')
    .where('tenant_id', '=', ctx.tenantId)
    .where('signature', '=', signature)
    .executeTakeFirst();
  return row?.mapping;
}

export async function upsertMapping(ctx: Context, signature: string, mapping: Mapping): Promise<void> {
  await own(ctx.tx)
    .insertInto('import_mapping')
    .values({ tenant_id: ctx.tenantId, signature, mapping: json(mapping), updated_at: ctx.now })
    .onConflict((conflict) =>
      conflict.constraint('import_mapping_key').doUpdateSet({ mapping: json(mapping), updated_at: ctx.now }),
    )
    .execute();
}
