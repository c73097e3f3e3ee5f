/**
 * Builds src/law/juridiction-competente/courts.gen.ts from the official lists:
 *   node scripts/law-courts.ts TABLEAU-IV.md COMMERCIAL.json COMMUNES.json DEPARTEMENTS.json
 * TABLEAU-IV: tableau IV annexed to the code de l'organisation judiciaire (seats and districts by cantons), as an open copy has it.
 * COMMERCIAL: annexe 7-1 of the code de commerce, row by row. COMMUNES, DEPARTEMENTS: @etalab/decoupage-administratif.
 * Old cantons are named after their chief commune: those communes are placed by name; the others of a département that has
 * several courts are left out, and refused.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Row = { appeal: string; departement: string; tgi: string; ti: string; cantons: string };
type Commune = {
  code: string;
  nom: string;
  departement?: string;
  type: string;
  codesPostaux?: string[];
  commune?: string;
};
type Commercial = {
  rows: { departement: string; tribunal_judiciaire: string; siege: string | null; ressort: string }[];
};

const [tableau, commercialFile, communesFile, departementsFile] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
];
const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

export const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/\bste?\b/g, (short) => (short === 'st' ? 'saint' : 'sainte'))
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^(?:le|la|les|l) /, '')
    .trim()
    .replace(/^cherbour[gb] octeville/, 'cherbourg en cotentin')
    .replace(/^evry$/, 'evry courcouronnes');

/** Footnotes of the table: « applicable jusqu'au … » rows are dead. */
const dead = new Set(['3', '5', '7', '9', '11', '13', '15', '17', '21']);

/** Cells of every row, with rowspan and colspan unfolded. */
function cellsOf(html: string): { cells: string[]; span: number }[] {
  const carried: { text: string; left: number }[] = [];
  return [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) => {
    const own = [...(row as string).matchAll(/<t[dh]([^>]*?)(?:\/>|>([\s\S]*?)<\/t[dh]>)/g)].map(
      ([, attributes, body = '']) => ({
        text: body
          .replace(/<br\/>/g, ' ')
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
        rowspan: Number(/rowspan="(\d+)"/.exec(attributes as string)?.[1] ?? 1),
        colspan: Number(/colspan="(\d+)"/.exec(attributes as string)?.[1] ?? 1),
      }),
    );
    const cells: string[] = [];
    const queue = [...own];
    for (let column = 0; column < 3 || queue.length > 0; column++) {
      const above = carried[column];
      if (above && above.left > 0) {
        above.left--;
        cells.push(above.text);
        continue;
      }
      const cell = queue.shift();
      if (!cell) break;
      for (let extra = 0; extra < cell.colspan; extra++) {
        carried[column + extra] = { text: cell.text, left: cell.rowspan - 1 };
        cells.push(cell.text);
      }
      column += cell.colspan - 1;
    }
    return { cells, span: own[0]?.colspan ?? 1 };
  });
}

function readTableau(): Row[] {
  const rows: Row[] = [];
  let [appeal, departement, lastSeat] = ['', '', ''];
  const clean = (text: string) =>
    text
      .replace(/[[\]]/g, '')
      .replace(/\(\d+\)/g, '')
      .trim();
  for (const { cells, span } of cellsOf(readFileSync(tableau, 'utf8'))) {
    const [first = '', second = '', third = ''] = cells;
    if (span >= 3 && /^(?:Cour d'appel|Tribunal supérieur)/.test(first)) {
      const [, name = '', only] =
        /^(?:Cour d'appel (?:de la |de |du |des |d')|)([^(]*?)(?: \((.*)\))? *$/.exec(first) ?? [];
      appeal = name;
      departement = only ?? '';
      continue;
    }
    if (span >= 3) {
      departement = first;
      continue;
    }
    // An empty seat continues the row above, even a dead one.
    if (clean(first)) lastSeat = clean(first);
    const notes = cells.slice(0, 3).map((text) => /\((\d+)\)\s*\]/.exec(text)?.[1]);
    if (notes.some((note) => note !== undefined && dead.has(note))) continue;
    if (!/[Cc]antons?|[Cc]ommunes?|[Aa]rrondissement/.test(third) || /^Dont une chambre/.test(first)) continue;
    const tgi = lastSeat;
    rows.push({ appeal, departement, tgi, ti: clean(second) || tgi, cantons: clean(third) });
  }
  return rows;
}

const communes = json<Commune[]>(communesFile);
const current = communes.filter((one) => one.type === 'commune-actuelle' && one.departement);
const arrondissements = communes.filter((one) => one.type === 'arrondissement-municipal');
const departements = json<{ code: string; nom: string }[]>(departementsFile);
const codeOf = new Map(departements.map(({ code, nom }) => [plain(nom), code]));
const byName = new Map(current.map((one) => [`${one.departement}|${plain(one.nom)}`, one]));

