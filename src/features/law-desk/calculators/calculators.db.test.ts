import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts';
import { pdfText } from '../../../../test/support/pdf-text.ts';
import { typstPdfRenderer } from '../../../adapters/pdf/typst.ts';
import { orThrow } from '../../../kernel/result.ts';
import { freezeClock } from '../../../platform/clock.ts';
import type { Context } from '../../../platform/context.ts';
import { appUrl, type Database, openDatabase } from '../../../platform/db.ts';
import { type App, createHttp } from '../../../platform/http.ts';
import { PLATFORM } from '../../../platform/ids.ts';
import type { SignIn } from '../../../platform/sign-in.ts';
import { addLawRow } from '../../law-rows/add-law-row.ts';
import { confirmLawRow } from '../../law-rows/confirm-law-row.ts';
import { lawDeskRoutes } from '../law-desk.routes.ts';
import { statementsFolder } from './penalites-statement.ts';

const publicUrl = 'https://recouvrance.example';
let fresh: FreshDatabase;
let db: Database;
let app: App;

const staff = <T>(work: (ctx: Context) => Promise<T>) =>
  db.inTransaction({ tenantId: PLATFORM, actor: { kind: 'operator', userId: 'u1', name: 'Claire' } }, work);

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  await staff((ctx) => freezeClock(ctx, new Date('2026-11-22T09:00:00Z')));
  ({ app } = await createHttp({
    database: db,
    signIn: {} as SignIn,
    publicUrl,
    logger: pino({ level: 'silent' }),
    version: '0.0.0',
    maxUpload: 1_000_000,
  }));
  await app.register(lawDeskRoutes({ database: db, publicUrl, pdf: typstPdfRenderer(statementsFolder) }));
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await db.close();
  await fresh.drop();
});

const get = (url: string) => app.inject({ url });
const plain = (html: string) => html.replace(/[\u00a0\u202f\u2060]/g, ' ');
const pen = '/calculs/penalites?parties=professionnels&au=2026-11-22&montant1=1000&echeance1=2026-01-31';

describe.each(['penalites', 'prescription', 'tribunal', 'procedure', 'frais'])('/calculs/%s', (name) => {
  const path = `/calculs/${name}`;

  test('is a page that a search engine can list, in two languages', async () => {
    const french = await get(path);
    const english = await get(`${path}?lang=en`);
    for (const [page, lang, canonical] of [
      [french, 'fr', `${publicUrl}${path}`],
      [english, 'en', `${publicUrl}${path}?lang=en`],
    ] as const) {
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(`<html lang="${lang}">`);
      expect(page.body).toContain(`<link rel="canonical" href="${canonical}">`);
      expect(page.body).toMatch(/<title>.{20,90}<\/title>/);
      expect(page.body).toMatch(/<meta name="description" content=".{80,}">/);
      expect(page.body).not.toContain('noindex');
      expect(page.body.match(/<h1/g)).toHaveLength(1);
      expect(page.body).not.toContain('<script');
    }
    expect(english.body).not.toMatch(/Votre client|Calculer|Étapes/);
  });

  test('what is typed comes back in its field, escaped, with the fault beside it', async () => {
    const hostile = `"><img src=x onerror=alert(1)>'{{ language }}`;
    const page = await get(
      `${path}?montant=${encodeURIComponent(hostile)}&montant1=${encodeURIComponent(hostile)}&echeance=${encodeURIComponent(hostile)}&cp=${encodeURIComponent(hostile)}&facture1=${encodeURIComponent(hostile)}`,
    );
    expect(page.statusCode).toBe(422);
    expect(page.body).not.toContain('<img');
    expect(page.body).toContain('&#34;&gt;&lt;img src=x');
    expect(page.body).toContain('aria-invalid="true"');
    expect(page.body).toContain('role="alert"');
  });
});

test('every page of the site map answers, and robots may read nothing else', async () => {
  const map = await get('/sitemap.xml');
  const addresses = [...map.body.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] as string);
  expect(addresses).toHaveLength(14);
  for (const address of addresses) expect((await get(address.slice(publicUrl.length))).statusCode).toBe(200);
  const robots = await get('/robots.txt');
  expect(robots.body).toBe(
    `User-agent: *\nAllow: /calculs\nAllow: /mark.svg\nDisallow: /\n\nSitemap: ${publicUrl}/sitemap.xml\n`,
  );
});

