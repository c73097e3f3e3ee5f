import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Entry, lawBook } from '../../law/law-book.ts';
import { isReviewDue, type LawInForce, scheduleIn, sourceOf } from '../../law/schedule.ts';
import { toWire } from '../../law/wire.ts';
import type { BookView } from './law-desk.contract.ts';

/** Every dated value of the law with its source and how it was read, the installation's own rows among them. */
export function presentBook(inForce: LawInForce, today: CivilDate): BookView {
  return {
    subjects: lawBook.map(({ name, title, entries }) => ({
      name,
      title,
      schedules: entries.map((entry) => presentSchedule(entry, inForce, today)),
    })),
  };
}

function presentSchedule({ schedule: published, show, form }: Entry, inForce: LawInForce, today: CivilDate) {
  const schedule = scheduleIn(inForce, published);
  const { subject, title, reviewedOn, reviewEveryMonths, awaited, rows } = schedule;
  const own = new Set<unknown>(published.rows.map(({ source }) => source));
  return {
    subject,
    title,
    reviewedOn,
    reviewEveryMonths: reviewEveryMonths ?? null,
    reviewIsDue: isReviewDue(schedule, today),
    awaited: awaited ?? null,
    fields: [...form.fields],
    rows: rows.map((row) => ({
      from: row.from,
      until: row.until ?? null,
      value: show(row.value as never),
      texts: form.write(row.value),
      isOwn: !own.has(row.source),
      source: toWire(sourceOf(row)) as BookView['subjects'][0]['schedules'][0]['rows'][0]['source'],
    })),
  };
}
