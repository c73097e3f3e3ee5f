import * as payouts from '../features/banking/payouts/payouts.events.ts';
import { paymentDivided } from '../features/billing/billing.events.ts';
import { chargeFees } from '../features/billing/charge-fees.ts';
import { caseOpened, invoiceCorrected } from '../features/cases/cases.events.ts';
import { receivePayment } from '../features/cases/receive-payment.ts';
import { journalFees, journalPayout } from '../features/cases/record-money-events.ts';
import type { CaseSettings } from '../features/cases/settings.ts';
import { tellCreditor } from '../features/cases/tell-creditor.ts';
import { applyWaitingStatuses } from '../features/invoice-statuses/apply-waiting-statuses.ts';
import { paymentReceived } from '../features/payments/payments.events.ts';
import { type Subscription, subscribe } from '../platform/events.ts';

/** When this happens, do that: one line each. */
export function subscriptions(settings: CaseSettings): Subscription[] {
  return [
    subscribe(paymentReceived, 'billing.charge-fees', chargeFees),
    subscribe(paymentReceived, 'cases.receive-payment', (ctx, payment) => receivePayment(ctx, payment, settings)),
    subscribe(paymentDivided, 'cases.journal-fees', journalFees),
    subscribe(payouts.payoutProposed, 'cases.journal-payout', journalPayout('payout-proposed')),
    subscribe(payouts.payoutApproved, 'cases.journal-payout', journalPayout('payout-approved')),
    subscribe(payouts.payoutRefused, 'cases.journal-payout', journalPayout('payout-refused')),
    subscribe(payouts.payoutSent, 'cases.journal-payout', journalPayout('payout-sent')),
    subscribe(payouts.payoutSent, 'cases.tell-creditor', (ctx, payout) => tellCreditor(ctx, payout, settings)),
    subscribe(caseOpened, 'invoice-statuses.apply-waiting', (ctx, opened) =>
      applyWaitingStatuses(ctx, opened, settings),
    ),
    subscribe(invoiceCorrected, 'invoice-statuses.apply-waiting-of-corrected', (ctx, corrected) =>
      applyWaitingStatuses(ctx, corrected, settings),
    ),
    subscribe(payouts.payoutExecuted, 'cases.journal-payout', journalPayout('payout-executed')),
  ];
}
