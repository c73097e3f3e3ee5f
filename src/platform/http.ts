import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Context } from './context.ts';
import { type Database, undoingRefusals } from './db.ts';
import { PLATFORM, type TenantId } from './ids.ts';
import { openApi } from './openapi.ts';
import { problemOf, registerProblems } from './problems.ts';
import { type Role, type Session, type SignIn, sessionOf } from './sign-in.ts';

/** Who may call a route. Every route declares it; one that does not is refused at start. */
export type Access = 'public' | 'signed-in' | 'reader' | 'manager' | 'owner' | 'operator' | 'debtor';

const rank: Record<Role, number> = { reader: 1, manager: 2, owner: 3 };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** May be called by a form of another page of ours without our header (the debtor's pages, readable without JavaScript). */
    plainForm?: boolean;
  }
  interface FastifyRequest {
    session?: Session;
    /** The organisation and the role of the caller, once the route's access has been checked. */
    membership?: { tenantId: TenantId; role: Role };
    /** The caller's organisation, when it has one; for routes that any signed-in person may call. */
    membershipIfAny(): Promise<{ tenantId: TenantId; role: Role } | undefined>;
    /** One transaction as the caller: its organisation's rows only (all of them for an operator). A refusal undoes it. */
    inContext<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  }
}

export type App = FastifyInstance<
  import('node:http').Server,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export type HttpOptions = {
  database: Database;
  signIn: SignIn;
  publicUrl: string;
  logger: FastifyBaseLogger;
  version: string;
  /** Largest body of an upload, bytes. */
  maxUpload: number;
};

export type RouteAccess = { method: string; url: string; access: Access };

/** Fastify with what cuts across every route: sessions, access, problems, limits, headers, OpenAPI. Features register on it. */
export async function createHttp(options: HttpOptions): Promise<{ app: App; routes: RouteAccess[] }> {
  const app = Fastify({
    loggerInstance: options.logger,
    bodyLimit: 1_048_576,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
  }).withTypeProvider<ZodTypeProvider>() as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const routes = declareAccess(app);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: options.publicUrl.startsWith('https:') ? [] : null,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: options.publicUrl.startsWith('https:'),
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, { limits: { fileSize: options.maxUpload, files: 20, fields: 20, parts: 40 } });
  await app.register(rateLimit, { global: true, max: 1_200, timeWindow: '1 minute' });
  await app.register(swagger, openApi(options.version));
  await app.register(swaggerUi, { routePrefix: '/api/docs' });
  guard(app, options);
  answerProblems(app);
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());
  return { app, routes };
}

/** Every route says who may call it; the list is what the access matrix test walks through. */
function declareAccess(app: App): RouteAccess[] {
  const routes: RouteAccess[] = [];
  app.addHook('onRoute', (route) => {
    const isDocs = route.url.startsWith('/api/docs');
    const access: Access | undefined = route.config?.access ?? (isDocs ? 'public' : undefined);
    if (!access) throw new Error(`route ${route.method} ${route.url} does not declare its access`);
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, access });
  });
  return routes;
}

function guard(app: App, { database, signIn, publicUrl }: HttpOptions): void {
  const origin = new URL(publicUrl).origin;
  app.decorateRequest('session', undefined);
  app.decorateRequest('membership', undefined);
  app.decorateRequest('inContext', function inContext<T>(this: FastifyRequest, work: (ctx: Context) => Promise<T>) {
    const { session, membership } = this;
    if (session && this.routeOptions.config.access === 'operator') {
      const actor = { kind: 'operator', userId: session.userId, name: session.name } as const;
      return undoingRefusals(database, { tenantId: PLATFORM, actor }, work);
    }
    if (!session || !membership) throw new Error(`no context for ${this.routeOptions.url}`);
    const actor = { kind: 'user', userId: session.userId, name: session.name } as const;
    return undoingRefusals(database, { tenantId: membership.tenantId, actor }, work);
  });
  app.decorateRequest('membershipIfAny', async function membershipIfAny(this: FastifyRequest) {
    return this.session ? membershipOf(database, this.session) : undefined;
  });
  app.addHook('onRequest', async (request, reply) => {
    const { access, plainForm } = request.routeOptions.config;
    if (!access || access === 'public' || access === 'debtor') return;
    const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    if (isWrite && !plainForm && !isFromUs(request, origin)) return sendProblem(reply, { kind: 'cross-site-request' });
    request.session = await sessionOf(signIn, headersOf(request));
    if (!request.session) return sendProblem(reply, { kind: 'not-signed-in' });
    if (access === 'signed-in') return;
    if (access === 'operator') {
      if (!request.session.isOperator) return sendProblem(reply, { kind: 'not-allowed', needs: 'operator' });
      return;
    }
    request.membership = await membershipOf(database, request.session);
    if (!request.membership) return sendProblem(reply, { kind: 'no-organisation' });
    if (rank[request.membership.role] < rank[access]) return sendProblem(reply, { kind: 'not-allowed', needs: access });
  });
}

