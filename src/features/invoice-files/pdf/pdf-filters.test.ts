import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decoded, InflateBudget, StreamError } from './pdf-filters.ts';
import { PdfLexer } from './pdf-lexer.ts';
import type { PdfDict } from './pdf-objects.ts';

const dict = (text: string) => new PdfLexer(Buffer.from(text), 0).object() as PdfDict;
const decode = (data: Uint8Array, entries: string, limit = 1_000_000, budget = 10_000_000) =>
  Buffer.from(
    decoded(data, dict(`<<${entries}>>`), { budget: new InflateBudget(budget), limit, resolve: (value) => value }),
  );
const faultOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof StreamError) return error.fault;
    throw error;
  }
  return undefined;
};

/** The same codes that a writer without compression would produce: a clear, then 9-bit literals, cleared in time. */
function plainLzw(data: Uint8Array): Buffer {
  const codes = [256];
  data.forEach((byte, index) => {
    if (index > 0 && index % 200 === 0) codes.push(256);
    codes.push(byte);
  });
  codes.push(257);
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

function asciiHex(data: Uint8Array): Buffer {
  return Buffer.from(
    `${Buffer.from(data)
      .toString('hex')
      .replace(/(.{60})/g, '$1\n')}>`,
  );
}

function ascii85(data: Uint8Array): Buffer {
  let out = '';
  for (let i = 0; i < data.length; i += 4) {
    const group = data.subarray(i, i + 4);
    let value = 0;
    for (let j = 0; j < 4; j++) value = value * 256 + (group[j] ?? 0);
    if (value === 0 && group.length === 4) {
      out += 'z';
      continue;
    }
    const digits: string[] = [];
    for (let j = 0; j < 5; j++) {
      digits.unshift(String.fromCharCode(33 + (value % 85)));
      value = Math.floor(value / 85);
    }
    out += digits.slice(0, group.length + 1).join('');
  }
  return Buffer.from(`${out}~>`);
}

function runLength(data: Uint8Array): Buffer {
  const pieces: Buffer[] = [];
  for (let i = 0; i < data.length; i += 128) {
    const piece = data.subarray(i, i + 128);
    pieces.push(Buffer.from([piece.length - 1, ...piece]));
  }
  return Buffer.concat([...pieces, Buffer.from([128])]);
}

test.each<[string, (data: Uint8Array) => Buffer]>([
  ['/Filter/FlateDecode', (data) => deflateSync(data)],
  ['/Filter[/Fl]', (data) => deflateSync(data)],
  ['/Filter/LZWDecode', plainLzw],
  ['/Filter/ASCIIHexDecode', asciiHex],
  ['/Filter/ASCII85Decode', ascii85],
  ['/Filter/RunLengthDecode', runLength],
  ['/Filter[/ASCII85Decode/FlateDecode]', (data) => ascii85(deflateSync(data))],
  ['/Filter[/AHx/LZW]/DecodeParms[null null]', (data) => asciiHex(plainLzw(data))],
])('%s gives back what was encoded', (entries, encode) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1200 }), (data) => {
      expect(decode(encode(data), entries).equals(data)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('the PNG predictors undo each of the five filters', () => {
  const rows = Buffer.from([0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 10, 10, 10, 4, 5, 5, 5]);
  const out = decode(deflateSync(rows), '/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 3>>');
  expect([...out]).toEqual([1, 2, 3, 1, 2, 3, 2, 3, 4, 11, 17, 20, 16, 22, 27]);
});

test.each<[string, Uint8Array]>([
  ['/Filter/FlateDecode', deflateSync(Buffer.alloc(5_000_000))],
  ['/Filter[/FlateDecode/FlateDecode]', deflateSync(deflateSync(Buffer.alloc(5_000_000)))],
  ['/Filter/RunLengthDecode', Buffer.alloc(40_000, 129)],
  ['/Filter/ASCII85Decode', Buffer.alloc(400_000, 122)],
])('%s: a bomb stops at the limit', (entries, bomb) => {
  expect(faultOf(() => decode(bomb, entries))).toBe('too-large');
});

test('the budget of a file is shared by its streams', () => {
  const data = deflateSync(Buffer.alloc(1000));
  const budget = new InflateBudget(2500);
  const once = () => decoded(data, dict('<</Filter/FlateDecode>>'), { budget, limit: 2000, resolve: (value) => value });
  once();
  once();
  expect(faultOf(once)).toBe('too-large');
});

test('changed bytes are refused, not guessed', () => {
  const data = deflateSync(Buffer.from('montant 1200.00 '.repeat(50)));
  const changed = Buffer.from(data);
  changed[data.length - 1] = (changed[data.length - 1] ?? 0) ^ 1;
  expect(faultOf(() => decode(changed, '/Filter/FlateDecode'))).toBe('damaged');
  expect(faultOf(() => decode(data, '/Filter/JBIG2Decode'))).toBe('unsupported-filter');
  expect(faultOf(() => decode(data, `/Filter[${'/FlateDecode'.repeat(5)}]`))).toBe('unsupported-filter');
});
