import { afterEach, expect, test } from 'vitest';
import {
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopbackServer,
} from '../../../../test/support/loopback-server.ts';
import { type DoubleUnit, placeAnswer, unitAnswer, units } from '../../../../test/support/sirene-double.ts';
import { day } from '../../../kernel/civil-date.ts';
import { wordsOf } from '../../../kernel/names.ts';
import { orThrow } from '../../../kernel/result.ts';
import { parseSiren, parseSiret } from '../../../kernel/siren.ts';
import { companyDirectoryContract, NOBODY } from '../contract.ts';
import { createInseeSirene } from './sirene-api.ts';

const LA_POSTE = orThrow(parseSiren('356000000'));
const KEY = 'cle-de-test';
const NOTHING = { status: 404, json: { header: { statut: 404, message: 'Aucun élément trouvé' } } };

/** API Sirene 3.11 as documented: 401 without the key, 404 when nothing is found, criteria joined by AND. */
function answerOf(request: LoopbackRequest, known: DoubleUnit[]): LoopbackAnswer {
  if (request.headers['x-insee-api-key-integration'] !== KEY) return { status: 401, json: { message: 'Unauthorized' } };
  const { pathname, searchParams } = request.url;
  const [, resource, number] = pathname.split('/');
  if (number) {
    const found = known.find(({ unit, siret }) => (resource === 'siren' ? unit.siren : siret) === number);
    if (!found) return NOTHING;
    return { status: 200, json: resource === 'siren' ? unitAnswer(found) : { etablissement: placeAnswer(found) } };
  }
  const criteria = (searchParams.get('q') ?? '').split(' AND ').map((criterion) => criterion.split(':'));
  const found = known.filter((unit) =>
    criteria.every(([variable, value = '']) => {
      if (variable === 'etablissementSiege') return value === 'true';
      if (variable === 'codePostalEtablissement') return unit.address.codePostalEtablissement === value;
      if (variable !== 'raisonSociale') throw new Error(`criterion ${variable}`);
      return wordsOf(JSON.stringify({ ...unit.unit, ...unit.state })).includes(value);
    }),
  );
  const etablissements = found.slice(0, Number(searchParams.get('nombre') ?? 20)).map(placeAnswer);
  return etablissements.length === 0
    ? NOTHING
    : { status: 200, json: { header: { total: found.length }, etablissements } };
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function openDouble(known: DoubleUnit[] = units, apiKey = KEY) {
  const paths: string[] = [];
  const waits: number[] = [];
  let refusals = 0;
  const server = await startLoopbackServer((request) => {
    paths.push(request.url.pathname + request.url.search);
    if (refusals-- > 0) return { status: 429, headers: { 'retry-after': '2' } };
    return answerOf(request, known);
  });
  closers.push(server.close);
  const directory = createInseeSirene({
    apiKey,
    apiUrl: server.url,
    today: () => day('2026-11-22'),
    timeoutMs: 10_000,
    wait: async (ms) => void waits.push(ms),
  });
  return { directory, paths, waits, refuse: (times: number) => (refusals = times), close: async () => {} };
}

companyDirectoryContract('INSEE Sirene', async () => openDouble());

test('a company in two calls, its current names and not the former ones', async () => {
  const { directory, paths } = await openDouble();
  expect(orThrow(await directory.bySiren(LA_POSTE))).toMatchObject({
    name: 'LA POSTE',
    readOn: '2026-11-22',
    source: 'Répertoire Sirene (Insee)',
    legalForm: 'SA nationale à conseil d’administration',
    headOffice: { lines: ['DIRECTION GENERALE DE LA POSTE', '9 RUE DU COLONEL PIERRE AVIA', '75015 PARIS'] },
  });
  expect(paths).toEqual(['/siren/356000000', '/siret/35600000000048']);
});

test('by name: every word asked of the head offices, the place that was given first', async () => {
  const { directory, paths } = await openDouble();
  const found = orThrow(await directory.search('S.A.R.L. « Menuiserie de Bréhat »', { postcode: '22870' }));
  expect(found[0]).toMatchObject({ name: 'Menuiserie Bréhat' });
  expect(paths.map((path) => new URLSearchParams(path.split('?')[1]).get('q'))).toEqual([
    'raisonSociale:menuiserie AND raisonSociale:brehat AND etablissementSiege:true AND codePostalEtablissement:22870',
    'raisonSociale:menuiserie AND raisonSociale:brehat AND etablissementSiege:true',
  ]);
});

test('a sole trader bears first name and name; a closed company the day its state began', async () => {
  const { directory } = await openDouble();
  const trader = units.find(({ state }) => state.categorieJuridiqueUniteLegale === '1000');
  const closed = units.find(({ state }) => state.etatAdministratifUniteLegale === 'C');
  const of = async (unit: DoubleUnit | undefined) =>
    orThrow(await directory.bySiren(orThrow(parseSiren(unit?.unit.siren ?? ''))));
  expect(await of(trader)).toMatchObject({
    isSoleTrader: true,
    name: `${trader?.unit.prenom1UniteLegale} ${trader?.state.nomUniteLegale}`,
  });
  expect(await of(closed)).toMatchObject({ status: 'closed', closedOn: closed?.state.dateDebut });
});

const hidden: DoubleUnit = {
  unit: { siren: NOBODY, statutDiffusionUniteLegale: 'P', prenom1UniteLegale: 'LUCIE' },
  state: {
    dateDebut: '2020-01-01',
    etatAdministratifUniteLegale: 'A',
    nomUniteLegale: '[ND]',
    nicSiegeUniteLegale: '00012',
    categorieJuridiqueUniteLegale: '1000',
  } as unknown as DoubleUnit['state'],
  siret: `${NOBODY}00012`,
  address: { libelleCommuneEtablissement: 'SAINT-MALO' } as unknown as DoubleUnit['address'],
  door: {} as unknown as DoubleUnit['door'],
};

test('a person who asked not to be disclosed: known, and nothing said, even what slipped through', async () => {
  const { directory } = await openDouble([hidden]);
  const refusal = { refused: true, refusal: { kind: 'not-disclosed', status: 'active' } };
  expect(await directory.bySiren(NOBODY)).toEqual(refusal);
  expect(await directory.bySiret(orThrow(parseSiret('35600000000048')))).toMatchObject({ refused: true });
  expect(await directory.search('lucie')).toEqual({ refused: false, value: [] });
});

test('too many calls: waits as long as asked; a wrong key is « unavailable »', async () => {
  const { directory, waits, refuse } = await openDouble();
  refuse(2);
  expect(orThrow(await directory.bySiren(LA_POSTE)).name).toBe('LA POSTE');
  expect(waits).toEqual([2_000, 2_000]);
  const { directory: stranger } = await openDouble(units, 'autre');
  expect(await stranger.bySiren(LA_POSTE)).toEqual({
    refused: true,
    refusal: { kind: 'unavailable', reason: 'status-401' },
  });
});
