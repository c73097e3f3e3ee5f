import type { ExhibitKind } from '../exhibits/exhibits.contract.ts';

/** Words by which people name their papers, without accents, the most telling first. */
const WORDS: readonly (readonly [ExhibitKind, RegExp])[] = [
  ['acknowledgement', /\breconnaissance de dette\b/],
  ['delivery-note', /\bbons? de livraison\b|\bbl ?n?o? ?\d+\b|\bbl\b|\blivraison\b|\blettre de voiture\b|\bcmr\b/],
  ['acceptance', /\b(?:pv|proces verba(?:l|ux))\b|\breception (?:de|des) travaux\b|\battestation de fin de travaux\b/],
  ['order', /\bbons? de commande\b|\bbdc ?\d*\b|\bbc ?n?o? ?\d+\b|\bcommande\b/],
  ['quote', /\bdevis\b|\bbon pour accord\b/],
  ['terms', /\bcg[uv]s?\b|\bconditions generales\b/],
  ['contract', /\bcontrat\b|\bavenant\b|\bconvention\b/],
  ['payment-proof', /\bpreuve de (?:paiement|virement)\b|\bavis de virement\b|\bordre de virement\b/],
  ['correspondence', /\bcourri(?:er|el)s?\b|\bechanges?\b|\bmails?\b|\beml\b|\bmsg\b/],
];

/**
 * What an attachment seems to be, by the words of its name, or of the message's subject when they speak of one thing only. A guess:
 * `other` when nothing is said, and a person may say better.
 */
export function guessKind(fileName: string, subject: string): ExhibitKind {
  const [named] = kindsIn(fileName);
  if (named) return named;
  const said = kindsIn(subject).filter((kind) => kind !== 'correspondence');
  return said.length === 1 && said[0] ? said[0] : 'other';
}

function kindsIn(text: string): ExhibitKind[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return WORDS.filter(([, words]) => words.test(plain)).map(([kind]) => kind);
}
