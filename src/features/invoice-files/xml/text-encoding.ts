import { ok, type Result, refuse } from '../../../kernel/result.ts';

export type EncodingRefusal = { kind: 'wrong-encoding'; declared: string; byte?: number };

/** How the bytes of an XML file are to be read: the label for `TextDecoder`, and what was odd about the declaration. */
export type EncodingChoice = { label: string; skip: number; contradicts?: string };

const DECLARATION = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/;

const UNICODE_LABEL = /^(utf-?16|utf-?32|ucs-?2|ucs-?4|unicode|iso-10646-ucs-[24])/i;

/**
 * Chooses the encoding as XML 1.0 appendix F says: byte order mark, then the look of the first bytes, then the declaration.
 * A file in single bytes that declares a 16-bit encoding (a frequent slip of .NET writers) is read as UTF-8 and reported.
 */
export function chooseEncoding(bytes: Uint8Array): Result<EncodingChoice, EncodingRefusal> {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return declaredAs(bytes.subarray(3), 3);
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && (c === 0xfe || d === 0x3c))) {
    return refuse({ kind: 'wrong-encoding', declared: 'UTF-32' });
  }
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return refuse({ kind: 'wrong-encoding', declared: 'UTF-32' });
  if (a === 0xff && b === 0xfe) return ok({ label: 'utf-16le', skip: 2 });
  if (a === 0xfe && b === 0xff) return ok({ label: 'utf-16be', skip: 2 });
  if (a === 0x3c && b === 0) return ok({ label: 'utf-16le', skip: 0 });
  if (a === 0 && b === 0x3c) return ok({ label: 'utf-16be', skip: 0 });
  if (a === 0x4c && b === 0x6f && c === 0xa7 && d === 0x94)
    return refuse({ kind: 'wrong-encoding', declared: 'EBCDIC' });
  return declaredAs(bytes, 0);
}

function declaredAs(bytes: Uint8Array, skip: number): Result<EncodingChoice, EncodingRefusal> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1');
  const declared = DECLARATION.exec(head)?.[1];
  if (declared === undefined || /^utf-?8$/i.test(declared)) return ok({ label: 'utf-8', skip });
  // The byte order mark, or the single bytes that let the declaration be read at all, win over what it says.
  if (skip === 3 || UNICODE_LABEL.test(declared)) return ok({ label: 'utf-8', skip, contradicts: declared });
  const label = aliasOf(declared);
  try {
    return ok({ label: new TextDecoder(label).encoding, skip });
  } catch {
    return refuse({ kind: 'wrong-encoding', declared });
  }
}

/** ASCII proper is read as UTF-8, its superset; some producers write Microsoft names that the Encoding Standard lacks. */
function aliasOf(declared: string): string {
  const lower = declared.toLowerCase();
  if (/^(us-ascii|ascii|ansi_x3\.4.*|iso646-us)$/.test(lower)) return 'utf-8';
  const windows = /^(?:cp|windows|win)-?_?(125\d|874)$/.exec(lower);
  if (windows) return `windows-${windows[1]}`;
  const latin = /^iso_?-?8859[-_](\d{1,2})$/.exec(lower);
  return latin ? `iso-8859-${latin[1]}` : lower;
}

/** The text in pieces of at most 64 KiB of bytes; throws `BadBytes` at the first byte that the encoding forbids. */
export function* decodedPieces(bytes: Uint8Array, choice: EncodingChoice): Generator<string> {
  const decoder = new TextDecoder(choice.label, { fatal: true, ignoreBOM: false });
  const piece = 65_536;
  const end = choice.label.startsWith('utf-16') ? bytes.length : withoutPadding(bytes);
  for (let start = choice.skip; start < end; start += piece) {
    const stop = Math.min(start + piece, end);
    yield decode(decoder, bytes.subarray(start, stop), stop < end, start);
  }
}

/** Some producers pad an attachment with zeros after the last tag. */
function withoutPadding(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end;
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean, start: number): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new BadBytes(start);
  }
}

/** Raised inside the reading of one text, never seen outside `xml/`. */
export class BadBytes extends Error {
  readonly near: number;
  constructor(near: number) {
    super('bytes that the encoding forbids');
    this.near = near;
  }
}
