import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Inbox, MailRefusal } from '../../features/inbound-mail/ports.ts';

export type SmtpListenerOptions = {
  inbox: Inbox;
  host: string;
  /** 0: a free one, see `port` of the answer. */
  port: number;
  /** PEM; without them, STARTTLS is not offered. */
  tls?: { key: Buffer; certificate: Buffer };
  /** Told of what was not understood: the sender is asked to come back. */
  onError?: (error: Error) => void;
};

export type SmtpListener = { port: number; close(): Promise<void> };

const SMTP_REPLIES: Record<MailRefusal['kind'], [code: number, text: string]> = {
  'no-such-recipient': [550, '5.1.1 Adresse inconnue ici'],
  'mail-too-large': [552, '5.3.4 Message trop volumineux'],
  'not-a-message': [554, '5.6.0 Message illisible'],
  'empty-message': [554, '5.6.0 Message vide : ni texte, ni piece jointe'],
  'file-not-scanned': [451, '4.3.0 Antivirus indisponible, a renvoyer plus tard'],
  'too-much-mail': [451, "4.7.1 Trop de messages aujourd'hui, a renvoyer plus tard"],
};

/**
 * Listens for mail (RFC 5321). A message is acknowledged once it is committed, and never before: when we cannot say, the sender's
 * server keeps it and tries again. One recipient at a time, so that one answer is true for all; a server sends the others after.
 */
export async function startSmtpListener(options: SmtpListenerOptions): Promise<SmtpListener> {
  const { inbox, tls, onError } = options;
  const later = (error: unknown) => {
    onError?.(error as Error);
    return replyOf(451, '4.3.0 Indisponible pour le moment, a renvoyer plus tard');
  };
  const server = new SMTPServer({
    name: inbox.domain,
    banner: 'Recouvrance',
    size: inbox.maxBytes,
    authOptional: true,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(tls ? { key: tls.key, cert: tls.certificate } : {}),
    disableReverseLookup: true,
    maxClients: 20,
    maxRecipients: 1,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      inbox.takes(address).then(
        (isOurs) => callback(isOurs ? null : refusalOf({ kind: 'no-such-recipient' })),
        (error) => callback(later(error)),
      );
    },
    onData(stream, session, callback) {
      const recipient = session.envelope.rcptTo[0]?.address ?? '';
      bytesOf(stream, inbox.maxBytes)
        .then(async (raw) => {
          if (!raw) return callback(refusalOf({ kind: 'mail-too-large', maxBytes: inbox.maxBytes }));
          const taken = await inbox.receive({ raw, recipient });
          return taken.refused ? callback(refusalOf(taken.refusal)) : callback(null, '2.0.0 Recu');
        })
        .catch((error) => callback(later(error)));
    },
  });
  server.on('error', (error) => onError?.(error));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The message, or undefined when it is larger than what was advertised: read to its end, since SMTP has no other way to answer. */
async function bytesOf(stream: SMTPServerDataStream, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks);
}

function refusalOf({ kind }: MailRefusal): Error {
  return replyOf(...SMTP_REPLIES[kind]);
}

function replyOf(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
