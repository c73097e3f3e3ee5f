import { ok, type Result, refuse } from '../../kernel/result.ts';

export type SmtpServer = {
  host: string;
  port: number;
  /** `tls`: TLS from the first byte (smtps); `starttls`: required; `opportunistic`: used when offered; `plain`: never. */
  encryption: 'tls' | 'starttls' | 'opportunistic' | 'plain';
  user?: string;
  password?: string;
};
export type SmtpUrlRefusal = {
  kind: 'not-an-smtp-url';
  why: 'shape' | 'protocol' | 'host' | 'starttls' | 'half-a-login';
};

/**
 * Parses `smtp://user:password@host:587` or `smtps://host` (ports 587 and 465 by default). `?starttls=` is
 * `required` (the default as soon as there is a login: a password never leaves in clear), `auto` or `never`.
 * The refusal never repeats the text, which may carry a password.
 */
export function parseSmtpUrl(text: string): Result<SmtpServer, SmtpUrlRefusal> {
  const url = URL.parse(text);
  if (!url) return refuse({ kind: 'not-an-smtp-url', why: 'shape' });
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    return refuse({ kind: 'not-an-smtp-url', why: 'protocol' });
  if (url.hostname === '') return refuse({ kind: 'not-an-smtp-url', why: 'host' });
  if ((url.username === '') !== (url.password === '')) return refuse({ kind: 'not-an-smtp-url', why: 'half-a-login' });

  const login =
    url.username === '' ? {} : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'smtps:') return ok({ host, port: Number(url.port || 465), encryption: 'tls', ...login });

  const asked = url.searchParams.get('starttls') ?? (url.username === '' ? 'auto' : 'required');
  const encryption = ({ required: 'starttls', auto: 'opportunistic', never: 'plain' } as const)[asked];
  if (encryption === undefined) return refuse({ kind: 'not-an-smtp-url', why: 'starttls' });
  return ok({ host, port: Number(url.port || 587), encryption, ...login });
}
