import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/db.ts';
import type { CaseSettings } from '../cases/settings.ts';
import type { FileStorage, VirusScanner } from '../documents/ports.ts';
import { assetsVersion } from './pages/portal-assets.ts';
import type { Language } from './pages/portal-formats.ts';
import { renderPage } from './pages/portal-pages.ts';
import type { PortalVisit } from './portal-visit.ts';

export type PortalOptions = {
  database: Database;
  settings: CaseSettings;
  files: FileStorage;
  scanner: VirusScanner;
  /** Entries tried and forms sent from one address in a quarter of an hour, all links together. */
  triesPerAddress?: number;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Who comes by a debtor's link, once the link was found to be ours. */
    portal?: PortalVisit;
  }
}

export const LANGUAGE_COOKIE = 'portal-lang';

/** What every answer of these pages carries: read by nobody else, kept nowhere, loading nothing but our own style and fonts. */
export function privateHeaders(isHttps: boolean): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  };
}

export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  const chosen = asked === 'fr' || asked === 'en' ? asked : request.cookies[LANGUAGE_COOKIE];
  return chosen === 'en' ? 'en' : 'fr';
}

/** The visit of a route whose guard has let it through. */
export function visitOfRequest(request: FastifyRequest): PortalVisit {
  if (!request.portal) throw new Error(`no visit for ${request.routeOptions.url}`);
  return request.portal;
}

export type ShowPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  page: { name: string; values?: object; status?: number; here?: string },
) => FastifyReply;

/** Answers a page of `web/portal` in the visitor's language. */
export function pagesOf({ settings }: PortalOptions): ShowPage {
  const { name, phone, email } = settings.collector;
  return (request, reply, { name: page, values = {}, status = 200, here }) => {
    const html = renderPage(page, languageOf(request), {
      base: request.portal?.base ?? '',
      here: here ?? request.url.split('?')[0],
      assets: assetsVersion,
      collectorName: name,
      help: { ...(phone ? { phone } : {}), ...(email ? { email } : {}) },
      faults: null,
      openAll: false,
      ...values,
    });
    return reply.code(status).type('text/html; charset=utf-8').send(html);
  };
}
