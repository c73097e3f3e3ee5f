import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inParis } from '../../kernel/civil-date.ts';
import { decimal, ZERO } from '../../kernel/money.ts';
import type { App } from '../../platform/http.ts';
import { dossierByPortalKey } from '../cases/find-case.ts';
import { postcodesOfSpellings } from '../claims/merging/merged-debtors.ts';
import { findDocument } from '../documents/keep-document.ts';
import { pagesOfFile } from '../invoice-files/pages-of-file.ts';
import { type Fault, parseTypedAmount } from './answers/read-answers.ts';
import { answerRoutes } from './debtor-answers.routes.ts';
import { selectLockedUntil } from './debtor-portal.sql.ts';
import { type EntryRefusal, enterPortal } from './enter-portal.ts';
import { assets } from './pages/portal-assets.ts';
import { renderPage } from './pages/portal-pages.ts';
import { transferView } from './pages/transfer-view.ts';
import {
  LANGUAGE_COOKIE,
  languageOf,
  type PortalOptions,
  pagesOf,
  privateHeaders,
  visitOfRequest,
} from './portal-reply.routes.ts';
import { formToken, isFormToken, openSession, SESSION_SECONDS } from './portal-session.ts';
import { asDebtor, loadVisited, visitOf } from './portal-visit.ts';
import { readForm } from './read-form.routes.ts';
import { secondFactorOf } from './second-factor.ts';

const SESSION_COOKIE = 'portal';
const TRIES_PER_ADDRESS = 40;
/** Where one may go back to after the second factor. */
const PLACES = ['payer', 'deja-paye', 'contester', 'promettre', 'pas-moi', 'completer'];

const tokenParams = z.object({ token: z.string() });

/**
 * The debtor's pages: rendered on the server, no script, no account. A link alone shows a question and nothing of the case; every
 * route that does not say 'public' needs the session that its answer opens, checked here for all of them.
 */
