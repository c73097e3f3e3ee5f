import { parsePercent, type Rate } from '../../kernel/money.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { topicsOf } from './note-text.ts';

/** What a sentence says at one place about a rate. `unclear`: something of a rate that no rule here reads for sure. */
export type RateExpression = {
  start: number;
  end: number;
  /** A plain figure, that could be the rate of anything; otherwise a rate told by reference to another. */
  isFigure: boolean;
} & ({ kind: 'clause'; clause: PenaltyClause } | { kind: 'percentage'; rate: Rate } | { kind: 'unclear' });

/** A number that stands alone: not the end of « 10-12 », of « 10 à 12 », of « 1 200 » nor of « L441-10 ». */
const NUMBER = '(?<![\\w.,-]|\\d[.,]? |\\d ?%? ?(?:a|ou|et|-|/) ?)(\\d{1,3}(?:[.,]\\d{1,4})?)(?!\\d|[.,]\\d)';
/** The same where a sign or a letter touches it: « x3 », « +10 ». */
const TOUCHED = '(\\d{1,3}(?:[.,]\\d{1,4})?)(?!\\d|[.,]\\d)';
const PERCENT = '(?:%|(?:pour ?cents?|pourcents?|percent|per cent|pct|prozent)\\b)';
const POINTS = '(?:(?:percentage )?points?|pts?)\\b(?! de base)(?: de pourcentage)?';
const LEGAL =
  "(?:taux (?:annuel |semestriel )?(?:d'|de l'|de |des |d )?interets? (?:au taux )?leg(?:ale?s?|aux)\\b|taux leg(?:al|aux)\\b(?: (?:de l'|d'|de )?interets?\\b)?|interets? (?:au )?(?:taux )?leg(?:ale?s?|aux)\\b|(?:\\b|(?<=\\dx))til\\b|(?:french )?(?:legal|statutory) (?:rate of interest|interest(?: rate)?|rate))";
const ECB = '(?:\\b(?:bce|ecb|refi)\\b|banque centrale europeenne|european central bank|refinancement|refinancing)';
/** Words that may stand between « trois fois » and the rate, and say nothing. */
const FILLER =
  "(?:le |la |les |l'|du |de |des |d'|au |aux |the |of |celui |taux |rate |directeur |principal |base |annuel |semestriel |interets? |en vigueur |applique |pratique |fixe |par |operations? (?:principale )?){0,8}";
const RAISED =
  "(?:majore[es]{0,2}|major[ae]tion|augmente[es]{0,2}|increased|raised|plus(?: a margin)?|\\+)(?: de| d'| by| of)? ?";
/** Between a reference and « majoré de »: words, dates, the rate of the day told for information. */
const BETWEEN = `(?:\\([^()]{0,90}\\)|(?:soit|actuellement|fixe a|etabli a) \\d{1,2}(?:[.,]\\d{1,4})? ?${PERCENT}|[^%+*()])`;

const one = (source: string): RegExp => new RegExp(source, 'g');

/** Points of at most two decimals and twenty-five: « majoré de 50 % » may be half as much again, and is not read. */
function pointsIn(text: string | undefined): Rate | undefined {
  if (text === undefined || !/^\d{1,2}(?:[.,]\d{1,2})?$/.test(text)) return undefined;
  const parsed = parsePercent(text);
  return parsed.refused || parsed.value > 250_000n ? undefined : parsed.value;
}

/** Invoices that mean more than twenty times the legal interest have not been met: a misprint, rather. */
const MOST_TIMES = 20;

/** « 3 », « 1,5 » times the legal interest as an exact clause; undefined for none, a hundred or three decimals. */
export function legalTimes(text: string): PenaltyClause | undefined {
  const match = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const hundredths = BigInt(match[1] as string) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
  const per = [1n, 2n, 4n, 5n, 10n, 20n, 25n, 50n, 100n].find((divisor) => (hundredths * divisor) % 100n === 0n);
  if (hundredths === 0n || per === undefined) return undefined;
  const times = (hundredths * per) / 100n;
  return { kind: 'legal-times', times, ...(per === 1n ? {} : { per }) };
}

