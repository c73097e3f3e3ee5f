import type { Result } from '../../../kernel/result.ts';
import { ok } from '../../../kernel/result.ts';
import type { InvoiceReading } from '../invoice-reading.ts';
import type { ReadRefusal } from '../refusals.ts';

/** How much of a long document is read: so many pages of its beginning, where an invoice names itself, and of its end, where it adds up. */
export type PageBounds = { readonly first: number; readonly last: number };

/** The numbers, from 1, of the pages to read among `count`. */
export function chosenPages(count: number, { first, last }: PageBounds): number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  return count <= first + last ? all : [...all.slice(0, first), ...all.slice(-last)];
}

/** The reading, with a warning that names the pages nobody looked at: another invoice may be there. */
export function tellingUnreadPages(
  reading: Result<InvoiceReading, ReadRefusal>,
  pages: readonly { readonly number: number }[],
  pageCount: number,
): Result<InvoiceReading, ReadRefusal> {
  const read = new Set(pages.map(({ number }) => number));
  const unread = chosenPages(pageCount, { first: pageCount, last: 0 }).filter((number) => !read.has(number));
  const [from] = unread;
  if (reading.refused || from === undefined) return reading;
  const warning = { kind: 'unread-pages', from, to: unread.at(-1) ?? from, pageCount } as const;
  return ok({ ...reading.value, warnings: [warning, ...reading.value.warnings] });
}
