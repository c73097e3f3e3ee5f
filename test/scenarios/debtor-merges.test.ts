import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportLines, ImportView } from '../../src/features/batch-deposits/batch-deposits.contract.ts';
import type { CasePreview } from '../../src/features/cases/cases.contract.ts';
import { portalToken } from '../../src/features/cases/settings.ts';
import type { MergeProposals, MergesView } from '../../src/features/debtor-merges/debtor-merges.contract.ts';
import { portalClient } from '../../src/features/debtor-portal/testing/portal-client.ts';
import { findDocument } from '../../src/features/documents/keep-document.ts';
import { LIMITS } from '../../src/features/scenario/gate.ts';
import { addDays, type CivilDate, day, daysBetween, inParis } from '../../src/kernel/civil-date.ts';
import type { App } from '../../src/platform/http.ts';
import type { TenantId } from '../../src/platform/ids.ts';
import { type Client, signedUp } from '../support/http-client.ts';
import { pdfText } from '../support/pdf-text.ts';
import { createScenario, debtorInput, invoiceInput, type Scenario } from '../support/scenario.ts';

/** A person deposited under two spellings is reminded twice as often; merged in the middle of the plan, as one; then parted again. */
let scenario: Scenario;
let app: App;
let owner: Client & { userId: string };
let creditor: Parameters<Scenario['as']>[1] & object;
let first: string;
let second: string;
let mergeId: string;
const opened: string[] = [];

const MERGED_ON = day('2026-09-17');
/** The day before, the second spelling was written to. */
const LAST_CONTACT_ON = day('2026-09-16');
const UNDONE_ON = day('2026-10-23');
const AT = '29200';
const ELSEWHERE = '29000';
const EMAIL = 'compta@lebihan.example';
const person = (name: string, postcode: string) =>
  debtorInput({ kind: 'individual', siren: undefined, name, postcode, email: EMAIL } as never);

beforeAll(async () => {
  scenario = await createScenario();
  app = (await scenario.application.web()).app;
  await app.ready();
  owner = await signedUp(app, 'owner@kermeur.example');
  const organisation = {
    siren: '210049912',
    name: 'Atelier Kermeur',
    addressLines: ['1 quai de Dinan'],
    postcode: '35400',
    city: 'Saint-Malo',
    email: 'compta@kermeur.example',
    iban: 'FR7699999000010000000036975',
    signatoryName: 'Maëlle Kermeur',
    signatoryRole: 'gérante',
  };
  const made = await owner.call('POST', '/api/v1/organisations', { body: organisation });
  const tenantId = (made.json as { id: TenantId }).id;
  creditor = { tenantId, manager: { kind: 'user', userId: owner.userId, name: 'Gestion' } } as never;
  first = await open(person('Rozenn Le Bihan', AT), 'F-1');
  await scenario.playTo(LAST_CONTACT_ON, 8 * 60);
  second = await open(person('LE BIHAN Rozenn', ELSEWHERE), 'F-2');
  await scenario.playTo(MERGED_ON);
});
afterAll(async () => {
  await app.close();
  await scenario.close();
});

async function open(debtor: ReturnType<typeof debtorInput>, number: string): Promise<string> {
  const body = {
    debtor,
    invoice: invoiceInput({ number }),
    signatoryName: 'Maëlle Kermeur',
    signatoryRole: 'gérante',
    acceptsMandate: true,
  };
  const answer = await owner.call('POST', '/api/v1/cases', { body });
  expect(answer.status, answer.body).toBe(201);
  await scenario.application.simulation.settle();
  const { id } = answer.json as { id: string };
  opened.push(id);
  return id;
}

const messages = async () => (await Promise.all(opened.map((caseId) => scenario.messages(caseId)))).flat();
async function contactDays(after: CivilDate, until: CivilDate): Promise<CivilDate[]> {
  const days = (await messages()).map(({ sentAt }) => inParis(sentAt as Date).date);
  return [...new Set(days)].filter((on) => on > after && on <= until).toSorted();
}
const gaps = (days: CivilDate[]) => days.slice(1).map((on, index) => daysBetween(days[index] as CivilDate, on));
const nextStepOf = async (caseId: string) => (await scenario.dossier(caseId)).row.next_step_on as CivilDate;
const debtorOf = async (caseId: string) => (await scenario.dossier(caseId)).debtor;

