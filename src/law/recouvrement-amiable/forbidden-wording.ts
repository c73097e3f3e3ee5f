import { day } from '../../kernel/civil-date.ts';
import { article, decision, distinctSources, official, type Source, secondHand } from '../citation.ts';
import { type OffenceId, offence } from './offences.ts';
import { noChargeBeforeTitle } from './recouvrement-amiable.values.ts';

const titleFirst = official(article("code des procédures civiles d'exécution", 'L111-2'));
const betweenProfessionalsOnly = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'));
const neverInterrupts = secondHand(decision('Cass. com.', day('2022-05-18'), '20-23.204', 'JURITEXT000045822952'), {
  note: 'la mise en demeure n’interrompt pas la prescription, même recommandée',
});

export type WordingFacts = {
  readonly parties: 'professionals' | 'public-buyer' | 'consumer';
  /** Is the letter an act of a commissaire de justice, or written after an enforceable title? */
  readonly hasTitle: boolean;
  readonly writtenByOfficer: boolean;
  /** Has a commissaire de justice been mandated? Only then may one be said to be already acting. */
  readonly officerMandated?: boolean;
};

export type ForbiddenKind =
  | 'resembles-judicial-act'
  | 'threat-of-impossible-action'
  | 'charge-before-title'
  | 'exposure-to-others'
  | 'harassment'
  | 'not-owed-by-consumer'
  /** An effect that the act does not have. */
  | 'untrue-effect';

/** What a text may be punished for: articles of `because`, and the offences whose penalties `offences` gives. */
export type ForbiddenWording = { kind: ForbiddenKind; found: string; because: Source[]; offences: OffenceId[] };

type Ban = {
  kind: ForbiddenKind;
  offences: OffenceId[];
  /** Sources that are no offence: what makes the sentence untrue or the sum not due. */
  because?: Source[];
  /** On text without accents, lower case, single spaces. */
  patterns: readonly RegExp[];
  applies: (facts: WordingFacts) => boolean;
};

const people = '(?:employeurs?|clients?|fournisseurs?|voisins?|familles?|proches|entourage|collegues?|conjointe?s?)';

