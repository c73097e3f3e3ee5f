import type { EventRow } from '../../features/cases/cases.sql.ts';
import { type CivilDate, inParis } from '../../kernel/civil-date.ts';
import { cents, decimal } from '../../kernel/money.ts';

/** One event of the story, one JSON object a line: amounts are decimal strings in euros. */
export type StoryEvent = {
  date: CivilDate;
  kind: string;
  channel?: string;
  amounts: Record<string, string>;
  details?: Record<string, unknown>;
};

/** A line of a case's journal as an event of the story. */
export function tell({ at, kind, data }: EventRow): StoryEvent {
  const amounts: Record<string, string> = {};
  const details: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    if (name.endsWith('Cents') && typeof value === 'number') amounts[name.slice(0, -5)] = decimal(cents(value));
    else if (name !== 'channel') details[name] = value;
  }
  const channel = typeof data.channel === 'string' ? { channel: data.channel } : {};
  return { date: inParis(at).date, kind, ...channel, amounts, ...(Object.keys(details).length > 0 ? { details } : {}) };
}
