import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typstPdfRenderer } from '../../src/adapters/pdf/typst.ts';
import { statementsFolder } from '../../src/features/law-desk/calculators/penalites-statement.ts';
import { lawDeskRoutes } from '../../src/features/law-desk/law-desk.routes.ts';
import { freezeClock } from '../../src/platform/clock.ts';
import { appUrl, type Database, openDatabase } from '../../src/platform/db.ts';
import { type App, createHttp } from '../../src/platform/http.ts';
import { PLATFORM } from '../../src/platform/ids.ts';
import type { SignIn } from '../../src/platform/sign-in.ts';
import { expectAccessible, openBrowser } from '../support/browser.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Database;
let app: App;
let base: string;
let browser: Browser;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  const actor = { kind: 'system', name: 'test' } as const;
  await db.inTransaction({ tenantId: PLATFORM, actor }, (ctx) => freezeClock(ctx, new Date('2026-11-22T09:00:00Z')));
  ({ app } = await createHttp({
    database: db,
    signIn: {} as SignIn,
    publicUrl: 'http://127.0.0.1',
    logger: pino({ level: 'silent' }),
    version: '0.0.0',
    maxUpload: 1_000_000,
  }));
  await app.register(
    lawDeskRoutes({ database: db, publicUrl: 'http://127.0.0.1', pdf: typstPdfRenderer(statementsFolder) }),
  );
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await db.close();
  await fresh.drop();
});

const answered = [
  '/calculs',
  '/calculs/par-ou-commencer',
  '/calculs/par-ou-commencer?debiteur=societe&montant=4000&factures=1&echeance=2026-01-31&etape=relances&preuves=oui',
  '/calculs/par-ou-commencer?debiteur=union&montant=12000&factures=8&echeance=2025-11-30&etape=conteste',
  '/calculs/penalites',
  '/calculs/penalites?montant1=12345,60&echeance1=2025-03-31&au=2026-11-22&jour1_1=2025-09-15&somme1_1=3000&montant2=99&echeance2=2026-01-01',
  '/calculs/penalites?montant1=abc&echeance1=31/02/2026',
  '/calculs/penalites/integrer?montant1=1000&echeance1=2026-01-31',
  '/calculs/prescription?echeance=2022-03-15&le1=2023-01-10&fait1=mise-en-demeure&le2=2024-06-01&fait2=partial-payment',
  '/calculs/tribunal?montant=8000&cp=06400',
  '/calculs/procedure?montant=4000&echeance=2026-01-31&creancier=oui&debiteur=oui&preuves=oui&contestation=aucune',
  '/calculs/frais?montant=4000&au=2025-11-22',
];

describe.each([
  ['light', 'fr'],
  ['dark', 'en'],
] as const)('%s, %s', (colorScheme, lang) => {
  test.each(answered)('%s can be read by everybody, on a phone and on a desk', async (path) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(`${base}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    await expectAccessible(page, path);
    await context.close();
  });
});

test('without a script: an invoice, a payment more, a correction, and the total', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/calculs/penalites`);
  await page.getByLabel('Montant TTC').fill('1 000,00');
  await page.getByLabel('À payer au plus tard le').fill('2026-01-31');
  await page.getByRole('button', { name: 'Ajouter un paiement ou un avoir' }).click();
  expect(await page.getByLabel('Montant TTC').inputValue()).toBe('1 000,00');
  await page.locator('#jour1_1').fill('2026-06-30');
  await page.locator('#somme1_1').fill('cent');
  await page.getByRole('button', { name: 'Calculer' }).click();
  await page.getByText('Une information est à corriger').waitFor();
  await page.locator('#somme1_1').fill('100');
  await page.getByRole('button', { name: 'Calculer' }).click();
  // 49,93 € of interest are paid first, then 50,07 € of principal: 949,93 € bear 145 days at 12,40 %.
  const total = (await page.locator('.headline strong').textContent())?.replace(/[\u00a0\u202f]/g, ' ');
  expect(total).toBe('1 036,72 €');
  expect(page.url()).not.toMatch(/=(&|$)|ajouter|brouillon/);
  await context.close();
});

test('five questions lead to a dated plan, its cost, and the deposit', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/calculs`);
  await page.getByRole('link', { name: /Cinq questions/ }).click();
  await page.getByLabel('Qui ne vous a pas payé').selectOption('particulier');
  await page.getByLabel('Combien, TTC').fill('850');
  await page.getByLabel('La plus ancienne devait être payée le').fill('2026-09-30');
  await page.getByRole('button', { name: 'Voir mon plan' }).click();
  expect((await page.locator('.headline strong').textContent())?.replace(/[\u00a0\u202f]/g, ' ')).toBe('850,00 €');
  await page.getByText('22 décembre 2026').waitFor();
  expect(await page.getByRole('link', { name: 'Déposer ma facture' }).getAttribute('href')).toBe('/deposer');
  await page.getByText('30 septembre 2028').waitFor();
  await context.close();
});
