import { plain, todaysNames } from './names.ts';

/** A commune of @etalab/decoupage-administratif, of today or merged into another. */
export type Commune = {
  code: string;
  nom: string;
  departement?: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  codesPostaux?: string[];
  /** The commune of an arrondissement. */
  commune?: string;
  /** Codes of the communes merged into it, whether the list names them or not. */
  anciensCodes?: string[];
  /** The commune of today that a former one is part of. */
  chefLieu?: string;
  population?: number;
};

/** Key of a commune: the code of the chief one is also the code of the former commune it kept. */
export const keyOf = (one: Commune): string => (one.type === 'commune-actuelle' ? one.code : `${one.code}~`);

/** The communes of the country, found by name in a département. */
export class Country {
  readonly current: Commune[];
  readonly former: Commune[];
  readonly arrondissements: Commune[];
  readonly #byName = new Map<string, Commune>();
  readonly #byCode: Map<string, Commune>;
  readonly #merged = new Map<string, Commune[]>();

  constructor(communes: Commune[]) {
    this.current = communes.filter((one) => one.type === 'commune-actuelle' && one.departement);
    this.former = communes.filter((one) => one.type === 'commune-deleguee' || one.type === 'commune-associee');
    this.arrondissements = communes.filter((one) => one.type === 'arrondissement-municipal');
    this.#byCode = new Map(this.current.map((one) => [one.code, one]));
    for (const one of [...this.former, ...this.current]) this.#byName.set(`${one.departement}|${plain(one.nom)}`, one);
    for (const one of this.former) {
      const list = this.#merged.get(one.chefLieu ?? '') ?? [];
      // Those of the seventies were already one commune when the districts were written.
      if (one.type === 'commune-deleguee') this.#merged.set(one.chefLieu ?? '', [...list, one]);
    }
  }

  /** The commune of that name, of today first, or else a former one. */
  named(departement: string, name: string): Commune | undefined {
    return this.#byName.get(`${departement}|${plain(name)}`);
  }

  /** The commune of today. */
  whole(one: Commune): Commune | undefined {
    return one.type === 'commune-actuelle' ? one : this.#byCode.get(one.chefLieu ?? one.commune ?? '');
  }

  /** The communes that a merged one was made of. */
  partsOf(one: Commune): Commune[] {
    return this.#merged.get(one.code) ?? [];
  }
}

const fraction =
  /^(?:nord|sud|est|ouest|centre|ville|campagne|canton|ier|er|e|i+|iv|vi*|ix|x+|let|\d+(?:er|e|eme)?|exterieur|intra|extra|muros|premier|deuxieme|et|rive|droite|gauche)$/;

/** The communes that a canton is named after; none when a word of its name is neither a commune nor the name of a fraction. */
export function communesOfCanton(country: Country, departement: string, canton: string): Commune[] {
  const today = todaysNames[`${departement}|${plain(canton)}`];
  if (today) return today.map((name) => country.named(departement, name)).filter((one) => one !== undefined);
  const words = plain(canton).split(' ');
  const found: Commune[] = [];
  for (let at = 0; at < words.length; ) {
    let length = words.length - at;
    let one: Commune | undefined;
    for (; length > 0 && !one; length--) one = country.named(departement, words.slice(at, at + length).join(' '));
    if (one && (found.length === 0 || words.slice(at, at + length + 1).join('').length > 3)) {
      found.push(one);
      at += length + 1;
    } else if (found.length > 0 && fraction.test(words[at] ?? '')) at++;
    else return [];
  }
  return found;
}
