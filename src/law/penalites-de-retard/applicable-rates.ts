import { divideHalfUp, type Rate } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { dayText } from '../day-number.ts';
import { type LawInForce, type LawNotKnown, rowOn, scheduleIn } from '../schedule.ts';
import type { OwedFacts, OwedWarning, PenaltyClause } from './owed.ts';
import { betweenProfessionals } from './penalites-de-retard.values.ts';
import { periodAt, type RatePeriod, type Regime, type Timeline, timelineOf } from './rate-timeline.ts';

export type ApplicableRates = { periods: readonly RatePeriod[]; startIndex: number };

const nothing: ApplicableRates = { periods: [], startIndex: 0 };

/** The indexes of the first and last periods when every day between is covered; the first uncovered day otherwise. */
function covered(timeline: Timeline, first: number, last: number): { from: number; to: number } | { missing: number } {
  const from = periodAt(timeline, first);
  if (from < 0) return { missing: first };
  let to = from;
  while ((timeline.periods[to] as RatePeriod).last < last) {
    const next = timeline.periods[to + 1];
    const end = (timeline.periods[to] as RatePeriod).last;
    if (!next || next.first !== end + 1) return { missing: end + 1 };
    to++;
  }
  return { from, to };
}

/** The clause of the contract, were it a plain rate. */
function clauseOf(facts: OwedFacts): PenaltyClause | undefined {
  if (facts.contractualClause !== undefined) return facts.contractualClause;
  return facts.contractualRate === undefined ? undefined : { kind: 'fixed', rate: facts.contractualRate };
}

/** What the clause gives in the semester of a day: a fixed rate, or one that follows the legal interest or the ECB. */
export function rateOfClause(clause: PenaltyClause, dayNumber: number, inForce: LawInForce): Result<Rate, LawNotKnown> {
  if (clause.kind === 'fixed') return ok(clause.rate);
  const timeline = timelineOf(clause.kind === 'ecb-plus' ? 'professionals' : 'legal-interest-professional', inForce);
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

/** The contractual rate where it is not below the floor of the semester; the floor, and a warning, where it is. */
function withFloor(
  timeline: Timeline,
  { from, to }: { from: number; to: number },
  [first, last]: [number, number],
  clause: PenaltyClause,
  inForce: LawInForce,
  warnings: OwedWarning[],
): Result<ApplicableRates, LawNotKnown> {
  const periods: RatePeriod[] = [];
  for (let index = from; index <= to; index++) {
    const floor = timeline.periods[index] as RatePeriod;
    const found = rateOfClause(clause, floor.first, inForce);
    if (found.refused) return found;
    const contractual = found.value;
    if (floor.rate > contractual) {
      warnings.push({
        kind: 'contractual-rate-below-floor',
        from: dayText(Math.max(floor.first, first)),
        to: dayText(Math.min(floor.last, last)),
        contractual,
        floor: floor.rate as Rate,
      });
      periods.push(floor);
    } else periods.push({ ...floor, rate: contractual });
  }
  return ok({ periods, startIndex: 0 });
}

/** The rates of each day from `first` to `last`, or the first day on which the law is not known. */
export function applicableRates(
  facts: OwedFacts,
  first: number,
  last: number,
  inForce: LawInForce,
  warnings: OwedWarning[],
): Result<ApplicableRates, LawNotKnown> {
  const { parties } = facts;
  const clause = clauseOf(facts);
  if (clause && parties !== 'professionals') {
    warnings.push({
      kind: 'contractual-rate-not-applied',
      parties,
      ...(clause.kind === 'fixed' ? { rate: clause.rate } : {}),
    });
  }
  if (first > last) return ok(nothing);
  const timeline = timelineOf(regimeOf(facts), inForce);
  if (parties === 'public-buyer') {
    const index = periodAt(timeline, first);
    const frozen = timeline.periods[index];
    if (!frozen) return refuse(timeline.unknownOn(dayText(first)));
    return ok({ periods: [{ first, last, rate: frozen.rate, because: frozen.because }], startIndex: 0 });
  }
  const span = covered(timeline, first, last);
  if ('missing' in span) return refuse(timeline.unknownOn(dayText(span.missing)));
  if (clause && parties === 'professionals') return withFloor(timeline, span, [first, last], clause, inForce, warnings);
  return ok({ periods: timeline.periods, startIndex: span.from });
}
