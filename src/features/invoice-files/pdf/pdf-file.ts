import { CrossReference, MAX_OBJECTS, type Place } from './cross-reference.ts';
import { searchObjects, trailerTo } from './object-search.ts';
import { decoded, InflateBudget, StreamError } from './pdf-filters.ts';
import { PdfLexer, PdfSyntaxError } from './pdf-lexer.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './pdf-objects.ts';

const LIMITS = { inflated: 64_000_000, structure: 16_000_000, resolve: 100 };

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

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const base = Math.max(0, this.bytes.subarray(0, 2048).indexOf('%PDF-'));
    const sections = new CrossReference(this.bytes, base, (stream) => this.content(stream, LIMITS.structure));
    orUnreadable(undefined, () => sections.read());
    this.trailer = sections.trailer;
    this.places = sections.places;
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
    if ('inStream' in place) return this.objectsOf(place.inStream)[place.index];
    const found = orUnreadable(undefined, () => this.objectAt(place.at, object));
    if (found !== undefined) return found;
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

  private objectsOf(object: number): PdfValue[] {
    const known = this.streams.get(object);
    if (known) return known;
    const values: PdfValue[] = [];
    this.streams.set(object, values);
    const stream = this.load(object);
    if (!isStream(stream)) return values;
    orUnreadable(undefined, () => {
      const [count, start] = [this.resolve(stream.dict.get('N')), this.resolve(stream.dict.get('First'))];
      if (typeof count !== 'number' || typeof start !== 'number' || count > MAX_OBJECTS) return;
      const content = this.content(stream, LIMITS.structure);
      const header = new PdfLexer(content, 0);
      for (let i = 0; i < count; i++) {
        header.object();
        const offset = header.object();
        if (typeof offset !== 'number') return;
        values.push(new PdfLexer(content, start + offset).object() ?? null);
      }
    });
    return values;
  }

  /** Searches the objects through the whole file, and a trailer that leads to a catalog. */
  private repair() {
    this.repaired = true;
    this.streams.clear();
    const { places, trailers, containers } = searchObjects(this.bytes);
    this.places = places;
    for (const container of containers) trailers.unshift(...this.placeObjectsOf(container));
    const telling = (trailer: PdfDict) => [...trailer].filter(([key]) => key === 'Root' || key === 'Encrypt');
    this.trailer = new Map(trailers.flatMap(telling));
    for (const trailer of trailers.filter((candidate) => candidate.has('Root')).reverse()) {
      if (this.catalog()) return;
      this.trailer = trailer;
    }
  }

  /** Places the objects of an object stream; answers a trailer for each catalog among them. */
  private placeObjectsOf(container: number): PdfDict[] {
    const stream = this.load(container);
    if (!isStream(stream)) return [];
    const values = this.objectsOf(container);
    return orUnreadable<PdfDict[]>([], () => {
      const header = new PdfLexer(this.content(stream, LIMITS.structure), 0);
      return values.flatMap((value, index) => {
        const [object] = [header.object(), header.object()];
        if (typeof object !== 'number' || this.places.has(object)) return [];
        this.places.set(object, { inStream: container, index });
        return isDict(value) && isName(value.get('Type'), 'Catalog') ? [trailerTo(object)] : [];
      });
    });
  }
}

/** The answer, or `fallback` when the bytes are no PDF: what cannot be read is absent, never an exception. */
function orUnreadable<T>(fallback: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof StreamError) return fallback;
    throw error;
  }
}
