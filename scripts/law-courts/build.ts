import { type Commercial, type Known, possibleSeats, rulesOf } from './commercial.ts';
import { type Commune, Country, communesOfCanton, keyOf } from './communes.ts';
import type { ListedCourts } from './communes-list.ts';
import { plain, todaysNames } from './names.ts';
import { cantonsOf, type Row, readTableau } from './tableau.ts';

export type Departement = { code: string; nom: string };
export type Inputs = {
  tableau: string;
  commercial: Commercial;
  communes: Commune[];
  departements: Departement[];
  /** The ministry's list by commune code, when a maintainer has it. */
  listed?: ReadonlyMap<string, ListedCourts>;
};

/** The courts of one commune: what is proven, nothing where it is not. */
export type Placed = { judicial: string; commercial: string; proximity: string };
export type Zone = Departement & {
  appeal: string;
  judicial: string;
  commercial: string;
  /** Every court of that kind that serves a part of it. */
  judicialSeats: string[];
  commercialSeats: string[];
};
export type CourtMap = { zones: Zone[]; country: Country; placed: (commune: Commune) => Placed };

const alsaceMoselle = new Set(['57', '67', '68']);
const collectivities: Departement[] = [
  { code: '977', nom: 'Saint-Barthélemy' },
  { code: '978', nom: 'Saint-Martin' },
];

