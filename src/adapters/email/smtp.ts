import { createHash } from 'node:crypto';
import { createTransport, type SentMessageInfo } from 'nodemailer';
import type { Accepted, EmailSender, OutgoingEmail, SendRefusal } from '../../features/correspondence/ports.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { hasForgedHeader } from './control-characters.ts';
import { parseSmtpUrl } from './smtp-url.ts';

export type SmtpOptions = {
  /** See `parseSmtpUrl`; the constructor throws when it is not one. */
  url: string;
  /** Domain of the Message-ID; the domain of the sender's address by default. */
  messageIdDomain?: string;
  /** PEM of a private certificate authority, when the server's certificate is signed by one. */
  certificateAuthority?: string;
  /** Connection, greeting and silence, each (15 s by default). */
  timeoutMs?: number;
  maxConnections?: number;
};

/** Sends emails over SMTP, by a pool of connections. SMTP has no idempotency key: the key gives a stable Message-ID. */
export function createSmtpEmailSender(options: SmtpOptions): EmailSender & { close(): void } {
  const server = parseSmtpUrl(options.url);
  if (server.refused) throw new Error(`SMTP_URL refused: ${server.refusal.why}`);
  const { host, port, encryption, user, password } = server.value;
  const timeoutMs = options.timeoutMs ?? 15_000;

  const transport = createTransport({
    pool: true,
    maxConnections: options.maxConnections ?? 3,
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'plain',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...(options.certificateAuthority === undefined ? {} : { tls: { ca: options.certificateAuthority } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // An attachment is bytes given here, never a path or an address that some text smuggled in.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A pool reports broken idle connections as events; each send has its own answer, so they say nothing new.
  transport.on('error', () => {});

  return {
    async send(email): Promise<Result<Accepted, SendRefusal>> {
      if (hasForgedHeader(email)) return refuse({ kind: 'rejected', reason: 'control-character-in-header' });
      const messageId = messageIdOf(email, options.messageIdDomain);
      try {
        const sent: SentMessageInfo = await transport.sendMail({
          messageId,
          from: { name: email.from.name, address: email.from.address },
          ...(email.replyTo === undefined ? {} : { replyTo: email.replyTo }),
          to: { name: email.to.name ?? '', address: email.to.address },
          subject: email.subject,
          text: email.text,
          html: email.html,
          // RFC 3834: tells absence responders not to answer.
          headers: { 'Auto-Submitted': 'auto-generated' },
          attachments: email.attachments.map((attachment) => ({
            filename: attachment.name,
            contentType: attachment.contentType,
            content: Buffer.from(attachment.bytes),
          })),
        });
        if ((sent.rejected ?? []).length > 0)
          return refuse({ kind: 'recipient-refused', reason: 'recipient-refused', isPermanent: true });
        return ok({ provider: 'smtp', providerId: messageId });
      } catch (error) {
        return refuse(refusalOf(error));
      }
    },
    close() {
      transport.close();
    },
  };
}

function messageIdOf(email: OutgoingEmail, domain: string | undefined): string {
  const hash = createHash('sha256').update(email.key).digest('hex').slice(0, 40);
  return `<${hash}@${domain ?? email.from.address.split('@')[1]}>`;
}

/** Replies about our own login (RFC 4954): nothing is wrong with the email, it leaves once the settings are right. */
const LOGIN_REPLIES = [530, 534, 535, 538];

/**
 * Does a permanent reply speak of the address itself? The reply to RCPT TO does, unless its status (RFC 3463) says that it is the
 * server's policy (X.7.X): then we are not welcome, and the address may well be good. Elsewhere, only a status X.1.X says so.
 */
function isAboutTheAddress(code: number, response: string, command: string): boolean {
  if (code < 500) return false;
  const subject = /\b5\.(\d{1,3})\.\d{1,3}\b/.exec(response)?.[1];
  return command.startsWith('RCPT TO') ? subject !== '7' : command.startsWith('DATA') && subject === '1';
}

function refusalOf(error: unknown): SendRefusal {
  const { code, responseCode, response, command } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    command?: string;
  };
  if (code === 'EAUTH' || (responseCode !== undefined && LOGIN_REPLIES.includes(responseCode))) {
    return { kind: 'unavailable', reason: 'login-refused' };
  }
  if (responseCode !== undefined && isAboutTheAddress(responseCode, response ?? '', command ?? '')) {
    // A full mailbox is said with a 5 too, and empties.
    const isPermanent = !/\b5\.2\.2\b/.test(response ?? '');
    return { kind: 'recipient-refused', reason: (response ?? String(responseCode)).slice(0, 300), isPermanent };
  }
  const aboutTheMessage = command !== undefined && /^(MAIL FROM|RCPT TO|DATA)/.test(command);
  if (responseCode !== undefined && responseCode >= 500 && aboutTheMessage) {
    return { kind: 'rejected', reason: (response ?? String(responseCode)).slice(0, 300) };
  }
  if (responseCode !== undefined)
    return { kind: 'unavailable', reason: (response ?? String(responseCode)).slice(0, 300) };
  return { kind: 'unavailable', reason: code ?? 'connection-failed' };
}