/** `3`, `1.5`: the number of times as a decimal, what `legalTimes` reads back. */
export function timesText({ times, per = 1n }: Extract<PenaltyClause, { kind: 'legal-times' }>): string {
  const hundredths = ((times * 100n) / per).toString().padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`.replace(/\.?0+$/, '');
}

function plausibleTimes(text: string): PenaltyClause | undefined {
  return Number(text.replace(',', '.')) > MOST_TIMES ? undefined : legalTimes(text);
}

type Rule = { pattern: RegExp; read: (match: RegExpMatchArray, whole: string) => PenaltyClause | undefined };

const plusClause = (kind: 'ecb-plus' | 'legal-plus', text: string | undefined): PenaltyClause | undefined => {
  const points = pointsIn(text);
  return points === undefined ? undefined : { kind, points };
};
const multiples: Record<string, string> = { double: '2', triple: '3', quadruple: '4', quintuple: '5', decuple: '10' };
/** A number without a unit is points only where nothing follows that could be one: « BCE + 10 ». */
const NO_UNIT = "(?= ?(?:$|[.,;:)¤]|l'an|par an|et\\b|ou\\b|sans\\b))";
const ADDED = `${RAISED}${TOUCHED} ?(?:${POINTS}|${PERCENT}|${NO_UNIT})`;
const isMultiplied = (before: string): boolean =>
  new RegExp(`(?:fois|times|\\dx|\\d x|\\*|double|triple) ?${FILLER}$`).test(before);

/** By order: what is read by one rule is hidden from the next. */
const rules: Rule[] = [
  {
    pattern: one(`${NUMBER} ?(?:fois|times|x|\\*) ?${FILLER}${LEGAL}`),
    read: ([, times = '']) => plausibleTimes(times),
  },
  {
    pattern: one(`\\b(double|triple|quadruple|quintuple|decuple) ${FILLER}${LEGAL}`),
    read: ([, word = '']) => legalTimes(multiples[word] ?? ''),
  },
  {
    pattern: one(
      `${LEGAL}(?: en vigueur| applicable| \\([^()%]*\\)){0,2} ?,? ?(?:x|\\*|multipliee?s? par|fois|times|multiplied by) ?${TOUCHED}(?! ?${PERCENT})`,
    ),
    read: (match) => plausibleTimes(match[1] ?? ''),
  },
  {
    pattern: one(`${ECB}\\)?${BETWEEN}{0,200}?${ADDED}`),
    read: (match, whole) => {
      const [said, points] = match;
      const strays = topicsOf(said).some(({ topic }) => topic !== 'penalty') || new RegExp(LEGAL).test(said);
      return strays || isMultiplied(whole.slice(0, match.index)) ? undefined : plusClause('ecb-plus', points);
    },
  },
  {
    pattern: one(`${LEGAL}${BETWEEN}{0,60}?${ADDED}`),
    read: (match, whole) => {
      const [said, points] = match;
      const strays = topicsOf(said).some(({ topic }) => topic !== 'penalty') || new RegExp(ECB).test(said);
      return strays || isMultiplied(whole.slice(0, match.index)) ? undefined : plusClause('legal-plus', points);
    },
  },
  ...(['ecb-plus', 'legal-plus'] as const).map((kind): Rule => {
    const named = kind === 'ecb-plus' ? ECB : LEGAL;
    const above = '(?:de plus que|au[- ]dessus|au-dela|above|over|en sus)';
    const points = `${NUMBER} ?${POINTS}`;
    return {
      pattern: one(
        `(?:${points} ?(?:${above}|\\+|plus) ?|${NUMBER} ?${PERCENT} ${above} |major[ae]tion de ${points} )${FILLER}${named}`,
      ),
      read: ([, a, b, c]) => plusClause(kind, a ?? b ?? c),
    };
  }),
];

/** « au taux légal » and nothing else of a rate in the sentence: once the legal interest. */
const QUALIFIED =
  /\d|major|augment|multipl|fois|double|triple|plus\b|superieur|inferieur|minim|maxim|au moins|point|\+|\*|%|prevu|code|article|plafond|bce|refinancement/;
/** What is left once everything readable has been hidden, and still speaks of a rate by reference to another… */
const REFERENCE_LEFT = `${LEGAL}|\\b(?:euribor|eonia|estr|libor|basiszins\\w*|base rate)\\b|taux de base|points? de base|basis points?|(?<!en )(?<![\\d,.])\\d+(?:[.,]\\d+)? ?(?:fois|times|x) (?:le|la|l'|du|the|taux)|\\bfois (?:le taux|l'interet)|multipliee?s? par`;
/** …or of a figure. */
const FIGURE_LEFT = `${PERCENT}|‰|pour mille|${RAISED}\\d+(?![\\d.,]* ?(?:€|eur))|\\b\\d+ ?points?\\b`;

const raisedOfNothing = one(`${RAISED}${TOUCHED} ?(?:${PERCENT}|${POINTS})`);
const percentages = one(`${NUMBER} ?${PERCENT}`);
const legalAlone = one(LEGAL);
const ecbAlone = one(ECB);
const referenceLeft = one(REFERENCE_LEFT);
const figureLeft = one(FIGURE_LEFT);

/** Every rate that a plain sentence states, in the order of the text. */
export function rateExpressions(sentence: string): RateExpression[] {
  const found: RateExpression[] = [];
  let left = sentence;
  const hide = (pattern: RegExp, read: (match: RegExpExecArray) => Read | undefined, isFigure: boolean): void => {
    for (const match of [...left.matchAll(pattern)]) {
      const place = { start: match.index, end: match.index + match[0].length, isFigure };
      found.push({ ...place, ...(read(match) ?? { kind: 'unclear' }) });
      left = left.slice(0, place.start) + '¤'.repeat(match[0].length) + left.slice(place.end);
    }
  };
  for (const { pattern, read } of rules) hide(pattern, (match) => asClause(read(match, left)), false);
  hide(raisedOfNothing, () => undefined, found.length === 0);
  hide(percentages, ([, text = '']) => asPercentage(text), true);
  if (found.length === 0 && !QUALIFIED.test(left)) {
    hide(legalAlone, () => asClause({ kind: 'legal-times', times: 1n }), false);
  }
  hide(referenceLeft, () => undefined, false);
  // The central bank named twice: « taux Refi de la Banque centrale européenne (BCE) majoré de 10 points ».
  const isEcbRead = found.some((one) => one.kind === 'clause' && one.clause.kind === 'ecb-plus');
  if (!isEcbRead) hide(ecbAlone, () => undefined, false);
  hide(figureLeft, () => undefined, true);
  return found.sort((a, b) => a.start - b.start);
}

type Read = { kind: 'clause'; clause: PenaltyClause } | { kind: 'percentage'; rate: Rate };

const asClause = (clause: PenaltyClause | undefined): Read | undefined => clause && { kind: 'clause', clause };

function asPercentage(text: string): Read | undefined {
  const parsed = parsePercent(text);
  return parsed.refused ? undefined : { kind: 'percentage', rate: parsed.value };
}
