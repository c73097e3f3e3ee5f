import { type CivilDate, type DateRefusal, parseCivilDate, yearOf } from '../kernel/civil-date.ts';
import { type Result, refuse } from '../kernel/result.ts';

/** Years that a claim may know of: periods of twenty years and holidays are counted from them without leaving our calendar. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2150;

export type DayRefusal = DateRefusal | { kind: 'date-too-far'; text: string };

/** A day from text, as `parseCivilDate`, that the rules can count from and to. */
export function parseCalculableDay(text: string): Result<CivilDate, DayRefusal> {
  const parsed = parseCivilDate(text);
  if (parsed.refused) return parsed;
  const year = yearOf(parsed.value);
  return year < FIRST_YEAR || year > LAST_YEAR ? refuse({ kind: 'date-too-far', text }) : parsed;
}
