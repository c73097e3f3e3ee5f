import type { Rate } from '../../kernel/money.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { plainNote, sentencesOf, type Topic, type TopicPlace, topicsOf } from './note-text.ts';
import { type RateExpression, rateExpressions } from './rate-expressions.ts';

export type Converted = { readonly per: 'day' | 'week' | 'month' | 'quarter'; readonly rate: Rate };
export type Unreadable =
  /** A share of the amount, due once: no rate, and the law knows none such. */
  'flat-percentage' | 'several-rates' | 'not-recognised';

/** What a text states about penalties for late payment. Only what is certain is a clause. */
export type StatedPenalty =
  | { readonly kind: 'clause'; readonly clause: PenaltyClause; readonly converted?: Converted }
  | { readonly kind: 'waived' }
  | { readonly kind: 'unreadable'; readonly why: Unreadable }
  /** Speaks of no penalty. */
  | { readonly kind: 'silent' };

type Candidate =
  | { clause: PenaltyClause; converted?: Converted; told: 'rule' | 'figure' }
  | { why: Unreadable }
  | 'zero';

const yearly = { day: 365n, week: 52n, month: 12n, quarter: 4n } as const;
const periods: [string, RegExp][] = [
  [
    'year',
    /\bl'an(?:nee)?\b|\bpar an(?:nee)?s?\b|\/ ?an\b|\bannuel(?:le)?(?:s|ment)?\b|per annum|per year|a year|yearly|\bannual(?:ly)?\b/,
  ],
  ['month', /\bpar mois\b|\/ ?mois|\bmensuel(?:le)?(?:s|ment)?\b|(?:chaque|tout) mois\b|(?:per|a|\/) ?month|monthly/],
  [
    'day',
    /\bpar jour|\/ ?j(?:our)?s?\b|journali(?:er|ere)s?\b|quotidien(?:ne)?s?\b|(?:chaque|tout) jour|(?:per|a) day|\bdaily\b/,
  ],
  ['week', /par semaine|\/ ?semaine|hebdomadaires?|(?:chaque|toute) semaine|per week|a week|weekly/],
  ['quarter', /par trimestre|\/ ?trimestre|trimestriel(?:le)?s?|(?:chaque|tout) trimestre|per quarter|quarterly/],
  [
    'other',
    /quinzaine|par (?:decade|semestre|bimestre|heure|periode|tranche|fraction|relance|\d+)|semestriel|bimensuel|bimestriel|fortnight|half[- ]year|tous les \d+|every \d+|calcule[es]* (?:par|au) jour/,
  ],
];
/** « calculées au prorata par jour » says how a rate is counted, not what it is. */
const COUNTING =
  /(?:calcul|decompt|prorata|liquid|compt)[a-z]*[^,;%]{0,40}?(?:par |au |du |de )?(?:jours?|mois|daily)\b/;
const BASE =
  /(?<!figurant |figure |indiquee? |mentionnee? |inscrite? |portee? )\b(?:du|de la|des|de l'|de|sur|of|on|par|au) ?(?:le |la |les |l'|the |tout |cette |notre )?(?:\w+ )?(?:montants?|sommes?|total|prix|factures?|ttc|ht|solde|valeur|principal|creances?|capital|restant|impaye\w*|invoices?|amounts?|outstanding|sums?|commande|encours)\b|^ ?(?:ttc|ht)\b/;
const FLAT =
  /forfait|clause penale|majoration|\bunique\b|\bflat\b|one[- ]off|surcharge|\bfrais\b|\bindemnites?\b|\bfees?\b|\bcharges?\b|\bune? (?:penalite|somme|indemnite)(?: de retard)? (?:de|egale? a) ?$/;
