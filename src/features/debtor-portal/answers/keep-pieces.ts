import type { Context } from '../../../platform/context.ts';
import { findDocument, keepDocument, type StoredFile, storeFile } from '../../documents/keep-document.ts';
import type { FileStorage } from '../../documents/ports.ts';
import type { ProofFile } from './proof-file.ts';

const PROOF_KIND = 'debtor-proof';
const STATEMENT_KIND = 'debtor-statement';

type Piece = { kind: string; name: string; contentType: string; file: StoredFile };
/** What a debtor brings with an answer, stored and not yet known to the database; or a proof received by an earlier form. */
export type Pieces = { stored: Piece[]; documentId?: string };
/** The document to show with the answer; `isNew`: at least one of them had not been received before. */
export type KeptPieces = { documentId?: string; isNew: boolean };

/** Stores the words and the file of an answer; outside any transaction. */
export async function storePieces(
  files: FileStorage,
  given: { statement?: { text: string; name: string }; proof?: ProofFile; documentId?: string },
): Promise<Pieces> {
  const stored: Piece[] = [];
  if (given.proof) {
    const { bytes, name, contentType } = given.proof;
    stored.push({ kind: PROOF_KIND, name, contentType, file: await storeFile(files, bytes, contentType) });
  }
  if (given.statement) {
    // The mark at the start tells browsers that the text is UTF-8.
    const bytes = Buffer.from(`\ufeff${given.statement.text}\n`, 'utf8');
    const file = await storeFile(files, bytes, 'text/plain');
    stored.push({ kind: STATEMENT_KIND, name: given.statement.name, contentType: 'text/plain', file });
  }
  return { stored, ...(given.documentId ? { documentId: given.documentId } : {}) };
}

/** Records what was stored as documents of the case's organisation; the same bytes are one document. */
export async function keepPieces(ctx: Context, { stored, documentId }: Pieces): Promise<KeptPieces> {
  let isNew = documentId !== undefined;
  let shown = documentId;
  for (const piece of stored) {
    const { id } = await keepDocument(ctx, piece);
    const document = await findDocument(ctx, id);
    if (document?.createdAt.getTime() === ctx.now.getTime()) isNew = true;
    shown ??= id;
  }
  return { isNew, ...(shown ? { documentId: shown } : {}) };
}
