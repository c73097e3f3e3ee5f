import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePayout } from '../../src/features/banking/payouts/approve-payout.ts';
import { proposePayouts } from '../../src/features/banking/payouts/propose-payouts.ts';
import { keepImport, rereadImport } from '../../src/features/batch-deposits/keep-import.ts';
import { readImport } from '../../src/features/batch-deposits/read-import.ts';
import { recordBounce } from '../../src/features/cases/contacts/record-bounce.ts';
import { holdCase } from '../../src/features/cases/holds/hold-case.ts';
import { correctInvoice } from '../../src/features/cases/linked/correct-invoice.ts';
import { recordCall } from '../../src/features/cases/record-call.ts';
import { recordCreditNote } from '../../src/features/cases/record-credit-note.ts';
import { portalToken } from '../../src/features/cases/settings.ts';
import { depositInvoice } from '../../src/features/claims/deposit-invoice.ts';
import { checkInvoice } from '../../src/features/claims/invoice.ts';
import { mergeDebtors } from '../../src/features/debtor-merges/merge-debtors.ts';
import { tellApart } from '../../src/features/debtor-merges/tell-apart.ts';
import { enterPortal } from '../../src/features/debtor-portal/enter-portal.ts';
import { storeFile } from '../../src/features/documents/keep-document.ts';
import { addExhibit } from '../../src/features/exhibits/add-exhibit.ts';
import { receiveMail } from '../../src/features/inbound-mail/receive-mail.ts';
import { invoiceFromXml } from '../../src/features/invoice-files/grammars/invoice-from-xml.ts';
import { bytesOf, ciiInvoice } from '../../src/features/invoice-files/testing/invoice-xml.ts';
import { receiveStatuses } from '../../src/features/invoice-statuses/receive-statuses.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { PLATFORM } from '../../src/platform/ids.ts';
import { sendOrder } from '../support/payouts.ts';
import { type Creditor, createScenario, invoiceInput, type Scenario } from '../support/scenario.ts';

/** Two organisations live the same life; then each tries to see and change the other's rows, in SQL, as the application's role. */
let scenario: Scenario;
let first: Creditor;
let second: Creditor;
let owner: pg.Client;
let tables: string[];

/** Tables whose rows are the operator's alone. */
const PLATFORM_ONLY = ['bank_statement', 'bank_entry', 'payout_batch', 'outbox_item'];

