import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Commune, communesNamed, communesOf, comparable, type Zone, zoneOf } from './communes-of-postcodes.ts';
import { departementOfPostcode } from './postcode.ts';

/** The judicial map seen from one place. A court that the official lists do not give for it is absent. */
export type Place = {
  /** Absent when a postcode spans several and none was chosen. */
  departement?: { code: string; name: string };
  /** Seat of the cour d'appel: the district of the commissaires de justice. */
  appeal?: string;
  tribunalJudiciaire?: string;
  tribunalDeCommerce?: string;
  /** Seat of the tribunal d'instance of 2010, a chambre de proximité since 2020. */
  proximity?: string;
  territory: Territory;
};
export type Territory = 'metropole' | 'alsace-moselle' | 'outre-mer';

/** Which court is looked for: a place is refused only when that one is not known. */
export type Sought = 'commercial' | 'judicial' | 'appeal';

type OfPostcode = { postcode: string };
export type PlaceRefusal = OfPostcode &
  (
    | { kind: 'postcode-unknown'; argument: 'postcode' }
    /** Courts and procedure of their own, or another State. */
    | { kind: 'territory-not-covered'; argument: 'postcode'; territory: string }
    /** Not a commune's code: La Poste's for large mailers. `possible`: the seats among which the commune decides. */
    | { kind: 'cedex-code'; argument: 'postcode'; departement: string; possible: string[] }
    | { kind: 'commune-needed'; argument: 'commune'; known: string[]; possible: string[] }
    | { kind: 'commune-not-of-postcode'; argument: 'commune'; commune: string; known: string[] }
    /** No list says the court of that commune, or of any commune of the postcode. */
    | {
        kind: 'commune-not-covered';
        argument: 'commune';
        court: Sought;
        commune?: string;
        known: string[];
        possible: string[];
      }
  );

/** Where a postcode and a commune's name lead: the communes they may mean, one of which is meant. */
export type Located = {
  readonly postcode: string;
  readonly commune?: string;
  /** A CEDEX code is placed by its département, or by the commune named with it. */
  readonly isCedex: boolean;
  readonly communes: readonly Commune[];
  readonly all: readonly Commune[];
};

const territories: Record<string, string> = {
  '975': 'Saint-Pierre-et-Miquelon',
  '984': 'Terres australes et antarctiques françaises',
  '986': 'Wallis-et-Futuna',
  '987': 'Polynésie française',
  '988': 'Nouvelle-Calédonie',
  '980': 'Monaco',
};

/** The communes that a postcode may mean, narrowed by the commune's name; a name that is not one of the postcode's is refused. */
export function locate(typed: string, commune?: string): Result<Located, PlaceRefusal> {
  const postcode = typed.replace(/\s/g, '');
  const territory = territories[postcode.slice(0, 3)];
  if (!/^\d{5}$/.test(postcode)) return refuse({ kind: 'postcode-unknown', argument: 'postcode', postcode: typed });
  if (territory !== undefined)
    return refuse({ kind: 'territory-not-covered', argument: 'postcode', postcode, territory });
  const name = commune?.trim() ? { commune } : {};
  const all = communesOf(postcode);
  if (!all) return locateCedex(postcode, name);
  if (name.commune === undefined) {
    return ok({ postcode, isCedex: false, communes: all.filter(({ isFormer }) => !isFormer), all });
  }
  const wanted = comparable(name.commune);
  const communes = all.filter((one) => comparable(one.name) === wanted);
  if (communes.length > 0) return ok({ postcode, ...name, isCedex: false, communes, all });
  const known = all.map((one) => one.name);
  return refuse({ kind: 'commune-not-of-postcode', argument: 'commune', postcode, commune: name.commune, known });
}

