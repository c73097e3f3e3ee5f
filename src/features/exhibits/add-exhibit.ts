import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { hasCase } from '../cases/find-case.ts';
import { writeJournal } from '../cases/journal.ts';
import { keepDocument, type StoredFile } from '../documents/keep-document.ts';
import type { ExhibitKind } from './exhibits.contract.ts';
import { acceptRow, insertExhibit, selectExhibitOf, withdrawRow } from './exhibits.sql.ts';

export type AddExhibit = {
  caseId: string;
  kind: ExhibitKind;
  datedOn?: CivilDate;
  label?: string;
  name: string;
  contentType: string;
  file: StoredFile;
  /** It came by email: in which message, from whom, and whether a person must look before it counts. */
  received?: { mailId: string; from: string; toCheck: boolean };
};

export type AddExhibitRefusal =
  | { kind: 'no-such-case' }
  | { kind: 'dated-in-the-future'; datedOn: CivilDate; today: CivilDate }
  | { kind: 'exhibit-already-there' };

/**
 * Adds a piece of evidence to the file of a case: kept once by its digest, typed, dated, and told in the journal. One that a stranger
 * sent waits for a person, and proves nothing before.
 */
export async function addExhibit(ctx: Context, input: AddExhibit): Promise<Result<{ id: string }, AddExhibitRefusal>> {
  const { caseId, kind, datedOn, label, name, contentType, file, received } = input;
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
    received_mail_id: received?.mailId ?? null,
    received_from: received?.from ?? null,
    to_check: received?.toCheck ?? false,
    accepted_at: null,
    accepted_by: null,
  });
  if (!row) {
    const there = await selectExhibitOf(ctx, caseId, document.id);
    if (!there?.to_check || received?.toCheck) return refuse({ kind: 'exhibit-already-there' });
    // What a stranger had sent, a member now brings: that is to accept it.
    await acceptRow(ctx, { caseId, id: there.id, kind });
    await writeJournal(ctx, [{ caseId, kind: 'exhibit-accepted', data: { exhibit: kind, name: label ?? name } }]);
    return ok({ id: there.id });
  }
  const told = { exhibit: kind, name: label ?? name, documentId: document.id };
  await writeJournal(ctx, [
    received
      ? { caseId, kind: 'exhibit-received', data: { ...told, from: received.from, toCheck: received.toCheck } }
      : { caseId, kind: 'exhibit-added', data: told },
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