/** Reads the official lists into a map: every commune with the courts that they prove for it. */
export function courtMap(inputs: Inputs): CourtMap {
  const country = new Country(inputs.communes);
  // Courts and procedure of their own: left out.
  const isCovered = ({ code }: Departement) => !/^975|^98/.test(code);
  const islands = collectivities.filter(({ code }) => !inputs.departements.some((one) => one.code === code));
  const departements = [...inputs.departements, ...islands].filter(isCovered);
  const codeOf = new Map(departements.map(({ code, nom }) => [plain(nom), code]));
  const rows = readTableau(inputs.tableau);
  const seatName = (departement: string, seat: string): string => {
    const found = country.named(departement, todaysNames[`${departement}|${plain(seat)}`]?.[0] ?? seat);
    return (found && country.whole(found)?.nom) ?? seat;
  };
  const districts = { ti: new Map<string, Set<string>>(), cantons: new Map<string, Set<string>>() };
  const [tgiOf, appealOf, known] = [sets<string>(), sets<string>(), new Map<string, Known>()];
  const seated = new Set<string>();
  const official = new Map<string, string>();
  const seats = new Map(
    rows.flatMap((row) => codesOf(row).map((code) => [plain(seatName(code, row.tgi)), seatName(code, row.tgi)])),
  );
  const knownOf = (one: Commune): Known => {
    const found = known.get(keyOf(one)) ?? { tgi: new Set(), ti: new Set(), cantons: new Set() };
    known.set(keyOf(one), found);
    return found;
  };
  for (const row of rows) for (const departement of codesOf(row)) readRow(row, departement);
  for (const row of rows) for (const departement of codesOf(row)) readSeat(row, departement);
  for (const one of country.current) settleMerged(one);
  if (inputs.listed) for (const one of country.current) readListed(one, inputs.listed);

  // « Bas-Rhin et Haut-Rhin »: one court for parts of two départements.
  function codesOf(row: Row): string[] {
    return row.departement.split(/ et (?=[A-Z])/).flatMap((name) => codeOf.get(plain(name)) ?? []);
  }

  function readRow(row: Row, departement: string): void {
    const tgi = seatName(departement, row.tgi);
    const ti = plain(seatName(departement, row.ti));
    tgiOf(departement).add(tgi);
    appealOf(departement).add(row.appeal);
    add(districts.ti, plain(tgi), ti);
    const cantons = cantonsOf(row.cantons);
    const isAbroad =
      cantons.length > 3 && !cantons.some(({ name }) => communesOfCanton(country, departement, name).length > 0);
    for (const { name, only } of cantons) {
      add(districts.cantons, plain(tgi), plain(name));
      const found = only
        ? only.flatMap((one) => country.named(departement, one) ?? [])
        : isAbroad
          ? elsewhere(row.appeal, departement, name)
          : communesOfCanton(country, ofIsland(departement, name), name);
      for (const commune of found) {
        const home = commune.departement as string;
        tgiOf(home).add(tgi);
        if (!appealOf(home).size) appealOf(home).add(row.appeal);
        const { tgi: courts, ti: instances, cantons: names } = knownOf(commune);
        courts.add(tgi);
        instances.add(ti);
        names.add(plain(name));
      }
    }
  }

  /** Saint-Barthélemy and Saint-Martin were cantons of Guadeloupe when the table was written. */
  function ofIsland(departement: string, canton: string): string {
    const island = collectivities.find(({ nom }) => plain(canton).startsWith(plain(nom)));
    return departement === '971' && island ? island.code : departement;
  }

  /** A court whose district crosses into one other département of the same cour d'appel (Saint-Malo has Dinan). */
  function elsewhere(appeal: string, departement: string, canton: string): Commune[] {
    const neighbours = new Set(rows.filter((row) => row.appeal === appeal).flatMap(codesOf));
    const found = [...neighbours]
      .filter((code) => code !== departement)
      .map((code) => communesOfCanton(country, code, canton))
      .filter((list) => list.length > 0);
    return found.length === 1 ? (found[0] as Commune[]) : [];
  }

  /** The commune of a seat goes to its own court, whatever other communes it has absorbed. */
  function readSeat(row: Row, departement: string): void {
    const seat = country.named(departement, row.tgi);
    const whole = seat && country.whole(seat);
    if (seat && whole) {
      for (const one of [seat, whole]) {
        const courts = knownOf(one);
        courts.tgi = new Set([seatName(departement, row.tgi)]);
        if (courts.ti.size === 0) courts.ti.add(plain(seatName(departement, row.tgi)));
        seated.add(keyOf(one));
      }
    }
    const instance = country.named(departement, row.ti) ?? elsewhere(row.appeal, departement, row.ti)[0];
    if (instance && known.get(keyOf(instance))?.tgi.size === 1) seated.add(keyOf(instance));
  }

  /** A merged commune is placed by its seat or when all its former communes go to one court; else they are, each by its name. */
  function settleMerged(one: Commune): void {
    const parts = country.partsOf(one);
    const own = known.get(one.code);
    if (parts.length === 0 || seated.has(one.code)) return;
    const kept = parts.find((part) => plain(part.nom) === plain(one.nom));
    if (own && kept) known.set(keyOf(kept), own);
    const found = parts.map((part) => known.get(keyOf(part)));
    known.delete(one.code);
    const isListed = (code: string) => parts.some((part) => part.code === code);
    if (!found.every((part) => part !== undefined) || !(one.anciensCodes ?? []).every(isListed)) return;
    const union = (list: (part: Known) => Set<string>) => new Set(found.flatMap((part) => [...list(part)]));
    known.set(one.code, { tgi: union((p) => p.tgi), ti: union((p) => p.ti), cantons: union((p) => p.cantons) });
  }

  function readListed(one: Commune, listed: ReadonlyMap<string, ListedCourts>): void {
    const parts = country.arrondissements.filter((part) => part.commune === one.code);
    const rowsOf = [one, ...parts].flatMap(({ code }) => listed.get(code) ?? []);
    const judicial = new Set(
      rowsOf.map((row) => seats.get(plain(row.judicial)) ?? seatName(one.departement as string, row.judicial)),
    );
    if (judicial.size !== 1) return;
    const before = known.get(one.code);
    known.set(one.code, { tgi: judicial, ti: before?.ti ?? new Set(), cantons: before?.cantons ?? new Set() });
    for (const tgi of judicial) tgiOf(one.departement as string).add(tgi);
    const proximity = new Set(rowsOf.map((row) => row.proximity));
    official.set(one.code, proximity.size === 1 ? ([...proximity][0] as string) : '');
  }

  const rules = rulesOf(inputs.commercial, codeOf, seatName);
  const single = new Map(
    Object.entries(inputs.commercial.single_court).flatMap(([name, seat]) => {
      const code = codeOf.get(plain(name));
      return code ? [[code, seatName(code, seat)] as const] : [];
    }),
  );
  const zones = departements.map(({ code, nom }): Zone => {
    const [appeals, judicialSeats] = [[...appealOf(code)], [...tgiOf(code)].sort()];
    const commercial = single.get(code) ?? '';
    const seats = [...new Set((rules.get(code) ?? []).map(({ seat }) => seat))].sort();
    return {
      code,
      nom,
      appeal: appeals.length === 1 ? (appeals[0] as string) : '',
      judicial: judicialSeats.length === 1 ? (judicialSeats[0] as string) : '',
      commercial,
      judicialSeats,
      commercialSeats: commercial ? [commercial] : seats,
    };
  });
  const zoneOf = new Map(zones.map((zone) => [zone.code, zone]));
  const seatOfInstance = new Map(
    rows.flatMap((row) => codesOf(row).map((code) => [plain(seatName(code, row.ti)), seatName(code, row.ti)])),
  );

  function placed(one: Commune): Placed {
    const departement = one.departement as string;
    const zone = zoneOf.get(departement);
    if (!zone) return { judicial: '', commercial: '', proximity: '' };
    const found = known.get(keyOf(one)) ?? (one.type === 'commune-actuelle' ? undefined : inherited(one));
    const judicial = zone.judicial || (found?.tgi.size === 1 ? ([...found.tgi][0] as string) : '');
    const list = rules.get(departement) ?? [];
    const sure =
      zone.judicial && !found
        ? { tgi: new Set([zone.judicial]), ti: new Set<string>(), cantons: new Set<string>() }
        : found;
    const seats = possibleSeats(list, sure, districts);
    const isOwn = one.type === 'commune-actuelle' && list.some(({ seat }) => plain(seat) === plain(one.nom));
    const commercial = zone.commercial || (isOwn ? one.nom : seats.size === 1 ? ([...seats][0] as string) : '');
    return {
      judicial,
      commercial: alsaceMoselle.has(departement) ? '' : commercial,
      proximity: proximityOf(one, found, judicial),
    };
  }

  /** A former commune is part of the one of today. */
  function inherited(one: Commune): Known | undefined {
    const whole = country.whole(one);
    return whole && known.get(whole.code);
  }

  function proximityOf(one: Commune, found: Known | undefined, judicial: string): string {
    const listed = official.get(one.code);
    if (listed !== undefined) return one.type === 'commune-actuelle' ? listed : '';
    const [only = ''] = found?.ti.size === 1 ? found.ti : [];
    const seat = seatOfInstance.get(only) ?? '';
    return seat.startsWith('Paris ') || plain(seat) === plain(judicial) ? '' : seat;
  }

  return { zones, country, placed };
}

function sets<T>(): (key: string) => Set<T> {
  const all = new Map<string, Set<T>>();
  return (key) => {
    const found = all.get(key) ?? new Set<T>();
    all.set(key, found);
    return found;
  };
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

export type Count = { communes: number; population: number };
export type Coverage = { all: Count; commercial: Count; judicial: Count };

/** How many communes and people the lists place, for each kind of court; a mixed or chambre commerciale follows the tribunal judiciaire. */
export function coverageOf({ country, placed }: CourtMap): Coverage {
  const all = country.current;
  const count = (list: Commune[]): Count => ({
    communes: list.length,
    population: list.reduce((sum, one) => sum + (one.population ?? 0), 0),
  });
  const judicial = all.filter((one) => placed(one).judicial !== '');
  const follows = (code: string) => alsaceMoselle.has(code) || code.startsWith('97');
  const commercial = all.filter((one) => {
    const { judicial: seat, commercial: own } = placed(one);
    return (follows(one.departement as string) ? seat : own) !== '';
  });
  return { all: count(all), commercial: count(commercial), judicial: count(judicial) };
}
