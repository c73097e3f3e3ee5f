import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Entry, lawBook } from '../../law/law-book.ts';
import type { RateTables } from '../../law/penalites-de-retard/rate-timeline.ts';
import { isReviewDue, type Schedule, sourceOf } from '../../law/schedule.ts';
import { toWire } from '../../law/wire.ts';
import type { BookView } from './law-desk.contract.ts';

/** Every dated value of the law with its source and how it was read, the installation's own rows among them. */
export function presentBook(tables: RateTables, today: CivilDate): BookView {
  const amended = new Map<string, Schedule<unknown>>(Object.values(tables).map((table) => [table.subject, table]));
  return {
    subjects: lawBook.map(({ name, title, entries }) => ({
      name,
      title,
      schedules: entries.map((entry) => presentSchedule(entry, amended.get(entry.schedule.subject), today)),
    })),
  };
}

function presentSchedule(
  { schedule: published, show }: Entry,
  amended: Schedule<unknown> | undefined,
  today: CivilDate,
) {
  const schedule = amended ?? published;
  const { subject, title, reviewedOn, reviewEveryMonths, rows } = schedule;
  return {
    subject,
    title,
    reviewedOn,
    reviewEveryMonths: reviewEveryMonths ?? null,
    reviewIsDue: isReviewDue(schedule, today),
    rows: rows.map((row) => ({
      from: row.from,
      until: row.until ?? null,
      value: show(row.value as never),
      source: toWire(sourceOf(row)) as BookView['subjects'][0]['schedules'][0]['rows'][0]['source'],
    })),
  };
}
