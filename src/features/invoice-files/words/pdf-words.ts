import { setImmediate } from 'node:timers/promises';
import { isHidden, type ShownRun, shownRuns } from './hidden-text.ts';
import type { PageText, Word } from './page-text.ts';
import { chosenPages } from './read-pages.ts';

/** A document of more pages is read at its beginning and its end. */
const PAGES_READ = { first: 190, last: 10 };
/** The pages read before all others: where an invoice names itself and adds up. The rest follows while there is time. */
const FIRST_READ = { first: 30, last: 6 };
/** Words of one document beyond which the rest is left unread. */
const MAX_WORDS = 150_000;
/** Pages drawn as thousands of strokes take long: what is not read by then is left, and named. */
const MILLISECONDS = 5000;

export type PdfWords =
  | {
      readonly kind: 'pages';
      readonly pages: readonly PageText[];
      readonly pageCount: number;
      /** Pages where something is drawn and no word is written: scans among pages of text. */
      readonly pictures: readonly number[];
    }
  | { readonly kind: 'locked' }
  | { readonly kind: 'damaged' };

type Item = { str: string; transform: number[]; width: number; height: number };
type Piece = { text: string; x: number; y: number; width: number; size: number; angle: number };

/** The visible words of a PDF's text layer by pdf.js: no font, image or script is loaded, and nothing is fetched. */
export async function pdfWords(bytes: Uint8Array): Promise<PdfWords> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: Uint8Array.from(bytes),
    disableAutoFetch: true,
    disableFontFace: true,
    disableRange: true,
    disableStream: true,
    enableXfa: false,
    fontExtraProperties: false,
    // Pictures are not looked at here: one larger than a point is left undecoded.
    maxImageSize: 1,
    stopAtErrors: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
  }, MILLISECONDS);
  try {
    const document = await task.promise;
    const pages: PageText[] = [];
    const pictures: number[] = [];
    let words = 0;
    for (const number of inTurn(document.numPages)) {
      const page = await document.getPage(number);
      const content = await page.getTextContent({ includeMarkedContent: false });
      const items = content.items.filter((item) => 'str' in item) as Item[];
      const operators = await page.getOperatorList();
      const read = readPage(number, page.getViewport({ scale: 1 }), items, shownRuns(operators, OPS));
      if (read.words.length === 0 && operators.fnArray.length > 0) pictures.push(number);
      page.cleanup();
      words += read.words.length;
      pages.push(read);
      // The reader answers itself without ever pausing: the clock is let through here.
      await setImmediate();
      if (words > MAX_WORDS || isLate) break;
    }
    const inOrder = pages.toSorted((a, b) => a.number - b.number);
    return {
      kind: 'pages',
      pages: inOrder,
      pageCount: document.numPages,
      pictures: pictures.toSorted((a, b) => a - b),
    };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { kind: name === 'PasswordException' ? 'locked' : 'damaged' };
  } finally {
    clearTimeout(timer);
    await task.destroy();
  }
}

function inTurn(count: number): number[] {
  const first = chosenPages(count, FIRST_READ);
  return [...new Set([...first, ...chosenPages(count, PAGES_READ)])];
}

type Viewport = { width: number; height: number; transform: number[] };

function readPage(number: number, viewport: Viewport, items: Item[], runs: ShownRun[] | undefined): PageText {
  const visible = runs ? isHidden(runs, items) : undefined;
  const pieces = items.flatMap((item, index) => (visible?.[index] ? [] : pieceOf(item, viewport)));
  const turned = mainAngle(pieces);
  const upright = pieces
    .filter(({ angle }) => angle === turned)
    .map((piece) => turnedBack(piece, turned, viewport.width, viewport.height));
  const sideways = turned === 90 || turned === 270;
  const [width, height] = sideways ? [viewport.height, viewport.width] : [viewport.width, viewport.height];
  const inside = ({ x, y, width: w, size }: Piece) => x + w > 0 && x < width && y > -size && y - size < height;
  const words = upright.filter(inside).flatMap(wordsOf);
  return { number, width, height, words: withoutRepeats(words) };
}

/** The place of a piece of text seen on the screen; none for text too small to be read by a person. */
function pieceOf({ str, transform, width }: Item, { transform: view }: Viewport): Piece[] {
  if (str.trim() === '') return [];
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const x = va * e + vc * f + ve;
  const y = vb * e + vd * f + vf;
  const [dx, dy] = [va * a + vc * b, vb * a + vd * b];
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d);
  if (size < 2.5 || size > 400) return [];
  const degrees = Math.round((Math.atan2(dy, dx) * 180) / Math.PI + 360) % 360;
  const angle = [0, 90, 180, 270].find((right) => Math.abs(degrees - right) <= 3) ?? (degrees > 356 ? 0 : degrees);
  return [{ text: str, x, y, width, size, angle }];
}

/** The direction in which most of the page is written: pages scanned or printed sideways carry no other sign of it. */
function mainAngle(pieces: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const { angle, text } of pieces) letters.set(angle, (letters.get(angle) ?? 0) + text.length);
  const [best] = [...letters].filter(([angle]) => angle % 90 === 0).toSorted((a, b) => b[1] - a[1]);
  return best?.[0] ?? 0;
}

function turnedBack(piece: Piece, angle: number, width: number, height: number): Piece {
  if (angle === 90) return { ...piece, x: piece.y, y: width - piece.x };
  if (angle === 180) return { ...piece, x: width - piece.x, y: height - piece.y };
  if (angle === 270) return { ...piece, x: height - piece.y, y: piece.x };
  return piece;
}

const NARROW = /[ilj.,;:'’!|ftrI()[\]\-\s]/;
const WIDE = /[mwMWŒœ@%€]/;

function weightOf(text: string): number {
  let weight = 0;
  for (const letter of text) weight += NARROW.test(letter) ? 0.5 : WIDE.test(letter) ? 1.4 : /\d/.test(letter) ? 1 : 1;
  return weight;
}

/** A run of text cut at its spaces; each word gets its share of the width. `y` becomes the top of the letters. */
function wordsOf({ text, x, y, width, size }: Piece): Word[] {
  const clean = text.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]/gu, '');
  const unit = width / Math.max(weightOf(clean), 0.1);
  const words: Word[] = [];
  for (const match of clean.matchAll(/\S+/g)) {
    const before = weightOf(clean.slice(0, match.index));
    const word = match[0];
    words.push({
      text: word,
      x: x + before * unit,
      y: y - size * 0.8,
      width: weightOf(word) * unit,
      height: size,
      confidence: 100,
    });
  }
  return words;
}

/** Bold made by drawing twice, a point aside, is one word. */
function withoutRepeats(words: readonly Word[]): Word[] {
  const seen = new Map<string, Word[]>();
  return words.filter((word) => {
    const same = seen.get(word.text) ?? [];
    if (same.some((other) => Math.abs(other.x - word.x) < 1.2 && Math.abs(other.y - word.y) < 1.2)) return false;
    seen.set(word.text, [...same, word]);
    return true;
  });
}
