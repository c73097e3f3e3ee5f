import { z } from 'zod';
import { addDays, type CivilDate, parisInstant } from '../../kernel/civil-date.ts';
import { decimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';
import { enqueueMany } from '../../platform/jobs.ts';
import type { Invoice } from '../claims/invoice.ts';
import { recordMiseEnDemeure } from '../claims/load-claims.ts';
import type { Delivered, DeliveryRefusal } from '../correspondence/deliver.ts';
import {
  cancelMessage,
  type Message,
  markSending,
  recordFailed,
  recordSent,
  takeMessage,
} from '../correspondence/messages.ts';
import { keepDocument } from '../documents/keep-document.ts';
import { passGate, passOpenGate } from '../scenario/gate.ts';
import { selectCaseForUpdate, updateCase } from './cases.sql.ts';
import { closedSince } from './contacts/addressee.ts';
import { recordBounce } from './contacts/record-bounce.ts';
import { loadDossiers } from './dossier.ts';
import { writeJournal } from './journal.ts';

export const messageReference = z.object({ messageId: z.uuid() });

/** The job that sends one message; its handler is in `send-message.job.ts`. */
export const sendMessageJob = { name: 'cases.send-message', replay: 'safe-with-key' } as const;

/** Asks for messages to be sent, in the caller's transaction. */
export async function sendLater(ctx: Context, messages: { id: string; tenantId: string }[]): Promise<void> {
  await enqueueMany(
    ctx,
    sendMessageJob,
    messages.map(({ id, tenantId }) => ({ payload: { messageId: id }, key: id, tenantId: tenantId as TenantId })),
  );
}

/**
 * Last look before a message leaves: the gate is passed again with what is known now. Answers the message to deliver, or undefined
 * when it has already left, or when the gate has closed: then it is cancelled with its reasons and the case looks at its plan again.
 */
export async function beginSending(ctx: Context, messageId: string): Promise<Message | undefined> {
  const message = await takeMessage(ctx, messageId);
  if (!message) return undefined;
  if (message.countsAsContact) {
    const row = await selectCaseForUpdate(ctx, message.caseId);
    const [dossier] = row ? await loadDossiers(ctx, [row]) : [];
    if (!row || !dossier) throw new Error(`message ${messageId} without its case`);
    const { facts } = dossier;
    const gateFacts = {
      ...facts.gate,
      // today's contacts include this very message: the pace was checked when it was decided
      contacts: [],
      holds: facts.holds,
      // the person may have left, or asked for silence, since the message was decided
      unreachable: closedSince(dossier.debtor, message),
      ...(facts.closedOn ? { closedOn: facts.closedOn } : {}),
    };
    const isCorrected = citesAnother(message, dossier.invoice);
    const gate = isCorrected
      ? CORRECTED
      : message.channel === 'sms'
        ? passGate(gateFacts, ['sms'], ctx.now)
        : passOpenGate(gateFacts, ctx.now);
    if (!gate.allowed) {
      await cancelMessage(ctx, message.id, { ...message.gate, closedAt: ctx.now, blockers: gate.blockers });
      await writeJournal(ctx, [
        {
          tenantId: row.tenant_id,
          caseId: row.id,
          kind: 'message-cancelled',
          data: { messageId, channel: message.channel, template: message.template, blockers: gate.blockers },
        },
      ]);
      await updateCase(ctx, row.id, { next_action_at: ctx.now });
      return undefined;
    }
  }
  await markSending(ctx, message);
  return message;
}

/** A corrected invoice took the place of the one that the message was written about. */
const CORRECTED = { allowed: false, blockers: [{ kind: 'invoice-corrected', facts: {} }] } as const;

/** Does a message, written before, speak of what the invoice no longer says? */
function citesAnother({ facts }: Message, { number, total }: Invoice): boolean {
  const [cited] = facts.invoices;
  return cited !== undefined && (cited.number !== number || cited.total !== decimal(total));
}

/** When the post is asked about a letter: the next morning, all letters at once; it says something new about once a day. */
export function followAfter(today: CivilDate): Date {
  return parisInstant(addDays(today, 1), 8 * 60);
}

/** Records that a message has left, with everything that proves it. */
export async function recordDelivered(ctx: Context, message: Message, delivered: Delivered): Promise<void> {
  const { provider, providerId, subject, text, html, recipientLines, pdf } = delivered;
  const document = pdf
    ? await keepDocument(ctx, { kind: 'letter', name: pdf.name, contentType: 'application/pdf', file: pdf.file })
    : undefined;
  const isPosted = message.channel === 'letter' || message.channel === 'registered-letter';
  await recordSent(ctx, message.id, {
    provider,
    providerId,
    subject,
    text,
    html,
    recipientLines,
    documentId: document?.id ?? null,
    followAt: isPosted ? followAfter(ctx.today) : null,
  });
  if (message.template === 'mise-en-demeure') {
    const row = await selectCaseForUpdate(ctx, message.caseId);
    if (row) await recordMiseEnDemeure(ctx, [row.invoice_id], ctx.today);
  }
  await writeJournal(ctx, [
    {
      tenantId: message.tenantId,
      caseId: message.caseId,
      kind: 'message-sent',
      data: {
        messageId: message.id,
        channel: message.channel,
        template: message.template,
        recipient: message.recipient,
        ...(document ? { documentId: document.id } : {}),
      },
    },
  ]);
}

/** Records that a message will never leave as it is: a person must look. */
export async function recordUndeliverable(ctx: Context, message: Message, refusal: DeliveryRefusal): Promise<void> {
  const reason = refusal.kind === 'unwritable' ? JSON.stringify(refusal.because) : refusal.reason;
  await recordFailed(ctx, message.id, reason);
  if (refusal.kind === 'recipient-refused') {
    const { isPermanent } = refusal;
    await recordBounce(ctx, { email: message.recipient, at: ctx.now, isPermanent, diagnostic: reason });
  }
  await writeJournal(ctx, [
    {
      tenantId: message.tenantId,
      caseId: message.caseId,
      kind: 'message-failed',
      data: { messageId: message.id, channel: message.channel, template: message.template, reason },
    },
  ]);
}
