import { type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import type { ApplicableRates } from './applicable-rates.ts';
import { graceRule } from './penalites-de-retard.values.ts';
import type { RatePeriod } from './rate-timeline.ts';

type Span = { readonly first: number; readonly last: number };

/** The same rates, at zero on the days of grace: « ne sont pas encourues pendant le délai fixé par le juge » (C. civ. 1343-5). */
export function withGrace(
  rates: ApplicableRates,
  firstDay: number,
  grace: readonly { readonly from: CivilDate; readonly to: CivilDate }[],
): ApplicableRates {
  const spans: Span[] = grace
    .map(({ from, to }) => ({ first: epochDay(from), last: epochDay(to) }))
    .sort((a, b) => a.first - b.first);
  const periods: RatePeriod[] = [];
  for (const period of rates.periods.slice(rates.startIndex)) {
    let cursor = period.first;
    for (const { first, last } of spans) {
      if (last < cursor || first > period.last) continue;
      if (first > cursor) periods.push({ ...period, first: cursor, last: first - 1 });
      const from = Math.max(first, cursor);
      const to = Math.min(last, period.last);
      periods.push({ first: from, last: to, rate: 0n, because: [graceRule] });
      cursor = to + 1;
    }
    if (cursor <= period.last) periods.push({ ...period, first: cursor });
  }
  // Splitting the first period may leave a piece that ends before the first interest day.
  return { periods: periods.filter((period) => period.last >= firstDay), startIndex: 0 };
}
