import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { BankFileWarning } from './bank-statement.ts';

/** Encodings met in bank files; the label is the one of the XML declaration, lower case. */
const KNOWN = ['utf-8', 'utf8', 'us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'iso-8859-15', 'windows-1252', 'cp1252'];

export type DecodedText = { text: string; warnings: BankFileWarning[] };

/**
 * Text of a bank file: byte order mark, else the XML declaration, else UTF-8. A file that says UTF-8 (or nothing) and is not
 * is read as Windows-1252 with a warning: amounts, dates and IBANs are ASCII, only accents in names can suffer.
 */
export function decodeBankText(
  bytes: Uint8Array,
): Result<DecodedText, { kind: 'unsupported-encoding'; encoding: string }> {
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
