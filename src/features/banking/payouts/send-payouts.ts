import { decimal, sumOf } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { type PainRefusal, writePain001 } from '../../bank-files/write-pain001.ts';
import { caseAccount, inTransit, platformFees } from '../../ledger/account.ts';
import { type InsufficientFunds, type TransferOrder, transferAll } from '../../ledger/transfer.ts';
import type { Beneficiary, Payout, PayoutBatch, PayoutState } from './payout.ts';
import { payoutSent } from './payouts.events.ts';
import { insertBatch, lockPayouts, selectPayoutsForUpdate, updateSent } from './payouts.sql.ts';

export type OrderFile = { name: string; contentType: 'application/xml'; bytes: Uint8Array };

export type SendPayouts = {
  payoutIds: string[];
  /** The client-funds account, which pays. */
  account: Beneficiary;
  /** Keeps the file as a document; called once everything else is decided. */
  store: (ctx: Context, file: OrderFile) => Promise<{ id: string }>;
};

export type SendRefusal =
  | { kind: 'payout-not-found' }
  | { kind: 'payout-not-approved'; endToEndId: string; state: PayoutState }
  | { kind: 'payment-order-refused'; because: PainRefusal }
  | InsufficientFunds;

/**
 * Writes approved payouts into one payment order (pain.001) and takes their money off the payable accounts: from now on it is on
 * its way. All of them or none. What was sent cannot be sent again, whoever clicks twice.
 */
export async function sendPayouts(ctx: Context, input: SendPayouts): Promise<Result<PayoutBatch, SendRefusal>> {
  await lockPayouts(ctx);
  const ids = [...new Set(input.payoutIds)];
  const payouts = await selectPayoutsForUpdate(ctx, ids);
  if (payouts.length !== ids.length) return refuse({ kind: 'payout-not-found' });
  const early = payouts.find(({ state }) => state !== 'approved');
  if (early) return refuse({ kind: 'payout-not-approved', endToEndId: early.endToEndId, state: early.state });
  const id = newId(ctx.now);
  const messageId = `RCV-${ctx.today.replaceAll('-', '')}-${id.slice(-12)}`;
  const order = paymentOrder(ctx, messageId, input.account, payouts);
  if (order.refused) return refuse({ kind: 'payment-order-refused', because: order.refusal });
  const moved = await transferAll(
    ctx,
    payouts.map((payout) => sentOrder(ctx, payout)),
  );
  if (moved.refused) return moved;
  const name = `${messageId}.pain001.xml`;
  const file = { name, contentType: 'application/xml', bytes: new TextEncoder().encode(order.value) } as const;
  const document = await input.store(ctx, file);
  const batch: PayoutBatch = {
    id,
    messageId,
    transfers: payouts.length,
    total: sumOf(payouts.map(({ amount }) => amount)),
    documentId: document.id,
    createdAt: ctx.now,
  };
  await insertBatch(ctx, {
    tenant_id: ctx.tenantId,
    id,
    message_id: messageId,
    transfers: batch.transfers,
    total_cents: batch.total,
    document_id: document.id,
    created_at: ctx.now,
  });
  await updateSent(ctx, ids, id);
  for (const { id: payoutId, tenantId, caseId, amount, endToEndId } of payouts) {
    if (!caseId) continue;
    const told = { payoutId, caseId, amount: decimal(amount), endToEndId, batchId: id, messageId };
    await record({ ...ctx, tenantId }, payoutSent, told);
  }
  return ok(batch);
}

function paymentOrder(ctx: Context, messageId: string, account: Beneficiary, payouts: Payout[]) {
  return writePain001({
    messageId,
    createdAt: ctx.now,
    initiatingParty: { name: account.name },
    debtor: account,
    requestedExecutionOn: ctx.today,
    transfers: payouts.map(({ endToEndId, amount, beneficiaryName, iban, bic, remittance }) => ({
      endToEndId,
      amount,
      creditor: { name: beneficiaryName, iban, ...(bic ? { bic } : {}) },
      remittance: { kind: 'text', text: remittance },
    })),
  });
}

function sentOrder(ctx: Context, payout: Payout): TransferOrder {
  const { id, tenantId, caseId, amount } = payout;
  return {
    from: caseId ? caseAccount('payable', tenantId, caseId) : platformFees,
    to: inTransit,
    amount,
    kind: 'payout-sent',
    subject: `payout:${id}`,
    effectiveOn: ctx.today,
    key: `payout:${id}:sent`,
  };
}
