/** Text drawn in the invisible mode (PDF 32000, 9.3.6, mode 3) says to machines what no person sees: it is not read. */

/** Letters drawn in one go, in the order of the page. */
export type ShownRun = { readonly text: string; readonly hidden: boolean };

type Operators = { fnArray: ArrayLike<number>; argsArray: ArrayLike<unknown> };

const plain = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');

/** The runs of a page in drawing order; undefined when none is hidden, which is nearly always. */
export function shownRuns({ fnArray, argsArray }: Operators, ops: Record<string, number>): ShownRun[] | undefined {
  const runs: ShownRun[] = [];
  const kept: number[] = [];
  let mode = 0;
  let anyHidden = false;
  for (let i = 0; i < fnArray.length; i++) {
    const fn = fnArray[i];
    const args = argsArray[i] as unknown[] | null;
    if (fn === ops.save) kept.push(mode);
    else if (fn === ops.restore) mode = kept.pop() ?? mode;
    else if (fn === ops.setTextRenderingMode) mode = Number(args?.[0] ?? 0);
    else if (fn === ops.showText) {
      const hidden = mode === 3 || mode === 7;
      anyHidden ||= hidden;
      runs.push({ text: plain(glyphsOf(args?.[0])), hidden });
    }
  }
  return anyHidden ? runs : undefined;
}

function glyphsOf(glyphs: unknown): string {
  if (!Array.isArray(glyphs)) return '';
  return glyphs.map((glyph) => (typeof glyph === 'object' && glyph ? String(glyph.unicode ?? '') : '')).join('');
}

/**
 * For each item of text, was it hidden? Items and runs follow the same order, so their letters are counted together. When
 * they do not agree, the text is taken as hidden: what is seen is then read from the picture of the page.
 */
export function isHidden(runs: readonly ShownRun[], items: readonly { str: string }[]): boolean[] {
  const letters = runs.flatMap(({ text, hidden }) => [...text].map((letter) => ({ letter, hidden })));
  let at = 0;
  let agrees = true;
  const answer = items.map(({ str }) => {
    const text = [...plain(str)];
    const drawn = letters.slice(at, at + text.length);
    at += text.length;
    if (drawn.length < text.length || text.some((letter, i) => letter !== drawn[i]?.letter)) agrees = false;
    return drawn.some(({ hidden }) => hidden);
  });
  return agrees ? answer : items.map(() => true);
}