export function portalRoutes(options: PortalOptions): FastifyPluginAsync {
  const { database, settings, files } = options;
  const isHttps = settings.publicUrl.startsWith('https:');
  const headers = privateHeaders(isHttps);
  const show = pagesOf(options);
  const rateLimit = { max: options.triesPerAddress ?? TRIES_PER_ADDRESS, timeWindow: '15 minutes' };

  const lost = (request: FastifyRequest, reply: FastifyReply) => show(request, reply, { name: 'lost', status: 404 });

  return async (instance) => {
    const app = instance as unknown as App;
    app.decorateRequest('portal', undefined);
    app.addHook('onRequest', async (request, reply) => {
      reply.headers(headers);
      keepLanguage(request, reply, isHttps);
      const { token } = request.params as { token?: string };
      const isPublic = request.routeOptions.config.access === 'public';
      if (token === undefined) return isPublic ? undefined : lost(request, reply);
      const cookie = request.cookies[SESSION_COOKIE];
      request.portal = await visitOf(database, settings, { token, cookie });
      if (!request.portal) return lost(request, reply);
      if (!isPublic && !request.portal.session) return askEntry(request, reply, { status: 401 });
    });
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const status = error.statusCode ?? 500;
      const problem = status === 429 ? 'too-many' : status === 413 ? 'too-large' : status < 500 ? 'unreadable' : 'ours';
      if (status >= 500) {
        const { message, stack } = error;
        request.log.error({ err: { message, stack }, route: request.routeOptions.url }, 'unexpected error');
      }
      reply.headers(headers);
      return show(request, reply, { name: 'sorry', values: { problem }, status });
    });

    async function askEntry(
      request: FastifyRequest,
      reply: FastifyReply,
      { status, fault }: { status: number; fault?: EntryRefusal },
    ): Promise<FastifyReply> {
      const visit = visitOfRequest(request);
      const { factor, locked } = await asDebtor(database, visit, async (ctx) => {
        const dossier = await dossierByPortalKey(ctx, visit.portalKey);
        const until = await selectLockedUntil(ctx, visit.portalKey);
        return {
          factor: dossier && secondFactorOf(dossier.debtor, await postcodesOfSpellings(ctx, dossier.debtor.id)),
          locked: until && until > ctx.now ? { kind: 'locked' as const, until } : undefined,
        };
      });
      const refusal = fault ?? locked;
      const isHome = request.routeOptions.url === '/d/:token' || request.routeOptions.url === '/d/:token/entrer';
      const asked = isHome ? nextOf(request) : (request.url.split('?')[0]?.split('/')[3] ?? '');
      if (refusal?.kind === 'locked') reply.header('retry-after', waitOf(refusal.until, visit.now) * 60);
      return show(request, reply, {
        name: 'enter',
        status,
        here: visit.base,
        values: {
          factor: factor ? { asks: factor.asks, digitsOnly: factor.digitsOnly } : null,
          sessionOver: request.method === 'POST' && !isHome,
          csrf: formToken(settings, { portalKey: visit.portalKey }, 'entrer'),
          next: PLACES.includes(asked) ? asked : '',
          faults: refusal ? { answer: faultOf(refusal, visit.now) } : null,
        },
      });
    }

    app.get(
      '/d/assets/:file',
      {
        config: { access: 'public' },
        schema: { hide: true, params: z.object({ file: z.string() }) },
      },
      async (request, reply) => {
        const asset = assets.get(request.params.file);
        if (!asset) return lost(request, reply);
        return reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type(asset.contentType)
          .send(asset.bytes);
      },
    );

    app.get('/d/*', { config: { access: 'public' }, schema: { hide: true } }, lost);

    app.get(
      '/d/:token',
      { config: { access: 'public' }, schema: { hide: true, params: tokenParams } },
      async (request, reply) => {
        const visit = visitOfRequest(request);
        if (!visit.session) return askEntry(request, reply, { status: 200 });
        const visited = await asDebtor(database, visit, (ctx) => loadVisited(ctx, visit, settings));
        if (!visited) return lost(request, reply);
        const { tout } = request.query as { tout?: string };
        return show(request, reply, { name: 'home', values: { view: visited.view, openAll: tout === '1' } });
      },
    );

    app.post(
      '/d/:token/entrer',
      { config: { access: 'public', plainForm: true, rateLimit }, schema: { hide: true, params: tokenParams } },
      async (request, reply) => {
        const visit = visitOfRequest(request);
        const { fields } = await readForm(request);
        if (!isFormToken(settings, { portalKey: visit.portalKey }, 'entrer', fields.csrf))
          return askEntry(request, reply, { status: 403 });
        const entered = await asDebtor(database, visit, async (ctx) => {
          const dossier = await dossierByPortalKey(ctx, visit.portalKey);
          const factor = dossier && secondFactorOf(dossier.debtor, await postcodesOfSpellings(ctx, dossier.debtor.id));
          if (!factor) return undefined;
          const { caseId, portalKey } = visit;
          return enterPortal(ctx, { caseId, portalKey, factor, answer: (fields.answer ?? '').slice(0, 200) });
        });
        if (!entered) return askEntry(request, reply, { status: 403 });
        if (entered.refused)
          return askEntry(request, reply, { status: STATUS[entered.refusal.kind], fault: entered.refusal });
        const { cookie } = openSession(settings, visit.portalKey, visit.now);
        reply.setCookie(SESSION_COOKIE, cookie, {
          path: visit.base,
          httpOnly: true,
          sameSite: 'lax',
          secure: isHttps,
          maxAge: SESSION_SECONDS,
        });
        const next = PLACES.find((place) => place === fields.next);
        return reply.redirect(next ? `${visit.base}/${next}` : visit.base, 303);
      },
    );

    app.get(
      '/d/:token/payer',
      {
        config: { access: 'debtor', plainForm: true },
        schema: {
          hide: true,
          params: tokenParams,
          querystring: z.object({ montant: z.string().max(40).optional() }).loose(),
        },
      },
      async (request, reply) => {
        const visit = visitOfRequest(request);
        const visited = await asDebtor(database, visit, (ctx) => loadVisited(ctx, visit, settings));
        if (!visited) return lost(request, reply);
        const { dossier, view } = visited;
        const owed = dossier.owed;
        if (!owed || view.state === 'paid' || view.state === 'closed') return reply.redirect(visit.base, 303);
        const typed = request.query.montant?.trim() ?? '';
        const part = typed === '' ? undefined : parseTypedAmount(typed);
        const fault: Fault | undefined =
          typed === ''
            ? undefined
            : part === undefined || part <= ZERO
              ? { kind: 'not-an-amount' }
              : part > owed.total
                ? { kind: 'more-than-owed', owed: decimal(owed.total) }
                : undefined;
        const amount = fault ? undefined : part;
        const label = renderPage('qr-label', languageOf(request), { amount: decimal(amount ?? owed.total) }).trim();
        const transfer = transferView(dossier, settings, {
          today: view.today,
          owed: owed.total,
          label,
          ...(amount === undefined ? {} : { part: amount }),
        });
        const faults = fault ? { amount: fault } : null;
        return show(request, reply, {
          name: 'pay',
          status: fault ? 400 : 200,
          values: { view, transfer, faults, values: { amount: fault ? typed : '' } },
        });
      },
    );

    app.get(
      '/d/:token/facture',
      { config: { access: 'debtor', plainForm: true }, schema: { hide: true, params: tokenParams } },
      async (request, reply) => {
        const visit = visitOfRequest(request);
        const { visited, document } = await asDebtor(database, visit, async (ctx) => {
          const visited = await loadVisited(ctx, visit, settings);
          const id = visited?.dossier.invoice.documentId;
          return { visited, document: id ? await findDocument(ctx, id) : undefined };
        });
        if (!visited) return lost(request, reply);
        const stored = document ? await files.read(document.storageKey) : undefined;
        const bytes = stored && (await ownPages(stored, visited.dossier.invoice.documentPages));
        if (!document || !bytes)
          return show(request, reply, { name: 'no-file', status: 404, values: { view: visited.view } });
        const { number, documentPages } = visited.dossier.invoice;
        const name = documentPages ? `facture ${number}.pdf` : document.name;
        return reply
          .type(documentPages ? 'application/pdf' : document.contentType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('x-content-type-options', 'nosniff')
          .send(Buffer.from(bytes));
      },
    );

    answerRoutes(app, options, { show, lost, rateLimit });
  };
}

