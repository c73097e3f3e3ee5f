import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { readAnyInvoice, scanSyntax, scanSyntaxOf } from '../read-any-invoice.ts';
import { PictureTooLarge, pictureOfImage, sizeOfImage, turned } from './page-pictures.ts';

const drawn = createCanvas(300, 200);
const png = new Uint8Array(drawn.toBuffer('image/png'));
const jpeg = new Uint8Array(drawn.toBuffer('image/jpeg'));

test('the size of a picture is known before it is decoded', () => {
  expect(sizeOfImage(png)).toEqual({ width: 300, height: 200 });
  expect(sizeOfImage(jpeg)).toEqual({ width: 300, height: 200 });
  expect(sizeOfImage(jpeg.subarray(0, 40))).toBeUndefined();
  expect(sizeOfImage(new Uint8Array(8))).toBeUndefined();
});

test('a picture that announces too many points is not decoded', async () => {
  const bomb = Uint8Array.from(png);
  new DataView(bomb.buffer).setUint32(16, 60_000);
  new DataView(bomb.buffer).setUint32(20, 60_000);
  await expect(pictureOfImage(bomb)).rejects.toThrow(PictureTooLarge);
});

test('a small picture is drawn larger, and a turn keeps its points', async () => {
  const { canvas, scale } = await pictureOfImage(png);
  expect([canvas.width, canvas.height, scale]).toEqual([750, 500, 2.5]);
  const aside = turned(canvas, 1);
  expect([aside.width, aside.height]).toEqual([500, 750]);
});

test('pictures are told by their first bytes, and only what has no data or words is recognised', () => {
  const image = { kind: 'unknown-format', looksLike: 'image' } as const;
  expect(scanSyntax(png, image)).toBe('image-png');
  expect(scanSyntax(jpeg, image)).toBe('image-jpeg');
  expect(scanSyntax(new TextEncoder().encode('GIF89a'), image)).toBeUndefined();
  expect(scanSyntax(png, { kind: 'empty-file' })).toBeUndefined();
  expect(scanSyntaxOf(new TextEncoder().encode('%PDF-1.7'))).toBe('scan');
});

test('a picture of another format is refused by what it is', async () => {
  const result = await readAnyInvoice(new TextEncoder().encode('GIF89a and more'));
  expect(result).toEqual({ refused: true, refusal: { kind: 'unknown-format', looksLike: 'image' } });
});
