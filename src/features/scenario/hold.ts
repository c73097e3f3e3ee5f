import { type CivilDate, daysBetween, later } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';

export type HoldReason = 'pause' | 'promise' | 'dispute' | 'claimed-paid';

/** Why nothing is sent for a while. `untilOn`, when known, is the last day of silence. */
export type Hold = {
  id: string;
  reason: HoldReason;
  startsOn: CivilDate;
  untilOn?: CivilDate;
  promisedOn?: CivilDate;
  amount?: Cents;
  endedOn?: CivilDate;
};

/** Days left for a promised transfer to arrive after the day it was promised for: weekends and bank delays. */
export const PROMISE_GRACE_DAYS = 4;
/** The latest day that a debtor may promise by itself, from today. Later ones are for the creditor to grant. */
export const LONGEST_PROMISE_DAYS = 45;

export function isActive(hold: Hold, today: CivilDate): boolean {
  return hold.endedOn === undefined && hold.startsOn <= today;
}

/** Has the silence run out? Promises and pauses end by themselves; a dispute and "already paid" wait for a person. */
export function hasRunOut(hold: Hold, today: CivilDate): boolean {
  return isActive(hold, today) && hold.untilOn !== undefined && hold.untilOn < today;
}

/** Days of silence so far: the union of all holds, so that two at once count once. The plan moves by as many. */
export function heldDays(holds: readonly Hold[], today: CivilDate): number {
  const spans = holds
    .map((hold) => ({ from: hold.startsOn, to: hold.endedOn ?? (hold.untilOn ? later(hold.untilOn, today) : today) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let total = 0;
  let reached: CivilDate | undefined;
  for (const { from, to } of spans) {
    const start = reached ? later(from, reached) : from;
    if (start < to) total += daysBetween(start, to);
    reached = reached ? later(reached, to) : to;
  }
  return total;
}
