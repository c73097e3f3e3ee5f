import { type Cents, minus, ZERO } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { Payment, PaymentRequest } from './payment.ts';
import {
  closeRequests,
  type RequestSearch,
  searchRequests,
  selectCollected,
  selectPayments,
  selectPaymentsOfInvoices,
  selectRequestsByReference,
  selectRequestsByWord,
  selectRequestsOfCases,
} from './payments.sql.ts';

/** The payments of each invoice, by day received. */
export async function paymentsOfInvoices(ctx: Context, invoiceIds: string[]): Promise<Map<string, Payment[]>> {
  return Map.groupBy(await selectPaymentsOfInvoices(ctx, invoiceIds), ({ invoiceId }) => invoiceId);
}

/** The payments of these identifiers, by identifier. */
export async function loadPayments(ctx: Context, ids: string[]): Promise<Map<string, Payment>> {
  return new Map((await selectPayments(ctx, ids)).map((payment) => [payment.id, payment]));
}

/** The payment requests of these cases, by case. */
export async function paymentRequestsOf(ctx: Context, caseIds: string[]): Promise<Map<string, PaymentRequest>> {
  return new Map((await selectRequestsOfCases(ctx, caseIds)).map((request) => [request.caseId, request]));
}

/** The requests that carry one of these payment references, or one of these case references. */
export async function requestsByReference(
  ctx: Context,
  wanted: { references: string[]; caseReferences: string[] },
): Promise<PaymentRequest[]> {
  return selectRequestsByReference(ctx, wanted);
}

/** The requests that each search may be about, in two statements: see `searchRequests` and `selectRequestsByWord`. */
export async function possibleRequests(
  ctx: Context,
  searches: (Omit<RequestSearch, 'index'> & { nameWords: string[] })[],
): Promise<PaymentRequest[][]> {
  const found = await searchRequests(
    ctx,
    searches.map(({ nameWords: _, ...search }, index) => ({ ...search, index })),
  );
  const byIndex = Map.groupBy(found, ({ index }) => index);
  const words = [...new Set(searches.flatMap(({ nameWords }) => nameWords))];
  const byWord = Map.groupBy(await selectRequestsByWord(ctx, words), ({ word }) => word);
  return searches.map(({ nameWords }, index) => {
    const named = nameWords.flatMap((word) => byWord.get(word) ?? []);
    const all = [...(byIndex.get(index) ?? []), ...named].map(({ request }) => request);
    return [...new Map(all.map((request) => [request.id, request])).values()];
  });
}

/** Of a closed case nothing is expected any more: a transfer that may be about it goes to a person. */
export async function closePaymentRequests(ctx: Context, caseIds: string[]): Promise<void> {
  await closeRequests(ctx, caseIds);
}

/** `collected`: on the client-funds account, without the surplus, which is the debtor's; `direct`: paid to the creditor itself. */
export type Collected = { collected: Cents; surplus: Cents; direct: Cents };

/** What was collected on each case, in one query; zeros for a case without payment. */
export async function collectedOfCases(ctx: Context, caseIds: string[]): Promise<Map<string, Collected>> {
  const rows = new Map((await selectCollected(ctx, caseIds)).map((row) => [row.caseId, row]));
  return new Map(
    caseIds.map((caseId) => {
      const row = rows.get(caseId);
      if (!row) return [caseId, { collected: ZERO, surplus: ZERO, direct: ZERO }];
      const surplus = row.surplus as Cents;
      return [caseId, { collected: minus(row.clientFunds as Cents, surplus), surplus, direct: row.direct as Cents }];
    }),
  );
}
