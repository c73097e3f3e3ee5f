import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { distinctSources, type Source } from '../citation.ts';
import {
  type LawInForce,
  type LawNotKnown,
  publishedLaw,
  type Ruling,
  rowOn,
  scheduleIn,
  sourceOf,
  valueOn,
} from '../schedule.ts';
import type { Court, CourtFacts, CourtRefusal, Courts, CourtWarning, Heard } from './court.ts';
import { type CourtKind, courtName, ofSeat } from './court-names.ts';
import { warningsOf } from './court-warnings.ts';
import { type Contribution, economicContributionOf } from './economic-contribution.ts';
import * as law from './juridiction-competente.values.ts';
import { type Located, locate, type Place, placeOf, seatAt } from './places.ts';

/** The courts that may hear the claim: a creditor who is no trader may choose against a trader (mixed act). */
function heardBy({ parties, debtorIsTrader, creditorIsTrader }: CourtFacts): readonly Heard[] {
  if (parties !== 'professionals' || debtorIsTrader === false) return ['judicial'];
  return creditorIsTrader === false ? ['commercial', 'judicial'] : ['commercial'];
}

type Chosen = { kind: CourtKind; because: Source[] };

function commercialKind(place: Place, seat: string | undefined, on: CivilDate, inForce: LawInForce): Chosen {
  if (place.territory === 'alsace-moselle') {
    const because = [law.commercialMatters, law.alsaceMoselleChambers, law.judicialDistricts];
    return { kind: 'chambre-commerciale', because };
  }
  if (place.territory === 'outre-mer') {
    const because = [law.commercialMatters, law.overseasMixedCourts, law.judicialDistricts];
    return { kind: 'tribunal-mixte-de-commerce', because };
  }
  const economic = rowOn(scheduleIn(inForce, law.economicTribunals), on);
  if (seat !== undefined && economic?.value.includes(seat)) {
    const because = [law.commercialMatters, sourceOf(economic), law.commercialDistricts];
    return { kind: 'tribunal-des-activites-economiques', because };
  }
  return { kind: 'tribunal-de-commerce', because: [law.commercialMatters, law.commercialDistricts] };
}

/**
 * Which court hears an unpaid invoice, by the parties and the debtor's place (CPC 42, 43): commercial court between traders (its
 * other names in Alsace-Moselle, overseas and where a TAE sits), tribunal judiciaire otherwise, both when a creditor who is no
 * trader may choose, administrative court for a public buyer; lawyer or not, prior amicable attempt, appeal. Refuses a commune that
 * is not one of the postcode's, and a place whose court of that kind the official lists do not give.
 */
export function competentCourts(facts: CourtFacts, inForce: LawInForce = publishedLaw): Result<Courts, CourtRefusal> {
  if (facts.amount <= 0n) return refuse({ kind: 'not-positive', argument: 'amount' });
  const located = locate(facts.postcode, facts.commune);
  if (located.refused) return located;
  const place = placeOf(located.value);
  const departement = place.departement?.code;
  const warnings: CourtWarning[] = located.value.isCedex
    ? [{ kind: 'cedex-code', departement: departement ?? '' }]
    : [];
  if (facts.parties === 'public-buyer') return ok(publicBuyer(place, warnings));

  const thresholds = thresholdsOn(facts.on, inForce);
  if (thresholds.refused) return thresholds;
  const heard = heardBy(facts);
  const seats = heard.map((sought) => ({ sought, seat: seatAt(located.value, sought) }));
  // One court named is an answer, even when the other that the creditor may choose is not.
  const refused = seats.every(({ seat }) => seat.refused) ? seats[0]?.seat : undefined;
  if (refused?.refused) return refused;
  const courts: Court[] = [];
  for (const { sought, seat } of seats) {
    const found = seat.refused ? undefined : seat.value;
    if (found === undefined)
      warnings.push({ kind: 'court-not-listed', court: sought, ...(departement === undefined ? {} : { departement }) });
    const court =
      sought === 'commercial'
        ? commercialCourt(facts, place, found, thresholds.value, inForce)
        : judicialCourt(facts, located.value, found, thresholds.value, inForce, heard.length > 1);
    if (court.refused) return court;
    courts.push(court.value);
  }
  warnings.push(...warningsOf(facts, heard, courts, inForce));
  const because = distinctSources(...courts.map((court) => court.because), [law.officerDistrict]);
  return ok({ courts, place, because, warnings });
}

