import { PdfLexer, PdfSyntaxError } from './pdf-lexer.ts';
import { isArray, isDict, isName, isStream, type PdfDict, type PdfStream } from './pdf-objects.ts';

/** Where an object is: at a place in the file, or the n-th of an object stream. */
export type Place = { at: number } | { inStream: number; index: number };

/** More objects than any invoice has. */
export const MAX_OBJECTS = 1_000_000;
const MAX_SECTIONS = 500;

/** Where the objects of a PDF are, by its tables and streams (ISO 32000-1, 7.5.4 to 7.5.8). */
export class CrossReference {
  trailer: PdfDict = new Map();
  readonly places = new Map<number, Place>();
  private readonly bytes: Buffer;
  private readonly base: number;
  private readonly content: (stream: PdfStream) => Uint8Array;

  /** `base`: where the header is, which offsets count from; `content` decodes a stream. */
  constructor(bytes: Buffer, base: number, content: (stream: PdfStream) => Uint8Array) {
    this.bytes = bytes;
    this.base = base;
    this.content = content;
  }

  /** Follows the chain of sections, the newest first: what it places wins over older ones. Throws on a broken one. */
  read() {
    const tail = this.bytes.lastIndexOf('startxref');
    if (tail < 0) throw new PdfSyntaxError('no startxref');
    const todo = [new PdfLexer(this.bytes, tail + 9).object()];
    const seen = new Set<number>();
    while (todo.length > 0) {
      const offset = todo.shift();
      if (typeof offset !== 'number' || seen.has(offset)) continue;
      seen.add(offset);
      if (seen.size > MAX_SECTIONS) throw new PdfSyntaxError('too many sections');
      const trailer = this.sectionAt(offset + this.base);
      if (this.trailer.size === 0) this.trailer = trailer;
      todo.push(trailer.get('XRefStm') ?? null, trailer.get('Prev') ?? null);
    }
  }

  private sectionAt(at: number): PdfDict {
    const lexer = new PdfLexer(this.bytes, at);
    return lexer.takes('xref') ? this.table(lexer) : this.stream(at);
  }

  private place(object: number, place: Place) {
    if (this.places.size >= MAX_OBJECTS) throw new PdfSyntaxError('too many objects');
    if (!this.places.has(object)) this.places.set(object, place);
  }

  private table(lexer: PdfLexer): PdfDict {
    while (!lexer.takes('trailer')) {
      const [first, count] = [lexer.object(), lexer.object()];
      if (typeof first !== 'number' || typeof count !== 'number') throw new PdfSyntaxError('broken table');
      for (let i = 0; i < count; i++) {
        const [offset, generation] = [lexer.object(), lexer.object()];
        if (typeof offset !== 'number' || typeof generation !== 'number') throw new PdfSyntaxError('broken table');
        if (lexer.takes('n')) this.place(first + i, { at: offset + this.base });
        else if (!lexer.takes('f')) throw new PdfSyntaxError('broken table');
      }
    }
    const trailer = lexer.object();
    if (!isDict(trailer)) throw new PdfSyntaxError('no trailer');
    return trailer;
  }

  private stream(at: number): PdfDict {
    const lexer = new PdfLexer(this.bytes, at);
    lexer.object();
    lexer.object();
    const stream = lexer.takes('obj') ? lexer.objectOrStream() : undefined;
    if (!isStream(stream) || !isName(stream.dict.get('Type'), 'XRef')) throw new PdfSyntaxError('no cross-reference');
    const widths = numbersAt(stream.dict, 'W');
    const [kind = 0, second = 0, third = 0] = widths;
    const row = kind + second + third;
    if (row === 0 || widths.some((width) => !(width >= 0 && width <= 8))) throw new PdfSyntaxError('broken widths');
    const index = numbersAt(stream.dict, 'Index');
    const ranges = index.length > 0 ? index : [0, Number(stream.dict.get('Size') ?? 0)];
    const content = Buffer.from(this.content(stream));
    const read = (from: number, width: number) =>
      width === 0 ? 0 : Number(`0x${content.toString('hex', from, from + width)}`);
    let cursor = 0;
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      const [first = 0, count = 0] = ranges.slice(range);
      for (let i = 0; i < count && cursor + row <= content.length; i++, cursor += row) {
        const type = kind === 0 ? 1 : read(cursor, kind);
        const [b, c] = [read(cursor + kind, second), read(cursor + kind + second, third)];
        if (type === 1) this.place(first + i, { at: b + this.base });
        if (type === 2) this.place(first + i, { inStream: b, index: c });
      }
    }
    return stream.dict;
  }
}

function numbersAt(dict: PdfDict, key: string): number[] {
  const value = dict.get(key);
  return isArray(value) ? value.map(Number) : [];
}