/** Names of a list of cantons, without the words around them. */
function cantonNames(text: string): string[] {
  return text
    .replace(/\([^)]*\)/g, '')
    .replace(/^.*?[Cc]antons? (?:des |de la |de l'|de |du |d')?/, '')
    .split(/,| et (?=[A-ZÀ-Ý])|\. /)
    .map((name) =>
      name
        .replace(/^(?:cantons? )?(?:de la |de l'|des |de |du |d')/, '')
        .replace(/\.$/, '')
        .trim(),
    )
    .filter((name) => name.length > 1);
}

/** The commune a canton is named after, its fractions (Nord, 2e canton…) brought back to it. */
function chiefCommune(departement: string, canton: string): Commune | undefined {
  const words = plain(canton).split(' ');
  for (let length = words.length; length > 0; length--) {
    const found = byName.get(`${departement}|${words.slice(0, length).join(' ')}`);
    const rest = words.slice(length);
    const fraction =
      /^(?:nord|sud|est|ouest|centre|ville|campagne|canton|ier|er|e|i+|iv|vi*|ix|x+|\d+(?:er|e|eme)?|exterieur|intra|extra|muros|premier|deuxieme|et)$/;
    if (found && rest.every((word) => fraction.test(word))) return found;
  }
  return undefined;
}

const rows = readTableau();
type Place = { tgi: Set<string>; ti: Set<string>; cantons: Set<string> };
const places = new Map<string, Place>();
const tgiOf = new Map<string, Set<string>>();
const appealOf = new Map<string, Set<string>>();
const pretty = (departement: string, seat: string): string => byName.get(`${departement}|${plain(seat)}`)?.nom ?? seat;
for (const row of rows) {
  // « Bas-Rhin et Haut-Rhin »: one court for parts of two départements.
  for (const name of row.departement.split(/ et (?=[A-Z])/)) place(row, name);
}

function place(row: Row, name: string): void {
  const departement = codeOf.get(plain(name));
  if (!departement) {
    console.error('no département', row.appeal, row.departement);
    return;
  }
  const tgi = pretty(departement, row.tgi);
  tgiOf.set(departement, (tgiOf.get(departement) ?? new Set()).add(tgi));
  appealOf.set(departement, (appealOf.get(departement) ?? new Set()).add(row.appeal));
  const names = cantonNames(row.cantons);
  const isAbroad = names.length > 3 && !names.some((canton) => chiefCommune(departement, canton));
  for (const canton of names) {
    const commune = isAbroad ? elsewhere(row.appeal, departement, canton) : chiefCommune(departement, canton);
    if (!commune) continue;
    const home = commune.departement as string;
    tgiOf.set(home, (tgiOf.get(home) ?? new Set()).add(tgi));
    const place = places.get(commune.code) ?? { tgi: new Set(), ti: new Set(), cantons: new Set() };
    place.tgi.add(tgi);
    place.ti.add(plain(row.ti));
    place.cantons.add(plain(canton));
    places.set(commune.code, place);
  }
  // The commune of a seat goes to its own court.
  const seat = byName.get(`${departement}|${plain(row.tgi)}`);
  if (seat)
    places.set(
      seat.code,
      places.get(seat.code) ?? { tgi: new Set([tgi]), ti: new Set([plain(row.tgi)]), cantons: new Set() },
    );
}

