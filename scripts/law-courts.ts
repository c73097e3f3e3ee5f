/**
 * Builds src/law/juridiction-competente/{courts,communes}.gen.ts from the official lists, and prints how much of the country they place:
 *   node scripts/law-courts.ts TABLEAU-IV.md COMMERCIAL.json COMMUNES.json DEPARTEMENTS.json [--communes-list FILE.csv --list-date 2026-01-15]
 * TABLEAU-IV: tableau IV annexed to the code de l'organisation judiciaire (seats and districts by cantons), as an open copy has it.
 * COMMERCIAL: annexe 7-1 of the code de commerce, row by row. COMMUNES, DEPARTEMENTS: @etalab/decoupage-administratif.
 * Old cantons are named after communes: those are placed by name; the others of a département that has several courts are left
 * out, and refused. --communes-list: the ministry of justice's « Liste des juridictions compétentes pour les communes de France »
 * (data.gouv.fr), which places every commune; --list-date is the day it was published.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { departementOfPostcode } from '../src/law/juridiction-competente/postcode.ts';
import { type Coverage, courtMap, coverageOf } from './law-courts/build.ts';
import type { Commune } from './law-courts/communes.ts';
import { readCommunesList } from './law-courts/communes-list.ts';
import { plain } from './law-courts/names.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'communes-list': { type: 'string' }, 'list-date': { type: 'string', default: '' } },
});
if (positionals.length !== 4)
  throw new Error('usage: law-courts.ts TABLEAU-IV.md COMMERCIAL.json COMMUNES.json DEPARTEMENTS.json');
const [tableau, commercialFile, communesFile, departementsFile] = positionals as [string, string, string, string];
const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

const listDate = values['list-date'];
const listFile = values['communes-list'];
if ((listFile !== undefined) !== /^\d{4}-\d\d-\d\d$/.test(listDate))
  throw new Error('--communes-list and --list-date YYYY-MM-DD go together');
const listed = listFile === undefined ? undefined : readCommunesList(readFileSync(listFile));
if (listed && 'refusal' in listed) throw new Error(JSON.stringify(listed.refusal));

const inputs = {
  tableau: readFileSync(tableau, 'utf8'),
  commercial: json<Parameters<typeof courtMap>[0]['commercial']>(commercialFile),
  communes: json<Commune[]>(communesFile),
  departements: json<{ code: string; nom: string }[]>(departementsFile),
};
const map = courtMap(listed ? { ...inputs, listed: listed.list } : inputs);
const { zones, country, placed } = map;
const coverage = coverageOf(map);

const seats: string[] = [];
const seatIndex = (seat: string): string => {
  if (seat === '') return '';
  if (!seats.includes(seat)) seats.push(seat);
  return seats.indexOf(seat).toString(36);
};
const zoneOf = new Map(zones.map((zone) => [zone.code, zone]));

/** `name:judicial.commercial.proximity`: only what the département alone does not say. */
function written(one: Commune, postcode: string): string {
  const zone = zoneOf.get(one.departement as string);
  const { judicial, commercial, proximity } = placed(one);
  const courts = [
    judicial === zone?.judicial ? '' : judicial,
    commercial === zone?.commercial ? '' : commercial,
    proximity,
  ]
    .map(seatIndex)
    .join('.')
    .replace(/\.+$/, '');
  const abroad = one.departement === departementOfPostcode(postcode) ? '' : `${one.departement}@`;
  return `${one.type === 'commune-actuelle' ? '' : '~'}${abroad}${one.nom}${courts === '' ? '' : `:${courts}`}`;
}

