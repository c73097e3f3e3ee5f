import { selectEntries } from '../../src/features/banking/banking.sql.ts';
import { approvePayout } from '../../src/features/banking/payouts/approve-payout.ts';
import { proposePayouts } from '../../src/features/banking/payouts/propose-payouts.ts';
import { holdCase } from '../../src/features/cases/holds/hold-case.ts';
import { portalToken } from '../../src/features/cases/settings.ts';
import { depositInvoice } from '../../src/features/claims/deposit-invoice.ts';
import { openSession } from '../../src/features/debtor-portal/portal-session.ts';
import { storeFile } from '../../src/features/documents/keep-document.ts';
import { addExhibit } from '../../src/features/exhibits/add-exhibit.ts';
import { rawMail } from '../../src/features/mail-files/testing/raw-mail.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import type { App, RouteAccess } from '../../src/platform/http.ts';
import type { TenantId } from '../../src/platform/ids.ts';
import { type Client, clientOf, signedUp } from './http-client.ts';
import { sendOrder } from './payouts.ts';
import { createScenario, type Scenario } from './scenario.ts';

/** The cookie of the debtor's pages. */
const PORTAL_COOKIE = 'portal';

export const roles = [
  'anonymous',
  'with a made-up session',
  'without organisation',
  'reader',
  'manager',
  'owner',
  'operator',
  'owner of another organisation',
  'debtor of another case',
] as const;
export type CastRole = (typeof roles)[number];

/** Words that only the first organisation, its debtors and the operator may read. */
export const SECRETS = ['Créancier Discret', 'Débiteur Discret', 'F-SECRET-77', 'discret.example', 'RCV-2026-00000'];

/** The real server, everybody who may call it, and all that the first organisation has. */
export type Cast = {
  scenario: Scenario;
  app: App;
  routes: RouteAccess[];
  clients: Record<CastRole, Client>;
  /** The debtor of the first organisation's case. */
  debtor: Client;
  /** Its link's token. */
  token: string;
  /** Identifiers of the first organisation's rows, by the word that names them in an address or a body. */
  ids: Record<string, string>;
  close(): Promise<void>;
};

export async function createCast(): Promise<Cast> {
  const scenario = await createScenario();
  const { app, routes } = await scenario.application.web();
  await app.ready();
  const owner = await signedUp(app, 'owner@discret.example', '10.1.0.1');
  const first = { siren: '210049912', name: 'Créancier Discret', iban: 'FR7699999000010000000036975' };
  const made = await owner.call('POST', '/api/v1/organisations', { body: { ...first, email: 'o@discret.example' } });
  const tenantId = (made.json as { id: TenantId }).id;
  const other = await signedUp(app, 'owner@other.example', '10.1.0.2');
  await other.call('POST', '/api/v1/organisations', { body: { siren: '210029104', name: 'Autre créancier' } });
  const member = async (role: 'reader' | 'manager', address: string) => {
    const client = await signedUp(app, `${role}@discret.example`, address);
    const body = { organizationId: tenantId, userId: client.userId, role };
    await scenario.application.signIn.api.addMember({ body });
    return client;
  };
  const operator = await signedUp(app, 'operator@recouvrance.example', '10.1.0.6');
  const { pool } = scenario.application.database;
  await pool.query('update sign_in."user" set "isOperator" = true where id = $1', [operator.userId]);
  const { ids, unrelated } = await everythingOf(scenario, tenantId, owner.userId);
  ids.imports = await readList(owner);
  const { settings } = scenario.application.wiring;
  const now = await scenario.platform(async (ctx) => ctx.now);
  const keyOf = async (id: string | undefined) => (await scenario.dossier(id ?? '')).row.portal_key;
  const debtorOf = (key: string) => clientOf(app, `${PORTAL_COOKIE}=${openSession(settings, key, now).cookie}`);
  return {
    scenario,
    app,
    routes,
    clients: {
      anonymous: clientOf(app),
      'with a made-up session': clientOf(app, '__Secure-recouvrance.session_token=made.up; portal=made.up.1.x'),
      'without organisation': await signedUp(app, 'nobody@other.example', '10.1.0.3'),
      reader: await member('reader', '10.1.0.4'),
      manager: await member('manager', '10.1.0.5'),
      owner,
      operator,
      'owner of another organisation': other,
      'debtor of another case': debtorOf(await keyOf(unrelated)),
    },
    debtor: debtorOf(await keyOf(ids.cases)),
    token: portalToken(settings, await keyOf(ids.cases)),
    ids,
    async close() {
      await app.close();
      await scenario.close();
    },
  };
}