test('before: two debtors, each with its own silences, so that one person would be reached too often', async () => {
  expect((await debtorOf(first)).id).not.toBe((await debtorOf(second)).id);
  expect((await contactDays(day('2026-09-01'), MERGED_ON)).at(-1)).toBe(LAST_CONTACT_ON);
  const nextStepOn = await nextStepOf(first);
  expect(daysBetween(LAST_CONTACT_ON, nextStepOn)).toBeLessThanOrEqual(LIMITS.daysBetweenContacts);
});

test('the two are proposed, with reasons; nothing is merged before a person says so', async () => {
  const { proposals, total } = (await owner.call('GET', '/api/v1/debtors/merge-proposals')).json as MergeProposals;
  expect(total).toBe(1);
  expect(proposals).toMatchObject([
    {
      kept: { name: 'LE BIHAN Rozenn', openCases: 1 },
      gone: { name: 'Rozenn Le Bihan' },
      reasons: ['other-order', 'same-email', 'same-phone'],
      warnings: ['two-places'],
      isStrong: false,
    },
  ]);
  const pair = { keptId: (await debtorOf(first)).id, goneId: (await debtorOf(second)).id };
  const preview = await owner.call('POST', '/api/v1/debtors/merges/preview', { body: pair });
  expect(preview.json).toMatchObject({
    refusal: null,
    warnings: ['two-places'],
    gone: { invoices: 1, owedCents: 120_000 },
  });
  const unread = await owner.call('POST', '/api/v1/debtors/merges', { body: pair });
  expect(unread).toMatchObject({ status: 409, json: { kind: 'warnings-not-read' } });
  expect((await debtorOf(first)).id).not.toBe((await debtorOf(second)).id);
  const made = await owner.call('POST', '/api/v1/debtors/merges', { body: { ...pair, warningsRead: true } });
  expect(made.status, made.body).toBe(201);
  mergeId = (made.json as { id: string }).id;
  expect((await debtorOf(second)).id).toBe(pair.keptId);
  const { debtors } = (await owner.call('GET', '/api/v1/debtors')).json as { debtors: { name: string }[] };
  expect(debtors).toMatchObject([{ name: 'Rozenn Le Bihan', openCases: 2, owedCents: 240_000 }]);
  for (const caseId of [first, second]) {
    expect((await scenario.journal(caseId)).at(-1)).toMatchObject({ kind: 'debtor-merged', data: { mergeId } });
  }
});

test('a claim deposited under the old spelling goes to the kept debtor, and the screen says so first', async () => {
  const body = { debtor: person('Le Bihan ROZENN', ELSEWHERE), invoice: invoiceInput({ number: 'F-3' }) };
  const preview = (await owner.call('POST', '/api/v1/cases/preview', { body })).json as CasePreview;
  const finding = preview.findings.find(({ kind }) => kind === 'attached-by-merge');
  expect(finding?.message).toBe(
    'Facture rattachée à « Rozenn Le Bihan » (fusion du 17/09/2026) : vous avez dit que c’était le même débiteur.',
  );
  // reached as the kept debtor is, when nothing is typed
  const bare = { ...body.debtor, email: undefined, phone: undefined };
  const silent = (await owner.call('POST', '/api/v1/cases/preview', { body: { ...body, debtor: bare } }))
    .json as CasePreview;
  expect(silent.findings.map(({ kind }) => kind)).not.toContain('no-email');
  const third = await open(body.debtor, 'F-3');
  expect(await debtorOf(third)).toMatchObject({
    id: (await debtorOf(first)).id,
    name: 'Rozenn Le Bihan',
    postcode: AT,
  });
  // elsewhere, the same name is somebody else
  const other = (
    await owner.call('POST', '/api/v1/cases/preview', { body: { ...body, debtor: person('LE BIHAN Rozenn', '13001') } })
  ).json as CasePreview;
  expect(other.findings.map(({ kind }) => kind)).not.toContain('attached-by-merge');
});

