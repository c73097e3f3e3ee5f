import { readFile } from 'node:fs/promises';
import { type SmtpListener, startSmtpListener } from '../../adapters/inbound-mail/smtp-listener.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Config } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import type { Wiring } from '../wiring.ts';

export type InboundSmtpRefusal =
  | { kind: 'port-taken'; port: number }
  | { kind: 'port-forbidden'; port: number }
  | { kind: 'file-unreadable'; path: string };

/** Listens for mail where the configuration says to; undefined when it says nowhere. */
export async function startInboundSmtp(
  { inboundMail }: Pick<Config, 'inboundMail'>,
  { mail }: Pick<Wiring, 'mail'>,
  log: Log,
): Promise<Result<SmtpListener | undefined, InboundSmtpRefusal>> {
  const smtp = inboundMail?.smtp;
  if (!smtp || !mail) return ok(undefined);
  const { host, port } = smtp;
  const onError = ({ message, stack }: Error) => log.error({ err: { message, stack } }, 'inbound mail');
  const key = smtp.tls && (await bytesOf(smtp.tls.key));
  const certificate = smtp.tls && (await bytesOf(smtp.tls.certificate));
  if (smtp.tls && !key) return refuse({ kind: 'file-unreadable', path: smtp.tls.key });
  if (smtp.tls && !certificate) return refuse({ kind: 'file-unreadable', path: smtp.tls.certificate });
  try {
    const tls = key && certificate ? { tls: { key, certificate } } : {};
    return ok(await startSmtpListener({ inbox: mail.inbox, host, port, onError, ...tls }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return refuse({ kind: 'port-taken', port });
    if (code === 'EACCES') return refuse({ kind: 'port-forbidden', port });
    throw error;
  }
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(() => undefined);
}
