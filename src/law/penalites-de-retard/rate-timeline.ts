import { type CivilDate, civilDate, epochDay, yearOf } from '../../kernel/civil-date.ts';
import type { Rate } from '../../kernel/money.ts';
import { distinctSources, type Source } from '../citation.ts';
import { type LegalInterest, legalInterest } from '../interet-legal/interet-legal.values.ts';
import { amended, type LawNotKnown, notKnown, rowOn, type Schedule, sourceOf } from '../schedule.ts';
import {
  betweenProfessionals,
  type ProfessionalsRule,
  type PublicBuyerRule,
  towardPublicBuyers,
} from './penalites-de-retard.values.ts';
import { refinancingRate } from './refinancing-rate.values.ts';

/** The schedules a computation rests on; an operator's confirmed rows make another set (`amended`). */
export type RateTables = {
  readonly refinancingRate: Schedule<Rate>;
  readonly legalInterest: Schedule<LegalInterest>;
  readonly professionals: Schedule<ProfessionalsRule>;
  readonly publicBuyers: Schedule<PublicBuyerRule>;
};

/** Our own rows, as this release ships them. */
export const publishedTables: RateTables = {
  refinancingRate,
  legalInterest,
  professionals: betweenProfessionals,
  publicBuyers: towardPublicBuyers,
};

/** Rows that an operator confirmed or added, by schedule. */
export type RateAmendments = { readonly [K in keyof RateTables]?: RateTables[K]['rows'] };

/** Our rows with an operator's: the tables to give to the computations. Build them once, not per computation. */
export function tablesWith(amendments: RateAmendments): RateTables {
  return {
    refinancingRate: amended(refinancingRate, amendments.refinancingRate ?? []),
    legalInterest: amended(legalInterest, amendments.legalInterest ?? []),
    professionals: amended(betweenProfessionals, amendments.professionals ?? []),
    publicBuyers: amended(towardPublicBuyers, amendments.publicBuyers ?? []),
  };
}

/** Days numbered from 1970-01-01, both ends included. */
export type RatePeriod = {
  readonly first: number;
  readonly last: number;
  readonly rate: bigint;
  readonly because: readonly Source[];
};

/** Consecutive semesters at one rate each, and what to answer for a day outside them. */
export type Timeline = {
  readonly periods: readonly RatePeriod[];
  readonly unknownOn: (on: CivilDate) => LawNotKnown;
};

export type Regime =
  | 'professionals'
  | 'contractual-floor'
  | 'public-buyer'
  | 'legal-interest-professional'
  | 'legal-interest-individual';

type Semester = { start: CivilDate; first: number; last: number };

function semestersFrom(firstYear: number, lastYear: number): Semester[] {
  const semesters: Semester[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    for (const month of [1, 7]) {
      const start = civilDate(year, month, 1);
      const next = month === 1 ? civilDate(year, 7, 1) : civilDate(year + 1, 1, 1);
      semesters.push({ start, first: epochDay(start), last: epochDay(next) - 1 });
    }
  }
  return semesters;
}

type Addends = {
  rule?: Schedule<{ points: Rate } | ProfessionalsRule>;
  base: Schedule<Rate> | Schedule<LegalInterest>;
};

/** Which schedules a regime reads: when a day is not covered, the one that lacks it is named. */
function addendsOf(regime: Regime, tables: RateTables): Addends {
  if (regime === 'professionals') return { rule: tables.professionals, base: tables.refinancingRate };
  if (regime === 'public-buyer') return { rule: tables.publicBuyers, base: tables.refinancingRate };
  if (regime === 'contractual-floor') return { rule: tables.professionals, base: tables.legalInterest };
  return { base: tables.legalInterest };
}

function ratesOf(
  regime: Regime,
  tables: RateTables,
  start: CivilDate,
): { rate: bigint; because: Source[] } | undefined {
  if (regime === 'legal-interest-professional' || regime === 'legal-interest-individual') {
    const legal = rowOn(tables.legalInterest, start);
    if (!legal) return undefined;
    const rate = regime === 'legal-interest-professional' ? legal.value.professional : legal.value.individual;
    return { rate, because: [sourceOf(legal)] };
  }
  if (regime === 'contractual-floor') {
    const [legal, rule] = [rowOn(tables.legalInterest, start), rowOn(tables.professionals, start)];
    if (!legal || !rule) return undefined;
    return { rate: legal.value.professional * rule.value.floorTimes, because: [sourceOf(rule), sourceOf(legal)] };
  }
  const ecb = rowOn(tables.refinancingRate, start);
  // The decree on public contracts began on 1 May 2013, inside a semester whose anchor is 1 January.
  const rule =
    regime === 'professionals'
      ? rowOn(tables.professionals, start)
      : rowOn(tables.publicBuyers, start === '2013-01-01' ? civilDate(2013, 5, 1) : start);
  if (!ecb || !rule) return undefined;
  return { rate: ecb.value + rule.value.points, because: [sourceOf(rule), sourceOf(ecb)] };
}

function build(regime: Regime, tables: RateTables): Timeline {
  const { rule, base } = addendsOf(regime, tables);
  const lastRow = base.rows.at(-1);
  const lastYear = yearOf(lastRow?.until ?? lastRow?.from ?? civilDate(2008, 1, 1)) + 1;
  const periods: RatePeriod[] = [];
  for (const { start, first, last } of semestersFrom(2008, lastYear)) {
    const found = ratesOf(regime, tables, start);
    if (!found) continue;
    const before = periods.at(-1);
    // Semesters at one same rate are one period: a line is cut by a change of rate, not by the calendar. Floors stay apart,
    // since the contract may pass above one and below the next.
    if (regime !== 'contractual-floor' && before?.rate === found.rate && before.last === first - 1) {
      periods[periods.length - 1] = { ...before, last, because: distinctSources(before.because, found.because) };
    } else periods.push({ first, last, rate: found.rate, because: found.because });
  }
  return {
    periods,
    unknownOn: (on) => (rule && rowOn<unknown>(base, on) ? notKnown<unknown>(rule, on) : notKnown<unknown>(base, on)),
  };
}

const memory = new WeakMap<RateTables, Map<Regime, Timeline>>();

/**
 * The rates of a regime, semester by semester: the refinancing rate in force on 1 January and 1 July plus points, three times
 * the legal interest, or the legal interest. Built once per set of tables: a million computations read the same array.
 */
export function timelineOf(regime: Regime, tables: RateTables): Timeline {
  let known = memory.get(tables);
  if (!known) {
    known = new Map();
    memory.set(tables, known);
  }
  let timeline = known.get(regime);
  if (!timeline) {
    timeline = build(regime, tables);
    known.set(regime, timeline);
  }
  return timeline;
}

/** Index of the period that contains a day, or -1. */
export function periodAt(timeline: Timeline, dayNumber: number): number {
  const { periods } = timeline;
  let low = 0;
  let high = periods.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const period = periods[middle] as RatePeriod;
    if (dayNumber < period.first) high = middle - 1;
    else if (dayNumber > period.last) low = middle + 1;
    else return middle;
  }
  return -1;
}
