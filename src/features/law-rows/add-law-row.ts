import { day } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { checkRow, type LawRow, type LawRowRefusal } from './law-row.ts';
import type { AddLawRow } from './law-rows.contract.ts';
import { insertRow, type LawRowRecord } from './law-rows.sql.ts';

export type AddLawRowRefusal = LawRowRefusal | { kind: 'row-already-pending'; subject: string; fromOn: string };

/** Writes a row of the law with its reference. It waits: a second look, `confirmLawRow`, puts it in force. */
export async function addLawRow(ctx: Context, input: AddLawRow): Promise<Result<LawRowRecord, AddLawRowRefusal>> {
  const { subject, value, reference, read, told, note } = input;
  const id = newId(ctx.now);
  const row: LawRow = {
    id,
    subject,
    fromOn: day(input.fromOn),
    value,
    read,
    reference: withoutGaps(reference),
    ...(input.untilOn === undefined ? {} : { untilOn: day(input.untilOn) }),
    ...(told === undefined ? {} : { told }),
    ...(note === undefined ? {} : { note }),
  };
  const checked = checkRow(row);
  if (checked.refused) return checked;
  const written = await insertRow(ctx, {
    ...pendingRow(ctx, row, 'operator'),
    reference: row.reference ?? null,
  });
  return written ? ok(written) : refuse({ kind: 'row-already-pending', subject, fromOn: input.fromOn });
}

/** A row as it is written while it waits. */
export function pendingRow(ctx: Context, row: LawRow, origin: string): LawRowRecord {
  return {
    id: row.id,
    subject: row.subject,
    from_on: row.fromOn,
    until_on: row.untilOn ?? null,
    value: row.value,
    reference: row.reference ?? null,
    read: row.read,
    told: row.told ?? null,
    note: row.note ?? null,
    origin,
    added_by: ctx.actor,
    added_at: ctx.now,
    confirmed_by: null,
    confirmed_at: null,
    dismissed_by: null,
    dismissed_at: null,
  };
}

/** A reference without the keys that were sent empty. */
export function withoutGaps(reference: AddLawRow['reference']): NonNullable<LawRow['reference']> {
  return Object.fromEntries(Object.entries(reference).filter(([, text]) => text !== undefined && text !== '')) as never;
}