/** A court whose district crosses into one other département of the same cour d'appel (Saint-Malo has Dinan). */
function elsewhere(appeal: string, departement: string, canton: string): Commune | undefined {
  const neighbours = new Set(
    rows.filter((row) => row.appeal === appeal).map((row) => codeOf.get(plain(row.departement))),
  );
  const found = [...neighbours]
    .filter((code): code is string => code !== undefined && code !== departement)
    .map(
      (code) =>
        byName.get(`${code}|${plain(canton)}`) ??
        (/ (?:est|ouest)$/.test(plain(canton)) ? chiefCommune(code, canton) : undefined),
    )
    .filter((one) => one !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

type Rule = { seat: string; tgi: string[]; ti: string[]; plus: string[]; minus: string[] };
const commercial = json<Commercial>(commercialFile);
const rulesOf = new Map<string, Rule[]>();
const listOf = (text: string): string[] =>
  text
    .split(/,| et /)
    .map((name) => plain(name.replace(/^ *(?:de la |de l'|des |de |du |d')/, '')))
    .filter(Boolean);
for (const { departement, siege, ressort, tribunal_judiciaire } of commercial.rows) {
  if (!siege) continue;
  for (const one of departement.split(/ et /)) {
    const code = codeOf.get(plain(one));
    if (!code) throw new Error(`no département ${one}`);
    const [head = '', minus = ''] = ressort.split(/,? à l'exception des? cantons? /);
    const [main = '', plus = ''] = head.split(/ et (?:des )?cantons? /);
    const grande = /grande instance (.*)$/.exec(main)?.[1];
    const instance = /tribuna(?:l|ux) d'instance (.*)$/.exec(main)?.[1];
    const rule = {
      seat: pretty(code, siege),
      tgi: grande
        ? listOf(grande.replace('du Havre', 'Le Havre').replace('du Puy', 'Le Puy').replace('du Mans', 'Le Mans'))
        : [],
      ti: instance ? listOf(instance.replace('des Andelys', 'Les Andelys')) : [],
      plus: listOf(plus),
      minus: listOf(minus),
    };
    // « Belfort » serves a whole département and a part of the next: the list of tribunals says which part.
    void tribunal_judiciaire;
    rulesOf.set(code, [...(rulesOf.get(code) ?? []), rule]);
  }
}

function commercialSeat(departement: string, place: Place): string | undefined {
  const rules = rulesOf.get(departement) ?? [];
  const has = (names: string[]) => [...place.cantons].some((canton) => names.includes(canton));
  const found = new Set<string>();
  for (const rule of rules) {
    const inMain =
      [...place.tgi].some((tgi) => rule.tgi.includes(plain(tgi))) || [...place.ti].some((ti) => rule.ti.includes(ti));
    if (has(rule.plus) || (inMain && !has(rule.minus))) found.add(rule.seat);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

// Two rows that the open copy lost, restored by hand in COMMERCIAL's notes.
rulesOf.set('35', [...(rulesOf.get('35') ?? []), { seat: 'Rennes', tgi: ['rennes'], ti: [], plus: [], minus: [] }]);
rulesOf.set('42', [...(rulesOf.get('42') ?? []), { seat: 'Roanne', tgi: ['roanne'], ti: [], plus: [], minus: [] }]);

const single = json<{ single_court: Record<string, string> }>(commercialFile).single_court;
const singleCourt = new Map(Object.entries(single).map(([name, seat]) => [codeOf.get(plain(name)), seat]));
const alsaceMoselle = new Set(['57', '67', '68']);

const departementLines: string[] = [];
for (const { code, nom } of departements) {
  const appeal = [...(appealOf.get(code) ?? [])];
  const tgi = [...(tgiOf.get(code) ?? [])];
  const seat = singleCourt.get(code);
  departementLines.push(
    [
      code,
      nom,
      appeal.length === 1 ? appeal[0] : '',
      tgi.length === 1 ? tgi[0] : '',
      seat ? pretty(code, seat) : '',
    ].join('|'),
  );
}

/** Does the département need its communes to find a court? */
const isSplit = (code: string) =>
  (tgiOf.get(code)?.size ?? 0) > 1 || (!singleCourt.has(code) && !alsaceMoselle.has(code));
const byPostcode = new Map<string, Commune[]>();
for (const commune of [...current, ...arrondissements]) {
  const parent = commune.type === 'commune-actuelle' ? commune : byParent(commune);
  for (const postcode of commune.codesPostaux ?? [])
    byPostcode.set(postcode, [...(byPostcode.get(postcode) ?? []), parent]);
}
function byParent(arrondissement: Commune): Commune {
  const parent = current.find((one) => one.code === arrondissement.commune);
  if (!parent) throw new Error(`no commune of ${arrondissement.nom}`);
  return parent;
}
let [covered, uncovered] = [0, 0];
const postcodeLines = [...byPostcode.entries()]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([postcode, all]) => {
    const list = [...new Map(all.map((one) => [one.code, one])).values()];
    const codes = [...new Set(list.map((one) => one.departement as string))].sort();
    const named: string[] = [];
    let others = 0;
    for (const commune of list) {
      const departement = commune.departement as string;
      const place = places.get(commune.code);
      const tj = place && place.tgi.size === 1 ? [...place.tgi][0] : '';
      const tc = place ? (commercialSeat(departement, place) ?? '') : '';
      if (isSplit(departement) ? tj || tc : codes.length > 1) {
        named.push(
          [commune.nom, departement, isSplit(departement) ? tj : '', isSplit(departement) ? tc : ''].join(':'),
        );
        covered++;
      } else if (isSplit(departement)) {
        others++;
        uncovered++;
      }
    }
    return [postcode, codes.join(','), named.join(';'), others || ''].join('|').replace(/\|+$/, '');
  });
if (process.env.DEBUG) for (const [code, tgi] of tgiOf) console.error(code, [...tgi].join(', '));
console.error(
  `${covered} communes named, ${uncovered} of split départements left out, ${postcodeLines.length} postcodes`,
);

/** Forty postcodes a line, by tabs: the file stays short enough to open. */
const grouped = Array.from({ length: Math.ceil(postcodeLines.length / 40) }, (_, index) =>
  postcodeLines.slice(index * 40, index * 40 + 40).join('\t'),
);

writeFileSync(
  new URL('../src/law/juridiction-competente/courts.gen.ts', import.meta.url),
  `/**
 * Generated by scripts/law-courts.ts: do not edit. Sources: tableau IV annexed to the code de l'organisation judiciaire and annexe
 * 7-1 of the code de commerce in their open copies (content of 2010 to 2014, tribunaux de grande instance then), communes and
 * postcodes of 2026 from @etalab/decoupage-administratif 6.0.0 (La Poste, INSEE; Licence Ouverte).
 */

/** code | name | cour d'appel | tribunal judiciaire when there is only one | tribunal de commerce when there is only one */
export const departements = \`
${departementLines.join('\n')}
\`;

/** postcode | départements | commune:département:tribunal judiciaire:tribunal de commerce ; … | communes that are not placed; records by tabs */
export const postcodes = \`
${grouped.join('\n')}
\`;
`,
);
