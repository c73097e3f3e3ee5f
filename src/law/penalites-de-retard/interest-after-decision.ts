import { addMonths, type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, distinctSources, official, type Source, unconfirmed } from '../citation.ts';
import { dayText } from '../day-number.ts';
import type { CreditorQuality } from '../interet-legal/interet-legal.ts';
import { afterDecision } from '../interet-legal/interet-legal.values.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, valueOn } from '../schedule.ts';
import { accrue, type Imputation, type InterestLine, type Movement } from './accrual.ts';
import type { DatedAmount } from './owed.ts';
import { imputationRule } from './penalites-de-retard.values.ts';
import { periodAt, type RatePeriod, timelineOf } from './rate-timeline.ts';

export type JudgmentFacts = {
  /** Sum ordered by the decision. */
  readonly principal: Cents;
  /** Day of the decision: interest at the legal rate runs of right from it (C. civ. 1231-7). */
  readonly decidedOn: CivilDate;
  /** Day the decision became enforceable, were it provisionally; undefined when it is not yet. */
  readonly enforceableOn?: CivilDate;
  readonly creditor: CreditorQuality;
  readonly on: CivilDate;
  readonly payments: readonly DatedAmount[];
};

export type JudgmentOwed = {
  principal: Cents;
  interest: Cents;
  lines: InterestLine[];
  imputation: Imputation[];
  /** First day of the five additional points, when it is known. */
  increasedFrom?: CivilDate;
  because: Source[];
};

export type JudgmentRefusal =
  | LawNotKnown
  | { kind: 'not-positive'; argument: 'principal' | 'payments'; index?: number }
  | { kind: 'before-decision'; argument: 'enforceableOn' | 'payments' | 'on'; index?: number; on: CivilDate };

const runsOfRight = official(article('code civil', '1231-7'));
const onlyLegalRate = unconfirmed(article('code monétaire et financier', 'L313-3'), {
  note: 'lecture : la majoration ne porte que sur le taux légal, non sur le taux contractuel ou celui de l’article L441-10 alloué par le juge',
});

/**
 * Interest at the legal rate on a sum ordered by a decision, increased by five points two months after the day the decision
 * became enforceable (CMF L313-3). The judge of enforcement may remove or reduce the increase: not decided here.
 */
export function interestAfterDecision(
  facts: JudgmentFacts,
  inForce: LawInForce = publishedLaw,
): Result<JudgmentOwed, JudgmentRefusal> {
  if (facts.principal <= 0n) return refuse({ kind: 'not-positive', argument: 'principal' });
  if (facts.on < facts.decidedOn) return refuse({ kind: 'before-decision', argument: 'on', on: facts.on });
  if (facts.enforceableOn !== undefined && facts.enforceableOn < facts.decidedOn) {
    return refuse({ kind: 'before-decision', argument: 'enforceableOn', on: facts.enforceableOn });
  }
  for (const [index, { on, amount }] of facts.payments.entries()) {
    if (amount <= 0n) return refuse({ kind: 'not-positive', argument: 'payments', index });
    if (on < facts.decidedOn) return refuse({ kind: 'before-decision', argument: 'payments', index, on });
  }
  const [first, last] = [epochDay(facts.decidedOn) + 1, epochDay(facts.on)];
  const timeline = timelineOf(
    facts.creditor === 'professional' ? 'legal-interest-professional' : 'legal-interest-individual',
    inForce,
  );
  const reasons: Source[] = [runsOfRight];
  let increase = { from: Number.POSITIVE_INFINITY, points: 0n };
  if (facts.enforceableOn !== undefined) {
    const rule = valueOn(afterDecision, facts.enforceableOn, inForce);
    if (rule.refused) return rule;
    const { months, points } = rule.value.value;
    increase = { from: epochDay(addMonths(facts.enforceableOn, months)) + 1, points };
    if (increase.from <= last) reasons.push(...rule.value.because, onlyLegalRate);
  }
  const periods: RatePeriod[] = [];
  for (let cursor = first; cursor <= last; ) {
    const period = timeline.periods[periodAt(timeline, cursor)];
    if (!period) return refuse(timeline.unknownOn(dayText(cursor)));
    const isIncreased = cursor >= increase.from;
    const end = isIncreased ? period.last : Math.min(period.last, increase.from - 1);
    const rate = isIncreased ? period.rate + increase.points : period.rate;
    periods.push({ first: cursor, last: end, rate, because: period.because });
    cursor = end + 1;
  }
  const movements: Movement[] = facts.payments
    .filter(({ on }) => on <= facts.on)
    .map(({ on, amount }) => ({ kind: 'payment' as const, on, dayNumber: epochDay(on), amount }))
    .sort((a, b) => a.dayNumber - b.dayNumber);
  const accrued = accrue({
    principal: facts.principal,
    movements,
    first,
    last,
    periods,
    startIndex: 0,
    indemnity: 0n as Cents,
    indemnityFrom: first,
    rank: 'after-principal',
    capitalisedOn: [],
  });
  return ok({
    principal: accrued.principal,
    interest: accrued.interest,
    lines: accrued.lines,
    imputation: accrued.imputation,
    ...(facts.enforceableOn === undefined ? {} : { increasedFrom: dayText(increase.from) }),
    because: distinctSources(
      reasons,
      ...accrued.lines.map((line) => line.because),
      movements.length > 0 ? [imputationRule] : [],
    ),
  });
}
