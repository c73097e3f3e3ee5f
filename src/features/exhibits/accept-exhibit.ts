import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { writeJournal } from '../cases/journal.ts';
import { findDocument } from '../documents/keep-document.ts';
import type { ExhibitKind } from './exhibits.contract.ts';
import { acceptRow, selectExhibit } from './exhibits.sql.ts';

export type AcceptExhibit = {
  caseId: string;
  exhibitId: string;
  /** What it is, when the guess was wrong. */
  kind?: ExhibitKind;
};

/** Accepts what a stranger sent: from now on it is a piece of the file like the others. Accepted already, it stays so. */
export async function acceptExhibit(
  ctx: Context,
  { caseId, exhibitId, kind }: AcceptExhibit,
): Promise<Result<null, { kind: 'not-found' }>> {
  const row = await acceptRow(ctx, { caseId, id: exhibitId, ...(kind ? { kind } : {}) });
  if (!row) return (await selectExhibit(ctx, caseId, exhibitId)) ? ok(null) : refuse({ kind: 'not-found' });
  const document = await findDocument(ctx, row.document_id);
  const data = { exhibit: row.kind, name: row.label ?? document?.name ?? '', from: row.received_from };
  await writeJournal(ctx, [{ caseId, kind: 'exhibit-accepted', data }]);
  return ok(null);
}
