import { day } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { withoutGaps } from './add-law-row.ts';
import { checkRow, type LawRow, type LawRowRefusal, lawFrom } from './law-row.ts';
import type { ConfirmLawRow } from './law-rows.contract.ts';
import { type LawRowRecord, rowOf, selectConfirmedRows, selectRowForUpdate, updateRow } from './law-rows.sql.ts';

export type ConfirmLawRowRefusal =
  | LawRowRefusal
  | { kind: 'not-found'; where: string }
  | { kind: 'row-already-decided'; confirmedAt: Date | null; dismissedAt: Date | null };

/** Puts a waiting row in force: a person has read it, says where, and may complete or correct it. */
export async function confirmLawRow(
  ctx: Context,
  { id, ...input }: ConfirmLawRow & { id: string },
): Promise<Result<LawRowRecord, ConfirmLawRowRefusal>> {
  const record = await selectRowForUpdate(ctx, id);
  if (!record) return refuse({ kind: 'not-found', where: id });
  if (record.confirmed_at || record.dismissed_at) {
    return refuse({
      kind: 'row-already-decided',
      confirmedAt: record.confirmed_at,
      dismissedAt: record.dismissed_at,
    });
  }
  const row: LawRow = {
    ...rowOf(record),
    read: input.read,
    ...(input.value === undefined ? {} : { value: input.value }),
    ...(input.reference === undefined ? {} : { reference: withoutGaps(input.reference) }),
    ...(input.untilOn === undefined ? {} : { untilOn: day(input.untilOn) }),
    ...(input.note === undefined ? {} : { note: input.note }),
  };
  const checked = checkRow(row);
  if (checked.refused) return checked;
  lawFrom([...(await selectConfirmedRows(ctx)).map(rowOf), row]); // throws here rather than at the next computation
  return ok(
    await updateRow(ctx, id, {
      value: row.value,
      reference: row.reference ?? null,
      read: row.read,
      until_on: row.untilOn ?? null,
      note: row.note ?? null,
      confirmed_by: ctx.actor,
      confirmed_at: ctx.now,
    }),
  );
}
