import { addMonths, type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import { type Cents, plus, ZERO } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, distinctSources, type Source, unconfirmed } from '../citation.ts';
import { dayText } from '../day-number.ts';
import type { CreditorQuality } from '../interet-legal/interet-legal.ts';
import { afterDecision } from '../interet-legal/interet-legal.values.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, valueOn } from '../schedule.ts';
import { accrue, type Imputation, type InterestLine, type Movement } from './accrual.ts';
import type { DatedAmount } from './owed.ts';
import { imputationRule, startAfterDecision } from './penalites-de-retard.reasons.ts';
import { type RatePeriod, timelineOf } from './rate-timeline.ts';
import { joinedReasons, reasonsOn } from './reasons.ts';

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

export type JudgmentWarning =
  /** The judge of enforcement may remove or reduce the five points (CMF L313-3, alinéa 2). */
  | { kind: 'increase-may-be-reduced'; from: CivilDate }
  | { kind: 'enforceable-day-not-given' }
  | { kind: 'not-yet-counted'; what: 'payments'; on: CivilDate; amount: Cents }
  | { kind: 'overpaid'; amount: Cents }
  | { kind: 'conflicting-sources'; source: Source }
  | { kind: 'unconfirmed-source'; source: Source };

/** What remains of the sum ordered and of its interest; `total` is both. */
export type JudgmentOwed = {
  principal: Cents;
  interest: Cents;
  total: Cents;
  /** Interest since the decision, before any payment: the sum of the lines. */
  accrued: Cents;
  /** Money received beyond all that was owed. */
  surplus: Cents;
  lines: InterestLine[];
  imputation: Imputation[];
  /** First day of the five additional points, when it is known. */
  increasedFrom?: CivilDate;
  because: Source[];
  warnings: JudgmentWarning[];
};

export type JudgmentRefusal =
  | LawNotKnown
  | { kind: 'not-positive'; argument: 'principal' | 'payments'; index?: number }
  | { kind: 'before-decision'; argument: 'enforceableOn' | 'payments' | 'on'; index?: number; on: CivilDate };

const onlyLegalRate = unconfirmed(article('code monétaire et financier', 'L313-3'), {
  note: 'lecture : la majoration ne porte que sur le taux légal, non sur le taux contractuel ou celui de l’article L441-10 alloué par le juge',
});

function checked(facts: JudgmentFacts): Exclude<JudgmentRefusal, LawNotKnown> | undefined {
  const { decidedOn, enforceableOn } = facts;
  if (facts.principal <= 0n) return { kind: 'not-positive', argument: 'principal' };
  if (facts.on < decidedOn) return { kind: 'before-decision', argument: 'on', on: facts.on };
  if (enforceableOn !== undefined && enforceableOn < decidedOn) {
    return { kind: 'before-decision', argument: 'enforceableOn', on: enforceableOn };
  }
  for (const [index, { on, amount }] of facts.payments.entries()) {
    if (amount <= 0n) return { kind: 'not-positive', argument: 'payments', index };
    if (on < decidedOn) return { kind: 'before-decision', argument: 'payments', index, on };
  }
  return undefined;
}

type Increase = { readonly from: number; readonly points: bigint; readonly because: readonly Source[] };

/** The legal rates, each cut where the additional points begin. */
function withIncrease(periods: readonly RatePeriod[], { from, points, because }: Increase): RatePeriod[] {
  return periods.flatMap((period) => {
    const increased = { rate: period.rate + points, because: joinedReasons(period.because, because) };
    if (period.first >= from) return [{ ...period, ...increased }];
    if (period.last < from) return [period];
    return [
      { ...period, last: from - 1 },
      { ...period, first: from, ...increased },
    ];
  });
}

/**
 * Interest at the legal rate on a sum ordered by a decision, increased by five points two months after the day the decision
 * became enforceable (CMF L313-3). The judge of enforcement may remove or reduce the increase: not decided here, told.
 */
export function interestAfterDecision(
  facts: JudgmentFacts,
  inForce: LawInForce = publishedLaw,
): Result<JudgmentOwed, JudgmentRefusal> {
  const bad = checked(facts);
  if (bad) return refuse(bad);
  const warnings: JudgmentWarning[] = [];
  const [first, last] = [epochDay(facts.decidedOn) + 1, epochDay(facts.on)];
  const isBusiness = facts.creditor === 'professional';
  const timeline = timelineOf(isBusiness ? 'legal-interest-professional' : 'legal-interest-individual', inForce);
  const increase = increaseOf(facts, inForce);
  if (increase.refused) return increase;
  if (facts.enforceableOn === undefined) warnings.push({ kind: 'enforceable-day-not-given' });

  const movements: Movement[] = [];
  for (const { on, amount } of facts.payments) {
    if (on > facts.on) warnings.push({ kind: 'not-yet-counted', what: 'payments', on, amount });
    else movements.push({ kind: 'payment', on, dayNumber: epochDay(on), amount });
  }
  movements.sort((a, b) => a.dayNumber - b.dayNumber || (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0));
  const accrued = accrue({
    principal: facts.principal,
    movements,
    first,
    last,
    periods: withIncrease(timeline.periods, increase.value),
    startIndex: 0,
    indemnity: ZERO,
    indemnityFrom: Number.POSITIVE_INFINITY,
    rank: 'after-principal',
    capitalisedOn: [],
  });
  if (accrued.unknownFrom !== undefined) return refuse(timeline.unknownOn(dayText(accrued.unknownFrom)));
  const increasedFrom = facts.enforceableOn === undefined ? undefined : dayText(increase.value.from);
  const isIncreased = increasedFrom !== undefined && accrued.lines.some(({ to }) => to >= increasedFrom);
  if (isIncreased) warnings.push({ kind: 'increase-may-be-reduced', from: increasedFrom });
  if (accrued.overpaid > 0n) warnings.push({ kind: 'overpaid', amount: accrued.overpaid });
  const because = distinctSources(
    reasonsOn(startAfterDecision, facts.decidedOn),
    ...accrued.lines.map((line) => line.because),
    isIncreased ? [...increase.value.because, onlyLegalRate] : [],
    ...accrued.imputation.map(({ on }) => reasonsOn(imputationRule, on)),
  );
  for (const source of because) {
    if (source.conflict !== undefined) warnings.push({ kind: 'conflicting-sources', source });
    if (source.read === 'unconfirmed') warnings.push({ kind: 'unconfirmed-source', source });
  }
  const { principal, interest, lines, imputation } = accrued;
  return ok({
    principal,
    interest,
    total: plus(principal, interest),
    accrued: accrued.accrued,
    surplus: accrued.overpaid,
    lines,
    imputation,
    ...(increasedFrom === undefined ? {} : { increasedFrom }),
    because,
    warnings,
  });
}

function increaseOf({ enforceableOn }: JudgmentFacts, inForce: LawInForce): Result<Increase, LawNotKnown> {
  if (enforceableOn === undefined) return ok({ from: Number.POSITIVE_INFINITY, points: 0n, because: [] });
  const rule = valueOn(afterDecision, enforceableOn, inForce);
  if (rule.refused) return rule;
  const { months, points } = rule.value.value;
  return ok({ from: epochDay(addMonths(enforceableOn, months)) + 1, points, because: rule.value.because });
}
