import { t } from '@lingui/core/macro';

/** « page 3 », « pages 2 à 4 », « pages 1, 4, 5 »: the pages of one invoice in a file of several. */
export function pagesWords(pages: readonly number[]): string {
  const [from = 1] = pages;
  const to = pages.at(-1) ?? from;
  if (to === from) return t`page ${from}`;
  if (to - from === pages.length - 1) return t`pages ${from} à ${to}`;
  const each = pages.join(', ');
  return t`pages ${each}`;
}
