import type { Context } from '../../platform/context.ts';
import { writeJournal } from '../cases/journal.ts';
import { findByProviderId, type Message, recordFailed } from '../correspondence/messages.ts';
import type { Bounce } from '../mail-files/read-bounce.ts';

/**
 * A server says that a message of ours will not arrive: when it names one that we sent to that very address, the message has failed and
 * a person will see it, like one that could not leave. Answers the message, or undefined when it is none of
 * ours, has failed already or may still arrive. In the platform's scope: the report says nothing of the organisation.
 */
export async function recordBounce(ctx: Context, bounce: Bounce): Promise<Message | undefined> {
  if (!bounce.originalMessageId || bounce.action !== 'failed') return undefined;
  const message = await findByProviderId(ctx, bounce.originalMessageId);
  if (message?.channel !== 'email' || message.recipient.toLowerCase() !== bounce.recipient) return undefined;
  if (message.state !== 'sent') return undefined;
  const { tenantId, caseId, channel, template } = message;
  const reason = `courriel revenu : ${bounce.diagnostic}`;
  await recordFailed(ctx, message.id, reason);
  const data = { messageId: message.id, channel, template, reason, cameBack: true };
  await writeJournal(ctx, [{ tenantId, caseId, kind: 'message-failed', data }]);
  return message;
}
