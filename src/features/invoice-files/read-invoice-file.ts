import { type Result, refuse } from '../../kernel/result.ts';
import { readBounded } from './bounded-reading.ts';
import { isPdf, MAX_FILE_BYTES } from './invoice-from-bytes.ts';
import type { InvoiceReading } from './invoice-reading.ts';
import type { ReadRefusal } from './refusals.ts';

/** Pages of words take longer than an attachment: fonts are looked into, and the reader itself is large. */
const TEXT_MILLISECONDS = 9000;

/**
 * Reads an invoice from the bytes of a file: its data (Factur-X or ZUGFeRD PDF, CII, UBL), else the words of a PDF; what it says,
 * with warnings, or why it cannot be taken. A bounded time and memory, in a thread of its own; never throws on account of the
 * file. With `handOver` the bytes may be given away, and must not be used afterwards.
 */
export async function readInvoiceFile(
  bytes: Uint8Array,
  options: { handOver?: boolean } = {},
): Promise<Result<InvoiceReading, ReadRefusal>> {
  if (bytes.length === 0) return refuse({ kind: 'empty-file' });
  if (bytes.length > MAX_FILE_BYTES) return refuse({ kind: 'too-large', bytes: bytes.length, limit: MAX_FILE_BYTES });
  if (!isPdf(bytes)) return readBounded<InvoiceReading>('invoice', bytes, options);
  const data = await readBounded<InvoiceReading>('invoice', bytes);
  if (!data.refused || data.refusal.kind !== 'pdf-without-invoice-data') return data;
  return readBounded<InvoiceReading>('pdf-text', bytes, { ...options, milliseconds: TEXT_MILLISECONDS });
}
