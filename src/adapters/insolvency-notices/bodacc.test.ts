import { expect, test } from 'vitest';
import {
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopbackServer,
} from '../../../test/support/loopback-server.ts';
import { orThrow } from '../../kernel/result.ts';
import { parseSiren, type Siren } from '../../kernel/siren.ts';
import { createBodacc } from './bodacc.ts';
import { insolvencyNoticesContract } from './contract.ts';
import sample from './sample-notices.json' with { type: 'json' };

const siren = orThrow(parseSiren('210081063'));

/** The service as it is documented: it filters by `where`, pages by `limit` and `offset`, and says how many there are. */
async function openDouble(special: (request: LoopbackRequest) => LoopbackAnswer | undefined = () => undefined) {
  const requests: LoopbackRequest[] = [];
  const server = await startLoopbackServer((request) => {
    requests.push(request);
    const forced = special(request);
    if (forced !== undefined) return forced;
    const ask = request.url.searchParams;
    const where = /^familleavis="collective" and registre in \(([^)]*)\)$/.exec(ask.get('where') ?? '');
    const limit = Number(ask.get('limit'));
    if (!where || limit > 100) return { status: 400, json: { error_code: 'ODSQLError' } };
    const named = new Set((where[1] ?? '').split(', ').map((text) => text.replaceAll('"', '')));
    const found = sample.results.filter(({ registre }) => registre.some((number) => named.has(number)));
    const offset = Number(ask.get('offset'));
    return { status: 200, json: { total_count: found.length, results: found.slice(offset, offset + limit) } };
  });
  const notices = createBodacc({ apiUrl: server.url, timeoutMs: 10_000, wait: async () => {} });
  return { notices, requests, close: server.close };
}

insolvencyNoticesContract('Bodacc', () => openDouble());

test('many companies are asked for forty at a time', async () => {
  const { notices, requests, close } = await openDouble();
  expect(orThrow(await notices.about(Array.from({ length: 90 }, () => siren)))).toHaveLength(6);
  expect(requests).toHaveLength(3);
  await close();
});

test('a long answer is read page by page, to its end', async () => {
  const [record] = sample.results;
  const { notices, requests, close } = await openDouble(({ url }) => {
    const offset = Number(url.searchParams.get('offset'));
    const results = Array.from({ length: Math.min(100, 150 - offset) }, () => record);
    return { status: 200, json: { total_count: 150, results } };
  });
  expect(orThrow(await notices.about([siren]))).toHaveLength(150);
  expect(requests.map(({ url }) => url.searchParams.get('offset'))).toEqual(['0', '100']);
  await close();
});

test.each<[string, LoopbackAnswer, string]>([
  ['a failing service', { status: 500, json: {} }, 'status-500'],
  ['another shape', { status: 200, json: { records: [] } }, 'unexpected-answer'],
  [
    'one record of another shape',
    { status: 200, json: { total_count: 1, results: [{ id: 'A1', registre: 'x' }] } },
    'unexpected-answer',
  ],
  [
    'more notices than can be',
    { status: 200, json: { total_count: 5000, results: [sample.results[0]] } },
    'too-many-notices',
  ],
])('%s is « not available », never good health', async (_, answer, reason) => {
  const { notices, close } = await openDouble(() => answer);
  expect(await notices.about([siren as Siren])).toEqual({ refused: true, refusal: { kind: 'unavailable', reason } });
  await close();
});

test('a rectification and a cancellation say what they are', async () => {
  const [record] = sample.results;
  const results = ['rectificatif', 'annulation', 'annonce'].map((typeavis) => ({
    ...record,
    typeavis,
    jugement: null,
  }));
  const { notices, close } = await openDouble(() => ({ status: 200, json: { total_count: 3, results } }));
  const found = orThrow(await notices.about([siren]));
  expect(found.map(({ kind, nature }) => [kind, nature])).toEqual([
    ['rectification', ''],
    ['cancellation', ''],
    ['notice', ''],
  ]);
  await close();
});
