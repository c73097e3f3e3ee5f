import { createServer } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openBrowser, windowOf } from '../support/browser.ts';
import { createScenario, debtorInput, invoiceInput, type Scenario } from '../support/scenario.ts';

/** Two spellings of one person, as the creditor meets them: the banner, the question, the preview, the merge, its undoing. */
let scenario: Scenario;
let browser: Browser;
let page: Page;
let errors: string[];
let context: BrowserContext;
let base: string;
let secondCase: string;
let closeWeb: () => Promise<unknown>;

beforeAll(async () => {
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  scenario = await createScenario({ publicUrl: base });
  const { app } = await scenario.application.web();
  await app.listen({ host: '127.0.0.1', port });
  closeWeb = () => app.close();
  browser = await openBrowser();
  ({ page, context, errors } = await windowOf(browser));
  const account = { name: 'Maëlle Kermeur', email: 'maelle@kermeur.example', password: 'une phrase bien longue' };
  await post('/api/auth/sign-up/email', account);
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
  await post('/api/v1/organisations', organisation);
  await open('Rozenn Le Bihan', 'F-1', { email: 'rozenn@lebihan.example', phone: '' });
  secondCase = await open('LE BIHAN Rozenn', 'F-2', { phone: '06 39 98 12 34', email: '', contactName: '' });
});
afterAll(async () => {
  await browser?.close();
  await closeWeb?.();
  await scenario?.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** As the person of the window. */
async function post(path: string, data: object): Promise<{ id: string }> {
  const answer = await context.request.post(`${base}${path}`, {
    data,
    headers: { 'x-recouvrance': '1', origin: base },
  });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as { id: string };
}

async function open(name: string, number: string, more: object): Promise<string> {
  const debtor = { ...debtorInput({ kind: 'individual', siren: undefined, name } as never), ...more };
  const signatory = { signatoryName: 'Maëlle Kermeur', signatoryRole: 'gérante', acceptsMandate: true };
  const { id } = await post('/api/v1/cases', { debtor, invoice: invoiceInput({ number }), ...signatory });
  await scenario.application.simulation.settle();
  return id;
}

test('the list of debtors says calmly that one is there twice, and leads to the question', async () => {
  await page.goto(`${base}/debiteurs`);
  await page.getByText('Un débiteur semble inscrit deux fois.').waitFor();
  await expectAccessible(page, 'the banner');
  await page.getByRole('link', { name: 'Vérifier' }).click();
  await page.getByRole('heading', { name: 'Un débiteur semble inscrit deux fois' }).waitFor();
  await page.getByText('Pourquoi : mêmes mots du nom, dans un autre ordre').waitFor();
  await expectAccessible(page, 'the proposals');
});

test('told apart, then proposed again', async () => {
  await page.getByRole('button', { name: 'Ce sont deux débiteurs' }).click();
  await page.getByRole('heading', { name: 'Rien à vérifier' }).waitFor();
  await expectAccessible(page, 'nothing to check');
  await page.getByRole('button', { name: 'Proposer de nouveau' }).click();
  await page.getByRole('button', { name: 'C’est le même' }).waitFor();
});

test('merged after a preview that says what changes, then undone', async () => {
  await page.getByRole('button', { name: 'C’est le même' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/dossier ouvert de .+ passe à/).waitFor();
  await dialog.getByText(/rejoignent ceux de/).waitFor();
  await expectAccessible(page, 'the preview of a merge');
  await dialog.getByRole('radio', { name: 'Rozenn Le Bihan' }).click();
  await dialog.getByText('d’abord à Service comptabilité').waitFor();
  await dialog.getByRole('button', { name: 'Réunir en un seul' }).click();
  await page.getByRole('heading', { name: 'Fusions faites' }).waitFor();
  await page.getByText('« LE BIHAN Rozenn » réuni avec « Rozenn Le Bihan »').waitFor();
  await expectAccessible(page, 'the merges made');
  expect((await scenario.dossier(secondCase)).debtor.name).toBe('Rozenn Le Bihan');
  await page.goto(`${base}/dossiers/${secondCase}`);
  await page.getByText('« LE BIHAN Rozenn » et « Rozenn Le Bihan » réunis : c’est le même débiteur').first().waitFor();
  await page.goto(`${base}/debiteurs/doublons`);
  await page.getByRole('button', { name: 'Défaire' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Défaire' }).click();
  await page.getByText(/^Défaite le/).waitFor();
  expect((await scenario.dossier(secondCase)).debtor.name).toBe('LE BIHAN Rozenn');
  expect(errors).toEqual([]);
});
