import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDocument } from '../../src/features/documents/keep-document.ts';
import { LIMITS } from '../../src/features/scenario/gate.ts';
import { addDays, type CivilDate, day, daysBetween, inParis } from '../../src/kernel/civil-date.ts';
import { isWorkingDay } from '../../src/law/delais/holidays.ts';
import { pdfText } from '../support/pdf-text.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

const OPENED = day('2026-09-07');
let scenario: Scenario;
let caseId: string;

beforeAll(async () => {
  scenario = await createScenario();
  ({ id: caseId } = await scenario.openCase({ invoice: { number: 'F-2026-0042' } }));
  await scenario.playTo(day('2026-11-20'));
});
afterAll(() => scenario.close());

const sentOn = (at: Date | null) => inParis(at as Date).date;

test('each message of the plan leaves once, softest first', async () => {
  const messages = await scenario.messages(caseId);
  expect(messages.map(({ channel, template }) => `${template} by ${channel}`)).toEqual([
    'reminder-friendly by email',
    'reminder-firm by email',
    'reminder-firm-sms by sms',
    'letter-reminder by letter',
    'mise-en-demeure by registered-letter',
    'after-notice by email',
    'after-notice-sms by sms',
  ]);
  expect(messages.every(({ state }) => state === 'sent' || state === 'delivered')).toBe(true);
  const outbox = await scenario.outbox();
  expect(outbox.map(({ key }) => key).sort()).toEqual(messages.map(({ id }) => id).sort());
});

test('every message leaves on a working day, at an hour of its channel, and never sooner than the plan says', async () => {
  const hours = {
    email: [9 * 60, 18 * 60 + 30],
    sms: [10 * 60, 18 * 60],
    letter: [8 * 60, 20 * 60],
    'registered-letter': [8 * 60, 20 * 60],
  };
  const earliest: Record<string, number> = {
    'reminder-friendly': 0,
    'reminder-firm': 11,
    'reminder-firm-sms': 11,
    'letter-reminder': 19,
    'mise-en-demeure': 30,
    'after-notice': 48,
    'after-notice-sms': 48,
  };
  for (const { channel, template, sentAt } of await scenario.messages(caseId)) {
    const { date, minutes } = inParis(sentAt as Date);
    expect(isWorkingDay(date, 'metropole'), `${template} on ${date}`).toBe(true);
    expect(minutes, `${template} at ${minutes}`).toBeGreaterThanOrEqual(hours[channel][0] as number);
    expect(minutes, `${template} at ${minutes}`).toBeLessThan(hours[channel][1] as number);
    expect(daysBetween(OPENED, date), template).toBeGreaterThanOrEqual(earliest[template] as number);
  }
});

test('the debtor has silence between two days of contact, and fifteen whole days after the mise en demeure', async () => {
  const messages = await scenario.messages(caseId);
  const days = [...new Set(messages.map(({ sentAt }) => sentOn(sentAt)))];
  for (const [index, on] of days.slice(1).entries()) {
    expect(daysBetween(days[index] as CivilDate, on)).toBeGreaterThan(LIMITS.daysBetweenContacts);
  }
  const notice = messages.find(({ template }) => template === 'mise-en-demeure');
  const after = messages.find(({ template }) => template === 'after-notice');
  expect(daysBetween(sentOn(notice?.sentAt ?? null), sentOn(after?.sentAt ?? null))).toBeGreaterThan(15);
});

test('the mise en demeure is a PDF that tells who, what, how much, how it is counted, until when and where to pay', async () => {
  const notice = (await scenario.messages(caseId)).find(({ template }) => template === 'mise-en-demeure');
  const document = await scenario.as((ctx) => findDocument(ctx, notice?.documentId ?? ''));
  const bytes = await scenario.application.wiring.files.read(document?.storageKey ?? '');
  expect(
    Buffer.from(bytes as Uint8Array)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const text = await pdfText(bytes as Uint8Array);
  // 1 200,00 € from 2 July to 7 October 2026, 98 days at 12.40 %: 39.9518 €; and the indemnity of 40 €.
  const said = [
    'MISE EN DEMEURE DE PAYER',
    'articles 1231 et 1344 du code civil',
    'Atelier Kermeur',
    'pour le compte d’Atelier Kermeur',
    'Claire Morvan',
    'Menuiserie Bréhat',
    '210 091 534',
    'F-2026-0042',
    '1 200,00',
    '39,95',
    '40,00',
    '1 279,95',
    '12,40',
    'L441-10',
    'D441-5',
    'injonction de payer',
    'DÉCOMPTE ARRÊTÉ AU 7 OCTOBRE 2026',
    '22 octobre 2026',
    'exerce une activité de recouvrement amiable',
    'FR76 9999 9000 0100 0000 0014 277',
  ];
  const flat = text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
  for (const words of said) expect(flat, words).toContain(words);
  expect(flat.split('À l’attention de').length - 1, 'the contact stands once, in the address block').toBe(1);
  expect(notice?.facts).toMatchObject({ writtenOn: '2026-10-07', owed: { total: '1279.95' } });
});

test('the registered letter was followed to its delivery, and the journal tells it', async () => {
  const journal = await scenario.journal(caseId);
  const states = journal.filter(({ kind }) => kind === 'letter-moved').map(({ data }) => data.state);
  expect(states).toEqual(['printed', 'in-transit', 'delivered']);
  const notice = (await scenario.messages(caseId)).find(({ template }) => template === 'mise-en-demeure');
  expect(notice).toMatchObject({ state: 'delivered', trackingNumber: expect.stringMatching(/LOCAL/) });
});

test('two calls are asked of a person, with a script while they wait', async () => {
  const { calls } = await scenario.view(caseId);
  expect(calls.map(({ step, state }) => [step, state])).toEqual([
    ['first-call', 'open'],
    ['last-call', 'open'],
  ]);
  for (const { script } of calls) expect(script).toContain('F-2026-0042');
});

test('from the sixtieth day the creditor is asked to decide, and nothing more leaves by itself', async () => {
  const journal = await scenario.journal(caseId);
  const asked = journal.filter(({ kind }) => kind === 'decision-asked');
  expect(asked).toHaveLength(1);
  const view = await scenario.view(caseId);
  const on = view.timeline.find(({ kind }) => kind === 'decision-asked')?.at as string;
  expect(daysBetween(OPENED, inParis(new Date(on)).date)).toBeGreaterThanOrEqual(60);
  expect(view).toMatchObject({ state: 'hand-over', plan: [], next: null, problem: null });
  const before = (await scenario.outbox()).length;
  await scenario.playTo(addDays(OPENED, 120));
  expect((await scenario.outbox()).length).toBe(before);
});

test('every message keeps what the gate knew when it let it through', async () => {
  for (const { gate } of await scenario.messages(caseId)) {
    expect(gate).toMatchObject({ allowed: true, blockers: [], knew: { holds: [], possiblePayments: 0 } });
    expect((gate.knew as { outstandingCents: number }).outstandingCents).toBeGreaterThan(120_000);
  }
});
