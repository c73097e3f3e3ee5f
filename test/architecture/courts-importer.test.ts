import { describe, expect, test } from 'vitest';
import { courtMap, coverageOf, type Inputs } from '../../scripts/law-courts/build.ts';
import type { Commune } from '../../scripts/law-courts/communes.ts';
import { readCommunesList } from '../../scripts/law-courts/communes-list.ts';
import { cantonsOf } from '../../scripts/law-courts/tableau.ts';

/** Windows-1252, as the ministry wrote some years: only the letters of these files. */
function windows1252(text: string): Uint8Array {
  return Uint8Array.from([...text].map((letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0))));
}
const utf8 = (text: string) => new TextEncoder().encode(text);
const rowsOf = (bytes: Uint8Array) => {
  const read = readCommunesList(bytes);
  if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
  return Object.fromEntries(read.list);
};

describe('the ministry’s list, whose titles change from year to year', () => {
  const brest = { '29019': { appeal: 'Rennes', judicial: 'Brest', proximity: 'Morlaix' } };
  test.each<[string, Uint8Array]>([
    [
      'UTF-8 with its mark',
      utf8(
        "\uFEFFCode INSEE;Commune;Cour d'appel;Tribunal judiciaire;Tribunal de proximité\n29019;Brest;Rennes;Brest;Morlaix\n",
      ),
    ],
    [
      'UTF-8 without, CRLF',
      utf8(
        "Code commune;Libellé;Cour d'appel;Tribunal judiciaire;Tribunal de proximité\r\n29019;Brest;Rennes;Brest;Morlaix\r\n\r\n",
      ),
    ],
    [
      'Windows-1252',
      windows1252(
        'Insee;Commune;Cour d’appel compétente;Tribunal judiciaire compétent;Tribunal de proximité compétent\n29019;Brest;Cour d’appel de Rennes;Tribunal judiciaire de Brest;Tribunal de proximité de Morlaix',
      ),
    ],
    [
      'short titles, other columns, quotes',
      utf8('"COM";"LIBCOM";"CPH";"CA";"TJ";"TPRX"\n"29019";"Brest; ville";"Brest";"CA Rennes";"Brest";"Morlaix"'),
    ],
    [
      'columns in another order',
      utf8(
        "Tribunal de proximité;Tribunal judiciaire;Cour d'appel;Code INSEE de la commune\nMorlaix;Brest;Rennes;29019",
      ),
    ],
  ])('%s', (_, bytes) => {
    expect(rowsOf(bytes)).toEqual(brest);
  });

  test('articles of seats, lost zeros, Corsica, empty courts', () => {
    const read = rowsOf(
      utf8(
        "Code INSEE;Tribunal judiciaire;Tribunal de proximité\n1004;Tribunal judiciaire de Bourg-en-Bresse;\n2a004;d'Ajaccio;\n72181;Tribunal judiciaire du Mans;Tribunal de proximité de La Flèche\n85194;des Sables-d'Olonne;\n17300;de La Rochelle;\n98735;;\n",
      ),
    );
    expect(Object.entries(read).map(([code, { judicial, proximity }]) => [code, judicial, proximity])).toEqual([
      ['17300', 'La Rochelle', ''],
      ['72181', 'Le Mans', 'La Flèche'],
      ['85194', "Les Sables-d'Olonne", ''],
      ['01004', 'Bourg-en-Bresse', ''],
      ['2A004', 'Ajaccio', ''],
    ]);
  });

  test.each<[string, object]>([
    ['Commune;Tribunal judiciaire\nBrest;Brest', { kind: 'column-missing', column: 'code' }],
    ["Code INSEE;Cour d'appel\n29019;Rennes", { kind: 'column-missing', column: 'judicial' }],
    ['Code INSEE;Tribunal judiciaire;TJ\n29019;Brest;Brest', { kind: 'column-twice', column: 'judicial' }],
    ['Code INSEE;Tribunal judiciaire\n29019', { kind: 'bad-row', line: 2, reason: 'cells' }],
    ['Code INSEE;Tribunal judiciaire\n29019;Brest\nBrest;Brest', { kind: 'bad-row', line: 3, reason: 'code' }],
    ['Code INSEE;Tribunal judiciaire\n29019;Brest\n29019;Quimper', { kind: 'bad-row', line: 3, reason: 'two-courts' }],
  ])('what cannot be told is refused: %s', (text, refusal) => {
    expect(readCommunesList(utf8(text))).toMatchObject({ refusal });
  });
});

test('a list of cantons is read with its parentheses', () => {
  expect(
    cantonsOf(
      "A l'exception de l'emprise de l'aérodrome, cantons d'Arpajon, La Ferté-Alais, Juvisy-sur-Orge (uniquement la commune de Juvisy-sur-Orge) et Le Bourget (uniquement les communes du Bourget et de Dugny).",
    ),
  ).toEqual([
    { name: 'Arpajon' },
    { name: 'La Ferté-Alais' },
    { name: 'Juvisy-sur-Orge', only: ['Juvisy-sur-Orge'] },
    { name: 'Le Bourget', only: ['Bourget', 'Dugny'] },
  ]);
});

