import { type Result, refuse } from '../../../kernel/result.ts';
import type { InvoiceReading, Syntax } from '../invoice-reading.ts';
import type { ReadRefusal } from '../refusals.ts';
import type { PageText } from '../words/page-text.ts';
import { unreadPages, warned } from '../words/read-pages.ts';
import { cutInvoices } from './invoice-boundaries.ts';
import { invoiceFromPages } from './invoice-from-pages.ts';

/**
 * Reads the invoice of a file, or, when it holds several, refuses to take it as one and gives each with its pages
 * (`several-invoices`): no amount of one is ever read with another's. `pageCount` counts the pages of the file, read or not.
 */
export function invoicesFromPages(
  pages: readonly PageText[],
  syntax: Syntax,
  pageCount: number,
): Result<InvoiceReading, ReadRefusal> {
  const { invoices, doubtful } = cutInvoices(pages);
  const unread = unreadPages(pages, pageCount);
  const [only] = invoices;
  if (only && invoices.length === 1) {
    const reading = invoiceFromPages(only.read, syntax);
    const told = unread ? warned(reading, { kind: 'unread-pages', ...unread, pageCount }) : reading;
    return doubtful.length > 0 ? warned(told, { kind: 'perhaps-several-invoices', pages: doubtful }) : told;
  }
  return refuse({
    kind: 'several-invoices',
    pageCount,
    ...(unread ? { unread } : {}),
    invoices: invoices.map(({ read, numbers }) => {
      const reading = invoiceFromPages(read, syntax);
      const own = doubtful.filter((number) => numbers.includes(number));
      return {
        pages: numbers,
        reading: own.length > 0 ? warned(reading, { kind: 'perhaps-several-invoices', pages: own }) : reading,
      };
    }),
  });
}
