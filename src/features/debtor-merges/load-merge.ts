import type { Context } from '../../platform/context.ts';
import type { DebtorCase } from '../cases/many/move-cases.ts';
import { type MergeableDebtor, sharedNumbers } from '../claims/merging/merged-debtors.ts';
import { paymentsOfInvoices } from '../payments/load-payments.ts';
import type { MergeFacts } from './decide-merge.ts';

/** All that decides about the merge of two debtors whose cases are known. */
export async function loadMergeFacts(
  ctx: Context,
  { kept, gone, cases }: { kept: MergeableDebtor; gone: MergeableDebtor; cases: readonly DebtorCase[] },
): Promise<MergeFacts> {
  const shared = await sharedNumbers(ctx, { keptId: kept.id, goneId: gone.id });
  const payments = await paymentsOfInvoices(
    ctx,
    shared.flatMap(({ keptInvoiceId, goneInvoiceId }) => [keptInvoiceId, goneInvoiceId]),
  );
  return { kept, gone, cases, shared, paidInvoiceIds: new Set(payments.keys()) };
}
