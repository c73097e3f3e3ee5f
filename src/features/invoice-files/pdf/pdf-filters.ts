import { constants, inflateSync } from 'node:zlib';
import { isArray, isDict, isName, type PdfDict, type PdfValue } from './pdf-objects.ts';

/** How many bytes may still come out of the streams of one file: a Flate bomb stops here, whatever it announces. */
export class InflateBudget {
  left: number;
  constructor(bytes: number) {
    this.left = bytes;
  }
}

export type StreamFault = 'too-large' | 'damaged' | 'unsupported-filter';

/** Raised by a stream that cannot be decoded; caught by the readers of attachments and of object streams. */
export class StreamError extends Error {
  readonly fault: StreamFault;
  constructor(fault: StreamFault) {
    super(fault);
    this.fault = fault;
  }
}

type Resolve = (value: PdfValue | undefined) => PdfValue | undefined;

/** The bytes of a stream after its filters, at most `limit` and at most what is left of the budget. */
export function decoded(
  raw: Uint8Array,
  dict: PdfDict,
  limits: { budget: InflateBudget; limit: number; resolve: Resolve },
): Uint8Array {
  const { resolve, budget } = limits;
  const filters = listOf(resolve(dict.get('Filter') ?? dict.get('F')));
  const parameters = listOf(resolve(dict.get('DecodeParms') ?? dict.get('DP')));
  if (filters.length > 4) throw new StreamError('unsupported-filter');
  return filters.reduce<Uint8Array>((bytes, filter, index) => {
    const name = resolve(filter);
    const own = resolve(parameters[index]);
    const limit = Math.min(limits.limit, budget.left);
    const out = applied(isName(name) ? name.name : '', bytes, isDict(own) ? own : new Map(), limit);
    budget.left -= out.length;
    return out;
  }, raw);
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value : [value];
}

function applied(filter: string, bytes: Uint8Array, parameters: PdfDict, limit: number): Uint8Array {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return unpredicted(inflated(bytes, limit), parameters);
    case 'LZWDecode':
    case 'LZW':
      return unpredicted(lzw(bytes, parameters.get('EarlyChange') === 0 ? 0 : 1, limit), parameters);
    case 'ASCIIHexDecode':
    case 'AHx':
      return asciiHex(bytes);
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(bytes, limit);
    case 'RunLengthDecode':
    case 'RL':
      return runLength(bytes, limit);
    case 'Crypt':
      return bytes;
    default:
      throw new StreamError('unsupported-filter');
  }
}

function inflated(bytes: Uint8Array, limit: number): Uint8Array {
  if (limit <= 0) throw new StreamError('too-large');
  // A stream cut short still gives what it holds; whether that is whole is for its reader to judge.
  const options = { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    // A wrong checksum means changed bytes: an amount read from them could be wrong, so nothing is.
    throw new StreamError(isTooLarge ? 'too-large' : 'damaged');
  }
}

/** Undoes the PNG or TIFF predictor that cross-reference streams use. */
function unpredicted(bytes: Uint8Array, parameters: PdfDict): Uint8Array {
  const predictor = numberIn(parameters, 'Predictor', 1);
  if (predictor <= 1) return bytes;
  const colors = numberIn(parameters, 'Colors', 1);
  const bits = numberIn(parameters, 'BitsPerComponent', 8);
  const pixel = Math.max(1, (colors * bits) >> 3);
  const width = (numberIn(parameters, 'Columns', 1) * colors * bits + 7) >> 3;
  if (width < 1 || width > 1_000_000) throw new StreamError('damaged');
  if (predictor === 2) return tiffUnpredicted(bytes, width, pixel, bits);
  const rows = Math.ceil(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    pngRow(bytes, row * (width + 1), out, row * width, { width, pixel });
  }
  return out;
}

function tiffUnpredicted(bytes: Uint8Array, width: number, pixel: number, bits: number): Uint8Array {
  if (bits !== 8) throw new StreamError('unsupported-filter');
  const out = Uint8Array.from(bytes);
  for (let i = 0; i < out.length; i++) {
    if (i % width >= pixel) out[i] = (out[i] ?? 0) + (out[i - pixel] ?? 0);
  }
  return out;
}

