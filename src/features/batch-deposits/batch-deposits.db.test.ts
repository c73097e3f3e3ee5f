import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, signedUp } from '../../../test/support/http-client.ts';
import { ownerOfKermeur } from '../../../test/support/kermeur.ts';
import { createScenario, type Scenario } from '../../../test/support/scenario.ts';
import { day } from '../../kernel/civil-date.ts';
import type { App } from '../../platform/http.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { CaseList } from '../cases/cases.contract.ts';
import type { ImportLines, ImportView, UndoneView } from './batch-deposits.contract.ts';
import { writeImport } from './write-import.ts';

let scenario: Scenario;
let app: App;
let owner: Client;
let tenantId: TenantId;

beforeAll(async () => {
  scenario = await createScenario();
  app = (await scenario.application.web()).app;
  await app.ready();
  ({ owner, tenantId } = await ownerOfKermeur(app));
});
afterAll(async () => {
  await app.close();
  await scenario.close();
});

async function upload(text: string, name = 'liste.csv', client = owner) {
  const body = Buffer.from(
    `--xx\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--xx--\r\n`,
  );
  return client.call('POST', '/api/v1/imports', {
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=xx' },
  });
}

const CONFIRM = { signatoryName: 'Maëlle Kermeur', signatoryRole: 'gérante', acceptsMandate: true, goodOnly: true };
const at = (id: string, rest = '') => `/api/v1/imports/${id}${rest}`;
const confirm = (id: string, more = {}) => owner.call('POST', at(id, '/confirm'), { body: { ...CONFIRM, ...more } });
const settle = () => scenario.application.simulation.settle();
const viewOf = async (id: string) => (await owner.call('GET', at(id))).json as ImportView;
const linesOf = async (id: string) => ((await owner.call('GET', at(id, '/lines'))).json as ImportLines).lines;
const shape = (lines: ImportLines['lines']) =>
  lines.map(({ line, state, faults, notices }) =>
    `${line} ${state} ${[...faults, ...notices].map(({ kind }) => kind).join(' ')}`.trim(),
  );
const casesOf = async () => (await owner.call('GET', '/api/v1/cases')).json as CaseList;

const HEAD = 'Facture;Date;Échéance;Client;SIREN;CP;Ville;Adresse;Email;TTC;Reste dû;Libellé\n';
const brehat = (number: string, amount: string, more = '') =>
  `${number};01/06/2026;30/06/2026;MENUISERIE BREHAT;210091534;29200;Brest;4 rue du Port;compta@brehat.example;${amount};${amount};${more}\n`;

