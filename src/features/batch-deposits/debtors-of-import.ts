import type { Context } from '../../platform/context.ts';
import { debtorsOfInvoices } from '../claims/merging/merged-debtors.ts';
import { selectBatch } from './batch-deposits.sql.ts';
import { selectWrittenInvoices } from './batch-lines.sql.ts';

/** The debtors of the claims that an import has written, as they now stand; undefined when there is no such import. */
export async function debtorsOfImport(ctx: Context, batchId: string): Promise<Set<string> | undefined> {
  if (!(await selectBatch(ctx, batchId))) return undefined;
  return new Set(await debtorsOfInvoices(ctx, await selectWrittenInvoices(ctx, batchId)));
}