/** A list of invoices that the first organisation has read. */
async function readList(owner: Client): Promise<string> {
  const list = 'Facture;Date;Client;TTC\nF-SECRET-78;13/03/2026;Débiteur Discret;10,00';
  const head = '--xx\r\ncontent-disposition: form-data; name="file"; filename="liste.csv"\r\n\r\n';
  const headers = { 'content-type': 'multipart/form-data; boundary=xx' };
  const body = Buffer.from(`${head}${list}\r\n--xx--\r\n`);
  return ((await owner.call('POST', '/api/v1/imports', { body, headers })).json as { id: string }).id;
}

/** A case of the organisation with all that can hang on one, what the operator has of it, and a case of another debtor. */
async function everythingOf(scenario: Scenario, tenantId: TenantId, userId: string) {
  const { wiring, simulation } = scenario.application;
  const { settings } = wiring;
  const creditor = { tenantId, manager: { kind: 'user' as const, userId, name: 'Créancier Discret' } };
  const file = await storeFile(wiring.files, new TextEncoder().encode('%PDF-1.4 F-SECRET-77'), 'application/pdf');
  const dropped = { fileName: 'F-SECRET-77.pdf', contentType: 'application/pdf', file };
  const deposit = await scenario.as((ctx) => depositInvoice(ctx, dropped), creditor);
  const { id: caseId } = await scenario.openCase({
    creditor,
    debtor: { name: 'Débiteur Discret', email: 'compta@discret.example' },
    invoice: { number: 'F-SECRET-77' },
    depositId: deposit.id,
  });
  const exhibit = { caseId, kind: 'order' as const, name: 'F-SECRET-77.eml', contentType: 'message/rfc822' };
  const mail = await storeFile(
    wiring.files,
    rawMail({ subject: 'F-SECRET-77', text: 'Débiteur Discret' }),
    'message/rfc822',
  );
  const added = orThrow(await scenario.as((ctx) => addExhibit(ctx, { ...exhibit, file: mail }), creditor));
  const unrelated = await scenario.openCase({ debtor: { siren: '210008298', name: 'Transports' } });
  await scenario.playTo(day('2026-09-14'));
  const { paymentReference } = await scenario.view(caseId);
  await receive(scenario, paymentReference, 'sans référence');
  const pause = { caseId, settings, reason: 'pause', note: 'Chantier en cours' } as const;
  orThrow(await scenario.as((ctx) => holdCase(ctx, pause), creditor));
  const batch = await sendOrder(scenario, await approved(scenario));
  await receive(scenario, paymentReference);
  const proposed = orThrow(await scenario.platform((ctx) => proposePayouts(ctx, {}))).payoutIds[0] as string;
  await simulation.settle();
  const view = await scenario.view(caseId);
  const ids: Record<string, string> = {
    cases: caseId,
    caseId,
    deposits: deposit.id,
    depositId: deposit.id,
    documents: view.documents[0]?.id as string,
    holdId: view.holds[0]?.id as string,
    exhibits: added.id,
    exhibitId: added.id,
    taskId: view.calls[0]?.id as string,
    messageId: view.messages[0]?.id as string,
    debtors: view.debtor.id,
    contactId: view.debtor.contacts[0]?.id as string,
    'bank-entries': await unmatchedEntry(scenario),
    outbox: (await scenario.outbox())[0]?.id as string,
    payouts: proposed,
    payoutIds: proposed,
    'payout-batches': batch.id,
  };
  return { ids, unrelated: unrelated.id };
}

async function receive(scenario: Scenario, ...remittances: string[]): Promise<void> {
  for (const remittance of remittances) {
    const movement = { on: day('2026-09-14'), amount: euros('300.00'), name: 'Débiteur Discret', remittance };
    scenario.bank.receive(movement);
  }
  await scenario.bank.tell(scenario.operator);
}

async function approved(scenario: Scenario): Promise<{ id: string }[]> {
  const { payoutIds } = orThrow(await scenario.platform((ctx) => proposePayouts(ctx, {})));
  for (const payoutId of payoutIds) {
    orThrow(await scenario.platform((ctx) => approvePayout(ctx, { payoutId }), scenario.secondOperator));
  }
  return payoutIds.map((id) => ({ id }));
}

async function unmatchedEntry(scenario: Scenario): Promise<string> {
  const query = { state: 'unmatched' as const, limit: 10, offset: 0 };
  const { entries } = await scenario.platform((ctx) => selectEntries(ctx, query));
  return entries[0]?.id as string;
}
