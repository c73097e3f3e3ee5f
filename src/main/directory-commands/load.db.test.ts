import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts';
import { type Client, clientOf } from '../../../test/support/http-client.ts';
import { writeSampleStock } from '../../../test/support/stock-files.ts';
import { createLocalDirectory } from '../../adapters/company-directory/local/directory.ts';
import { companyRoutes } from '../../features/companies/companies.routes.ts';
import { appUrl, type Database, openDatabase } from '../../platform/db.ts';
import { type App, createHttp } from '../../platform/http.ts';
import type { SignIn } from '../../platform/sign-in.ts';
import { loadDirectory } from './load.ts';

const HIDDEN = '210099909';
let fresh: FreshDatabase;
let database: Database;
let app: App;
let client: Client;
let folder: string;

/** The routes of companies on the local directory, for somebody who is signed in. */
beforeAll(async () => {
  fresh = await freshDatabase();
  vi.stubEnv('DATABASE_URL', fresh.ownerUrl);
  database = openDatabase(appUrl(fresh.ownerUrl));
  folder = await mkdtemp(join(tmpdir(), 'recouvrance-stock-'));
  const session = { user: { id: 'u', name: 'Maëlle', email: 'm@kermeur.example', role: 'user' }, session: {} };
  ({ app } = await createHttp({
    database,
    signIn: { api: { getSession: async () => session } } as unknown as SignIn,
    publicUrl: 'http://localhost:3000',
    logger: pino({ level: 'silent' }),
    version: '0.0.0',
    maxUpload: 1_000_000,
  }));
  await app.register(companyRoutes({ directory: createLocalDirectory(database) }));
  await app.ready();
  client = clientOf(app);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await app.close();
  await database.close();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

async function load(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await loadDirectory(
    args,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const get = async (path: string) => client.call('GET', path);

test('before any load, the register « does not answer »', async () => {
  expect(await get('/api/v1/companies/356000000')).toMatchObject({
    status: 503,
    json: { kind: 'directory-unavailable' },
  });
  expect(await get('/api/v1/companies?q=menuiserie')).toMatchObject({ status: 503 });
});

test('the command loads, says what it left out, and is understood or says how', async () => {
  const more = {
    units: [
      {
        siren: HIDDEN,
        statutDiffusionUniteLegale: 'P',
        etatAdministratifUniteLegale: 'A',
        nomUniteLegale: '[ND]',
        categorieJuridiqueUniteLegale: '1000',
      },
      { siren: '123456789', etatAdministratifUniteLegale: 'A' },
    ],
  };
  const files = await writeSampleStock(folder, more);
  const loaded = await load(...files);
  expect(loaded).toMatchObject({ code: 0, err: '' });
  expect(loaded.out).toMatch(/Annuaire chargé : \d+ entreprises et \d+ établissements, au 2026-10-31\./);
  expect(loaded.out).toMatch(/StockUniteLegale_utf8\.csv, ligne \d+ : SIREN faux/);
  expect(loaded.out).toContain('COMPANY_DIRECTORY=local');

  expect(await load()).toMatchObject({ code: 2, err: expect.stringContaining('directory load FICHIER') });
  expect(await load('--autre', ...files)).toMatchObject({ code: 2 });
  const other = join(folder, 'autre.csv');
  await writeFile(other, 'a,b\n1,2\n');
  expect(await load(other)).toMatchObject({ code: 1, err: expect.stringMatching(/^Rien n’a changé : .*siren/) });
});

test('by SIREN, SIRET and VAT number, the establishment when one was asked', async () => {
  for (const number of ['356000000', '356%20000%20000', 'FR39356000000']) {
    const { status, json } = await get(`/api/v1/companies/${number}`);
    expect({ status, json }).toMatchObject({ status: 200, json: { name: 'LA POSTE', establishment: null } });
  }
  expect((await get('/api/v1/companies/35600000000048')).json).toMatchObject({
    siren: '356000000',
    readOn: '2026-10-31',
    establishment: {
      siret: '35600000000048',
      isHeadOffice: true,
      addressLines: ['DIRECTION GENERALE DE LA POSTE', '9 RUE DU COLONEL PIERRE AVIA'],
      postcode: '75015',
      city: 'PARIS',
    },
  });
});

test.each([
  ['210000006', 404, 'company-not-found'],
  [HIDDEN, 404, 'company-not-disclosed'],
  ['356000001', 422, 'not-a-siren'],
  ['35600000000049', 422, 'not-a-siret'],
  ['FR40356000000', 422, 'not-a-vat-number'],
])('%s: %i %s', async (number, status, kind) => {
  expect(await get(`/api/v1/companies/${number}`)).toMatchObject({ status, json: { kind } });
});

test('by name, the place that is given first', async () => {
  const names = async (query: string) =>
    ((await get(`/api/v1/companies?${query}`)).json as { companies: { name: string }[] }).companies.map(
      ({ name }) => name,
    );
  expect((await names('q=brehat%20menuiserie%20sarl'))[0]).toBe('Menuiserie Bréhat');
  expect((await names('q=kermeur&city=Saint-Malo'))[0]).toBe('Atelier Kermeur');
  expect(await names('q=xyzzy')).toEqual([]);
});
