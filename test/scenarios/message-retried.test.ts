import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerHold } from '../../src/features/cases/holds/answer-hold.ts';
import { holdCase } from '../../src/features/cases/holds/hold-case.ts';
import { retryMessage } from '../../src/features/cases/retry-message.ts';
import { updateMessage } from '../../src/features/correspondence/correspondence.sql.ts';
import { selectTodos } from '../../src/features/reporting/today.sql.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

let scenario: Scenario;
let caseId: string;
let messageId: string;

/** A first reminder that the provider rejected: its address is no address. */
beforeAll(async () => {
  scenario = await createScenario();
  caseId = (await scenario.openCase()).id;
  await scenario.playTo(day('2026-09-08'), 11 * 60);
  const [first] = await scenario.messages(caseId);
  messageId = first!.id;
  await change({ state: 'failed', failure: 'adresse électronique invalide', sent_at: null });
});
afterAll(() => scenario.close());

const change = (changes: Parameters<typeof updateMessage>[2]) =>
  scenario.platform((ctx) => updateMessage(ctx, messageId, changes));
const settings = () => scenario.application.wiring.settings;
const retry = (id = messageId) =>
  scenario.as((ctx) => retryMessage(ctx, { caseId, messageId: id, settings: settings() }));
const message = async () => (await scenario.messages(caseId)).find(({ id }) => id === messageId);
const problems = async () => (await scenario.as(selectTodos)).filter(({ kind }) => kind === 'fix-problem');

test('a failed message is something to do, with what a person needs to know of it', async () => {
  expect(await message()).toMatchObject({ state: 'failed' });
  expect(await problems()).toMatchObject([
    {
      case_id: caseId,
      facts: { messageId, channel: 'email', template: 'reminder-friendly', reason: 'adresse électronique invalide' },
    },
  ]);
});

test('sent again while the case is paused, it is refused with the reason, and stays failed', async () => {
  const held = await scenario.as((ctx) =>
    holdCase(ctx, { caseId, reason: 'pause', note: 'Attendre', settings: settings() }),
  );
  const refused = await retry();
  expect(refused).toMatchObject({
    refused: true,
    refusal: { kind: 'retry-gate-closed', blockers: [{ kind: 'paused' }] },
  });
  expect(await message()).toMatchObject({ state: 'failed' });
  const { holdId } = orThrow(held);
  orThrow(await scenario.as((ctx) => answerHold(ctx, { caseId, holdId, outcome: 'ended', settings: settings() })));
});

test('sent again, it goes to the debtor’s address of now, once, and the journal says who asked', async () => {
  const before = (await message())?.gate.passedAt as string;
  orThrow(await retry());
  expect(await retry()).toMatchObject({ refused: true, refusal: { kind: 'message-not-failed' } });
  // Its proof is that of the second passage, not of the first.
  const { gate } = (await message())!;
  expect(String(gate.passedAt) > before).toBe(true);
  expect(gate).toMatchObject({ allowed: true, knew: { possiblePayments: 0 } });
  await scenario.application.simulation.settle();
  expect(await message()).toMatchObject({ state: 'sent', recipient: 'compta@brehat.example', failure: null });
  expect((await scenario.journal(caseId)).filter(({ kind }) => kind === 'message-retried')).toMatchObject([
    { data: { messageId, channel: 'email', template: 'reminder-friendly' } },
  ]);
  expect(await problems()).toEqual([]);
});

test('one that has been leaving for less than a day is left alone; after a day, it is sent again with its words', async () => {
  await change({ state: 'sending', queued_at: new Date('2026-09-08T08:00:00Z') });
  expect(await retry()).toMatchObject({ refused: true, refusal: { kind: 'message-not-failed', state: 'sending' } });
  await change({ queued_at: new Date('2026-09-07T08:00:00Z') });
  const words = (await message())?.facts;
  orThrow(await retry());
  await scenario.application.simulation.settle();
  expect(await message()).toMatchObject({ state: 'sent', facts: words });
});

test('a message of another case is not found', async () => {
  expect(await retry(caseId)).toMatchObject({ refused: true, refusal: { kind: 'no-such-message' } });
});
