import { expect, test } from 'vitest';
import {
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopbackServer,
} from '../../../test/support/loopback-server.ts';
import type { ObservedRate, RateFeed } from '../../features/law-rows/ports.ts';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { publication } from '../../law/citation.ts';
import { createWebstatRateFeed } from './banque-de-france-webstat.ts';
import { failingFeedContract, type RateFeedBench, rateFeedContract } from './contract.ts';
import { csvRecords } from './csv-records.ts';
import { createEcbRateFeed } from './ecb-data-portal.ts';
import { createLocalRateFeed } from './local.ts';

const SERIES = 'FM.B.U2.EUR.4F.KR.MRR_FR.LEV';
const daily = ['2026-01-02 2.15', '2026-06-16 2.15', '2026-06-17 2.4', '2026-07-10 2.40'];

/** The portal as it answers: one line a day, columns that we do not read, and a title that holds a comma. */
function ecbDouble({ url }: LoopbackRequest): LoopbackAnswer {
  if (url.pathname !== '/service/data/FM/B.U2.EUR.4F.KR.MRR_FR.LEV') return { status: 404 };
  const since = url.searchParams.get('startPeriod') ?? '';
  const lines = daily
    .map((line) => line.split(' '))
    .filter(([on = '']) => on >= since)
    .map(([on, rate]) => `${SERIES},B,${on},${rate},A,"Main refinancing operations, fixed ""rate"" tenders"`);
  return { status: 200, body: ['KEY,FREQ,TIME_PERIOD,OBS_VALUE,OBS_STATUS,TITLE', ...lines, ''].join('\r\n') };
}

const asked: string[] = [];

function webstatDouble({ url, headers }: LoopbackRequest): LoopbackAnswer {
  if (headers.authorization !== 'Apikey the-key') return { status: 401 };
  const where = url.searchParams.get('where') ?? '';
  asked.push(where);
  const key = /^series_key="(.+)"$/.exec(where)?.[1] ?? '';
  const values = key.includes('PROF') ? [2.62, '2.75'] : [6.67, 6.84];
  const json = ['2026-S1', '2026-S2'].map((time_period, index) => ({
    series_key: key,
    time_period,
    obs_value: values[index],
  }));
  return { status: 200, json };
}

const failing: Record<'down' | 'hangs' | 'talks nonsense', LoopbackAnswer> = {
  down: { status: 503 },
  hangs: 'hang',
  'talks nonsense': { status: 200, body: '<html>maintenance</html>' },
};

async function over(
  answer: (request: LoopbackRequest) => LoopbackAnswer,
  make: (apiUrl: string) => RateFeed,
): Promise<RateFeedBench> {
  const server = await startLoopbackServer(answer);
  return { feed: make(server.url), close: server.close };
}

const ecb = (apiUrl: string) => createEcbRateFeed({ apiUrl, timeoutMs: 300 });
const webstat = (apiUrl: string) => createWebstatRateFeed({ apiUrl, apiKey: 'the-key', timeoutMs: 300 });
const both = (apiUrl: string) => createWebstatRateFeed({ apiUrl, apiKey: 'the-key', individualSeries: 'FM.H.X.IND' });

const local: ObservedRate[] = [
  ['2026-07-01', '2026-12-31', '2.75'] as const,
  ['2026-01-01', '2026-06-30', '2.62'] as const,
].map(([fromOn, untilOn, professional]) => ({
  subject: 'legal-interest',
  fromOn: day(fromOn),
  untilOn: day(untilOn),
  value: { professional },
  reference: publication('Somebody', 'a series'),
}));

rateFeedContract('ECB data portal', () => over(ecbDouble, ecb));
rateFeedContract('Banque de France Webstat', () => over(webstatDouble, webstat));
rateFeedContract('local', async () => ({ feed: createLocalRateFeed(local), close: async () => {} }));
failingFeedContract('ECB data portal', (how) => over(() => failing[how], ecb));
failingFeedContract('Banque de France Webstat', (how) => over(() => failing[how], webstat));

test('days at one rate are one stretch, whatever the zeros that end it', async () => {
  const bench = await over(ecbDouble, ecb);
  const rates = orThrow(await bench.feed.observedSince(day('2026-01-01')));
  await bench.close();
  expect(rates).toMatchObject([
    { fromOn: '2026-01-02', untilOn: '2026-06-16', value: { rate: '2.15' } },
    { fromOn: '2026-06-17', untilOn: '2026-07-10', value: { rate: '2.4' } },
  ]);
});

test('one line that cannot be read leaves the whole table unread', async () => {
  const body = `KEY,TIME_PERIOD,OBS_VALUE\n${SERIES},2026-01-02,2.15\n${SERIES},2026-01-03,NaN\n`;
  const bench = await over(() => ({ status: 200, body }), ecb);
  expect(await bench.feed.observedSince(day('2026-01-01'))).toMatchObject({ refusal: { kind: 'unreadable' } });
  await bench.close();
});

test('the second series of the legal interest is asked when it is named', async () => {
  const bench = await over(webstatDouble, both);
  const rates = orThrow(await bench.feed.observedSince(day('2026-07-01')));
  await bench.close();
  expect(rates).toMatchObject([{ fromOn: '2026-07-01', value: { professional: '2.75', individual: '6.84' } }]);
  expect(asked.at(-1)).toBe('series_key="FM.H.X.IND"');
});

test('a key that is refused is a publisher that does not answer', async () => {
  const bench = await over(webstatDouble, (apiUrl) => createWebstatRateFeed({ apiUrl, apiKey: 'wrong' }));
  expect(await bench.feed.observedSince(day('2026-01-01'))).toMatchObject({
    refusal: { kind: 'unavailable', reason: 'status 401' },
  });
  await bench.close();
});

test('quoted fields keep their commas, quotes and line ends', () => {
  expect(csvRecords('a,b\n"1, ""one""\nmore",2\r\n')).toEqual([{ a: '1, "one"\nmore', b: '2' }]);
});