const byPostcode = new Map<string, Set<Commune>>();
for (const commune of [...country.current, ...country.arrondissements]) {
  const whole = country.whole(commune);
  if (!whole || !zoneOf.has(whole.departement as string)) continue;
  for (const postcode of commune.codesPostaux ?? []) {
    byPostcode.set(postcode, (byPostcode.get(postcode) ?? new Set()).add(whole));
  }
}
const formerOf = new Map<string, Commune[]>();
for (const one of country.former) {
  const chief = one.chefLieu ?? '';
  formerOf.set(chief, [...(formerOf.get(chief) ?? []), one]);
}
const postcodeLines = [...byPostcode]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([postcode, communes]) => {
    const entries = [...communes].flatMap((one) => [
      written(one, postcode),
      ...(formerOf.get(one.code) ?? [])
        .filter((former) => plain(former.nom) !== plain(one.nom))
        .map((former) => written(former, postcode)),
    ]);
    return `${postcode}|${entries.join(',')}`;
  });

/** Forty postcodes a line, by tabs: the file stays short enough to open. */
const grouped = Array.from({ length: Math.ceil(postcodeLines.length / 40) }, (_, index) =>
  postcodeLines.slice(index * 40, index * 40 + 40).join('\t'),
);

const share = (part: number, all: number) => `${((100 * part) / all).toFixed(1)} %`;
const line = (name: string, part: Coverage['all']) =>
  `${name}: ${part.communes} communes of ${coverage.all.communes} (${share(part.communes, coverage.all.communes)}), ${part.population} people of ${coverage.all.population} (${share(part.population, coverage.all.population)})`;
const summary = [line('commercial court', coverage.commercial), line('tribunal judiciaire', coverage.judicial)];
console.log(['before', ...before(), 'now', ...summary].join('\n'));

/** What the file that is about to be replaced said of itself. */
function before(): string[] {
  const text = readFileSync(new URL('../src/law/juridiction-competente/courts.gen.ts', import.meta.url), 'utf8');
  return [...text.matchAll(/^ \* - (.*people.*)$/gm)].map(([, found]) => found as string);
}

const origin = listFile
  ? `the ministry of justice's list of ${listDate} (tribunaux judiciaires, chambres de proximité), annexe 7-1 of the code de commerce in its
 * open copy of 2014 (commercial courts)`
  : `tableau IV annexed to the code de l'organisation judiciaire and annexe
 * 7-1 of the code de commerce in their open copies (content of 2010 to 2014, tribunaux de grande instance then)`;
const folder = new URL('../src/law/juridiction-competente/', import.meta.url);
writeFileSync(
  new URL('courts.gen.ts', folder),
  `/**
 * Generated by scripts/law-courts.ts: do not edit. Sources: ${origin}, communes and
 * postcodes of 2026 from @etalab/decoupage-administratif 6.0.0 (La Poste, INSEE; Licence Ouverte). They place, by kind of court:
${summary.map((text) => ` * - ${text}`).join('\n')}
 */

/** The day of the ministry's list that the tribunaux judiciaires come from; empty while only tableau IV was read. */
export const judicialListDate: string = '${listDate}';

/** Communes and people of the lists, and those that they place for each kind of court. */
export const coverage = ${JSON.stringify(coverage, null, 2)
    .replace(/"(\w+)":/g, '$1:')
    .replace(/(\d|\})\n/g, '$1,\n')} as const;

/** code | name | cour d'appel | tribunal judiciaire when there is only one | tribunal de commerce when there is only one | all tribunaux judiciaires | all tribunaux de commerce */
export const departements = \`
${zones
  .map((zone) =>
    [
      zone.code,
      zone.nom,
      zone.appeal,
      zone.judicial,
      zone.commercial,
      zone.judicialSeats.join(','),
      zone.commercialSeats.join(','),
    ].join('|'),
  )
  .join('\n')}
\`;
`,
);
writeFileSync(
  new URL('communes.gen.ts', folder),
  `/** Generated by scripts/law-courts.ts: do not edit. Sources: those of courts.gen.ts. */

/** Seats that the communes point at, by their place in base 36. */
export const seats = \`${seats.join('|')}\`;

/** postcode | commune:tribunal judiciaire.tribunal de commerce.tribunal d'instance, …; ~ a former commune, NN@ another département; by tabs */
export const postcodes = \`
${grouped.join('\n')}
\`;
`,
);
