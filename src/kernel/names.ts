/** Names of companies and people, compared as people write them: accents, case, legal forms and word order do not count. */

/** Lower-case words without accents; `S.A.R.L.` is one word, `l'Étoile` two. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/\b(?:[a-z]\.){2,}[a-z]?\b\.?/g, (initials) => initials.replaceAll('.', ''))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Words that say what kind of body or person it is, and not which one. */
export const LEGAL_FORM_WORDS: ReadonlySet<string> = new Set(
  (
    'sarl sas sasu sa eurl ei eirl sci snc scop selarl selas scp sccv earl gaec gie se ste societe ets etablissement ' +
    'etablissements cie compagnie entreprise groupe association monsieur madame mr mme'
  ).split(' '),
);
export const LINKING_WORDS: ReadonlySet<string> = new Set('a au aux d de des du en et l la le les'.split(' '));

/** The words that tell one name from another, in their order; all of them when it has no others (« La Société »). */
export function tellingWords(text: string): string[] {
  const all = wordsOf(text);
  const telling = all.filter((word) => !LEGAL_FORM_WORDS.has(word) && !LINKING_WORDS.has(word));
  return telling.length > 0 ? telling : all;
}

/** One letter replaced, missing, added, or two neighbours exchanged: what a slip of the finger does. */
export function isOneLetterOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
