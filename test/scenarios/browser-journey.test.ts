import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validatePain001 } from '../../src/features/bank-files/validate-pain001.ts';
import { LAYOUTS } from '../../src/features/invoice-files/testing/invoice-layouts.ts';
import { SAMPLES, type Sample } from '../../src/features/invoice-files/testing/invoice-samples.ts';
import { ciiInvoice } from '../../src/features/invoice-files/testing/invoice-xml.ts';
import { mergedPdf } from '../../src/features/invoice-files/testing/merged-pdf.ts';
import { pdfWith } from '../../src/features/invoice-files/testing/pdf-bytes.ts';
import { typstPdf } from '../../src/features/invoice-files/testing/typst-pdf.ts';
import { rawMail } from '../../src/features/mail-files/testing/raw-mail.ts';
import { cents, parseAmount } from '../../src/kernel/money.ts';
import { parsePhoneNumber } from '../../src/kernel/phone.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { type Application, createApplication } from '../../src/main/application.ts';
import { type Movement, type StatementAccount, statementFile } from '../../src/main/demonstration/statement-file.ts';
import { claimInstallation } from '../../src/platform/clock.ts';
import { type Config, readConfig } from '../../src/platform/config.ts';
import { PLATFORM } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { DESKTOP, expectAccessible, openBrowser, PHONE, windowOf } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';

/** The main job as people do it: a creditor, its debtor and two operators, in a real browser, from an empty account to money paid out. */

const PASSWORD = 'une phrase bien longue';
let application: Application;
let browser: Browser;
let base: string;
let config: Config;
let dataDir: string;
let drop: () => Promise<void>;
let closeWeb: () => Promise<unknown>;
let creditor: Page;
let errors: string[];

beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  dataDir = await mkdtemp(join(tmpdir(), 'recouvrance-journey-'));
  config = orThrow(readConfig({ DATA_DIR: dataDir }));
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  application = await createApplication({
    config,
    ownerUrl: fresh.ownerUrl,
    secret: 'j'.repeat(48),
    publicUrl: base,
    log: createLog('silent'),
  });
  await application.database.inTransaction({ tenantId: PLATFORM, actor: { kind: 'system', name: 'journey' } }, (ctx) =>
    claimInstallation(ctx, 'demonstration'),
  );
  const { app } = await application.web();
  await app.listen({ host: '127.0.0.1', port });
  closeWeb = () => app.close();
  browser = await openBrowser();
  const window = await windowOf(browser);
  creditor = window.page;
  errors = window.errors;
});

afterAll(async () => {
  await browser?.close();
  await closeWeb?.();
  await application?.close();
  await drop?.();
  await rm(dataDir, { recursive: true, force: true });
});

test('signs up, gives a SIREN and an IBAN: name, form, address and bank are filled in', async () => {
  await creditor.goto(`${base}/inscription`);
  await expectAccessible(creditor, 'sign-up');
  await creditor.getByLabel('Prénom et nom').fill('Jeanne Kermeur');
  await creditor.getByLabel('Adresse électronique professionnelle').fill('jeanne@kermeur.example');
  await creditor.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await creditor.getByRole('button', { name: 'Créer mon compte' }).click();

  await creditor.getByLabel('SIREN').fill('210 070 728');
  await creditor.getByText('Atelier Kermeur').first().waitFor();
  await creditor.getByText(/SARL/).first().waitFor();
  await expectAccessible(creditor, 'welcome');
  await creditor.getByRole('button', { name: 'Continuer' }).click();
  await creditor.getByLabel('IBAN').fill('FR76 9999 9000 0100 0000 0036 975');
  await creditor.getByText(/IBAN juste/).waitFor();
  await creditor.getByRole('button', { name: 'Continuer' }).click();
  await creditor.getByLabel('Prénom et nom').fill('Jeanne Kermeur');
  await creditor.getByLabel('Qualité').fill('gérante');
  await creditor.getByRole('button', { name: 'Déposer ma première facture' }).click();
  await creditor.waitForURL('**/deposer');
});

