import { sql } from 'kysely';
import type { Actor, Context, Tx } from '../../platform/context.ts';
import type { Columns, LineRemark, ListField, ListFormat } from '../invoice-lists/list.ts';

export type BatchState = 'read' | 'confirmed' | 'written' | 'launched' | 'undone';
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

type MappingRow = { tenant_id: string; signature: string; mapping: Mapping; updated_at: Date };
type Tables = { import_batch: BatchRow; import_mapping: MappingRow };

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
