import { sql } from 'kysely';
import type { Context, Tx } from '../../platform/context.ts';

export type DocumentRow = {
  tenant_id: string;
  id: string;
  sha256: string;
  kind: string;
  name: string;
  content_type: string;
  size_bytes: bigint;
  storage_key: string;
  created_at: Date;
  created_by: unknown;
};

const own = (tx: Tx) => tx.withTables<{ document: DocumentRow }>();

/** Inserts the document unless the same bytes were already kept as that kind; answers the row that stands. */
export async function insertDocument(ctx: Context, row: DocumentRow): Promise<DocumentRow> {
  return own(ctx.tx)
    .insertInto('document')
    .values({ ...row, created_by: sql`${JSON.stringify(row.created_by)}::jsonb` })
    .onConflict((conflict) => conflict.constraint('document_kept_once').doNothing())
    .returningAll()
    .executeTakeFirst()
    .then((inserted) => inserted ?? existing(ctx, row));
}

async function existing(ctx: Context, row: DocumentRow): Promise<DocumentRow> {
  return own(ctx.tx)
    .selectFrom('document')
    .selectAll()
    .where('tenant_id', '=', row.tenant_id)
    .where('sha256', '=', row.sha256)
    .where('kind', '=', row.kind)
    .executeTakeFirstOrThrow();
}

export async function selectDocument(ctx: Context, id: string): Promise<DocumentRow | undefined> {
  return own(ctx.tx).selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function selectDocuments(ctx: Context, ids: string[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return [];
  return own(ctx.tx).selectFrom('document').selectAll().where('id', 'in', ids).orderBy('created_at').execute();
}
