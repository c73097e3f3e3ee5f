import { type CivilDate, fromEpochDay, parseCivilDate } from '../../kernel/civil-date.ts';
import type { Cell } from './list.ts';

/** What the order of day and month in a written date shows: nothing when it is told in letters, or the year comes first. */
export type DateOrder = 'day-first' | 'month-first' | 'either' | 'told';
export type DateRead =
  | { kind: 'empty' }
  | { kind: 'date'; date: CivilDate; order: DateOrder }
  | { kind: 'month-first' }
  | { kind: 'not-a-date' };

const EMPTY = { kind: 'empty' } as const;
const WRONG = { kind: 'not-a-date' } as const;

const MONTHS: Record<string, number> = {};
// biome-ignore format: a table
for (const [rank, names] of [
  'janvier janv jan january', 'fevrier fevr fev february feb', 'mars mar march', 'avril avr april apr', 'mai may',
  'juin jun june', 'juillet juil jui jul july', 'aout aou august aug', 'septembre sept sep september',
  'octobre oct october', 'novembre nov november', 'decembre dec december',
].entries()) {
  for (const name of names.split(' ')) MONTHS[name] = rank + 1;
}

/** Serials of a workbook count days from 1899-12-30, which is 25 569 days before 1970. */
const EPOCH_SERIAL = 25_569;

/**
 * A day as French programs write it: `12/03/2026`, `12-03-26`, `2026-03-12`, `20260312`, `12 mars 2026`, `1er mars 2026`, the serial of a
 * workbook; an hour after it is left out. `03/04/2026` is read day first and says that it could be either.
 */
export function readDate(cell: Cell | undefined): DateRead {
  if (typeof cell === 'number') return ofSerial(cell);
  const usual = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell ?? '');
  if (usual && usual[1] !== '00') return ofNumbers(Number(usual[1]), Number(usual[2]), Number(usual[3]));
  const text = (cell ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (text === '' || /^[-–—]+$/.test(text) || /^0{1,4}[/.-]00[/.-]0{1,4}/.test(text)) return EMPTY;
  const bare = text.replace(/(?:[ T]|,\s*)\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i, '');
  const byNumbers = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(bare);
  if (byNumbers) return ofNumbers(Number(byNumbers[1]), Number(byNumbers[2]), yearOf(byNumbers[3] as string));
  const yearFirst = /^(\d{4})([/.-]?)(\d{2})\2(\d{2})$/.exec(bare);
  if (yearFirst) return told(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  if (/^\d{5}(?:[.,]\d+)?$/.test(bare)) return ofSerial(Number(bare.replace(',', '.')));
  return ofLetters(bare);
}

function ofNumbers(first: number, second: number, year: number): DateRead {
  if (first > 12 && first <= 31) return told(year, second, first, 'day-first');
  if (second > 12 && second <= 31 && first >= 1) return { kind: 'month-first' };
  return told(year, second, first, first === second ? 'told' : 'either');
}

function ofLetters(text: string): DateRead {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const french = /^(?:[a-z]{2,8}\.?,? )?(\d{1,2})(?:er)?[ .-]?([a-z]{3,9})\.?[ .-]?(\d{4}|\d{2})$/.exec(plain);
  const english = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(plain);
  const [day, month, year] = french ? [french[1], french[2], french[3]] : [english?.[2], english?.[1], english?.[3]];
  const rank = month === undefined ? undefined : MONTHS[month];
  return rank === undefined ? WRONG : told(yearOf(year as string), rank, Number(day));
}

function ofSerial(serial: number): DateRead {
  const days = Math.floor(serial);
  return days >= 20_000 && days <= 80_000
    ? { kind: 'date', date: fromEpochDay(days - EPOCH_SERIAL), order: 'told' }
    : WRONG;
}

function told(year: number, month: number, day: number, order: DateOrder = 'told'): DateRead {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const parsed = parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
  return parsed.refused ? WRONG : { kind: 'date', date: parsed.value, order };
}

/** Two digits are of this century up to 79. */
function yearOf(text: string): number {
  return text.length === 4 ? Number(text) : Number(text) + (Number(text) < 80 ? 2000 : 1900);
}