const bans: readonly Ban[] = [
  {
    kind: 'resembles-judicial-act',
    offences: ['resembles-judicial-act'],
    applies: (facts) => !facts.writtenByOfficer,
    patterns: [
      /\bau nom (?:de la loi|du peuple francais)\b/,
      /\brepublique francaise\b/,
      /mandons et ordonnons|mande et ordonne/,
      /\bcommandement (?:de payer|avant|aux fins)/,
      /\bsommation\b/,
      /\bformule executoire\b/,
      /\bpar exploit (?:de|d')|\b(?:exploit|acte) d.huissier\b/,
      /\b(?:avis de saisie|proces-verbal de (?:saisie|carence|recherches))\b/,
      /\bavis avant (?:huissier|commissaire|poursuites?|saisies?|expulsion|execution|jugement)\b/,
      /\b(?:vous etes|etes) (?:assignee?s?|condamnee?s?|citee?s?)\b|\bsignification d.un acte\b/,
    ],
  },
  {
    kind: 'threat-of-impossible-action',
    offences: ['aggressive-practice'],
    because: [titleFirst],
    applies: (facts) => !facts.hasTitle,
    patterns: [
      /(?:nous (?:allons|ferons)|il sera|sera) proced[a-z]* a la saisie/,
      /\bsaisies?\b(?: [\w'-]+){0,4} (?:immediate|sur salaires?|conservatoires?|attribution|vente|bancaires?|biens?|meubles?|comptes?|salaires?|vehicules?)\b/,
      /\bsais(?:ir|irons|ira|ie|ies|i|is|issons)\b(?: [\w'-]+){0,3} (?:biens?|comptes?|salaires?|revenus?|meubles?|mobilier|vehicules?)\b/,
      /\bsaisies?-(?:attribution|vente|conservatoires?|apprehension)\b/,
      /\bbloque(?:r|rons|ra|s)?\b(?: [\w'-]+){0,3} comptes?\b/,
      /sans (?:autre )?(?:jugement|decision de justice)/,
    ],
  },
  {
    kind: 'threat-of-impossible-action',
    offences: ['aggressive-practice'],
    applies: () => true,
    patterns: [
      /\bfich(?:age|er|erons|e a la|ees?)\b|\bfichiers?(?: [\w'-]+){0,4} (?:banque de france|incidents|ficp|fcc|mauvais payeurs?)\b/,
      /(?:inscription|inscrite?s?) (?:au|dans le) (?:ficp|fichier)/,
      /\bficp\b|\bfcc\b|\binterdi(?:te?s?|ction) bancaires?\b|\bliste (?:noire|rouge)\b|\bmauvais payeurs?\b/,
      /\bplainte\b|\bpoursuites? penales?\b|\bpenalement\b|\btribunal correctionnel\b|\bescroquerie\b|\babus de confiance\b/,
      /\bpolice\b(?! d'assurance)|\bgendarm(?:e|es|erie)\b|\bprison\b|\bemprisonnement\b|\bcasier judiciaire\b/,
      /\bexpulsion\b/,
      /\b(?:visite|passage|venue|deplacement)\b(?: [\w'-]+){0,8} (?:domicile|siege|locaux|lieu de travail)\b/,
    ],
  },
  {
    kind: 'threat-of-impossible-action',
    offences: ['aggressive-practice'],
    applies: (facts) => facts.officerMandated !== true && !facts.writtenByOfficer,
    patterns: [
      /(?<!frais d')\bhuissiers?\b/,
      /\b(?:notre|mon) (?:commissaire de justice|etude)\b|\b(?:commissaire de justice|etude) (?:est|a ete|vient d.etre) (?:mandatee?|saisie?|chargee?)/,
    ],
  },
  {
    kind: 'charge-before-title',
    offences: [],
    because: [noChargeBeforeTitle],
    applies: (facts) => !facts.hasTitle,
    patterns: [
      /\bfrais\b[^.;]{0,80}\b(?:a votre charge\b|vous (?:sont|seront) factur)/,
      /\b(?:a votre charge|majore[es]*)\b[^.;]{0,40}\bfrais (?:de recouvrement|d.huissier|de commissaire)\b/,
      /\bfrais (?:de dossier|de relance|d.impaye|de gestion|de mise en demeure)\b/,
    ],
  },
  {
    kind: 'exposure-to-others',
    offences: ['blackmail', 'aggressive-practice'],
    applies: () => true,
    patterns: [
      new RegExp(`\\b(?:inform|prev(?:en|ien)|avert|contact|alert)\\w*\\b(?: [\\w'-]+){0,3} ${people}\\b`),
      /\brend(?:re|rons) publi(?:c|que)|\breseaux sociaux\b|\bpubli(?:er|erons) votre nom\b|\bliste (?:publique )?des mauvais payeurs\b/,
    ],
  },
  {
    kind: 'harassment',
    offences: ['repeated-harassment', 'malicious-calls', 'aggressive-practice'],
    applies: () => true,
    patterns: [
      /\b(?:appel|relanc|contact|telephon)\w*\b[^.]{0,30}(?:chaque jour|chaque heure|tous les jours|jour et nuit|sans relache|sans cesse|jusqu'a ce que)/,
      /ne vous laisser(?:ons|a) (?:pas|aucun|plus) (?:en paix|repit|tranquille)/,
    ],
  },
  {
    kind: 'not-owed-by-consumer',
    offences: [],
    because: [betweenProfessionalsOnly],
    applies: (facts) => facts.parties === 'consumer',
    patterns: [
      /\bindemnite forfaitaire\b/,
      /\b[ld]\.? ?441-(?:10|5)\b/,
      /\b40(?:[.,]00)? ?(?:€|euros?)[^.]{0,30}recouvrement|recouvrement[^.]{0,30}\b40(?:[.,]00)? ?(?:€|euros?)/,
    ],
  },
  {
    kind: 'untrue-effect',
    offences: [],
    because: [neverInterrupts],
    applies: () => true,
    patterns: [/\b(?:interrom\w+|suspen\w+)\b(?: [\w'-]+){0,3} (?:prescription|forclusion)\b/],
  },
];

/** Lower case without accents, straight quotes and dashes, single spaces, no mark of emphasis: what the patterns are written for. */
function plain(text: string): string {
  return text
    .replace(/[*_\u00ad\u200b-\u200d\ufeff]/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/**
 * What must never be written to a debtor, found in a text: look of a court act (C. pén. 433-13), threat of what the law does not
 * allow yet (C. conso L121-6), charges that stay with the creditor (CPCE L111-8), exposure to others, harassment, an effect the act
 * does not have. The only list of the product. Nothing found does not prove that a letter is fair: a person still reads.
 */
export function forbiddenWording(text: string, facts: WordingFacts): ForbiddenWording[] {
  const read = plain(text);
  const found: ForbiddenWording[] = [];
  for (const { kind, offences, because = [], patterns, applies } of bans) {
    if (!applies(facts)) continue;
    const sources = [...offences.flatMap((id) => offence(id).because), ...because];
    for (const pattern of patterns) {
      const match = pattern.exec(read);
      if (match) found.push({ kind, found: match[0].trim(), because: sources, offences });
    }
  }
  return found;
}

/** What is forbidden and by what, wordings apart: for the pages of the law. */
export function forbiddenKinds(): { kind: ForbiddenKind; because: Source[] }[] {
  const byKind = new Map<ForbiddenKind, Source[]>();
  for (const { kind, offences, because = [] } of bans) {
    const sources = [...offences.flatMap((id) => offence(id).because), ...because];
    byKind.set(kind, distinctSources(byKind.get(kind) ?? [], sources));
  }
  return [...byKind].map(([kind, because]) => ({ kind, because }));
}