test('drops several files together: each waits for its own check, one that cannot be read is kept to type', async () => {
  const files = ['F-2026-0901', 'F-2026-0902'].map((number) => ({
    name: `${number}.xml`,
    mimeType: 'application/xml',
    buffer: Buffer.from(ciiInvoice({ number, buyer: 'Menuiserie Bréhat' })),
  }));
  await creditor.setInputFiles('input[type=file]', [
    ...files,
    { name: 'vide.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not a PDF') },
  ]);
  await creditor.getByRole('heading', { name: '3 fichiers à vérifier, un par un' }).waitFor();
  const lines = await creditor
    .getByRole('listitem')
    .filter({ hasText: /F-2026-090|vide/ })
    .allInnerTexts();
  expect(lines.map((line) => line.split('\n')[0])).toEqual(['F-2026-0901.xml', 'F-2026-0902.xml', 'vide.pdf']);
  expect(lines[1]).toContain('F-2026-0902, Menuiserie Bréhat');
  await creditor
    .getByRole('listitem')
    .filter({ hasText: 'F-2026-0902' })
    .getByRole('link', { name: 'Vérifier' })
    .click();
  await creditor.getByRole('heading', { name: /ce que nous avons lu/ }).waitFor();
  expect(await creditor.getByLabel('Numéro', { exact: true }).inputValue()).toBe('F-2026-0902');
  await creditor.goBack();
  await creditor.getByRole('button', { name: 'Vider la liste' }).click();
  await creditor.getByText('F-2026-0901.xml').waitFor({ state: 'detached' });
});

test('drops one file of two invoices: sees how many it holds, and checks each in turn beside its own page', async () => {
  const [one, two] = ['classic', 'several-pages'].map((name, i) =>
    typstPdf(LAYOUTS.find((layout) => layout.name === name)?.source(SAMPLES[i] as Sample) ?? ''),
  );
  await creditor.setInputFiles('input[type=file]', {
    name: 'lot.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(await mergedPdf([one, two])),
  });
  await creditor.getByRole('heading', { name: 'Ce fichier contient 2 factures' }).waitFor();
  await creditor.getByText('1 sur 4', { exact: true }).waitFor();
  await expectAccessible(creditor, 'review of one invoice of a file');
  await creditor.getByRole('button', { name: 'Écarter cette facture' }).click();
  await creditor.getByText('Facture 2 sur 2').waitFor();
  await creditor.getByText('2 sur 4', { exact: true }).waitFor();
  expect(await creditor.getByLabel('Numéro', { exact: true }).inputValue()).toBe(SAMPLES[1]?.number);
  await creditor.getByRole('button', { name: 'Écarter cette facture' }).click();
  await creditor.waitForURL('**/deposer');
});

/** Drops a Factur-X invoice, completes its debtor, reads what follows, and opens its case: whatever the size of the window. */
async function deposit(number: string, [buyer, siren]: readonly [name: string, siren: string]) {
  const pdf = await pdfWith([['factur-x.xml', ciiInvoice({ number, buyer })]]);
  await creditor.setInputFiles('input[type=file]', {
    name: `${number}.pdf`,
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdf),
  });
  await creditor.getByRole('heading', { name: /ce que nous avons lu/ }).waitFor();
  expect(await creditor.getByLabel('Numéro', { exact: true }).inputValue()).toBe(number);
  await creditor.getByLabel('SIREN').fill(siren);
  await creditor.getByLabel('Adresse électronique').fill('compta@brehat.example');
  await creditor.getByLabel('Téléphone').fill(orThrow(parsePhoneNumber('0639980011')));
  for (const [label, value] of [
    ['Numéro et rue', '2 quai Duguay-Trouin'],
    ['Code postal', '35400'],
    ['Ville', 'Saint-Malo'],
  ] as const) {
    await creditor.getByLabel(label).fill(value);
  }
  await creditor.getByRole('row', { name: /^Indemnité forfaitaire/ }).waitFor();
  await creditor.getByRole('heading', { name: 'Mise en demeure' }).first().waitFor();
  await creditor
    .getByText(/60,00\s€\sTTC/)
    .first()
    .waitFor();
}

