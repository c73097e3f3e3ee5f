import {
  addDays,
  type CivilDate,
  civilDate,
  day,
  daysInMonth,
  later,
  monthOf,
  yearOf,
} from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, distinctSources, type Source, unconfirmed } from '../citation.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Ruling, schedule, valueOn } from '../schedule.ts';

/** Article L441-10, I du code de commerce : délai supplétif, délais convenus et leurs plafonds. Days. */
export type Terms = {
  readonly defaultDays: number;
  readonly agreedDays: number;
  readonly endOfMonthDays: number;
  readonly periodicInvoiceDays: number;
};

export const terms = schedule<Terms>({
  subject: 'payment-terms-between-professionals',
  title: 'Délais de paiement entre professionnels',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2009-01-01'),
      until: day('2019-04-25'),
      value: { defaultDays: 30, agreedDays: 60, endOfMonthDays: 45, periodicInvoiceDays: 45 },
      source: article('code de commerce', 'L441-6'),
      read: 'second-hand',
      note: 'ancien article L441-6, lu dans une copie ouverte dont le contenu s’arrête vers 2015-2016 ; date d’effet de chaque plafond non lue',
    },
    {
      from: day('2019-04-26'),
      until: day('2026-12-31'),
      value: { defaultDays: 30, agreedDays: 60, endOfMonthDays: 45, periodicInvoiceDays: 45 },
      source: article('code de commerce', 'L441-10', 'LEGIARTI000038414392'),
      read: 'second-hand',
      told: 'service-public.gouv.fr F23211',
      note: 'proposition de loi Rietmann (délai compté de la réception) non adoptée au 25 septembre 2026',
    },
    {
      from: day('2027-01-01'),
      value: { defaultDays: 30, agreedDays: 60, endOfMonthDays: 45, periodicInvoiceDays: 45 },
      source: article('code de commerce', 'L441-10'),
      read: 'second-hand',
      told: 'relevé public du 25 septembre 2026',
      note: 'version issue de l’ordonnance 2026-671 : seul un renvoi du I change ; à relire au 1er janvier 2027',
    },
  ],
});

/** « 45 jours fin de mois » has two accepted computations; the parties must say which. */
export type EndOfMonthWay = 'days-then-end-of-month' | 'end-of-month-then-days';

/** Public buyers, code de la commande publique R2192-10 and R2192-11. Days. */
export type PublicBuyerKind = 'authority' | 'public-hospital' | 'public-undertaking';

export const publicTerms = schedule<Record<PublicBuyerKind, number>>({
  subject: 'payment-terms-public-buyers',
  title: 'Délais de paiement des acheteurs publics',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2019-04-01'),
      value: { authority: 30, 'public-hospital': 50, 'public-undertaking': 60 },
      source: article('code de la commande publique', 'R2192-10'),
      read: 'official',
      note: 'R2192-11 pour les 50 et 60 jours',
    },
  ],
});

/** Maximum terms of some trades (L441-11, II): public pages contradict each other, none of these was read in force. */
export type SectorTerm = {
  readonly sector: string;
  readonly days: number;
  readonly from: 'invoice' | 'end-of-delivery-decade' | 'delivery' | 'end-of-delivery-month';
};
export const sectorTerms: readonly SectorTerm[] = [
  { sector: 'perishable-food', days: 30, from: 'end-of-delivery-decade' },
  { sector: 'livestock-and-meat', days: 20, from: 'delivery' },
  { sector: 'taxed-alcoholic-drinks', days: 30, from: 'end-of-delivery-month' },
  { sector: 'transport-and-freight', days: 30, from: 'invoice' },
];
const sectorRule: Source = unconfirmed(article('code de commerce', 'L441-11'), {
  note: 'II : détail non confirmé, les pages publiques se contredisent',
});

function endOfMonth(date: CivilDate): CivilDate {
  return civilDate(yearOf(date), monthOf(date), daysInMonth(yearOf(date), monthOf(date)));
}

export type TermFacts = {
  readonly issuedOn: CivilDate;
  /** Receipt of the goods or end of the service. */
  readonly performedOn?: CivilDate;
  readonly isPeriodic?: boolean;
  readonly endOfMonth?: EndOfMonthWay;
  readonly sector?: string;
};

export type TermRefusal =
  | LawNotKnown
  | { kind: 'sector-not-known'; argument: 'sector'; known: string[] }
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
  if (facts.sector !== undefined) {
    const term = sectorTerms.find((one) => one.sector === facts.sector);
    if (!term)
      return refuse({ kind: 'sector-not-known', argument: 'sector', known: sectorTerms.map((one) => one.sector) });
    if (term.from !== 'invoice' && facts.performedOn === undefined) {
      return refuse({ kind: 'performance-date-needed', argument: 'performedOn' });
    }
    const value = addDays(startOf(term, facts), term.days);
    return ok({ on: facts.issuedOn, value, because: distinctSources([sectorRule]) });
  }
  if (facts.isPeriodic) return ok({ ...rule.value, value: addDays(facts.issuedOn, periodicInvoiceDays) });
  if (facts.endOfMonth === 'days-then-end-of-month') {
    return ok({ ...rule.value, value: endOfMonth(addDays(facts.issuedOn, endOfMonthDays)) });
  }
  if (facts.endOfMonth === 'end-of-month-then-days') {
    return ok({ ...rule.value, value: addDays(endOfMonth(facts.issuedOn), endOfMonthDays) });
  }
  return ok({ ...rule.value, value: addDays(facts.issuedOn, agreedDays) });
}

function startOf(term: SectorTerm, { issuedOn, performedOn = issuedOn }: TermFacts): CivilDate {
  if (term.from === 'invoice') return issuedOn;
  if (term.from === 'delivery') return performedOn;
  if (term.from === 'end-of-delivery-month') return endOfMonth(performedOn);
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
