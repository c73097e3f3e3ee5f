import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, shareOf, smaller } from '../../kernel/money.ts';
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
import * as law from './juridiction-competente.values.ts';
import { type Place, type PlaceRefusal, placeOf } from './places.ts';

export type CourtKind =
  | 'tribunal-de-commerce'
  | 'tribunal-des-activites-economiques'
  | 'chambre-commerciale'
  | 'tribunal-mixte-de-commerce'
  | 'tribunal-judiciaire'
  | 'tribunal-administratif';

export type Court = {
  kind: CourtKind;
  /** « Tribunal de commerce de Cannes »; absent when the official lists do not say which one. */
  name?: string;
  seat?: string;
  competence: 'commercial' | 'civil' | 'administrative';
  /** May the creditor act without a lawyer? Not said of the administrative court. */
  lawyer?: 'mandatory' | 'optional';
  /** Must an amicable attempt come first, on pain of inadmissibility (CPC 750-1)? */
  priorAmicableAttempt: boolean;
  /** Is the judgment without appeal? */
  lastResort: boolean;
  /** May the contribution for economic justice be due? */
  economicContribution: boolean;
  because: Source[];
};

export type CourtFacts = {
  readonly parties: 'professionals' | 'public-buyer' | 'consumer';
  /** Principal and accessories asked for together. */
  readonly amount: Cents;
  readonly on: CivilDate;
  readonly postcode: string;
  readonly commune?: string;
  /** Is the debtor a trader (commerçant) or a commercial company? Between professionals, true unless said otherwise. */
  readonly debtorIsTrader?: boolean;
  /** Is the creditor one? A mixed case leaves the defendant's court. True unless said otherwise. */
  readonly creditorIsTrader?: boolean;
};

export type CourtWarning =
  | { kind: 'trader-assumed' }
  | { kind: 'court-not-listed'; departement: string }
  | { kind: 'list-is-old'; source: Source }
  | { kind: 'consumer-may-choose' };

export type Courts = { courts: Court[]; place: Place; because: Source[]; warnings: CourtWarning[] };
export type CourtRefusal = LawNotKnown | PlaceRefusal | { kind: 'not-positive'; argument: 'amount' };

/** « du Mans », « de La Rochelle », « d'Agen ». */
function ofSeat(seat: string): string {
  if (/^Le /.test(seat)) return `du ${seat.slice(3)}`;
  if (/^Les /.test(seat)) return `des ${seat.slice(4)}`;
  return /^[AEIOUYÀÂÉÈÊÎÔÛ]/.test(seat) ? `d'${seat}` : `de ${seat}`;
}

const labels: Record<Exclude<CourtKind, 'chambre-commerciale'>, string> = {
  'tribunal-de-commerce': 'Tribunal de commerce',
  'tribunal-des-activites-economiques': 'Tribunal des activités économiques',
  'tribunal-mixte-de-commerce': 'Tribunal mixte de commerce',
  'tribunal-judiciaire': 'Tribunal judiciaire',
  'tribunal-administratif': 'Tribunal administratif',
};

/** A court may bear another name than its seat: the one of Tourcoing is « Lille Métropole ». */
const otherNames: Record<string, string> = { 'tribunal-de-commerce Tourcoing': 'Lille Métropole' };

function nameOf(kind: CourtKind, seat: string): string {
  const other = otherNames[`${kind} ${seat}`];
  if (other !== undefined) return nameOf(kind, other);
  if (kind === 'chambre-commerciale') return `Chambre commerciale du tribunal judiciaire ${ofSeat(seat)}`;
  return `${labels[kind]} ${ofSeat(seat)}`;
}

function commercialCourt(
  place: Place,
  on: CivilDate,
  inForce: LawInForce,
): { kind: CourtKind; seat?: string; because: Source[] } {
  if (place.territory === 'alsace-moselle') {
    return withSeat('chambre-commerciale', place.tribunalJudiciaire, [
      law.commercialMatters,
      law.alsaceMoselleChambers,
    ]);
  }
  if (place.territory === 'outre-mer') {
    return withSeat('tribunal-mixte-de-commerce', place.tribunalJudiciaire, [
      law.commercialMatters,
      law.overseasMixedCourts,
    ]);
  }
  const economic = rowOn(scheduleIn(inForce, law.economicTribunals), on);
  const seat = place.tribunalDeCommerce;
  if (seat !== undefined && economic?.value.includes(seat)) {
    return withSeat('tribunal-des-activites-economiques', seat, [
      law.commercialMatters,
      sourceOf(economic),
      law.commercialDistricts,
    ]);
  }
  return withSeat('tribunal-de-commerce', seat, [law.commercialMatters, law.commercialDistricts]);
}

function withSeat(kind: CourtKind, seat: string | undefined, because: Source[]) {
  return seat === undefined ? { kind, because } : { kind, seat, because };
}

