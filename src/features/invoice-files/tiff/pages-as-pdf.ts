import { type Canvas, loadImage, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { ReadRefusal } from '../refusals.ts';
import { drawnPages } from '../scan/page-pictures.ts';
import { isTiff, TiffError, tiffPages } from './tiff-pages.ts';
import { pointsOfDot, tiffPicture } from './tiff-pictures.ts';

/** Pixels for a point: 170 dots an inch, where small print is still sharp. */
const SCALE = 170 / 72;
const QUALITY = 80;
/** Pages shown of a long TIFF: the original has them all. */
const MAX_PAGES = 60;

type Sheet = { canvas: Canvas; width: number; height: number };

/**
 * The pages of a TIFF, or some pages of a PDF or a TIFF, as a PDF of pictures: what browsers show, and what may be given to the debtor
 * of one invoice among several. Nothing else of the file goes with them: no hidden text, link, attachment nor other page.
 */
export async function pagesAsPdf(
  bytes: Uint8Array,
  pages?: readonly number[],
): Promise<Result<Uint8Array, ReadRefusal>> {
  try {
    const document = new PDFDocument();
    let count = 0;
    for await (const { canvas, width, height } of isTiff(bytes) ? ofTiff(bytes, pages) : ofPdf(bytes, pages)) {
      const picture = await loadImage(canvas.toBuffer('image/jpeg', QUALITY));
      const context = document.beginPage(width, height) as unknown as SKRSContext2D;
      context.drawImage(picture, 0, 0, width, height);
      document.endPage();
      count += 1;
    }
    const whole = new Uint8Array(document.close());
    return count > 0 && count >= (pages?.length ?? 0) ? ok(whole) : refuse({ kind: 'pdf-damaged', detail: 'pages' });
  } catch (error) {
    return refuse(error instanceof TiffError ? tiffRefusal(error) : { kind: 'pdf-damaged', detail: 'pages' });
  }
}

/** What a fault of a TIFF is to the person who dropped it. */
export function tiffRefusal({ fault }: TiffError): ReadRefusal {
  if (fault === 'too-large') return { kind: 'too-heavy', why: 'memory' };
  return fault === 'damaged' ? { kind: 'picture-damaged' } : { kind: 'unsupported-picture' };
}

async function* ofPdf(bytes: Uint8Array, pages: readonly number[] | undefined): AsyncGenerator<Sheet> {
  const numbersOf = (count: number) => (pages ?? []).filter((number) => number <= count);
  for await (const { canvas, scale } of drawnPages(bytes, { scaleOf: () => SCALE, ...(pages ? { numbersOf } : {}) })) {
    yield { canvas, width: canvas.width / scale, height: canvas.height / scale };
  }
}

async function* ofTiff(bytes: Uint8Array, wanted: readonly number[] | undefined): AsyncGenerator<Sheet> {
  const all = tiffPages(bytes);
  const numbers = wanted ?? all.slice(0, MAX_PAGES).map((_, index) => index + 1);
  for (const number of numbers) {
    const page = all[number - 1];
    if (!page) continue;
    const canvas = await tiffPicture(page);
    const points = pointsOfDot(page);
    yield { canvas, width: canvas.width * points, height: canvas.height * points };
  }
}
