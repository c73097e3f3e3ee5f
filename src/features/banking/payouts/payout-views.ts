import { minus, sumOf, ZERO } from '../../../kernel/money.ts';
import type { Actor, Context } from '../../../platform/context.ts';
import { balancesByKind } from '../../ledger/balances.ts';
import { paymentRequestsOf } from '../../payments/load-payments.ts';
import type { BatchView, PayoutsPage, PayoutView } from '../banking.contract.ts';
import { listPayable, type Missing, type Payable } from './payable.ts';
import { type Beneficiary, mayApprove, type Payout, type PayoutBatch } from './payout.ts';
import { selectBatches, selectPayouts } from './payouts.sql.ts';

/** How many payouts the page shows: all that wait for somebody come first. */
const SHOWN = 500;

const missingText: Record<Missing, string> = {
  'creditor-iban': 'L’IBAN du créancier manque.',
  'operator-iban': 'L’IBAN du compte d’exploitation manque (OPERATOR_IBAN).',
  'approval-pending': 'Un reversement attend déjà son approbation.',
};

/** The page of payouts: those that exist, what can be proposed, the files sent, and where the money of the account is. */
export async function payoutsPageOf(ctx: Context, operator: Beneficiary | undefined): Promise<PayoutsPage> {
  const payouts = await selectPayouts(ctx, SHOWN);
  const requests = await paymentRequestsOf(ctx, [...new Set(payouts.flatMap(({ caseId }) => caseId ?? []))]);
  const held = await balancesByKind(ctx);
  return {
    payouts: payouts.map((payout) =>
      presentPayout(payout, requests.get(payout.caseId ?? '')?.caseReference ?? null, ctx.actor),
    ),
    toPropose: (await listPayable(ctx, operator)).map(presentPayable),
    batches: (await selectBatches(ctx, 50)).map(presentBatch),
    ledger: {
      bankCents: Number(minus(ZERO, held.bank)),
      unmatchedCents: Number(held.unmatched),
      collectedCents: Number(held.collected),
      surplusCents: Number(held.surplus),
      payableCents: Number(held.payable),
      inTransitCents: Number(held['in-transit']),
      feesCents: Number(held.fees),
      sumCents: Number(sumOf(Object.values(held))),
    },
  };
}

export function presentPayable({
  organisationName,
  request,
  amount,
  missing,
}: Payable): PayoutsPage['toPropose'][number] {
  return {
    organisationName,
    caseReference: request?.caseReference ?? null,
    amountCents: Number(amount),
    missing: missing ? missingText[missing] : null,
  };
}

export function presentBatch(batch: PayoutBatch): BatchView {
  const { total, createdAt, ...rest } = batch;
  return { ...rest, totalCents: Number(total), createdAt: createdAt.toISOString() };
}

function presentPayout(payout: Payout, caseReference: string | null, viewer: Actor): PayoutView {
  return {
    id: payout.id,
    beneficiary: payout.beneficiary,
    beneficiaryName: payout.beneficiaryName,
    iban: payout.iban,
    amountCents: Number(payout.amount),
    caseReference,
    endToEndId: payout.endToEndId,
    remittance: payout.remittance,
    state: payout.state,
    proposedAt: payout.proposedAt.toISOString(),
    proposedBy: nameOf(payout.proposedBy),
    approvedAt: payout.approvedAt?.toISOString() ?? null,
    approvedBy: payout.approvedBy ? nameOf(payout.approvedBy) : null,
    batchId: payout.batchId ?? null,
    executedOn: payout.executedOn ?? null,
    refusedReason: payout.refusedReason ?? null,
    canApprove: payout.state === 'proposed' && mayApprove(viewer, payout),
  };
}

function nameOf(actor: Actor): string {
  return 'name' in actor ? actor.name : 'débiteur';
}
