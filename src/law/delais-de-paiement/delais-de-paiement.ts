import { addDays, type CivilDate, civilDate, daysInMonth, later, monthOf, yearOf } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Source } from '../citation.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Ruling, valueOn } from '../schedule.ts';
import {
  type PublicBuyerKind,
  publicTerms,
  type SectorTerm,
  sectorRule,
  sectorTerms,
  terms,
} from './delais-de-paiement.values.ts';

/** « 45 jours fin de mois » has two accepted computations; the parties must say which. */
export const endOfMonthWays = ['days-then-end-of-month', 'end-of-month-then-days'] as const;
export type EndOfMonthWay = (typeof endOfMonthWays)[number];

export type TermFacts = {
  readonly issuedOn: CivilDate;
  /** Receipt of the goods or end of the service. */
  readonly performedOn?: CivilDate;
  /** A recapitulative invoice: forty-five days from its date. */
  readonly isPeriodic?: boolean;
  readonly endOfMonth?: EndOfMonthWay;
  readonly sector?: string;
};

export type TermRefusal =
  | LawNotKnown
  | { kind: 'sector-not-known'; argument: 'sector'; known: string[] }
  /** The sector has a term of its own, whose value nobody here could read. */
  | { kind: 'sector-term-not-known'; argument: 'sector'; sector: string; because: Source[] }
  | { kind: 'performance-date-needed'; argument: 'performedOn' };

/** The due date when nothing was agreed: 30 days after receipt of the goods or performance of the service. */
export function defaultDueOn(
  performedOn: CivilDate,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<CivilDate>, LawNotKnown> {
  const rule = valueOn(terms, performedOn, inForce);
  if (rule.refused) return rule;
  return ok({ ...rule.value, value: addDays(performedOn, rule.value.value.defaultDays) });
}

/** The latest due date that may be agreed between professionals for an invoice. */
export function latestDueOn(
  facts: TermFacts,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<CivilDate>, TermRefusal> {
  const rule = valueOn(terms, facts.issuedOn, inForce);
  if (rule.refused) return rule;
  const { agreedDays, endOfMonthDays, periodicInvoiceDays } = rule.value.value;
  if (facts.sector !== undefined) return latestInSector(facts, facts.sector);
  if (facts.isPeriodic) return ok({ ...rule.value, value: addDays(facts.issuedOn, periodicInvoiceDays) });
  const value =
    facts.endOfMonth === undefined
      ? addDays(facts.issuedOn, agreedDays)
      : atEndOfMonth(facts.issuedOn, endOfMonthDays, facts.endOfMonth);
  return ok({ ...rule.value, value });
}

function latestInSector(facts: TermFacts, sector: string): Result<Ruling<CivilDate>, TermRefusal> {
  const found = sectorTerms.find((one) => one.sector === sector);
  if (!found) {
    return refuse({ kind: 'sector-not-known', argument: 'sector', known: sectorTerms.map((one) => one.sector) });
  }
  const { term } = found;
  if (!term) return refuse({ kind: 'sector-term-not-known', argument: 'sector', sector, because: [sectorRule] });
  if (term.from !== 'invoice' && facts.performedOn === undefined) {
    return refuse({ kind: 'performance-date-needed', argument: 'performedOn' });
  }
  const value =
    term.orEndOfMonthDays !== undefined && facts.endOfMonth !== undefined
      ? atEndOfMonth(facts.issuedOn, term.orEndOfMonthDays, facts.endOfMonth)
      : addDays(startOf(term, facts), term.days);
  return ok({ on: facts.issuedOn, value, because: [sectorRule] });
}

function endOfMonth(date: CivilDate): CivilDate {
  return civilDate(yearOf(date), monthOf(date), daysInMonth(yearOf(date), monthOf(date)));
}

function atEndOfMonth(issuedOn: CivilDate, days: number, way: EndOfMonthWay): CivilDate {
  return way === 'days-then-end-of-month' ? endOfMonth(addDays(issuedOn, days)) : addDays(endOfMonth(issuedOn), days);
}

function startOf(
  { from }: NonNullable<SectorTerm['term']>,
  { issuedOn, performedOn = issuedOn }: TermFacts,
): CivilDate {
  if (from === 'invoice') return issuedOn;
  if (from === 'delivery') return performedOn;
  if (from === 'end-of-delivery-month') return endOfMonth(performedOn);
  const dayOfMonth = Number(performedOn.slice(8));
  if (dayOfMonth > 20) return endOfMonth(performedOn);
  return civilDate(yearOf(performedOn), monthOf(performedOn), dayOfMonth > 10 ? 20 : 10);
}

/** The due date of a public buyer, from the day it received the demand for payment or the performance, whichever is later. */
export function publicDueOn(
  buyer: PublicBuyerKind,
  requestedOn: CivilDate,
  performedOn: CivilDate = requestedOn,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<CivilDate>, LawNotKnown> {
  const from = later(requestedOn, performedOn);
  const rule = valueOn(publicTerms, from, inForce);
  if (rule.refused) return rule;
  return ok({ ...rule.value, value: addDays(from, rule.value.value[buyer]) });
}
