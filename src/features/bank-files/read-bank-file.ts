import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { BankFileRefusal, BankFileWarning, BankStatementFile } from './bank-statement.ts';
import { readCamt } from './read-camt.ts';
import { readCfonb120 } from './read-cfonb120.ts';

/** Some 20 000 detailed camt entries; larger files are refused before anything is decoded. */
export const BANK_FILE_LIMIT = 12 * 1024 * 1024;

/**
 * Reads a bank statement file by looking at its content, never at its name: ISO 20022 camt.052/053/054, or CFONB 120.
 * Bytes, or text already decoded. Nothing outside the file is ever read.
 */
export function readBankFile(content: Uint8Array | string): Result<BankStatementFile, BankFileRefusal> {
  const bytes = typeof content === 'string' ? content.length : content.byteLength;
  if (bytes > BANK_FILE_LIMIT) return refuse({ kind: 'too-large', bytes, limit: BANK_FILE_LIMIT });
  if (typeof content === 'string') return readText(content, []);
  const known = binaryFormat(content);
  if (known) return refuse({ kind: 'unsupported-format', format: known });
  const decoded = decodeBankText(content);
  if (decoded.refused) return decoded;
  return readText(decoded.value.text, decoded.value.warnings);
}

function readText(text: string, doubts: BankStatementFile['warnings']): Result<BankStatementFile, BankFileRefusal> {
  const start = text
    .slice(0, 2000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start === '' && text.trim() === '') return refuse({ kind: 'empty' });
  if (/^(?:OFXHEADER|<OFX|<\?OFX)/i.test(start)) return refuse({ kind: 'unsupported-format', format: 'ofx' });
  if (/^(?:\{1:|:20:)/.test(start)) return refuse({ kind: 'unsupported-format', format: 'mt940' });
  if (start.startsWith('<')) return readCamt(text.trimStart(), doubts);
  if (/^0[1457][0-9A-Z ]{5}.{4}[0-9A-Z ]{5}[A-Z ]{3}/.test(start))
    return readCfonb120(text.replace(/^\uFEFF/, ''), doubts);
  return refuse({ kind: 'unknown-format', startsWith: start.slice(0, 40) });
}

function binaryFormat(bytes: Uint8Array): 'pdf' | 'zip' | 'gzip' | 'spreadsheet' | undefined {
  const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (head === '25504446') return 'pdf';
  if (head === '504b0304') return 'zip';
  if (head.startsWith('1f8b')) return 'gzip';
  if (head === 'd0cf11e0') return 'spreadsheet';
  return undefined;
}

/** Encodings met in bank files; the label is the one of the XML declaration, lower case. */
const KNOWN = ['utf-8', 'utf8', 'us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'iso-8859-15', 'windows-1252', 'cp1252'];

type DecodedText = { text: string; warnings: BankFileWarning[] };

/**
 * Text of a bank file: byte order mark, else the XML declaration, else UTF-8. A file that says UTF-8 (or nothing) and is not
 * is read as Windows-1252 with a warning: amounts, dates and IBANs are ASCII, only accents in names can suffer.
 */
function decodeBankText(bytes: Uint8Array): Result<DecodedText, { kind: 'unsupported-encoding'; encoding: string }> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/
    .exec(head)?.[1]
    ?.toLowerCase();
  const label = declared ?? 'utf-8';
  if (!KNOWN.includes(label)) return refuse({ kind: 'unsupported-encoding', encoding: declared ?? '' });
  if (label !== 'utf-8' && label !== 'utf8') return decoded(bytes, label === 'cp1252' ? 'windows-1252' : label);
  try {
    return ok({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings: [] });
  } catch {
    const readAs = 'windows-1252';
    return ok({
      text: new TextDecoder(readAs).decode(bytes),
      warnings: [{ kind: 'encoding-doubtful', declared: declared ?? '', readAs }],
    });
  }
}

function decoded(bytes: Uint8Array, label: string): Result<DecodedText, never> {
  return ok({ text: new TextDecoder(label).decode(bytes), warnings: [] });
}
