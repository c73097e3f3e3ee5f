import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type LawRowRecord, selectRowForUpdate, updateRow } from './law-rows.sql.ts';

/** Takes a row out: one that waits will not be proposed again, one in force gives way to what was before it. */
export async function dismissLawRow(
  ctx: Context,
  { id }: { id: string },
): Promise<Result<LawRowRecord, { kind: 'not-found'; where: string }>> {
  const record = await selectRowForUpdate(ctx, id);
  if (!record) return refuse({ kind: 'not-found', where: id });
  if (record.dismissed_at) return ok(record);
  return ok(await updateRow(ctx, id, { dismissed_by: ctx.actor, dismissed_at: ctx.now }));
}
