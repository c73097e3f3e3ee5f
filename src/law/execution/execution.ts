import { type CivilDate, weekdayOf } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Source } from '../citation.ts';
import { isHoliday, type Zone } from '../delais/holidays.ts';
import { type Condition, condition, type Deadline, deadline } from '../road.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Ruling, valueOn } from '../schedule.ts';
import * as law from './execution.values.ts';

export type ExecutionFacts = {
  readonly measure: law.Measure;
  readonly on: CivilDate;
  readonly hasTitle: boolean;
  /** Principal of the claim. */
  readonly principal: Cents;
  readonly debtorInsolvent: boolean;
  /** At the home of a person: another seizure must have failed below the threshold, or the judge allowed it. */
  readonly atHome?: boolean;
  readonly otherMeansFailed?: boolean;
  readonly leaveOfJudge?: boolean;
};

/** May this measure be taken, and why not? */
export function measureConditions(
  facts: ExecutionFacts,
  inForce: LawInForce = publishedLaw,
): Result<Condition[], LawNotKnown> {
  const rules = law.measureRules[facts.measure];
  const list: Condition[] = [
    condition('debtor-not-insolvent', !facts.debtorInsolvent, law.reliefFromInsolvency),
    rules.needsTitle
      ? condition('has-title', facts.hasTitle, law.titlesRule, ...rules.because)
      : condition('has-title-or-leave', facts.hasTitle || facts.leaveOfJudge === true, ...rules.because),
  ];
  if (facts.measure === 'saisie-vente' && facts.atHome) {
    const threshold = valueOn(law.homeSeizureThreshold, facts.on, inForce);
    if (threshold.refused) return threshold;
    const isSmall = facts.principal < threshold.value.value;
    const allowed = !isSmall || facts.otherMeansFailed === true || facts.leaveOfJudge === true;
    list.push(condition('other-means-first-at-home', allowed, law.homeRule, ...threshold.value.because));
  }
  return ok(list);
}

/** The deadlines that open on the day of a measure's act. */
export function measureDeadlines(measure: law.Measure, actedOn: CivilDate, zone?: Zone): Deadline[] {
  return law.measureRules[measure].deadlines.map((one) =>
    deadline(one.deadline, actedOn, one.period, one.otherwise, [...one.because], zone === undefined ? {} : { zone }),
  );
}

/** Last day for the debtor to contest a saisie-attribution, from the day he was told of it. */
export function contestUntil(toldOn: CivilDate, zone?: Zone): Deadline {
  return deadline(
    'contest',
    toldOn,
    { months: 1 },
    'seizure-stands',
    [law.contestRule],
    zone === undefined ? {} : { zone },
  );
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
