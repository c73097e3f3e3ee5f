import { isDict, type PdfDict, type PdfName, type PdfText, type PdfValue } from './pdf-objects.ts';

/** Raised on bytes that are no PDF object; caught by `PdfFile`. */
export class PdfSyntaxError extends Error {}

const MAX_DEPTH = 40;
const MAX_ITEMS = 500_000;
/** A signature may take a hundred kilobytes; nothing that is read here takes more. */
const MAX_STRING = 2_000_000;

// Character classes of ISO 32000-1, 7.2.2.
const isSpace = (byte: number | undefined) =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
const isDelimiter = (byte: number | undefined) =>
  byte === 40 ||
  byte === 41 ||
  byte === 60 ||
  byte === 62 ||
  byte === 91 ||
  byte === 93 ||
  byte === 123 ||
  byte === 125 ||
  byte === 47 ||
  byte === 37;
const isRegular = (byte: number | undefined) => byte !== undefined && !isSpace(byte) && !isDelimiter(byte);

type Keyword = { readonly keyword: string };
type Token = PdfValue | Keyword | undefined;

/** Reads objects one after the other from a position. Nesting and sizes are bounded. */
export class PdfLexer {
  readonly bytes: Uint8Array;
  position: number;
  private items = 0;

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes;
    this.position = position;
  }

  /** The next object; `undefined` at the end. Throws `PdfSyntaxError` on anything else. */
  object(): PdfValue | undefined {
    const token = this.value(0);
    if (typeof token === 'object' && token !== null && 'keyword' in token) {
      throw new PdfSyntaxError(`unexpected ${token.keyword}`);
    }
    return token;
  }

  /** Passes over a keyword (`obj`, `xref`…); false, without moving, when it is not there. */
  takes(keyword: string): boolean {
    this.skipSpace();
    for (let i = 0; i < keyword.length; i++) {
      if (this.bytes[this.position + i] !== keyword.charCodeAt(i)) return false;
    }
    this.position += keyword.length;
    return true;
  }

  /** An object with `stream` behind its dictionary when it has one. */
  objectOrStream(): PdfValue | undefined {
    const value = this.object();
    if (!isDict(value) || !this.takes('stream')) return value;
    if (this.bytes[this.position] === 13) this.position += 1;
    if (this.bytes[this.position] === 10) this.position += 1;
    return { dict: value, start: this.position };
  }

  skipSpace() {
    for (;;) {
      const byte = this.bytes[this.position];
      if (isSpace(byte)) this.position += 1;
      else if (byte === 37) this.skipComment();
      else return;
    }
  }

  private skipComment() {
    while (this.position < this.bytes.length && this.bytes[this.position] !== 10 && this.bytes[this.position] !== 13) {
      this.position += 1;
    }
  }

  private value(depth: number): Token {
    this.skipSpace();
    this.items += 1;
    if (depth > MAX_DEPTH || this.items > MAX_ITEMS) throw new PdfSyntaxError('too many nested objects');
    const byte = this.bytes[this.position];
    if (byte === undefined) return undefined;
    if (byte === 47) return this.name();
    if (byte === 40) return this.literalString();
    if (byte === 91) return this.array(depth);
    if (byte === 60) return this.bytes[this.position + 1] === 60 ? this.dictionary(depth) : this.hexString();
    if (isRegular(byte)) return this.numberOrKeyword();
    this.position += 1;
    return { keyword: String.fromCharCode(byte) };
  }

  private regularText(): string {
    const start = this.position;
    while (isRegular(this.bytes[this.position]) && this.position - start < 300) this.position += 1;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, this.position - start).toString('latin1');
  }

  private name(): PdfName {
    this.position += 1;
    const text = this.regularText();
    return { name: text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) };
  }

  private numberOrKeyword(): Token {
    const text = this.regularText();
    if (/^[+-]?\d+$/.test(text)) return this.referenceFrom(Number(text));
    if (/^[+-]?(\d+\.\d*|\.\d+)$/.test(text)) return Number(text);
    if (text === 'true') return true;
    if (text === 'false') return false;
    return text === 'null' ? null : { keyword: text };
  }

  /** `12 0 R` is a reference; a plain `12` is left alone. */
  private referenceFrom(object: number): PdfValue {
    if (object < 0) return object;
    const after = this.position;
    this.skipSpace();
    const generation = /^\d{1,5}$/.exec(this.regularText())?.[0];
    if (generation !== undefined) {
      this.skipSpace();
      if (this.bytes[this.position] === 82 && !isRegular(this.bytes[this.position + 1])) {
        this.position += 1;
        return { object, generation: Number(generation) };
      }
    }
    this.position = after;
    return object;
  }

  private array(depth: number): PdfValue {
    this.position += 1;
    const items: PdfValue[] = [];
    for (;;) {
      const item = this.value(depth + 1);
      if (item === undefined) throw new PdfSyntaxError('array without end');
      if (typeof item === 'object' && item !== null && 'keyword' in item) {
        if (item.keyword === ']') return items;
        throw new PdfSyntaxError(`unexpected ${item.keyword} in an array`);
      }
      items.push(item);
    }
  }

  private dictionary(depth: number): PdfDict {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.position] === 62 && this.bytes[this.position + 1] === 62) {
        this.position += 2;
        return entries;
      }
      if (this.bytes[this.position] !== 47) throw new PdfSyntaxError('a dictionary key is not a name');
      const key = this.name().name;
      const value = this.value(depth + 1);
      if (value === undefined) throw new PdfSyntaxError('dictionary without end');
      if (typeof value === 'object' && value !== null && 'keyword' in value) {
        throw new PdfSyntaxError(`unexpected ${value.keyword} in a dictionary`);
      }
      entries.set(key, value);
    }
  }

  private hexString(): PdfText {
    const end = this.bytes.indexOf(62, this.position);
    if (end < 0 || end - this.position > MAX_STRING) throw new PdfSyntaxError('string without end');
    const raw = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.position + 1, end - this.position - 1);
    const digits = raw.toString('latin1').replace(/[^0-9A-Fa-f]/g, '');
    this.position = end + 1;
    return { bytes: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex') };
  }

  private literalString(): PdfText {
    const out: number[] = [];
    let nesting = 0;
    for (this.position += 1; ; this.position += 1) {
      const byte = this.bytes[this.position];
      if (byte === undefined || out.length > MAX_STRING) throw new PdfSyntaxError('string without end');
      if (byte === 92) this.escape(out);
      else if (byte === 41 && nesting === 0) break;
      else {
        if (byte === 40) nesting += 1;
        if (byte === 41) nesting -= 1;
        out.push(byte);
      }
    }
    this.position += 1;
    return { bytes: Uint8Array.from(out) };
  }

  private escape(out: number[]) {
    this.position += 1;
    const byte = this.bytes[this.position] ?? 0;
    const octal = /^[0-7]{1,3}/.exec(
      String.fromCharCode(byte, this.bytes[this.position + 1] ?? 0, this.bytes[this.position + 2] ?? 0),
    )?.[0];
    if (octal !== undefined) {
      out.push(Number.parseInt(octal, 8) & 255);
      this.position += octal.length - 1;
      return;
    }
    if (byte === 13 && this.bytes[this.position + 1] === 10) this.position += 1;
    if (byte === 13 || byte === 10) return;
    out.push({ 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 }[byte] ?? byte);
  }
}
