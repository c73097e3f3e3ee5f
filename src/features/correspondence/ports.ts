import type { EmailAddress } from '../../kernel/email.ts';
import type { PhoneNumber } from '../../kernel/phone.ts';
import type { Result } from '../../kernel/result.ts';

/** What every sender answers: the provider's identifier, or why nothing left and whether to try again. */
export type Accepted = { provider: string; providerId: string };
export type SendRefusal =
  | { kind: 'rejected'; reason: string } // the provider will never take it: a person must look
  | { kind: 'recipient-refused'; reason: string; isPermanent: boolean } // nor anything else to that address, ever or for the moment
  | { kind: 'unavailable'; reason: string }; // try again later, with the same key

export type OutgoingEmail = {
  /** Idempotency key: the same key never leaves twice where the provider allows it. */
  key: string;
  from: { name: string; address: EmailAddress };
  replyTo?: EmailAddress;
  to: { name?: string; address: EmailAddress };
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; contentType: string; bytes: Uint8Array }[];
};
export type EmailSender = { send(email: OutgoingEmail): Promise<Result<Accepted, SendRefusal>> };

export type OutgoingSms = { key: string; to: PhoneNumber; senderName: string; text: string };
export type SmsSender = { send(sms: OutgoingSms): Promise<Result<Accepted, SendRefusal>> };

export type OutgoingLetter = {
  key: string;
  kind: 'simple' | 'registered';
  pdf: Uint8Array;
  /** Address blocks, one line each, at most seven (French postal norm NF Z10-011). */
  recipient: string[];
  sender: string[];
};
/** `rejected`: never produced by the provider, which found out after accepting; `refused`: by the addressee. */
export type LetterStatus = {
  state: 'accepted' | 'rejected' | 'printed' | 'in-transit' | 'delivered' | 'refused' | 'unclaimed' | 'returned';
  at: Date;
  /** The postal tracking number, once known. */
  trackingNumber?: string;
};
export type PostalMailer = {
  post(letter: OutgoingLetter): Promise<Result<Accepted, SendRefusal>>;
  /** Where a letter is now, or undefined when the provider does not know it. `now` is the application's clock. */
  statusOf(providerId: string, now: Date): Promise<LetterStatus | undefined>;
};

/** Where the local adapters put what "left", so that people can look at it. */
export type OutboxItem = {
  key: string;
  channel: 'email' | 'sms' | 'letter' | 'registered-letter';
  to: string;
  subject?: string;
  text: string;
  html?: string;
  attachments: { name: string; contentType: string; bytes: Uint8Array }[];
};
export type Outbox = {
  /** Records the item once per key; answers the identifier of the (first) recording and when it was made. */
  put(item: OutboxItem): Promise<{ id: string }>;
  /** When the item left, or undefined when it never did. */
  sentAt(id: string): Promise<Date | undefined>;
};

/** Typst to PDF. `data` is read by the template through `sys.inputs.data` (JSON). */
export type PdfRenderer = {
  render(document: { template: string; data: unknown }): Promise<Uint8Array>;
};
