import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import type { Company } from '../companies/ports.ts';
import { keepDocument, type StoredFile } from '../documents/keep-document.ts';
import { type DebtorGiven, signatureOf } from './batch.ts';
import {
  type BatchRow,
  insertBatch,
  type Mapping,
  selectBatchForUpdate,
  updateBatch,
  upsertMapping,
} from './batch-deposits.sql.ts';
import { deleteContents, selectBatchDebtors, writeDebtors, writeLines } from './batch-lines.sql.ts';
import { checkDebtors, checkLines } from './check-import.ts';
import type { WholeList } from './read-import.ts';

export type ReadContents = {
  read: WholeList;
  companies: ReadonlyMap<string, Company>;
  mapping: Mapping;
  terms: number | null;
};
export type ImportRefusal = { kind: 'no-such-import' } | { kind: 'import-already-confirmed' };

/** Keeps a list that was read, with its file: nothing of it is a claim yet. */
export async function keepImport(
  ctx: Context,
  input: ReadContents & { fileName: string; contentType: string; file: StoredFile },
): Promise<{ id: string }> {
  const { fileName, contentType, file, read } = input;
  const document = await keepDocument(ctx, { kind: 'import', name: fileName, contentType, file });
  const id = newId(ctx.now);
  const row: BatchRow = {
    ...aboutOf(input),
    tenant_id: ctx.tenantId,
    id,
    document_id: document.id,
    file_name: fileName,
    sha256: read.sha256,
    state: 'read',
    created_at: ctx.now,
    created_by: ctx.actor,
    confirmed_at: null,
    confirmed_by: null,
    signatory_name: null,
    signatory_role: null,
    launched_at: null,
    undone_at: null,
  };
  await insertBatch(ctx, row);
  await writeContents(ctx, id, input, new Map());
  return { id };
}

/** The same list read again with columns that a person corrected; the correction is remembered for lists of the same titles. */
export async function rereadImport(
  ctx: Context,
  { batchId, ...input }: ReadContents & { batchId: string },
): Promise<Result<null, ImportRefusal>> {
  const batch = await selectBatchForUpdate(ctx, batchId);
  if (!batch) return refuse({ kind: 'no-such-import' });
  if (batch.state !== 'read') return refuse({ kind: 'import-already-confirmed' });
  const given = (await selectBatchDebtors(ctx, batchId)).flatMap(({ key, given: one }) =>
    one ? [[key, one] as const] : [],
  );
  await deleteContents(ctx, batchId);
  await updateBatch(ctx, batchId, aboutOf(input));
  await writeContents(ctx, batchId, input, new Map(given));
  await upsertMapping(ctx, signatureOf(input.read.list.titles), input.mapping);
  return ok(null);
}

function aboutOf({ read, mapping, terms }: ReadContents) {
  const { format, titles, sample, columns, notices } = read.list;
  return { format, signature: signatureOf(titles), titles, sample, columns, mapping, terms_days: terms, notices };
}

async function writeContents(
  ctx: Context,
  batchId: string,
  { read, companies }: ReadContents,
  given: ReadonlyMap<string, DebtorGiven>,
): Promise<void> {
  const { parties, rows } = await checkDebtors(ctx, { batchId, debtors: read.debtors, given, companies });
  await writeDebtors(ctx, rows);
  await writeLines(ctx, await checkLines(ctx, read.lines, { batchId, parties }));
}
