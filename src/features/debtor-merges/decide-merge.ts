import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { DebtorCase } from '../cases/many/move-cases.ts';
import type { MergeableDebtor, SharedNumber } from '../claims/merging/merged-debtors.ts';
import { type MergeWarning, mergeWarnings } from './compare-debtors.ts';

export type MergeFacts = {
  kept: MergeableDebtor;
  gone: MergeableDebtor;
  /** Of both, open or not. */
  cases: readonly DebtorCase[];
  /** The numbers that both have. */
  shared: readonly SharedNumber[];
  /** The invoices, of those that are shared, on which something was paid. */
  paidInvoiceIds: ReadonlySet<string>;
};

/** An invoice number that both debtors have, and that nothing says which to forget. */
export type InvoiceTwice = {
  number: string;
  isSameAmount: boolean;
  keptReference: string | null;
  goneReference: string | null;
  isPaid: boolean;
};

export type MergeRefusal =
  | { kind: 'debtor-already-merged'; name: string }
  | { kind: 'two-companies'; keptSiren: string; goneSiren: string }
  | { kind: 'keep-the-one-with-siren'; name: string }
  | { kind: 'invoices-twice'; invoices: InvoiceTwice[] };

/** What a merge does besides moving rows. */
export type MergePlan = {
  warnings: MergeWarning[];
  /** Invoices that were there twice, and whose case was closed as opened by mistake: they no longer count. */
  withdrawn: string[];
};

/**
 * Whether two debtors may be made one, and what it changes. An invoice number that both have is most often one invoice deposited
 * twice: claimed once more under one name, it must not go on. Nothing is guessed: the merge waits until a person has closed one of
 * the two cases as opened by mistake, and that invoice is withdrawn.
 */
export function decideMerge(facts: MergeFacts): Result<MergePlan, MergeRefusal> {
  const { kept, gone } = facts;
  for (const { mergedInto, name } of [kept, gone]) {
    if (mergedInto) return refuse({ kind: 'debtor-already-merged', name });
  }
  if (kept.siren && gone.siren) return refuse({ kind: 'two-companies', keptSiren: kept.siren, goneSiren: gone.siren });
  if (gone.siren) return refuse({ kind: 'keep-the-one-with-siren', name: gone.name });
  const withdrawn: string[] = [];
  const invoices: InvoiceTwice[] = [];
  for (const shared of facts.shared) {
    const chosen = [shared.goneInvoiceId, shared.keptInvoiceId].find((id) => isMistake(facts, id));
    if (chosen) withdrawn.push(chosen);
    else invoices.push(twice(facts, shared));
  }
  if (invoices.length > 0) return refuse({ kind: 'invoices-twice', invoices });
  return ok({ warnings: mergeWarnings(kept, gone), withdrawn: [...new Set(withdrawn)] });
}

/** Was this invoice deposited by mistake? All its cases were closed as such, and nobody paid it. */
function isMistake({ cases, paidInvoiceIds }: MergeFacts, invoiceId: string): boolean {
  const own = cases.filter((one) => one.invoiceId === invoiceId);
  return own.every(({ closedReason }) => closedReason === 'error') && !paidInvoiceIds.has(invoiceId);
}

function twice({ cases, paidInvoiceIds }: MergeFacts, shared: SharedNumber): InvoiceTwice {
  const { keptInvoiceId, goneInvoiceId, number, keptTotal, goneTotal } = shared;
  const referenceOf = (invoiceId: string) => cases.findLast((one) => one.invoiceId === invoiceId)?.reference ?? null;
  return {
    number,
    isSameAmount: keptTotal === goneTotal,
    keptReference: referenceOf(keptInvoiceId),
    goneReference: referenceOf(goneInvoiceId),
    isPaid: paidInvoiceIds.has(keptInvoiceId) && paidInvoiceIds.has(goneInvoiceId),
  };
}
