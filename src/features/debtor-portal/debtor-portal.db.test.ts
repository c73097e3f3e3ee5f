import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { forbiddenWording } from '../../law/recouvrement-amiable/forbidden-wording.ts';
import { freezeClock } from '../../platform/clock.ts';
import { appUrl, type Database, openDatabase } from '../../platform/db.ts';
import type { App, RouteAccess } from '../../platform/http.ts';
import { newId, PLATFORM } from '../../platform/ids.ts';
import { recordPayment } from '../payments/record-payment.ts';
import { openSession } from './portal-session.ts';
import { hiddenOf, portalApp, portalClient, wordsOf } from './testing/portal-client.ts';
import { aPortalCase, memoryFiles, type PortalCase, portalSettings } from './testing/portal-fixture.ts';

const START = new Date('2026-11-21T09:00:00Z');
const minutes = (count: number) => new Date(START.getTime() + count * 60_000);

let fresh: FreshDatabase;
let db: Database;
let app: App;
let routes: RouteAccess[];
const files = memoryFiles();

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  await clockAt(START);
  ({ app, routes } = await portalApp(db, files, { triesPerAddress: 10_000 }));
});
afterAll(async () => {
  await app.close();
  await db.close();
  await fresh.drop();
});

const clockAt = (at: Date) =>
  db.inTransaction({ tenantId: PLATFORM, actor: { kind: 'system', name: 'test' } }, (ctx) => freezeClock(ctx, at));
const aCase = (wanted?: Parameters<typeof aPortalCase>[2]) => aPortalCase(db, files, wanted);

const journal = ({ asCreditor, caseId }: PortalCase) =>
  asCreditor(async (ctx) => {
    const own = ctx.tx.withTables<{
      case_event: { case_id: string; kind: string; data: Record<string, unknown>; actor: { kind: string }; id: string };
    }>();
    return own.selectFrom('case_event').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
  });

test('a link that is not ours, one that was revoked and one made up look the same, and tell nothing', async () => {
  const known = await aCase();
  const revoked = await aCase();
  await revoked.asCreditor((ctx) =>
    ctx.tx
      .withTables<{ case_file: { id: string; portal_key: string } }>()
      .updateTable('case_file')
      .set({ portal_key: newId(START) })
      .where('id', '=', revoked.caseId)
      .execute(),
  );
  const altered = `${known.token.slice(0, -1)}${known.token.endsWith('A') ? 'B' : 'A'}`;
  const pages = await Promise.all(
    ['x', altered, revoked.token, `${known.token}x`].map((token) => portalClient(app, token).get()),
  );
  for (const page of pages) {
    expect(page.statusCode).toBe(404);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).not.toContain('Kermeur');
    expect(page.body.replaceAll(/\/d\/[\w-]+/g, '')).toBe(pages[0]?.body.replaceAll(/\/d\/[\w-]+/g, ''));
  }
  expect((await app.inject('/d/x/y/z/t')).statusCode).toBe(404);
});

test('a link alone shows a question and nothing of the case', async () => {
  const given = await aCase();
  const page = await portalClient(app, given.token).get();
  expect(page.statusCode).toBe(200);
  expect(wordsOf(page.body)).toContain('Le code postal de votre adresse');
  for (const secret of ['Kermeur', 'Le Goff', 'F-2026', '4 5', '56300', 'Pontivy', given.reference, 'script'])
    expect(page.body).not.toContain(secret);
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': expect.stringContaining('noindex'),
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
});

test('every page but the first asks for the second factor, whichever route is added', async () => {
  const given = await aCase({ file: '%PDF-1.7 the invoice' });
  const ofLinks = routes.filter(({ url }) => url.startsWith('/d/:token'));
  expect(ofLinks.filter(({ access }) => access === 'public').map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /d/:token',
    'HEAD /d/:token',
    'POST /d/:token/entrer',
  ]);
  const closed = ofLinks.filter(({ access }) => access === 'debtor');
  expect(closed.length).toBeGreaterThan(12);
  const other = await aCase();
  const stranger = portalClient(app, other.token);
  await stranger.enter();
  for (const { method, url } of closed) {
    const path = url.replace(':token', given.token).replace(':said', 'promesse');
    for (const cookies of [{}, stranger.cookies, { portal: 'a.b.c.d' }]) {
      const response = await app.inject({ method: method as 'GET', url: path, cookies });
      expect(response.statusCode, `${method} ${url}`).toBe(401);
      expect(response.body).not.toMatch(/Kermeur|F-2026|the invoice/);
    }
  }
});

