import {
  parseSiren,
  parseSiret,
  parseTvaNumber,
  type Siren,
  sirenOfSiret,
  sirenOfTvaNumber,
} from '../../kernel/siren.ts';

/** What someone typed: an identifier, words of a name, or nothing that can be looked for. */
export type Query = { kind: 'siren'; siren: Siren } | { kind: 'words'; words: string[] } | { kind: 'nothing' };

export function readQuery(text: string): Query {
  const siren = parseSiren(text);
  if (!siren.refused) return { kind: 'siren', siren: siren.value };
  const siret = parseSiret(text);
  if (!siret.refused) return { kind: 'siren', siren: sirenOfSiret(siret.value) };
  const tva = parseTvaNumber(text);
  const sirenOfTva = tva.refused ? undefined : sirenOfTvaNumber(tva.value);
  if (sirenOfTva !== undefined) return { kind: 'siren', siren: sirenOfTva };

  const all = wordsOf(text.slice(0, 200));
  const telling = all.filter((word) => !LEGAL_FORM_WORDS.has(word) && !LINKING_WORDS.has(word));
  const words = telling.length > 0 ? telling : all;
  return words.join('').length < 2 ? { kind: 'nothing' } : { kind: 'words', words: words.slice(0, 12) };
}

/** Lower-case words without accents; `S.A.R.L.` is one word, `l'Étoile` two. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\b(?:[a-z]\.){2,}[a-z]?\b\.?/g, (initials) => initials.replaceAll('.', ''))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

export const LEGAL_FORM_WORDS = new Set(
  (
    'sarl sas sasu sa eurl ei eirl sci snc scop selarl selas scp sccv earl gaec gie se ste societe ets etablissement ' +
    'etablissements cie compagnie entreprise groupe association monsieur madame mr mme'
  ).split(' '),
);
export const LINKING_WORDS = new Set('a au aux d de des du en et l la le les'.split(' '));