/** A write carries our header, which another site cannot set without our consent, and comes from our origin when it says from where. */
function isFromUs(request: FastifyRequest, origin: string): boolean {
  const from = request.headers.origin;
  const sameHost = from !== undefined && URL.parse(from)?.host === request.headers.host;
  return request.headers['x-recouvrance'] !== undefined && (from === undefined || from === origin || sameHost);
}

/** The headers of a request as the web platform has them, for better-auth. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set('x-client-address', request.ip);
  return headers;
}

async function membershipOf(database: Database, session: Session) {
  const { rows } = await database.pool.query<{ organizationId: string; role: Role }>(
    `select "organizationId", role from sign_in.member where "userId" = $1
      order by ("organizationId" = $2) desc nulls last, "createdAt" limit 1`,
    [session.userId, session.organisationId ?? null],
  );
  const [row] = rows;
  return row && { tenantId: row.organizationId as TenantId, role: row.role };
}

/** Answers a refusal as a problem (RFC 9457): its kind decides status and title, its facts travel with it. */
export function sendProblem(reply: FastifyReply, refusal: { kind: string } & Record<string, unknown>): FastifyReply {
  const problem = problemOf(refusal);
  return reply.code(problem.status).type('application/problem+json').serializer(serializeProblem).send(problem);
}

function serializeProblem(problem: unknown): string {
  return JSON.stringify(problem, (_key, value) => (typeof value === 'bigint' ? Number(value) : value));
}

function answerProblems(app: App): void {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, { kind: 'not-found', where: request.url.split('?')[0] }),
  );
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const faults = error.validation.map((fault) => ({
        where: `${fault.instancePath.replace(/^\//, '').replaceAll('/', '.') || '(entrée)'}`,
        what: fault.message ?? '',
      }));
      return sendProblem(reply, { kind: 'invalid-input', faults });
    }
    if (error.statusCode === 429) return sendProblem(reply, { kind: 'too-many-requests' });
    if (error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE')
      return sendProblem(reply, { kind: 'too-large' });
    if (error.statusCode && error.statusCode < 500)
      return sendProblem(reply, { kind: 'bad-request', detail: error.message });
    request.log.error(
      { err: { message: error.message, stack: error.stack }, route: request.routeOptions.url },
      'unexpected error',
    );
    return sendProblem(reply, { kind: 'unexpected' });
  });
}

registerProblems({
  'cross-site-request': [403, 'Cette demande ne vient pas de l’application : ajoutez l’en-tête x-recouvrance.'],
  'not-signed-in': [401, 'Connectez-vous pour continuer.'],
  'not-allowed': [403, 'Votre rôle ne permet pas cette action.'],
  'no-organisation': [403, 'Créez d’abord votre organisation.'],
  'not-found': [404, 'Introuvable.'],
  'invalid-input': [400, 'La demande contient des erreurs.'],
  'too-many-requests': [429, 'Trop de demandes : réessayez dans une minute.'],
  'too-large': [413, 'Le fichier est trop volumineux.'],
  'bad-request': [400, 'La demande n’a pas pu être lue.'],
  unexpected: [500, 'Une erreur inattendue est survenue. Rien n’a été enregistré.'],
});

export { problemResponses } from './openapi.ts';