/** The pages of one invoice in a file of several: the others are other people's. Undefined when they cannot be taken out of it. */
async function ownPages(file: Uint8Array, pages: readonly number[] | undefined): Promise<Uint8Array | undefined> {
  if (!pages) return file;
  const cut = await pagesOfFile(file, pages);
  return cut.refused ? undefined : cut.value;
}

const STATUS = { 'missing-answer': 400, 'wrong-answer': 401, locked: 429 } as const;

function faultOf(refusal: EntryRefusal, now: Date): Fault {
  if (refusal.kind !== 'locked') return refusal;
  const until = inParis(refusal.until);
  const wait = waitOf(refusal.until, now);
  return { kind: 'locked', wait, day: until.date, minutes: until.minutes, ...(wait > 60 ? { hours: 1 } : {}) };
}

function waitOf(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
}

function nextOf(request: FastifyRequest): string {
  const body = request.body as { next?: unknown } | undefined;
  return typeof body?.next === 'string' ? body.next : '';
}

/** `?lang=` chooses the language for later pages too. */
function keepLanguage(request: FastifyRequest, reply: FastifyReply, isHttps: boolean): void {
  const { lang } = request.query as { lang?: unknown };
  if (lang !== 'fr' && lang !== 'en') return;
  const year = 365 * 86_400;
  reply.setCookie(LANGUAGE_COOKIE, lang, {
    path: '/d',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps,
    maxAge: year,
  });
}
