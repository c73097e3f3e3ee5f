import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Creditor, createScenario, type Scenario } from '../../../../test/support/scenario.ts';
import { orThrow } from '../../../kernel/result.ts';
import type { ContactChange } from '../../claims/contacts/change-contacts.ts';
import { type ContactView, contactList } from '../../claims/contacts/contacts.contract.ts';
import { presentContacts } from '../../claims/contacts/present-contacts.ts';
import { loadDebtors } from '../../claims/load-claims.ts';
import type { CaseRow } from '../cases.sql.ts';
import { loadDossiers } from '../dossier.ts';
import { changeDebtorContacts } from './change-debtor-contacts.ts';
import { completeContact } from './complete-contact.ts';
import { selectOpenCasesForUpdate } from './debtor-cases.sql.ts';
import { type RecordBounce, recordBounce } from './record-bounce.ts';

let scenario: Scenario;
let other: Creditor;
const debtors: string[] = [];

beforeAll(async () => {
  scenario = await createScenario();
  other = await scenario.addCreditor('210049912', 'Imprimerie des Trois Rivières');
});
afterAll(() => scenario.close());

const settings = () => scenario.application.wiring.settings;
const debtorOf = async (caseId: string) => (await scenario.dossier(caseId)).row.debtor_id;
const contactsOf = async (debtorId: string): Promise<ContactView[]> => {
  const debtor = (await scenario.platform((ctx) => loadDebtors(ctx, [debtorId]))).get(debtorId);
  return contactList.parse({ contacts: presentContacts(debtor?.contacts ?? []) }).contacts;
};
const change = (debtorId: string, what: ContactChange, who?: Creditor) =>
  scenario.as((ctx) => changeDebtorContacts(ctx, { debtorId, change: what, settings: settings() }), who);
const bounce = (email: string, told: Partial<RecordBounce> = {}, who?: Creditor) =>
  scenario.as(
    (ctx) => recordBounce(ctx, { email, at: ctx.now, isPermanent: true, diagnostic: '550 5.1.1 unknown', ...told }),
    who,
  );
const kindsOf = async (caseId: string) => (await scenario.journal(caseId)).map(({ kind }) => kind);

async function aDebtor(siren: string, email: string, creditor?: Creditor) {
  const debtor = { siren, name: `Débiteur ${siren}`, email, phone: '06 39 98 12 34', contactName: 'Anaïs' };
  const { id: caseId } = await scenario.openCase({ debtor, ...(creditor ? { creditor } : {}) });
  const debtorId = await debtorOf(caseId);
  debtors.push(debtorId);
  return { caseId, debtorId };
}

