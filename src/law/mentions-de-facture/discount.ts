import type { Rate } from '../../kernel/money.ts';
import { plainNote, sentencesOf, topicsOf } from './note-text.ts';
import { rateExpressions } from './rate-expressions.ts';

export type StatedDiscount = { kind: 'none' } | { kind: 'rate'; rate: Rate };

const NONE = /\b(?:aucun|pas|sans|neant|nul|nil|none|no|non|ni|sans objet|n\/a)\b/;

/** The discount for early payment that its note states; undefined when it speaks of another thing or cannot be read for sure. */
export function statedDiscount(note: string): StatedDiscount | undefined {
  const plain = plainNote(note);
  if (/^(?:neant|aucune?|none|nil|non|n\/a|sans objet)\.?$/.test(plain)) return { kind: 'none' };
  const rates = new Set<Rate>();
  let [speaks, denies, isUnclear] = [false, false, false];
  for (const sentence of sentencesOf(plain)) {
    const topics = topicsOf(sentence);
    if (!topics.some(({ topic }) => topic === 'discount')) continue;
    speaks = true;
    denies ||= NONE.test(sentence);
    for (const expression of rateExpressions(sentence)) {
      const subject = topics.filter(({ end }) => end <= expression.start).at(-1)?.topic;
      if (subject !== undefined && subject !== 'discount') continue;
      if (expression.kind === 'percentage') rates.add(expression.rate);
      else isUnclear = true;
    }
  }
  const [rate] = rates;
  if (!speaks || isUnclear || rates.size > 1) return undefined;
  if (rate !== undefined && rate !== 0n) return denies ? undefined : { kind: 'rate', rate };
  return denies || rate === 0n ? { kind: 'none' } : undefined;
}
