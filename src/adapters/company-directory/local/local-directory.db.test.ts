import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts';
import { units } from '../../../../test/support/sirene-double.ts';
import { stockCsv, unitFields, writeSampleStock } from '../../../../test/support/stock-files.ts';
import { orThrow } from '../../../kernel/result.ts';
import { parseSiren, parseSiret } from '../../../kernel/siren.ts';
import { appUrl, type Database, openDatabase } from '../../../platform/db.ts';
import { companyDirectoryContract, NOBODY } from '../contract.ts';
import { createLocalDirectory } from './directory.ts';
import { type LoadStage, loadStock } from './load-stock.sql.ts';

let fresh: FreshDatabase;
let database: Database;
let folder: string;
let files: [string, string];

/** Luhn-valid numbers of nobody, beside those of the sample. */
const HIDDEN = '210099909';
const ODD = '210099917';
const BRANCH = '35600000000055';
const added = {
  units: [
    {
      siren: HIDDEN,
      statutDiffusionUniteLegale: 'P',
      etatAdministratifUniteLegale: 'C',
      dateDebut: '2025-01-31',
      prenom1UniteLegale: 'ZÉLIE',
      nomUniteLegale: '[ND]',
      categorieJuridiqueUniteLegale: '1000',
      nicSiegeUniteLegale: '00018',
    },
    {
      siren: ODD,
      statutDiffusionUniteLegale: 'O',
      etatAdministratifUniteLegale: 'A',
      denominationUniteLegale: 'TAB\tULATION "ET" \\N ANTISLASH, VIRGULE',
      categorieJuridiqueUniteLegale: '5710',
      nicSiegeUniteLegale: '99999',
    },
  ],
  places: [
    {
      siret: BRANCH,
      statutDiffusionEtablissement: 'O',
      etablissementSiege: 'false',
      etatAdministratifEtablissement: 'F',
      dateDebut: '2024-06-30',
      numeroVoieEtablissement: '4',
      typeVoieEtablissement: 'RUE',
      libelleVoieEtablissement: 'DU MOLE',
      codePostalEtablissement: '35400',
      libelleCommuneEtablissement: 'SAINT-MALO',
      codeCommuneEtablissement: '35288',
      enseigne1Etablissement: 'POSTE DU MOLE',
    },
  ],
};
const load = (paths: string[], mayShrink = false) =>
  loadStock(fresh.ownerUrl, paths, { onProgress: () => {}, mayShrink });

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(appUrl(fresh.ownerUrl));
  folder = await mkdtemp(join(tmpdir(), 'recouvrance-stock-'));
  files = await writeSampleStock(folder, added);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

const directory = () => createLocalDirectory(database);
const names = async (text: string, place?: { postcode?: string; city?: string }) =>
  orThrow(await directory().search(text, place)).map((company) => company.name);

test('before the first load the directory says so', async () => {
  const answer = { refused: true, refusal: { kind: 'unavailable', reason: 'directory-not-loaded' } };
  expect(await directory().bySiren(NOBODY)).toEqual(answer);
  expect(await directory().search('menuiserie')).toEqual(answer);
});

test('a load: what was read, the day for which it speaks, and its stages told', async () => {
  const stages: LoadStage[] = [];
  const loaded = orThrow(await loadStock(fresh.ownerUrl, files, { onProgress: (stage) => stages.push(stage) }));
  expect(loaded).toEqual({
    dataOn: '2026-10-31',
    companies: units.length + 2,
    establishments: units.length + 1,
    faulty: 0,
    examples: [],
  });
  expect(new Set(stages.map(({ stage }) => stage))).toEqual(new Set(['reading', 'joining', 'indexing', 'swapping']));
});

// On what the test above has loaded, as everything below.
companyDirectoryContract('local directory', async () => ({ directory: directory(), close: async () => {} }));

test('a company as the file describes it, dated by the file', async () => {
  expect(orThrow(await directory().bySiren(orThrow(parseSiren('356000000'))))).toMatchObject({
    name: 'LA POSTE',
    legalForm: 'SA nationale à conseil d’administration',
    staffRange: '10 000 salariés et plus',
    source: 'Répertoire Sirene (Insee), fichier stock',
    readOn: '2026-10-31',
    createdOn: '1991-01-01',
    headOffice: { lines: ['DIRECTION GENERALE DE LA POSTE', '9 RUE DU COLONEL PIERRE AVIA', '75015 PARIS'] },
  });
});

