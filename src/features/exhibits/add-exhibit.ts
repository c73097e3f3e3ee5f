import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { hasCase } from '../cases/find-case.ts';
import { writeJournal } from '../cases/journal.ts';
import { keepDocument, type StoredFile } from '../documents/keep-document.ts';
import type { ExhibitKind } from './exhibits.contract.ts';
import { insertExhibit, withdrawRow } from './exhibits.sql.ts';

export type AddExhibit = {
  caseId: string;
  kind: ExhibitKind;
  datedOn?: CivilDate;
  label?: string;
  name: string;
  contentType: string;
  file: StoredFile;
};

export type AddExhibitRefusal =
  | { kind: 'no-such-case' }
  | { kind: 'dated-in-the-future'; datedOn: CivilDate; today: CivilDate }
  | { kind: 'exhibit-already-there' };

/** Adds a piece of evidence to the file of a case: kept once by its digest, typed, dated, and told in the journal. */
export async function addExhibit(ctx: Context, input: AddExhibit): Promise<Result<{ id: string }, AddExhibitRefusal>> {
  const { caseId, kind, datedOn, label, name, contentType, file } = input;
  if (!(await hasCase(ctx, caseId))) return refuse({ kind: 'no-such-case' });
  if (datedOn !== undefined && datedOn > ctx.today) {
    return refuse({ kind: 'dated-in-the-future', datedOn, today: ctx.today });
  }
  const document = await keepDocument(ctx, { kind: 'exhibit', name, contentType, file });
  const id = newId(ctx.now);
  const row = await insertExhibit(ctx, {
    tenant_id: ctx.tenantId,
    id,
    case_id: caseId,
    document_id: document.id,
    kind,
    dated_on: datedOn ?? null,
    label: label ?? null,
    added_at: ctx.now,
    added_by: ctx.actor,
    withdrawn_at: null,
    withdrawn_by: null,
  });
  if (!row) return refuse({ kind: 'exhibit-already-there' });
  await writeJournal(ctx, [
    { caseId, kind: 'exhibit-added', data: { exhibit: kind, name: label ?? name, documentId: document.id } },
  ]);
  return ok({ id });
}

/** Takes an exhibit out of the file: it was the wrong one. Its bytes stay kept, and the journal says it. */
export async function withdrawExhibit(
  ctx: Context,
  { caseId, exhibitId }: { caseId: string; exhibitId: string },
): Promise<Result<null, { kind: 'not-found' }>> {
  if (!(await withdrawRow(ctx, caseId, exhibitId))) return refuse({ kind: 'not-found' });
  await writeJournal(ctx, [{ caseId, kind: 'exhibit-withdrawn', data: {} }]);
  return ok(null);
}
