import { parseEmailAddress } from '../../kernel/email.ts';
import { type PhoneNumber, parsePhoneNumber } from '../../kernel/phone.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type StoredFile, storeFile } from '../documents/keep-document.ts';
import type { FileStorage } from '../documents/ports.ts';
import type { Message } from './messages.ts';
import type { Accepted, EmailSender, PdfRenderer, PostalMailer, SendRefusal, SmsSender } from './ports.ts';
import { type RenderedMessage, type RenderRefusal, renderMessage } from './render-message.ts';

/** Everything a message may need to leave. */
export type DeliveryPorts = {
  email: EmailSender;
  sms: SmsSender;
  postalMail: PostalMailer;
  pdf: PdfRenderer;
  files: FileStorage;
  sender: { name: string; address: string; smsName: string };
};

export type Delivered = Accepted & {
  subject: string | null;
  text: string;
  html: string | null;
  recipientLines: string[] | null;
  pdf: { name: string; file: StoredFile } | null;
};

export type DeliveryRefusal = SendRefusal | { kind: 'unwritable'; because: RenderRefusal };

/** Writes a message from its frozen facts and hands it to its channel, with its identifier as the provider's key. No transaction. */
export async function deliver(ports: DeliveryPorts, message: Message): Promise<Result<Delivered, DeliveryRefusal>> {
  const rendered = renderMessage(message.template, message.facts);
  if (rendered.refused) return refuse({ kind: 'unwritable', because: rendered.refusal });
  switch (rendered.value.channel) {
    case 'email':
      return deliverEmail(ports, message, rendered.value);
    case 'sms':
      return deliverSms(ports, message, rendered.value);
    case 'letter':
      return deliverLetter(ports, message, rendered.value);
    case 'call':
      throw new Error('a call is not a message');
  }
}

type Rendered<C extends RenderedMessage['channel']> = Extract<RenderedMessage, { channel: C }>;

async function deliverEmail(ports: DeliveryPorts, message: Message, email: Rendered<'email'>) {
  const to = parseEmailAddress(message.recipient);
  const from = parseEmailAddress(ports.sender.address);
  if (to.refused || from.refused) return refuse({ kind: 'rejected' as const, reason: 'adresse électronique invalide' });
  const { facts } = message;
  const { subject, html, text, audience } = email;
  const addressee = facts.debtor.contactName ?? facts.debtor.name;
  const reply = facts.creditor.email ? parseEmailAddress(facts.creditor.email) : undefined;
  const sent = await ports.email.send({
    key: message.id,
    from: { name: facts.collector?.name ?? ports.sender.name, address: from.value },
    ...(reply && !reply.refused && !facts.collector ? { replyTo: reply.value } : {}),
    to: { name: audience === 'creditor' ? facts.creditor.name : addressee, address: to.value },
    subject,
    text,
    html,
    attachments: [],
  });
  return sent.refused ? sent : ok({ ...sent.value, subject, text, html, recipientLines: null, pdf: null });
}

async function deliverSms(ports: DeliveryPorts, message: Message, { text }: Rendered<'sms'>) {
  const to = parsePhoneNumber(message.recipient);
  if (to.refused) return refuse({ kind: 'rejected' as const, reason: 'numéro de téléphone invalide' });
  const phone: PhoneNumber = to.value;
  const sent = await ports.sms.send({ key: message.id, to: phone, senderName: ports.sender.smsName, text });
  return sent.refused ? sent : ok({ ...sent.value, subject: null, text, html: null, recipientLines: null, pdf: null });
}

async function deliverLetter(ports: DeliveryPorts, message: Message, letter: Rendered<'letter'>) {
  const bytes = await ports.pdf.render(letter.document);
  const file = await storeFile(ports.files, bytes, 'application/pdf');
  const sent = await ports.postalMail.post({
    key: message.id,
    kind: letter.kind,
    pdf: bytes,
    recipient: letter.recipient,
    sender: letter.sender,
  });
  if (sent.refused) return sent;
  const name = `${message.facts.caseReference}-${message.template}.pdf`;
  const { subject, text, recipient } = letter;
  return ok({ ...sent.value, subject, text, html: null, recipientLines: recipient, pdf: { name, file } });
}