const BREHAT = ['Menuiserie Bréhat', '210091534'] as const;
const PENHOAT = ['Charpentes Penhoat', '210062626'] as const;

async function open(buyer: string) {
  await creditor.getByRole('checkbox', { name: /Je confie à Recouvrance/ }).check();
  await creditor.getByRole('button', { name: 'Ouvrir le dossier', exact: true }).click();
  await creditor.waitForURL('**/dossiers/*');
  await creditor.getByRole('heading', { level: 1, name: new RegExp(`${buyer} vous doit`) }).waitFor();
}

test('on a phone: a dropped invoice is read, checked and opened', async () => {
  await creditor.setViewportSize(PHONE);
  await deposit('F-2026-0776', PENHOAT);
  await open(PENHOAT[0]);
  await creditor.setViewportSize(DESKTOP);
  await creditor.goto(`${base}/deposer`);
});

test('drops a Factur-X invoice, reads what is owed, what will happen and what it costs, and opens the case', async () => {
  await deposit('F-2026-0777', BREHAT);
  await expectAccessible(creditor, 'review');
  await open(BREHAT[0]);
  await expectAccessible(creditor, 'case');
});

let portal: string;

test('the debtor opens its link without an account, says its postcode, and finds how to pay', async () => {
  await application.simulation.settle();
  const { rows } = await application.database.pool.query('select 1'); // the server answers
  expect(rows).toHaveLength(1);
  const caseId = creditor.url().split('/').at(-1)?.split('?')[0];
  const answer = await creditor.request.get(`${base}/api/v1/cases/${caseId}`);
  portal = (await answer.json()).portalUrl;
  const { page, context } = await windowOf(browser, { width: 390, height: 844 });
  await page.goto(portal);
  await sayPostcode(page, '75001');
  expect(await page.getByLabel(/code postal/i).getAttribute('aria-invalid')).toBe('true');
  await sayPostcode(page, '35400');
  expect(((await page.locator('h1').textContent()) ?? '').replace(/\s+/g, ' ').replace(/\u2060/g, '')).toContain(
    'à régler sur la facture F-2026-0777',
  );
  await expectAccessible(page, 'debtor');
  await page.goto(`${portal}/payer`);
  expect(await page.locator('svg').count()).toBeGreaterThan(0);
  await expectAccessible(page, 'transfer');
  await context.close();
});

test('a delivery note comes by email from a stranger: read as text, it waits for one click, and then it proves the delivery', async () => {
  await creditor.goto(`${creditor.url().split('?')[0]}?onglet=pieces`);
  const address = (await creditor.getByText(/^pieces-.*@demonstration\.example$/).textContent()) ?? '';
  await expectAccessible(creditor, 'exhibits');
  const hostile = '<p>Signé par le magasin.</p><img src=x onerror="document.title=1"><script>document.title=2</script>';
  const raw = rawMail({
    from: 'Le magasin <magasin@brehat.example>',
    subject: 'Votre livraison',
    html: hostile,
    parts: [{ name: 'BL-4411.pdf', type: 'application/pdf', content: '%PDF-1.4 BL' }],
  });
  const taken = await application.wiring.mail?.inbox.receive({ raw, recipient: address });
  expect(taken).toMatchObject({ value: { outcome: 'added', added: 2 } });
  await creditor.goto(`${base}/`);
  const todo = creditor.getByRole('row', { name: /Vérifier 2 pièces reçues/ });
  await todo
    .getByRole('link', { name: /Vérifier/ })
    .last()
    .click();
  await creditor.getByRole('heading', { name: '2 pièces à vérifier' }).waitFor();
  await creditor
    .getByText(/Reçue de magasin@brehat\.example/)
    .first()
    .waitFor();
  await expectAccessible(creditor, 'exhibits to check');
  await creditor.getByRole('button', { name: 'Votre livraison.eml', exact: true }).click();
  await creditor.getByText('Signé par le magasin.').waitFor();
  await creditor.getByText('Le magasin <magasin@brehat.example>').waitFor();
  expect(await creditor.title()).not.toMatch(/^[12]$/);
  expect(await creditor.locator('img[src="x"]').count()).toBe(0);
  await creditor.keyboard.press('Escape');
  const delivery = creditor.getByRole('listitem').filter({ hasText: 'La livraison ou l’exécution' });
  await delivery.getByRole('button', { name: 'Ajouter' }).waitFor();
  await creditor.getByRole('button', { name: 'Accepter BL-4411.pdf' }).click();
  await creditor.getByRole('heading', { name: 'Une pièce à vérifier' }).waitFor();
  await delivery.getByText('au dossier').waitFor();
  await creditor.getByRole('button', { name: 'Retirer Votre livraison.eml' }).click();
  await creditor.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await creditor.getByRole('heading', { name: 'Une pièce à vérifier' }).waitFor({ state: 'detached' });
});

