import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { htmlText } from './html-text.ts';

/** A message as its sender wrote it (RFC 5322): who says to have sent it, when, what it says, what it carries. */
export type Mail = {
  /** With its angle brackets. */
  messageId?: string;
  /** What `From` says: anybody can write anything there. Address in lower case. */
  from: { address: string; name?: string };
  sentAt?: Date;
  subject: string;
  /** Plain text; from HTML when the message has nothing else, without its markup. */
  text: string;
  parts: MailPart[];
  /** It answers another message or forwards one: somebody else's words are in it. */
  quotesAnother: boolean;
  /**
   * Each `Authentication-Results` (RFC 8601), nearest to us first: what the servers it went through found about its sender. None when
   * it names several senders, since nobody knows then which one was checked.
   */
  authentication: string[];
  /** Addresses of `Delivered-To`, `X-Original-To`, `To` and `Cc`, nearest to the delivery first. */
  recipients: string[];
};

/** An attachment, or a message inside the message (`message/rfc822`), as bytes. */
export type MailPart = {
  name?: string;
  /** As the sender declares it, in lower case. */
  contentType: string;
  bytes: Uint8Array;
  /** Shown inside the text: a signature's logo, a pasted screenshot. */
  isInline: boolean;
};

export type MailRefusal = { kind: 'not-a-message'; why: 'empty' | 'no-sender' | 'unreadable' };

/** What mail programs put before the subject of an answer or of a forwarded message. */
const QUOTING = /^\s*(re|r[ée]p|tr|fw|fwd)\s*:/i;

/** Longer than any letter: what is beyond is cut, so that a preview stays a preview. */
const LONGEST_TEXT = 200_000;

/** Reads a raw message. Never follows a link, never runs what it holds; nesting and headers are bounded. */
export async function readMail(raw: Uint8Array): Promise<Result<Mail, MailRefusal>> {
  if (raw.length === 0) return refuse({ kind: 'not-a-message', why: 'empty' });
  let email: Email;
  try {
    email = await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: 40,
      maxHeadersSize: 256 * 1024,
    });
  } catch {
    return refuse({ kind: 'not-a-message', why: 'unreadable' });
  }
  const from = mailboxOf(email);
  if (!from) return refuse({ kind: 'not-a-message', why: 'no-sender' });
  const sentAt = email.date === undefined ? undefined : new Date(email.date);
  const messageId = email.messageId?.trim();
  return ok({
    from,
    subject: oneLine(email.subject ?? '').slice(0, 500),
    text: textOf(email),
    parts: email.attachments.map(partOf),
    quotesAnother: Boolean(email.inReplyTo || email.references) || QUOTING.test(email.subject ?? ''),
    authentication: hasOneSender(email) ? valuesOf(email, 'authentication-results') : [],
    recipients: recipientsOf(email),
    ...(messageId ? { messageId } : {}),
    ...(sentAt && !Number.isNaN(sentAt.getTime()) ? { sentAt } : {}),
  });
}

function mailboxOf({ from, sender }: Email): Mail['from'] | undefined {
  const mailboxes = [from, sender].flatMap((one) => (one?.group ? one.group : one ? [one] : []));
  const found = mailboxes.find(({ address }) => address?.includes('@'));
  if (found?.address === undefined) return undefined;
  const name = oneLine(found.name);
  return { address: oneLine(found.address).toLowerCase(), ...(name ? { name: name.slice(0, 200) } : {}) };
}

function hasOneSender(email: Email): boolean {
  const [only, ...others] = valuesOf(email, 'from');
  return only !== undefined && others.length === 0 && addressParser(only, { flatten: true }).length === 1;
}

function textOf({ text, html }: Email): string {
  const own = text?.trim() ? text : html ? htmlText(html.slice(0, 2 * LONGEST_TEXT)) : '';
  return own.replaceAll('\r\n', '\n').replaceAll('\0', '').trim().slice(0, LONGEST_TEXT);
}

function partOf({ filename, mimeType, disposition, related, contentId, content }: Attachment): MailPart {
  const name = filename ? oneLine(filename) : '';
  return {
    contentType: mimeType.toLowerCase(),
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    isInline: disposition !== 'attachment' && (disposition === 'inline' || related === true || contentId !== undefined),
    ...(name ? { name } : {}),
  };
}

function recipientsOf(email: Email): string[] {
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((key) => valuesOf(email, key));
  const written = [...(email.to ?? []), ...(email.cc ?? [])]
    .flatMap((one) => one.group ?? [one])
    .map(({ address }) => address);
  return [...delivered, ...written].map((address) => address.replace(/^<|>$/g, '').trim()).filter(Boolean);
}

function valuesOf({ headers }: Email, key: string): string[] {
  return headers.filter((header) => header.key === key).map(({ value }) => value.trim());
}

/** A header's text on one line, without what a terminal or a page would obey: controls, and marks that turn the reading order. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
