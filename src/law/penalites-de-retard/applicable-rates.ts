import type { Rate } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { dayText } from '../day-number.ts';
import type { LawNotKnown } from '../schedule.ts';
import type { OwedFacts, OwedWarning } from './owed.ts';
import { periodAt, type RatePeriod, type RateTables, type Regime, type Timeline, timelineOf } from './rate-timeline.ts';

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

function regimeOf(facts: OwedFacts): Regime {
  if (facts.parties === 'professionals')
    return facts.contractualRate === undefined ? 'professionals' : 'contractual-floor';
  if (facts.parties === 'public-buyer') return 'public-buyer';
  return facts.creditorIsProfessional === false ? 'legal-interest-individual' : 'legal-interest-professional';
}

/** The contractual rate where it is not below the floor of the semester; the floor, and a warning, where it is. */
function withFloor(
  timeline: Timeline,
  { from, to }: { from: number; to: number },
  [first, last]: [number, number],
  contractual: Rate,
  warnings: OwedWarning[],
): ApplicableRates {
  const periods: RatePeriod[] = [];
  for (let index = from; index <= to; index++) {
    const floor = timeline.periods[index] as RatePeriod;
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
  return { periods, startIndex: 0 };
}

/** The rates of each day from `first` to `last`, or the first day on which the law is not known. */
export function applicableRates(
  facts: OwedFacts,
  first: number,
  last: number,
  tables: RateTables,
  warnings: OwedWarning[],
): Result<ApplicableRates, LawNotKnown> {
  const { contractualRate, parties } = facts;
  if (contractualRate !== undefined && parties !== 'professionals') {
    warnings.push({ kind: 'contractual-rate-not-applied', parties, rate: contractualRate });
  }
  if (first > last) return ok(nothing);
  const timeline = timelineOf(regimeOf(facts), tables);
  if (parties === 'public-buyer') {
    const index = periodAt(timeline, first);
    const frozen = timeline.periods[index];
    if (!frozen) return refuse(timeline.unknownOn(dayText(first)));
    return ok({ periods: [{ first, last, rate: frozen.rate, because: frozen.because }], startIndex: 0 });
  }
  const span = covered(timeline, first, last);
  if ('missing' in span) return refuse(timeline.unknownOn(dayText(span.missing)));
  if (contractualRate !== undefined && parties === 'professionals') {
    return ok(withFloor(timeline, span, [first, last], contractualRate, warnings));
  }
  return ok({ periods: timeline.periods, startIndex: span.from });
}