function locateCedex(postcode: string, name: { commune?: string }): Result<Located, PlaceRefusal> {
  const zone = zoneOf(departementOfPostcode(postcode) ?? '');
  if (!zone) return refuse({ kind: 'postcode-unknown', argument: 'postcode', postcode });
  const whole = { postcode, isCedex: true, communes: [anyOf(zone)], all: [] };
  if (name.commune === undefined) return ok(whole);
  const named = communesNamed(name.commune);
  const communes = named.filter((one) => one.zone === zone);
  if (communes.length > 0) return ok({ ...whole, ...name, communes });
  // « Paris-La Défense CEDEX » names an office, not a commune; « Marseille » is one, elsewhere.
  if (named.length === 0) return ok(whole);
  return refuse({ kind: 'commune-not-of-postcode', argument: 'commune', postcode, commune: name.commune, known: [] });
}

/** Any commune of a département: only the courts that serve the whole of it. */
function anyOf(zone: Zone): Commune {
  const { judicial, commercial } = zone;
  return { name: '', isFormer: false, zone, judicial, commercial, proximity: '' };
}

export function territoryOf(code: string): Territory {
  if (['57', '67', '68'].includes(code)) return 'alsace-moselle';
  return code.startsWith('97') ? 'outre-mer' : 'metropole';
}

/** The seat of one commune; commercial matters go to the tribunal judiciaire's seat where there is no commercial court. */
function seatOf(commune: Commune, sought: Sought): string {
  if (sought === 'appeal') return commune.zone.appeal;
  if (sought === 'judicial' || territoryOf(commune.zone.code) !== 'metropole') return commune.judicial;
  return commune.commercial;
}

function seatsOf(zone: Zone, sought: Sought): string[] {
  if (sought === 'appeal') return [zone.appeal];
  return sought === 'judicial' || territoryOf(zone.code) !== 'metropole' ? zone.judicialSeats : zone.commercialSeats;
}

/** The value that every commune shares, or nothing. */
function shared<T>(communes: readonly Commune[], of: (commune: Commune) => T): T | undefined {
  const values = new Set(communes.map(of));
  return values.size === 1 ? [...values][0] : undefined;
}

/** The seat of the court looked for; refused when the communes that may be meant have none, or not the same. */
export function seatAt(located: Located, sought: Sought): Result<string, PlaceRefusal> {
  const { postcode, commune, communes, all, isCedex } = located;
  const seat = shared(communes, (one) => seatOf(one, sought));
  if (seat) return ok(seat);
  const possible = [...new Set(communes.flatMap(({ zone }) => seatsOf(zone, sought)))].sort();
  if (isCedex && commune === undefined) {
    return refuse({
      kind: 'cedex-code',
      argument: 'postcode',
      postcode,
      departement: communes[0]?.zone.name ?? '',
      possible,
    });
  }
  const known = all.filter((one) => seatOf(one, sought) !== '').map(({ name }) => name);
  if (commune === undefined && known.length > 0)
    return refuse({ kind: 'commune-needed', argument: 'commune', postcode, known, possible });
  const named = commune === undefined ? {} : { commune };
  return refuse({
    kind: 'commune-not-covered',
    argument: 'commune',
    court: sought,
    postcode,
    ...named,
    known,
    possible,
  });
}

/** All that the communes that may be meant share. */
export function placeOf({ communes }: Located): Place {
  const zone = shared(communes, (one) => one.zone);
  const appeal = shared(communes, (one) => one.zone.appeal);
  const judicial = shared(communes, (one) => one.judicial);
  const commercial = shared(communes, (one) => one.commercial);
  const proximity = shared(communes, (one) => one.proximity);
  return {
    ...(zone ? { departement: { code: zone.code, name: zone.name } } : {}),
    ...(appeal ? { appeal } : {}),
    ...(judicial ? { tribunalJudiciaire: judicial } : {}),
    ...(commercial ? { tribunalDeCommerce: commercial } : {}),
    ...(proximity ? { proximity } : {}),
    territory: shared(communes, (one) => territoryOf(one.zone.code)) ?? 'metropole',
  };
}

/** The cour d'appel of a place, which its département alone gives: the district where a commissaire de justice may act. */
export function appealCourtOf(postcode: string, commune?: string): Result<string, PlaceRefusal> {
  const located = locate(postcode, commune);
  return located.refused ? located : seatAt(located.value, 'appeal');
}
