import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdCase } from '../../src/features/cases/holds/hold-case.ts';
import { addDays, inParis } from '../../src/kernel/civil-date.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { unfreezeClock } from '../../src/platform/clock.ts';
import type { App } from '../../src/platform/http.ts';
import { type Client, signedUp } from '../support/http-client.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** The clock that an operator moves over HTTP, while the ordinary worker runs. */
type Clock = { now: string; moving: boolean; progress: { happened: number } | null };
const start = new Date();
const inDays = (days: number) => new Date(start.getTime() + days * 86_400_000);
let scenario: Scenario;
let app: App;
let operator: Client;
let caseId: string;

beforeAll(async () => {
  // A demonstration starts on the day it is made; its clock only runs ahead of the real one.
  scenario = await createScenario({ startsAt: start });
  await scenario.platform(unfreezeClock);
  ({ app } = await scenario.application.web());
  const client = await signedUp(app, 'operator@recouvrance.example');
  const { pool } = scenario.application.database;
  await pool.query('update sign_in."user" set "isOperator" = true where id = $1', [client.userId]);
  operator = client;
  const dueOn = addDays(inParis(start).date, -30);
  ({ id: caseId } = await scenario.openCase({ invoice: { issuedOn: addDays(dueOn, -30), dueOn } }));
  await scenario.application.startWorker(true);
});
afterAll(async () => {
  await app.close();
  await scenario.close();
});

const clock = async () => (await operator.call('GET', '/api/v1/clock')).json as Clock;
const move = (days: number) => operator.call('POST', '/api/v1/clock', { body: { to: inDays(days).toISOString() } });
async function arrived(): Promise<Clock> {
  for (;;) {
    const now = await clock();
    if (!now.moving) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('seventy days pass at once: all that fell due happened, in order, each at its instant', async () => {
  const answer = await move(70);
  expect(answer).toMatchObject({ status: 202, json: { moving: true } });
  expect(await move(72)).toMatchObject({ status: 409, json: { kind: 'clock-already-moving' } });
  const { now } = await arrived();
  expect(new Date(now) >= inDays(70)).toBe(true);
  const messages = await scenario.messages(caseId);
  expect(messages.map(({ template }) => template)).toEqual([
    'reminder-friendly',
    'reminder-firm',
    'reminder-firm-sms',
    'letter-reminder',
    'mise-en-demeure',
    'after-notice',
    'after-notice-sms',
  ]);
  const instants = messages.map(({ sentAt }) => (sentAt as Date).getTime());
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  expect(instants.every((at) => at <= inDays(70).getTime())).toBe(true);
  expect((await scenario.view(caseId)).state).toBe('hand-over');
});

test('time goes on from there by itself, and never goes back', async () => {
  const first = await clock();
  while ((await clock()).now <= first.now); // ends as soon as time passes
  expect(await move(30)).toMatchObject({ status: 422, json: { kind: 'clock-goes-forward-only' } });
  expect(await move(172)).toMatchObject({ status: 422, json: { kind: 'clock-too-far' } });
});

test('the worker that was set aside while time moved runs again', async () => {
  const dueOn = addDays(inParis(start).date, -10);
  const invoice = { issuedOn: addDays(dueOn, -30), dueOn };
  const debtor = { siren: '210049912', email: 'apres@brehat.example' };
  const { id } = await scenario.openCase({ debtor, invoice });
  const hold = { caseId: id, settings: scenario.application.wiring.settings, reason: 'claimed-paid' } as const;
  const actor = { kind: 'debtor', caseId: id } as const;
  orThrow(await scenario.as((ctx) => holdCase(ctx, hold), { tenantId: scenario.creditor.tenantId, actor }));
  // The answer leaves by the worker alone: nobody drains the queue here.
  for (;;) {
    const answer = (await scenario.messages(id)).find(({ template }) => template === 'claim-paid-noted');
    if (answer?.state === 'sent') break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});
