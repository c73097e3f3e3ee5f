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
