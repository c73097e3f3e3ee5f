import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import type { Company } from '../companies/ports.ts';
import type { LineRemark } from '../invoice-lists/list.ts';
import type { DebtorGiven } from './batch.ts';
import { selectBatchForUpdate } from './batch-deposits.sql.ts';
import { selectBatchDebtors, selectLinesOfDebtor, writeDebtors, writeLines } from './batch-lines.sql.ts';
import { checkDebtors, recheckLines } from './check-import.ts';
import type { ImportRefusal } from './keep-import.ts';

export type CompleteDebtor = { batchId: string; debtorId: string; given: DebtorGiven; company?: Company };
export type CompleteDebtorRefusal =
  | ImportRefusal
  | { kind: 'no-such-debtor' }
  | { kind: 'invalid-debtor'; faults: LineRemark[] };

/** Adds what the list did not say of a debtor, and judges all its lines again. What is wrong is refused whole. */
export async function completeDebtor(
  ctx: Context,
  input: CompleteDebtor,
): Promise<Result<null, CompleteDebtorRefusal>> {
  const batch = await selectBatchForUpdate(ctx, input.batchId);
  if (!batch) return refuse({ kind: 'no-such-import' });
  if (batch.state !== 'read') return refuse({ kind: 'import-already-confirmed' });
  const row = (await selectBatchDebtors(ctx, batch.id)).find(({ id }) => id === input.debtorId);
  if (!row) return refuse({ kind: 'no-such-debtor' });
  const { key } = row;
  const { siren } = input.given;
  const { parties, rows } = await checkDebtors(ctx, {
    batchId: batch.id,
    debtors: new Map([[key, row.told]]),
    given: new Map([[key, input.given]]),
    companies: new Map(input.company && siren ? [[siren, input.company]] : []),
  });
  const party = parties.get(key);
  if (party && party.faults.length > 0) return refuse({ kind: 'invalid-debtor', faults: party.faults });
  await writeDebtors(
    ctx,
    rows.map((checked) => ({ ...checked, id: row.id })),
  );
  await writeLines(ctx, await recheckLines(ctx, await selectLinesOfDebtor(ctx, batch.id, key), parties));
  return ok(null);
}
