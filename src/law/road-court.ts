import { article, official, type Source, unconfirmed } from './citation.ts';
import type { DelaiFacts } from './delais/delais.ts';
import type { Zone } from './delais/holidays.ts';
import { competentCourts } from './juridiction-competente/juridiction-competente.ts';
import { alsaceMoselleChambers } from './juridiction-competente/juridiction-competente.values.ts';
import { isCommercialMatter, type RoadFacts, type RoadWarning, totalClaimed } from './road.ts';
import { type LawInForce, publishedLaw } from './schedule.ts';

type Asked = ReturnType<typeof competentCourts>;
type Answered = Extract<Asked, { refused: false }>['value'];
export type PlaceRefusal = Extract<Extract<Asked, { refused: true }>['refusal'], { argument: 'postcode' | 'commune' }>;
export type CourtKind = Answered['courts'][number]['kind'];

/** The court of a claim, as far as its facts place it. */
export type RoadCourt = {
  isCommercial: boolean;
  /** Known from the debtor's postcode. */
  kind?: CourtKind;
  name?: string;
  zone?: Zone;
  /** What distance does to a period that runs against the debtor. */
  distance?: DelaiFacts['distance'];
  /** Greffe of a commercial court, with its tariff and its forms: not so of the commercial chamber of a tribunal judiciaire. */
  hasCommercialGreffe: boolean;
  /** A tribunal des activités économiques, or a commercial court that no postcode tells apart from one. */
  mayBeEconomic: boolean;
  warnings: RoadWarning[];
};

const chamberGreffe = unconfirmed(article('code de commerce', 'L731-2'), {
  note: 'formulaire, frais et contribution devant la chambre commerciale du tribunal judiciaire : à demander à son greffe',
});
const distanceRule = official(article('code de procédure civile', '643'));
const placeRule = official(article('code de procédure civile', '42'));
const traderRule: Source = unconfirmed(article('code de commerce', 'L721-3', 'LEGIARTI000044078679'), {
  note: 'qualité de commerçant des deux parties supposée : à vérifier au registre',
});

const zonesByDepartement: Record<string, Zone> = {
  '57': 'alsace-moselle',
  '67': 'alsace-moselle',
  '68': 'alsace-moselle',
  '971': 'guadeloupe',
  '972': 'martinique',
  '973': 'guyane',
  '974': 'reunion',
  '975': 'saint-pierre-et-miquelon',
  '976': 'mayotte',
  '977': 'saint-barthelemy',
  '978': 'saint-martin',
};

const isMainland = (zone: Zone): boolean => zone === 'metropole' || zone.startsWith('alsace-moselle');

/** Where the debtor lives, seen from the court: said, or told by the postcode or the country. */
function residenceOf(facts: RoadFacts, isOverseasPlace: boolean): RoadFacts['resides'] {
  if (facts.resides !== undefined) return facts.resides;
  if (facts.debtorCountry !== undefined && facts.debtorCountry !== 'france') return 'etranger';
  return isOverseasPlace ? 'outre-mer' : undefined;
}

function distanceOf(facts: RoadFacts, zone: Zone | undefined): DelaiFacts['distance'] {
  const isOverseas = zone !== undefined && !isMainland(zone);
  const resides = residenceOf(facts, isOverseas && facts.postcode !== undefined);
  if (resides === undefined) return undefined;
  // The court is the one of the debtor's own place (CPC 42, 1406): overseas, they are in the same territory.
  return isOverseas
    ? { court: 'outre-mer', resides, sameTerritory: resides === 'outre-mer' }
    : { court: 'metropole', resides };
}

/** What the judicial map answers for the postcode of the facts. */
function asked(facts: RoadFacts, inForce: LawInForce): Asked | undefined {
  const { postcode, commune, parties, creditorIsTrader, debtorIsTrader, on } = facts;
  if (postcode === undefined) return undefined;
  return competentCourts(
    {
      parties,
      amount: totalClaimed(facts),
      on,
      postcode,
      ...(commune === undefined ? {} : { commune }),
      ...(creditorIsTrader === undefined ? {} : { creditorIsTrader }),
      ...(debtorIsTrader === undefined ? {} : { debtorIsTrader }),
    },
    inForce,
  );
}

const toCorrect = ['postcode-unknown', 'commune-needed', 'commune-not-of-postcode'];

/** A postcode or a commune that whoever gave it can put right; a place that no list covers is only told on the roads. */
export function badPlace(facts: RoadFacts, inForce: LawInForce = publishedLaw): PlaceRefusal | undefined {
  const found = asked(facts, inForce);
  if (!found?.refused || !toCorrect.includes(found.refusal.kind)) return undefined;
  return found.refusal as PlaceRefusal;
}

function zoneOf(facts: RoadFacts, departement: string | undefined): Zone | undefined {
  const { postcode, zone } = facts;
  if (zone !== undefined || postcode === undefined) return zone;
  const code = departement ?? postcode.slice(0, postcode.startsWith('97') ? 3 : 2);
  return zonesByDepartement[code] ?? 'metropole';
}

/** Which court a road leads to: its kind and days by the debtor's postcode, or what can be said without it, and the doubts. */
export function courtOf(facts: RoadFacts, inForce: LawInForce = publishedLaw): RoadCourt {
  const isCommercial = isCommercialMatter(facts);
  const found = asked(facts, inForce);
  const answered = found === undefined || found.refused ? undefined : found.value;
  const zone = zoneOf(facts, answered?.place.departement?.code);
  const distance = distanceOf(facts, zone);
  const [court] = answered?.courts ?? [];
  const known = court && { kind: court.kind, ...(court.name === undefined ? {} : { name: court.name }) };
  const isChamber = court?.kind === 'chambre-commerciale';
  const isAssumed =
    facts.parties === 'professionals' &&
    isCommercial &&
    (facts.creditorIsTrader === undefined || facts.debtorIsTrader === undefined);
  const warnings: RoadWarning[] = [];
  const isAbroad = facts.debtorCountry !== undefined && facts.debtorCountry !== 'france';
  if (found === undefined) {
    if (!isAbroad) warnings.push({ kind: 'place-not-given', because: [placeRule] });
  } else if (!court) warnings.push({ kind: 'court-not-known', because: [placeRule] });
  if (isAssumed) warnings.push({ kind: 'trader-assumed', because: [traderRule] });
  if (isChamber)
    warnings.push({ kind: 'chamber-of-tribunal-judiciaire', because: [alsaceMoselleChambers, chamberGreffe] });
  if (facts.resides === 'outre-mer' && zone === undefined) {
    warnings.push({ kind: 'court-overseas-not-known', because: [distanceRule] });
  }
  return {
    isCommercial,
    ...known,
    ...(zone === undefined ? {} : { zone }),
    ...(distance === undefined ? {} : { distance }),
    hasCommercialGreffe: isCommercial && !isChamber,
    mayBeEconomic: isCommercial && (court === undefined || court.kind === 'tribunal-des-activites-economiques'),
    warnings,
  };
}

/** How periods are counted before that court: its days; with distance where it lengthens them. */
export function countingAt({ zone }: RoadCourt): { zone?: Zone } {
  return zone === undefined ? {} : { zone };
}
