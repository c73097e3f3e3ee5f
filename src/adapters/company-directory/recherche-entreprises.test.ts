import { afterEach, expect, test } from 'vitest';
import {
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopbackServer,
} from '../../../test/support/loopback-server.ts';
import { day } from '../../kernel/civil-date.ts';
import { wordsOf } from '../../kernel/names.ts';
import { orThrow } from '../../kernel/result.ts';
import { parseSiren, parseSiret } from '../../kernel/siren.ts';
import { companyDirectoryContract, NOBODY } from './contract.ts';
import { createRechercheEntreprises, type RechercheEntreprisesOptions } from './recherche-entreprises.ts';
import sample from './sample.json' with { type: 'json' };

/** The documented API on the entries of the sample: by number, or all the words in the name; 400 under three letters. */
async function openDouble(
  special: (request: LoopbackRequest, call: number) => LoopbackAnswer | undefined = () => undefined,
  change: Partial<RechercheEntreprisesOptions> = {},
) {
  const requests: LoopbackRequest[] = [];
  const waits: number[] = [];
  const server = await startLoopbackServer((request) => {
    requests.push(request);
    const forced = special(request, requests.length);
    if (forced !== undefined) return forced;
    const q = request.url.searchParams.get('q') ?? '';
    const perPage = Number(request.url.searchParams.get('per_page') ?? 10);
    if (request.url.pathname !== '/search') return { status: 404, json: { erreur: 'Not Found' } };
    if (q.length < 3) {
      return { status: 400, json: { erreur: '3 caractères minimum pour les termes de la requête' } };
    }
    const postcode = request.url.searchParams.get('code_postal');
    const there = sample.results.filter((entry) => !postcode || entry.siege.code_postal === postcode);
    const results = there.filter((entry) =>
      /^\d{9,14}$/.test(q)
        ? q.startsWith(entry.siren)
        : wordsOf(q).every((word) => wordsOf(JSON.stringify(entry)).includes(word)),
    );
    const page = results.slice(0, perPage).map((entry) => ({ ...entry, matching_etablissements: [], dirigeants: [] }));
    return { status: 200, json: { results: page, total_results: results.length, page: 1, per_page: perPage } };
  });
  const directory = createRechercheEntreprises({
    apiUrl: server.url,
    today: () => day('2026-11-22'),
    timeoutMs: 10_000,
    wait: async (ms) => void waits.push(ms),
    ...change,
  });
  return { directory, requests, waits, close: server.close };
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function open(...args: Parameters<typeof openDouble>) {
  const opened = await openDouble(...args);
  closers.push(opened.close);
  return opened;
}

companyDirectoryContract('recherche-entreprises', async () => openDouble());

const LA_POSTE = orThrow(parseSiren('356000000'));

test('what is read is dated by the clock that was given, and names its source', async () => {
  const { directory } = await open();
  expect(orThrow(await directory.bySiren(LA_POSTE))).toMatchObject({
    readOn: '2026-11-22',
    source: 'Annuaire des entreprises (Insee, Inpi)',
    legalForm: 'SA nationale à conseil d’administration',
    staffRange: '10 000 salariés et plus',
    tvaNumber: 'FR39356000000',
    headOffice: { lines: ['DIRECTION GENERALE DE LA POSTE', '9 RUE DU COLONEL PIERRE AVIA', '75015 PARIS'] },
  });
});

test('names are sent without legal form, accents and linking words, ten results asked', async () => {
  const { directory, requests } = await open();
  const found = orThrow(await directory.search('La S.A.R.L. « Menuiserie de Bréhat »'));
  expect(Object.fromEntries(requests[0]?.url.searchParams ?? [])).toEqual({
    q: 'menuiserie brehat',
    page: '1',
    per_page: '10',
  });
  expect(found.map((company) => company.name)).toEqual(['Menuiserie Bréhat']);
});

test('an establishment that is not the head office: its one line of address is taken apart', async () => {
  const siret = orThrow(parseSiret('35600000000055'));
  const branch = {
    siret,
    adresse: 'CENTRE DE TRI 4 RUE DU MOLE 35400 SAINT-MALO',
    code_postal: '35400',
    libelle_commune: 'SAINT-MALO',
    commune: '35288',
    est_siege: false,
    etat_administratif: 'F',
    date_fermeture: '2024-06-30',
    liste_enseignes: ['POSTE DU MOLE'],
  };
  const { directory, requests } = await open(() => ({
    status: 200,
    json: { results: [{ ...sample.results[0], matching_etablissements: [branch] }] },
  }));
  expect(orThrow(await directory.bySiret(siret)).establishment).toEqual({
    siret,
    isHeadOffice: false,
    tradeName: 'POSTE DU MOLE',
    status: 'closed',
    closedOn: '2024-06-30',
    lines: ['CENTRE DE TRI 4 RUE DU MOLE', '35400 SAINT-MALO'],
    postcode: '35400',
    city: 'SAINT-MALO',
    communeCode: '35288',
    country: 'France',
  });
  expect(requests[0]?.url.searchParams.get('q')).toBe(siret);
});

test('a company that asked not to be shown is known, and nothing of it is said', async () => {
  const hidden = {
    siren: NOBODY,
    nom_complet: '[NON-DIFFUSIBLE]',
    etat_administratif: 'C',
    date_fermeture: '2025-01-31',
  };
  const { directory } = await open(() => ({ status: 200, json: { results: [hidden] } }));
  expect(await directory.bySiren(NOBODY)).toEqual({
    refused: true,
    refusal: { kind: 'not-disclosed', status: 'closed', closedOn: '2025-01-31' },
  });
  expect(await directory.search(NOBODY)).toEqual({ refused: false, value: [] });
});

test('with a postcode, those of that place first, then the others', async () => {
  const { directory, requests } = await open();
  const found = orThrow(await directory.search('menuiserie', { postcode: '22870' }));
  expect(requests.map((request) => request.url.searchParams.get('code_postal'))).toEqual(['22870', null]);
  expect(new Set(found.map((company) => company.siren)).size).toBe(found.length);
});

test('two letters are not asked', async () => {
  const { directory, requests } = await open();
  expect(await directory.search('ab')).toEqual({ refused: false, value: [] });
  expect(requests).toEqual([]);
});

test('another company than the one asked for is « not found »', async () => {
  const other = sample.results[0];
  const { directory } = await open(() => ({ status: 200, json: { results: [other] } }));
  expect(await directory.bySiren(NOBODY)).toEqual({ refused: true, refusal: { kind: 'not-found' } });
  expect(await directory.search(NOBODY)).toEqual({ refused: false, value: [] });
});

test('an entry of an unforeseen shape does not hide the others', async () => {
  const results = [{ siren: 12 }, sample.results[0], 'nonsense', { siren: '123456789', nom_complet: 'FAUX' }];
  const { directory } = await open(() => ({ status: 200, json: { results } }));
  expect(orThrow(await directory.search('poste')).map((company) => company.name)).toEqual(['LA POSTE']);
});

test('too many calls: waits as long as asked, then asks again', async () => {
  const { directory, waits } = await open((_, call) =>
    call <= 2 ? { status: 429, headers: { 'retry-after': String(call) } } : undefined,
  );
  expect(orThrow(await directory.bySiren(LA_POSTE)).name).toBe('LA POSTE');
  expect(waits).toEqual([1_000, 2_000]);
});

test.each([
  ['too many calls, again and again', { status: 429, headers: { 'retry-after': '0' } }, 'too-many-calls', 3],
  ['a wait that is too long for a person', { status: 429, headers: { 'retry-after': '60' } }, 'too-many-calls', 1],
  ['a fault', { status: 500, body: 'oops' }, 'status-500', 1],
  ['a refusal', { status: 400, json: { erreur: 'non' } }, 'status-400', 1],
  ['a page instead of data', { status: 200, body: '<html>' }, 'unexpected-answer', 1],
  ['another shape', { status: 200, json: { resultats: [] } }, 'unexpected-answer', 1],
  ['a redirection', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'connection-failed', 1],
  ['a broken connection', 'cut', 'connection-failed', 1],
] as [string, LoopbackAnswer, string, number][])('%s: "unavailable"', async (_, answer, reason, calls) => {
  const { directory, requests } = await open(() => answer);
  expect(await directory.bySiren(LA_POSTE)).toEqual({ refused: true, refusal: { kind: 'unavailable', reason } });
  expect(requests).toHaveLength(calls);
});

test('a service that does not answer is given up', async () => {
  const { directory } = await open(() => 'hang', { timeoutMs: 100 });
  expect(await directory.search('menuiserie')).toEqual({
    refused: true,
    refusal: { kind: 'unavailable', reason: 'timeout' },
  });
});
