import { type Result, refuse } from '../../../kernel/result.ts';
import type { InvoiceReading } from '../invoice-reading.ts';
import type { ReadRefusal } from '../refusals.ts';
import type { PageText } from '../words/page-text.ts';
import { pdfWords } from '../words/pdf-words.ts';
import { warned } from '../words/read-pages.ts';
import { invoicesFromPages } from './invoices-from-pages.ts';

/** Fewer visible words than this on the whole are a stamp or a page number on pictures. */
const MIN_WORDS = 12;

/** Reads the invoice, or the invoices, in the text layer of a PDF that carries no data. `pdf-without-text` when its pages are pictures. */
export async function invoiceFromPdfText(bytes: Uint8Array): Promise<Result<InvoiceReading, ReadRefusal>> {
  const read = await pdfWords(bytes);
  if (read.kind === 'locked') return refuse({ kind: 'pdf-encrypted' });
  if (read.kind === 'damaged') return refuse({ kind: 'pdf-damaged', detail: 'pages' });
  if (!isLegible(read.pages)) return refuse({ kind: 'pdf-without-text', pages: read.pageCount });
  const reading = invoicesFromPages(read.pages, 'pdf-text', read.pageCount);
  return read.pictures.length > 0 ? warned(reading, { kind: 'picture-pages', pages: read.pictures }) : reading;
}

/** Words enough, made of letters: fonts without a table of characters give signs that say nothing. */
function isLegible(pages: readonly PageText[]): boolean {
  const words = pages.flatMap((page) => page.words);
  if (words.length < MIN_WORDS) return false;
  const text = words.map((word) => word.text).join('');
  const letters = text.match(/[\p{L}\p{N}\p{P}€$£+=<>|°]/gu)?.length ?? 0;
  const foreign = text.match(/[\ue000-\uf8ff\ufffd]/gu)?.length ?? 0;
  return letters > 0.8 * text.length && foreign < 0.05 * text.length;
}
