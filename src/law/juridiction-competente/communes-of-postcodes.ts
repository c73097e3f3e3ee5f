import { postcodes, seats } from './communes.gen.ts';
import { departements } from './courts.gen.ts';
import { departementOfPostcode } from './postcode.ts';

/** A département of the lists: its courts where it has only one, and all those that serve a part of it. */
export type Zone = {
  code: string;
  name: string;
  appeal: string;
  judicial: string;
  commercial: string;
  judicialSeats: string[];
  commercialSeats: string[];
};

/** A commune of a postcode, of today or merged since, with the seats that the lists prove for it; empty where they prove none. */
export type Commune = {
  name: string;
  isFormer: boolean;
  zone: Zone;
  judicial: string;
  commercial: string;
  /** Seat of the tribunal d'instance, today a chambre de proximité. */
  proximity: string;
};

let zonesByCode: Map<string, Zone> | undefined;
let communesByPostcode: Map<string, Commune[]> | undefined;
let communesByName: Map<string, Commune[]> | undefined;

const list = (text: string): string[] => text.split(',').filter(Boolean);

export function zoneOf(code: string): Zone | undefined {
  zonesByCode ??= new Map(
    departements
      .trim()
      .split('\n')
      .map((line) => {
        const [one = '', name = '', appeal = '', judicial = '', commercial = '', tj = '', tc = ''] = line.split('|');
        return [
          one,
          { code: one, name, appeal, judicial, commercial, judicialSeats: list(tj), commercialSeats: list(tc) },
        ];
      }),
  );
  return zonesByCode.get(code);
}

function communeOf(entry: string, home: string | undefined): Commune {
  const [, former = '', abroad = '', name = '', courts = ''] = /^(~?)(?:(\w+)@)?([^:]*):?(.*)$/.exec(entry) ?? [];
  const zone = zoneOf(abroad || (home ?? ''));
  if (!zone) throw new Error(`no département for ${entry}`);
  const names = seats.split('|');
  const [judicial = '', commercial = '', proximity = ''] = courts
    .split('.')
    .map((index) => (index === '' ? '' : (names[Number.parseInt(index, 36)] ?? '')));
  return {
    name,
    isFormer: former !== '',
    zone,
    judicial: judicial || zone.judicial,
    commercial: commercial || zone.commercial,
    proximity,
  };
}

function all(): Map<string, Commune[]> {
  communesByPostcode ??= new Map(
    postcodes
      .trim()
      .split(/[\n\t]/)
      .map((line) => {
        const [postcode = '', entries = ''] = line.split('|');
        const home = departementOfPostcode(postcode);
        return [postcode, list(entries).map((entry) => communeOf(entry, home))];
      }),
  );
  return communesByPostcode;
}

/** The communes that La Poste serves under a postcode; undefined when it is no commune's. */
export function communesOf(postcode: string): readonly Commune[] | undefined {
  return all().get(postcode);
}

/** The communes of that name in the country, however it is written. */
export function communesNamed(name: string): readonly Commune[] {
  if (!communesByName) {
    communesByName = new Map();
    for (const commune of new Set([...all().values()].flat())) {
      const key = comparable(commune.name);
      communesByName.set(key, [...(communesByName.get(key) ?? []), commune]);
    }
  }
  return communesByName.get(comparable(name)) ?? [];
}

/** A commune's name as it is compared: no accent, article, hyphen, arrondissement or CEDEX; « St » is « Saint », « s/ » is « sur ». */
export function comparable(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\bss\//g, 'sous ')
    .replace(/\bs\//g, 'sur ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/ cedex\b.*$/, '')
    .replace(/(?: \d{1,2}(?:e|er|eme)?)?(?: arrondissement)? ?$/, '')
    .replace(/^ ?(?:le|la|les|l) /, '')
    .trim();
}
