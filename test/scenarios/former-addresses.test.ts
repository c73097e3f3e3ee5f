import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeDebtorContacts } from '../../src/features/cases/contacts/change-debtor-contacts.ts';
import { recordBounce } from '../../src/features/cases/contacts/record-bounce.ts';
import type { ContactChange } from '../../src/features/claims/contacts/change-contacts.ts';
import { presentContacts } from '../../src/features/claims/contacts/present-contacts.ts';
import { recipientFor } from '../../src/features/claims/contacts/recipient.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** An address that came back, or that somebody refused, stays so when it is corrected and then typed again by a program that knows no better. */
let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario();
});
afterAll(() => scenario.close());

const debtorOf = async (caseId: string) => (await scenario.dossier(caseId)).debtor;
async function change(caseId: string, change: ContactChange) {
  const { id: debtorId } = await debtorOf(caseId);
  const { settings } = scenario.application.wiring;
  return orThrow(await scenario.as((ctx) => changeDebtorContacts(ctx, { debtorId, change, settings })));
}
async function open(told: { name: string; email: string; contactName?: string; phone?: string }, number: string) {
  const debtor = { kind: 'individual', siren: undefined, contactName: undefined, phone: undefined, ...told } as never;
  const { id } = await scenario.openCase({ debtor, invoice: { number } });
  return { id, contactId: (await debtorOf(id)).contacts.find(({ isFirst }) => isFirst)?.id ?? '' };
}
const bounce = (email: string) =>
  scenario.as((ctx) => recordBounce(ctx, { email, at: ctx.now, isPermanent: true, diagnostic: '550 5.1.1 no' }));
const writtenAt = async (caseId: string) => recipientFor((await debtorOf(caseId)).contacts, 'email', 'reminder')?.email;

test.each([{ contactName: 'Comptabilité' }, {}])(
  'a dead address that was corrected is not told again: %o',
  async (who) => {
    const name = `Golf ${who.contactName ?? ''}`;
    const told = { name, email: `dead${name.length}@golf.example`, ...who };
    const { id, contactId } = await open(told, `${name}-1`);
    orThrow(await bounce(told.email));
    await change(id, { kind: 'change', contactId, contact: { email: 'good@golf.example' } });
    await open(told, `${name}-2`);
    expect(await writtenAt(id)).toBe('good@golf.example');
    expect(presentContacts((await debtorOf(id)).contacts)).toMatchObject([
      { id: contactId, email: 'good@golf.example' },
    ]);
    await change(id, { kind: 'change', contactId, contact: { email: told.email } });
    expect(await writtenAt(id)).toBeUndefined();
    await change(id, { kind: 'change', contactId, contact: { emailWorks: true } });
    expect(await writtenAt(id)).toBe(told.email);
  },
);

test('what was refused at an address and a number stays refused after they were corrected', async () => {
  const told = { name: 'Hotel', email: 'no@hotel.example', phone: '06 12 34 56 78' };
  const { id, contactId } = await open(told, 'H-1');
  const refusals = (['email', 'call'] as const).map((way) => ({ way, on: '2026-09-07', toldBy: 'elle-même' }));
  await change(id, { kind: 'change', contactId, contact: { refusals } });
  const corrected = { email: 'other@hotel.example', phone: '06 12 34 56 79', refusals: [] };
  await change(id, { kind: 'change', contactId, contact: corrected });
  await open(told, 'H-2');
  expect(await writtenAt(id)).toBe('other@hotel.example');
  const again = { name: 'Bis', role: 'other' as const, email: told.email, phone: told.phone };
  const { contact } = await change(id, { kind: 'add', contact: again });
  expect(contact.refusals).toMatchObject({ email: { toldBy: 'elle-même' }, call: { toldBy: 'elle-même' } });
});

test('an email that comes back after its contact was removed, or corrected, closes the address for good', async () => {
  const { id, contactId } = await open({ name: 'Charlie', email: 'removed@charlie.example' }, 'C-1');
  const other = { name: 'Bis', role: 'other' as const, email: 'corrected@charlie.example' };
  const { contact: bis } = await change(id, { kind: 'add', contact: other });
  await change(id, { kind: 'remove', contactId });
  await change(id, { kind: 'change', contactId: bis.id, contact: { email: 'good@charlie.example' } });
  for (const email of ['removed@charlie.example', 'corrected@charlie.example']) {
    expect(orThrow(await bounce(email)), 'nobody is written to there').toEqual({ contacts: 0, closed: 0 });
    const { contact } = await change(id, { kind: 'add', contact: { name: email, role: 'other', email } });
    expect(contact.emailBounced, email).toMatchObject({ diagnostic: '550 5.1.1 no' });
  }
  expect(await writtenAt(id)).toBe('good@charlie.example');
});
