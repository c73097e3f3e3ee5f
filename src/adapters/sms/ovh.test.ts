import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import {
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopbackServer,
} from '../../../test/support/loopback-server.ts';
import { anSms, smsContract } from './contract.ts';
import { createOvhSmsSender } from './ovh.ts';

const keys = { applicationKey: 'AK', applicationSecret: 'AS', consumerKey: 'CK' };
const account = { ...keys, serviceName: 'sms-ab12345-1' };

type Job = { receivers: string[]; message: string; sender: string; tag: string; noStopClause: boolean };

/**
 * The documented API, by its signature, its clock, its jobs and its list of sent messages; `answer` comes first, and
 * while `mute` a job is taken without an answer.
 */
async function openDouble(
  answer: (request: LoopbackRequest) => LoopbackAnswer | undefined = () => undefined,
  mute: () => boolean = () => false,
) {
  const jobs: Job[] = [];
  const requests: LoopbackRequest[] = [];
  const clockLead = 3_600; // the provider's clock is an hour ahead of ours
  const now = () => Math.floor(Date.now() / 1000) + clockLead;
  const server = await startLoopbackServer((request) => {
    requests.push(request);
    const special = answer(request);
    if (special !== undefined) return special;
    if (request.url.pathname === '/auth/time') return { status: 200, json: now() };

    const timestamp = String(request.headers['x-ovh-timestamp']);
    if (Math.abs(Number(timestamp) - now()) > 30)
      return { status: 400, json: { errorCode: 'QUERY_TIME_OUT', message: 'Query out of time' } };
    const url = `${server.url}${request.url.pathname}${request.url.search}`;
    const text = ['AS', 'CK', request.method, url, request.body.toString('utf8'), timestamp].join('+');
    const signature = `$1$${createHash('sha1').update(text).digest('hex')}`;
    if (request.headers['x-ovh-application'] !== 'AK' || request.headers['x-ovh-signature'] !== signature) {
      return { status: 403, json: { errorCode: 'INVALID_CREDENTIAL', message: 'This credential is not valid' } };
    }
    if (request.method === 'GET' && request.url.pathname === '/sms/sms-ab12345-1/outgoing') {
      const tag = request.url.searchParams.get('tag');
      return { status: 200, json: jobs.flatMap((job, i) => (job.tag === tag ? [26_929_925 + i] : [])) };
    }
    if (request.method === 'POST' && request.url.pathname === '/sms/sms-ab12345-1/jobs') {
      const job = JSON.parse(request.body.toString('utf8')) as Job;
      const id = 26_929_924 + jobs.push(job);
      if (mute()) return 'hang';
      return {
        status: 200,
        json: { totalCreditsRemoved: 1, invalidReceivers: [], ids: [id], validReceivers: job.receivers },
      };
    }
    return { status: 404, json: { message: 'This service does not exist' } };
  });
  const sender = createOvhSmsSender({ ...account, apiUrl: server.url, timeoutMs: 10_000 });
  return { sender, jobs, requests, url: server.url, close: server.close };
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function open(...args: Parameters<typeof openDouble>) {
  const opened = await openDouble(...args);
  closers.push(opened.close);
  return opened;
}

smsContract('ovhcloud', async () => {
  const { sender, jobs, close } = await openDouble();
  return {
    sender,
    received: () => jobs.map((job) => ({ to: job.receivers.join(), text: job.message })),
    close,
  };
});

test('the job: no advertising clause, a short tag instead of our key, the sender in the operators’ alphabet', async () => {
  const { sender, jobs } = await open();
  await sender.send({ ...anSms, senderName: 'Éts. Bréhat & fils' });
  expect(jobs[0]).toMatchObject({
    sender: 'Ets Brehat',
    noStopClause: true,
    tag: expect.stringMatching(/^[0-9a-f]{20}$/),
  });
  expect(JSON.stringify(jobs[0])).not.toContain(anSms.key);
});

test('a declared sender replaces the message’s own', async () => {
  const { url, jobs } = await open();
  await createOvhSmsSender({ ...account, apiUrl: url, declaredSender: 'RECOUVR' }).send(anSms);
  expect(jobs[0]?.sender).toBe('RECOUVR');
});

test('the time of the provider is asked once', async () => {
  const { sender, requests } = await open();
  await sender.send(anSms);
  await sender.send({ ...anSms, key: 'other' });
  expect(requests.filter((request) => request.url.pathname === '/auth/time')).toHaveLength(1);
});

test('a clock that jumped: the attempt is "unavailable", the next one asks for the time again and leaves', async () => {
  const { sender, requests, jobs } = await open((request) =>
    request.url.pathname === '/auth/time' && requests.length === 1 ? { status: 200, json: 1_700_000_000 } : undefined,
  );
  expect(await sender.send(anSms)).toMatchObject({ refusal: { kind: 'unavailable', reason: '400 QUERY_TIME_OUT' } });
  expect(await sender.send(anSms)).toMatchObject({ refused: false });
  expect(jobs).toHaveLength(1);
});

test('wrong keys: "unavailable", and the secret is in no answer', async () => {
  const { url, jobs } = await open();
  const sender = createOvhSmsSender({ ...account, applicationSecret: 'wrong-secret', apiUrl: url });
  const sent = await sender.send(anSms);
  expect(sent).toEqual({ refused: true, refusal: { kind: 'unavailable', reason: '403 INVALID_CREDENTIAL' } });
  expect(jobs).toEqual([]);
});

const posting = (request: LoopbackRequest) => request.method === 'POST';
test.each([
  [400, { message: 'Invalid sender' }, 'rejected', '400 Invalid sender'],
  [402, { message: 'Not enough credits' }, 'unavailable', '402 Not enough credits'],
  [404, { message: 'This service does not exist' }, 'unavailable', '404 This service does not exist'],
  [429, { message: 'Too many requests' }, 'unavailable', '429 Too many requests'],
  [500, { message: 'Internal error' }, 'unavailable', '500 Internal error'],
] as const)('a %s answer to the job: %j is %s', async (status, json, kind, reason) => {
  const { sender } = await open((request) => (posting(request) ? { status, json } : undefined));
  expect(await sender.send(anSms)).toEqual({ refused: true, refusal: { kind, reason } });
});

test('a receiver that the provider finds invalid is refused for good', async () => {
  const { sender } = await open((request) =>
    posting(request)
      ? { status: 200, json: { totalCreditsRemoved: 0, invalidReceivers: [anSms.to], ids: [], validReceivers: [] } }
      : undefined,
  );
  expect(await sender.send(anSms)).toMatchObject({ refusal: { kind: 'rejected', reason: 'invalid-receiver' } });
});

test.each([
  ['an answer that is not JSON', { status: 200, body: '<html>maintenance</html>' }, 'unexpected-answer'],
  ['an answer of another shape', { status: 200, json: { ids: 'none' } }, 'unexpected-answer'],
  ['a broken connection', 'cut', 'connection-failed'],
  ['a redirection', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'connection-failed'],
] as [string, LoopbackAnswer, string][])('%s is "unavailable"', async (_, answer, reason) => {
  const { sender } = await open((request) => (posting(request) ? answer : undefined));
  expect(await sender.send(anSms)).toEqual({ refused: true, refusal: { kind: 'unavailable', reason } });
});

test('a provider that takes the message and does not answer: given up, and not sent again on the next attempt', async () => {
  let mute = true;
  const { url, jobs } = await open(undefined, () => mute);
  const sender = createOvhSmsSender({ ...account, apiUrl: url, timeoutMs: 200 });
  expect(await sender.send(anSms)).toEqual({ refused: true, refusal: { kind: 'unavailable', reason: 'timeout' } });
  mute = false;
  expect(await sender.send(anSms)).toEqual({ refused: false, value: { provider: 'ovhcloud', providerId: '26929925' } });
  expect(jobs).toHaveLength(1);
});
