import { addDays, addMonths, type CivilDate } from '../kernel/civil-date.ts';
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
  /** Why there is no row yet (French): the value exists, nobody here could read it, and an operator's row will give it. */
  readonly awaited?: string;
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

/** The law to compute with: our rows, and by subject the schedules that rows an operator confirmed have amended. */
export type LawInForce = { readonly amended: ReadonlyMap<string, Schedule<unknown>> };

/** Our own rows, as this release ships them. */
export const publishedLaw: LawInForce = { amended: new Map() };

/** The schedule as it is in force: ours, or ours with an operator's rows. */
export function scheduleIn<T>(inForce: LawInForce, published: Schedule<T>): Schedule<T> {
  return (inForce.amended.get(published.subject) as Schedule<T> | undefined) ?? published;
}

/** Builds a schedule; throws (a bug) when rows are not strictly increasing, overlap, or carry a malformed identifier. */
export function schedule<T>(definition: Schedule<T>): Schedule<T> {
  if (definition.rows.length === 0 && definition.awaited === undefined)
    throw new Error(`${definition.subject}: no row`);
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
export function valueOn<T>(published: Schedule<T>, on: CivilDate, inForce: LawInForce): Result<Ruling<T>, LawNotKnown> {
  const history = scheduleIn(inForce, published);
  const row = rowOn(history, on);
  return row ? ok({ value: row.value, because: [sourceOf(row)], on }) : refuse(notKnown(history, on));
}

/** Ours, without the days that another row takes over: nothing, what is before, what is after, or both. */
function outside<T>(own: Row<T>, ownEnd: CivilDate | undefined, { from, until }: Row<T>): Row<T>[] {
  const before = own.from < from ? [{ ...own, until: addDays(from, -1) }] : [];
  const resumes = until !== undefined && (ownEnd === undefined || until < ownEnd);
  return resumes ? [...before, { ...own, from: addDays(until, 1) }] : before;
}

/**
 * The schedule with an operator's rows, the last one winning on the days that two of them cover. A row takes over its own days
 * only: up to `until`, or up to the next row when it has no end; ours are in force before and after.
 */
export function amended<T>(history: Schedule<T>, rows: readonly Row<T>[]): Schedule<T> {
  let all = [...history.rows];
  for (const row of rows) {
    const untouched = row.until === undefined ? all.find(({ from }) => from > row.from)?.from : addDays(row.until, 1);
    const kept = all.flatMap((own, index) => {
      const following = all[index + 1]?.from;
      const end = own.until ?? (following && addDays(following, -1));
      const isApart = (end !== undefined && end < row.from) || (untouched !== undefined && own.from >= untouched);
      return isApart ? [own] : outside(own, end, row);
    });
    all = [...kept, row].sort((a, b) => (a.from < b.from ? -1 : 1));
  }
  return schedule({ ...history, rows: all });
}

/** Must a person read the source again? True once the subject's rhythm has passed since the last review. */
export function isReviewDue<T>(history: Schedule<T>, today: CivilDate): boolean {
  return history.reviewEveryMonths !== undefined && addMonths(history.reviewedOn, history.reviewEveryMonths) <= today;
}
