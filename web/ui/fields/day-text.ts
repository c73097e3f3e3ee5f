import { type CivilDate, civilDate, parseCivilDate } from '../../../src/kernel/civil-date.ts';

/** Reads a day as people type it, `9/10/2026`, `09.10.26`, `2026-10-09`, day first; undefined when it is none. */
export function dayFromText(text: string): CivilDate | undefined {
  const iso = parseCivilDate(text.trim());
  if (!iso.refused) return iso.value;
  const match = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4}|\d{2})$/.exec(text.trim());
  if (!match) return undefined;
  const [year, month, dayOfMonth] = [Number(match[3]), Number(match[2]), Number(match[1])];
  const parsed = parseCivilDate(
    `${year < 100 ? 2000 + year : year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
  );
  return parsed.refused ? undefined : civilDate(year < 100 ? 2000 + year : year, month, dayOfMonth);
}
