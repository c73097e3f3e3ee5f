import { plain } from './names.ts';

/** Annexe 7-1 row by row, and the départements that have one commercial court for all their communes. */
export type Commercial = {
  single_court: Record<string, string>;
  rows: { departement: string; siege: string | null; ressort: string }[];
};

/** The district of a commercial court: whole courts, tribunaux d'instance, and cantons added or taken away. */
export type Rule = { seat: string; tgi: string[]; ti: string[]; plus: string[]; minus: string[] };

/** What is known of a commune: its courts and the old cantons that bear its name; nothing at all when it is undefined. */
export type Known = { tgi: Set<string>; ti: Set<string>; cantons: Set<string> };

const listOf = (text: string): string[] =>
  text
    .split(/,| et /)
    .map((name) => plain(name.replace(/^ *(?:de la |de l'|des |de |du |d')/, '')))
    .filter(Boolean);

/** The rules of every département, by its code; `seatName` gives a seat its name of today. */
export function rulesOf(
  commercial: Commercial,
  codeOf: ReadonlyMap<string, string>,
  seatName: (departement: string, seat: string) => string,
): Map<string, Rule[]> {
  const rules = new Map<string, Rule[]>();
  const add = (code: string, rule: Rule) => rules.set(code, [...(rules.get(code) ?? []), rule]);
  for (const { departement, siege, ressort } of commercial.rows) {
    if (!siege) continue;
    for (const one of departement.split(/ et /)) {
      const code = codeOf.get(plain(one));
      // A map of a few départements has no other.
      if (!code) continue;
      const today = (names: string[]) => names.map((name) => plain(seatName(code, name)));
      const [head = '', minus = ''] = ressort.split(/,? à l'exception des? cantons? /);
      const [main = '', plus = ''] = head.split(/ et (?:des )?cantons? /);
      const grande = /grande instance (.*)$/.exec(main)?.[1];
      const instance = /tribuna(?:l|ux) d'instance (.*)$/.exec(main)?.[1];
      const article = (text: string) =>
        text.replace(/\bdu (Havre|Puy|Mans)/, 'Le $1').replace(/\bdes (Andelys)/, 'Les $1');
      add(code, {
        seat: seatName(code, siege),
        tgi: grande ? today(listOf(article(grande))) : [],
        ti: instance ? today(listOf(article(instance))) : [],
        plus: listOf(plus),
        minus: listOf(minus),
      });
    }
  }
  // Two rows that the open copy lost: the seats are said in its notes.
  if (codeOf.has('ille et vilaine')) add('35', { seat: 'Rennes', tgi: ['rennes'], ti: [], plus: [], minus: [] });
  if (codeOf.has('loire')) add('42', { seat: 'Roanne', tgi: ['roanne'], ti: [], plus: [], minus: [] });
  return rules;
}

/** Which tribunaux d'instance and cantons belong to each tribunal de grande instance, as tableau IV has them. */
export type Districts = {
  ti: ReadonlyMap<string, ReadonlySet<string>>;
  cantons: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Every commercial court whose district may hold the commune, by what is known of it: one alone is proven. */
export function possibleSeats(rules: readonly Rule[], known: Known | undefined, districts: Districts): Set<string> {
  if (!known || known.tgi.size === 0) return new Set(rules.map(({ seat }) => seat));
  const tgi = [...known.tgi].map(plain);
  const among = (map: ReadonlyMap<string, ReadonlySet<string>>, names: readonly string[]) =>
    tgi.some((one) => names.some((name) => map.get(one)?.has(name)));
  const isNamed = known.cantons.size > 0;
  const found = new Set<string>();
  for (const { seat, tgi: whole, ti, plus, minus } of rules) {
    const inMain =
      tgi.some((one) => whole.includes(one)) ||
      (known.ti.size > 0 ? [...known.ti].some((one) => ti.includes(one)) : among(districts.ti, ti));
    const added = isNamed ? [...known.cantons].some((one) => plus.includes(one)) : among(districts.cantons, plus);
    const isTaken = isNamed && [...known.cantons].some((one) => minus.includes(one));
    if (added || (inMain && !isTaken)) found.add(seat);
  }
  return found;
}
