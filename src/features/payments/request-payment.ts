import { type CreditorReference, creditorReference } from '../../kernel/iban.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { loadClaims } from '../claims/load-claims.ts';
import { invoiceKey, nameWords } from './lookup-keys.ts';
import { insertPaymentRequest, insertPaymentRequests, updatePaymentRequest } from './payments.sql.ts';

export type RequestPayment = {
  caseId: string;
  /** `RCV-2026-000142`: the payment reference is made of its letters and digits. */
  caseReference: string;
  invoiceId: string;
  invoiceNumber: string;
  debtorName: string;
};

export type RequestPaymentRefusal = { kind: 'invoice-not-found'; invoiceId: string };

/** Opens what the debtor can pay by transfer, once per case: asked again, answers the same reference. */
export async function requestPayment(
  ctx: Context,
  input: RequestPayment,
): Promise<Result<{ reference: CreditorReference }, RequestPaymentRefusal>> {
  const [claim] = await loadClaims(ctx, [input.invoiceId]);
  if (!claim) return refuse({ kind: 'invoice-not-found', invoiceId: input.invoiceId });
  const reference = paymentReference(input.caseReference);
  const row = {
    tenant_id: claim.tenantId,
    id: newId(ctx.now),
    case_id: input.caseId,
    case_reference: input.caseReference,
    invoice_id: input.invoiceId,
    invoice_number: input.invoiceNumber,
    debtor_name: input.debtorName,
    reference,
    principal_cents: claim.principal,
    invoice_key: invoiceKey(input.invoiceNumber),
    created_at: ctx.now,
    closed_at: null,
  };
  await insertPaymentRequest(ctx, row, nameWords(input.debtorName));
  return ok({ reference });
}

/** What the debtor of a case is now asked to pay, once a corrected invoice has taken the place of the old one; the reference stays. */
export async function changeRequest(
  ctx: Context,
  { caseId, invoiceNumber, principal }: { caseId: string; invoiceNumber: string; principal: Cents },
): Promise<void> {
  const changes = { invoice_number: invoiceNumber, invoice_key: invoiceKey(invoiceNumber), principal_cents: principal };
  await updatePaymentRequest(ctx, caseId, changes);
}

/** The same for cases that have just been opened, in a fixed number of statements. */
export async function requestPayments(
  ctx: Context,
  inputs: readonly (RequestPayment & { principal: Cents })[],
): Promise<void> {
  const rows = inputs.map(({ caseId, caseReference, invoiceId, invoiceNumber, debtorName, principal }) => ({
    tenant_id: ctx.tenantId,
    id: newId(ctx.now),
    case_id: caseId,
    case_reference: caseReference,
    invoice_id: invoiceId,
    invoice_number: invoiceNumber,
    debtor_name: debtorName,
    reference: paymentReference(caseReference),
    principal_cents: principal,
    invoice_key: invoiceKey(invoiceNumber),
    created_at: ctx.now,
    closed_at: null,
  }));
  const words = rows.flatMap(({ tenant_id, id, debtor_name }) =>
    nameWords(debtor_name).map((word) => ({ tenant_id, request_id: id, word })),
  );
  await insertPaymentRequests(ctx, rows, words);
}

/** ISO 11649 reference of a case: `RCV-2026-000142` → `RF..RCV2026000142`. */
export function paymentReference(caseReference: string): CreditorReference {
  return creditorReference(caseReference.replace(/[^A-Z0-9]/g, ''));
}