test('every company of the file comes back by its number, and first or among homonyms by its name', async () => {
  for (const { unit, state } of units) {
    const company = orThrow(await directory().bySiren(orThrow(parseSiren(unit.siren ?? ''))));
    expect(company.status).toBe(state.etatAdministratifUniteLegale === 'C' ? 'closed' : 'active');
    const found = orThrow(await directory().search(company.name)).map(({ siren }) => siren);
    expect(found, company.name).toContain(unit.siren);
  }
});

test.each([
  ['menuiserie brehat', 'Menuiserie Bréhat'],
  ['MENUISERIE BRÉHAT SARL', 'Menuiserie Bréhat'],
  ['Bréhat, menuiserie (S.A.R.L.)', 'Menuiserie Bréhat'],
  ['Menuiserie Bréhat & Fils', 'Menuiserie Bréhat'],
  ['kermeur atelier saint-malo', 'Atelier Kermeur'],
  ['Atelier Kermuer', 'Atelier Kermeur'],
  ['Atleier Kermeur', 'Atelier Kermeur'],
  ['Assocaition les amis de la cité corsaire', 'Les Amis de la Cité Corsaire'],
  ['atelierkermeur', 'Atelier Kermeur'],
  ['maconnerie guivarch', 'Maçonnerie Guivarc’h'],
  ['ets kerdoncuff', 'Éts Kerdoncuff Frères'],
  ['menuis', 'Menuiserie Bréhal'],
  ['DINUM', 'DIRECTION INTERMINISTERIELLE DU NUMERIQUE'],
  ['rhumerie schoelcher morne', undefined],
  ['corre lucie', 'LUCIE CORRE'],
  ['xyzzy', undefined],
])('%s → %s first', async (text, first) => {
  expect((await names(text))[0]).toBe(first);
});

test('the exact name leaves nothing to guess; the place that is given comes before the others', async () => {
  expect(await names('Menuiserie Bréhat')).toEqual(['Menuiserie Bréhat']);
  const { headOffice } = orThrow(await directory().search('rhumerie morne vert'))[0] ?? {};
  const place = { postcode: headOffice?.postcode ?? '' };
  expect(orThrow(await directory().search('morne', place))[0]?.headOffice.postcode).toBe(place.postcode);
  expect((await names('kermeur', { city: 'Saint-Malo' }))[0]).toBe('Atelier Kermeur');
});

test('an establishment that is not the head office', async () => {
  const company = orThrow(await directory().bySiret(orThrow(parseSiret(BRANCH))));
  expect(company.headOffice.siret).toBe('35600000000048');
  expect(company.establishment).toEqual({
    siret: BRANCH,
    isHeadOffice: false,
    tradeName: 'POSTE DU MOLE',
    status: 'closed',
    closedOn: '2024-06-30',
    lines: ['4 RUE DU MOLE', '35400 SAINT-MALO'],
    postcode: '35400',
    city: 'SAINT-MALO',
    communeCode: '35288',
    country: 'France',
  });
});

test('who is not disclosed is known by number and found by no name, even one that the file lets through', async () => {
  expect(await directory().bySiren(orThrow(parseSiren(HIDDEN)))).toEqual({
    refused: true,
    refusal: { kind: 'not-disclosed', status: 'closed', closedOn: '2025-01-31' },
  });
  expect(await names('zelie')).toEqual([]);
  const { rows } = await database.pool.query('select * from company_directory.company where siren = $1', [HIDDEN]);
  expect(JSON.stringify(rows)).not.toMatch(/z[ée]lie/i);
});

test('names with what COPY and CSV treat apart come through whole; a head office that the file has not is no fault', async () => {
  const company = orThrow(await directory().bySiren(orThrow(parseSiren(ODD))));
  expect(company.name).toBe('TAB\tULATION "ET" \\N ANTISLASH, VIRGULE');
  expect(company.headOffice).toEqual({ lines: [], country: 'France' });
});

test.each(["l'étoile", 'a & b', "x' | 'y", 'a:*', '%', '_', '\\', '~', '!', '()', "''", '\0', 'é'.repeat(300)])(
  '%j means nothing to the database',
  async (text) => {
    expect(await directory().search(text)).toMatchObject({ refused: false });
    expect(await directory().search('menuiserie', { city: text, postcode: text })).toMatchObject({ refused: false });
  },
);

