import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerHold } from '../../src/features/cases/holds/answer-hold.ts';
import { holdCase } from '../../src/features/cases/holds/hold-case.ts';
import type { HoldCase } from '../../src/features/cases/holds/hold-request.ts';
import { recordCall } from '../../src/features/cases/record-call.ts';
import { PROMISE_GRACE_DAYS } from '../../src/features/scenario/hold.ts';
import { addDays, type CivilDate, day, inParis } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** Cases of one day, each with its own debtor: what one says changes nothing for the others. */
const OPENED = day('2026-09-07');
const SAID = day('2026-09-10');
const names = ['kept', 'broken', 'part', 'disputed', 'maintained', 'right', 'claimed', 'received', 'called', 'paused'];
let scenario: Scenario;
const cases: Record<string, string> = {};

beforeAll(async () => {
  scenario = await createScenario();
  for (const name of names) {
    const debtor = { kind: 'individual' as const, siren: undefined, name: `Société ${name}` };
    cases[name] = (await scenario.openCase({ debtor: { ...debtor, email: `compta@${name}.example` } })).id;
  }
  await scenario.playTo(SAID, 9 * 60);
});
afterAll(() => scenario.close());

const idOf = (name: string) => cases[name] as string;
const debtorOf = (name: string) => ({
  tenantId: scenario.creditor.tenantId,
  actor: { kind: 'debtor', caseId: idOf(name) } as const,
});
type Said<T = HoldCase> = T extends HoldCase ? Omit<T, 'caseId' | 'settings'> : never;
async function says(name: string, what: Said) {
  const { settings } = scenario.application.wiring;
  const held = await scenario.as(
    (ctx) => holdCase(ctx, { ...what, caseId: idOf(name), settings } as HoldCase),
    debtorOf(name),
  );
  await scenario.application.simulation.settle();
  return held;
}
async function creditorAnswers(
  name: string,
  answer:
    | { outcome: 'maintained' | 'accepted'; note: string }
    | { outcome: 'not-received' }
    | { outcome: 'received'; receivedOn: CivilDate; amount: ReturnType<typeof euros> },
) {
  const { settings } = scenario.application.wiring;
  const open = (await scenario.view(idOf(name))).holds.find(({ endedOn }) => endedOn === null);
  const caseId = idOf(name);
  const answered = await scenario.as((ctx) => answerHold(ctx, { ...answer, caseId, holdId: open?.id ?? '', settings }));
  await scenario.application.simulation.settle();
  return answered;
}
const asked = async (name: string) =>
  (await scenario.messages(idOf(name)))
    .filter(({ countsAsContact, state }) => countsAsContact && (state === 'sent' || state === 'delivered'))
    .map(({ template, sentAt }) => ({ template, on: inParis(sentAt as Date).date }));
const answers = async (name: string) =>
  (await scenario.messages(idOf(name)))
    .filter(({ countsAsContact }) => !countsAsContact)
    .map(({ template }) => template);

test('what a debtor says stops its reminders at once, is answered in writing, and is not taken twice', async () => {
  orThrow(await says('kept', { reason: 'promise', promisedOn: day('2026-09-25') }));
  orThrow(await says('broken', { reason: 'promise', promisedOn: day('2026-09-25') }));
  orThrow(await says('part', { reason: 'promise', promisedOn: day('2026-09-25'), amount: euros('500.00') }));
  for (const name of ['disputed', 'maintained', 'right']) {
    orThrow(await says(name, { reason: 'dispute', code: 'QTE_ERR', note: 'Deux fenêtres manquent.' }));
  }
  for (const name of ['claimed', 'received']) orThrow(await says(name, { reason: 'claimed-paid', paidOn: SAID }));
  expect(await says('kept', { reason: 'promise', promisedOn: day('2026-09-30') })).toMatchObject({
    refusal: { kind: 'already-held', reason: 'promise' },
  });
  expect(await answers('kept')).toEqual(['promise-noted']);
  expect(await answers('disputed')).toEqual(['dispute-noted']);
  expect(await answers('claimed')).toEqual(['claim-paid-noted']);
  expect((await scenario.view(idOf('kept'))).state).toBe('promised');
  expect((await scenario.view(idOf('disputed'))).state).toBe('disputed');
  expect((await scenario.view(idOf('claimed'))).state).toBe('claimed-paid');
});

test('a promise too far, or already past, is refused with the reason', async () => {
  expect(await says('paused', { reason: 'promise', promisedOn: addDays(SAID, 46) })).toMatchObject({
    refusal: { kind: 'promise-too-far', latestOn: addDays(SAID, 45) },
  });
  expect(await says('paused', { reason: 'promise', promisedOn: addDays(SAID, -1) })).toMatchObject({
    refusal: { kind: 'promise-in-the-past' },
  });
});

test('a promise heard on the telephone counts like one written online; an unanswered call is no contact', async () => {
  await scenario.playTo(day('2026-09-14'), 11 * 60);
  const { settings } = scenario.application.wiring;
  const [call] = (await scenario.view(idOf('called'))).calls;
  expect(call).toMatchObject({ step: 'first-call', state: 'open' });
  const outcome = { caseId: idOf('called'), taskId: call?.id ?? '', settings, outcome: 'promise' as const };
  expect(await scenario.as((ctx) => recordCall(ctx, outcome))).toMatchObject({
    refusal: { kind: 'promise-without-date' },
  });
  const promisedOn = day('2026-09-18');
  orThrow(await scenario.as((ctx) => recordCall(ctx, { ...outcome, promisedOn })));
  expect(await scenario.as((ctx) => recordCall(ctx, { ...outcome, promisedOn }))).toMatchObject({
    refusal: { kind: 'call-already-done' },
  });
  expect((await scenario.view(idOf('called'))).state).toBe('promised');
});

