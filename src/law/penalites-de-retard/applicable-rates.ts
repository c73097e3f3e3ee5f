import type { CivilDate } from '../../kernel/civil-date.ts';
import { divideHalfUp, type Rate } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { dayText } from '../day-number.ts';
import { type LawInForce, type LawNotKnown, rowOn, scheduleIn } from '../schedule.ts';
import { frozenRate } from './frozen-rate.ts';
import type { OwedFacts, PenaltyClause } from './owed.ts';
import { betweenProfessionals } from './penalites-de-retard.values.ts';
import { periodAt, type RatePeriod, type Regime, type Timeline, timelineOf } from './rate-timeline.ts';
import { joinedReasons } from './reasons.ts';

/** A semester in which the clause of the contract gives less than the law allows: days numbered from 1970-01-01. */
export type BelowFloor = { first: number; last: number; contractual: Rate; floor: Rate };

export type ApplicableRates = {
  /** In order; a day that none covers has no known rate. */
  readonly periods: readonly RatePeriod[];
  /** Index in `periods` of the first day that bears interest, or of a period before it. */
  readonly startIndex: number;
  /** What to answer for a day whose rate is needed and not known. */
  readonly unknownOn: (on: CivilDate) => LawNotKnown;
  readonly belowFloor: readonly BelowFloor[];
};

/** The clause of the contract, were it a plain rate. */
export function clauseOf(facts: OwedFacts): PenaltyClause | undefined {
  if (facts.contractualClause !== undefined) return facts.contractualClause;
  return facts.contractualRate === undefined ? undefined : { kind: 'fixed', rate: facts.contractualRate };
}

function timelineOfClause(clause: Exclude<PenaltyClause, { kind: 'fixed' }>, inForce: LawInForce): Timeline {
  return timelineOf(clause.kind === 'ecb-plus' ? 'professionals' : 'legal-interest-professional', inForce);
}

/** What the clause gives in the semester of a day: a fixed rate, or one that follows the legal interest or the ECB. */
export function rateOfClause(clause: PenaltyClause, dayNumber: number, inForce: LawInForce): Result<Rate, LawNotKnown> {
  if (clause.kind === 'fixed') return ok(clause.rate);
  const timeline = timelineOfClause(clause, inForce);
  const period = timeline.periods[periodAt(timeline, dayNumber)];
  if (!period) return refuse(timeline.unknownOn(dayText(dayNumber)));
  if (clause.kind === 'legal-times') return ok(divideHalfUp(period.rate * clause.times, clause.per ?? 1n) as Rate);
  if (clause.kind === 'legal-plus') return ok((period.rate + clause.points) as Rate);
  const rule = rowOn(scheduleIn(inForce, betweenProfessionals), dayText(dayNumber));
  if (!rule) return refuse(timeline.unknownOn(dayText(dayNumber)));
  return ok((period.rate - rule.value.points + clause.points) as Rate);
}

function regimeOf(facts: OwedFacts): Regime {
  if (facts.parties === 'professionals') return clauseOf(facts) ? 'contractual-floor' : 'professionals';
  if (facts.parties === 'public-buyer') return 'public-buyer';
  return facts.creditorIsProfessional === false ? 'legal-interest-individual' : 'legal-interest-professional';
}

/** The contractual rate where it is not below the floor of the semester; the floor where it is. */
function withFloor(
  timeline: Timeline,
  [first, last]: [number, number],
  clause: PenaltyClause,
  inForce: LawInForce,
): ApplicableRates {
  const periods: RatePeriod[] = [];
  const belowFloor: BelowFloor[] = [];
  const own = clause.kind === 'fixed' ? undefined : timelineOfClause(clause, inForce);
  for (let index = Math.max(0, periodAt(timeline, first)); index < timeline.periods.length; index++) {
    const floor = timeline.periods[index] as RatePeriod;
    if (floor.first > last) break;
    const found = rateOfClause(clause, floor.first, inForce);
    if (found.refused) continue;
    const contractual = found.value;
    const reference = own?.periods[periodAt(own, floor.first)];
    if (floor.rate > contractual) {
      belowFloor.push({ first: floor.first, last: floor.last, contractual, floor: floor.rate as Rate });
      periods.push(floor);
    } else {
      const because = reference ? joinedReasons(floor.because, reference.because) : floor.because;
      periods.push({ ...floor, rate: contractual, because });
    }
  }
  const unknownOn = (on: CivilDate): LawNotKnown => {
    const refusal = timeline.unknownOn(on);
    return own && refusal.coveredUntil !== undefined && on <= refusal.coveredUntil ? own.unknownOn(on) : refusal;
  };
  return { periods, startIndex: 0, unknownOn, belowFloor };
}

/** The rates of the days from `first` to `last` that are known, by what the parties are and what they agreed. */
export function applicableRates(facts: OwedFacts, first: number, last: number, inForce: LawInForce): ApplicableRates {
  const timeline = timelineOf(regimeOf(facts), inForce);
  const { unknownOn } = timeline;
  if (first > last) return { periods: [], startIndex: 0, unknownOn, belowFloor: [] };
  const startIndex = periodAt(timeline, first);
  if (facts.parties === 'public-buyer') {
    const frozen = timeline.periods[startIndex];
    const periods = frozen ? frozenRate(frozen, first, last, inForce) : [];
    return { periods, startIndex: 0, unknownOn, belowFloor: [] };
  }
  const clause = facts.parties === 'professionals' ? clauseOf(facts) : undefined;
  if (clause) return withFloor(timeline, [first, last], clause, inForce);
  return { periods: timeline.periods, startIndex: Math.max(0, startIndex), unknownOn, belowFloor: [] };
}
