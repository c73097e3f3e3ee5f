import type { Result } from '../../kernel/result.ts';

/** What was done with a message. `repeated`: it had already come, and nothing was added. */
export type MailTaken = {
  outcome: 'added' | 'repeated' | 'bounce';
  /** Pieces that entered the file. */
  added: number;
  /** Attachments that did not, and why. */
  refused: { name: string; reason: string }[];
};

export type MailRefusal =
  | { kind: 'no-such-recipient' }
  | { kind: 'mail-too-large'; maxBytes: number }
  | { kind: 'not-a-message' }
  | { kind: 'empty-message' }
  /** The scanner does not answer: nothing was kept, the same message may come again. */
  | { kind: 'file-not-scanned' }
  /** This address has had too much today: the same message may come again later. */
  | { kind: 'too-much-mail' };

/** Where the doors (SMTP, HTTP) hand over what comes by mail. Answers once all is committed; throws when that could not be known. */
export type Inbox = {
  domain: string;
  /** Largest raw message, bytes. */
  maxBytes: number;
  /** Does this address take mail? Nothing more is told: a case that is not there and a wrong code answer the same. */
  takes(recipient: string): Promise<boolean>;
  /** Without recipient, the message's own headers say for whom it is. */
  receive(message: { raw: Uint8Array; recipient?: string }): Promise<Result<MailTaken, MailRefusal>>;
};
