import { type Canvas, createCanvas } from '@napi-rs/canvas';

/** One page to write: its tags (type LONG, or SHORT for two-byte values), and the data of its strips or tiles. */
export type WrittenPage = { tags: Record<number, number | number[]>; parts: Uint8Array[]; tables?: Uint8Array };

/** A little-endian TIFF of these pages; `nextOf` changes where each directory says that the next one is. */
export function tiffBytes(pages: readonly WrittenPage[], nextOf = (_index: number, next: number) => next): Buffer {
  const head = Buffer.alloc(8);
  head.write('II*\0', 'latin1');
  const chunks: Buffer[] = [head];
  let length = 8;
  const add = (bytes: Uint8Array) => {
    const at = length;
    const even = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
    chunks.push(even);
    length += even.length;
    return at;
  };
  const longs = (values: readonly number[]) => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, 4 * i);
    return bytes;
  };
  const directories: { at: number; bytes: Buffer; end: number }[] = [];
  for (const { tags, parts, tables } of pages) {
    const offsets = parts.map(add);
    const isTiled = tags[322] !== undefined;
    const all: Record<number, number | number[]> = {
      ...tags,
      [isTiled ? 324 : 273]: offsets,
      [isTiled ? 325 : 279]: parts.map((part) => part.length),
    };
    const entries = Object.entries(all).map(([tag, value]) => {
      const values = Array.isArray(value) ? value : [value];
      const written = longs(values);
      return {
        tag: Number(tag),
        type: 4,
        count: values.length,
        value: values.length > 1 ? longs([add(written)]) : written,
      };
    });
    if (tables) entries.push({ tag: 347, type: 7, count: tables.length, value: longs([add(tables)]) });
    const directory = Buffer.alloc(2 + 12 * entries.length + 4);
    directory.writeUInt16LE(entries.length);
    for (const [i, { tag, type, count, value }] of entries.toSorted((a, b) => a.tag - b.tag).entries()) {
      directory.writeUInt16LE(tag, 2 + 12 * i);
      directory.writeUInt16LE(type, 4 + 12 * i);
      directory.writeUInt32LE(count, 6 + 12 * i);
      value.copy(directory, 10 + 12 * i);
    }
    directories.push({ at: add(directory), bytes: directory, end: directory.length - 4 });
  }
  head.writeUInt32LE(directories[0]?.at ?? 0, 4);
  for (const [i, { bytes, end }] of directories.entries()) {
    const next = nextOf(i, directories[i + 1]?.at ?? 0);
    const chunk = chunks.find((each) => each.subarray(0, bytes.length).equals(bytes) && each.length >= bytes.length);
    (chunk ?? bytes).writeUInt32LE(next, end);
  }
  return Buffer.concat(chunks);
}

/** A picture as a page of JPEG strips of `rows` lines, that share their tables as scanners write them. */
export function jpegPage(picture: Canvas, rows: number): WrittenPage {
  const { width, height } = picture;
  const strips = Array.from({ length: Math.ceil(height / rows) }, (_, i) => {
    const band = createCanvas(width, Math.min(rows, height - i * rows));
    band.getContext('2d').drawImage(picture, 0, -i * rows);
    return withoutTables(band.toBuffer('image/jpeg', 85));
  });
  const tags = { 256: width, 257: height, 258: [8, 8, 8], 259: 7, 262: 6, 277: 3, 278: rows };
  return { tags, parts: strips.map(({ rest }) => rest), ...(strips[0] ? { tables: strips[0].tables } : {}) };
}

/** A JPEG cut into its quantization tables, between their two marks, and the rest. */
function withoutTables(jpeg: Buffer): { tables: Buffer; rest: Buffer } {
  const tables: Buffer[] = [];
  const rest: Buffer[] = [jpeg.subarray(0, 2)];
  let at = 2;
  for (; jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const segment = jpeg.subarray(at, at + 2 + jpeg.readUInt16BE(at + 2));
    // The codes of each strip are its own; how finely colours are told is the same for all.
    (segment[1] === 0xdb ? tables : rest).push(segment);
  }
  rest.push(jpeg.subarray(at));
  return {
    tables: Buffer.concat([Buffer.from([0xff, 0xd8]), ...tables, Buffer.from([0xff, 0xd9])]),
    rest: Buffer.concat(rest),
  };
}