test('the right postcode opens the page for two hours and is told once in the journal', async () => {
  const given = await aCase();
  const client = portalClient(app, given.token);
  const entered = await client.enter(' 56 300 ');
  expect(entered.statusCode).toBe(303);
  expect(entered.headers.location).toBe(client.base);
  expect(entered.cookies.find(({ name }) => name === 'portal')).toMatchObject({
    path: client.base,
    httpOnly: true,
    sameSite: 'Lax',
  });
  const words = wordsOf((await client.get()).body);
  expect(words).toContain('Il reste 4 666,61 € à régler sur la facture');
  expect(words).toContain('Pénalités du 10 octobre 2026 au 21 novembre 2026, 43 jours à 12,40 % par an sur 4 560,00 €');
  expect(words).toContain('Une mise en demeure, par lettre recommandée');
  expect(words).toContain('Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier');
  expect(words).not.toContain('compta@atelier-kermeur.example');
  const opened = (await journal(given)).filter(({ kind }) => kind === 'link-opened');
  expect(opened).toMatchObject([{ actor: { kind: 'debtor', caseId: given.caseId } }]);
  const portalKey = client.cookies.portal?.split('.')[1] ?? '';
  client.cookies.portal = openSession(portalSettings, portalKey, minutes(-121)).cookie;
  expect((await client.get('/payer')).statusCode).toBe(401);
});

test('five wrong postcodes lock the link, the right one included, for longer and longer', async () => {
  const given = await aCase();
  const client = portalClient(app, given.token);
  for (const left of [4, 3, 2]) {
    const wrong = await client.enter('35000');
    expect(wrong.statusCode).toBe(401);
    expect(wordsOf(wrong.body)).toContain(`Il vous reste ${left} essais`);
  }
  expect(wordsOf((await client.enter('1')).body)).toContain('Il vous reste un essai');
  expect((await client.enter('  ')).statusCode).toBe(400);
  const locked = await client.enter('2');
  expect(locked.statusCode).toBe(429);
  expect(locked.headers['retry-after']).toBe('900');
  expect(wordsOf(locked.body)).toContain("fermée pendant 15 minutes, jusqu'à 10 h 15");
  expect((await client.enter('56300')).statusCode).toBe(429);
  expect(wordsOf((await client.get()).body)).toContain('fermée pendant 15 minutes');
  await clockAt(minutes(16));
  expect((await client.enter('3')).statusCode).toBe(429);
  await clockAt(minutes(40));
  expect((await client.enter('56300')).statusCode).toBe(429);
  await clockAt(minutes(47));
  expect((await client.enter('56300')).statusCode).toBe(303);
  await clockAt(START);
  expect((await journal(given)).filter(({ kind }) => kind === 'link-opened')).toHaveLength(1);
});

test('wrong answers sent all at once are counted one by one', async () => {
  const given = await aCase();
  const clients = Array.from({ length: 8 }, () => portalClient(app, given.token));
  const statuses = await Promise.all(clients.map(async (client) => (await client.enter('0')).statusCode));
  expect(statuses.filter((status) => status === 401)).toHaveLength(4);
  expect(statuses.filter((status) => status === 429)).toHaveLength(4);
});

test('one address may not try link after link', async () => {
  const { app: strict } = await portalApp(db, files, { triesPerAddress: 3 });
  const tokens = await Promise.all([aCase(), aCase(), aCase(), aCase()]);
  const statuses: number[] = [];
  for (const { token } of tokens) statuses.push((await portalClient(strict, token, '192.0.2.7').enter('0')).statusCode);
  expect(statuses).toEqual([401, 401, 401, 429]);
  const elsewhere = await portalClient(strict, tokens[3]?.token ?? '', '192.0.2.8').enter();
  expect(elsewhere.statusCode).toBe(303);
  await strict.close();
});

