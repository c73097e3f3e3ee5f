import { type Result, refuse } from '../../kernel/result.ts';
import { readBounded } from './bounded-reading.ts';
import { MAX_FILE_BYTES } from './invoice-from-bytes.ts';
import type { InvoiceReading } from './invoice-reading.ts';
import type { ReadRefusal } from './refusals.ts';

/**
 * Reads an electronic invoice from the bytes of a file (Factur-X or ZUGFeRD PDF, CII, UBL): what it says, with warnings, or
 * why it cannot be taken. At most 3.5 s and a bounded memory, in a thread of its own; never throws on account of the file.
 * With `handOver` the bytes are given away, and must not be used afterwards.
 */
export async function readInvoiceFile(
  bytes: Uint8Array,
  options: { handOver?: boolean } = {},
): Promise<Result<InvoiceReading, ReadRefusal>> {
  if (bytes.length === 0) return refuse({ kind: 'empty-file' });
  if (bytes.length > MAX_FILE_BYTES) return refuse({ kind: 'too-large', bytes: bytes.length, limit: MAX_FILE_BYTES });
  return readBounded<InvoiceReading>('invoice', bytes, options);
}