function publicBuyer(place: Place, warnings: CourtWarning[]): Courts {
  const court: Court = {
    kind: 'tribunal-administratif',
    competence: 'administrative',
    priorAmicableAttempt: false,
    lastResort: false,
    economicContribution: false,
    because: [law.administrativeCourt],
  };
  const departement = place.departement ? { departement: place.departement.code } : {};
  return {
    courts: [court],
    place,
    because: court.because,
    warnings: [...warnings, { kind: 'court-not-listed', court: 'administrative', ...departement }],
  };
}

type Thresholds = { lawyer: Ruling<Cents>; appeal: Ruling<Cents> };

function thresholdsOn(on: CivilDate, inForce: LawInForce): Result<Thresholds, LawNotKnown> {
  const lawyer = valueOn(law.lawyerThreshold, on, inForce);
  if (lawyer.refused) return lawyer;
  const appeal = valueOn(law.lastResort, on, inForce);
  return appeal.refused ? appeal : ok({ lawyer: lawyer.value, appeal: appeal.value });
}

/** What every court of the judicial order shares: who may come, and what its judgment is worth. */
function common(facts: CourtFacts, { lawyer, appeal }: Thresholds) {
  const because = distinctSources(
    [law.defendantsHome, law.companySeat, law.contractPlace, law.connectedClaims],
    lawyer.because,
    appeal.because,
  );
  return {
    lawyer: facts.amount > lawyer.value ? ('mandatory' as const) : ('optional' as const),
    lastResort: facts.amount <= appeal.value,
    because,
  };
}

const named = (kind: CourtKind, seat: string | undefined) =>
  seat === undefined ? { kind } : { kind, seat, name: courtName(kind, seat) };

function commercialCourt(
  facts: CourtFacts,
  place: Place,
  seat: string | undefined,
  thresholds: Thresholds,
  inForce: LawInForce,
): Result<Court, LawNotKnown> {
  const { kind, because } = commercialKind(place, seat, facts.on, inForce);
  const { because: shared, ...rest } = common(facts, thresholds);
  const rule = rowOn(scheduleIn(inForce, law.economicContribution), facts.on);
  const asksContribution = kind === 'tribunal-des-activites-economiques' && rule !== undefined;
  const contributions: Contribution[] = [];
  for (const claimant of asksContribution ? (facts.claimants ?? []) : []) {
    const owed = economicContributionOf({ amount: facts.amount, ...claimant, on: facts.on }, inForce);
    if (owed.refused) return owed;
    contributions.push(owed.value);
  }
  // A chamber of the tribunal judiciaire: whether 750-1 binds it is not settled, up to its threshold.
  const amicable = kind === 'chambre-commerciale' ? valueOn(law.priorAmicableAttempt, facts.on, inForce) : undefined;
  const isSettled = !amicable || (!amicable.refused && facts.amount > amicable.value.value);
  return ok({
    ...named(kind, seat),
    competence: 'commercial',
    ...rest,
    ...(isSettled ? { priorAmicableAttempt: false } : {}),
    economicContribution: asksContribution && facts.amount > rule.value.above,
    ...(contributions.length > 0 ? { contributions } : {}),
    because: distinctSources(
      because,
      shared,
      facts.creditorIsTrader === false ? [law.mixedAct] : [law.jurisdictionClauses],
      ...contributions.map((one) => one.because),
    ),
  });
}

function judicialCourt(
  facts: CourtFacts,
  located: Located,
  seat: string | undefined,
  thresholds: Thresholds,
  inForce: LawInForce,
  isChoice: boolean,
): Result<Court, LawNotKnown> {
  const amicable = valueOn(law.priorAmicableAttempt, facts.on, inForce);
  // The other court answers on that day: this one is told without what nobody read.
  if (amicable.refused && !isChoice) return amicable;
  const isNeeded = amicable.refused ? undefined : facts.amount <= amicable.value.value;
  const { because: shared, ...rest } = common(facts, thresholds);
  const proximity = seat === undefined ? undefined : placeOf(located).proximity;
  return ok({
    ...named('tribunal-judiciaire', seat),
    ...(proximity === undefined
      ? {}
      : { proximity: { seat: proximity, name: `Tribunal de proximité ${ofSeat(proximity)}` } }),
    competence: 'civil',
    ...rest,
    ...(isNeeded === undefined ? {} : { priorAmicableAttempt: isNeeded }),
    economicContribution: false,
    because: distinctSources(
      [law.commonLawCourt, law.judicialDistricts],
      proximity === undefined ? [] : [law.proximityChambers],
      shared,
      isNeeded && !amicable.refused ? amicable.value.because : [],
      isChoice ? [law.mixedAct] : [],
      facts.parties === 'consumer' ? [law.consumerChoice] : [],
    ),
  });
}
