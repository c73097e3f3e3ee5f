/** Why a wording may not be sent to a debtor. */
export type ForbiddenReason =
  | 'imitates-a-judicial-act' // code pénal, art. 433-13
  | 'threat-not-available' // code de la consommation, art. L121-6: an action that is not legally possible
  | 'costs-left-to-the-creditor' // CPCE, art. L111-8, al. 2
  | 'exposure-to-others' // code pénal, art. 312-10
  | 'untrue-effect'; // a mise en demeure does not interrupt prescription (code civil, art. 2240 s.)
export type ForbiddenWording = { reason: ForbiddenReason; found: string };

/** Patterns over text in lower case, without accents, every space plain. */
const patterns: [ForbiddenReason, RegExp][] = [
  ['imitates-a-judicial-act', /\bsommation\b|\bcommandement (?:de payer|avant|aux fins)/],
  ['imitates-a-judicial-act', /\b(?:exploit|acte) d.huissier\b|\bau nom (?:de la loi|du peuple francais)\b/],
  ['imitates-a-judicial-act', /\brepublique francaise\b|\bformule executoire\b|\b(?:avis|proces-verbal) de saisie\b/],
  [
    'imitates-a-judicial-act',
    /\b(?:vous etes|etes) (?:assignee?s?|condamnee?s?|citee?s?)\b|\bsignification d.un acte\b/,
  ],
  ['imitates-a-judicial-act', /\bdernier avis avant (?:poursuites?|saisies?|expulsion|execution|jugement)\b/],
  [
    'threat-not-available',
    /\bsaisies?\b(?: [\w'-]+){0,4} (?:immediate|sur salaires?|conservatoires?|attribution|vente|bancaires?|comptes?|biens)\b/,
  ],
  [
    'threat-not-available',
    /\bsais(?:ir|irons|ira|ie|ies|i|is|issons)\b(?: [\w'-]+){0,3} (?:biens?|comptes?|salaires?|revenus?|meubles?|mobilier|vehicules?)\b/,
  ],
  ['threat-not-available', /\bbloque(?:r|rons|ra|s)?\b(?: [\w'-]+){0,3} comptes?\b|\bexpulsion\b/],
  [
    'threat-not-available',
    /\bfich(?:age|er|erons|e a la|ees?)\b|\bfichiers?(?: [\w'-]+){0,4} (?:banque de france|ficp|fcc|mauvais payeurs?)\b/,
  ],
  [
    'threat-not-available',
    /\bficp\b|\bfcc\b|\binterdit(?:e|s)? bancaires?\b|\binterdiction bancaire\b|\bliste (?:noire|rouge)\b|\bmauvais payeurs?\b/,
  ],
  [
    'threat-not-available',
    /\bplainte\b|\bpoursuites? penales?\b|\bpenalement\b|\btribunal correctionnel\b|\bescroquerie\b|\babus de confiance\b/,
  ],
  ['threat-not-available', /\bpolice\b|\bgendarm(?:e|es|erie)\b|\bprison\b|\bemprisonnement\b|\bcasier judiciaire\b/],
  [
    'threat-not-available',
    /\b(?:visite|passage|venue|deplacement)\b(?: [\w'-]+){0,8} (?:domicile|siege|locaux|lieu de travail)\b/,
  ],
  [
    'costs-left-to-the-creditor',
    /\bfrais\b[^.;]{0,80}\ba votre charge\b|\bfrais (?:de dossier|de relance|d.impaye|de gestion|de mise en demeure)\b/,
  ],
  [
    'exposure-to-others',
    /\b(?:inform|prev(?:en|ien)|avert|contact|alert)\w*\b(?: [\w'-]+){0,3} (?:employeur|voisins?|famille|proches|entourage|clients|fournisseurs|conjointe?)\b/,
  ],
  ['exposure-to-others', /\brend(?:re|rons) publi(?:c|que)|\breseaux sociaux\b|\bpubli(?:er|erons) votre nom\b/],
  ['untrue-effect', /\b(?:interrom\w+|suspen\w+)\b(?: [\w'-]+){0,3} (?:prescription|forclusion)\b/],
];

const officer =
  /\bhuissiers?\b|\b(?:notre|mon) (?:commissaire de justice|etude)\b|\b(?:commissaire de justice|etude) (?:est|a ete|vient d.etre) (?:mandatee?|saisie?|chargee?)/;

/**
 * Wordings that imitate a judicial act, threaten what the creditor cannot do, or claim what is not so. A commissaire de
 * justice may be named as already acting only when one is mandated. Empty means nothing was found, not that the text is fair.
 */
export function forbiddenWording(text: string, { officerMandated = false } = {}): ForbiddenWording[] {
  const flat = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[*_\u00ad\u200b]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ');
  const found: ForbiddenWording[] = [];
  for (const [reason, pattern] of patterns) {
    const match = pattern.exec(flat);
    if (match) found.push({ reason, found: match[0] });
  }
  const named = officerMandated ? undefined : officer.exec(flat);
  if (named) found.push({ reason: 'threat-not-available', found: named[0] });
  return found;
}