describe('the contacts of a debtor', () => {
  test('a deposit gives the first; others come, change, take its place and leave, and the journal of each case tells it', async () => {
    const { caseId, debtorId } = await aDebtor('210029104', 'anais@armor.example');
    const second = await scenario.openCase({ debtor: { siren: '210029104', name: 'Débiteur 210029104' } });
    const [deposited, ...rest] = await contactsOf(debtorId);
    expect(deposited).toMatchObject({ name: 'Service comptabilité', email: 'compta@brehat.example', isFirst: true });
    expect(rest, 'the second deposit names somebody else: nobody is lost').toMatchObject([
      { name: 'Anaïs', email: 'anais@armor.example', phone: '+33639981234', isFirst: false },
    ]);
    const contact = { name: 'Yves Le Bras', role: 'manager' as const, email: 'yves@armor.example' };
    const added = orThrow(await change(debtorId, { kind: 'add', contact })).contact;
    orThrow(await change(debtorId, { kind: 'change', contactId: added.id, contact: { isFirst: true } }));
    expect((await contactsOf(debtorId)).map(({ name, isFirst }) => [name, isFirst])).toEqual([
      ['Yves Le Bras', true],
      ['Anaïs', false],
      ['Service comptabilité', false],
    ]);
    orThrow(await change(debtorId, { kind: 'remove', contactId: added.id }));
    const after = await contactsOf(debtorId);
    expect(after.map(({ name, isFirst, removedAt }) => [name, isFirst, removedAt !== null])).toEqual([
      ['Anaïs', true, false],
      ['Service comptabilité', false, false],
      ['Yves Le Bras', false, true],
    ]);
    expect(await change(debtorId, { kind: 'remove', contactId: added.id })).toMatchObject({
      refusal: { kind: 'no-such-contact' },
    });
    for (const id of [caseId, second.id]) {
      expect((await kindsOf(id)).filter((kind) => kind.startsWith('contact-'))).toEqual([
        'contact-added',
        'contact-changed',
        'contact-removed',
      ]);
    }
  });

  test('an empty one is refused, and so is a twenty-first', async () => {
    const { debtorId } = await aDebtor('210008298', 'anais@transports.example');
    const add = (name: string) => change(debtorId, { kind: 'add', contact: { name } });
    expect(await add('')).toMatchObject({ refusal: { kind: 'empty-contact' } });
    for (let number = 1; number < 20; number += 1) orThrow(await add(`Personne ${number}`));
    expect(await add('Une de trop')).toMatchObject({ refusal: { kind: 'too-many-contacts', most: 20 } });
  });

  test('two that are made first at the same time: one of them is', async () => {
    const { debtorId } = await aDebtor('210049912', 'anais@imprimerie.example');
    const names = ['Jeanne', 'Paul', 'Rose'];
    const first = (name: string) => change(debtorId, { kind: 'add', contact: { name, isFirst: true } });
    const done = await Promise.all(names.map(first));
    expect(done.every(({ refused }) => !refused)).toBe(true);
    expect((await contactsOf(debtorId)).filter(({ isFirst }) => isFirst)).toHaveLength(1);
  });

  test('the old way to complete a contact still does: the first one is changed, and forgotten when nothing is left of it', async () => {
    const { caseId, debtorId } = await aDebtor('210040002', 'anais@brehal.example');
    const complete = (contact: Parameters<typeof completeContact>[1]['contact']) =>
      scenario.as((ctx) => completeContact(ctx, { caseId, contact, settings: settings() }));
    orThrow(await complete({ email: 'neuf@brehal.example', phone: '', city: 'Rennes' }));
    expect(await contactsOf(debtorId)).toMatchObject([{ name: 'Anaïs', email: 'neuf@brehal.example', phone: null }]);
    expect((await scenario.view(caseId)).debtor).toMatchObject({ city: 'Rennes', email: 'neuf@brehal.example' });
    orThrow(await complete({ email: '', contactName: '' }));
    expect(await contactsOf(debtorId)).toMatchObject([
      { name: 'Anaïs', isFirst: false, removedAt: expect.any(String) },
    ]);
  });

  test('another organisation neither sees nor changes them', async () => {
    const { debtorId } = await aDebtor('210057113', 'anais@secret.example');
    const [known] = await contactsOf(debtorId);
    const changes: ContactChange[] = [
      { kind: 'add', contact: { name: 'Intrus' } },
      { kind: 'change', contactId: known?.id ?? '', contact: { name: 'Intrus' } },
      { kind: 'remove', contactId: known?.id ?? '' },
    ];
    for (const what of changes) {
      expect(await change(debtorId, what, other)).toMatchObject({ refusal: { kind: 'no-such-debtor' } });
    }
    expect(await bounce('anais@secret.example', {}, other)).toMatchObject({ value: { contacts: 0, closed: 0 } });
    expect(await contactsOf(debtorId)).toEqual([known]);
  });
});

