import { type CivilDate, civilDate, epochDay, yearOf } from '../../kernel/civil-date.ts';
import type { Rate } from '../../kernel/money.ts';
import { distinctSources, type Source } from '../citation.ts';
import { type LegalInterest, legalInterest } from '../interet-legal/interet-legal.values.ts';
import {
  type LawInForce,
  type LawNotKnown,
  notKnown,
  rowOn,
  type Schedule,
  scheduleIn,
  sourceOf,
} from '../schedule.ts';
import { betweenProfessionals, type ProfessionalsRule, towardPublicBuyers } from './penalites-de-retard.values.ts';
import { refinancingRate } from './refinancing-rate.values.ts';

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
function addendsOf(regime: Regime, inForce: LawInForce): Addends {
  if (regime === 'professionals')
    return { rule: scheduleIn(inForce, betweenProfessionals), base: scheduleIn(inForce, refinancingRate) };
  if (regime === 'public-buyer')
    return { rule: scheduleIn(inForce, towardPublicBuyers), base: scheduleIn(inForce, refinancingRate) };
  if (regime === 'contractual-floor')
    return { rule: scheduleIn(inForce, betweenProfessionals), base: scheduleIn(inForce, legalInterest) };
  return { base: scheduleIn(inForce, legalInterest) };
}

function ratesOf(
  regime: Regime,
  inForce: LawInForce,
  start: CivilDate,
): { rate: bigint; because: Source[] } | undefined {
  if (regime === 'legal-interest-professional' || regime === 'legal-interest-individual') {
    const legal = rowOn(scheduleIn(inForce, legalInterest), start);
    if (!legal) return undefined;
    const rate = regime === 'legal-interest-professional' ? legal.value.professional : legal.value.individual;
    return { rate, because: [sourceOf(legal)] };
  }
  if (regime === 'contractual-floor') {
    const [legal, rule] = [
      rowOn(scheduleIn(inForce, legalInterest), start),
      rowOn(scheduleIn(inForce, betweenProfessionals), start),
    ];
    if (!legal || !rule) return undefined;
    return { rate: legal.value.professional * rule.value.floorTimes, because: [sourceOf(rule), sourceOf(legal)] };
  }
  const ecb = rowOn(scheduleIn(inForce, refinancingRate), start);
  // The decree on public contracts began on 1 May 2013, inside a semester whose anchor is 1 January.
  const rule =
    regime === 'professionals'
      ? rowOn(scheduleIn(inForce, betweenProfessionals), start)
      : rowOn(scheduleIn(inForce, towardPublicBuyers), start === '2013-01-01' ? civilDate(2013, 5, 1) : start);
  if (!ecb || !rule) return undefined;
  return { rate: ecb.value + rule.value.points, because: [sourceOf(rule), sourceOf(ecb)] };
}

function build(regime: Regime, inForce: LawInForce): Timeline {
  const { rule, base } = addendsOf(regime, inForce);
  const lastRow = base.rows.at(-1);
  const lastYear = yearOf(lastRow?.until ?? lastRow?.from ?? civilDate(2008, 1, 1)) + 1;
  const periods: RatePeriod[] = [];
  for (const { start, first, last } of semestersFrom(2008, lastYear)) {
    const found = ratesOf(regime, inForce, start);
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

const memory = new WeakMap<LawInForce, Map<Regime, Timeline>>();

/**
 * The rates of a regime, semester by semester: the refinancing rate in force on 1 January and 1 July plus points, three times
 * the legal interest, or the legal interest. Built once per law in force: a million computations read the same array.
 */
export function timelineOf(regime: Regime, inForce: LawInForce): Timeline {
  let known = memory.get(inForce);
  if (!known) {
    known = new Map();
    memory.set(inForce, known);
  }
  let timeline = known.get(regime);
  if (!timeline) {
    timeline = build(regime, inForce);
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