beforeAll(async () => {
  scenario = await createScenario();
  first = scenario.creditor;
  second = await scenario.addCreditor('210049912', 'Imprimerie des Trois Rivières');
  owner = new pg.Client({ connectionString: scenario.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  );
  tables = rows.map(({ name }) => name);
  const cases = [await live(first, '210029104'), await live(second, '210029104')];
  await scenario.playTo(day('2026-09-14'));
  for (const [index, creditor] of [first, second].entries()) await goOn(creditor, cases[index] as string);
  await payOut();
});
afterAll(async () => {
  await owner.end();
  await scenario.close();
});

async function live(creditor: Creditor, siren: string): Promise<string> {
  const { files } = scenario.application.wiring;
  const file = await storeFile(files, new TextEncoder().encode(`facture de ${creditor.tenantId}`), 'text/plain');
  const extra = { settlement: '<ram:InvoiceReferencedDocument><ram:ID>A-0</ram:ID></ram:InvoiceReferencedDocument>' };
  const reading = orThrow(invoiceFromXml(bytesOf(ciiInvoice({ extra }))));
  const dropped = { fileName: 'facture.txt', contentType: 'text/plain', file, reading };
  const { id: depositId } = await scenario.as((ctx) => depositInvoice(ctx, dropped), creditor);
  return (await scenario.openCase({ creditor, debtor: { siren, name: 'Nettoyage Armor' }, depositId })).id;
}

/** Two spellings of a person merged, and told apart from a third. */
async function mergeSpellings(creditor: Creditor): Promise<void> {
  const { settings } = scenario.application.wiring;
  const [keptId = '', goneId = '', thirdId = ''] = await Promise.all(
    ['Anne Le Goff', 'LE GOFF Anne', 'A. Le Goff'].map(async (name, index) => {
      const debtor = { kind: 'individual' as const, siren: undefined, name } as never;
      const invoice = { number: `F-SPELLING-${index}` };
      return (await scenario.dossier((await scenario.openCase({ creditor, debtor, invoice })).id)).debtor.id;
    }),
  );
  orThrow(await scenario.as((ctx) => tellApart(ctx, { firstId: goneId, secondId: thirdId }), creditor));
  orThrow(await scenario.as((ctx) => mergeDebtors(ctx, { keptId, goneId, warningsRead: false, settings }), creditor));
}

/** A list of invoices read, and its columns corrected. */
async function readList(creditor: Creditor): Promise<void> {
  const bytes = new TextEncoder().encode(`Facture;Date;Client;TTC\n${creditor.tenantId};13/03/2026;Armor;10,00`);
  const file = await storeFile(scenario.application.wiring.files, bytes, 'text/csv');
  const read = orThrow(await readImport(bytes, 'liste.csv', {}));
  const contents = { read, companies: new Map(), mapping: {}, terms: 30 };
  const kept = { ...contents, fileName: 'liste.csv', contentType: 'text/csv', file };
  const { id: batchId } = await scenario.as((ctx) => keepImport(ctx, kept), creditor);
  orThrow(await scenario.as((ctx) => rereadImport(ctx, { ...contents, batchId }), creditor));
}

async function goOn(creditor: Creditor, caseId: string): Promise<void> {
  await readList(creditor);
  await mergeSpellings(creditor);
  const { settings } = scenario.application.wiring;
  const as = <T>(work: Parameters<typeof scenario.as<T>>[0]) => scenario.as(work, creditor);
  const { calls, paymentReference } = await scenario.view(caseId);
  const call = { caseId, taskId: calls[0]?.id ?? '', outcome: 'reached' as const, settings };
  orThrow(await as((ctx) => recordCall(ctx, call)));
  const bounce = { email: 'compta@brehat.example', at: new Date('2026-09-14T10:00:00Z'), isPermanent: false };
  orThrow(await as((ctx) => recordBounce(ctx, { ...bounce, diagnostic: '452 4.2.2 mailbox full' })));
  const corrected = orThrow(checkInvoice(invoiceInput({ number: 'FR-1' }), day('2026-09-14')));
  orThrow(await as((ctx) => correctInvoice(ctx, { caseId, invoice: corrected, settings })));
  const note = { caseId, number: 'AV-1', issuedOn: day('2026-09-14'), amount: euros('10.00'), settings };
  orThrow(await as((ctx) => recordCreditNote(ctx, note)));
  const status = { invoiceNumber: 'FE-1', status: '205', statusLabel: '', reasons: [], amounts: [], recipients: [] };
  const file = await storeFile(scenario.application.wiring.files, new TextEncoder().encode(caseId), 'text/plain');
  const exhibit = { caseId, kind: 'order' as const, name: 'commande.txt', contentType: 'text/plain', file };
  orThrow(await as((ctx) => addExhibit(ctx, exhibit)));
  const mail = { caseId, digest: caseId, sender: 'paul@client.example', isVouchedFor: false, subject: 'Bon' };
  orThrow(await as((ctx) => receiveMail(ctx, { ...mail, pieces: [], refused: [] })));
  orThrow(await as((ctx) => receiveStatuses(ctx, { messages: [status], settings })));
  orThrow(await as((ctx) => holdCase(ctx, { caseId, settings, reason: 'pause', note: 'Chantier' })));
  const { portal_key: portalKey } = (await scenario.dossier(caseId)).row;
  expect(portalToken(settings, portalKey)).toHaveLength(44);
  const factor = { kind: 'postcode', expected: ['29200'] } as never;
  await as((ctx) => enterPortal(ctx, { caseId, portalKey, factor, answer: '' }));
  scenario.bank.receive({
    on: day('2026-09-14'),
    amount: euros('300.00'),
    name: 'ARMOR',
    remittance: paymentReference,
  });
  await scenario.bank.tell(scenario.operator);
}

async function payOut(): Promise<void> {
  const { payoutIds } = orThrow(await scenario.platform((ctx) => proposePayouts(ctx, {})));
  for (const payoutId of payoutIds) {
    orThrow(await scenario.platform((ctx) => approvePayout(ctx, { payoutId }), scenario.secondOperator));
  }
  await sendOrder(
    scenario,
    payoutIds.map((id) => ({ id })),
  );
}

/** Runs SQL in an organisation's scope, as the application; undone at the end. */
async function inScope<T>(
  tenantId: string,
  work: (query: pg.ClientBase['query']) => Promise<T>,
  scope = 'tenant',
): Promise<T> {
  const client = await scenario.application.database.pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('recouvrance.tenant_id', $1, true), set_config('recouvrance.scope', $2, true)`,
      [tenantId, scope],
    );
    return await work(client.query.bind(client) as pg.ClientBase['query']);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const countOf = async (table: string, tenantId: string) =>
  Number((await owner.query(`select count(*) as count from ${table} where tenant_id = $1`, [tenantId])).rows[0].count);

test('both organisations have rows in every table of theirs: what follows tries something', async () => {
  for (const table of tables) {
    const owners = PLATFORM_ONLY.includes(table) ? [PLATFORM] : [first.tenantId, second.tenantId];
    for (const tenantId of owners) expect(await countOf(table, tenantId), `${table} of ${tenantId}`).toBeGreaterThan(0);
  }
});

test('an organisation sees its own rows, all of them, and no other’s', async () => {
  for (const tenantId of [first.tenantId, second.tenantId]) {
    for (const table of tables) {
      const { rows } = await inScope(tenantId, (query) => query(`select tenant_id from ${table}`));
      expect(
        rows.every((row) => row.tenant_id === tenantId),
        table,
      ).toBe(true);
      expect(rows.length, table).toBe(await countOf(table, tenantId));
    }
  }
});

test('without a scope nothing is seen; in the platform’s, everything', async () => {
  for (const table of tables) {
    const { rows } = await inScope('', (query) => query(`select 1 from ${table}`));
    expect(rows.length, table).toBe(0);
    const all = await inScope(PLATFORM, (query) => query(`select 1 from ${table}`), 'platform');
    const { rows: known } = await owner.query(`select 1 from ${table}`);
    expect(all.rows.length, table).toBe(known.length);
  }
});

test('an organisation can neither change nor delete another’s row, nor give it one, nor take it', async () => {
  for (const table of tables) {
    const rights = await owner.query(
      `select has_table_privilege('recouvrance_app', $1, 'update') as update, has_table_privilege('recouvrance_app', $1, 'delete') as delete`,
      [table],
    );
    const may = rights.rows[0] as { update: boolean; delete: boolean };
    await inScope(first.tenantId, async (query) => {
      if (may.update) {
        const theirs = await query(`update ${table} set tenant_id = tenant_id where tenant_id = $1`, [second.tenantId]);
        expect(theirs.rowCount, `${table}: their rows`).toBe(0);
      }
      if (may.delete) {
        const gone = await query(`delete from ${table} where tenant_id = $1`, [second.tenantId]);
        expect(gone.rowCount, table).toBe(0);
      }
    });
    if (PLATFORM_ONLY.includes(table)) continue;
    const given = inScope(first.tenantId, (query) =>
      query(
        `insert into ${table} select (json_populate_record(null::${table}, json_build_object('tenant_id', $1::text)::json)).*`,
        [second.tenantId],
      ),
    );
    await expect(given, `${table}: a row given to another`).rejects.toThrow(/row-level security|permission denied/);
  }
});

test('the application cannot leave its role, nor read the queue, nor switch the security off', async () => {
  const refusedAs = (statement: string) => inScope(first.tenantId, (query) => query(statement));
  const { username } = new URL(scenario.ownerUrl);
  for (const statement of [
    'alter table case_file disable row level security',
    'set local row_security = off; select * from case_file',
    'drop policy tenant_isolation on case_file',
    'create policy mine on case_file using (true)',
    'select * from graphile_worker._private_jobs',
    'create table mine (id int)',
    `set local role "${username}"`,
    `set local session authorization "${username}"`,
    'truncate case_event',
  ]) {
    await expect(refusedAs(statement), statement).rejects.toThrow(/must be owner|permission denied|row-level security/);
  }
});

test('the journal, the ledger, the events and the payments cannot be rewritten, even by their owner’s own application', async () => {
  for (const table of ['ledger_transfer', 'case_event', 'event', 'payment', 'event_delivery']) {
    for (const statement of [
      `update ${table} set tenant_id = tenant_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(
        inScope(PLATFORM, (query) => query(statement), 'platform'),
        statement,
      ).rejects.toThrow(/permission denied/);
    }
  }
});
