import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access, App, RouteAccess } from '../../src/platform/http.ts';
import { newId } from '../../src/platform/ids.ts';
import { type Cast, type CastRole, createCast, roles, SECRETS } from '../support/cast.ts';
import type { Answer, Client } from '../support/http-client.ts';
import { type Document, operationOf, sampleOf } from '../support/schema-sample.ts';

/**
 * Every route of the server, whoever adds it, tried as every wrong actor. The routes, their access, their parameters and the bodies
 * they take all come from the server itself.
 */

/** What anybody may call. A new public route is refused here until somebody adds it knowingly. */
const PUBLIC = [
  ...['/api/docs', '/api/docs/', '/api/docs/json', '/api/docs/yaml', '/api/docs/static/*'],
  ...['/api/docs/static/index.html', '/api/docs/static/swagger-initializer.js', '/api/openapi.json'],
  // the law's calculators: they hold nobody's data
  ...[
    'penalites',
    'decision',
    'imputation',
    'prescription',
    'delai',
    'juridiction',
    'roads',
    'frais',
    'mentions',
    'book',
  ].map((of) => `/api/v1/law/${of}`),
  // a mail server hands messages over, with a secret of its own
  '/api/v1/inbound/messages',
  ...['/livez', '/readyz', '/metrics', '/api/auth/*', '/api/v1/demonstration/accounts'],
  ...['/d/assets/:file', '/d/*', '/d/:token', '/d/:token/entrer', '/*'],
  ...['penalites', 'penalites.pdf', 'penalites/integrer', 'prescription', 'tribunal', 'procedure', 'frais'].map(
    (name) => `/calculs/${name}`,
  ),
  ...['/calculs', '/calculs/assets/:file', '/robots.txt', '/sitemap.xml'],
];

/** Parameters that name nothing of ours. */
const TEXTS: Record<string, string> = {
  iban: 'FR7699999000010000000036975',
  siren: '210049912',
  number: '210049912',
  said: 'paiement',
};

/** The statuses that a wrong actor must get, by what the route declares; absent: this actor is no wrong one there. */
const DENIED: Record<Access, Partial<Record<CastRole, number[]>>> = {
  public: {},
  'signed-in': { anonymous: [401], 'with a made-up session': [401], 'debtor of another case': [401] },
  reader: {
    anonymous: [401],
    'with a made-up session': [401],
    'without organisation': [403],
    operator: [403],
    'owner of another organisation': [403, 404],
    'debtor of another case': [401],
  },
  manager: {
    anonymous: [401],
    'with a made-up session': [401],
    'without organisation': [403],
    reader: [403],
    operator: [403],
    'owner of another organisation': [403, 404],
    'debtor of another case': [401],
  },
  owner: {
    anonymous: [401],
    'with a made-up session': [401],
    'without organisation': [403],
    reader: [403],
    manager: [403],
    operator: [403],
    'owner of another organisation': [403, 404],
    'debtor of another case': [401],
  },
  operator: {
    anonymous: [401],
    'with a made-up session': [401],
    'without organisation': [403],
    reader: [403],
    manager: [403],
    owner: [403],
    'owner of another organisation': [403],
    'debtor of another case': [401],
  },
  debtor: {
    anonymous: [303, 401, 403],
    'with a made-up session': [303, 401, 403],
    'without organisation': [303, 401, 403],
    reader: [303, 401, 403],
    manager: [303, 401, 403],
    owner: [303, 401, 403],
    operator: [303, 401, 403],
    'owner of another organisation': [303, 401, 403],
    'debtor of another case': [303, 401, 403],
  },
};

let cast: Cast;
let app: App;
let routes: RouteAccess[];
let document: Document;
let clients: Cast['clients'];
let calls = 0;

beforeAll(async () => {
  cast = await createCast();
  ({ app, routes, clients } = cast);
  document = app.swagger() as unknown as Document;
});
afterAll(() => cast.close());

