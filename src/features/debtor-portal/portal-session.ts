import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CaseSettings } from '../cases/settings.ts';

type Secret = Pick<CaseSettings, 'secret'>;

/** A debtor that answered the second factor of one link: nothing else is opened by it. */
export type PortalSession = { id: string; portalKey: string; expiresAt: Date };

export const SESSION_SECONDS = 2 * 60 * 60;

/** A new session and the signed cookie that carries it; `now` is the application's clock. */
export function openSession(
  settings: Secret,
  portalKey: string,
  now: Date,
): { session: PortalSession; cookie: string } {
  const session = {
    id: randomBytes(16).toString('base64url'),
    portalKey,
    expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
  };
  const content = `${session.id}.${portalKey}.${session.expiresAt.getTime()}`;
  return { session, cookie: `${content}.${sign(settings, `session:${content}`)}` };
}

/** The session of a cookie: signed by us, for this very link, not expired. */
export function readSession(
  settings: Secret,
  cookie: string | undefined,
  portalKey: string,
  now: Date,
): PortalSession | undefined {
  const [id, key, expires, signature, ...rest] = (cookie ?? '').split('.');
  if (!id || !key || !expires || !signature || rest.length > 0) return undefined;
  if (!same(signature, sign(settings, `session:${id}.${key}.${expires}`))) return undefined;
  const expiresAt = new Date(Number(expires));
  return key === portalKey && expiresAt > now ? { id, portalKey, expiresAt } : undefined;
}

/** What a form must bring back: only a page that we made for this session (or, to enter, for this link) holds it. */
export function formToken(settings: Secret, owner: Pick<PortalSession, 'portalKey'> & { id?: string }, form: string) {
  return sign(settings, `form:${owner.portalKey}:${owner.id ?? ''}:${form}`);
}

export function isFormToken(
  settings: Secret,
  owner: Pick<PortalSession, 'portalKey'> & { id?: string },
  form: string,
  token: string | undefined,
): boolean {
  return same(token ?? '', formToken(settings, owner, form));
}

/** A document already received, carried by a form that had to be shown again: the file is not asked for twice. */
export function documentTicket(settings: Secret, portalKey: string, documentId: string): string {
  return `${documentId}.${sign(settings, `document:${portalKey}:${documentId}`)}`;
}

export function documentOf(settings: Secret, portalKey: string, ticket: string | undefined): string | undefined {
  const [id, signature] = (ticket ?? '').split('.');
  if (!id || !signature) return undefined;
  return same(signature, sign(settings, `document:${portalKey}:${id}`)) ? id : undefined;
}

function sign({ secret }: Secret, content: string): string {
  return createHmac('sha256', secret).update(`portal-${content}`).digest('base64url');
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