test('so does a list imported under the old spelling, and its line says so', async () => {
  const list = 'Facture;Date;Échéance;Client;TTC;Reste dû\nF-4;01/06/2026;30/06/2026;LE BIHAN ROZENN;50,00;50,00\n';
  const head = '--xx\r\ncontent-disposition: form-data; name="file"; filename="liste.csv"\r\n\r\n';
  const read = await owner.call('POST', '/api/v1/imports', {
    body: Buffer.from(`${head}${list}\r\n--xx--\r\n`),
    headers: { 'content-type': 'multipart/form-data; boundary=xx' },
  });
  const { id } = read.json as ImportView;
  const confirm = { signatoryName: 'Maëlle Kermeur', signatoryRole: 'gérante', acceptsMandate: true, goodOnly: true };
  await owner.call('POST', `/api/v1/imports/${id}/confirm`, { body: confirm });
  await scenario.application.simulation.settle();
  const debtorId = (await debtorOf(first)).id;
  const [line] = ((await owner.call('GET', `/api/v1/imports/${id}/lines`)).json as ImportLines).lines;
  expect(line?.state, read.body).toBe('opened');
  expect((await debtorOf(line?.caseId ?? '')).id).toBe(debtorId);
  expect(line?.notices.map(({ message }) => message)).toEqual([
    'Rattaché à « Rozenn Le Bihan » (fusion du 17/09/2026).',
  ]);
  const concerned = await owner.call('GET', `/api/v1/debtors/merge-proposals?importId=${id}`);
  expect(concerned.json).toMatchObject({ total: 0 });
  await owner.call('POST', `/api/v1/imports/${id}/undo`);
});

test('from then on the two cases count as one debtor: silence between two days of contact, nothing twice, one name', async () => {
  await scenario.playTo(addDays(UNDONE_ON, -1));
  const days = await contactDays(addDays(LAST_CONTACT_ON, -1), UNDONE_ON);
  expect(days[0]).toBe(LAST_CONTACT_ON);
  expect(days.length).toBeGreaterThan(3);
  expect(Math.min(...gaps(days))).toBeGreaterThan(LIMITS.daysBetweenContacts);
  const sent = (await messages()).map(({ caseId, template, channel }) => `${caseId} ${template} ${channel}`);
  expect(new Set(sent).size).toBe(sent.length);
  const letter = (await scenario.messages(second)).find(
    ({ channel, sentAt }) => channel === 'letter' && inParis(sentAt as Date).date > MERGED_ON,
  );
  const document = await scenario.as((ctx) => findDocument(ctx, letter?.documentId ?? ''), creditor);
  const bytes = await scenario.application.wiring.files.read(document?.storageKey ?? '');
  const text = await pdfText(bytes as Uint8Array);
  expect(text).toContain('Rozenn Le Bihan');
  expect(text).not.toContain('LE BIHAN Rozenn');
});

test('both links still open, with the postcode of either address', async () => {
  const { settings } = scenario.application.wiring;
  for (const [caseId, postcode] of [
    [first, AT],
    [second, AT],
    [second, ELSEWHERE],
  ] as const) {
    const token = portalToken(settings, (await scenario.dossier(caseId)).row.portal_key);
    const entered = await portalClient(app, token).enter(postcode);
    expect(entered.statusCode, `${postcode}: ${entered.body.slice(0, 200)}`).toBe(303);
  }
  const token = portalToken(settings, (await scenario.dossier(second)).row.portal_key);
  expect((await portalClient(app, token).enter('13001')).statusCode).not.toBe(303);
});

test('undone: each case is its own debtor’s again, what was sent goes with it, and the plans go on', async () => {
  const { merges } = (await owner.call('GET', '/api/v1/debtors/merges')).json as MergesView;
  expect(merges).toMatchObject([{ id: mergeId, keptName: 'Rozenn Le Bihan', cases: 1, undoneOn: null }]);
  await scenario.playTo(UNDONE_ON);
  const kept = (await debtorOf(first)).id;
  const undone = await owner.call('POST', `/api/v1/debtors/merges/${mergeId}/undo`);
  expect(undone.status, undone.body).toBe(204);
  expect(await debtorOf(second)).toMatchObject({ name: 'LE BIHAN Rozenn', postcode: ELSEWHERE });
  expect((await debtorOf(first)).id).toBe(kept);
  // what came since under the kept name stays with it
  expect((await debtorOf(opened[2] ?? '')).id).toBe(kept);
  const own = (await debtorOf(second)).id;
  expect(new Set((await scenario.messages(second)).map(({ debtorId }) => debtorId))).toEqual(new Set([own]));
  expect((await scenario.journal(second)).at(-1)).toMatchObject({ kind: 'debtor-unmerged', data: { goesBack: true } });
  expect((await scenario.journal(first)).at(-1)).toMatchObject({ kind: 'debtor-unmerged', data: { goesBack: false } });
  await scenario.playTo(day('2026-11-20'));
  const sent = (await messages()).map(({ caseId, template, channel }) => `${caseId} ${template} ${channel}`);
  expect(new Set(sent).size).toBe(sent.length);
  expect((await scenario.view(second)).state).toBe('hand-over');
});
