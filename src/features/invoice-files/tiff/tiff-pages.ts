/** A TIFF file (Adobe TIFF 6.0): the fax and scanner format. Its directories are read here, nothing is decoded. */

/** A strip or a tile: where its data lies in the file, and where it is drawn, in pixels from the top left corner. */
export type TiffPart = {
  readonly data: Uint8Array;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type TiffPage = {
  readonly width: number;
  readonly height: number;
  readonly compression: number;
  readonly photometric: number;
  readonly bits: number;
  readonly samples: number;
  /** What the last sample is beside the colours: 1 or 2 when it says how much of them is seen, 0 when it says nothing. */
  readonly extra: number;
  readonly predictor: number;
  readonly fillOrder: number;
  readonly t4Options: number;
  readonly orientation: number;
  /** Dots an inch, across and down; faxes have fewer lines than columns. */
  readonly resolution: { readonly x: number; readonly y: number };
  readonly palette?: readonly number[];
  readonly jpegTables?: Uint8Array;
  readonly parts: readonly TiffPart[];
};

export type TiffFault = 'damaged' | 'too-large' | 'unsupported';

/** Carries the fault of a file out of its parsing. */
export class TiffError extends Error {
  readonly fault: TiffFault;

  constructor(fault: TiffFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Bounds of what is read: a page is one picture in memory, and directories may point to each other for ever. */
const LIMITS = { pages: 200, entries: 400, values: 20_000, parts: 10_000, side: 20_000, pixels: 45_000_000 };

/** Sizes in bytes of the types of values, by their code. */
const SIZES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8 };

export function isTiff(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return head === 'II*\0' || head === 'MM\0*';
}

type Entry = { type: number; count: number; at: number };
type Directory = ReadonlyMap<number, Entry>;

/** The pages of a TIFF, small copies of pages left out. Throws `TiffError`. */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const file = new TiffFile(bytes);
  const seen = new Set<number>();
  const pages: TiffPage[] = [];
  for (let at = file.number(4, 4); at !== 0; ) {
    if (seen.has(at) || seen.size >= LIMITS.pages) throw new TiffError(seen.has(at) ? 'damaged' : 'too-large');
    seen.add(at);
    const { entries, next } = file.directory(at);
    // Bit 0 of NewSubfileType: a smaller copy of another page.
    if (((file.values(entries, 254)[0] ?? 0) & 1) === 0) pages.push(file.page(entries));
    at = next;
  }
  if (pages.length === 0) throw new TiffError('damaged');
  return pages;
}

class TiffFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #little: boolean;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = bytes[0] === 0x49;
  }

  number(at: number, size: number): number {
    if (at < 0 || at + size > this.#bytes.length) throw new TiffError('damaged');
    if (size === 1) return this.#view.getUint8(at);
    return size === 2 ? this.#view.getUint16(at, this.#little) : this.#view.getUint32(at, this.#little);
  }

  directory(at: number): { entries: Directory; next: number } {
    const count = this.number(at, 2);
    if (count > LIMITS.entries) throw new TiffError('damaged');
    const entries = new Map<number, Entry>();
    for (let i = 0; i < count; i++) {
      const from = at + 2 + 12 * i;
      const [tag, type] = [this.number(from, 2), this.number(from + 2, 2)];
      entries.set(tag, { type, count: this.number(from + 4, 4), at: from + 8 });
    }
    const after = at + 2 + 12 * count;
    // Some writers leave out the offset after their last directory.
    return { entries, next: after + 4 > this.#bytes.length ? 0 : this.number(after, 4) };
  }

  #place({ type, count, at }: Entry): { size: number; from: number } {
    const size = SIZES[type];
    if (size === undefined || count * size > this.#bytes.length) throw new TiffError('damaged');
    return { size, from: count * size <= 4 ? at : this.number(at, 4) };
  }

  values(entries: Directory, tag: number): number[] {
    const entry = entries.get(tag);
    if (!entry) return [];
    if (entry.count > LIMITS.values) throw new TiffError('too-large');
    const { size, from } = this.#place(entry);
    return Array.from({ length: entry.count }, (_, i) => {
      const at = from + i * size;
      // A fraction: numerator and denominator.
      return size === 8 ? this.number(at, 4) / Math.max(this.number(at + 4, 4), 1) : this.number(at, size);
    });
  }

  #bytesOf(entries: Directory, tag: number): Uint8Array | undefined {
    const entry = entries.get(tag);
    if (!entry) return undefined;
    const { size, from } = this.#place(entry);
    return this.#slice(from, entry.count * size);
  }

  #slice(from: number, length: number): Uint8Array {
    if (length <= 0 || from + length > this.#bytes.length) throw new TiffError('damaged');
    return this.#bytes.subarray(from, from + length);
  }

  page(entries: Directory): TiffPage {
    const one = (tag: number, fallback: number) => this.values(entries, tag)[0] ?? fallback;
    const [width, height] = [one(256, 0), one(257, 0)];
    if (width < 1 || height < 1) throw new TiffError('damaged');
    if (width > LIMITS.side || height > LIMITS.side || width * height > LIMITS.pixels) throw new TiffError('too-large');
    const bits = this.values(entries, 258);
    const samples = one(277, 1);
    const isPlanar = one(284, 1) === 2 && samples > 1;
    if (isPlanar || bits.some((each) => each !== bits[0])) throw new TiffError('unsupported');
    const palette = this.values(entries, 320);
    const jpegTables = this.#bytesOf(entries, 347);
    const isMetric = one(296, 2) === 3;
    const dots = (tag: number) => one(tag, 0) * (isMetric ? 2.54 : 1);
    return {
      width,
      height,
      compression: one(259, 1),
      photometric: one(262, 0),
      bits: bits[0] ?? 1,
      samples,
      extra: one(338, 0),
      predictor: one(317, 1),
      fillOrder: one(266, 1),
      t4Options: one(292, 0),
      orientation: one(274, 1),
      resolution: { x: dots(282), y: dots(283) },
      ...(palette.length > 0 ? { palette } : {}),
      ...(jpegTables ? { jpegTables } : {}),
      parts: this.#parts(entries, { width, height }),
    };
  }

  /** Strips are bands across the page; tiles are squares, the last ones of a row going past its edge. */
  #parts(entries: Directory, { width, height }: { width: number; height: number }): TiffPart[] {
    const isTiled = entries.has(322);
    const rows = this.values(entries, 278)[0] ?? height;
    const tile = isTiled
      ? { width: this.values(entries, 322)[0] ?? 0, height: this.values(entries, 323)[0] ?? 0 }
      : { width, height: Math.min(rows, height) };
    if (tile.width < 1 || tile.height < 1 || tile.width > LIMITS.side || tile.height > LIMITS.side) {
      throw new TiffError('damaged');
    }
    const across = Math.ceil(width / tile.width);
    const count = across * Math.ceil(height / tile.height);
    if (count > LIMITS.parts) throw new TiffError('too-large');
    const offsets = this.values(entries, isTiled ? 324 : 273);
    const lengths = this.values(entries, isTiled ? 325 : 279);
    if (offsets.length < count || lengths.length < count) throw new TiffError('damaged');
    return Array.from({ length: count }, (_, i) => {
      const [x, y] = [(i % across) * tile.width, Math.floor(i / across) * tile.height];
      const data = this.#slice(offsets[i] ?? 0, lengths[i] ?? 0);
      return { data, x, y, width: tile.width, height: isTiled ? tile.height : Math.min(tile.height, height - y) };
    });
  }
}
