import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeDebtorContacts } from '../../src/features/cases/contacts/change-debtor-contacts.ts';
import { beginSending } from '../../src/features/cases/send-message.ts';
import { queueMessages } from '../../src/features/correspondence/messages.ts';
import { mergeDebtors } from '../../src/features/debtor-merges/merge-debtors.ts';
import { undoMerge } from '../../src/features/debtor-merges/undo-merge.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** Two debtors taken for one, then parted: nothing that was for the one reaches the other, and nothing that was told is lost. */
let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario();
});
afterAll(() => scenario.close());

const settings = () => scenario.application.wiring.settings;
const person = (name: string, email: string) => ({ kind: 'individual' as const, siren: undefined, name, email });
const debtorOf = async (caseId: string) => (await scenario.dossier(caseId)).debtor;
const undo = (mergeId: string) => scenario.as((ctx) => undoMerge(ctx, { mergeId, settings: settings() }));

/** One case of each spelling, merged into the first. */
async function merged(name: string, emails: readonly [string, string]) {
  const debtors = [person(`${name} A`, emails[0]), person(`${name} B`, emails[1])] as const;
  const kept = await scenario.openCase({ debtor: debtors[0] as never, invoice: { number: `${name}-1` } });
  const gone = await scenario.openCase({ debtor: debtors[1] as never, invoice: { number: `${name}-2` } });
  const [keptId, goneId] = [(await debtorOf(kept.id)).id, (await debtorOf(gone.id)).id];
  const merge = { keptId, goneId, warningsRead: true, settings: settings() };
  const { id: mergeId } = orThrow(await scenario.as((ctx) => mergeDebtors(ctx, merge)));
  return { kept: kept.id, gone: gone.id, keptId, goneId, mergeId, debtors };
}

/** A message of a case that waits to leave to this address. */
async function waiting(caseId: string, recipient: string): Promise<string> {
  const [sent] = await scenario.messages(caseId);
  if (!sent) throw new Error('no message left at the opening');
  const key = `${caseId}:waiting`;
  const [queued] = await scenario.as((ctx) => queueMessages(ctx, [{ ...sent, facts: sent.facts, recipient, key }]));
  return queued?.id ?? '';
}

test('a merge is not undone while a message waits, or is tried again: it would reach the other debtor', async () => {
  const { gone, mergeId } = await merged('Quebec', ['kept@quebec.example', 'gone@quebec.example']);
  const messageId = await waiting(gone, 'kept@quebec.example');
  expect(await undo(mergeId)).toMatchObject({ refusal: { kind: 'message-leaving' } });
  expect(await scenario.as((ctx) => beginSending(ctx, messageId))).toMatchObject({ recipient: 'kept@quebec.example' });
  expect(await undo(mergeId)).toMatchObject({ refusal: { kind: 'message-leaving' } });
});

test('a message to an address that no contact of the debtor bears does not leave', async () => {
  const { gone, mergeId } = await merged('Romeo', ['kept@romeo.example', 'gone@romeo.example']);
  orThrow(await undo(mergeId));
  const messageId = await waiting(gone, 'kept@romeo.example');
  expect(await scenario.as((ctx) => beginSending(ctx, messageId))).toBeUndefined();
  expect((await scenario.messages(gone)).find(({ id }) => id === messageId)?.state).toBe('cancelled');
});

test('what was asked while they were one holds for both: nobody is written to at an address that was refused', async () => {
  const { kept, gone, keptId, mergeId } = await merged('Oscar', ['o@oscar.example', 'o@oscar.example']);
  const first = (await debtorOf(kept)).contacts.find(({ isFirst }) => isFirst);
  const change = {
    kind: 'change' as const,
    contactId: first?.id ?? '',
    contact: { refusals: (['email', 'call'] as const).map((way) => ({ way, on: '2026-09-07', toldBy: 'Oscar' })) },
  };
  orThrow(await scenario.as((ctx) => changeDebtorContacts(ctx, { debtorId: keptId, settings: settings(), change })));
  orThrow(await undo(mergeId));
  for (const caseId of [kept, gone]) {
    const { reach } = (await scenario.dossier(caseId)).facts;
    expect(reach, caseId).toMatchObject({ email: false, phone: false });
    expect((await debtorOf(caseId)).contacts[0]?.refusals).toMatchObject({ email: { toldBy: 'Oscar' } });
  }
});

test('what was asked of an address that was then corrected is known to the other who still has it', async () => {
  const { gone, keptId, mergeId } = await merged('Papa', ['p@papa.example', 'p@papa.example']);
  const first = (await debtorOf(gone)).contacts.find(({ isFirst }) => isFirst);
  const refusals = [{ way: 'email' as const, on: '2026-09-07', toldBy: 'Papa' }];
  for (const contact of [{ refusals }, { email: 'new@papa.example', refusals: [] }]) {
    const change = { kind: 'change' as const, contactId: first?.id ?? '', contact };
    orThrow(await scenario.as((ctx) => changeDebtorContacts(ctx, { debtorId: keptId, settings: settings(), change })));
  }
  orThrow(await undo(mergeId));
  expect((await scenario.dossier(gone)).facts.reach.email).toBe(false);
});
