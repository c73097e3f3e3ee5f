import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScenario, invoiceInput, type Scenario, type Wanted } from '../../../test/support/scenario.ts';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { closeCase } from '../cases/close-case.ts';
import { changeDebtorContacts } from '../cases/contacts/change-debtor-contacts.ts';
import { recordProceedings } from '../cases/watch/record-watch.ts';
import { checkInvoice } from '../claims/invoice.ts';
import { replaceInvoice } from '../claims/linked/replace-invoice.ts';
import { mergeDebtors } from './merge-debtors.ts';
import { MOVED_TABLES } from './moved-rows.ts';
import { listMerges, loadProposals, previewMerge } from './present-merges.ts';
import { tellApart } from './tell-apart.ts';
import { undoMerge } from './undo-merge.ts';

let scenario: Scenario;
let owner: pg.Client;

beforeAll(async () => {
  scenario = await createScenario();
  owner = new pg.Client({ connectionString: scenario.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await scenario.close();
});

/** A case of a person who has no SIREN; answers its debtor. */
async function owed(name: string, wanted: Wanted = {}): Promise<{ caseId: string; debtorId: string }> {
  const debtor = { kind: 'individual' as const, siren: undefined, name, email: undefined, phone: undefined };
  const { id: caseId } = await scenario.openCase({ ...wanted, debtor: { ...debtor, ...wanted.debtor } as never });
  return { caseId, debtorId: (await scenario.dossier(caseId)).debtor.id };
}

const merge = (keptId: string, goneId: string, warningsRead = true) =>
  scenario.as((ctx) =>
    mergeDebtors(ctx, { keptId, goneId, warningsRead, settings: scenario.application.wiring.settings }),
  );
const undo = (mergeId: string) =>
  scenario.as((ctx) => undoMerge(ctx, { mergeId, settings: scenario.application.wiring.settings }));
const proposals = () => scenario.as((ctx: Context) => loadProposals(ctx));

/** What changes when a merge is made and undone: its own record and what the journal tells. */
const TOLD = ['debtor_merge', 'debtor_merge_row', 'case_event'];

/** All rows of the creditor in every table, as text. */
async function everything(): Promise<Record<string, string[]>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !TOLD.includes(table.name))) {
    const { rows } = await owner.query<{ row: string }>(
      `select to_jsonb(one)::text as row from ${name} as one where tenant_id = $1 order by 1`,
      [scenario.creditor.tenantId],
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

async function rowsNaming(debtorId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of MOVED_TABLES) {
    const { rows } = await owner.query(`select count(*)::int as rows from ${table} where debtor_id = $1`, [debtorId]);
    counts[table] = rows[0].rows;
  }
  return counts;
}

test('every table that names a debtor is moved by a merge: add a new one to MOVED_TABLES', async () => {
  const { rows: named } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'debtor_id' order by 1`,
  );
  expect(named.map(({ name }) => name)).toEqual([...MOVED_TABLES].toSorted());
  // A reference under another name would be missed by the above: these are the merge's own, which stay where they are.
  const { rows: references } = await owner.query<{ reference: string }>(
    `select c.conname as reference from pg_constraint c where c.contype = 'f' and c.confrelid = 'debtor'::regclass
        and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname = 'debtor_id')
      order by 1`,
  );
  expect(references.map(({ reference }) => reference)).toEqual([
    'debtor_merge_gone',
    'debtor_merge_kept',
    'debtor_merged_into_debtor',
    'debtors_apart_first',
    'debtors_apart_second',
  ]);
});

test('nothing of the debtor that went away is left behind, in any table, and all of it comes back', async () => {
  const email = { email: 'rozenn@lebihan.example', phone: '06 39 98 12 34' };
  const kept = await owed('Rozenn Le Bihan', { debtor: email });
  const gone = await owed('LE BIHAN Rozenn', { debtor: { ...email, postcode: '29000' } });
  // the call of the plan is made by then
  await scenario.playTo(day('2026-09-30'));
  const { invoice } = await scenario.dossier(gone.caseId);
  const corrected = { ...invoiceInput(), number: 'F-CORRIGEE', issuedOn: '2026-06-02', dueOn: '2026-07-02' };
  const checked = orThrow(checkInvoice(corrected, day('2026-09-30')));
  orThrow(await scenario.as((ctx) => replaceInvoice(ctx, { invoiceId: invoice.id, invoice: checked })));
  const before = await rowsNaming(gone.debtorId);
  for (const table of MOVED_TABLES) expect(before[table], `the sample has no row in ${table}`).toBeGreaterThan(0);
  const { id } = orThrow(await merge(kept.debtorId, gone.debtorId));
  expect(Object.values(await rowsNaming(gone.debtorId)).every((rows) => rows === 0)).toBe(true);
  orThrow(await undo(id));
  expect(await rowsNaming(gone.debtorId)).toEqual(before);
});

test('merges made and undone last first leave every row of every table as it was', async () => {
  const people: string[] = [];
  for (const [index, name] of ['Yann Corre', 'CORRE Yann', 'Y. Corre', 'Monsieur Yann Corre'].entries()) {
    const person = { name, ...(index % 2 === 0 ? { email: `yann${index}@corre.example` } : { contactName: 'Yann' }) };
    people.push((await owed(name, { debtor: person })).debtorId);
    if (index === 1) await owed(name);
  }
  await scenario.playTo(day('2026-10-02'));
  const before = await everything();
  const places = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(places, fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), async (order, choices) => {
      const [last = 0, ...goers] = order.toReversed();
      const standing = [last, ...goers];
      const made: string[] = [];
      for (const goer of goers) {
        standing.splice(standing.indexOf(goer), 1);
        const into = standing[(choices[goer] ?? 0) % standing.length] ?? last;
        made.push(orThrow(await merge(people[into] as string, people[goer] as string)).id);
        expect(Object.values(await rowsNaming(people[goer] as string)).every((rows) => rows === 0)).toBe(true);
      }
      for (const id of made.toReversed()) orThrow(await undo(id));
      expect(await everything()).toEqual(before);
    }),
    { numRuns: 8 },
  );
});

test('a spelling is proposed, told apart, proposed again, then merged: it is then proposed no more', async () => {
  const kept = await owed('Anne Le Goff', { debtor: { email: 'anne@legoff.example' } });
  const gone = await owed('LE GOFF Anne');
  const mine = async () =>
    (await proposals()).proposals.filter((pair) => [pair.kept.id, pair.gone.id].includes(gone.debtorId));
  expect(await mine()).toMatchObject([
    {
      kept: { id: kept.debtorId, invoices: 1, openCases: 1, owedCents: 120_000 },
      gone: { id: gone.debtorId, name: 'LE GOFF Anne' },
      reasons: ['other-order', 'same-address'],
      isStrong: true,
      warnings: [],
    },
  ]);
  const pair = { firstId: gone.debtorId, secondId: kept.debtorId };
  orThrow(await scenario.as((ctx) => tellApart(ctx, pair)));
  orThrow(await scenario.as((ctx) => tellApart(ctx, pair)));
  expect(await mine()).toEqual([]);
  expect(
    (await proposals()).apart.map(({ firstName, secondName }) => [firstName, secondName].toSorted()),
  ).toContainEqual(['Anne Le Goff', 'LE GOFF Anne']);
  orThrow(await scenario.as((ctx) => tellApart(ctx, { ...pair, isTakenBack: true })));
  expect(await mine()).toHaveLength(1);
  orThrow(await merge(kept.debtorId, gone.debtorId));
  expect(await mine()).toEqual([]);
  expect(await merge(kept.debtorId, gone.debtorId)).toMatchObject({ refusal: { kind: 'debtor-already-merged' } });
});

const contactsOf = async (caseId: string) => {
  const { contacts } = (await scenario.dossier(caseId)).debtor;
  return contacts.map(({ email, isFirst }) => `${email}${isFirst ? ', first' : ''}`).toSorted();
};

test('contacts move with their debtor: the kept one’s first stays first, and each has its own again when it is undone', async () => {
  const { settings } = scenario.application.wiring;
  const change = (debtorId: string, one: Parameters<typeof changeDebtorContacts>[1]['change']) =>
    scenario.as(async (ctx) => orThrow(await changeDebtorContacts(ctx, { debtorId, change: one, settings })));
  const kept = await owed('Paul Morvan', { debtor: { email: 'paul@morvan.example' } });
  const gone = await owed('MORVAN Paul', { debtor: { email: 'autre@morvan.example' } });
  const { contact: second } = await change(gone.debtorId, { kind: 'add', contact: { email: 'second@morvan.example' } });
  const preview = await scenario.as((ctx) => previewMerge(ctx, { keptId: kept.debtorId, goneId: gone.debtorId }));
  expect(preview?.firstContactId).toBe(preview?.kept.contacts[0]?.id);
  expect(preview?.gone.contacts.map(({ email }) => email)).toEqual(['autre@morvan.example', 'second@morvan.example']);
  const { id } = orThrow(await merge(kept.debtorId, gone.debtorId));
  const together = ['autre@morvan.example', 'paul@morvan.example, first', 'second@morvan.example'];
  expect(await contactsOf(gone.caseId)).toEqual(together);
  await change(kept.debtorId, { kind: 'change', contactId: second.id, contact: { isFirst: true } });
  await change(kept.debtorId, { kind: 'add', contact: { email: 'depuis@morvan.example' } });
  orThrow(await undo(id));
  expect(await contactsOf(gone.caseId)).toEqual(['autre@morvan.example, first', 'second@morvan.example']);
  expect(await contactsOf(kept.caseId)).toEqual(['depuis@morvan.example', 'paul@morvan.example, first']);
});

test('a debtor without contact is reached through those of its other spelling, and no more once it is undone', async () => {
  const nothing = { email: '', phone: '', contactName: '' };
  const kept = await owed('Nolwenn Cariou', { debtor: nothing });
  const gone = await owed('CARIOU Nolwenn', { debtor: { email: 'nolwenn@cariou.example' } });
  const { id } = orThrow(await merge(kept.debtorId, gone.debtorId));
  expect(await contactsOf(kept.caseId)).toEqual(['nolwenn@cariou.example, first']);
  orThrow(await undo(id));
  expect(await contactsOf(kept.caseId)).toEqual([]);
  expect(await contactsOf(gone.caseId)).toEqual(['nolwenn@cariou.example, first']);
});

test('claims merged into a company in proceedings are frozen with its own, and thawed when that was a mistake', async () => {
  const { id: caseId } = await scenario.openCase({ debtor: { siren: '210087482', name: 'Garage Riec' } });
  const company = await scenario.dossier(caseId);
  const openedOn = day('2026-08-01');
  const siren = company.debtor.siren as NonNullable<typeof company.debtor.siren>;
  const found = new Map([
    [siren, { procedure: 'redressement', state: 'open', openedOn, publishedOn: openedOn, isDoubtful: false } as const],
  ]);
  const { settings } = scenario.application.wiring;
  await scenario.platform((ctx) => recordProceedings(ctx, { asked: [siren], found, settings }));
  const gone = await owed(company.debtor.name);
  const frozenOn = async () => (await scenario.dossier(gone.caseId)).position.insolvencyOpenedOn;
  expect(await frozenOn()).toBeUndefined();
  const { id } = orThrow(await merge(company.debtor.id, gone.debtorId));
  expect(await frozenOn()).toBe(openedOn);
  orThrow(await undo(id));
  expect(await frozenOn()).toBeUndefined();
});

test('one invoice in both waits until one case is closed as a mistake; it counts again when the merge is undone', async () => {
  const invoice = { number: 'F-DOUBLE-1' };
  const kept = await owed('Loïc Tanguy', { invoice });
  const gone = await owed('TANGUY Loic', { invoice: { number: 'f-double-1 ' } });
  expect(await merge(kept.debtorId, gone.debtorId)).toMatchObject({
    refusal: { kind: 'invoices-twice', invoices: [{ isSameAmount: true, isPaid: false }] },
  });
  const caseId = gone.caseId;
  orThrow(await scenario.as((ctx) => closeCase(ctx, { caseId, reason: 'error' })));
  const before = await everything();
  const { id } = orThrow(await merge(kept.debtorId, gone.debtorId));
  const withdrawn = async () =>
    (
      await owner.query('select id from invoice where lower(btrim(number)) = $1 and withdrawn_at is not null', [
        'f-double-1',
      ])
    ).rowCount;
  expect(await withdrawn()).toBe(1);
  const [made] = (await scenario.as(listMerges)).merges;
  expect(made).toMatchObject({ id, withdrawnInvoices: 1, cases: 1, invoices: 1, laterName: null });
  orThrow(await undo(id));
  expect(await withdrawn()).toBe(0);
  expect(await everything()).toEqual(before);
});

test('a merge whose kept debtor was merged since is undone after that one; nothing is undone twice', async () => {
  const one = await owed('Léa Salaün');
  const two = await owed('SALAUN Léa');
  const three = await owed('Mme Léa Salaün');
  const first = orThrow(await merge(two.debtorId, one.debtorId));
  const second = orThrow(await merge(three.debtorId, two.debtorId));
  expect(await undo(first.id)).toMatchObject({ refusal: { kind: 'merged-again', laterName: 'Mme Léa Salaün' } });
  expect((await scenario.as(listMerges)).merges.find(({ id }) => id === first.id)?.laterName).toBe('Mme Léa Salaün');
  orThrow(await undo(second.id));
  orThrow(await undo(first.id));
  expect(await undo(first.id)).toMatchObject({ refusal: { kind: 'merge-already-undone' } });
});

test('a person and a company are merged only by somebody who read the warning, into the one that has a SIREN', async () => {
  const person = await owed('Menuiserie Bréhat');
  const { id } = await scenario.openCase();
  const company = (await scenario.dossier(id)).debtor.id;
  const found = (await proposals()).proposals.find(({ gone }) => gone.id === person.debtorId);
  expect(found).toMatchObject({ kept: { id: company }, isStrong: false, warnings: ['individual-and-company'] });
  expect(await merge(person.debtorId, company)).toMatchObject({ refusal: { kind: 'keep-the-one-with-siren' } });
  expect(await merge(company, person.debtorId, false)).toMatchObject({
    refusal: { kind: 'warnings-not-read', warnings: ['individual-and-company'] },
  });
  orThrow(await merge(company, person.debtorId));
});

test('two companies, oneself, somebody else’s debtor: refused', async () => {
  const companyOf = async (siren: string) => {
    const { id } = await scenario.openCase({ debtor: { siren } });
    return (await scenario.dossier(id)).debtor.id;
  };
  const one = await companyOf('210029104');
  const two = await companyOf('210008298');
  expect(await merge(one, two)).toMatchObject({ refusal: { kind: 'two-companies' } });
  expect(await merge(one, one)).toMatchObject({ refusal: { kind: 'same-debtor' } });
  const other = await scenario.addCreditor('210066676', 'Cabinet Morvan');
  const theirs = await scenario.openCase({ creditor: other });
  const stranger = (await scenario.dossier(theirs.id)).debtor.id;
  expect(await merge(one, stranger)).toMatchObject({ refusal: { kind: 'no-such-debtor' } });
});

test('two people who merge at the same instant, each its own way: one is done, the other told', async () => {
  const a = await owed('Erwan Guillou');
  const b = await owed('GUILLOU Erwan');
  const outcomes = await Promise.all([merge(a.debtorId, b.debtorId), merge(b.debtorId, a.debtorId)]);
  expect(outcomes.filter(({ refused }) => !refused)).toHaveLength(1);
  expect(outcomes.find(({ refused }) => refused)).toMatchObject({ refusal: { kind: 'debtor-already-merged' } });
});

test('a message on its way out is waited for, and one in a worker’s hands is not pulled away', async () => {
  const kept = await owed('Gwenn Riou', { debtor: { email: 'gwenn@riou.example' } });
  const gone = await owed('RIOU Gwenn', { debtor: { email: 'gwenn@riou.example' } });
  const [message] = await scenario.messages(gone.caseId);
  const stateOf = (state: string) => owner.query('update message set state = $1 where id = $2', [state, message?.id]);
  await stateOf('queued');
  expect(await merge(kept.debtorId, gone.debtorId)).toMatchObject({ refusal: { kind: 'message-leaving' } });
  await stateOf('sent');
  const { id } = orThrow(await merge(kept.debtorId, gone.debtorId));
  await owner.query('begin');
  await owner.query('select from message where id = $1 for update', [message?.id]);
  expect(await undo(id)).toMatchObject({ refusal: { kind: 'message-in-hand' } });
  await owner.query('rollback');
  for (const state of ['queued', 'sending']) {
    await stateOf(state);
    expect(await undo(id), state).toMatchObject({ refusal: { kind: 'message-leaving' } });
  }
  await stateOf('sent');
  orThrow(await undo(id));
});