const account = { balance: 0n, number: 0 } as StatementAccount;

test('an operator imports the statement: the payment is recognised, allocated, and the case closes with thanks', async () => {
  const page = await operatorWindow('claire@recouvrance.example', 'Claire Morvan');
  const caseId = creditor.url().split('/').at(-1)?.split('?')[0];
  const view = await (await creditor.request.get(`${base}/api/v1/cases/${caseId}`)).json();
  await importStatement(page, [
    {
      on: view.owed.on,
      amount: cents(view.owed.totalCents),
      direction: 'credit',
      name: 'MENUISERIE BREHAT',
      remittance: `FACTURE F-2026-0777 ${view.paymentReference}`,
    },
  ]);
  await page
    .getByText(/1 (ligne|opération|mouvement)[^.]*rapproch/i)
    .first()
    .waitFor();
  await application.simulation.settle();
  await creditor.reload();
  await creditor.getByRole('heading', { level: 1, name: /a tout payé/ }).waitFor();
  await expectAccessible(page, 'bank');
  await page.context().close();
});

test('one operator proposes the payout, another approves it, and the payment order is valid', async () => {
  const claire = await operatorWindow('claire@recouvrance.example', 'Claire Morvan');
  const post = (page: Page, path: string, data: unknown = {}) =>
    page.request.post(`${base}${path}`, { data, headers: { 'x-recouvrance': '1' } });
  await claire.goto(`${base}/virements?vue=virements`);
  expect((await post(claire, '/api/v1/payouts/propose')).status()).toBe(200);
  const { payouts } = await (await claire.request.get(`${base}/api/v1/payouts`)).json();
  expect(payouts).toHaveLength(2);
  const refused = await post(claire, `/api/v1/payouts/${payouts[0].id}/approve`);
  expect(refused.status()).toBe(403);
  const hugo = await operatorWindow('hugo@recouvrance.example', 'Hugo Marchand');
  for (const { id } of payouts) expect((await post(hugo, `/api/v1/payouts/${id}/approve`)).status()).toBe(200);
  const made = await post(claire, '/api/v1/payout-batches', { payoutIds: payouts.map(({ id }: { id: string }) => id) });
  const batch = await made.json();
  const order = await claire.request.get(`${base}/api/v1/payout-batches/${batch.id}/pain001.xml`);
  expect(validatePain001(await order.text()).refused).toBe(false);
  await importStatement(
    claire,
    payouts.map(
      (payout: {
        amountCents: number;
        beneficiaryName: string;
        iban: string;
        remittance: string;
        endToEndId: string;
      }): Movement => ({
        on: new Date().toISOString().slice(0, 10) as Movement['on'],
        amount: cents(payout.amountCents),
        direction: 'debit',
        name: payout.beneficiaryName,
        iban: payout.iban,
        remittance: payout.remittance,
        endToEndId: payout.endToEndId,
      }),
    ),
  );
  await application.simulation.settle();
  await creditor.reload();
  await creditor
    .getByText(/vous ont été virés/)
    .first()
    .waitFor();
  const statement = await creditor.request.get(
    `${base}/api/v1/cases/${creditor.url().split('/').at(-1)?.split('?')[0]}/net-statement.pdf`,
  );
  expect((await statement.body()).subarray(0, 5).toString()).toBe('%PDF-');
  expect(errors).toEqual([]);
});

