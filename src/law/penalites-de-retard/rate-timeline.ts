import { type CivilDate, civilDate, epochDay, fromEpochDay, yearOf } from '../../kernel/civil-date.ts';
import type { Rate } from '../../kernel/money.ts';
import type { Source } from '../citation.ts';
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
import {
  betweenProfessionals,
  type ProfessionalsRule,
  type PublicBuyerRule,
  towardPublicBuyers,
} from './penalites-de-retard.values.ts';
import { refinancingRate } from './refinancing-rate.values.ts';

/** Days numbered from 1970-01-01, both ends included. */
export type RatePeriod = {
  readonly first: number;
  readonly last: number;
  readonly rate: bigint;
  readonly because: readonly Source[];
};

/** Consecutive semesters at one rate and one text each, and what to answer for a day outside them. */
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

/** Days of one semester under one row of each schedule that counts: the anchor is the first day of the semester. */
type Stretch = { anchor: CivilDate; start: CivilDate; first: number; last: number };

function semestersFrom(firstYear: number, lastYear: number): Stretch[] {
  const semesters: Stretch[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    for (const month of [1, 7]) {
      const start = civilDate(year, month, 1);
      const next = month === 1 ? civilDate(year, 7, 1) : civilDate(year + 1, 1, 1);
      semesters.push({ anchor: start, start, first: epochDay(start), last: epochDay(next) - 1 });
    }
  }
  return semesters;
}

/** The semester cut where a text comes into force or ends, so that every day has its own text. */
function cutAtRows(semester: Stretch, rule: Schedule<unknown> | undefined): Stretch[] {
  const cuts = (rule?.rows ?? []).flatMap(({ from, until }) => [
    epochDay(from),
    ...(until ? [epochDay(until) + 1] : []),
  ]);
  const inside = [...new Set(cuts)].filter((cut) => cut > semester.first && cut <= semester.last).sort((a, b) => a - b);
  return [semester.first, ...inside].map((first, index) => ({
    anchor: semester.anchor,
    start: fromEpochDay(first),
    first,
    last: (inside[index] ?? semester.last + 1) - 1,
  }));
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

/** The rate of the semester's first day, by the text in force on the first day of the stretch. */
function ratesOf(
  regime: Regime,
  inForce: LawInForce,
  { anchor, start }: Stretch,
): { rate: bigint; because: Source[] } | undefined {
  if (regime === 'legal-interest-professional' || regime === 'legal-interest-individual') {
    const legal = rowOn(scheduleIn(inForce, legalInterest), anchor);
    if (!legal) return undefined;
    const rate = regime === 'legal-interest-professional' ? legal.value.professional : legal.value.individual;
    return { rate, because: [sourceOf(legal)] };
  }
  if (regime === 'contractual-floor') {
    const legal = rowOn(scheduleIn(inForce, legalInterest), anchor);
    const rule = rowOn(scheduleIn(inForce, betweenProfessionals), start);
    if (!legal || !rule) return undefined;
    return { rate: legal.value.professional * rule.value.floorTimes, because: [sourceOf(rule), sourceOf(legal)] };
  }
  const ecb = rowOn(scheduleIn(inForce, refinancingRate), anchor);
  const schedule = regime === 'professionals' ? betweenProfessionals : towardPublicBuyers;
  const rule = rowOn<ProfessionalsRule | PublicBuyerRule>(
    scheduleIn<ProfessionalsRule | PublicBuyerRule>(inForce, schedule),
    start,
  );
  if (!ecb || !rule) return undefined;
  return { rate: ecb.value + rule.value.points, because: [sourceOf(rule), sourceOf(ecb)] };
}

function build(regime: Regime, inForce: LawInForce): Timeline {
  const { rule, base } = addendsOf(regime, inForce);
  const lastRow = base.rows.at(-1);
  const lastYear = yearOf(lastRow?.until ?? lastRow?.from ?? civilDate(2008, 1, 1)) + 1;
  // Semesters at one same rate stay apart, each with its own texts: a line that crosses them joins the rates, and their texts.
  const periods = semestersFrom(2008, lastYear)
    .flatMap((semester) => cutAtRows(semester, rule))
    .flatMap((stretch): RatePeriod[] => {
      const found = ratesOf(regime, inForce, stretch);
      return found ? [{ first: stretch.first, last: stretch.last, ...found }] : [];
    });
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
