import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { selectEntryForUpdate, updateEntry } from './banking.sql.ts';

export type IgnoreRefusal = { kind: 'entry-not-found' } | { kind: 'already-matched' };

/**
 * Sets a movement aside with a reason (bank charges, an error to be sent back). The money of a credit stays where it is, among what
 * is nobody's: it can still be matched later.
 */
export async function ignoreEntry(
  ctx: Context,
  input: { entryId: string; reason: string },
): Promise<Result<{ entryId: string }, IgnoreRefusal>> {
  const entry = await selectEntryForUpdate(ctx, input.entryId);
  if (!entry) return refuse({ kind: 'entry-not-found' });
  if (entry.state === 'matched') return refuse({ kind: 'already-matched' });
  if (entry.state === 'unmatched') await updateEntry(ctx, entry.id, { state: 'ignored', ignored_reason: input.reason });
  return ok({ entryId: entry.id });
}
