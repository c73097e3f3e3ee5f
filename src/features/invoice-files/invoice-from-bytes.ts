import { type Result, refuse } from '../../kernel/result.ts';
import { invoiceFromXml } from './grammars/invoice-from-xml.ts';
import { invoiceFromPdf } from './invoice-from-pdf.ts';
import type { InvoiceReading } from './invoice-reading.ts';
import type { LooksLike, ReadRefusal } from './refusals.ts';

/** Largest file that is read at all. */
export const MAX_FILE_BYTES = 32_000_000;

/**
 * Reads an invoice from the bytes of a file, by what they are and never by a name: PDF with an attachment, CII or UBL.
 * Runs where it is called: `readInvoiceFile` is the bounded way in.
 */
export async function invoiceFromBytes(bytes: Uint8Array): Promise<Result<InvoiceReading, ReadRefusal>> {
  if (bytes.length === 0) return refuse({ kind: 'empty-file' });
  if (bytes.length > MAX_FILE_BYTES) return refuse({ kind: 'too-large', bytes: bytes.length, limit: MAX_FILE_BYTES });
  if (isXml(bytes)) return invoiceFromXml(bytes);
  if (isPdf(bytes)) return invoiceFromPdf(bytes);
  const looksLike = lookOf(bytes);
  if (looksLike === undefined) return refuse({ kind: 'empty-file' });
  return refuse({ kind: 'unknown-format', looksLike });
}

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

/** Starts, after marks and blanks, with `<` in 8, 16 or 32 bits. */
function isXml(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096);
  const first = start.findIndex((byte) => ![0, 9, 10, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte));
  if (first >= 0 && start[first] === 0x3c) return !/^<(!doctype\s+)?html/i.test(headOf(bytes.subarray(first)));
  return start[0] === 0x4c && start[1] === 0x6f && start[2] === 0xa7;
}

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1');
}

/** Beginnings of files, as Latin-1 text. */
const SIGNATURES: [LooksLike, string[]][] = [
  ['zip', ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008']],
  ['gzip', ['\u001f\u008b']],
  ['image', ['\u00ff\u00d8\u00ff', '\u0089PNG', 'GIF8', 'II*\0', 'MM\0*', 'RIFF', 'BM']],
  ['office-document', ['\u00d0\u00cf\u0011\u00e0', '{\\rtf']],
];

const OFFICE_PARTS = /^PK[\s\S]{28}(mimetype|\[Content_Types\]|_rels\/|xl\/|word\/)/;

const TEXT_FORMATS: [LooksLike, RegExp][] = [
  ['html', /^\s*<(!doctype\s+)?html/i],
  ['json', /^\s*[{[]\s*["{[\d\]}]/],
  ['edifact', /^\s*(UNA.{6}|UNB\+|UNH\+)/s],
  ['email', /^(from|received|return-path|mime-version|date|subject|message-id|delivered-to):/i],
];

/** What the bytes look like; undefined when there is nothing but blanks. */
function lookOf(bytes: Uint8Array): LooksLike | undefined {
  const head = headOf(bytes);
  if (OFFICE_PARTS.test(head)) return 'office-document';
  if (/^.{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/s.test(head)) return 'heic';
  if (/^.{4}ftypavif/s.test(head)) return 'image';
  const signature = SIGNATURES.find(([, starts]) => starts.some((start) => head.startsWith(start)));
  const format = signature ?? TEXT_FORMATS.find(([, pattern]) => pattern.test(head));
  if (format) return format[0];
  if (bytes.every((byte) => byte === 32 || byte === 9 || byte === 10 || byte === 13 || byte === 0)) return undefined;
  const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
  return bytes.subarray(0, 512).some(isControl) ? 'binary' : 'text';
}
