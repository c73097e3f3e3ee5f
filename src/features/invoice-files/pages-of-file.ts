import type { Result } from '../../kernel/result.ts';
import { readBounded } from './bounded-reading.ts';
import type { ReadRefusal } from './refusals.ts';

/** Pages are drawn and pressed one by one: a quarter of a second each. */
const MILLISECONDS = 20_000;

/**
 * Pages of a file as a PDF of pictures: all those of a TIFF, to be shown; or the pages of one invoice in a file of several, from 1, and
 * nothing of the others. Bounded in time and memory like a reading.
 */
export async function pagesOfFile(
  bytes: Uint8Array,
  pages?: readonly number[],
): Promise<Result<Uint8Array, ReadRefusal>> {
  return readBounded<Uint8Array>('pages-as-pdf', bytes, { milliseconds: MILLISECONDS, ...(pages ? { pages } : {}) });
}

/** A TIFF as browsers show it; undefined for any other file, and for one that cannot be drawn. */
export async function tiffPreview(bytes: Uint8Array, contentType: string): Promise<Uint8Array | undefined> {
  if (contentType !== 'image/tiff') return undefined;
  const drawn = await pagesOfFile(bytes);
  return drawn.refused ? undefined : drawn.value;
}
