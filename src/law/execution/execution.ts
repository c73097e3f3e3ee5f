import { addDays, addYears, type CivilDate, later, weekdayOf } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Source } from '../citation.ts';
import { addWorkingDays, isHoliday, nextWorkingDay, type Zone } from '../delais/holidays.ts';
import { enforceableTitle } from '../prescription/prescription.values.ts';
import {
  afterPeriod,
  type Condition,
  condition,
  type Deadline,
  deadline,
  notBefore,
  type RoadWarning,
} from '../road.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Ruling, valueOn } from '../schedule.ts';
import * as law from './execution.values.ts';

export type ExecutionFacts = {
  readonly measure: law.Measure;
  readonly on: CivilDate;
  readonly hasTitle: boolean;
  /** The day the title became enforceable, and the last act that interrupted its own time (C. civ. 2244). */
  readonly titleSince?: CivilDate;
  readonly interruptedOn?: CivilDate;
  /** Ten years are sure for a court's decision; not for an order for payment, nor for the record of a commissaire de justice. */
  readonly titleKind?: 'decision' | 'injonction' | 'record';
  /** The claim's own period in years, all that such an order may have: one year, the shortest, unless said. */
  readonly claimYears?: number;
  /** Principal of the claim. */
  readonly principal: Cents;
  readonly debtorInsolvent: boolean;
  /** At the home of a person: another seizure must have failed below the threshold, or the judge allowed it. */
  readonly atHome?: boolean;
  readonly otherMeansFailed?: boolean;
  readonly leaveOfJudge?: boolean;
  /** What dispenses from the judge's leave (L511-2). */
  readonly withoutLeave?: law.WithoutLeave;
  /** L511-1: does the claim seem founded in its principle, and do circumstances threaten its recovery? */
  readonly seemsFounded?: boolean;
  readonly isThreatened?: boolean;
};

/** May this measure be taken, and why not? */
export function measureConditions(
  facts: ExecutionFacts,
  inForce: LawInForce = publishedLaw,
): Result<Condition[], LawNotKnown> {
  const rules = law.measureRules[facts.measure];
  const list: Condition[] = [condition('debtor-not-insolvent', !facts.debtorInsolvent, law.reliefFromInsolvency)];
  if (rules.needsTitle) {
    list.push(condition('has-title', facts.hasTitle, law.titlesRule(facts.on), ...rules.because));
  } else {
    const isAllowed = facts.hasTitle || facts.leaveOfJudge === true || facts.withoutLeave !== undefined;
    list.push(
      condition('has-title-or-leave', isAllowed, ...rules.because),
      condition('claim-seems-founded', facts.seemsFounded, law.foundedClaim),
      condition('recovery-is-threatened', facts.isThreatened, law.foundedClaim),
    );
  }
  const expiry = titleInTime(facts, inForce);
  if (expiry.refused) return expiry;
  if (expiry.value) list.push(expiry.value);
  if (facts.measure === 'saisie-vente' && facts.atHome) {
    const threshold = valueOn(law.homeSeizureThreshold, facts.on, inForce);
    if (threshold.refused) return threshold;
    const isSmall = facts.principal < threshold.value.value;
    const allowed = !isSmall || facts.otherMeansFailed === true || facts.leaveOfJudge === true;
    list.push(condition('other-means-first-at-home', allowed, law.homeRule, ...threshold.value.because));
  }
  return ok(list);
}

/** The ten years of the title (L111-4), when its day is given; what is not settled stays unknown past the claim's own period. */
function titleInTime(facts: ExecutionFacts, inForce: LawInForce): Result<Condition | undefined, LawNotKnown> {
  const { hasTitle, titleSince, interruptedOn, titleKind, claimYears = 1, on } = facts;
  if (!hasTitle || titleSince === undefined) return ok(undefined);
  const period = valueOn(enforceableTitle, titleSince, inForce);
  if (period.refused) return period;
  const from = interruptedOn === undefined ? titleSince : later(titleSince, interruptedOn);
  const isWithin = on <= addYears(from, period.value.value.years);
  const isSettled = titleKind !== 'injonction' && titleKind !== 'record';
  if (isSettled) return ok(condition('title-in-time', isWithin, law.tenYears, ...period.value.because));
  const met = isWithin && on > addYears(from, claimYears) ? undefined : isWithin;
  return ok(condition('title-in-time', met, law.tenYears, law.titleNotSettled));
}

