import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Actor, Context, Tx } from '../../platform/context.ts';
import type { ExhibitKind } from './exhibits.contract.ts';

export type ExhibitRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  document_id: string;
  kind: ExhibitKind;
  dated_on: CivilDate | null;
  label: string | null;
  added_at: Date;
  added_by: Actor;
  withdrawn_at: Date | null;
  withdrawn_by: Actor | null;
  /** The message it came in, and the address that sent it; null when somebody added it here. */
  received_mail_id: string | null;
  received_from: string | null;
  /** Came from a stranger: proves nothing until a person has accepted it. */
  to_check: boolean;
  accepted_at: Date | null;
  accepted_by: Actor | null;
};

const own = (tx: Tx) => tx.withTables<{ exhibit: ExhibitRow }>();

/** The row, or undefined when the same document is already an exhibit of the case. */
export async function insertExhibit(ctx: Context, row: ExhibitRow): Promise<ExhibitRow | undefined> {
  return own(ctx.tx)
    .insertInto('exhibit')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function selectExhibits(ctx: Context, caseId: string): Promise<ExhibitRow[]> {
  return own(ctx.tx)
    .selectFrom('exhibit')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** The exhibit, when it is in the file of this case. */
export async function selectExhibit(ctx: Context, caseId: string, id: string): Promise<ExhibitRow | undefined> {
  return own(ctx.tx)
    .selectFrom('exhibit')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

/** The exhibit that this document already is in the file of this case. */
export async function selectExhibitOf(
  ctx: Context,
  caseId: string,
  documentId: string,
): Promise<ExhibitRow | undefined> {
  return own(ctx.tx)
    .selectFrom('exhibit')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('document_id', '=', documentId)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** The row as it then stands, or undefined when nothing waited to be accepted. */
export async function acceptRow(
  ctx: Context,
  { caseId, id, kind }: { caseId: string; id: string; kind?: ExhibitKind },
): Promise<ExhibitRow | undefined> {
  return own(ctx.tx)
    .updateTable('exhibit')
    .set({
      to_check: false,
      accepted_at: ctx.now,
      accepted_by: ctx.actor as never,
      ...(kind ? { kind } : {}),
    })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('to_check', '=', true)
    .where('withdrawn_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Was it there to withdraw? */
export async function withdrawRow(ctx: Context, caseId: string, id: string): Promise<boolean> {
  const done = await own(ctx.tx)
    .updateTable('exhibit')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor as never })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
