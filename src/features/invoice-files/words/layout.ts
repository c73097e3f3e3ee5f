import { around, type Box, type PageText, type Word } from './page-text.ts';

/** Words that belong together on a line: a label, a value, a column's cell. `folded` has the same length as `text`. */
export type Cell = Box & {
  readonly text: string;
  readonly folded: string;
  readonly words: readonly Word[];
  readonly page: number;
  /** Rank of its line in the document. */
  readonly row: number;
};

/** A line across the page, its cells from left to right. */
export type Row = {
  readonly page: number;
  readonly index: number;
  readonly y: number;
  readonly cells: readonly Cell[];
};

export type Layout = { readonly rows: readonly Row[]; readonly pages: readonly PageText[] };

/** A gap wider than this share of the letters' size separates two cells. */
const CELL_GAP = 0.85;
const FIGURES_GAP = 1.5;

/** Rebuilds the lines of each page, and in each line the cells that gaps separate. */
export function layoutOf(pages: readonly PageText[]): Layout {
  const rows: Row[] = [];
  for (const page of pages) {
    for (const words of linesOf(page.words)) {
      const index = rows.length;
      const cells = cellsOf(unspaced(words)).map((cell) => newCell(cell, page.number, index));
      rows.push({ page: page.number, index, y: Math.min(...cells.map(({ y }) => y)), cells });
    }
  }
  return { rows, pages };
}

function newCell(words: readonly Word[], page: number, row: number): Cell {
  const text = words.map((word) => word.text).join(' ');
  return { ...around(words), text, folded: fold(text), words, page, row };
}

/** Lower case, without accents or typographic variants, letter for letter: positions stay those of the text. */
export function fold(text: string): string {
  let out = '';
  for (const letter of text) {
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const plain = bare === '’' || bare === '‘' || bare === '`' ? "'" : bare === 'º' || bare === '˚' ? '°' : bare;
    out += plain.length === letter.length ? plain.replace(/[\s\u00a0\u202f]/g, ' ') : letter;
  }
  return out;
}

/**
 * The pattern with its spaces made optional: recognised letters lose the space of « TOTALTTC », and so do some text layers. Spaces
 * within brackets are left.
 */
export function spacesOptional(source: string): string {
  let out = '';
  let inClass = false;
  for (const [i, letter] of [...source].entries()) {
    const escaped = source[i - 1] === '\\';
    if (!escaped && letter === '[') inClass = true;
    if (!escaped && letter === ']') inClass = false;
    const isPlain = letter === ' ' && !inClass && !/[?*+{]/.test(source[i + 1] ?? '');
    out += isPlain ? ' ?' : letter;
  }
  return out;
}

/** Words whose middles are at the same height are on one line. */
function linesOf(words: readonly Word[]): Word[][] {
  const middle = ({ y, height }: Word) => y + height / 2;
  const lines: { words: Word[]; middle: number; height: number }[] = [];
  for (const word of words.toSorted((a, b) => middle(a) - middle(b) || a.x - b.x)) {
    const line = lines.at(-1);
    const reach = line ? 0.45 * Math.min(line.height, word.height) : 0;
    if (line && Math.abs(middle(word) - line.middle) <= Math.max(reach, 1.5)) {
      line.words.push(word);
      line.middle += (middle(word) - line.middle) / line.words.length;
      line.height = Math.max(line.height, word.height);
    } else {
      lines.push({ words: [word], middle: middle(word), height: word.height });
    }
  }
  return lines.map((line) => line.words.toSorted((a, b) => a.x - b.x));
}

function cellsOf(words: readonly Word[]): Word[][] {
  const cells: Word[][] = [];
  for (const word of words) {
    const previous = cells.at(-1)?.at(-1);
    const gap = previous ? word.x - (previous.x + previous.width) : 0;
    // Figures that may be one number stay together, so that its end is never taken for a whole one.
    const figures = previous && /(?:^|\D)\d{1,3}$/.test(previous.text) && /^\d{3}(?!\d)/.test(word.text);
    if (previous && gap <= (figures ? FIGURES_GAP : CELL_GAP) * Math.max(previous.height, word.height))
      cells.at(-1)?.push(word);
    else cells.push([word]);
  }
  return cells;
}

/** Words drawn letter by letter, spaced out (« F A C T U R E »), put together again. */
function unspaced(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  let run: Word[] = [];
  const close = () => {
    out.push(...(run.length >= 4 && run.some(({ text }) => /\p{L}/u.test(text)) ? joined(run) : run));
    run = [];
  };
  for (const word of words) {
    const last = run.at(-1);
    const isSingle = [...word.text].length === 1;
    const near = last && word.x - (last.x + last.width) < 1.2 * word.height && last.height === word.height;
    if (!isSingle || (last && !near)) close();
    if (isSingle) run.push(word);
    else out.push(word);
  }
  close();
  return out;
}

function joined(letters: readonly Word[]): Word[] {
  const starts = letters.slice(1).map((letter, i) => letter.x - (letters[i]?.x ?? 0));
  const usual = starts.toSorted((a, b) => a - b)[Math.floor(starts.length / 2)] ?? 0;
  const words: Word[][] = [[letters[0] as Word]];
  for (const [i, letter] of letters.slice(1).entries()) {
    if ((starts[i] ?? 0) > 1.7 * usual) words.push([letter]);
    else words.at(-1)?.push(letter);
  }
  return words.map((word) => ({
    ...around(word),
    height: word[0]?.height ?? 0,
    text: word.map(({ text }) => text).join(''),
    confidence: Math.min(...word.map(({ confidence }) => confidence)),
  }));
}

/** The share of the narrower of two boxes that is above or below the other. */
export function overlap(a: Box, b: Box): number {
  const shared = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  return shared / Math.max(Math.min(a.width, b.width), 0.1);
}

/** The next cell on the same line. */
export function rightOf(layout: Layout, cell: Cell): Cell | undefined {
  return layout.rows[cell.row]?.cells.find((other) => other.x > cell.x);
}

/** The nearest cell under another one, in its column, at most `lines` lines lower. */
export function below(layout: Layout, cell: Cell, lines = 2.6): Cell | undefined {
  for (const row of layout.rows.slice(cell.row + 1, cell.row + 8)) {
    if (row.page !== cell.page) return undefined;
    const under = row.cells.filter(
      (other) => overlap(cell, other) > 0.3 || Math.abs(other.x - cell.x) < 0.6 * cell.height,
    );
    const [first] = under;
    if (!first) continue;
    return first.y - (cell.y + cell.height) <= lines * Math.max(cell.height, 8) ? first : undefined;
  }
  return undefined;
}

/** The words of a cell that lie within a part of its text. */
export function wordsWithin(cell: Cell, start: number, end: number): Word[] {
  let at = 0;
  return cell.words.filter(({ text }) => {
    const from = at;
    at += text.length + 1;
    return from < end && from + text.length > start;
  });
}
