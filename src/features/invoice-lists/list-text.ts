import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ListRefusal, ListSource } from './list.ts';

/** Bytes looked at to know what a file is. */
const HEAD = 64 * 1024;

export type FileKind = 'text' | 'workbook';

/** The first bytes of a source, and no more. */
export async function headOf(source: ListSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.open()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD);
}

/** What a file is by its first bytes, never by its name. Those that are no list are refused by name. */
export function kindOf(head: Uint8Array): Result<FileKind, ListRefusal> {
  const magic = Buffer.from(head.subarray(0, 8)).toString('hex');
  if (head.length === 0) return refuse({ kind: 'empty' });
  if (magic.startsWith('25504446')) return refuse({ kind: 'unsupported-format', format: 'pdf' });
  if (magic.startsWith('1f8b')) return refuse({ kind: 'unsupported-format', format: 'gzip' });
  if (magic.startsWith('504b0304') || magic.startsWith('504b0506')) return ok('workbook');
  if (magic === 'd0cf11e0a1b11ae1') {
    // An encrypted workbook is a compound file that holds a stream of that name.
    const isEncrypted = Buffer.from(head).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return refuse(
      isEncrypted ? { kind: 'encrypted-workbook' } : { kind: 'unsupported-format', format: 'old-workbook' },
    );
  }
  if (/^(?:0902|0904|0908)/.test(magic) && head[2] !== 0x2e) {
    return refuse({ kind: 'unsupported-format', format: 'old-workbook' });
  }
  return ok('text');
}

const UTF_8 = 'utf-8';

/** The encoding by byte order mark, by the zeros of UTF-16, else UTF-8 until a byte denies it. */
export function encodingOf(head: Uint8Array): Result<string, ListRefusal> {
  if (head[0] === 0xff && head[1] === 0xfe) return ok('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return ok('utf-16be');
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (odd > 0.4 * half && even < 0.05 * half) return ok('utf-16le');
  if (even > 0.4 * half && odd < 0.05 * half) return ok('utf-16be');
  if (even + odd > 0) return refuse({ kind: 'not-a-table', found: 'NUL' });
  return ok(UTF_8);
}

/** How often a single-byte file uses the bytes that tell its encoding. */
export type ByteCounts = { control: number; euro15: number; mac: number };

/**
 * The encoding of a file that is not UTF-8: Mac OS Roman when its accents are where Windows-1252 has none between letters, Windows-1252
 * when bytes 80–9F are used, ISO-8859-15 when only its own euro sign or œ are.
 */
export function singleByteEncoding({ control, euro15, mac }: ByteCounts): string {
  if (mac > 0 && mac >= control * 0.7) return 'macintosh';
  if (control > 0) return 'windows-1252';
  return euro15 > 0 ? 'iso-8859-15' : 'windows-1252';
}

const letter = (byte: number | undefined) => byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
// é è ê à â ç ô î û ë ï ù of Mac OS Roman
const MAC_ACCENTS = new Set([0x8e, 0x8f, 0x90, 0x88, 0x89, 0x8d, 0x99, 0x94, 0x9e, 0x91, 0x95, 0x9d]);

/** Adds the telling bytes of a chunk. */
export function countBytes(chunk: Uint8Array, counts: ByteCounts): void {
  for (let index = 0; index < chunk.length; index += 1) {
    const byte = chunk[index] as number;
    if (byte < 0x80) continue;
    if (byte < 0xa0) {
      counts.control += 1;
      if (MAC_ACCENTS.has(byte) && letter(chunk[index - 1]) && (letter(chunk[index + 1]) || byte === 0x8e))
        counts.mac += 1;
    } else if (byte === 0xa4 || byte === 0xbc || byte === 0xbd || byte === 0xbe) counts.euro15 += 1;
  }
}

/** The text of a source, chunk by chunk. */
export async function* textOf(source: ListSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The encoding that the whole file bears: its head may be plain ASCII and its only accent at the end. */
export async function settleEncoding(source: ListSource, head: Uint8Array): Promise<Result<string, ListRefusal>> {
  const first = encodingOf(head);
  if (first.refused || first.value !== UTF_8) return first;
  const decoder = new TextDecoder(UTF_8, { fatal: true });
  try {
    for await (const chunk of source.open()) {
      if (chunk.includes(0)) return refuse({ kind: 'not-a-table', found: 'NUL' });
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return ok(UTF_8);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const counts: ByteCounts = { control: 0, euro15: 0, mac: 0 };
  for await (const chunk of source.open()) countBytes(chunk, counts);
  return ok(singleByteEncoding(counts));
}

const SEPARATORS = [';', '\t', '|', ','] as const;

/** The separator of a text by its first lines: the one that cuts most of them into the same number of pieces, two at least. */
export function separatorOf(text: string): string | undefined {
  const lines = text
    .split(/\r\n|\n|\r/)
    .slice(0, 80)
    .filter((line) => line.trim() !== '');
  let best: { separator: string; score: number } | undefined;
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const pieces = countOutsideQuotes(line, separator);
      if (pieces > 0) counts.set(pieces, (counts.get(pieces) ?? 0) + 1);
    }
    const [pieces = 0, often = 0] =
      [...counts].sort((a, b) => b[1] * Math.min(b[0], 8) - a[1] * Math.min(a[0], 8))[0] ?? [];
    const score = (often / Math.max(1, lines.length)) * Math.min(pieces, 8);
    if (pieces > 0 && (best === undefined || score > best.score)) best = { separator, score };
  }
  return best?.separator;
}

function countOutsideQuotes(line: string, separator: string): number {
  let [count, isQuoted] = [0, false];
  for (const character of line.slice(0, 20_000)) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) count += 1;
  }
  return count;
}
