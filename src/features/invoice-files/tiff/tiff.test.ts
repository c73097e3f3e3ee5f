import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { afterAll, expect, test } from 'vitest';
import { orThrow } from '../../../kernel/result.ts';
import { closeReaders } from '../bounded-reading.ts';
import { refusalMessage } from '../french-refusals.ts';
import { pagesOfFile, tiffPreview } from '../pages-of-file.ts';
import { readAnyInvoice, scanSyntaxOf } from '../read-any-invoice.ts';
import { drawnPages } from '../scan/page-pictures.ts';
import { jpegPage, tiffBytes, type WrittenPage } from '../testing/tiff-bytes.ts';
import { TIFF_DRAWINGS } from '../testing/tiff-drawings.ts';
import { TiffError, tiffPages } from './tiff-pages.ts';
import { tiffPicture } from './tiff-pictures.ts';

afterAll(closeReaders);

const dark = (canvas: Canvas, x: number, y: number) =>
  (canvas.getContext('2d').getImageData(x, y, 1, 1).data[0] ?? 0) < 128;
const pictureOf = async (bytes: Uint8Array, page = 0) => {
  const found = tiffPages(bytes)[page];
  if (!found) throw new Error('no page');
  return tiffPicture(found);
};
const faultOf = (bytes: Uint8Array) => {
  try {
    tiffPages(bytes);
    return undefined;
  } catch (error) {
    return error instanceof TiffError ? error.fault : error;
  }
};

test.each(Object.entries(TIFF_DRAWINGS))('%s gives the points that were drawn', async (_, base64) => {
  const canvas = await pictureOf(Buffer.from(base64, 'base64'));
  expect([canvas.width, canvas.height]).toEqual([64, 40]);
  const points: [number, number, boolean][] = [
    [8, 8, true],
    [40, 20, true],
    [20, 15, true],
    [0, 39, true],
    [63, 0, true],
    [2, 2, false],
    [60, 38, false],
    [7, 8, false],
    [20, 30, false],
  ];
  expect(points.map(([x, y]) => dark(canvas, x, y))).toEqual(points.map(([, , isDark]) => isDark));
});

/** Two shades of grey side by side, 32 by 20, not compressed. */
const plain: WrittenPage = {
  tags: { 256: 32, 257: 20, 258: 8, 259: 1, 262: 1, 277: 1, 278: 20 },
  parts: [Uint8Array.from({ length: 640 }, (_, i) => (i % 32 < 16 ? 0 : 255))],
};
const tagged = (tags: Record<number, number | number[]>): WrittenPage => ({
  ...plain,
  tags: { ...plain.tags, ...tags },
});

test('JPEG strips that share their tables, tiles and palettes are drawn where they belong', async () => {
  const source = createCanvas(48, 40);
  const context = source.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 48, 40);
  context.fillStyle = 'black';
  context.fillRect(0, 24, 48, 8);
  const jpeg = await pictureOf(tiffBytes([jpegPage(source, 16)]));
  expect([dark(jpeg, 4, 10), dark(jpeg, 4, 27), dark(jpeg, 4, 38)]).toEqual([false, true, false]);

  const tile = (value: number) => new Uint8Array(256).fill(value);
  const tiles = { ...tagged({ 322: 16, 323: 16 }), parts: [tile(0), tile(255), tile(255), tile(0)] };
  const tiled = await pictureOf(tiffBytes([tiles]));
  expect([dark(tiled, 3, 3), dark(tiled, 20, 3), dark(tiled, 3, 18), dark(tiled, 20, 18)]).toEqual([
    true,
    false,
    false,
    true,
  ]);

  const colours = Array.from({ length: 768 }, (_, i) => (i % 256 === 0 ? 65_535 : 0));
  const indexed = await pictureOf(tiffBytes([tagged({ 262: 3, 320: colours })]));
  expect([dark(indexed, 3, 3), dark(indexed, 20, 3)]).toEqual([false, true]);
});

test('a page on its side is put upright, and the lines of a coarse fax are as high as its columns are wide', async () => {
  const turned = await pictureOf(tiffBytes([tagged({ 274: 6 })]));
  expect([turned.width, turned.height, dark(turned, 5, 2), dark(turned, 5, 28)]).toEqual([20, 32, true, false]);
  const coarse = tiffBytes([tagged({})]);
  const fax = tiffPages(coarse).map((page) => ({ ...page, resolution: { x: 204, y: 98 } }))[0]!;
  const drawn = await tiffPicture(fax);
  expect([drawn.width, drawn.height]).toEqual([32, 42]);
});

test('pages are read in order, small copies of them left out, and all are shown as one PDF', async () => {
  const file = tiffBytes([plain, tagged({ 254: 1 }), tagged({ 274: 3 })]);
  expect(tiffPages(file).map(({ orientation }) => orientation)).toEqual([1, 3]);
  expect(scanSyntaxOf(file)).toBe('image-tiff');
  const shown = await Array.fromAsync(drawnPages(orThrow(await pagesOfFile(file)), { scaleOf: () => 4 }));
  expect(shown.map(({ canvas }) => [dark(canvas, 8, 8), dark(canvas, canvas.width - 8, 8)])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(await tiffPreview(file, 'application/pdf')).toBeUndefined();
});

test('directories that go round, sizes beyond reason, data outside the file: refused, never drawn', async () => {
  const at = tiffBytes([plain]).readUInt32LE(4);
  expect(faultOf(tiffBytes([plain], () => at))).toBe('damaged');
  expect(faultOf(tiffBytes([tagged({ 256: 60_000, 257: 60_000 })]))).toBe('too-large');
  expect(faultOf(tiffBytes([tagged({ 256: 19_000, 257: 19_000 })]))).toBe('too-large');
  expect(faultOf(tiffBytes([tagged({ 256: 0 })]))).toBe('damaged');
  expect(faultOf(tiffBytes([tagged({ 278: 1, 257: 19_999, 256: 1 })]))).toBe('too-large');
  expect(faultOf(tiffBytes(Array.from({ length: 201 }, () => plain)))).toBe('too-large');
  const whole = tiffBytes([plain]);
  for (const length of [6, 8, 100, 650, whole.length - 20]) expect(faultOf(whole.subarray(0, length))).toBe('damaged');
  expect(faultOf(tiffBytes([tagged({ 284: 2, 277: 3 })]))).toBe('unsupported');
});

test('what a person is told: damaged, too large, or of a kind that is not read', async () => {
  const told = async (bytes: Uint8Array) => {
    const result = await readAnyInvoice(bytes);
    return result.refused ? result.refusal : undefined;
  };
  expect(await told(tiffBytes([plain]).subarray(0, 400))).toEqual({ kind: 'picture-damaged' });
  expect(await told(tiffBytes([tagged({ 256: 60_000 })]))).toEqual({ kind: 'too-heavy', why: 'memory' });
  expect(await told(tiffBytes([tagged({ 259: 34_712 })]))).toEqual({ kind: 'unsupported-picture' });
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200)]);
  const refusal = await told(heic);
  expect(refusal).toEqual({ kind: 'unknown-format', looksLike: 'heic' });
  expect(refusal && refusalMessage(refusal)).toContain('enregistrez-la en JPEG');
}, 30_000);