test('a form that is not from our page records nothing and loses nothing', async () => {
  const given = await aCase();
  const client = portalClient(app, given.token);
  await client.enter();
  const { csrf = '' } = hiddenOf((await client.get('/promettre')).body);
  for (const token of [undefined, '', csrf]) {
    const sent = {
      code: 'QUALITE_ERR',
      text: 'Elles <b>ferment</b> mal',
      ...(token === undefined ? {} : { csrf: token }),
    };
    const answer = await client.submit('/contester', sent);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Elles &lt;b&gt;ferment&lt;/b&gt; mal');
  }
  expect((await client.submit('/entrer', { answer: '56300' })).statusCode).toBe(403);
  expect((await journal(given)).map(({ kind }) => kind)).not.toContain('held');
});

test('a promise stops reminders, can be sent twice and not changed by itself', async () => {
  const given = await aCase({ debtor: { email: 'yann@le-goff.example' as never } });
  const client = portalClient(app, given.token);
  await client.enter();
  const late = await client.fill('/promettre', { promisedOn: '2027-01-06', amount: '5000' });
  expect(late.statusCode).toBe(400);
  expect(wordsOf(late.body)).toContain("Nous pouvons noter une date jusqu'au 5 janvier 2027");
  expect(wordsOf(late.body)).toContain("C'est plus que ce qui reste dû aujourd'hui, 4 666,61 €");
  expect(late.body).toContain('value="2027-01-06"');
  const form = { ...hiddenOf((await client.get('/promettre')).body), promisedOn: '04/12/2026', amount: '1 000' };
  const [first, second] = await Promise.all([client.submit('/promettre', form), client.submit('/promettre', form)]);
  expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
  expect(first.headers.location).toBe(`${client.base}/merci/promesse`);
  expect(wordsOf((await client.get('/merci/promesse')).body)).toContain("C'est noté : 1 000,00 € le 4 décembre 2026.");
  expect(wordsOf((await client.get()).body)).toContain('Merci : nous attendons 1 000,00 € le 4 décembre 2026.');
  const changed = await client.submit('/promettre', { ...form, promisedOn: '2026-12-20' });
  expect(changed.statusCode).toBe(400);
  expect(wordsOf(changed.body)).toContain('Vous avez déjà promis de payer le 4 décembre 2026');
  expect((await client.get('/promettre')).headers.location).toBe(client.base);
  const held = (await journal(given)).filter(({ kind }) => kind === 'held');
  expect(held).toMatchObject([{ data: { reason: 'promise', promisedOn: '2026-12-04', amountCents: 100_000 } }]);
});

test('a dispute keeps words, amount and paper; sent again it is one; more is added to it', async () => {
  const given = await aCase();
  const client = portalClient(app, given.token);
  await client.enter();
  const unclear = await client.fill(
    '/contester',
    { code: '', text: 'Deux <ferment> mal', amount: '1200' },
    pdf('bon.pdf'),
  );
  expect(unclear.statusCode).toBe(400);
  expect(wordsOf(unclear.body)).toContain('Choisissez ce qui ressemble le plus à votre situation.');
  expect(unclear.body).toContain('Deux &lt;ferment&gt; mal');
  expect(wordsOf(unclear.body)).toContain('Déjà reçu : bon.pdf');
  const form = { ...hiddenOf(unclear.body), code: 'QUALITE_ERR', text: 'Deux ferment mal', amount: '1 200,00' };
  const sent = await client.submit('/contester', form);
  expect(sent.headers.location).toBe(`${client.base}/merci/contestation`);
  await clockAt(minutes(1));
  expect((await client.submit('/contester', { ...form, kept: '' })).statusCode).toBe(303);
  const words = wordsOf((await client.get()).body);
  expect(words).toContain('Vous contestez 1 200,00 €. Le reste, 3 466,61 € aujourd');
  const held = (await journal(given)).filter(({ kind }) => kind === 'held');
  expect(held).toMatchObject([
    { data: { reason: 'dispute', code: 'QUALITE_ERR', amountCents: 120_000, note: 'Deux ferment mal' } },
  ]);
  expect(await documentNames(given)).toContain('bon.pdf');

  expect((await client.fill('/completer', { text: '  ' })).statusCode).toBe(400);
  const more = { text: 'Voici la photo.' };
  expect((await client.fill('/completer', more, png('photo'))).headers.location).toBe(
    `${client.base}/merci/complement`,
  );
  await clockAt(minutes(2));
  expect((await client.fill('/completer', more, png('photo'))).statusCode).toBe(303);
  await clockAt(START);
  const added = (await journal(given)).filter(({ data }) => data.completes === true);
  expect(added).toMatchObject([{ data: { reason: 'dispute', note: 'Voici la photo.' } }]);
  expect(await documentNames(given)).toContain('photo.png');
});

