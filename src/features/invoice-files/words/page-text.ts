/** Words of a document with their places: what a text layer or a character recognition gives, and all that is read after. */

/** A place on a page, in points from the top left corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** One word. `y` is the top, `height` the size of its font; `confidence` from 0 to 100 (100 for a text layer). */
export type Word = Box & { readonly text: string; readonly confidence: number };

/** One page, in reading orientation; `number` counts from 1. */
export type PageText = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
};

/** The smallest box around some boxes. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
