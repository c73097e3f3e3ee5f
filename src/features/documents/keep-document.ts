import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { insertDocument, selectDocument, selectDocuments } from './documents.sql.ts';
import type { FileStorage, VirusScanner } from './ports.ts';

/** Bytes that have reached the storage and are not yet known to the database. */
export type StoredFile = { sha256: string; storageKey: string; size: number };
export type KeptDocument = {
  id: string;
  kind: string;
  name: string;
  contentType: string;
  createdAt: Date;
  storageKey: string;
  sha256: string;
};

/** Puts bytes where documents are kept, under the name of their own SHA-256; outside any transaction, before `keepDocument`. */
export async function storeFile(storage: FileStorage, bytes: Uint8Array, contentType: string): Promise<StoredFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const storageKey = `${sha256.slice(0, 2)}/${sha256}`;
  await storage.write(storageKey, bytes, contentType);
  return { sha256, storageKey, size: bytes.length };
}

export type UnsafeFile = { kind: 'file-infected'; signature: string } | { kind: 'file-not-scanned'; reason: string };

/**
 * Has this file of somebody else's been looked at, and is it clean? Refused before it is kept; a scanner that does not answer has
 * said nothing, so the file is refused too, and may be sent again.
 */
export async function checkSafe(scanner: VirusScanner, bytes: Uint8Array): Promise<Result<null, UnsafeFile>> {
  const answer = await scanner.scan(bytes);
  if (answer.verdict === 'clean') return ok(null);
  return answer.verdict === 'infected'
    ? refuse({ kind: 'file-infected', signature: answer.signature })
    : refuse({ kind: 'file-not-scanned', reason: answer.reason });
}

/** Records a stored file as a document of the tenant; the same bytes of the same kind are one document. */
export async function keepDocument(
  ctx: Context,
  document: { kind: string; name: string; contentType: string; file: StoredFile },
): Promise<{ id: string }> {
  const { kind, name, contentType, file } = document;
  const row = await insertDocument(ctx, {
    tenant_id: ctx.tenantId,
    id: newId(ctx.now),
    sha256: file.sha256,
    kind,
    name,
    content_type: contentType,
    size_bytes: BigInt(file.size),
    storage_key: file.storageKey,
    created_at: ctx.now,
    created_by: ctx.actor,
  });
  return { id: row.id };
}

/** The document of this identifier when the scope can see it. */
export async function findDocument(ctx: Context, id: string): Promise<KeptDocument | undefined> {
  const row = await selectDocument(ctx, id);
  return row && keptOf(row);
}

export async function findDocuments(ctx: Context, ids: string[]): Promise<KeptDocument[]> {
  return (await selectDocuments(ctx, ids)).map(keptOf);
}

function keptOf(row: Awaited<ReturnType<typeof selectDocuments>>[number]): KeptDocument {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    contentType: row.content_type,
    createdAt: row.created_at,
    storageKey: row.storage_key,
    sha256: row.sha256,
  };
}