test('a pause without an end, then with one: silence until the creditor or the calendar ends it', async () => {
  const { settings } = scenario.application.wiring;
  const caseId = idOf('paused');
  const untilOn = day('2026-10-02');
  orThrow(
    await scenario.as((ctx) =>
      holdCase(ctx, { caseId, settings, reason: 'pause', note: 'Chantier en cours.', untilOn }),
    ),
  );
  expect((await scenario.view(caseId)).state).toBe('paused');
  expect(await answers('paused'), 'a pause is the creditor’s: the debtor is not written to').toEqual([]);
});

test('a kept promise: paid in time, thanked, and never reminded', async () => {
  await scenario.playTo(day('2026-09-28'), 12 * 60);
  const view = await scenario.view(idOf('kept'));
  scenario.bank.receive({
    on: day('2026-09-28'),
    amount: euros((view.owed.totalCents / 100).toFixed(2)),
    name: 'Société kept',
    remittance: view.paymentReference,
  });
  const part = await scenario.view(idOf('part'));
  scenario.bank.receive({
    on: day('2026-09-28'),
    amount: euros('500.00'),
    name: 'part',
    remittance: part.paymentReference,
  });
  await scenario.bank.tell(scenario.operator);
  expect(await scenario.view(idOf('kept'))).toMatchObject({ state: 'paid', holds: [{ outcome: 'kept' }] });
  expect(await asked('kept')).toEqual([{ template: 'reminder-friendly', on: OPENED }]);
});

test('a promise for a part is kept by that part, and the rest of the debt runs on', async () => {
  const view = await scenario.view(idOf('part'));
  expect(view).toMatchObject({ state: 'amicable', holds: [{ outcome: 'kept', amountCents: 50_000 }] });
  expect(view.owed.totalCents).toBeGreaterThan(0);
});

test('a broken promise: the reminders resume after the grace days, and the next one recalls it', async () => {
  await scenario.playTo(day('2026-10-16'));
  const view = await scenario.view(idOf('broken'));
  expect(view.holds).toMatchObject([{ reason: 'promise', outcome: 'broken' }]);
  const [, next] = await asked('broken');
  expect(next?.on && next.on > addDays(day('2026-09-25'), PROMISE_GRACE_DAYS)).toBe(true);
  const resumed = (await scenario.messages(idOf('broken'))).find(({ template }) => template === next?.template);
  expect(resumed?.facts.brokenPromise).toMatchObject({ promisedOn: '2026-09-25' });
  const text = (resumed?.bodyText ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(text).toContain('25 septembre 2026');
});

test('a dispute stops everything until somebody answers it, however long that takes', async () => {
  await scenario.playTo(day('2026-11-27'));
  expect(await asked('disputed')).toEqual([{ template: 'reminder-friendly', on: OPENED }]);
  expect(await asked('claimed')).toEqual([{ template: 'reminder-friendly', on: OPENED }]);
  expect((await scenario.view(idOf('disputed'))).gate.blockers.map(({ kind }) => kind)).toContain('disputed');
});

test('a claim that is maintained resumes where it was, its plan moved by the silence; every step still comes once', async () => {
  const ok = await creditorAnswers('maintained', { outcome: 'maintained', note: 'Le bon de livraison est signé.' });
  expect(ok.refused).toBe(false);
  await scenario.playTo(day('2027-03-05'));
  const templates = (await asked('maintained')).map(({ template }) => template);
  expect(templates).toEqual([
    'reminder-friendly',
    'reminder-firm',
    'reminder-firm-sms',
    'letter-reminder',
    'mise-en-demeure',
    'after-notice',
    'after-notice-sms',
  ]);
  const [, second] = await asked('maintained');
  expect(second?.on && second.on > day('2026-11-27')).toBe(true);
  expect((await scenario.view(idOf('maintained'))).state).toBe('hand-over');
});

test('a debtor who is right closes the case; one who did pay its creditor too; one who did not is reminded again', async () => {
  orThrow(await creditorAnswers('right', { outcome: 'accepted', note: 'Avoir à suivre.' }));
  expect(await scenario.view(idOf('right'))).toMatchObject({ state: 'closed', closedReason: 'debtor-right' });
  const { owed } = await scenario.view(idOf('received'));
  const receivedOn = day('2027-03-05');
  const amount = euros((owed.totalCents / 100).toFixed(2));
  orThrow(await creditorAnswers('received', { outcome: 'received', receivedOn, amount }));
  expect(await scenario.view(idOf('received'))).toMatchObject({ state: 'paid', closedReason: 'paid' });
  orThrow(await creditorAnswers('claimed', { outcome: 'not-received' }));
  await scenario.playTo(day('2027-03-19'));
  expect((await asked('claimed')).length).toBeGreaterThan(1);
});

test('an answer that does not fit what was said is refused', async () => {
  expect(await creditorAnswers('disputed', { outcome: 'not-received' })).toMatchObject({
    refusal: { kind: 'answer-does-not-fit', reason: 'dispute' },
  });
});
