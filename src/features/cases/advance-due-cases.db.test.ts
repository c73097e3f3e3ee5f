import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScenario, type Scenario } from '../../../test/support/scenario.ts';
import { day, parisInstant } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { freezeClock } from '../../platform/clock.ts';
import { undoingRefusals } from '../../platform/db.ts';
import { advanceDueCases } from './advance-due-cases.ts';
import { nextInstant } from './next-instant.ts';
import { recordCall } from './record-call.ts';
import type { CaseSettings } from './settings.ts';

let scenario: Scenario;
const cases: string[] = [];

beforeAll(async () => {
  scenario = await createScenario();
  for (const siren of ['210049912', '210029104', '210008298']) {
    const debtor = { siren, name: `Débiteur ${siren}`, email: `compta@d${siren}.example` };
    cases.push((await scenario.openCase({ debtor })).id);
  }
});
afterAll(() => scenario.close());

const settings = () => scenario.application.wiring.settings;
const stopAt = (on: string, hour: number) =>
  scenario.platform((ctx) => freezeClock(ctx, parisInstant(day(on), hour * 60)));

/** Settings from which the letters of one case alone cannot be written. */
function failingFor(reference: string): CaseSettings {
  let asked = 0;
  const real = settings();
  return {
    ...real,
    get secret() {
      asked += 1;
      if (asked === 1) throw new Error(`${reference} cannot be written`);
      return real.secret;
    },
  };
}

test('a case that fails is set aside with its reason and nothing half done; the others of the batch go on', async () => {
  await stopAt('2026-09-14', 10);
  await scenario.application.simulation.settle(); // the calls of the plan
  await stopAt('2026-09-18', 10);
  const { taken } = await scenario.platform((ctx) => advanceDueCases(ctx, failingFor('one')));
  expect(taken).toBe(3);
  const views = await Promise.all(cases.map((id) => scenario.view(id)));
  const failed = views.filter(({ problem }) => problem === 'failed');
  expect(failed).toHaveLength(1);
  expect(failed[0]?.timeline.at(-1)).toMatchObject({ kind: 'problem', data: { reason: 'one cannot be written' } });
  expect(
    failed[0]?.plan.map(({ step }) => step),
    'its step is still to come',
  ).toContain('reminder-firm');
  expect(failed[0]?.messages.map(({ template }) => template)).toEqual(['reminder-friendly']);
  const others = views.filter(({ problem }) => problem === null);
  for (const { messages } of others) {
    expect(messages.map(({ template }) => template)).toEqual([
      'reminder-friendly',
      'reminder-firm',
      'reminder-firm-sms',
    ]);
  }
  expect(others).toHaveLength(2);
});

test('two workers at once share the cases: each is taken by one', async () => {
  await scenario.application.simulation.settle();
  const next = await scenario.platform(nextInstant);
  await scenario.platform((ctx) => freezeClock(ctx, next as Date));
  const before = await Promise.all(cases.map((id) => scenario.messages(id)));
  const both = await Promise.all([1, 2].map(() => scenario.platform((ctx) => advanceDueCases(ctx, settings()))));
  expect(both.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThan(0);
  await scenario.application.simulation.settle();
  const after = await Promise.all(cases.map((id) => scenario.messages(id)));
  for (const [index, messages] of after.entries()) {
    const templates = messages.map(({ template, channel }) => `${template} ${channel}`);
    expect(new Set(templates).size).toBe(templates.length);
    expect(messages.length).toBeGreaterThanOrEqual(before[index]?.length ?? 0);
  }
});

test('what was written before a refusal is undone: a call is not done by a promise that is refused', async () => {
  const caseId = cases[1] as string;
  const [call] = (await scenario.view(caseId)).calls;
  const { tenantId, manager: actor } = scenario.creditor;
  const promisedOn = day('2027-06-01');
  const outcome = { caseId, taskId: call?.id ?? '', outcome: 'promise' as const, promisedOn, settings: settings() };
  const heard = await undoingRefusals(scenario.application.database, { tenantId, actor }, (ctx) =>
    recordCall(ctx, outcome),
  );
  expect(heard).toMatchObject({ refused: true, refusal: { kind: 'promise-too-far' } });
  expect((await scenario.view(caseId)).calls).toMatchObject([{ state: 'open' }]);
  const reached = { ...outcome, outcome: 'reached' as const };
  orThrow(await undoingRefusals(scenario.application.database, { tenantId, actor }, (ctx) => recordCall(ctx, reached)));
  expect((await scenario.view(caseId)).calls).toMatchObject([{ state: 'done' }]);
});
