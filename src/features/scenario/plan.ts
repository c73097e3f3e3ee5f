import { addDays, type CivilDate, later } from '../../kernel/civil-date.ts';
import { nextWorkingDay } from '../../law/delais/holidays.ts';
import { type Hold, heldDays, isActive } from './hold.ts';
import type { Step, StepName } from './strategies.ts';

/** What a person or the clock did to a step. A step without a mark is where the strategy puts it. */
export type StepMark =
  | { step: StepName; state: 'done' | 'skipped'; on: CivilDate }
  | { step: StepName; state: 'moved'; to: CivilDate }
  | { step: StepName; state: 'stopped' };

export type Planned = { step: Step; on: CivilDate; state: 'planned' | 'moved' | 'stopped' };

export type PlanFacts = {
  openedOn: CivilDate;
  steps: readonly Step[];
  marks: readonly StepMark[];
  holds: readonly Hold[];
};

/**
 * The steps still to come with their days, in order. Each is anchored on the opening of the case plus the days of silence; none
 * comes before today, nor before its rest after the step before, nor on a day when nobody works. Days that the machine missed are
 * caught up without losing or doubling a step.
 */
export function planOf(facts: PlanFacts, today: CivilDate): Planned[] {
  const shift = heldDays(facts.holds, today);
  const silentUntil = lastDayOfSilence(facts.holds, today);
  const planned: Planned[] = [];
  let previous: CivilDate | undefined;
  for (const step of facts.steps) {
    const mark = facts.marks.find((candidate) => candidate.step === step.name);
    if (mark?.state === 'done' || mark?.state === 'skipped') {
      previous = previous ? later(previous, mark.on) : mark.on;
      continue;
    }
    const anchored = mark?.state === 'moved' ? mark.to : addDays(facts.openedOn, step.day + shift);
    const rested = previous ? addDays(previous, step.rest) : anchored;
    const spoken = silentUntil ? addDays(silentUntil, 1) : today;
    const on = nextWorkingDay([rested, spoken, today].reduce(later, anchored), 'metropole');
    const stopped = mark?.state === 'stopped';
    planned.push({ step, on, state: mark ? mark.state : 'planned' });
    if (!stopped) previous = on;
  }
  return planned;
}

/** The first step that will happen, if any. */
export function nextOf(plan: readonly Planned[]): Planned | undefined {
  return plan.find(({ state }) => state !== 'stopped');
}

function lastDayOfSilence(holds: readonly Hold[], today: CivilDate): CivilDate | undefined {
  return holds
    .filter((hold) => isActive(hold, today))
    .map((hold) => hold.untilOn)
    .filter((until) => until !== undefined)
    .reduce<CivilDate | undefined>((last, until) => (last ? later(last, until) : until), undefined);
}
