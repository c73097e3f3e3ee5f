import type { Result } from '../../../kernel/result.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { InvoiceReading } from '../invoice-reading.ts';
import type { ReadWarning } from '../read-warnings.ts';
import type { ReadRefusal } from '../refusals.ts';

/** How much of a long document is read: so many pages of its beginning, where an invoice names itself, and of its end, where it adds up. */
export type PageBounds = { readonly first: number; readonly last: number };

/** The numbers, from 1, of the pages to read among `count`. */
export function chosenPages(count: number, { first, last }: PageBounds): number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  return count <= first + last ? all : [...all.slice(0, first), ...all.slice(-last)];
}

/** The pages, from the first to the last, that were not among those read; undefined when all were. */
export function unreadPages(
  pages: readonly { readonly number: number }[],
  pageCount: number,
): { from: number; to: number } | undefined {
  const read = new Set(pages.map(({ number }) => number));
  const unread = chosenPages(pageCount, { first: pageCount, last: 0 }).filter((number) => !read.has(number));
  const [from] = unread;
  return from === undefined ? undefined : { from, to: unread.at(-1) ?? from };
}

/** The reading with one more warning in front, whether it is whole or only partial. */
export function warned(
  reading: Result<InvoiceReading, ReadRefusal>,
  warning: ReadWarning,
): Result<InvoiceReading, ReadRefusal> {
  if (!reading.refused) return ok({ ...reading.value, warnings: [warning, ...reading.value.warnings] });
  const { refusal } = reading;
  if (refusal.kind !== 'incomplete-reading') return reading;
  const partial = { ...refusal.partial, warnings: [warning, ...refusal.partial.warnings] };
  return refuse({ ...refusal, partial });
}
