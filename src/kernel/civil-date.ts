import type { Brand } from './brand.ts';
import { ok, type Result, refuse } from './result.ts';

/** A day of the Gregorian calendar, `YYYY-MM-DD`, without hour or zone. Compares as text: `a < b` is "a before b". */
export type CivilDate = Brand<string, 'CivilDate'>;

export type DateRefusal = { kind: 'not-a-date'; text: string };

/** Parses `YYYY-MM-DD`, refusing days that do not exist (2026-02-30) and years outside 1900–2199. */
export function parseCivilDate(text: string): Result<CivilDate, DateRefusal> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match) {
    const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const exists = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
    if (exists && year >= 1900 && year <= 2199) return ok(text as CivilDate);
  }
  return refuse({ kind: 'not-a-date', text });
}

/** A literal day, for constants and tests; throws when it does not exist. */
export function day(literal: string): CivilDate {
  const parsed = parseCivilDate(literal);
  if (parsed.refused) throw new Error(`not a date: ${literal}`);
  return parsed.value;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

export function dayOfMonthOf(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

/** The day of year, month (1–12) and day of month; throws when it does not exist. */
export function civilDate(year: number, month: number, dayOfMonth: number): CivilDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return day(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`);
}

/** Days since 1970-01-01 (proleptic Gregorian): the arithmetic is on integers, so it is exact and zone-free. */
export function epochDay(date: CivilDate): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOfMonthOf(date)) / 86_400_000;
}

export function fromEpochDay(days: number): CivilDate {
  return new Date(days * 86_400_000).toISOString().slice(0, 10) as CivilDate;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromEpochDay(epochDay(date) + days);
}

/** Same day `months` later; the last day of the month when it does not exist (31 January + 1 month = 28 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return civilDate(year, month, Math.min(dayOfMonthOf(date), daysInMonth(year, month)));
}

export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, 12 * years);
}

/** Days from `start` to `end`: 1 from a day to its morrow, negative backwards. */
export function daysBetween(start: CivilDate, end: CivilDate): number {
  return epochDay(end) - epochDay(start);
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekdayOf(date: CivilDate): Weekday {
  return (((((epochDay(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** First day of the calendar semester (1 January or 1 July) that contains the day. */
export function startOfSemester(date: CivilDate): CivilDate {
  return civilDate(yearOf(date), monthOf(date) <= 6 ? 1 : 7, 1);
}

export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

const paris = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The legal day and time of Paris at an instant: `{ date, minutes }`, minutes since local midnight. */
export function inParis(instant: Date): { date: CivilDate; minutes: number } {
  const parts = Object.fromEntries(paris.formatToParts(instant).map((part) => [part.type, part.value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}` as CivilDate,
    minutes: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/** The instant at which clocks in Paris show `minutes` after midnight on that day (the first one, when a change repeats it). */
export function parisInstant(date: CivilDate, minutes: number): Date {
  const utc = epochDay(date) * 86_400_000 + minutes * 60_000;
  for (const offsetHours of [2, 1]) {
    const candidate = new Date(utc - offsetHours * 3_600_000);
    const seen = inParis(candidate);
    if (seen.date === date && seen.minutes === minutes) return candidate;
  }
  return new Date(utc - 3_600_000);
}