test('the table of penalties shows each period, its rate, its texts on Légifrance and the total', async () => {
  const page = await get(pen);
  const text = plain(page.body);
  expect(page.statusCode).toBe(200);
  for (const words of [
    '1 139,19 €',
    '01/02/2026 – 30/06/2026',
    '12,15 %',
    '49,93 €',
    '12,40 %',
    '49,26 €',
    'lu de seconde main',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain('href="https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392"');
  expect(text).toContain('année de 365 jours');
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.body).toContain('<meta name="robots" content="noindex, follow">');
  expect(page.body).toContain(`<link rel="canonical" href="${publicUrl}/calculs/penalites">`);
});

test('an address with empty fields becomes the one to share, and a block more keeps what was typed', async () => {
  const tidy = await get(`${pen}&taux=&demeure=&facture1=`);
  expect([tidy.statusCode, tidy.headers.location]).toEqual([302, pen]);
  const more = await get(`${pen}&ajouter=facture`);
  expect(more.headers.location).toBe(`${pen}&factures=2&brouillon=1#facture-2`);
  const page = await get(String(more.headers.location).split('#')[0] as string);
  expect(page.body).toContain('id="montant2"');
  expect(page.body).toContain('value="1000"');
  const event = await get('/calculs/prescription?parties=professionnels&echeance=2022-03-15&ajouter=evenement');
  expect(event.headers.location).toContain('evenements=1');
});

test('the statement to attach is a PDF that holds the total, in the language of the page', async () => {
  const french = await get(`${pen.replace('?', '.pdf?')}&de=Atelier%20Kermeur&a=Le%20%23panic%28%22x%22%29%20Goff`);
  expect(french.headers['content-type']).toBe('application/pdf');
  const text = plain(await pdfText(new Uint8Array(french.rawPayload)));
  for (const words of ['1 139,19 €', 'Décompte des pénalités de retard', 'Atelier Kermeur', '#panic("x")', 'L441-10']) {
    expect(text).toContain(words);
  }
  const english = await get(`${pen.replace('?', '.pdf?')}&lang=en`);
  expect(plain(await pdfText(new Uint8Array(english.rawPayload)))).toContain('€1,139.19');
  const faulty = await get('/calculs/penalites.pdf?montant1=abc&echeance1=2026-01-31');
  expect([faulty.statusCode, faulty.headers.location]).toEqual([
    302,
    '/calculs/penalites?montant1=abc&echeance1=2026-01-31',
  ]);
  expect((await get('/calculs/penalites.pdf')).statusCode).toBe(404);
});

test('toward a consumer, page and PDF say that the day of the mise en demeure is left out, in both languages', async () => {
  const consumer = `${pen.replace('professionnels', 'particulier')}&demeure=2026-03-01`;
  const words = { fr: 'jour de la mise en demeure exclu', en: 'day of the formal notice (mise en demeure) excluded' };
  for (const lang of ['fr', 'en'] as const) {
    const query = `${consumer}${lang === 'en' ? '&lang=en' : ''}`;
    const page = await get(query);
    expect(plain(page.body)).toContain(words[lang]);
    expect(plain(page.body)).not.toMatch(/échéance exclue|due date excluded/);
    const pdf = await get(query.replace('?', '.pdf?'));
    const printed = plain(await pdfText(new Uint8Array(pdf.rawPayload))).replace(/\s+/g, ' ');
    expect(printed).toContain(words[lang]);
  }
});

test('what no text decides stands on the page and on the statement', async () => {
  const page = plain((await get(pen)).body);
  expect(page).toContain('Ce qui n’est pas tranché');
  expect(page).toContain('Aucun texte ne fixe ce rang. Réglage par défaut.');
  const chosen = plain((await get(`${pen}&rang=indemnite`)).body);
  expect(chosen).toContain('puis l’indemnité, puis la facture. Aucun texte ne fixe ce rang. Réglage choisi.');
  const pdf = await get(pen.replace('?', '.pdf?'));
  expect(plain(await pdfText(new Uint8Array(pdf.rawPayload)))).toContain('Ce qui n’est pas tranché');
});

test('only the page made for it may be shown inside another site', async () => {
  const framed = await get('/calculs/penalites/integrer');
  expect(framed.headers['content-security-policy']).toContain('frame-ancestors *');
  expect(framed.headers['x-frame-options']).toBeUndefined();
  expect(framed.body).not.toContain('<header');
  expect(framed.body).toContain('action="/calculs/penalites/integrer#resultat"');
  const page = await get('/calculs/penalites');
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'self'");
  expect(page.headers['x-frame-options']).toBe('SAMEORIGIN');
  expect(page.body).toContain(`&lt;iframe src=&#34;${publicUrl}/calculs/penalites/integrer&#34;`);
});

test('each other calculator answers in words, with its texts', async () => {
  const answers: [string, string[]][] = [
    [
      '/calculs/prescription?parties=professionnels&echeance=2022-03-15&le1=2024-06-01&fait1=injonction-served',
      ['1er juin 2029', 'Interrompt'],
    ],
    ['/calculs/prescription?parties=particulier&echeance=2022-03-15', ['prescrite depuis le', '15 mars 2024']],
    [
      '/calculs/tribunal?parties=professionnels&montant=8000&cp=06400',
      ['Tribunal de commerce de Cannes', 'sans avocat'],
    ],
    [
      '/calculs/procedure?parties=professionnels&montant=4000&echeance=2026-01-31&creancier=oui&debiteur=oui&pays=france&origine=contrat&contestation=aucune&preuves=oui&ordonnance=2026-09-15',
      ['3 voies sont ouvertes', '15 décembre 2026', '73,18 €', 'Ce n’est pas une facture entre commerçants'],
    ],
    ['/calculs/frais?montant=4000&au=2026-11-22', ['73,18 €', 'tarif connu jusqu’au 28 février 2026']],
  ];
  for (const [url, words] of answers) {
    const text = plain((await get(url)).body);
    for (const word of words) expect(text, url).toContain(word);
    expect(text, url).toContain('legifrance.gouv.fr');
  }
});

test('the page of courts names both when the creditor may choose, and says why a place is refused', async () => {
  const court = (facts: string) => get(`/calculs/tribunal?parties=professionnels&montant=4812.07&${facts}`);
  const told: [string, number, string[]][] = [
    ['cp=31770&commune=Colomiers', 200, ['Tribunal de commerce de Toulouse', 'Vous êtes supposé commerçant']],
    [
      'cp=06400&debiteur=oui&creancier=non',
      200,
      ['À votre choix', 'Tribunal de commerce de Cannes', 'Tribunal judiciaire de Grasse'],
    ],
    ['cp=57000', 200, ['n’est pas tranché ici']],
    ['cp=92066', 200, ['lu comme un code CEDEX du département 92']],
    ['cp=75%20011', 200, ['Tribunal des activités économiques de Paris']],
    ['cp=75011&commune=Marseille', 422, ['n’est pas l’une de celles de ce code postal']],
    ['cp=13331', 422, ['C’est un code CEDEX', 'Salon-de-Provence, Tarascon']],
    ['cp=98800', 422, ['Nouvelle-Calédonie']],
    ['cp=22100&commune=Taden', 422, ['54 % des communes, 72 % des habitants', 'Saint-Brieuc, Saint-Malo']],
  ];
  for (const [facts, status, words] of told) {
    const page = await court(facts);
    expect(page.statusCode, facts).toBe(status);
    for (const word of words) expect(plain(page.body), facts).toContain(word);
  }
  const muret = plain((await get('/calculs/tribunal?parties=particulier&montant=800&cp=31600&commune=Muret')).body);
  expect(muret).toContain('Tribunal de proximité de Muret');
});

test('the page of costs gives a fee without its travel, and no total, where travel was not read', async () => {
  const page = plain((await get('/calculs/frais?montant=13040&au=2022-06-01')).body);
  for (const word of [
    '36,18 €',
    'non lu',
    'sans total',
    'Remise possible, au plus : 5,60 €',
    'Plafond de l’ensemble : 32,74 €',
    'selon l’usage : à confirmer',
    'outre-mer',
  ]) {
    expect(page).toContain(word);
  }
  expect(page).not.toContain('25,19 €');
  expect(plain((await get('/calculs/frais?montant=4000&au=2026-11-22')).body)).toContain('25,19 €');
});

test('a place that the lists do not name is refused at its field, with the names that are known', async () => {
  const page = await get('/calculs/tribunal?parties=professionnels&montant=8000&cp=22100&commune=Taden');
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('id="commune-faute"');
  expect(page.body).toContain('value="Taden"');
});

test('a row that an operator has confirmed is used at once', async () => {
  const later = pen.replace('2026-11-22', '2027-02-28');
  expect((await get(later)).statusCode).toBe(422);
  const { id } = orThrow(
    await staff((ctx) =>
      addLawRow(ctx, {
        subject: 'ecb-refinancing-rate',
        fromOn: '2027-01-01',
        untilOn: '2027-06-30',
        value: { rate: '2.65' },
        reference: { kind: 'publication', publisher: 'Banque centrale européenne', title: 'décision lue par Claire' },
        read: 'official',
      }),
    ),
  );
  expect((await get(later)).statusCode).toBe(422);
  orThrow(await staff((ctx) => confirmLawRow(ctx, { id, read: 'official' })));
  const page = await get(later);
  expect(page.statusCode).toBe(200);
  expect(plain(page.body)).toContain('12,65 %');
  expect(page.body).toContain('décision lue par Claire');
});