describe('a small country', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const head = (text: string) => `<tr><td colspan="3">${text}</td></tr>`;
  const tableau = [
    head("Cour d'appel de Rennes"),
    head('Finistère'),
    row('Brest', 'Brest', 'Cantons de Brest-Centre et Landerneau.'),
    row('Brest', '[Morlaix', 'Canton de Nowhere. (3)]'),
    row('Brest', 'Morlaix', 'Cantons de Morlaix et Plouigneau.'),
    row('Quimper', 'Quimper', 'Cantons de Quimper et Fouesnant.'),
  ].join('');
  const commune = (code: string, nom: string, population: number, more: Partial<Commune> = {}): Commune => ({
    code,
    nom,
    departement: '29',
    type: 'commune-actuelle',
    population,
    codesPostaux: ['29000'],
    ...more,
  });
  const part = (code: string, nom: string, chefLieu: string): Commune => ({
    code,
    nom,
    departement: '29',
    type: 'commune-deleguee',
    chefLieu,
  });
  const inputs: Inputs = {
    tableau,
    departements: [{ code: '29', nom: 'Finistère' }],
    commercial: {
      single_court: {},
      rows: [
        { departement: 'Finistère', siege: 'Brest', ressort: 'Ressort du tribunal de grande instance de Brest' },
        { departement: 'Finistère', siege: 'Quimper', ressort: 'Ressort du tribunal de grande instance de Quimper' },
      ],
    },
    communes: [
      commune('29019', 'Brest', 100),
      commune('29103', 'Landerneau', 10),
      commune('29151', 'Morlaix', 10),
      commune('29061', 'Gouesnou', 5),
      commune('29199', 'Plouigneau', 5, { anciensCodes: ['29219'] }),
      part('29199', 'Plouigneau', '29199'),
      part('29219', 'Le Ponthou', '29199'),
      commune('29232', 'Quimper', 50),
      commune('29058', 'Both', 20, { anciensCodes: ['29060'] }),
      part('29058', 'Fouesnant', '29058'),
      part('29060', 'Quimper-Nord', '29058'),
    ],
  };
  const placedBy = (map: ReturnType<typeof courtMap>) =>
    Object.fromEntries(
      [...map.country.current, ...map.country.former].map((one) => {
        const { judicial, commercial, proximity } = map.placed(one);
        return [one.type === 'commune-actuelle' ? one.nom : `~${one.nom}`, [judicial, commercial, proximity].join('/')];
      }),
    );

  test('places what the lists prove, and no more', () => {
    expect(placedBy(courtMap(inputs))).toEqual({
      Brest: 'Brest/Brest/',
      Landerneau: 'Brest/Brest/',
      Morlaix: 'Brest/Brest/Morlaix',
      Gouesnou: '//',
      // One of its two former communes is in no list: only the other is placed, by its own name.
      Plouigneau: '//',
      '~Plouigneau': 'Brest/Brest/Morlaix',
      '~Le Ponthou': '//',
      Quimper: 'Quimper/Quimper/',
      Both: '//',
      '~Fouesnant': 'Quimper/Quimper/',
      '~Quimper-Nord': '//',
    });
    expect(coverageOf(courtMap(inputs))).toMatchObject({
      all: { communes: 7, population: 200 },
      commercial: { communes: 4, population: 170 },
      judicial: { communes: 4, population: 170 },
    });
  });

  test('the ministry’s list places every commune, and the commercial courts that follow', () => {
    const list = readCommunesList(
      utf8(
        'Code INSEE;Tribunal judiciaire;Tribunal de proximité\n29019;Brest;\n29103;TRIBUNAL JUDICIAIRE DE BREST;\n29151;Brest;Morlaix\n29061;Brest;\n29199;Brest;Morlaix\n29232;Quimper;\n29058;Quimper;\n',
      ),
    );
    if ('refusal' in list) throw new Error('refused');
    const map = courtMap({ ...inputs, listed: list.list });
    expect(placedBy(map)).toMatchObject({
      Gouesnou: 'Brest/Brest/',
      Plouigneau: 'Brest/Brest/Morlaix',
      Both: 'Quimper/Quimper/',
    });
    const { all, commercial, judicial } = coverageOf(map);
    expect([commercial, judicial]).toEqual([all, all]);
  });

  test('a merged commune whose former ones all go to one court is placed', () => {
    const communes = inputs.communes.map((one) => (one.nom === 'Quimper-Nord' ? { ...one, nom: 'Ergué' } : one));
    const withErgue = tableau.replace('Quimper et Fouesnant', 'Quimper, Fouesnant et Ergué');
    expect(placedBy(courtMap({ ...inputs, communes, tableau: withErgue })).Both).toBe('Quimper/Quimper/');
    const elsewhere = tableau.replace('Brest-Centre et Landerneau', 'Brest-Centre, Landerneau et Ergué');
    expect(placedBy(courtMap({ ...inputs, communes, tableau: elsewhere })).Both).toBe('//');
  });
});
