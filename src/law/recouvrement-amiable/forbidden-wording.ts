import { article, official, type Source, secondHand } from '../citation.ts';
import { noChargeBeforeTitle } from './recouvrement-amiable.values.ts';

/**
 * Article 433-13 du code pénal, 2° : est puni l'usage de documents ayant avec des actes officiels « une ressemblance de nature à
 * provoquer une méprise dans l'esprit du public ».
 */
const resemblance = official(article('code pénal', '433-13', 'LEGIARTI000006418574'), {
  note: '« une ressemblance de nature à provoquer une méprise dans l’esprit du public »',
});
const aggressive = official(article('code de la consommation', 'L121-6'), {
  note: '5° : menace d’une action alors que cette action n’est pas légalement possible',
});
const repeated = official(article('code de la consommation', 'L121-7'), {
  note: '3° : « sollicitations répétées et non souhaitées par téléphone, télécopieur, courrier électronique »',
});
const harassment = official(article('code pénal', '222-33-2-2'));
const blackmail = official(article('code pénal', '312-10'));
const titleFirst = official(article("code des procédures civiles d'exécution", 'L111-2'));
const betweenProfessionalsOnly = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'));

export type WordingFacts = {
  readonly parties: 'professionals' | 'public-buyer' | 'consumer';
  /** Is the letter an act of a commissaire de justice, or written after an enforceable title? */
  readonly hasTitle: boolean;
  readonly writtenByOfficer: boolean;
};

export type ForbiddenKind =
  | 'resembles-judicial-act'
  | 'threat-of-impossible-action'
  | 'charge-before-title'
  | 'exposure-to-others'
  | 'harassment'
  | 'not-owed-by-consumer';

export type ForbiddenWording = { kind: ForbiddenKind; found: string; because: Source[] };

type Ban = {
  kind: ForbiddenKind;
  because: Source[];
  /** On text without accents, lower case, single spaces. */
  patterns: readonly RegExp[];
  applies: (facts: WordingFacts) => boolean;
};

const bans: readonly Ban[] = [
  {
    kind: 'resembles-judicial-act',
    because: [resemblance],
    applies: (facts) => !facts.writtenByOfficer,
    patterns: [
      /au nom du peuple francais/,
      /republique francaise/,
      /mandons et ordonnons|mande et ordonne/,
      /commandement (?:de payer|aux fins de)/,
      /sommation (?:de payer|interpellative)/,
      /formule executoire/,
      /par exploit (?:de|d')/,
      /(?:^|[.\n] ?)proces-verbal de (?:saisie|carence|recherches)/,
      /avis avant (?:saisie|poursuites|execution)/,
      /dernier avis avant (?:huissier|commissaire)/,
    ],
  },
  {
    kind: 'threat-of-impossible-action',
    because: [aggressive, titleFirst],
    applies: (facts) => !facts.hasTitle,
    patterns: [
      /(?:nous (?:allons|ferons)|il sera|sera) proced[a-z]* a la saisie/,
      /saisie (?:immediate|de vos (?:biens|meubles|comptes|salaires)|de votre (?:compte|salaire|vehicule))/,
      /(?:nous saisirons|saisir) vos (?:biens|meubles|comptes|salaires)/,
      /sans (?:autre )?(?:jugement|decision de justice)/,
      /(?:inscription|fichage|inscrit|fiche) (?:au|dans le) (?:ficp|fichier des incidents|fichier de la banque de france)/,
      /interdi(?:t|ction) bancaire/,
    ],
  },
  {
    kind: 'threat-of-impossible-action',
    because: [aggressive],
    applies: () => true,
    patterns: [
      /poursuites penales|plainte penale|tribunal correctionnel/,
      /\bprison\b|emprisonnement/,
      /(?:police|gendarmerie) (?:sera|interviendra|se rendra)/,
      /expulsion de votre (?:domicile|logement)/,
    ],
  },
  {
    kind: 'charge-before-title',
    because: [noChargeBeforeTitle],
    applies: (facts) => !facts.hasTitle,
    patterns: [
      /frais (?:de recouvrement|de relance|de dossier|de mise en demeure|d'huissier|de commissaire de justice|de gestion)[^.]{0,40}(?:a votre charge|vous (?:sont|seront) factur)/,
      /(?:a votre charge|majore[es]*)[^.]{0,40}frais (?:de recouvrement|de relance|de dossier|de mise en demeure|d'huissier|de gestion)/,
    ],
  },
  {
    kind: 'exposure-to-others',
    because: [blackmail, aggressive],
    applies: () => true,
    patterns: [
      /(?:informer|avertir|prevenir|contacter)(?:ons)? (?:votre|vos) (?:employeur|clients|fournisseurs|voisins|famille|proches|collegues)/,
      /rendre publi(?:c|que)|reseaux sociaux|liste (?:publique )?des mauvais payeurs/,
    ],
  },
  {
    kind: 'harassment',
    because: [repeated, harassment],
    applies: () => true,
    patterns: [
      /(?:appeler|appellerons|relancer|relancerons|contacter|contacterons)[^.]{0,30}(?:chaque jour|tous les jours|sans relache|jusqu'a ce que)/,
      /ne vous laisser(?:ons|a) (?:pas|aucun) (?:en paix|repit|tranquille)/,
    ],
  },
  {
    kind: 'not-owed-by-consumer',
    because: [betweenProfessionalsOnly],
    applies: (facts) => facts.parties === 'consumer',
    patterns: [
      /indemnite forfaitaire/,
      /l\.? ?441-10|d\.? ?441-5/,
      /\b40(?:[.,]00)? ?(?:€|euros)[^.]{0,30}recouvrement/,
    ],
  },
];

/** Lower case without accents, straight quotes and dashes, single spaces: what the patterns are written for. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/[ \t\u00a0\u202f]+/g, ' ')
    .replace(/\n\s*/g, '\n')
    .toLowerCase();
}

/**
 * What must never be written to a debtor, found in a text: look of a court act (C. pén. 433-13), threat of what the law does not
 * allow yet (C. conso L121-6), charges that stay with the creditor (CPCE L111-8), exposure to others, harassment. A list of
 * wordings cannot prove a letter is fair: it stops the known faults, a person still reads.
 */
export function forbiddenWording(text: string, facts: WordingFacts): ForbiddenWording[] {
  const read = plain(text);
  const found: ForbiddenWording[] = [];
  for (const ban of bans) {
    if (!ban.applies(facts)) continue;
    for (const pattern of ban.patterns) {
      const match = pattern.exec(read);
      if (match) found.push({ kind: ban.kind, found: match[0].trim(), because: ban.because });
    }
  }
  return found;
}