/**
 * Which court hears an unpaid invoice, by the parties and the debtor's place (CPC 42, 43): commercial court between traders (its
 * other names in Alsace-Moselle, overseas and where a TAE sits), tribunal judiciaire otherwise, administrative court for a
 * public buyer; lawyer or not, prior amicable attempt, appeal. Refuses a postcode or a commune that the official lists do not
 * place; a court whose seat is not listed comes without name.
 */
export function competentCourts(facts: CourtFacts, inForce: LawInForce = publishedLaw): Result<Courts, CourtRefusal> {
  if (facts.amount <= 0n) return refuse({ kind: 'not-positive', argument: 'amount' });
  const found = placeOf(facts.postcode, facts.commune);
  if (found.refused) return found;
  const lawyer = valueOn(law.lawyerThreshold, facts.on, inForce);
  if (lawyer.refused) return lawyer;
  const appeal = valueOn(law.lastResort, facts.on, inForce);
  if (appeal.refused) return appeal;
  const amicable = valueOn(law.priorAmicableAttempt, facts.on, inForce);
  if (amicable.refused) return amicable;

  const warnings: CourtWarning[] = [];
  const place = found.value;
  const territorial = [law.defendantsHome, law.companySeat, law.contractPlace];
  if (facts.parties === 'public-buyer') {
    const court: Court = {
      kind: 'tribunal-administratif',
      competence: 'administrative',
      priorAmicableAttempt: false,
      lastResort: false,
      economicContribution: false,
      because: [law.administrativeCourt],
    };
    warnings.push({ kind: 'court-not-listed', departement: place.departement.code });
    return ok({ courts: [court], place, because: court.because, warnings });
  }
  const isCommercial =
    facts.parties === 'professionals' && facts.debtorIsTrader !== false && facts.creditorIsTrader !== false;
  if (facts.parties === 'professionals' && facts.debtorIsTrader === undefined)
    warnings.push({ kind: 'trader-assumed' });
  if (facts.parties === 'consumer') warnings.push({ kind: 'consumer-may-choose' });

  const chosen = isCommercial
    ? commercialCourt(place, facts.on, inForce)
    : withSeat('tribunal-judiciaire', place.tribunalJudiciaire, [law.commonLawCourt, law.judicialDistricts]);
  if (chosen.seat === undefined) warnings.push({ kind: 'court-not-listed', departement: place.departement.code });
  warnings.push({ kind: 'list-is-old', source: isCommercial ? law.commercialDistricts : law.judicialDistricts });

  const needsAmicable = !isCommercial && facts.amount <= amicable.value.value;
  const contribution = rowOn(scheduleIn(inForce, law.economicContribution), facts.on);
  const court: Court = {
    kind: chosen.kind,
    ...(chosen.seat === undefined ? {} : { seat: chosen.seat, name: nameOf(chosen.kind, chosen.seat) }),
    competence: isCommercial ? 'commercial' : 'civil',
    lawyer: facts.amount > lawyer.value.value ? 'mandatory' : 'optional',
    priorAmicableAttempt: needsAmicable,
    lastResort: facts.amount <= appeal.value.value,
    economicContribution:
      chosen.kind === 'tribunal-des-activites-economiques' &&
      contribution !== undefined &&
      facts.amount > contribution.value.above,
    because: distinctSources(
      chosen.because,
      territorial,
      lawyer.value.because,
      appeal.value.because,
      needsAmicable ? amicable.value.because : [],
      facts.parties === 'consumer' ? [law.consumerChoice] : [],
    ),
  };
  return ok({ courts: [court], place, because: distinctSources(court.because, [law.officerDistrict]), warnings });
}

export type ContributionFacts = {
  readonly on: CivilDate;
  readonly amount: Cents;
  readonly claimant:
    | { kind: 'company'; staff: number; meanTurnover: Cents; meanProfit: Cents }
    | { kind: 'person'; income: Cents };
};

/** What the initial claimant owes a TAE (décret 2024-1225): zero at or below 50 000 €, under 250 employees, or below the scale. */
export function economicContributionOf(
  facts: ContributionFacts,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<Cents>, LawNotKnown> {
  const rule = valueOn(law.economicContribution, facts.on, inForce);
  if (rule.refused) return rule;
  const { above, exemptBelowStaff, companies, people } = rule.value.value;
  const answer = (value: Cents) => ok({ ...rule.value, value });
  const { claimant, amount } = facts;
  if (amount <= above) return answer(0n as Cents);
  if (claimant.kind === 'company') {
    const slice = companies.findLast(
      (one) => claimant.meanTurnover > one.turnoverAbove && claimant.meanProfit > one.profitAbove,
    );
    if (!slice || claimant.staff < exemptBelowStaff) return answer(0n as Cents);
    return answer(smaller(shareOf(amount, slice.rate), slice.cap));
  }
  const slice = people.findLast((one) => claimant.income > one.incomeAbove);
  return answer(slice ? smaller(shareOf(amount, slice.rate), slice.cap) : (0n as Cents));
}