test('"already paid" looks for the payment and takes a proof that is one', async () => {
  const given = await aCase();
  const client = portalClient(app, given.token);
  await client.enter();
  const html = { name: 'avis.pdf', bytes: Buffer.from('<script>alert(1)</script>') };
  const refused = await client.fill('/deja-paye', { paidOn: '2026-11-18', amount: '12,345' }, html);
  expect(refused.statusCode).toBe(400);
  expect(wordsOf(refused.body)).toContain("Ce fichier n'est ni un PDF ni une photo");
  expect(wordsOf(refused.body)).toContain('Écrivez un montant en euros');
  const huge = { name: 'gros.pdf', bytes: Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)]) };
  const tooLarge = await client.fill('/deja-paye', { paidOn: '2026-11-18' }, huge);
  expect(tooLarge.statusCode).toBe(400);
  expect(wordsOf(tooLarge.body)).toContain('Ce fichier dépasse 10 Mo.');
  expect(tooLarge.body).toContain('value="2026-11-18"');
  const infected = { name: 'avis.pdf', bytes: Buffer.from('%PDF-1.4 EICAR') };
  const virus = await client.fill('/deja-paye', { paidOn: '2026-11-18' }, infected);
  expect(wordsOf(virus.body)).toContain("Ce fichier contient un virus : nous ne l'avons pas gardé.");
  expect(await documentNames(given)).not.toContain('avis.pdf');
  const fields = { paidOn: '2026-11-18', amount: '4560', means: 'transfer' };
  const sent = await client.fill('/deja-paye', fields, pdf('avis.pdf'));
  expect(sent.headers.location).toBe(`${client.base}/merci/paiement`);
  expect(wordsOf((await client.get('/merci/paiement')).body)).toContain('Merci, nous vérifions.');
  expect(wordsOf((await client.get()).body)).toContain('Vous avez indiqué un paiement le 18 novembre 2026.');
  const held = (await journal(given)).filter(({ kind }) => kind === 'held');
  expect(held).toHaveLength(1);
  expect(held[0]?.data).toMatchObject({ reason: 'claimed-paid', paidOn: '2026-11-18', documentId: expect.any(String) });
  expect(wordsOf(String(held[0]?.data.note))).toBe('Payé le 18 novembre 2026 par virement : 4 560,00 €.');
});

test('"this is not me" stops everything', async () => {
  const given = await aCase();
  const client = portalClient(app, given.token);
  await client.enter();
  const sent = await client.fill('/pas-moi', { text: '' });
  expect(sent.headers.location).toBe(`${client.base}/merci/pas-moi`);
  expect(wordsOf((await client.get('/merci/pas-moi')).body)).toContain("C'est noté : tout est arrêté.");
  const held = (await journal(given)).filter(({ kind }) => kind === 'held');
  expect(held).toMatchObject([{ data: { reason: 'dispute', code: 'DEST_ERR' } }]);
});

test('the transfer page gives all that a transfer needs, and prepares a part', async () => {
  const client = portalClient(app, (await aCase()).token);
  await client.enter();
  const words = wordsOf((await client.get('/payer')).body);
  expect(words).toContain('FR76 3000 6000 0112 3456 7890 189');
  expect(words).toMatch(/RF\d\dRCV2026\d{6}/);
  expect(words).toContain("Ce montant est juste pour un virement reçu aujourd'hui, 21 novembre 2026.");
  expect(words).toContain('article 1343-1 du code civil');
  const part = await client.get('/payer?montant=500,00');
  expect(wordsOf(part.body)).toContain('Payer 500,00 € par virement');
  for (const wrong of ['0', '-5', 'tout', '9999999']) {
    const page = await client.get(`/payer?montant=${wrong}`);
    expect(page.statusCode).toBe(400);
    expect(wordsOf(page.body)).toContain('Payer 4 666,61 € par virement');
  }
});