test('faulty lines are left out, counted and named', async () => {
  const path = join(folder, 'StockUniteLegale_fautes.csv');
  const good = stockCsv('units', units.map(unitFields)).trimEnd().split('\n');
  const columns = (good[0] ?? '').split(',').length;
  const bad = ['trop,court', `123456789${','.repeat(columns - 1)}`, (good[1] ?? '').replace(/,[AC],/, ',X,')];
  await writeFile(path, [...good, ...bad].join('\r\n'));
  const loaded = orThrow(await load([path]));
  expect(loaded).toMatchObject({ companies: units.length, establishments: 0, faulty: 3 });
  expect(loaded.examples).toEqual([
    { file: path, line: units.length + 2, fault: 'number-of-columns' },
    { file: path, line: units.length + 3, fault: 'not-a-siren' },
    { file: path, line: units.length + 4, fault: 'no-state' },
  ]);
  expect(orThrow(await directory().search('menuiserie brehat'))[0]?.headOffice).toEqual({
    siret: expect.stringMatching(/^\d{14}$/),
    lines: [],
    country: 'France',
  });
});

test('a load that fails leaves the former directory and nothing beside it', async () => {
  orThrow(await load(files));
  const csv = await readFile(files[0]);
  const broken = join(folder, 'StockUniteLegale_coupe.csv.gz');
  await writeFile(broken, gzipSync(csv).subarray(0, 2_000));
  expect(await load([broken])).toMatchObject({ refusal: { kind: 'file-broken', file: broken } });
  const twice = join(folder, 'StockUniteLegale_double.csv');
  await writeFile(twice, `${csv}${csv.toString().split('\n')[1]}\n`);
  expect(await load([twice])).toMatchObject({ refusal: { kind: 'twice-the-same-number' } });
  const short = join(folder, 'StockUniteLegale_court.csv');
  await writeFile(short, csv.toString().split('\n').slice(0, 20).join('\n'));
  expect(await load([short])).toMatchObject({ refusal: { kind: 'smaller-than-before', before: units.length + 2 } });
  const other = join(folder, 'autre.csv');
  await writeFile(other, 'a,b,c\n1,2,3\n');
  expect(await load([other])).toMatchObject({ refusal: { kind: 'not-a-stock-file', file: other } });
  const wrong = join(folder, 'StockUniteLegale_faux.csv');
  await writeFile(
    wrong,
    stockCsv(
      'units',
      units.map((unit) => ({ ...unitFields(unit), siren: '123456789' })),
    ),
  );
  expect(await load([wrong])).toMatchObject({ refusal: { kind: 'too-many-faults', rows: 0, faulty: units.length } });
  expect(await load([files[1]])).toMatchObject({ refusal: { kind: 'units-missing' } });
  expect(await load([files[0], files[0]])).toMatchObject({ refusal: { kind: 'two-files-of-a-kind' } });
  expect(await load([join(folder, 'absent.csv')])).toMatchObject({ refusal: { kind: 'file-not-readable' } });
  expect((await names('menuiserie brehat'))[0]).toBe('Menuiserie Bréhat');
  const { rows } = await database.pool.query("select 1 from pg_namespace where nspname = 'company_directory_next'");
  expect(rows).toEqual([]);
  orThrow(await load([short], true));
});

test('a gzip is read as its CSV; who searches during the loads always sees one directory, whole', async () => {
  const packed = join(folder, 'StockUniteLegale_utf8.csv.gz');
  await writeFile(packed, gzipSync(await readFile(files[0])));
  let isLoading = true;
  const reading = (async () => {
    let answers = 0;
    while (isLoading) {
      expect((await names('la poste'))[0]).toBe('LA POSTE');
      answers += 1;
    }
    return answers;
  })();
  for (const _ of [1, 2, 3]) orThrow(await load([packed, files[1]]));
  isLoading = false;
  expect(await reading).toBeGreaterThan(3);
});

test('a long reading does not make others wait behind the swap: the load steps aside, and swaps when it ends', async () => {
  const reader = await database.pool.connect();
  await reader.query('begin');
  await reader.query('select count(*) from company_directory.company');
  let answered = 0;
  const loaded = loadStock(fresh.ownerUrl, files, {
    onProgress: ({ stage }) => {
      if (stage !== 'swapping') return;
      void (async () => {
        // Longer than the swap waits: somebody was answered before the reader let go.
        expect((await names('la poste'))[0]).toBe('LA POSTE');
        answered += 1;
        await reader.query('commit');
        reader.release();
      })();
    },
  });
  orThrow(await loaded);
  expect(answered).toBe(1);
});

test('what a killed load left does not hinder the next; of two at once, one loads and the other says so', async () => {
  const owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  await owner.query('create schema company_directory_next; create table company_directory_next.unit (siren int)');
  await owner.end();
  const both = await Promise.all([load(files), load(files)]);
  expect(both.map(({ refused }) => refused).toSorted()).toEqual([false, true]);
  expect(both.find(({ refused }) => refused)).toEqual({ refused: true, refusal: { kind: 'already-loading' } });
  expect((await names('la poste'))[0]).toBe('LA POSTE');
});
