import { epochDay } from '../../kernel/civil-date.ts';
import type { Source } from '../citation.ts';
import { dayText } from '../day-number.ts';
import { type LawInForce, rowOn, scheduleIn, sourceOf } from '../schedule.ts';
import { towardPublicBuyers } from './penalites-de-retard.values.ts';
import type { RatePeriod } from './rate-timeline.ts';

const reasonsByRow = new WeakMap<object, WeakMap<readonly Source[], readonly Source[]>>();

/** The text of a row, then what else the frozen rate rests on; the same list each time, since lines join lists by identity. */
function restated(row: object, rule: Source, frozen: RatePeriod): readonly Source[] {
  let known = reasonsByRow.get(row);
  if (!known) {
    known = new WeakMap();
    reasonsByRow.set(row, known);
  }
  let because = known.get(frozen.because);
  if (!because) {
    because = [rule, ...frozen.because.slice(1)];
    known.set(frozen.because, because);
  }
  return because;
}

/**
 * One rate from the first day to the last: the one of the semester in which interest began (CCP R2192-31). A later text that
 * states the same points is cited for its own days; one that states others does not touch what had begun to run.
 */
export function frozenRate(frozen: RatePeriod, first: number, last: number, inForce: LawInForce): RatePeriod[] {
  const periods: RatePeriod[] = [{ first, last, rate: frozen.rate, because: frozen.because }];
  if (last <= frozen.last) return periods;
  const history = scheduleIn(inForce, towardPublicBuyers);
  const own = rowOn(history, dayText(first));
  for (const row of history.rows) {
    const from = epochDay(row.from);
    const before = periods.at(-1);
    if (!before || from <= first || from > last || row.value.points !== own?.value.points) continue;
    periods[periods.length - 1] = { ...before, last: from - 1 };
    periods.push({ first: from, last, rate: frozen.rate, because: restated(row, sourceOf(row), frozen) });
  }
  return periods;
}