function pngRow(from: Uint8Array, start: number, out: Uint8Array, at: number, shape: { width: number; pixel: number }) {
  const { width, pixel } = shape;
  const filter = from[start] ?? 0;
  for (let i = 0; i < width; i++) {
    const raw = from[start + 1 + i] ?? 0;
    const left = i >= pixel ? (out[at + i - pixel] ?? 0) : 0;
    const up = at >= width ? (out[at + i - width] ?? 0) : 0;
    const corner = i >= pixel && at >= width ? (out[at + i - width - pixel] ?? 0) : 0;
    out[at + i] = raw + predicted(filter, { left, up, corner });
  }
}

function predicted(filter: number, from: { left: number; up: number; corner: number }): number {
  const { left, up, corner } = from;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function numberIn(dict: PdfDict, key: string, fallback: number): number {
  const value = dict.get(key);
  return typeof value === 'number' ? value : fallback;
}

/** Bytes that grow up to a limit, past which the stream is refused. */
class ByteSink {
  private buffer = Buffer.alloc(4096);
  private length = 0;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  append(bytes: Uint8Array) {
    const needed = this.length + bytes.length;
    if (needed > this.limit) throw new StreamError('too-large');
    if (needed > this.buffer.length) {
      const larger = Buffer.alloc(Math.min(Math.max(needed, this.buffer.length * 2), this.limit));
      this.buffer.copy(larger, 0, 0, this.length);
      this.buffer = larger;
    }
    this.buffer.set(bytes, this.length);
    this.length = needed;
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }
}

function asciiHex(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(62);
  const digits = Buffer.from(end < 0 ? bytes : bytes.subarray(0, end))
    .toString('latin1')
    .replace(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

function ascii85(bytes: Uint8Array, limit: number): Uint8Array {
  const sink = new ByteSink(limit);
  const word = Buffer.alloc(4);
  let [value, digits] = [0, 0];
  const flush = (count: number) => {
    word.writeUInt32BE(value % 2 ** 32);
    sink.append(word.subarray(0, count));
    [value, digits] = [0, 0];
  };
  for (const byte of bytes) {
    if (byte === 126) break;
    if (byte === 122 && digits === 0) flush(4);
    else if (byte >= 33 && byte <= 117) {
      value = value * 85 + byte - 33;
      digits += 1;
      if (digits === 5) flush(4);
    }
  }
  if (digits > 1) {
    const count = digits - 1;
    for (; digits < 5; digits += 1) value = value * 85 + 84;
    flush(count);
  }
  return sink.bytes();
}

function runLength(bytes: Uint8Array, limit: number): Uint8Array {
  const sink = new ByteSink(limit);
  const run = Buffer.alloc(128);
  for (let i = 0; i < bytes.length; ) {
    const length = bytes[i] ?? 128;
    if (length === 128) break;
    if (length < 128) sink.append(bytes.subarray(i + 1, i + 2 + length));
    else sink.append(run.fill(bytes[i + 1] ?? 0).subarray(0, 257 - length));
    i += length < 128 ? length + 2 : 2;
  }
  return sink.bytes();
}

function lzw(bytes: Uint8Array, early: number, limit: number): Uint8Array {
  const sink = new ByteSink(limit);
  const roots = Array.from({ length: 258 }, (_, code) => Uint8Array.of(code & 255));
  let table = [...roots];
  let previous: Uint8Array | undefined;
  let [width, bits, held] = [9, 0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffffff;
    held += 8;
    if (held < width) continue;
    held -= width;
    const code = (bits >> held) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      [table, previous, width] = [[...roots], undefined, 9];
      continue;
    }
    const repeated = previous && code === table.length ? Buffer.concat([previous, previous.subarray(0, 1)]) : undefined;
    const entry: Uint8Array | undefined = table[code] ?? repeated;
    if (!entry) throw new StreamError('damaged');
    if (previous && table.length < 4096) table.push(Buffer.concat([previous, entry.subarray(0, 1)]));
    previous = entry;
    sink.append(entry);
    const next = table.length + early;
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }
  return sink.bytes();
}
