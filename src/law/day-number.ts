import { type CivilDate, epochDay, fromEpochDay } from '../kernel/civil-date.ts';

const FIRST = epochDay('2000-01-01' as CivilDate);
const LAST = epochDay('2059-12-31' as CivilDate);

/** Days already written: long computations name the same dates over and over. */
const written: (CivilDate | undefined)[] = Array.from({ length: LAST - FIRST + 1 }, () => undefined);

/** The civil date of a day numbered from 1970-01-01, remembered once written. */
export function dayText(dayNumber: number): CivilDate {
  if (dayNumber < FIRST || dayNumber > LAST) return fromEpochDay(dayNumber);
  const known = written[dayNumber - FIRST];
  if (known !== undefined) return known;
  const text = fromEpochDay(dayNumber);
  written[dayNumber - FIRST] = text;
  return text;
}