/** The deadlines of a measure, each from the date that opens it. */
export function measureDeadlines(measure: law.Measure, dates: law.MeasureDates, zone?: Zone): Deadline[] {
  const here = zone === undefined ? {} : { zone };
  const list: Deadline[] = [];
  for (const { deadline: name, from, period, isWait, otherwise, because } of law.measureRules[measure].deadlines) {
    const start = dates[from];
    if (start === undefined) continue;
    const count = isWait ? afterPeriod : deadline;
    list.push(count(name, start, period, otherwise, because, here));
  }
  if (measure !== 'saisie-attribution') return list;
  const { seizedOn, contestedOn } = dates;
  if (contestedOn !== undefined) list.push(copyOfContest(contestedOn, zone));
  if (seizedOn !== undefined) list.push(settledBalance(seizedOn, zone));
  return list;
}

/** The copy of a contest goes to the commissaire de justice the same day, or the next working day (R211-11). */
function copyOfContest(contestedOn: CivilDate, zone?: Zone): Deadline {
  const expiresOn = nextWorkingDay(addDays(contestedOn, 1), zone);
  return {
    deadline: 'send-copy-of-contest',
    from: contestedOn,
    expiresOn,
    cautiousOn: contestedOn,
    otherwise: 'contest-is-inadmissible',
    because: [law.contestRule],
  };
}

/** The day after which the bank's balance is settled: fifteen working days, on their latest reading (L162-1). */
function settledBalance(seizedOn: CivilDate, zone?: Zone): Deadline {
  const lastOn = addWorkingDays(seizedOn, 15, zone);
  return notBefore('bank-balance-settled', seizedOn, addDays(lastOn, 1), 'too-early', [law.bankDays]);
}

/** Last day for the debtor to contest a saisie-attribution, from the day he was told of it. */
export function contestUntil(toldOn: CivilDate, zone?: Zone): Deadline {
  const [contest] = measureDeadlines('saisie-attribution', { toldOn }, zone);
  if (!contest) throw new Error('the rules of the saisie-attribution give no time to contest');
  return contest;
}

/** What is to be known before a measure is asked for, each with its article. */
export function measureWarnings(measure: law.Measure): RoadWarning[] {
  return [
    { kind: 'choose-what-is-necessary', because: [...law.choiceRules] },
    { kind: 'title-handed-over-is-a-mandate', because: [law.mandateRule] },
    { kind: 'information-for-this-title-only', because: [...law.informationRules] },
    ...(measure === 'saisie-conservatoire'
      ? [
          { kind: 'may-be-lifted', because: [...law.liftingRules] },
          { kind: 'costs-on-the-debtor', because: [law.costsOfMeasure] },
        ]
      : []),
  ];
}

/** May an act of enforcement be done then? Never on a Sunday or a holiday, nor before 6:00 nor after 21:00 (CPCE L141-1). */
export function isEnforcementTime(
  on: CivilDate,
  minutes: number,
  zone: Zone = 'metropole',
): { value: boolean; because: Source[] } {
  const value = weekdayOf(on) !== 7 && !isHoliday(on, zone) && minutes >= 6 * 60 && minutes <= 21 * 60;
  return { value, because: [law.hoursRule] };
}

/** The sum that a bank seizure leaves to a person on a day. */
export function unseizableOn(on: CivilDate, inForce: LawInForce = publishedLaw): Result<Ruling<Cents>, LawNotKnown> {
  return valueOn(law.unseizableBalance, on, inForce);
}
