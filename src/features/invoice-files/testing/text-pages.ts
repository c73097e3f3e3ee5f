import type { PageText, Word } from '../words/page-text.ts';

/** A page drawn in text: each line a line, each character six points wide, so that wide gaps make columns. */
export function drawnPage(drawing: string, number = 1): PageText {
  const words: Word[] = [];
  for (const [row, line] of drawing.split('\n').entries()) {
    for (const match of line.matchAll(/\S+/g)) {
      const x = 20 + match.index * 6;
      words.push({ text: match[0], x, y: 20 + row * 14, width: match[0].length * 6, height: 10, confidence: 100 });
    }
  }
  return { number, width: 595, height: 842, words };
}