test('the invoice is downloaded by its debtor, and missed politely', async () => {
  const client = portalClient(app, (await aCase({ file: '%PDF-1.7 the invoice' })).token);
  await client.enter();
  const file = await client.get('/facture');
  expect(file.body).toBe('%PDF-1.7 the invoice');
  expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''Facture/);
  const without = portalClient(app, (await aCase()).token);
  await without.enter();
  expect((await without.get('/facture')).statusCode).toBe(404);
});

test('a paid case thanks, shows its receipt and asks nothing', async () => {
  const given = await aCase({ invoice: { total: euros('1000.00') } });
  const client = portalClient(app, given.token);
  await client.enter();
  const form = hiddenOf((await client.get('/promettre')).body);
  await given.asCreditor(async (ctx) => {
    const payment = { invoiceId: given.invoiceId, caseId: given.caseId, origin: 'client-funds' } as const;
    orThrow(
      await recordPayment(ctx, { ...payment, amount: euros('1060.00'), receivedOn: ctx.today, key: given.caseId }),
    );
  });
  const words = wordsOf((await client.get()).body);
  expect(words).toContain('est réglée. Vous n');
  expect(words).toContain('Le 21 novembre 2026 1 060,00 €');
  expect(words).not.toMatch(/Payer maintenant|Somme due/);
  for (const path of ['/payer', '/promettre', '/contester', '/deja-paye', '/pas-moi', '/completer'])
    expect((await client.get(path)).headers.location).toBe(client.base);
  expect((await client.submit('/promettre', { ...form, promisedOn: '2026-12-01' })).headers.location).toBe(client.base);
});

test('names that hold markup are shown as they are written, and no page threatens', async () => {
  const hostile = `"><script>alert(1)</script> & fils`;
  const invoice = { subject: hostile, number: `<i>${newId(START)}` };
  const given = await aCase({ creditorName: hostile, debtor: { name: hostile }, invoice });
  const client = portalClient(app, given.token);
  await client.enter();
  const pages = ['?tout=1', '/payer', '/deja-paye', '/contester', '/promettre', '/pas-moi'];
  const wording = { parties: 'professionals', hasTitle: false, writtenByOfficer: false } as const;
  for (const lang of ['fr', 'en']) {
    for (const path of pages) {
      const { body } = await client.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      expect(body).toContain(`<html lang="${lang}">`);
      expect(body).not.toMatch(/<script|<i>/);
      expect(wordsOf(body)).toContain('<script>alert(1)</script> & fils');
      expect(forbiddenWording(wordsOf(body), wording), path).toEqual([]);
    }
  }
});

test('English is one link away and stays', async () => {
  const client = portalClient(app, (await aCase()).token);
  expect(wordsOf((await client.get('?lang=en')).body)).toContain('The postcode of your address');
  await client.enter();
  expect(wordsOf((await client.get()).body)).toContain('€4,666.61 remains to be paid on invoice');
  expect(wordsOf((await client.get('?lang=fr')).body)).toContain('Il reste 4 666,61 €');
});

test('style and fonts are ours, and nothing else is served', async () => {
  const page = await portalClient(app, (await aCase()).token).get();
  const [, css = ''] = /href="(\/d\/assets\/portal\.css\?v=\w+)"/.exec(page.body) ?? [];
  const sheet = await app.inject(css);
  expect(sheet.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': expect.stringContaining('immutable'),
  });
  for (const [, name] of sheet.body.matchAll(/url\("([^"]+)"\)/g))
    expect((await app.inject(`/d/assets/${name}`)).statusCode, name).toBe(200);
  for (const path of ['/d/assets/en.json', '/d/assets/..%2Fhome.liquid', '/d/assets/'])
    expect((await app.inject(path)).statusCode).toBe(404);
});

const pdf = (name: string) => ({ name, bytes: Buffer.from(`%PDF-1.7 ${name}`) });
const png = (name: string) => ({ name, bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]) });

const documentNames = ({ asCreditor }: PortalCase) =>
  asCreditor(async (ctx) => {
    const own = ctx.tx.withTables<{ document: { tenant_id: string; name: string } }>();
    const rows = await own.selectFrom('document').select('name').where('tenant_id', '=', ctx.tenantId).execute();
    return rows.map(({ name }) => name);
  });
