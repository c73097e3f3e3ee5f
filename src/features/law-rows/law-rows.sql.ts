import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Read, Reference } from '../../law/citation.ts';
import type { Texts } from '../../law/text-form.ts';
import type { Actor, Context, Tx } from '../../platform/context.ts';
import type { LawRow } from './law-row.ts';

type LawTables = {
  law_row: {
    id: string;
    subject: string;
    from_on: CivilDate;
    until_on: CivilDate | null;
    value: Texts;
    reference: Reference | null;
    read: Read;
    told: string | null;
    note: string | null;
    origin: string;
    added_by: Actor;
    added_at: Date;
    confirmed_by: Actor | null;
    confirmed_at: Date | null;
    dismissed_by: Actor | null;
    dismissed_at: Date | null;
  };
};
export type LawRowRecord = LawTables['law_row'];

const own = (tx: Tx) => tx.withTables<LawTables>();

/** Rows in force, in the order in which they were confirmed. */
export function selectConfirmedRows(ctx: Pick<Context, 'tx'>): Promise<LawRowRecord[]> {
  return own(ctx.tx)
    .selectFrom('law_row')
    .selectAll()
    .where('confirmed_at', 'is not', null)
    .where('dismissed_at', 'is', null)
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute();
}

/** Every row there ever was, those that wait first. */
export function selectRows(ctx: Pick<Context, 'tx'>): Promise<LawRowRecord[]> {
  return own(ctx.tx)
    .selectFrom('law_row')
    .selectAll()
    .orderBy((eb) => eb.and([eb('confirmed_at', 'is', null), eb('dismissed_at', 'is', null)]), 'desc')
    .orderBy('from_on', 'desc')
    .orderBy('added_at', 'desc')
    .execute();
}

export function selectRowForUpdate(ctx: Pick<Context, 'tx'>, id: string): Promise<LawRowRecord | undefined> {
  return own(ctx.tx).selectFrom('law_row').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The row, or undefined when another one waits for the same day of the same subject. */
export function insertRow(ctx: Pick<Context, 'tx'>, row: LawRowRecord): Promise<LawRowRecord | undefined> {
  return own(ctx.tx)
    .insertInto('law_row')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['subject', 'from_on'])
        .where('confirmed_at', 'is', null)
        .where('dismissed_at', 'is', null)
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

export function updateRow(
  ctx: Pick<Context, 'tx'>,
  id: string,
  change: Partial<Omit<LawRowRecord, 'id'>>,
): Promise<LawRowRecord> {
  return own(ctx.tx).updateTable('law_row').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** The row as the law reads it. */
export function rowOf(record: LawRowRecord): LawRow {
  const { id, subject, from_on, until_on, value, reference, read, told, note } = record;
  return {
    id,
    subject,
    fromOn: from_on,
    value,
    read,
    ...(until_on ? { untilOn: until_on } : {}),
    ...(reference ? { reference } : {}),
    ...(told ? { told } : {}),
    ...(note ? { note } : {}),
  };
}
