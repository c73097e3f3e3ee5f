/** How a note of an invoice is read: without accents or case, one space, figures for the number words that count something. */

const units: Record<string, number> = {
  zero: 0,
  un: 1,
  une: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  four: 4,
  cinq: 5,
  five: 5,
  six: 6,
  sept: 7,
  seven: 7,
  huit: 8,
  eight: 8,
  neuf: 9,
  nine: 9,
  dix: 10,
  ten: 10,
  onze: 11,
  douze: 12,
  twelve: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  fifteen: 15,
  seize: 16,
  'dix-sept': 17,
  'dix-huit': 18,
  'dix-neuf': 19,
};
const tens: Record<string, number> = { vingt: 20, trente: 30, quarante: 40, cinquante: 50 };

const unit = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** A number word is a number only before what it counts: « appareil neuf » is none. */
const counted = '(?= ?(?:\\(|\\)|fois|times|points?|pts?|pour ?cents?|percent|per cent|%|virgule|et demie?|euros?|€))';
/** Or after what counts: « multiplié par trois », « + dix ». */
const counting = '(?<=(?:multipliee?s? par|\\bx|[*+]) [\\w-]+)';
const numberWord = new RegExp(
  `(?<![\\w-])(?:(${Object.keys(tens).join('|')})(?:[- ](?:et[- ])?(${unit}))?|(${unit}))(?!\\w)(?:${counted}|${counting})`,
  'g',
);

/** Abbreviations whose points do not end a sentence. */
const abbreviations: [RegExp, string][] = [
  [/\bb\. ?c\. ?e\b\.?/g, 'bce'],
  [/\bt\. ?t\. ?c\b\.?/g, 'ttc'],
  [/\bt\. ?v\. ?a\b\.?/g, 'tva'],
  [/\bt\. ?i\. ?l\b\.?/g, 'til'],
  [/\bh\. ?t\b\.?/g, 'ht'],
  [/\bp\. ?a\b\.?/g, 'per annum'],
  [/\bp\. ?100\b/g, '%'],
  [/\b(art|env|min|max|pts?|cf|code com|com)\. /g, '$1 '],
];

/**
 * The text as the rules read it. A line that begins with a capital or a bullet begins a sentence (`¦`); one that does not goes on
 * the line before, as in the text of a PDF. « 3 (trois) », « trois (3) » and « trois » are all `3`; « une fois et demie » is `1,5 fois`.
 */
export function plainNote(text: string): string {
  let plain = text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/(\d)\s?½/g, '$1,5')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\r?\n\s*(?=[-•*▪]|\p{Lu})/gu, ' ¦ ')
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/×/g, 'x')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();
  for (const [pattern, whole] of abbreviations) plain = plain.replace(pattern, whole);
  return plain
    .replace(numberWord, (_, ten?: string, added?: string, alone?: string) =>
      String(alone === undefined ? (tens[ten ?? ''] ?? 0) + (units[added ?? ''] ?? 0) : units[alone]),
    )
    .replace(/\b(\d+) virgule (\d+)/g, '$1,$2')
    .replace(/(?<![\w.,])0+([1-9])/g, '$1')
    .replace(/\b(\d+(?:[.,]\d+)?) ?\( ?\1 ?\)/g, '$1')
    .replace(/\btwice\b/g, '2 times')
    .replace(/\b(\d{1,2}) fois et demie?\b/g, '$1,5 fois')
    .replace(/\b(\d{1,2}) et demie? (?=%|pour)/g, '$1,5 ')
    .replace(PERIOD_AFTER_RATE, '$1 par $2')
    .replace(/\bfois ?\/ ?/g, 'fois ')
    .replace(/% ?\/ ?(?:du )?montant/g, '% du montant');
}

/** « 1,5 % / mois », « 1,5 % ; par mois », the month on the next line: one rate with its period, whatever stands between. */
const PERIOD_AFTER_RATE =
  /(%|pour cent) ?(?:[-/;,.¦•|] ?|par ){1,3}(mois|jours?|semaines?|trimestres?|quinzaines?|an|annees?)\b/g;

/** Sentences of a plain text: full stops, semicolons, lines, spaced dashes; never the comma of a number. */
export function sentencesOf(plain: string): string[] {
  return plain
    .split(/[;¦•|#!?]|\.(?=\s|$)| - | \/ /)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** What a place of a text speaks of: late payment, a discount for early payment, or another charge. */
export type Topic = 'penalty' | 'discount' | 'other';

const topicWords: [Topic, string][] = [
  [
    'penalty',
    [
      'penalites?|penalty|penalties|agios|moratoires?|retards?|tardi(?:f|ve)s?',
      'interets? (?:de|pour) retard|indemnites? (?:de|pour) retard|frais de retard',
      'late (?:payments?|fees?|interests?|charges?|settlements?)|overdue|default interest|verzug\\w*',
      "interets?(?! (?:au taux )?leg)(?<!taux d'interets?)|interest(?! rate)(?<!legal interest|statutory interest)",
      'non[- ]paiement|defaut de (?:paiement|reglement)|impaye[es]{0,2}|apres (?:la date d.)?echeance',
    ].join('|'),
  ],
  ['discount', 'escomptes?|discounts?|paiements? (?:anticipes?|comptants?)|reglements? (?:anticipes?|comptants?)'],
  [
    'other',
    [
      'clause penale|indemnites?|recouvrement|recovery costs?|dommages|tva|vat|taxes?|remises?|rabais|ristournes?|reductions?',
      'acomptes?|avances?|arrhes|deposit|down payment|commissions?|garantie|caution|retenue|capital|assurance|participation',
      'commande|livraison|signature|avancement|situation|eco[- ]?contribution|frais|supplement',
    ].join('|'),
  ],
];
const topicPattern = topicWords.map(([topic, words]) => `(?<${topic}>\\b(?:${words})\\b)`).join('|');

export type TopicPlace = { topic: Topic; start: number; end: number };

/** Every place of a sentence that names what it speaks of, in order. */
export function topicsOf(sentence: string): TopicPlace[] {
  return [...sentence.matchAll(new RegExp(topicPattern, 'g'))].map((match) => ({
    topic: topicWords.find(([topic]) => match.groups?.[topic] !== undefined)?.[0] ?? 'other',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
