import { decoded, InflateBudget, StreamError } from './pdf-filters.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  type PdfDict,
  PdfLexer,
  type PdfStream,
  PdfSyntaxError,
  type PdfValue,
} from './pdf-objects.ts';

/** Where an object is: at a place in the file, or the n-th of an object stream. */
type Place = { at: number } | { inStream: number; index: number };

const LIMITS = { sections: 500, objects: 1_000_000, inflated: 64_000_000, structure: 16_000_000, resolve: 100 };

/**
 * The objects of one PDF file, found through its cross-reference (tables and streams, ISO 32000-1, 7.5) and, when that is
 * broken, by looking through the whole file. What comes out of compressed streams is bounded. It draws nothing, fetches
 * nothing, runs nothing.
 */
export class PdfFile {
  readonly bytes: Buffer;
  readonly budget = new InflateBudget(LIMITS.inflated);
  /** True when the cross-reference was unusable and the objects were searched for. */
  repaired = false;
  private trailer: PdfDict = new Map();
  private places = new Map<number, Place>();
  private readonly streams = new Map<number, PdfValue[]>();
  private readonly base: number;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.base = Math.max(0, this.bytes.subarray(0, 2048).indexOf('%PDF-'));
    try {
      this.readSections();
    } catch (error) {
      if (!(error instanceof PdfSyntaxError || error instanceof StreamError)) throw error;
    }
    if (!this.catalog() && !this.isCutOff()) this.repair();
  }

  /** Does the file lack the end that a PDF has? It has lost pages then: what is left of it is not searched. */
  isCutOff(): boolean {
    // `%%EOF` proves nothing: character maps inside the file end with it too.
    return !this.bytes.subarray(-2048).includes('startxref');
  }

  /** The document catalog, or undefined when the file has none left. */
  catalog(): PdfDict | undefined {
    const root = this.resolve(this.trailer.get('Root'));
    return isDict(root) && (isName(root.get('Type'), 'Catalog') || root.has('Pages')) ? root : undefined;
  }

  isEncrypted(): boolean {
    return isDict(this.resolve(this.trailer.get('Encrypt')));
  }

  /** Follows references; what does not exist or cannot be read is null, as the standard says. */
  resolve(value: PdfValue | undefined, depth = 0): PdfValue | undefined {
    if (!isRef(value)) return value;
    if (depth > LIMITS.resolve) return null;
    return this.resolve(this.load(value.object) ?? null, depth + 1);
  }

  dictAt(dict: PdfDict | undefined, key: string): PdfDict | undefined {
    const value = this.resolve(dict?.get(key));
    return isDict(value) ? value : undefined;
  }

  arrayAt(dict: PdfDict | undefined, key: string): readonly PdfValue[] {
    const value = this.resolve(dict?.get(key));
    return isArray(value) ? value : [];
  }

  /** The decoded content of a stream, at most `limit` bytes; throws `StreamError`. */
  content(stream: PdfStream, limit: number): Uint8Array {
    const raw = this.bytes.subarray(stream.start, stream.start + this.lengthOf(stream));
    return decoded(raw, stream.dict, { budget: this.budget, limit, resolve: (value) => this.resolve(value) });
  }

  /** /Length when `endstream` follows it; otherwise up to the next `endstream`. */
  private lengthOf(stream: PdfStream): number {
    const length = this.resolve(stream.dict.get('Length'));
    if (typeof length === 'number' && Number.isInteger(length) && length >= 0) {
      const lexer = new PdfLexer(this.bytes, stream.start + length);
      if (lexer.takes('endstream')) return length;
    }
    const end = this.bytes.indexOf('endstream', stream.start);
    return (end < 0 ? this.bytes.length : end) - stream.start;
  }

  private load(object: number): PdfValue | undefined {
    const place = this.places.get(object);
    if (!place) return undefined;
    if ('inStream' in place) return this.fromObjectStream(place.inStream)[place.index];
    try {
      const found = this.objectAt(place.at, object);
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
    }
    if (this.repaired || this.isCutOff()) return undefined;
    this.repair();
    return this.load(object);
  }

  /** The object `n g obj …` at a place; undefined when another one, or none, is there. */
  private objectAt(at: number, object: number): PdfValue | undefined {
    const lexer = new PdfLexer(this.bytes, at);
    if (lexer.object() !== object || typeof lexer.object() !== 'number' || !lexer.takes('obj')) return undefined;
    return lexer.objectOrStream() ?? null;
  }

  private fromObjectStream(object: number): PdfValue[] {
    const known = this.streams.get(object);
    if (known) return known;
    const values: PdfValue[] = [];
    this.streams.set(object, values);
    const stream = this.load(object);
    if (!isStream(stream)) return values;
    try {
      const [count, start] = [this.resolve(stream.dict.get('N')), this.resolve(stream.dict.get('First'))];
      if (typeof count !== 'number' || typeof start !== 'number' || count > LIMITS.objects) return values;
      const content = this.content(stream, LIMITS.structure);
      const header = new PdfLexer(content, 0);
      for (let i = 0; i < count; i++) {
        header.object();
        const offset = header.object();
        if (typeof offset !== 'number') break;
        values.push(new PdfLexer(content, start + offset).object() ?? null);
      }
    } catch (error) {
      if (!(error instanceof PdfSyntaxError || error instanceof StreamError)) throw error;
    }
    return values;
  }

  /** The chain of cross-reference sections, the newest first: what it places wins over older ones. */
  private readSections() {
    const tail = this.bytes.lastIndexOf('startxref');
    if (tail < 0) throw new PdfSyntaxError('no startxref');
    const start = new PdfLexer(this.bytes, tail + 9).object();
    const todo = [start];
    const seen = new Set<number>();
    while (todo.length > 0) {
      const offset = todo.shift();
      if (typeof offset !== 'number' || seen.has(offset)) continue;
      seen.add(offset);
      if (seen.size > LIMITS.sections) throw new PdfSyntaxError('too many sections');
      const trailer = this.sectionAt(offset + this.base);
      if (this.trailer.size === 0) this.trailer = trailer;
      todo.push(trailer.get('XRefStm') ?? null, trailer.get('Prev') ?? null);
    }
  }

  private sectionAt(at: number): PdfDict {
    const lexer = new PdfLexer(this.bytes, at);
    return lexer.takes('xref') ? this.table(lexer) : this.xrefStream(at);
  }

  private place(object: number, place: Place) {
    if (this.places.size >= LIMITS.objects) throw new PdfSyntaxError('too many objects');
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

  private xrefStream(at: number): PdfDict {
    const lexer = new PdfLexer(this.bytes, at);
    lexer.object();
    lexer.object();
    const stream = lexer.takes('obj') ? lexer.objectOrStream() : undefined;
    if (!isStream(stream) || !isName(stream.dict.get('Type'), 'XRef')) throw new PdfSyntaxError('no cross-reference');
    const widths = this.arrayAt(stream.dict, 'W').map(Number);
    const [kind = 0, second = 0, third = 0] = widths;
    if ([kind, second, third].some((width) => !(width >= 0 && width <= 8))) throw new PdfSyntaxError('broken widths');
    const index = this.arrayAt(stream.dict, 'Index').map(Number);
    const ranges = index.length > 0 ? index : [0, Number(stream.dict.get('Size') ?? 0)];
    const content = Buffer.from(this.content(stream, LIMITS.structure));
    const read = (from: number, width: number) =>
      width === 0 ? 0 : Number(`0x${content.toString('hex', from, from + width)}`);
    let cursor = 0;
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      for (let i = 0; i < (ranges[range + 1] ?? 0) && cursor + kind + second + third <= content.length; i++) {
        const type = kind === 0 ? 1 : read(cursor, kind);
        const [b, c] = [read(cursor + kind, second), read(cursor + kind + second, third)];
        if (type === 1) this.place((ranges[range] ?? 0) + i, { at: b + this.base });
        if (type === 2) this.place((ranges[range] ?? 0) + i, { inStream: b, index: c });
        cursor += kind + second + third;
        if (kind + second + third === 0) break;
      }
    }
    return stream.dict;
  }

  /** Looks through the whole file for objects and trailers; the last of each number wins, as after an update. */
  private repair() {
    this.repaired = true;
    this.places = new Map();
    this.streams.clear();
    const trailers: PdfDict[] = [];
    const containers: number[] = [];
    for (let at = this.bytes.indexOf('obj'); at >= 0; at = this.bytes.indexOf('obj', at + 3)) {
      const head = /(?:^|[\s>])(\d{1,9})\s+(\d{1,5})\s+$/.exec(this.bytes.toString('latin1', Math.max(0, at - 24), at));
      if (!head || this.places.size >= LIMITS.objects) continue;
      const object = Number(head[1]);
      this.places.set(object, { at: at - head[0].trimStart().replace(/^>/, '').length });
      const dict = this.dictBehind(at + 3);
      if (isName(dict?.get('Type'), 'XRef') && dict) trailers.push(dict);
      if (isName(dict?.get('Type'), 'ObjStm')) containers.push(object);
      if (isName(dict?.get('Type'), 'Catalog')) trailers.push(new Map([['Root', { object, generation: 0 }]]));
    }
    for (const container of containers) this.indexContainer(container, trailers);
    for (let at = this.bytes.indexOf('trailer'); at >= 0; at = this.bytes.indexOf('trailer', at + 7)) {
      const dict = this.dictBehind(at + 7);
      if (dict) trailers.push(dict);
    }
    this.trailer = new Map(
      trailers.flatMap((trailer) => [...trailer].filter(([key]) => key === 'Root' || key === 'Encrypt')),
    );
    const named = trailers.filter((trailer) => trailer.has('Root'));
    for (const trailer of named.reverse()) {
      if (this.catalog()) break;
      this.trailer = trailer;
    }
  }

  private indexContainer(container: number, trailers: PdfDict[]) {
    const stream = this.load(container);
    if (!isStream(stream)) return;
    const values = this.fromObjectStream(container);
    try {
      const header = new PdfLexer(this.content(stream, LIMITS.structure), 0);
      values.forEach((value, index) => {
        const [object] = [header.object(), header.object()];
        if (typeof object !== 'number' || this.places.has(object)) return;
        this.places.set(object, { inStream: container, index });
        if (isDict(value) && isName(value.get('Type'), 'Catalog'))
          trailers.push(new Map([['Root', { object, generation: 0 }]]));
      });
    } catch (error) {
      if (!(error instanceof PdfSyntaxError || error instanceof StreamError)) throw error;
    }
  }

  private dictBehind(at: number): PdfDict | undefined {
    try {
      const value = new PdfLexer(this.bytes, at).object();
      return isDict(value) ? value : undefined;
    } catch (error) {
      if (error instanceof PdfSyntaxError) return undefined;
      throw error;
    }
  }
}
