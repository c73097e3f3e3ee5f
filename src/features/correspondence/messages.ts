import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import {
  insertMessages,
  type MessageChannel,
  type MessageRow,
  type MessageState,
  selectByProviderId,
  selectMessage,
  selectMessageForUpdate,
  selectMessagesOfCases,
  selectMessagesToFollow,
  selectNextStatusAt,
  updateMessage,
} from './correspondence.sql.ts';
import type { MessageFacts } from './message-facts.ts';

export type { MessageChannel, MessageState } from './correspondence.sql.ts';

/** A message to be written to somebody: its frozen facts, and what the gate knew when it let it through. */
export type NewMessage = {
  tenantId: string;
  caseId: string;
  debtorId: string;
  channel: MessageChannel;
  template: string;
  recipient: string;
  facts: MessageFacts;
  gate: Record<string, unknown>;
  /** Does it ask the debtor for something? Thanks and answers do not count against the caps. */
  countsAsContact: boolean;
  /** The same key is the same message, once. */
  key: string;
};

export type Message = {
  tenantId: string;
  id: string;
  caseId: string;
  debtorId: string;
  channel: MessageChannel;
  template: string;
  recipient: string;
  subject: string | null;
  bodyText: string | null;
  bodyHtml: string | null;
  documentId: string | null;
  facts: MessageFacts;
  gate: Record<string, unknown>;
  state: MessageState;
  countsAsContact: boolean;
  providerId: string | null;
  trackingNumber: string | null;
  postalState: string | null;
  attempts: number;
  failure: string | null;
  queuedAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
};

/** Puts messages in the queue, once per key, in one statement; answers those that are new. */
export async function queueMessages(
  ctx: Context,
  messages: NewMessage[],
): Promise<{ id: string; tenantId: string; caseId: string }[]> {
  const rows = messages.map((message) => rowOf(ctx, message));
  const inserted = new Set(await insertMessages(ctx, rows));
  return rows
    .filter(({ id }) => inserted.has(id))
    .map(({ id, tenant_id, case_id }) => ({ id, tenantId: tenant_id, caseId: case_id }));
}

function rowOf(ctx: Context, message: NewMessage): MessageRow {
  return {
    tenant_id: message.tenantId,
    id: newId(ctx.now),
    case_id: message.caseId,
    debtor_id: message.debtorId,
    channel: message.channel,
    template: message.template,
    recipient: message.recipient,
    recipient_lines: null,
    subject: null,
    body_text: null,
    body_html: null,
    document_id: null,
    facts: message.facts,
    gate: message.gate,
    state: 'queued',
    counts_as_contact: message.countsAsContact,
    provider: null,
    provider_id: null,
    tracking_number: null,
    postal_state: null,
    attempts: 0,
    failure: null,
    queued_at: ctx.now,
    sent_at: null,
    delivered_at: null,
    next_status_at: null,
    idempotency_key: message.key,
  };
}

/** The message, locked, when it is still to be sent; undefined when it has left, failed or was cancelled. */
export async function takeMessage(ctx: Context, id: string): Promise<Message | undefined> {
  const row = await selectMessageForUpdate(ctx, id);
  return row && (row.state === 'queued' || row.state === 'sending') ? messageOf(row) : undefined;
}

export async function findMessage(ctx: Context, id: string): Promise<Message | undefined> {
  const row = await selectMessage(ctx, id);
  return row && messageOf(row);
}

/** The message that left under this identifier of its provider (a `Message-ID` for an email), locked. */
export async function findByProviderId(ctx: Context, providerId: string): Promise<Message | undefined> {
  const row = await selectByProviderId(ctx, providerId);
  return row && messageOf(row);
}

export async function messagesOfCases(ctx: Context, caseIds: string[]): Promise<Message[]> {
  return (await selectMessagesOfCases(ctx, caseIds)).map(messageOf);
}

/** Letters whose journey must be asked for now. */
export async function lettersToFollow(ctx: Context, limit: number): Promise<Message[]> {
  return (await selectMessagesToFollow(ctx, limit)).map(messageOf);
}

/** When the post must next be asked about a letter. */
export async function nextFollowAt(ctx: Context): Promise<Date | undefined> {
  return selectNextStatusAt(ctx);
}

export async function markSending(ctx: Context, message: Message): Promise<void> {
  await updateMessage(ctx, message.id, { state: 'sending', attempts: message.attempts + 1 });
}

/** Puts back in the queue a message that did not leave, for another recipient and with other facts when they are given. */
export async function queueAgain(
  ctx: Context,
  id: string,
  anew: { recipient: string; facts: MessageFacts; gate: Record<string, unknown> } | Record<string, never>,
): Promise<void> {
  await updateMessage(ctx, id, { ...anew, state: 'queued', failure: null });
}

/** The gate closed between the decision and the sending: nothing leaves, and the reason is kept. */
export async function cancelMessage(ctx: Context, id: string, gate: Record<string, unknown>): Promise<void> {
  await updateMessage(ctx, id, { state: 'cancelled', gate });
}

export async function recordSent(
  ctx: Context,
  id: string,
  sent: {
    provider: string;
    providerId: string;
    subject: string | null;
    text: string;
    html: string | null;
    recipientLines: string[] | null;
    documentId: string | null;
    followAt: Date | null;
  },
): Promise<void> {
  await updateMessage(ctx, id, {
    state: 'sent',
    provider: sent.provider,
    provider_id: sent.providerId,
    subject: sent.subject,
    body_text: sent.text,
    body_html: sent.html,
    recipient_lines: sent.recipientLines,
    document_id: sent.documentId,
    sent_at: ctx.now,
    next_status_at: sent.followAt,
    failure: null,
  });
}

export async function recordFailed(ctx: Context, id: string, failure: string): Promise<void> {
  await updateMessage(ctx, id, { state: 'failed', failure });
}

/** Where a letter now is. Only what the post says of a registered letter is a delivery; the rest is kept as it is told. */
export async function recordPostalState(
  ctx: Context,
  id: string,
  change: { postalState: string; trackingNumber: string | null; deliveredAt: Date | null; followAt: Date | null },
): Promise<void> {
  await updateMessage(ctx, id, {
    postal_state: change.postalState,
    next_status_at: change.followAt,
    ...(change.trackingNumber ? { tracking_number: change.trackingNumber } : {}),
    ...(change.deliveredAt ? { delivered_at: change.deliveredAt, state: 'delivered' as const } : {}),
  });
}

function messageOf(row: MessageRow): Message {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    caseId: row.case_id,
    debtorId: row.debtor_id,
    channel: row.channel,
    template: row.template,
    recipient: row.recipient,
    subject: row.subject,
    bodyText: row.body_text,
    bodyHtml: row.body_html,
    documentId: row.document_id,
    facts: row.facts as MessageFacts,
    gate: row.gate,
    state: row.state,
    countsAsContact: row.counts_as_contact,
    providerId: row.provider_id,
    trackingNumber: row.tracking_number,
    postalState: row.postal_state,
    attempts: row.attempts,
    failure: row.failure,
    queuedAt: row.queued_at,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
  };
}
