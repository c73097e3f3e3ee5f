import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { chosenPages, type PageBounds } from '../words/read-pages.ts';

/**
 * A page as a picture to be recognised: grey levels, as PNG; `scale` is its pixels for one unit of the page, `of` how many are
 * recognised among the `inFile` pages of the file.
 */
export type PagePicture = {
  readonly number: number;
  readonly of: number;
  readonly inFile: number;
  readonly canvas: Canvas;
  readonly scale: number;
};

/** Pages of a scan that are recognised at first: an invoice says what matters at its beginning and its end. */
export const PAGES_READ = { first: 4, last: 2 };
/** Pages recognised when the first ones are those of several invoices. */
export const PAGES_OF_SEVERAL = { first: 22, last: 2 };
/** Width in pixels at which letters of an A4 page are recognised best: 250 dots an inch. */
const BEST_WIDTH = 2060;
const MAX_PIXELS = 45_000_000;

export class PictureTooLarge extends Error {}

const folderOf = (name: string) =>
  `${join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), name)}/`;

/**
 * Pages of a PDF, drawn one at a time, those that `bounds` choose but for those read `before`; nothing is fetched. Throws when the
 * file cannot be opened.
 */
export async function* picturesOfPdf(
  bytes: Uint8Array,
  bounds: PageBounds = PAGES_READ,
  before: ReadonlySet<number> = new Set(),
): AsyncGenerator<PagePicture> {
  yield* drawnPages(bytes, {
    scaleOf: ({ width, height }) => BEST_WIDTH / Math.max(1, Math.min(width, height)),
    numbersOf: (count) => chosenPages(count, bounds).filter((number) => !before.has(number)),
  });
}

type Drawing = {
  /** Pixels for a point of a page of this size. */
  scaleOf: (size: { width: number; height: number }) => number;
  /** The pages to draw, from 1, among so many; all of them unless told. */
  numbersOf?: (count: number) => readonly number[];
};

/** Pages of a PDF, drawn one at a time as large as asked. Throws when the file cannot be opened. */
export async function* drawnPages(bytes: Uint8Array, { scaleOf, numbersOf }: Drawing): AsyncGenerator<PagePicture> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: folderOf('cmaps'),
    standardFontDataUrl: folderOf('standard_fonts'),
    wasmUrl: folderOf('wasm'),
    disableAutoFetch: true,
    disableFontFace: true,
    disableRange: true,
    disableStream: true,
    enableXfa: false,
    maxImageSize: MAX_PIXELS,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const { numPages } = document;
    const numbers = numbersOf?.(numPages) ?? chosenPages(numPages, { first: numPages, last: 0 });
    for (const number of numbers) {
      const page = await document.getPage(number);
      const scale = scaleOf(page.getViewport({ scale: 1 }));
      const viewport = page.getViewport({ scale });
      if (viewport.width * viewport.height > MAX_PIXELS) throw new PictureTooLarge();
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      const context = canvas.getContext('2d');
      context.fillStyle = 'white';
      context.fillRect(0, 0, canvas.width, canvas.height);
      await page.render({ canvas: canvas as never, canvasContext: context as never, viewport, intent: 'print' })
        .promise;
      page.cleanup();
      yield { number, of: numbers.length, inFile: numPages, canvas, scale };
    }
  } finally {
    await task.destroy();
  }
}

/** A photograph or a scan, JPEG or PNG, at a size that can be recognised. Its size is looked at before it is decoded. */
export async function pictureOfImage(bytes: Uint8Array): Promise<PagePicture> {
  const size = sizeOfImage(bytes);
  if (!size || size.width * size.height > MAX_PIXELS) throw new PictureTooLarge();
  return { number: 1, of: 1, inFile: 1, ...resized(await loadImage(Buffer.from(bytes))) };
}

/** A picture at the size at which its letters are recognised best, on white; `scale` is what it was enlarged by. */
export function resized(image: Image | Canvas): { canvas: Canvas; scale: number } {
  const wanted = BEST_WIDTH / Math.min(image.width, image.height);
  // Much larger letters are no better, and smaller ones are drawn larger, which helps a little.
  const scale = Math.min(Math.max(wanted, 0.2), 2.5);
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { canvas, scale };
}

/** Width and height that a JPEG or PNG announces. */
export function sizeOfImage(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89 && bytes.length > 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker === 0xff) at += 1;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The picture turned clockwise by quarters of a turn, and made smaller when asked. */
export function turned(canvas: Canvas, quarters: number, factor = 1): Canvas {
  const [width, height] = [Math.round(canvas.width * factor), Math.round(canvas.height * factor)];
  const sideways = quarters % 2 === 1;
  const out = createCanvas(sideways ? height : width, sideways ? width : height);
  const context = out.getContext('2d');
  context.translate(out.width / 2, out.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(canvas, -width / 2, -height / 2, width, height);
  return out;
}