test('a list is read, confirmed, written on hold, launched; the same list again doubles nothing', async () => {
  const text = `${HEAD}${brehat('F-1', '1 200,00')}${brehat('F-2', '100,00')}${brehat('A-1', '-40,00', 'Avoir sur F-2')}${brehat('F-3', 'douze')}F-4;01/06/2026;30/06/2026;SANS SIREN;;29200;Brest;;;50,00;50,00;\n${brehat('F-5', '70,00').replace('30/06/2026', '31/12/2026')}`;
  const read = await upload(text);
  expect(read.status, read.body).toBe(201);
  const view = read.json as ImportView;
  expect(view).toMatchObject({
    state: 'read',
    counts: { good: 2, faulty: 2, skipped: 2 },
    remainingCents: 126_000,
    proposedDueDates: 0,
  });
  // 60 € on the smaller one; 60 € and 15 % before tax, so 18 %, of 1 200 € on the other.
  expect(view.cost).toEqual({
    openingGrossCents: 6_000,
    successPercent: '15.00',
    ifAllRecoveredGrossCents: 33_600,
    netToCreditorCents: 92_400,
    unprofitable: 1,
  });
  expect(view.debtors).toMatchObject({ total: 2, incompleteTotal: 1, incomplete: [{ name: 'SANS SIREN', lines: 1 }] });
  expect(shape(await linesOf(view.id))).toEqual([
    '2 good',
    '3 good',
    '4 skipped credit-note-counted',
    '5 faulty not-an-amount not-an-amount',
    '6 faulty debtor-incomplete',
    '7 skipped not-yet-due',
  ]);
  const csv = await owner.call('GET', at(view.id, '/faults.csv'));
  expect(csv.body.split('\r\n')[1]).toBe(
    '5;F-3;MENUISERIE BREHAT;Le montant TTC « douze » n’est pas un montant. Le reste dû « douze » n’est pas un montant.',
  );

  expect((await upload(text)).json).toMatchObject({ id: view.id });
  expect((await confirm(view.id, { goodOnly: false })).json).toMatchObject({ kind: 'import-has-faults', faulty: 2 });
  const confirmed = await confirm(view.id);
  expect(confirmed.status, confirmed.body).toBe(200);
  await settle();
  expect(await viewOf(view.id)).toMatchObject({ state: 'written', counts: { opened: 2, faulty: 2, skipped: 2 } });
  const { cases, counts } = await casesOf();
  expect(
    cases.map(({ invoiceNumber, principalCents, state }) => [invoiceNumber, principalCents, state]).sort(),
  ).toEqual([
    ['F-1', 120_000, 'paused'],
    ['F-2', 6_000, 'paused'],
  ]);
  expect(counts).toMatchObject({ paused: 2 });

  await scenario.playTo(day('2026-09-20'));
  expect((await scenario.outbox()).filter(({ tenant_id }) => tenant_id === tenantId)).toEqual([]);

  const again = (await upload(text)).json as ImportView;
  expect(again.id).not.toBe(view.id);
  expect(again.counts).toMatchObject({ good: 0, duplicate: 2 });
  expect((await confirm(again.id)).json).toMatchObject({ kind: 'import-has-nothing-good' });

  const launched = await owner.call('POST', at(view.id, '/launch'));
  expect(launched.json).toMatchObject({ state: 'launched' });
  await settle();
  await scenario.playTo(day('2026-09-23'));
  const running = (await casesOf()).cases;
  expect(running.map(({ state }) => state)).toEqual(['amicable', 'amicable']);
  const messages = await Promise.all(running.map(({ id }) => scenario.messages(id)));
  expect(messages.flat().length).toBeGreaterThan(0);

  const undone = (await owner.call('POST', at(view.id, '/undo'))).json as UndoneView;
  const reached = running.filter((_, index) => (messages[index] ?? []).length > 0);
  expect(undone.kept.map(({ caseId, why }) => `${caseId} ${why}`).sort()).toEqual(
    reached.map(({ id }) => `${id} message-sent`).sort(),
  );
  expect(undone.undone).toBe(2 - reached.length);
});

test('an import that is undone leaves no case in sight, and its invoices can be deposited again with other amounts', async () => {
  const text = `${HEAD}${brehat('G-1', '10,00')}${brehat('G-2', '20,00')}`;
  const { id } = (await upload(text)).json as ImportView;
  await confirm(id);
  await settle();
  const before = (await casesOf()).total;
  expect((await owner.call('POST', at(id, '/undo'))).json).toEqual({ undone: 2, kept: [] });
  expect((await casesOf()).total).toBe(before - 2);
  expect(await viewOf(id)).toMatchObject({ state: 'undone', counts: { undone: 2, opened: 0 } });
  expect((await owner.call('POST', at(id, '/undo'))).json).toEqual({ undone: 0, kept: [] });

  const other = (await upload(`${HEAD}${brehat('G-1', '11,00')}`)).json as ImportView;
  expect(other.counts).toMatchObject({ good: 1, duplicate: 0 });
  await confirm(other.id);
  await settle();
  const found = (await casesOf()).cases.find(({ invoiceNumber }) => invoiceNumber === 'G-1');
  expect(found).toMatchObject({ principalCents: 1_100, state: 'paused' });
});

test('a worker that dies between two chunks goes on where it was, and writes no line twice', async () => {
  const lines = Array.from({ length: 450 }, (_, index) => brehat(`H-${index}`, `${index + 1},00`));
  const { id } = (await upload(HEAD + lines.join(''))).json as ImportView;
  await confirm(id);
  const { settings } = scenario.application.wiring;
  const write = (fails: boolean) =>
    scenario.as(
      async (ctx) => {
        const done = await writeImport(ctx, { batchId: id, settings });
        if (fails) throw new Error('killed');
        return done;
      },
      { tenantId, actor: { kind: 'system', name: 'test' } },
    );
  expect(await write(false)).toEqual({ taken: 400 });
  await expect(write(true)).rejects.toThrow('killed');
  expect((await viewOf(id)).counts).toMatchObject({ opened: 400, good: 50 });
  expect((await owner.call('POST', at(id, '/undo'))).json).toMatchObject({ kind: 'import-being-written' });
  await settle();
  const view = await viewOf(id);
  expect(view).toMatchObject({ state: 'written', counts: { opened: 450, good: 0 } });
  const opened = (await linesOf(id)).map(({ caseId }) => caseId);
  expect(new Set(opened).size).toBe(opened.length);
  const journal = await scenario.journal(opened[0] as string);
  expect(journal.map(({ kind }) => kind)).toEqual(['opened']);
  expect((await owner.call('POST', at(id, '/undo'))).json).toEqual({ undone: 450, kept: [] });
});

