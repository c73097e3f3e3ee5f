import { citation, distinctSources, legifranceUrl, type Read, type Source } from '../../../law/citation.ts';
import { dayText } from '../../correspondence/templates/french-format.ts';
import type { Words } from './say.ts';

/** A text as a page shows it: numbered, linked when its identifier is known, with how sure it is. */
export type SourceView = {
  number: number;
  label: string;
  url: string | null;
  read: Read;
  readWords: { words: Words };
  told: string | null;
  note: string | null;
  conflict: string | null;
};

export const readWords: Record<Read, Words> = {
  official: ['lu à la source officielle', 'read at the official source'],
  'second-hand': ['lu de seconde main', 'read second-hand'],
  unconfirmed: ['à confirmer', 'to be confirmed'],
};

/** Sources in order of first appearance, and the number under which each is cited. */
export function numberedSources(...lists: (readonly Source[])[]): {
  sources: SourceView[];
  numbersOf: (because: readonly Source[]) => number[];
} {
  const distinct = distinctSources(...lists);
  const key = (source: Source) => JSON.stringify(source);
  const numbers = new Map(distinct.map((source, index) => [key(source), index + 1]));
  return {
    sources: distinct.map((source, index) => ({
      number: index + 1,
      label: labelOf(source),
      url: legifranceUrl(source) ?? null,
      read: source.read,
      readWords: { words: readWords[source.read] },
      told: source.told ?? null,
      note: source.note ?? null,
      conflict: source.conflict ?? null,
    })),
    numbersOf: (because) => because.flatMap((source) => numbers.get(key(source)) ?? []).sort((a, b) => a - b),
  };
}

/** « Cass. com., 18 mai 2022, n° 20-23.204 »: French whatever the page's language, since that is how it is looked up. */
function labelOf(source: Source): string {
  const text = citation(source).replace(/\b\d{4}-\d{2}-\d{2}\b/, dayText);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
