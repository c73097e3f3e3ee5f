import { ok, type Result, refuse } from '../../kernel/result.ts';
import { departements, postcodes } from './courts.gen.ts';

/** The judicial map seen from one place. A court that the official lists do not give for it is absent. */
export type Place = {
  departement: { code: string; name: string };
  /** Seat of the cour d'appel: the district of the commissaires de justice. */
  appeal?: string;
  tribunalJudiciaire?: string;
  tribunalDeCommerce?: string;
  territory: 'metropole' | 'alsace-moselle' | 'outre-mer';
};

export type PlaceRefusal =
  | { kind: 'postcode-unknown'; argument: 'postcode'; postcode: string }
  | { kind: 'commune-needed'; argument: 'commune'; postcode: string; known: string[] }
  | { kind: 'commune-not-covered'; argument: 'commune'; postcode: string; commune: string; known: string[] };

type Departement = { name: string; appeal: string; judicial: string; commercial: string };
type Commune = { name: string; departement: string; judicial: string; commercial: string };
type Postcode = { departements: string[]; communes: Commune[]; others: number };

const lines = (text: string): string[][] =>
  text
    .trim()
    .split(/[\n\t]/)
    .map((line) => line.split('|'));

let byDepartement: Map<string, Departement> | undefined;
let byPostcode: Map<string, Postcode> | undefined;

function departementOf(code: string): Departement {
  byDepartement ??= new Map(
    lines(departements).map(([one = '', name = '', appeal = '', judicial = '', commercial = '']) => [
      one,
      { name, appeal, judicial, commercial },
    ]),
  );
  return byDepartement.get(code) ?? { name: code, appeal: '', judicial: '', commercial: '' };
}

function postcodeOf(postcode: string): Postcode | undefined {
  byPostcode ??= new Map(
    lines(postcodes).map(([code = '', list = '', named = '', others = '']) => [
      code,
      {
        departements: list.split(','),
        communes: named
          .split(';')
          .filter(Boolean)
          .map((one) => {
            const [name = '', departement = '', judicial = '', commercial = ''] = one.split(':');
            return { name, departement, judicial, commercial };
          }),
        others: Number(others),
      },
    ]),
  );
  return byPostcode.get(postcode);
}

/** A commune's name as it is compared: no accent, no article, « St » for « Saint », no arrondissement or CEDEX. */
function comparable(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/ (?:cedex.*|\d+(?:e|er|eme)?(?: arrondissement)?)$/, '')
    .replace(/^(?:le|la|les|l) /, '')
    .trim();
}

const territoryOf = (code: string): Place['territory'] =>
  ['57', '67', '68'].includes(code)
    ? 'alsace-moselle'
    : code.startsWith('97') || code.startsWith('98')
      ? 'outre-mer'
      : 'metropole';

function place(code: string, commune?: Commune): Place {
  const known = departementOf(code);
  const judicial = commune?.judicial || known.judicial;
  const commercial = commune?.commercial || known.commercial;
  return {
    departement: { code, name: known.name },
    ...(known.appeal ? { appeal: known.appeal } : {}),
    ...(judicial ? { tribunalJudiciaire: judicial } : {}),
    ...(commercial ? { tribunalDeCommerce: commercial } : {}),
    territory: territoryOf(code),
  };
}

/** Is every court of the département known without the commune? */
function isWhole(code: string): boolean {
  const { judicial, commercial } = departementOf(code);
  return judicial !== '' && (commercial !== '' || territoryOf(code) !== 'metropole');
}

/**
 * The courts of a French postcode. Where several courts share the département the commune decides, and only communes that the
 * official lists name are placed: the others are refused, with the names that are known for that postcode.
 */
export function placeOf(postcode: string, commune?: string): Result<Place, PlaceRefusal> {
  const found = postcodeOf(postcode.trim());
  if (!found) return refuse({ kind: 'postcode-unknown', argument: 'postcode', postcode });
  const known = found.communes.map((one) => one.name);
  const [only = ''] = found.departements;
  if (found.departements.length === 1 && isWhole(only)) return ok(place(only));
  if (commune !== undefined) {
    const wanted = comparable(commune);
    const one = found.communes.find(({ name }) => comparable(name) === wanted);
    if (one) return ok(place(one.departement, one));
    return refuse({ kind: 'commune-not-covered', argument: 'commune', postcode, commune, known });
  }
  const [first] = found.communes;
  const isSame = (one: Commune) =>
    one.departement === first?.departement && one.judicial === first.judicial && one.commercial === first.commercial;
  if (first && found.others === 0 && found.communes.every(isSame)) return ok(place(first.departement, first));
  return refuse({ kind: 'commune-needed', argument: 'commune', postcode, known });
}

/** The cour d'appel of a postcode, which needs no commune when one département is meant: it places a commissaire de justice. */
export function appealCourtOf(postcode: string): Result<{ appeal: string; departement: string }, PlaceRefusal> {
  const found = postcodeOf(postcode.trim());
  const appeals = new Set((found?.departements ?? []).map((code) => departementOf(code).appeal));
  const [appeal] = appeals;
  if (!found || !appeal) return refuse({ kind: 'postcode-unknown', argument: 'postcode', postcode });
  if (appeals.size > 1) {
    return refuse({
      kind: 'commune-needed',
      argument: 'commune',
      postcode,
      known: found.communes.map((one) => one.name),
    });
  }
  return ok({ appeal, departement: found.departements[0] ?? '' });
}
