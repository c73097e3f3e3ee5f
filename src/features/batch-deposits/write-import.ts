import type { Context } from '../../platform/context.ts';
import { openCases } from '../cases/many/open-cases.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { type LineRemark, remark } from '../invoice-lists/list.ts';
import { claimOf, type KeptDebtor } from './batch.ts';
import { selectBatchForUpdate, updateBatch } from './batch-deposits.sql.ts';
import { type BatchLineRow, selectBatchDebtors, takeGoodLines, writeLines } from './batch-lines.sql.ts';

/** Cases opened by one transaction: enough to share the statements, few enough to hold locks briefly. */
const CHUNK = 400;

/**
 * Opens the cases of the next good lines of a confirmed import, all or none of them, and marks the lines with what became of them: started
 * again after a crash, it goes on where it was. Answers how many lines were taken; zero ends the import.
 */
export async function writeImport(
  ctx: Context,
  { batchId, settings }: { batchId: string; settings: CaseSettings },
): Promise<{ taken: number }> {
  const batch = await selectBatchForUpdate(ctx, batchId);
  if (batch?.state !== 'confirmed' || !batch.confirmed_by) return { taken: 0 };
  const lines = await takeGoodLines(ctx, batchId, CHUNK);
  if (lines.length === 0) {
    await updateBatch(ctx, batchId, { state: 'written' });
    return { taken: 0 };
  }
  const keys = [...new Set(lines.flatMap(({ debtor_key }) => debtor_key ?? []))];
  const debtors = new Map((await selectBatchDebtors(ctx, batchId, keys)).map(({ key, checked }) => [key, checked]));
  const judged = lines.map((line) => ({ line, claim: listedClaimOf(ctx, line, debtors) }));
  const ready = judged.flatMap(({ line, claim }) => (Array.isArray(claim) ? [] : [{ line, claim }]));
  const as = { ...ctx, actor: batch.confirmed_by };
  const opened = await openCases(as, {
    claims: ready.map(({ claim }) => claim),
    batchId,
    signatory: { name: batch.signatory_name ?? '', role: batch.signatory_role ?? '' },
    settings,
  });
  const written = ready.map(({ line }, index): BatchLineRow => {
    const one = opened[index];
    if (one) return { ...line, state: 'opened', invoice_id: one.invoiceId, case_id: one.caseId };
    return {
      ...line,
      state: 'duplicate',
      notices: [...line.notices, remark('number', 'already-deposited', line.number ?? '')],
    };
  });
  const refused = judged.flatMap(({ line, claim }) =>
    Array.isArray(claim) ? [{ ...line, state: 'faulty' as const, faults: claim }] : [],
  );
  await writeLines(ctx, [...written, ...refused]);
  return { taken: lines.length };
}

function listedClaimOf(ctx: Context, line: BatchLineRow, debtors: ReadonlyMap<string, KeptDebtor | null>) {
  const debtor = line.debtor_key ? debtors.get(line.debtor_key) : undefined;
  const missing: LineRemark[] = [remark('debtorName', 'debtor-incomplete')];
  if (!line.invoice || !line.debtor_key || !debtor) return missing;
  const claim = claimOf(line.invoice, ctx.today);
  if (claim.refused) return claim.refusal;
  return { debtorKey: line.debtor_key, debtor, ...claim.value };
}
