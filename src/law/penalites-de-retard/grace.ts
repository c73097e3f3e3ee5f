import { addYears, epochDay } from '../../kernel/civil-date.ts';
import { dayText } from '../day-number.ts';
import type { ApplicableRates } from './applicable-rates.ts';
import type { GracePeriod } from './owed.ts';
import { graceRule } from './penalites-de-retard.reasons.ts';
import type { RatePeriod } from './rate-timeline.ts';
import { reasonsOn } from './reasons.ts';

type Span = { first: number; last: number };

/** The days of grace among those that bear interest, in order and without overlap. */
function spansOf(grace: readonly GracePeriod[], firstDay: number, lastDay: number): Span[] {
  const spans: Span[] = [];
  const all = grace
    .map(({ from, to }) => ({ first: Math.max(epochDay(from), firstDay), last: Math.min(epochDay(to), lastDay) }))
    .sort((a, b) => a.first - b.first);
  for (const span of all) {
    const before = spans.at(-1);
    const first = before ? Math.max(span.first, before.last + 1) : span.first;
    if (first <= span.last) spans.push({ first, last: span.last });
  }
  return spans;
}

/**
 * The same rates, at zero on the days of grace: « ne sont pas encourues pendant le délai fixé par le juge » (C. civ. 1343-5).
 * Those days need no published rate.
 */
export function withGrace(
  rates: ApplicableRates,
  firstDay: number,
  lastDay: number,
  grace: readonly GracePeriod[],
): ApplicableRates {
  const spans = spansOf(grace, firstDay, lastDay);
  const periods: RatePeriod[] = spans.map(({ first, last }) => ({
    first,
    last,
    rate: 0n,
    because: reasonsOn(graceRule, dayText(first)),
  }));
  for (const period of rates.periods.slice(rates.startIndex)) {
    if (period.first > lastDay) break;
    let cursor = Math.max(period.first, firstDay);
    for (const { first, last } of spans) {
      if (last < cursor || first > period.last) continue;
      if (first > cursor) periods.push({ ...period, first: cursor, last: first - 1 });
      cursor = last + 1;
    }
    if (cursor <= period.last) periods.push({ ...period, first: cursor });
  }
  return { ...rates, periods: periods.sort((a, b) => a.first - b.first), startIndex: 0 };
}

/** « dans la limite de deux années » (C. civ. 1343-5, alinéa 1). */
export function isLongerThanAllowed({ from, to }: GracePeriod): boolean {
  return to > addYears(from, 2);
}
