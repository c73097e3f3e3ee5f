import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { loadOrganisations, type MissingField, missingOf } from '../tenancy/organisation.ts';
import { selectBatchForUpdate, updateBatch } from './batch-deposits.sql.ts';
import { countLines } from './batch-lines.sql.ts';
import type { ImportRefusal } from './keep-import.ts';

export type ConfirmImport = {
  batchId: string;
  signatory: { name: string; role: string };
  /** Write the good lines though others are faulty; without it an import with faults is refused whole. */
  goodOnly: boolean;
  /** The due dates that were proposed for want of any in the file are accepted. */
  acceptsDueDates: boolean;
};
export type ConfirmRefusal =
  | ImportRefusal
  | { kind: 'organisation-incomplete'; missing: MissingField[] }
  | { kind: 'import-has-faults'; faulty: number }
  | { kind: 'import-has-nothing-good' }
  | { kind: 'due-dates-not-accepted'; proposed: number };

/** A person with authority confirms an import: its good lines may be written. Twice the same click confirms once. */
export async function confirmImport(ctx: Context, input: ConfirmImport): Promise<Result<null, ConfirmRefusal>> {
  const batch = await selectBatchForUpdate(ctx, input.batchId);
  if (!batch) return refuse({ kind: 'no-such-import' });
  if (batch.state === 'confirmed' || batch.state === 'written') return ok(null);
  if (batch.state !== 'read') return refuse({ kind: 'import-already-confirmed' });
  const organisation = (await loadOrganisations(ctx, [ctx.tenantId])).get(ctx.tenantId);
  const missing = organisation
    ? missingOf(organisation).filter((field) => field !== 'signatory')
    : (['siren'] as MissingField[]);
  if (missing.length > 0) return refuse({ kind: 'organisation-incomplete', missing });
  const counts = new Map((await countLines(ctx, [batch.id])).map((count) => [count.state, count]));
  const good = counts.get('good');
  if (!good) return refuse({ kind: 'import-has-nothing-good' });
  const faulty = counts.get('faulty')?.lines ?? 0;
  if (faulty > 0 && !input.goodOnly) return refuse({ kind: 'import-has-faults', faulty });
  if (good.proposed > 0 && !input.acceptsDueDates)
    return refuse({ kind: 'due-dates-not-accepted', proposed: good.proposed });
  await updateBatch(ctx, batch.id, {
    state: 'confirmed',
    confirmed_at: ctx.now,
    confirmed_by: ctx.actor,
    signatory_name: input.signatory.name,
    signatory_role: input.signatory.role,
  });
  return ok(null);
}
