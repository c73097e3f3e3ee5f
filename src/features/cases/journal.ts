import type { Actor, Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { type EventRow, insertEvents } from './cases.sql.ts';

/** What a journal line tells: the closed list of what can happen to a case. Its words live with the screens. */
export type CaseEventKind =
  | 'opened'
  | 'contact-added'
  | 'contact-changed'
  | 'contact-removed'
  | 'email-bounced'
  | 'message-queued'
  | 'message-sent'
  | 'message-failed'
  | 'message-cancelled'
  | 'message-retried'
  | 'letter-moved'
  | 'call-planned'
  | 'call-done'
  | 'step-skipped'
  | 'step-moved'
  | 'step-stopped'
  | 'step-restored'
  | 'held'
  | 'hold-ended'
  | 'link-opened'
  | 'payment-received'
  | 'direct-payment'
  | 'credit-note'
  | 'invoice-replaced'
  | 'waived'
  | 'fees-charged'
  | 'payout-proposed'
  | 'payout-approved'
  | 'payout-refused'
  | 'payout-sent'
  | 'payout-executed'
  | 'decision-asked'
  | 'hand-over-decided'
  | 'invoice-status'
  | 'exhibit-added'
  | 'exhibit-received'
  | 'exhibit-accepted'
  | 'exhibit-withdrawn'
  | 'debtor-closed'
  | 'debtor-insolvent'
  | 'insolvency-ended'
  | 'mail-part-refused'
  | 'debtor-merged'
  | 'debtor-unmerged'
  | 'problem'
  | 'closed';

export type CaseEntry = {
  caseId: string;
  kind: CaseEventKind;
  data: Record<string, unknown>;
  tenantId?: string;
  actor?: Actor;
};

/** Writes journal lines at the context's instant, in one statement. */
export async function writeJournal(ctx: Context, entries: CaseEntry[]): Promise<void> {
  await insertEvents(
    ctx,
    entries.map(
      ({ caseId, kind, data, tenantId, actor }): EventRow => ({
        tenant_id: tenantId ?? ctx.tenantId,
        id: newId(ctx.now),
        case_id: caseId,
        kind,
        at: ctx.now,
        data,
        actor: actor ?? ctx.actor,
      }),
    ),
  );
}