const BOUND =
  /(?:(?:inf|sup)erieur(?:e|s|es)? (?:a|au)|minim(?:um|al|ale|a)\b|au moins|plancher|(?:less|lower|more|higher) than|at least|maxim(?:um|al|ale)\b|plafon\w+|jusqu'a|dans la limite)[^%]{0,45}$/;
const TOLD =
  /^[ ,]*(?:\(|soit\b|=|actuellement\b|c'est-a-dire|i\.?e\b|currently|that is|egale? a|a ce jour)|\bactuel|en vigueur|a ce jour|semestre|\bau 1er\b|currently/;
const CONDITION =
  /\b(?:si|s'il|avant|sinon|a defaut|jusqu|pendant|sauf|hors|dans (?:le|les|ce) delais?|a l'echeance|if|before|unless|otherwise|until|provided)\b/;
const NONE_OF =
  /\b(?:aucune?s?|pas d[e']|sans|ni|no|without(?: any)?|zero|absence de|exonere[es]* de) ?(?:frais ni |frais ou |late (?:payment )?|payment )?(?:penalit|penalt|majoration|agios|interets?\b|interest|fees?\b|charges?\b)/;
const NOT_DUE =
  /penalites?[^;%]{0,50}\b(?:ne|n'|not)\b[^;%]{0,30}\b(?:due?s?|applique|applicable|facture|exigible|reclame|charged|applied)/;
const NOTHING =
  /^(?:[^:=%]{0,60}[:=] ?)?(?:(?:neant|aucune?s?|none|nil|non applicables?|n\/a|sans objet|pas de penalites?|sans)(?: \(?0 ?%\)?)?)$/;

const OF_DELAY =
  /\b(?:par|chaque|tout) (jour|mois|semaine|trimestre)(?: calendaires?| entamee?| commencee?)* de retard/;
const frenchPeriods: Record<string, string> = { jour: 'day', mois: 'month', semaine: 'week', trimestre: 'quarter' };

function periodOf(before: string, after: string, earlier: string): string | undefined {
  const counted = COUNTING.test(after);
  const heard = counted ? after.replace(COUNTING, '') : after;
  const found = new Set(periods.filter(([, words]) => words.test(heard) || words.test(before)).map(([name]) => name));
  const delay = OF_DELAY.exec(earlier.replace(COUNTING, ''))?.[1];
  if (delay !== undefined) found.add(frenchPeriods[delay] ?? 'other');
  if (found.size === 0) return counted ? 'other' : undefined;
  if (found.size === 1) return [...found][0];
  const [, year] = periods[0] as [string, RegExp];
  const near = year.exec(heard);
  return (near && near.index <= 4) || /annuel(?:le)?(?: de| est de|:| :)? ?$/.test(before) ? 'year' : 'other';
}

/** `before` begins where the text names what the rate is of, `earlier` at the end of the rate before this one. */
function percentage(rate: Rate, [before, after, earlier]: [string, string, string]): Candidate {
  if (rate === 0n) return 'zero';
  const period = periodOf(before, after, earlier);
  if (period === 'other') return { why: 'not-recognised' };
  if (period === undefined && (FLAT.test(before) || BASE.test(after))) return { why: 'flat-percentage' };
  const per = period === undefined || period === 'year' ? undefined : (period as keyof typeof yearly);
  const byYear = (rate * (per ? yearly[per] : 1n)) as Rate;
  if (byYear > 1_000_000n) return { why: 'not-recognised' };
  return { clause: { kind: 'fixed', rate: byYear }, told: 'figure', ...(per ? { converted: { per, rate } } : {}) };
}

/** What the rate is of: what follows it directly, else what the text named last, else what the sentence names next. */
function topicOf(
  { start, end, isFigure }: RateExpression,
  sentence: string,
  topics: readonly TopicPlace[],
  carried: Topic | undefined,
): Topic | undefined {
  const next = topics.find((place) => place.start >= end);
  const gap = next && sentence.slice(end, next.start);
  if (next && gap !== undefined && isFigure) {
    if (next.topic !== 'penalty' && /^ ?(?:de |d'|en |of |pour )?(?:la |le |l')?$/.test(gap)) return next.topic;
    if (next.topic === 'penalty' && /^ (?:de |d'|of )(?:la |l'|late )?$/.test(gap)) return 'penalty';
  }
  const last = topics.filter((place) => place.end <= start + 1).at(-1)?.topic ?? carried;
  if (last !== undefined) return last;
  if (!next || gap === undefined) return undefined;
  if (next.topic !== 'penalty') return isFigure && !gap.includes(',') ? next.topic : undefined;
  const isOfIt =
    !isFigure ||
    periods.some(([, words]) => words.test(gap)) ||
    /^[^,]*\b(?:sera|seront|applique|facture|exigible|due?s?|en cas de)\b/.test(gap);
  return isOfIt ? 'penalty' : undefined;
}

/** A figure must be one of penalties; a rule (« trois fois l'intérêt légal ») is never one of VAT, only perhaps of a discount. */
function isOurs({ isFigure }: RateExpression, topic: Topic | undefined, where: Where): boolean {
  if (!isFigure) return topic !== 'discount';
  return topic === 'penalty' || (topic === undefined && where === 'penalty-note');
}

/** `penalty-note`: a note whose place says that it speaks of penalties; `any-text`: a rate must be said to be one of late payment. */
export type Where = 'penalty-note' | 'any-text';

/**
 * The rate of penalties that a text states, by the ways French invoices write it. A rate of something else (VAT, discount), a share of
 * the amount, a period that is not converted for sure, two rates that differ: unreadable, rather than wrong.
 */
export function statedPenalty(text: string, where: Where = 'penalty-note'): StatedPenalty {
  const candidates: Candidate[] = [];
  let carried: Topic | undefined;
  let isWaived = false;
  let speaks = false;
  for (const sentence of sentencesOf(plainNote(text))) {
    const topics = topicsOf(sentence);
    const expressions = rateExpressions(sentence);
    for (const [index, expression] of expressions.entries()) {
      if (!isOurs(expression, topicOf(expression, sentence, topics, carried), where)) continue;
      const since = expressions[index - 1]?.end ?? 0;
      const named = topics.filter(({ end }) => end <= expression.start).at(-1)?.start ?? 0;
      const next = expressions[index + 1]?.start ?? sentence.length;
      const beforeIt = sentence.slice(since, expression.start);
      if (BOUND.test(beforeIt)) {
        speaks = true;
        if (!isLegalFloor(expression)) candidates.push({ why: 'not-recognised' });
        continue;
      }
      const hasRule = candidates.some((one) => one !== 'zero' && 'told' in one && one.told === 'rule');
      if (expression.kind === 'percentage' && hasRule && TOLD.test(beforeIt)) continue;
      if (expression.kind === 'unclear') candidates.push({ why: 'not-recognised' });
      else if (expression.kind === 'clause') candidates.push({ clause: expression.clause, told: 'rule' });
      else {
        const after = sentence.slice(expression.end, Math.min(next, expression.end + 90));
        const before = sentence.slice(Math.max(since, named - 5), expression.start);
        candidates.push(percentage(expression.rate, [index > 0 ? lastPart(before) : before, after, beforeIt]));
      }
    }
    const last = topics.at(-1)?.topic ?? carried;
    const subject = topics.some(({ topic }) => topic === 'penalty')
      ? 'penalty'
      : (last ?? (where === 'penalty-note' ? 'penalty' : undefined));
    if (subject === 'penalty' && topics.some(({ topic }) => topic === 'penalty')) speaks = true;
    if (subject === 'penalty' && saysNone(sentence, topics) && !CONDITION.test(sentence)) isWaived = true;
    carried = last;
  }
  return withinItsYear(verdict(candidates, isWaived, speaks), plainNote(text));
}

const BY_PERIOD =
  /\b(?:mensuel|journalie|quotidien|hebdomadaire|trimestriel)|\b(?:par|chaque) (?:mois|jour|semaine|trimestre|quinzaine)/;
const BY_YEAR = /\bannuel|\bpar (?:an|annee)\b|\bl'an\b|\/ ?an\b|\bper annum|\byearly/;

/** A figure that the text ties to a shorter period, and that was not converted, is not known to be a yearly one. */
function withinItsYear(stated: StatedPenalty, plain: string): StatedPenalty {
  const isBare = stated.kind === 'clause' && stated.clause.kind === 'fixed' && stated.converted === undefined;
  return isBare && BY_PERIOD.test(plain) && !BY_YEAR.test(plain)
    ? { kind: 'unreadable', why: 'not-recognised' }
    : stated;
}

/** After another rate, what speaks of the next one: « 12 % l'an (soit 1 % par mois) ». */
const lastPart = (between: string): string => between.split(/[(,]|\bsoit\b/).at(-1) ?? '';

/** « sans pouvoir être inférieur à trois fois le taux d'intérêt légal » is the law's floor, not the rate of the invoice. */
function isLegalFloor(expression: RateExpression): boolean {
  return expression.kind === 'clause' && isSameClause(expression.clause, { kind: 'legal-times', times: 3n });
}

function saysNone(sentence: string, topics: readonly TopicPlace[]): boolean {
  if (NONE_OF.test(sentence) || NOT_DUE.test(sentence)) return true;
  return NOTHING.test(sentence) && topics.every(({ topic }) => topic === 'penalty');
}

function verdict(candidates: readonly Candidate[], isWaived: boolean, speaks: boolean): StatedPenalty {
  const zero = candidates.includes('zero');
  const others = candidates.filter((one) => one !== 'zero');
  if (others.length === 0) {
    if (isWaived || zero) return { kind: 'waived' };
    return speaks ? { kind: 'unreadable', why: 'not-recognised' } : { kind: 'silent' };
  }
  const unclear = others.find((one) => 'why' in one);
  if (unclear) return { kind: 'unreadable', why: unclear.why };
  if (isWaived || zero) return { kind: 'unreadable', why: 'several-rates' };
  const clauses = others.flatMap((one) => ('why' in one ? [] : [one]));
  const [first] = clauses;
  if (!first || clauses.some(({ clause }) => !isSameClause(clause, first.clause))) {
    return { kind: 'unreadable', why: 'several-rates' };
  }
  // The same rate told by year and by month: nothing was converted that the text does not say.
  const { clause, converted } = clauses.find((one) => one.converted === undefined) ?? first;
  return { kind: 'clause', clause, ...(converted ? { converted } : {}) };
}

/** Do two clauses give the same rate in every semester? */
export function isSameClause(a: PenaltyClause, b: PenaltyClause): boolean {
  if (a.kind === 'fixed') return b.kind === 'fixed' && a.rate === b.rate;
  if (a.kind === 'legal-times') return b.kind === a.kind && a.times * (b.per ?? 1n) === b.times * (a.per ?? 1n);
  return b.kind === a.kind && a.points === b.points;
}
