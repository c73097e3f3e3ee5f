import { type CivilDate, parisInstant } from '../../kernel/civil-date.ts';
import { decimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { MessageFacts } from '../correspondence/message-facts.ts';
import { queueMessages } from '../correspondence/messages.ts';
import { owedOn } from '../payments/claim-position.ts';
import { selectCase } from './cases.sql.ts';
import { addressedTo, recipientOf } from './contacts/addressee.ts';
import { type Dossier, loadDossiers } from './dossier.ts';
import type { HoldCase } from './holds/hold-request.ts';
import { messageFactsOf } from './message-facts-of.ts';
import { loadPastMessages } from './past-messages.ts';
import { sendLater } from './send-message.ts';
import type { CaseSettings } from './settings.ts';

/** Writes to the debtor that what it said was heard: an answer, not a reminder, so it counts against no cap. */
export async function answerDebtor(ctx: Context, caseId: string, holdId: string, input: HoldCase): Promise<void> {
  const template = {
    promise: 'promise-noted',
    dispute: 'dispute-noted',
    'claimed-paid': 'claim-paid-noted',
    pause: undefined,
  }[input.reason];
  if (template)
    await writeToDebtor(ctx, {
      caseId,
      template,
      key: `hold:${holdId}`,
      settings: input.settings,
      extra: extraOf(ctx, input),
    });
}

/** Sends the debtor an email that asks for nothing more than it knows: thanks, or an answer. Nothing when it has no address. */
export async function writeToDebtor(
  ctx: Context,
  message: {
    caseId: string;
    template: string;
    key: string;
    settings: CaseSettings;
    extra?: (total: string) => Partial<MessageFacts>;
    /** A day to come on which what is owed is counted, when the message tells of something dated that day. */
    countedOn?: CivilDate;
  },
): Promise<void> {
  const row = await selectCase(ctx, message.caseId);
  const [today] = row ? await loadDossiers(ctx, [row]) : [];
  const dossier = today && (message.countedOn ? dossierOn(today, message.countedOn) : today);
  const recipient = dossier && recipientOf(dossier.debtor, 'email', message.template);
  if (!row || !recipient || !dossier.owed) return;
  const past = (await loadPastMessages(ctx, [row.id])).get(row.id) ?? [];
  const extra = message.extra?.(decimal(dossier.owed.total)) ?? {};
  const at = message.countedOn ? parisInstant(message.countedOn, 12 * 60) : ctx.now;
  const facts = messageFactsOf(dossier, past, message.settings, at, extra);
  const queued = await queueMessages(ctx, [
    {
      tenantId: row.tenant_id,
      caseId: row.id,
      debtorId: dossier.debtor.id,
      channel: 'email',
      template: message.template,
      recipient,
      facts: addressedTo(facts, dossier.debtor, { channel: 'email', template: message.template }),
      gate: { kind: 'answer', at: ctx.now },
      countsAsContact: false,
      key: message.key,
    },
  ]);
  await sendLater(ctx, queued);
}

function dossierOn(dossier: Dossier, on: CivilDate): Dossier {
  const computed = owedOn(dossier.position, on);
  return { ...dossier, owed: computed.refused ? undefined : computed.value };
}

function extraOf(ctx: Context, input: HoldCase): (total: string) => Partial<MessageFacts> {
  return (total) => {
    switch (input.reason) {
      case 'promise':
        return {
          promise: { promisedOn: input.promisedOn, amount: input.amount === undefined ? total : decimal(input.amount) },
        };
      case 'dispute':
        return { dispute: { receivedOn: ctx.today, ...(input.note ? { reason: input.note } : {}) } };
      case 'claimed-paid':
        return { claimedPayment: input.paidOn ? { paidOn: input.paidOn } : {} };
      default:
        return {};
    }
  };
}
