import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { drawnPages, PAGES_READ, type PagePicture, resized, turned } from '../scan/page-pictures.ts';
import { chosenPages, type PageBounds } from '../words/read-pages.ts';
import { tiffPagePdf } from './tiff-page-pdf.ts';
import { TiffError, type TiffPage, tiffPages } from './tiff-pages.ts';

/** The dots of a page whose file does not say how many go to an inch. */
const USUAL_DOTS = 200;

/** Pages of a TIFF, one at a time, those that `bounds` choose but for those read `before`. Throws `TiffError`. */
export async function* picturesOfTiff(
  bytes: Uint8Array,
  bounds: PageBounds = PAGES_READ,
  before: ReadonlySet<number> = new Set(),
): AsyncGenerator<PagePicture> {
  const pages = tiffPages(bytes);
  const numbers = chosenPages(pages.length, bounds).filter((number) => !before.has(number));
  for (const number of numbers) {
    const page = pages[number - 1];
    if (!page) continue;
    const picture = resized(await tiffPicture(page));
    yield { number, of: numbers.length, inFile: pages.length, ...picture };
  }
}

/** A page of a TIFF drawn dot for dot, upright, its dots made square. Throws `TiffError`. */
export async function tiffPicture(page: TiffPage): Promise<Canvas> {
  for await (const { canvas } of drawnPages(tiffPagePdf(page), { scaleOf: () => 1 })) {
    const { x, y } = page.resolution;
    const stretch = x > 0 && y > 0 && x / y > 1.3 && x / y < 4 ? x / y : 1;
    return turned(stretch === 1 ? canvas : stretched(canvas, stretch), QUARTERS[page.orientation] ?? 0);
  }
  throw new TiffError('damaged');
}

/** How many points a dot of the page takes on paper. */
export function pointsOfDot({ resolution }: TiffPage): number {
  return 72 / (resolution.x >= 50 && resolution.x <= 2400 ? resolution.x : USUAL_DOTS);
}

/** Quarters of a turn that put a page upright, by tag 274. */
const QUARTERS: Record<number, number> = { 3: 2, 6: 1, 8: 3 };

function stretched(canvas: Canvas, factor: number): Canvas {
  const out = createCanvas(canvas.width, Math.round(canvas.height * factor));
  out.getContext('2d').drawImage(canvas, 0, 0, out.width, out.height);
  return out;
}
