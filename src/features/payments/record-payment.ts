import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, decimal } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { OwedRefusal } from '../../law/penalites-de-retard/owed.ts';
import type { Context } from '../../platform/context.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { allocate } from './allocation.ts';
import { loadPositions } from './claim-position.ts';
import type { Payment, PaymentOrigin } from './payment.ts';
import { paymentReceived } from './payments.events.ts';
import { insertPayments, lockInvoices, type PaymentRow, selectPaymentsByKey } from './payments.sql.ts';

export type RecordPayment = {
  invoiceId: string;
  caseId?: string;
  /** Positive. */
  amount: Cents;
  receivedOn: CivilDate;
  origin: PaymentOrigin;
  payerName?: string;
  /** The same key is the same payment, whatever the number of attempts. */
  key: string;
};

export type RecordPaymentRefusal =
  | OwedRefusal
  | { kind: 'invoice-not-found'; invoiceId: string }
  | { kind: 'received-in-the-future'; receivedOn: CivilDate; today: CivilDate };

/** Records one payment; see `recordPayments`. */
export async function recordPayment(
  ctx: Context,
  input: RecordPayment,
): Promise<Result<Payment, RecordPaymentRefusal>> {
  const [recorded] = await recordPayments(ctx, [input]);
  return recorded as Result<Payment, RecordPaymentRefusal>;
}

/**
 * Records payments received, each allocated on its day (interest first: the law decides) among all those known, and tells it. A
 * payment may be recorded after others received later: what is owed is always recomputed from all of them. One answer for each
 * input, in order; a refusal of one does not hold the others. The rows belong to the invoice's organisation, whoever records.
 */
export async function recordPayments(
  ctx: Context,
  inputs: readonly RecordPayment[],
): Promise<Result<Payment, RecordPaymentRefusal>[]> {
  if (inputs.length === 0) return [];
  const invoiceIds = [...new Set(inputs.map(({ invoiceId }) => invoiceId))];
  await lockInvoices(ctx, invoiceIds);
  const known = await selectPaymentsByKey(
    ctx,
    inputs.map(({ key }) => key),
  );
  const positions = await loadPositions(ctx, invoiceIds);
  const rows: PaymentRow[] = [];
  const fresh: Payment[] = [];
  const answers = inputs.map((input): Result<Payment, RecordPaymentRefusal> => {
    const same = known.get(input.key);
    if (same) return ok(sameOrThrow(same, input));
    const position = positions.get(input.invoiceId);
    if (!position) return refuse({ kind: 'invoice-not-found', invoiceId: input.invoiceId });
    // A bank may date its lines ahead of our clock; a person may not.
    if (input.origin === 'direct' && input.receivedOn > ctx.today) {
      return refuse({ kind: 'received-in-the-future', receivedOn: input.receivedOn, today: ctx.today });
    }
    const allocation = allocate(position, { on: input.receivedOn, amount: input.amount });
    if (allocation.refused) return allocation;
    const payment: Payment = {
      id: newId(ctx.now),
      tenantId: position.tenantId,
      invoiceId: input.invoiceId,
      amount: input.amount,
      on: input.receivedOn,
      origin: input.origin,
      recordedAt: ctx.now,
      ...allocation.value,
      ...(input.caseId ? { caseId: input.caseId } : {}),
      ...(input.payerName ? { payerName: input.payerName } : {}),
    };
    known.set(input.key, payment);
    position.payments.push(payment);
    fresh.push(payment);
    rows.push(rowOf(ctx, payment, input.key));
    return ok(payment);
  });
  await insertPayments(ctx, rows);
  for (const payment of fresh) await tell(ctx, payment);
  return answers;
}

function sameOrThrow(payment: Payment, input: RecordPayment): Payment {
  if (payment.invoiceId !== input.invoiceId || payment.amount !== input.amount) {
    throw new Error(`payment ${input.key} was already recorded with another input`);
  }
  return payment;
}

function rowOf(ctx: Context, payment: Payment, key: string): PaymentRow {
  return {
    tenant_id: payment.tenantId,
    id: payment.id,
    invoice_id: payment.invoiceId,
    case_id: payment.caseId ?? null,
    amount_cents: payment.amount,
    received_on: payment.on,
    origin: payment.origin,
    to_interest_cents: payment.toInterest,
    to_indemnity_cents: payment.toIndemnity,
    to_principal_cents: payment.toPrincipal,
    surplus_cents: payment.surplus,
    payer_name: payment.payerName ?? null,
    idempotency_key: key,
    recorded_at: ctx.now,
    recorded_by: ctx.actor,
  };
}

async function tell(ctx: Context, payment: Payment): Promise<void> {
  await record({ ...ctx, tenantId: payment.tenantId }, paymentReceived, {
    paymentId: payment.id,
    invoiceId: payment.invoiceId,
    caseId: payment.caseId ?? null,
    amount: decimal(payment.amount),
    toInterest: decimal(payment.toInterest),
    toIndemnity: decimal(payment.toIndemnity),
    toPrincipal: decimal(payment.toPrincipal),
    surplus: decimal(payment.surplus),
    receivedOn: payment.on,
    origin: payment.origin,
    payerName: payment.payerName ?? null,
  });
}
