import { type CivilDate, inParis } from '../../../../src/kernel/civil-date.ts';
import type { Exhibit } from '../exhibits.api.ts';

/** The day that a piece bears, in words, unless it is the day on which it came: that one is told already. */
export function datedApart(exhibit: Exhibit, longDate: (day: CivilDate) => string): string | undefined {
  const { datedOn, addedAt } = exhibit;
  return datedOn && datedOn !== inParis(new Date(addedAt)).date ? longDate(datedOn as CivilDate) : undefined;
}