/** The route's address with the first organisation's own identifiers; several when a parameter could name several things. */
function addressesOf({ method, url }: RouteAccess): string[] {
  const operation = operationOf(document, method === 'HEAD' ? 'GET' : method, url);
  const segments = url.split('/');
  const values = segments.map((segment, index): string[] => {
    if (segment === '*') return ['anything'];
    if (!segment.startsWith(':')) return [segment];
    const name = segment.slice(1);
    if (name === 'token') return [cast.token];
    const schema = operation?.parameters?.find((one) => one.in === 'path' && one.name === name)?.schema;
    if (schema?.enum) return [String(schema.enum[0])];
    const known = cast.ids[name] ?? cast.ids[segments[index - 1] ?? ''];
    if (schema?.format === 'uuid') return known ? [known] : Object.values(cast.ids);
    return [TEXTS[name] ?? 'x'];
  });
  return values
    .reduce<string[]>((all, choices) => all.flatMap((head) => choices.map((one) => `${head}/${one}`)), [''])
    .map((path) => path.replace(/^\/\//, '/'));
}

function bodyOf({ method, url }: RouteAccess): unknown {
  const content = operationOf(document, method, url)?.requestBody?.content;
  const schema = content?.['application/json']?.schema;
  if (schema) return sampleOf(schema, (name) => cast.ids[name] ?? newId(new Date()));
  return method === 'GET' || method === 'HEAD' ? undefined : {};
}

function queryOf({ method, url }: RouteAccess): string {
  const wanted =
    operationOf(document, method, url)?.parameters?.filter((one) => one.in === 'query' && one.required) ?? [];
  const pairs = wanted.map(({ name, schema }) => `${name}=${sampleOf(schema, () => '', name)}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** Each call comes from its own address, so that the limit on calls is not what refuses it. */
function callAs(client: Client, route: RouteAccess, address: string, options: Parameters<Client['call']>[2] = {}) {
  calls += 1;
  const headers = { 'x-forwarded-for': `10.2.${calls >> 8}.${calls & 255}`, ...options?.headers };
  return client.call(route.method, `${address}${queryOf(route)}`, { body: bodyOf(route), ...options, headers });
}

function tellsNothing({ body }: Answer, what: string) {
  for (const secret of SECRETS) expect(body.includes(secret), `${what} tells “${secret}”`).toBe(false);
}

const isWrite = ({ method }: RouteAccess) => method !== 'GET' && method !== 'HEAD';
const named = ({ method, url }: RouteAccess) => `${method} ${url}`;

/** The public calculators of the law hold nobody's data; what they compute is what was typed. */
const isCalculator = (url: string) => /^\/(calculs($|[/.])|robots\.txt$|sitemap\.xml$)/.test(url);

test('every route says who may call it, in words that this matrix knows', () => {
  expect(routes.length).toBeGreaterThan(80);
  for (const route of routes) expect(Object.keys(DENIED), named(route)).toContain(route.access);
  const open = routes.filter(({ access }) => access === 'public').map(({ url }) => url);
  expect([...new Set(open)].filter((url) => !PUBLIC.includes(url) && !isCalculator(url))).toEqual([]);
});

test.each(roles)('%s: refused wherever it is not its place, and told nothing', async (who) => {
  let tried = 0;
  for (const route of routes) {
    const expected = DENIED[route.access][who];
    if (!expected) continue;
    // Its own rows are its own: only what names the first organisation's is tried.
    const isOwnPlace =
      who === 'owner of another organisation' && route.access !== 'operator' && route.access !== 'debtor';
    if (isOwnPlace && !route.url.includes(':')) continue;
    for (const address of addressesOf(route)) {
      const answer = await callAs(clients[who], route, address);
      const what = `${named(route)} as ${who}: ${answer.status} ${answer.body.slice(0, 200)}`;
      expect(expected, what).toContain(answer.status);
      tellsNothing(answer, what);
      if (answer.status !== 303 && !address.startsWith('/d/') && route.method !== 'HEAD') {
        expect(answer.type, what).toContain('application/problem+json');
      }
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(15);
});

test('what anybody may call tells nothing of anybody, whoever asks', async () => {
  for (const route of routes.filter(({ access, url }) => access === 'public' && url !== '/api/auth/*')) {
    for (const who of ['anonymous', 'owner of another organisation', 'debtor of another case'] as const) {
      for (const address of addressesOf(route)) {
        const answer = await callAs(clients[who], route, address);
        tellsNothing(answer, `${named(route)} as ${who}`);
        expect(answer.status, named(route)).toBeLessThan(500);
      }
    }
  }
});

test('the lists and pages of another organisation hold nothing of the first one', async () => {
  const stranger = clients['owner of another organisation'];
  for (const route of routes.filter(
    ({ method, access }) => method === 'GET' && access in { reader: 1, 'signed-in': 1 },
  )) {
    if (route.url.includes(':')) continue;
    const answer = await callAs(stranger, route, route.url);
    expect(answer.status, named(route)).toBeLessThan(300);
    tellsNothing(answer, named(route));
  }
});

test('the right actor does get in: the matrix can tell an open door from a closed one', async () => {
  const right: Partial<Record<Access, CastRole>> = {
    'signed-in': 'reader',
    reader: 'reader',
    manager: 'manager',
    owner: 'owner',
    operator: 'operator',
  };
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const who = right[route.access];
    if (!who) continue;
    for (const address of addressesOf(route)) {
      const answer = await callAs(clients[who], route, address);
      expect(answer.status, `${named(route)} as ${who}: ${answer.body.slice(0, 300)}`).toBe(200);
    }
  }
  const seen = await callAs(
    clients.reader,
    { method: 'GET', url: '/api/v1/cases/:id', access: 'reader' },
    `/api/v1/cases/${cast.ids.cases}`,
  );
  expect(seen.body).toContain('Débiteur Discret');
  const page = await cast.debtor.call('GET', `/d/${cast.token}/payer`);
  expect(page.status).toBe(200);
  expect(page.body).toContain('FR76');
});

describe('a write that does not come from our pages', () => {
  test('is refused without our header, or from another site, even with a session', async () => {
    const right: Partial<Record<Access, CastRole>> = {
      'signed-in': 'owner',
      reader: 'owner',
      manager: 'owner',
      owner: 'owner',
      operator: 'operator',
    };
    for (const route of routes.filter(isWrite)) {
      const who = right[route.access];
      if (!who) continue;
      const address = addressesOf(route)[0] as string;
      const cookie = clients[who].cookie;
      const bare = await app.inject({ method: route.method as 'POST', url: address, headers: { cookie }, payload: {} });
      expect(bare.statusCode, `${named(route)} without our header`).toBe(403);
      expect(bare.body).toContain('cross-site-request');
      for (const origin of ['https://evil.example', 'null']) {
        const answer = await callAs(clients[who], route, address, { headers: { origin } });
        expect(answer, `${named(route)} from ${origin}`).toMatchObject({
          status: 403,
          json: { kind: 'cross-site-request' },
        });
      }
    }
  });

  test('a debtor’s form without the mark of our page changes nothing, even with the debtor’s own session', async () => {
    const before = (await cast.scenario.view(cast.ids.cases as string)).holds.length;
    for (const route of routes.filter((one) => isWrite(one) && one.access === 'debtor')) {
      const answer = await cast.debtor.call('POST', addressesOf(route)[0] as string, {
        body: 'paidOn=2026-09-10&code=QTE_ERR&text=Je+conteste+tout&promisedOn=2026-09-20&csrf=made-up',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect([303, 403], `${named(route)}: ${answer.status}`).toContain(answer.status);
    }
    expect((await cast.scenario.view(cast.ids.cases as string)).holds.length).toBe(before);
  });
});
