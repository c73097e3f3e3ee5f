import { below, type Cell, type Layout, rightOf, spacesOptional, wordsWithin } from '../words/layout.ts';
import { around } from '../words/page-text.ts';
import { type Found, foundIn, type Reason } from './found.ts';

/** A label on a page, and the places where its value may be, the likeliest first. */
export type LabelHit = {
  readonly label: string;
  readonly cell: Cell;
  readonly start: number;
  readonly places: readonly Place[];
};
export type Place = { readonly cell: Cell; readonly from: number; readonly why: Reason; readonly confidence: number };

/** What comes between a label and its value: colons, dots, arrows, a remark in brackets, the same label in another language. */
const BETWEEN = /^(?:\/ ?[a-z][a-z' .°-]{1,25}(?= ?:)|\s|[:.…=>»•*|]|\((?!\d)[^)]{0,40}\)|- )*/;

export type LabelOptions = {
  /** The label counts in the middle of a sentence too. */
  readonly anywhere?: boolean;
  /** Its value is never in another cell. */
  readonly sameCell?: boolean;
};

/** The occurrences of a label (a folded, global pattern) in the document. */
export function labelHits(layout: Layout, pattern: RegExp, options: LabelOptions = {}): LabelHit[] {
  const hits: LabelHit[] = [];
  const loose = new RegExp(spacesOptional(pattern.source), 'g');
  for (const row of layout.rows) {
    for (const cell of row.cells) {
      for (const match of cell.folded.matchAll(loose)) {
        const end = match.index + match[0].length;
        const rest = cell.folded.slice(end);
        const introduced = /^\s*:/.test(rest);
        if (!options.anywhere && !introduced && !standsAlone(cell.folded, match.index)) continue;
        if (/^[a-z0-9]/.test(rest) && /[a-z0-9]$/.test(match[0])) continue;
        const label = cell.text.slice(match.index, end).trim();
        hits.push({ label, cell, start: match.index, places: placesOf(layout, cell, match.index, end, options) });
      }
    }
  }
  return hits;
}

/** At the start of a cell, or after a mark or a figure: not in the middle of a sentence. */
function standsAlone(folded: string, index: number): boolean {
  const before = folded.slice(0, index).trimEnd();
  return before === '' || /[^a-z']$/.test(before);
}

function placesOf(layout: Layout, cell: Cell, start: number, end: number, options: LabelOptions): Place[] {
  const rest = cell.folded.slice(end);
  const from = end + (BETWEEN.exec(rest)?.[0].length ?? 0);
  const places: Place[] = [];
  const isEmpty = from >= cell.folded.length;
  if (!isEmpty) places.push({ cell, from, why: 'after-label', confidence: 95 });
  if (options.sameCell) return places;
  const own: Cell = { ...cell, ...around(wordsWithin(cell, start, end)) };
  if (isEmpty) {
    let right = rightOf(layout, cell);
    if (right && /^[:.\s]*$/.test(right.folded)) right = rightOf(layout, right);
    if (right) {
      const skipped = BETWEEN.exec(right.folded)?.[0].length ?? 0;
      places.push({ cell: right, from: skipped, why: 'right-of-label', confidence: 92 });
    }
  }
  // Under a label that shares its line with figures, there is another line of the same list, not its value.
  const isHead = !/\d{2}/.test(cell.folded.slice(end)) && !/\d{2}/.test(cell.folded.slice(0, start));
  const under = isEmpty || isHead ? below(layout, own) : undefined;
  if (under) places.push({ cell: cellPart(under, own), from: 0, why: 'below-label', confidence: 86 });
  return places;
}

/** The part of a cell under a label, when columns are so close that their values read as one cell. */
function cellPart(cell: Cell, label: Cell): Cell {
  if (cell.words.length < 2 || cell.x >= label.x - 1.5 * label.height) return cell;
  const words = cell.words.filter((word) => word.x + word.width > label.x - 0.5 * label.height);
  if (words.length === 0 || words.length === cell.words.length) return cell;
  const text = words.map((word) => word.text).join(' ');
  return { ...cell, ...around(words), text, folded: cell.folded.slice(cell.folded.length - text.length), words };
}

/** Reads a value at a position of a cell's text: its end and the value, or nothing. */
export type ValueAt<T> = (cell: Cell, from: number) => { value: T; end: number; start?: number } | undefined;

/** The first place of each label where a value is read. */
export function valuesAt<T>(hits: readonly LabelHit[], read: ValueAt<T>, confidence = 100): Found<T>[] {
  return hits.flatMap(({ label, places }) => {
    for (const place of places) {
      const value = read(place.cell, place.from);
      if (!value) continue;
      const sure = Math.min(place.confidence, confidence);
      const found = foundIn(place.cell, value.start ?? place.from, value.end, value.value, place.why, sure);
      return [{ ...found, label }];
    }
    return [];
  });
}

/** The one value that all the readings give, as the surest of them; undefined when they differ. */
export function agreed<T>(found: readonly Found<T>[]): Found<T> | undefined {
  const [best] = found.toSorted((a, b) => b.confidence - a.confidence);
  return best && found.every(({ value }) => value === best.value) ? best : undefined;
}
