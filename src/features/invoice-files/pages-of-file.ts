import type { Result } from '../../kernel/result.ts';
import { readBounded } from './bounded-reading.ts';
import type { ReadRefusal } from './refusals.ts';

/** Taking a large file apart and writing its pages again takes longer than reading an attachment. */
const MILLISECONDS = 9000;

/** A PDF of some pages of a file of several invoices, from 1, and nothing of the others; bounded in time and memory like a reading. */
export async function pagesOfFile(
  bytes: Uint8Array,
  pages: readonly number[],
): Promise<Result<Uint8Array, ReadRefusal>> {
  return readBounded<Uint8Array>('cut-pages', bytes, { milliseconds: MILLISECONDS, pages });
}
