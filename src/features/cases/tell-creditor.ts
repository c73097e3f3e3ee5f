import type { Context } from '../../platform/context.ts';
import { queueMessages } from '../correspondence/messages.ts';
import { selectCase } from './cases.sql.ts';
import { loadDossiers } from './dossier.ts';
import { messageFactsOf } from './message-facts-of.ts';
import { sendLater } from './send-message.ts';
import type { CaseSettings } from './settings.ts';
import { settlementOf } from './settlement-of.ts';

/**
 * Tells the creditor, by email and once per payout, what its debtor paid and what was sent to its account (CPCE R124-5). Nothing
 * when the organisation has given no address: its screens say the same.
 */
export async function tellCreditor(
  ctx: Context,
  payout: { payoutId: string; caseId: string },
  settings: CaseSettings,
): Promise<void> {
  const row = await selectCase(ctx, payout.caseId);
  const [dossier] = row ? await loadDossiers(ctx, [row]) : [];
  if (!row || !dossier?.organisation.email || !dossier.owed) return;
  const settlement = await settlementOf(ctx, dossier, settings, payout.payoutId);
  if (!settlement) return;
  const queued = await queueMessages(ctx, [
    {
      tenantId: row.tenant_id,
      caseId: row.id,
      debtorId: row.debtor_id,
      channel: 'email',
      template: 'payout-notice',
      recipient: dossier.organisation.email,
      facts: messageFactsOf(dossier, [], settings, ctx.now, settlement),
      gate: { kind: 'answer', at: ctx.now },
      countsAsContact: false,
      key: `payout-notice:${payout.payoutId}`,
    },
  ]);
  await sendLater(ctx, queued);
}