test('an operator adds a value of the law with its source; confirmed, the public calculators count with it', async () => {
  const page = await operatorWindow('hugo@recouvrance.example', 'Hugo Marchand');
  await page.goto(`${base}/droit?vue=no-value`);
  await page.getByText('refuse de répondre').filter({ visible: true }).first().waitFor();
  await expectAccessible(page, 'the law');
  await page.goto(`${base}/droit?sujet=ecb-refinancing-rate`);
  await page.getByRole('button', { name: 'Ajouter une valeur' }).click();
  await page.getByLabel('Taux (%)').fill('2,65');
  await page.getByLabel('À compter du').fill('01/01/2027');
  await page.getByLabel('Jusqu’au').fill('30/06/2027');
  await page.getByLabel('Référence').selectOption({ label: 'Une publication : banque, greffe, administration' });
  await page.getByLabel('Qui publie').fill('Banque centrale européenne');
  await page.getByLabel('Titre').fill('taux lu le 1er janvier 2027');
  await page.getByRole('button', { name: 'Mettre en attente' }).click();
  await page.getByText('La ligne attend d’être confirmée').waitFor();

  const onceIn2027 = { parties: 'professionals', principal: '1000.00', dueOn: '2027-01-31', on: '2027-03-02' };
  const ask = () =>
    page.request.post(`${base}/api/v1/law/penalites`, { data: onceIn2027, headers: { 'x-recouvrance': '1' } });
  expect((await ask()).status()).toBe(422);
  await page.goto(`${base}/droit`);
  await page.getByRole('heading', { name: 'Une valeur attend d’être confirmée' }).waitFor();
  await expectAccessible(page, 'a value to confirm');
  await page.getByRole('button', { name: 'Confirmer…' }).click();
  await page.getByRole('button', { name: 'Confirmer', exact: true }).click();
  await page.getByText('En vigueur').waitFor();
  // 1 000 € at 12.65 % for 30 days.
  expect(await (await ask()).json()).toMatchObject({ interest: '10.40', lines: [{ days: 30, rate: '12.65' }] });
});

async function sayPostcode(page: Page, postcode: string): Promise<void> {
  await page.getByLabel(/code postal/i).fill(postcode);
  await page.getByLabel(/code postal/i).press('Enter');
  await page.waitForLoadState('networkidle');
}

async function operatorWindow(email: string, name: string): Promise<Page> {
  const known = await application.database.pool.query('select 1 from sign_in."user" where email = $1', [email]);
  if (known.rowCount === 0) {
    const { user } = await application.signIn.api.signUpEmail({ body: { name, email, password: PASSWORD } });
    await application.database.pool.query('update sign_in."user" set "isOperator" = true where id = $1', [user.id]);
  }
  const { page } = await windowOf(browser);
  await page.goto(`${base}/connexion`);
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.getByRole('link', { name: 'Relevés et virements' }).waitFor();
  return page;
}

/** Drops the statement of a simulated bank on the operator's page. */
async function importStatement(page: Page, movements: Movement[]): Promise<void> {
  account.iban = config.clientFunds.iban;
  account.balance = orThrow(parseAmount(account.number === 0 ? '0.00' : '0.00'));
  await page.goto(`${base}/virements`);
  const bytes = statementFile(account, movements, new Date());
  await page.setInputFiles('input[type=file]', {
    name: `releve-${account.number}.xml`,
    mimeType: 'application/xml',
    buffer: Buffer.from(bytes),
  });
  await page.waitForResponse(
    (response) => response.url().endsWith('/api/v1/bank-statements') && response.request().method() === 'POST',
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
