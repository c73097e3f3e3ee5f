import type { Result } from '../../kernel/result.ts';
import { isPdf } from './invoice-from-bytes.ts';
import type { InvoiceReading, UnstructuredSyntax } from './invoice-reading.ts';
import { readInvoiceFile } from './read-invoice-file.ts';
import type { ReadRefusal } from './refusals.ts';
import { readScan, type ScanOptions } from './scan/read-scan.ts';
import { isTiff } from './tiff/tiff-pages.ts';

type ScanSyntax = Exclude<UnstructuredSyntax, 'pdf-text'>;

/** How pictures are told apart by their first bytes: a JPEG, a PNG, a TIFF, or those of a PDF. */
export function scanSyntaxOf(bytes: Uint8Array): ScanSyntax | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image-jpeg';
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image-png';
  if (isTiff(bytes)) return 'image-tiff';
  return isPdf(bytes) ? 'scan' : undefined;
}

/** What must be recognised in pictures, once a reading has found neither data nor words; undefined for all other refusals. */
export function scanSyntax(bytes: Uint8Array, refusal: ReadRefusal): ScanSyntax | undefined {
  const isPicture = refusal.kind === 'unknown-format' && refusal.looksLike === 'image';
  return isPicture || refusal.kind === 'pdf-without-text' ? scanSyntaxOf(bytes) : undefined;
}

/**
 * Reads an invoice whatever it is made of: data, words, or pictures. Pictures take some seconds a page, told by `progress`.
 * Never throws on account of the file.
 */
export async function readAnyInvoice(
  bytes: Uint8Array,
  options: ScanOptions = {},
): Promise<Result<InvoiceReading, ReadRefusal>> {
  const read = await readInvoiceFile(bytes);
  const syntax = read.refused ? scanSyntax(bytes, read.refusal) : undefined;
  return syntax ? readScan(bytes, syntax, options) : read;
}
