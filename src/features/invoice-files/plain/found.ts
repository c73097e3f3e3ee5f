import { type Cell, wordsWithin } from '../words/layout.ts';
import { around, type Box } from '../words/page-text.ts';

/** Why a value is believed to be the field's. */
export type Reason =
  | 'after-label' // on the line, after its label
  | 'right-of-label' // in the cell at the right of its label
  | 'below-label' // in the cell under its label
  | 'title' // beside the title of the document
  | 'sum-proved' // a sum of the document proves it
  | 'repeated' // written at two places
  | 'checksum' // its control key is right
  | 'computed' // computed from what the document says
  | 'letterhead' // by its place on the page
  | 'legal-notice' // in the legal lines at the foot of the page
  | 'symbol'; // a sign such as €

/** A value read on a page, with the place it was read at. `text` is what is written there. */
export type Found<T> = {
  readonly value: T;
  readonly text: string;
  readonly page: number;
  readonly box: Box;
  /** How sure the reading is, from 0 to 100. */
  readonly confidence: number;
  readonly why: Reason;
  /** The label that named it, as written. */
  readonly label?: string;
};

/** A value in a cell, from one position of its text to another. */
export function foundIn<T>(cell: Cell, from: number, to: number, value: T, why: Reason, confidence: number): Found<T> {
  const words = wordsWithin(cell, from, to);
  const boxes = words.length > 0 ? words : cell.words;
  const seen = Math.min(...boxes.map((word) => word.confidence));
  return {
    value,
    text: cell.text.slice(from, to).trim(),
    page: cell.page,
    box: around(boxes),
    confidence: Math.round(Math.min(confidence, seen)),
    why,
  };
}
