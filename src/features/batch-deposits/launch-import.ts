import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { launchCases, type NotUndone, undoCases } from '../cases/many/listed-cases.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { selectBatchForUpdate, updateBatch } from './batch-deposits.sql.ts';
import { selectOpenedLines, updateUndoneLines } from './batch-lines.sql.ts';
import type { ImportRefusal } from './keep-import.ts';

const CHUNK = 400;

/** A person lets the reminders of an import begin. */
export async function decideLaunch(
  ctx: Context,
  batchId: string,
): Promise<Result<null, ImportRefusal | { kind: 'import-not-written' }>> {
  const batch = await selectBatchForUpdate(ctx, batchId);
  if (!batch) return refuse({ kind: 'no-such-import' });
  if (batch.state === 'launched') return ok(null);
  if (batch.state !== 'written') return refuse({ kind: 'import-not-written' });
  await updateBatch(ctx, batchId, { state: 'launched', launched_at: ctx.now });
  return ok(null);
}

/** Ends the hold of the next cases of a launched import. Answers the last line taken; nothing when all are. */
export async function launchImport(
  ctx: Context,
  { batchId, after, settings }: { batchId: string; after: number; settings: CaseSettings },
): Promise<{ last?: number }> {
  const batch = await selectBatchForUpdate(ctx, batchId);
  if (batch?.state !== 'launched' || !batch.confirmed_by) return {};
  const lines = await selectOpenedLines(ctx, batchId, after, CHUNK);
  const last = lines.at(-1)?.line;
  if (last === undefined) return {};
  await launchCases(
    { ...ctx, actor: batch.confirmed_by },
    lines.flatMap(({ case_id }) => case_id ?? []),
    settings,
  );
  return { last };
}

/**
 * Takes an import back: what was only read is forgotten; of what was written, the cases that nothing has happened to are closed and their
 * invoices withdrawn. The others stay, and are named.
 */
export async function undoImport(
  ctx: Context,
  batchId: string,
): Promise<Result<{ undone: number; kept: NotUndone[] }, ImportRefusal | { kind: 'import-being-written' }>> {
  const batch = await selectBatchForUpdate(ctx, batchId);
  if (!batch) return refuse({ kind: 'no-such-import' });
  if (batch.state === 'confirmed') return refuse({ kind: 'import-being-written' });
  if (batch.state === 'undone') return ok({ undone: 0, kept: [] });
  if (batch.state === 'read') {
    await updateBatch(ctx, batchId, { state: 'undone', undone_at: ctx.now });
    return ok({ undone: 0, kept: [] });
  }
  const kept: NotUndone[] = [];
  let [undone, after] = [0, 0];
  for (;;) {
    const lines = await selectOpenedLines(ctx, batchId, after, CHUNK);
    const last = lines.at(-1)?.line;
    if (last === undefined) break;
    after = last;
    const outcome = await undoCases(
      ctx,
      lines.flatMap(({ case_id }) => case_id ?? []),
    );
    await updateUndoneLines(ctx, batchId, outcome.undone);
    undone += outcome.undone.length;
    kept.push(...outcome.kept);
  }
  if (kept.length === 0) await updateBatch(ctx, batchId, { state: 'undone', undone_at: ctx.now });
  return ok({ undone, kept });
}