test('a debtor is completed once for all its lines; columns corrected by hand are remembered', async () => {
  const text =
    'Pièce;Facture;Date;Nom;TTC\n1;J-1;01/06/2026;MENUISERIE LE GOFF;30,00\n2;J-2;13/06/2026;MENUISERIE LE GOFF;40,00\n';
  const view = (await upload(text, 'ventes.csv')).json as ImportView;
  expect(view.counts).toMatchObject({ good: 0, faulty: 2 });
  const [debtor] = view.debtors.incomplete;
  const given = {
    kind: 'company',
    siren: '210008298',
    postcode: '29000',
    city: 'Quimper',
    addressLines: ['2 rue Kéréon'],
  };
  const wrong = await owner.call('PUT', at(view.id, `/debtors/${debtor?.id}`), {
    body: { ...given, siren: '210008299' },
  });
  expect(wrong.status).toBe(422);
  const completed = (await owner.call('PUT', at(view.id, `/debtors/${debtor?.id}`), { body: given }))
    .json as ImportView;
  expect(completed).toMatchObject({
    counts: { good: 2, faulty: 0 },
    proposedDueDates: 2,
    debtors: { incompleteTotal: 0 },
  });
  expect((await confirm(view.id)).json).toMatchObject({ kind: 'due-dates-not-accepted', proposed: 2 });

  const mapped = await owner.call('PUT', at(view.id, '/mapping'), {
    body: { mapping: { number: 'Pièce' }, termsDays: 45 },
  });
  expect(mapped.json, mapped.body).toMatchObject({ counts: { good: 2 }, columns: { number: 0 }, termsDays: 45 });
  const [first] = await linesOf(view.id);
  expect(first).toMatchObject({ number: '1', dueOn: '2026-07-16' });
  const next = (await upload(text.replace('30,00', '31,00'), 'ventes-2.csv')).json as ImportView;
  expect(next.columns).toMatchObject({ number: 0 });
  expect(
    (await owner.call('PUT', at(view.id, '/mapping'), { body: { mapping: { total: 'Rien' }, termsDays: 30 } })).json,
  ).toMatchObject({
    kind: 'unreadable-list',
    reason: 'no-such-column',
  });
  expect((await confirm(view.id, { acceptsDueDates: true })).status).toBe(200);
  await settle();
  expect(await viewOf(view.id)).toMatchObject({ counts: { opened: 2 } });
});

test('a debtor without SIREN is found by its exact name, and told; nobody else sees the import', async () => {
  const text = `${HEAD}K-1;01/06/2026;30/06/2026;Ménuiserie  le-goff;;;;;;5,00;5,00;\n`;
  const view = (await upload(text)).json as ImportView;
  const { debtors, counts } = view;
  const known = (await casesOf()).cases.find(({ invoiceNumber }) => invoiceNumber === '1');
  expect(known?.debtorName).toBeDefined();
  expect([counts.good, debtors.incompleteTotal]).toEqual(
    known?.debtorName.toUpperCase() === 'MENUISERIE LE GOFF' ? [1, 0] : [0, 1],
  );
  const stranger = await signedUp(app, 'owner@other.example', '10.0.0.9');
  await stranger.call('POST', '/api/v1/organisations', { body: { siren: '210029104', name: 'Autre' } });
  expect((await stranger.call('GET', at(view.id))).status).toBe(404);
  expect((await stranger.call('POST', at(view.id, '/undo'))).status).toBe(404);
  expect(((await stranger.call('GET', '/api/v1/imports')).json as { imports: unknown[] }).imports).toEqual([]);
});

test('what is no list is refused with what to do', async () => {
  const answer = await upload('Client;Non échu;0-30;31-60;61-90;> 90\nDUPONT;1;2;3;4;5');
  expect(answer).toMatchObject({ status: 422, json: { kind: 'unreadable-list', reason: 'aged-balance' } });
  expect((answer.json as { message: string }).message).toContain('balance âgée');
});