describe('an email that comes back', () => {
  test('for good closes the address at once, and once; correcting it opens it again', async () => {
    const { caseId, debtorId } = await aDebtor('210066254', 'mort@armor.example');
    const at = new Date('2026-09-07T09:00:00Z');
    expect(await bounce('MORT@armor.example', { at })).toMatchObject({ value: { contacts: 1, closed: 1 } });
    expect(await bounce('mort@armor.example', { at })).toMatchObject({ value: { contacts: 0, closed: 0 } });
    const [contact] = await contactsOf(debtorId);
    expect(contact?.ways.email).toEqual({ state: 'bounced', on: '2026-09-07', told: '550 5.1.1 unknown' });
    expect(contact?.ways.call?.state).toBe('usable');
    const told = (await scenario.journal(caseId)).filter(({ kind }) => kind === 'email-bounced');
    expect(told).toMatchObject([{ data: { email: 'mort@armor.example', isPermanent: true, isClosed: true } }]);
    const view = await scenario.view(caseId);
    expect(view.plan.find(({ step }) => step === 'reminder-firm')).toMatchObject({ channels: ['sms'] });
    const corrected = {
      kind: 'change' as const,
      contactId: contact?.id ?? '',
      contact: { email: 'vif@armor.example' },
    };
    orThrow(await change(debtorId, corrected));
    expect((await contactsOf(debtorId))[0]?.ways.email?.state).toBe('usable');
  });

  test('for the moment closes it the third time in fourteen days; the same one told twice is one', async () => {
    const { debtorId } = await aDebtor('210074670', 'plein@armor.example');
    const full = { isPermanent: false, diagnostic: '452 4.2.2 mailbox full' };
    const on = (text: string) => ({ ...full, at: new Date(`${text}T09:00:00Z`) });
    for (const text of ['2026-09-08', '2026-09-12', '2026-09-12', '2026-09-23']) {
      expect(orThrow(await bounce('plein@armor.example', on(text))).closed, text).toBe(0);
    }
    expect(orThrow(await bounce('plein@armor.example', on('2026-09-25')))).toEqual({ contacts: 1, closed: 1 });
    expect((await contactsOf(debtorId))[0]?.ways.email).toMatchObject({ state: 'bounced', told: full.diagnostic });
  });

  test('somebody who made sure of the address opens it again; what came back before does not count any more', async () => {
    const { debtorId } = await aDebtor('210082723', 'revenu@armor.example');
    orThrow(await bounce('revenu@armor.example'));
    const [contact] = await contactsOf(debtorId);
    orThrow(await change(debtorId, { kind: 'change', contactId: contact?.id ?? '', contact: { emailWorks: true } }));
    expect((await contactsOf(debtorId))[0]?.ways.email?.state).toBe('usable');
    const late = { at: new Date('2026-09-01T09:00:00Z') };
    expect(orThrow(await bounce('revenu@armor.example', late))).toEqual({ contacts: 0, closed: 0 });
  });

  test('made sure of for one person, it is good for the other who shares it', async () => {
    const { debtorId } = await aDebtor('210010617', 'accueil@armor.example');
    const shared = { name: 'Paul', email: 'accueil@armor.example' };
    orThrow(await change(debtorId, { kind: 'add', contact: shared }));
    expect(orThrow(await bounce('accueil@armor.example'))).toEqual({ contacts: 2, closed: 2 });
    const states = async () => (await contactsOf(debtorId)).map(({ ways }) => ways.email?.state);
    expect(await states()).toEqual(['bounced', 'bounced']);
    const [contact] = await contactsOf(debtorId);
    orThrow(await change(debtorId, { kind: 'change', contactId: contact?.id ?? '', contact: { emailWorks: true } }));
    expect(await states()).toEqual(['usable', 'usable']);
  });

  test('told to the platform, it concerns every organisation that writes there, each in its own journal', async () => {
    const email = 'partage@armor.example';
    const mine = await aDebtor('210097945', email);
    const theirs = await aDebtor('210097945', email, other);
    const told = await scenario.platform((ctx) =>
      recordBounce(ctx, { email, at: ctx.now, isPermanent: true, diagnostic: '5.1.1' }),
    );
    expect(told).toMatchObject({ value: { contacts: 2, closed: 2 } });
    for (const { caseId } of [mine, theirs]) expect(await kindsOf(caseId)).toContain('email-bounced');
  });

  test('what is no address is refused', async () => {
    expect(await bounce('pas une adresse')).toMatchObject({ refusal: { kind: 'not-an-email' } });
  });
});

test('the dossiers of many debtors with their contacts take as many statements as that of one', async () => {
  const rows = await scenario.platform((ctx) => selectOpenCasesForUpdate(ctx, debtors));
  expect(rows.length).toBeGreaterThan(8);
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const statementsFor = async (some: CaseRow[]) => {
    const before = asked.mock.calls.length;
    await scenario.platform((ctx) => loadDossiers(ctx, some));
    return asked.mock.calls.length - before;
  };
  const one = await statementsFor(rows.slice(0, 1));
  expect(await statementsFor(rows)).toBe(one);
  expect(one).toBeGreaterThan(8);
  asked.mockRestore();
});
