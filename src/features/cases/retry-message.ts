import { inParis } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import type { MessageFacts } from '../correspondence/message-facts.ts';
import { findMessage, type Message, queueAgain } from '../correspondence/messages.ts';
import { chooseTemplate } from '../correspondence/templates/catalogue.ts';
import { type Blocker, passGate } from '../scenario/gate.ts';
import { gateKnowledge } from './advance-due-cases.ts';
import { selectCaseForUpdate } from './cases.sql.ts';
import { addressedTo, recipientOf, unreachableNow } from './contacts/addressee.ts';
import { type Dossier, loadDossiers } from './dossier.ts';
import { writeJournal } from './journal.ts';
import { messageFactsOf } from './message-facts-of.ts';
import { loadPastMessages } from './past-messages.ts';
import { sendLater } from './send-message.ts';
import type { CaseSettings } from './settings.ts';

export type RetryMessageRefusal =
  | { kind: 'no-such-case' }
  | { kind: 'no-such-message' }
  | { kind: 'message-not-failed'; state: Message['state'] }
  | { kind: 'retry-gate-closed'; blockers: Blocker[] };

const DAY_MS = 86_400_000;

/**
 * Sends again a message that failed, or that has been leaving for more than a day: it passes the gate now, its pace
 * included, and once more on its way out.
 * A failed one is written anew, for the debtor as it can be reached now and for what it owes now, with the gate's proof of now; one that may already be in the
 * provider's hands keeps its words and its key.
 */
export async function retryMessage(
  ctx: Context,
  input: { caseId: string; messageId: string; settings: CaseSettings },
): Promise<Result<null, RetryMessageRefusal>> {
  const row = await selectCaseForUpdate(ctx, input.caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  const message = await findMessage(ctx, input.messageId);
  if (!message || message.caseId !== row.id) return refuse({ kind: 'no-such-message' });
  const isStuck = message.state === 'sending' && message.queuedAt.getTime() < ctx.now.getTime() - DAY_MS;
  if (message.state !== 'failed' && !isStuck) return refuse({ kind: 'message-not-failed', state: message.state });
  const [dossier] = await loadDossiers(ctx, [row]);
  if (!dossier) return refuse({ kind: 'no-such-case' });
  const recipient = recipientNow(message, dossier);
  let { gate: proof } = message;
  if (message.countsAsContact && !isStuck) {
    const { facts } = dossier;
    const { closedOn, holds } = facts;
    const unreachable = unreachableNow(dossier.debtor, message.channel, message.template);
    const known = { ...facts.gate, holds, unreachable, ...(closedOn ? { closedOn } : {}) };
    const gate = passGate(known, [message.channel], ctx.now);
    if (!gate.allowed) return refuse({ kind: 'retry-gate-closed', blockers: gate.blockers });
    proof = { passedAt: ctx.now, ...gate, knew: gateKnowledge(dossier) };
  }
  const past = (await loadPastMessages(ctx, [row.id])).get(row.id) ?? [];
  const anew = () => messageFactsOf(dossier, past, input.settings, ctx.now, toldBy(message.facts));
  await queueAgain(
    ctx,
    message.id,
    message.state === 'failed' && dossier.owed
      ? {
          recipient,
          gate: proof,
          facts: addressedTo(anew(), dossier.debtor, message),
        }
      : {},
  );
  await writeJournal(ctx, [
    {
      tenantId: row.tenant_id,
      caseId: row.id,
      kind: 'message-retried',
      data: { messageId: message.id, channel: message.channel, template: message.template },
    },
  ]);
  await sendLater(ctx, [message]);
  return ok(null);
}

function recipientNow(message: Message, { debtor, organisation, row }: Dossier): string {
  const audience = chooseTemplate(message.template, inParis(row.opened_at).date)?.audience;
  return audience === 'creditor' ? (organisation.email ?? '') : recipientOf(debtor, message.channel, message.template);
}

/** What the message alone tells, which the case does not hold. */
function toldBy(facts: MessageFacts): Partial<MessageFacts> {
  const { promise, dispute, claimedPayment, settled, receipt, settlement, operator } = facts;
  return Object.fromEntries(
    Object.entries({ promise, dispute, claimedPayment, settled, receipt, settlement, operator }).filter(
      ([, told]) => told !== undefined,
    ),
  );
}
