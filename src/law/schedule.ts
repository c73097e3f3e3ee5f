import { addMonths, type CivilDate } from '../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { isWellFormed, type Read, type Reference, type Source } from './citation.ts';

/** One dated value of the law: in force from `from`, to `until` included when its end is known. */
export type Row<T> = {
  readonly from: CivilDate;
  readonly until?: CivilDate;
  readonly value: T;
  readonly source: Reference;
  readonly read: Read;
  /** Who quotes the source, when it was not read itself. */
  readonly told?: string;
  /** What a reader must know about this row (French): conflict between sources, date not read… */
  readonly note?: string;
  /** What another source prints instead (French). */
  readonly conflict?: string;
};

/** A value of the law and its history. A date no row covers has no answer. */
export type Schedule<T> = {
  /** Stable name, kebab-case: what a refusal and an operator's amendment point at. */
  readonly subject: string;
  /** Name shown to people (French). */
  readonly title: string;
  readonly reviewedOn: CivilDate;
  /** How often the source must be read again, in months; undefined when only a reform changes it. */
  readonly reviewEveryMonths?: number;
  readonly rows: readonly Row<T>[];
};

/** A value, the reasons it rests on, and the day it was asked for. */
export type Ruling<T> = { readonly value: T; readonly because: readonly Source[]; readonly on: CivilDate };

export type LawNotKnown = {
  kind: 'law-not-known-on';
  subject: string;
  on: CivilDate;
  coveredFrom?: CivilDate;
  coveredUntil?: CivilDate;
};

/** Builds a schedule; throws (a bug) when rows are not strictly increasing, overlap, or carry a malformed identifier. */
export function schedule<T>(definition: Schedule<T>): Schedule<T> {
  if (definition.rows.length === 0) throw new Error(`${definition.subject}: no row`);
  for (const [index, row] of definition.rows.entries()) {
    const next = definition.rows[index + 1];
    if (row.until !== undefined && row.until < row.from)
      throw new Error(`${definition.subject}: ${row.from} ends before`);
    if (next && next.from <= (row.until ?? row.from)) throw new Error(`${definition.subject}: ${next.from} overlaps`);
    if (!isWellFormed(row.source)) throw new Error(`${definition.subject}: malformed identifier at ${row.from}`);
  }
  return definition;
}

/** The row in force on a day, or undefined. */
export function rowOn<T>(history: Schedule<T>, on: CivilDate): Row<T> | undefined {
  for (let index = history.rows.length - 1; index >= 0; index--) {
    const row = history.rows[index] as Row<T>;
    if (row.from <= on) return row.until === undefined || on <= row.until ? row : undefined;
  }
  return undefined;
}

const sources = new WeakMap<object, Source>();

/** The row's reference and how it was read, as one source: always the same object for the same row. */
export function sourceOf<T>(row: Row<T>): Source {
  const known = sources.get(row);
  if (known) return known;
  const source: Source = {
    ...row.source,
    read: row.read,
    ...(row.told === undefined ? {} : { told: row.told }),
    ...(row.note === undefined ? {} : { note: row.note }),
    ...(row.conflict === undefined ? {} : { conflict: row.conflict }),
  };
  sources.set(row, source);
  return source;
}

/** Last day covered without a gap from the first row on, or undefined when the last row is open. */
export function coveredUntil<T>(history: Schedule<T>): CivilDate | undefined {
  return history.rows.at(-1)?.until;
}

export function notKnown<T>(history: Schedule<T>, on: CivilDate): LawNotKnown {
  const until = coveredUntil(history);
  const from = history.rows[0]?.from;
  return {
    kind: 'law-not-known-on',
    subject: history.subject,
    on,
    ...(from === undefined ? {} : { coveredFrom: from }),
    ...(until === undefined ? {} : { coveredUntil: until }),
  };
}

/** The law on the day of the fact, with its source; a day that no row covers is refused, never guessed. */
export function valueOn<T>(history: Schedule<T>, on: CivilDate): Result<Ruling<T>, LawNotKnown> {
  const row = rowOn(history, on);
  return row ? ok({ value: row.value, because: [sourceOf(row)], on }) : refuse(notKnown(history, on));
}

/**
 * The schedule with an operator's rows: a row of the same day replaces ours (a confirmation, a correction), another one is
 * inserted, and closes the row before it when both would cover the same days.
 */
export function amended<T>(history: Schedule<T>, rows: readonly Row<T>[]): Schedule<T> {
  const byDay = new Map(history.rows.map((row) => [row.from, row]));
  for (const row of rows) byDay.set(row.from, row);
  const sorted = [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  const closed = sorted.map((row, index) => {
    const next = sorted[index + 1];
    if (!next || row.until === undefined || row.until < next.from) return row;
    const { until: _, ...open } = row;
    return open;
  });
  return schedule({ ...history, rows: closed });
}

/** Must a person read the source again? True once the subject's rhythm has passed since the last review. */
export function isReviewDue<T>(history: Schedule<T>, today: CivilDate): boolean {
  return history.reviewEveryMonths !== undefined && addMonths(history.reviewedOn, history.reviewEveryMonths) <= today;
}
