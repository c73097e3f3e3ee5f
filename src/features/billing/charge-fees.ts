import { inParis } from '../../kernel/civil-date.ts';
import { decimal, minus, sumOf, ZERO } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { loadClaims } from '../claims/load-claims.ts';
import { caseAccount, platformFees } from '../ledger/account.ts';
import { type TransferOrder, transferAll } from '../ledger/transfer.ts';
import { loadPayments, paymentRequestsOf } from '../payments/load-payments.ts';
import type { Payment } from '../payments/payment.ts';
import { paymentDivided } from './billing.events.ts';
import {
  insertDivision,
  insertFees,
  lockFeesOfCase,
  selectChargedSoFar,
  selectDivision,
  selectFeesOfPayment,
} from './billing.sql.ts';
import { type Division, dividePayment, type Fee, grossOf } from './divide-payment.ts';
import { type Tariff, tariffOn } from './tariff.ts';

const nothing: Division = { fees: [], feesTotal: ZERO, payable: ZERO };

/**
 * Withholds our fees from a payment received on the client-funds account, and makes the rest payable to the creditor; once per
 * payment. No fee on what the debtor paid to the creditor itself: that money is not in our hands, and the tariff asks a share of
 * what we recover and hold, not of what we are told. None on the surplus, which is the debtor's.
 */
export async function chargeFees(ctx: Context, input: { paymentId: string }): Promise<Result<Division, never>> {
  const payment = (await loadPayments(ctx, [input.paymentId])).get(input.paymentId);
  if (!payment) throw new Error(`payment ${input.paymentId} is not visible here`);
  const divided = minus(payment.amount, payment.surplus);
  if (payment.origin === 'direct' || divided === 0n) return ok(nothing);
  const { caseId } = payment;
  if (!caseId) throw new Error(`payment ${payment.id} is on the client-funds account without a case`);
  await lockFeesOfCase(ctx, caseId);
  const done = await selectDivision(ctx, payment.id);
  if (done) {
    const { fees_cents: feesTotal, payable_cents: payable } = done;
    return ok({ fees: await selectFeesOfPayment(ctx, payment.id), feesTotal, payable } as Division);
  }
  const [claim] = await loadClaims(ctx, [payment.invoiceId]);
  const request = (await paymentRequestsOf(ctx, [caseId])).get(caseId);
  if (!claim || !request) throw new Error(`payment ${payment.id}: its invoice or its request is not visible here`);
  const tariff = tariffOn(inParis(request.createdAt).date);
  const division = dividePayment(tariff, claim.total, divided, await selectChargedSoFar(ctx, caseId));
  await keep(ctx, { ...payment, caseId }, tariff, division);
  const moved = await transferAll(ctx, transfersOf({ ...payment, caseId }, division));
  // Recorded and posted in one transaction by whoever matched it: anything else is a bug, and the job must not be lost.
  if (moved.refused) throw new Error(`payment ${payment.id}: ${moved.refusal.kind} on ${moved.refusal.account}`);
  return ok(division);
}

type CasePayment = Payment & { caseId: string };

async function keep(ctx: Context, payment: CasePayment, tariff: Tariff, division: Division): Promise<void> {
  const { tenantId, caseId } = payment;
  const divided = minus(payment.amount, payment.surplus);
  await insertDivision(ctx, {
    tenant_id: tenantId,
    payment_id: payment.id,
    case_id: caseId,
    divided_cents: divided,
    fees_cents: division.feesTotal,
    payable_cents: division.payable,
    tariff: tariff.id,
    divided_at: ctx.now,
  });
  await insertFees(
    ctx,
    division.fees.map((fee) => ({
      tenant_id: tenantId,
      id: newId(ctx.now),
      case_id: caseId,
      kind: fee.kind,
      base_cents: fee.base,
      net_cents: fee.net,
      tax_cents: fee.tax,
      tariff: tariff.id,
      payment_id: payment.id,
      charged_at: ctx.now,
    })),
  );
  const gross = (kind: Fee['kind']) => sumOf(division.fees.filter((fee) => fee.kind === kind).map(grossOf));
  await record({ ...ctx, tenantId }, paymentDivided, {
    paymentId: payment.id,
    caseId,
    divided: decimal(divided),
    openingFee: decimal(gross('opening')),
    successFee: decimal(gross('success')),
    feesNet: decimal(sumOf(division.fees.map(({ net }) => net))),
    feesTax: decimal(sumOf(division.fees.map(({ tax }) => tax))),
    payable: decimal(division.payable),
    tariff: tariff.id,
  });
}

function transfersOf(payment: CasePayment, division: Division): TransferOrder[] {
  const from = caseAccount('collected', payment.tenantId, payment.caseId);
  const common = { from, subject: `payment:${payment.id}`, effectiveOn: payment.on };
  const fees = division.fees.map(
    (fee): TransferOrder => ({
      ...common,
      to: platformFees,
      amount: grossOf(fee),
      kind: fee.kind === 'opening' ? 'opening-fee' : 'success-fee',
      key: `payment:${payment.id}:${fee.kind}-fee`,
    }),
  );
  if (division.payable === 0n) return fees;
  const to = caseAccount('payable', payment.tenantId, payment.caseId);
  const key = `payment:${payment.id}:payable`;
  return [...fees, { ...common, to, amount: division.payable, kind: 'made-payable', key }];
}
