import { type Cents, parseAmount } from '../../kernel/money.ts';
import { plainNote, sentencesOf } from './note-text.ts';

/** `1 200,00`, `1.200,00`, `1,200.00`, `40`, `40,5`: thousands by a space, a point or an English comma. */
const FIGURE = '(\\d{1,3}(?:[ .]\\d{3})+(?:,\\d{1,2})?|\\d{1,3}(?:,\\d{3})+(?:\\.\\d{2})?|\\d+(?:[.,]\\d{1,2})?)';
const EUROS = '(?:€|eur\\b|euros?\\b)';
const amounts = new RegExp(`(?<![\\w.,])(?<!\\d )(?:${FIGURE} ?${EUROS}|${EUROS} ?${FIGURE}(?!\\d))`, 'g');
const INDEMNITY = /indemnit|recouvrement|forfait|compensation|recovery|collection/;
/** What the amount is of, when it is said just before it: the invoice itself, not the indemnity. */
const OF_ANOTHER =
  /\b(?:(?:factures?|invoices?)(?: n ?°? ?[\w-]+)?(?: de| d'un montant de| of|:)?|montants?(?: total)?(?: ttc| ht)?(?: de| :|:)?|total(?: ttc| ht)?(?: de| :|:)?|(?:net a payer|solde|acomptes?|prix|capital(?: social)?|versements?|penalites?)(?: de| :|:)?|au-dela de|plus de|superieure?s? a|minimum(?: de)?) ?$/;

function centsOf(text: string): Cents | undefined {
  const isEnglish = /^\d{1,3}(?:,\d{3})+/.test(text);
  const plain = isEnglish ? text.replaceAll(',', '') : text.replace(/[ .](?=\d{3}(?!\d))/g, '').replace(',', '.');
  const parsed = parseAmount(plain);
  return parsed.refused ? undefined : parsed.value;
}

export type StatedIndemnity = { kind: 'amount'; amount: Cents } | { kind: 'missing' } | { kind: 'unreadable' };

/** The fixed indemnity that a note states: the amount said of the indemnity, never the one of the invoice. */
export function statedIndemnity(note: string): StatedIndemnity {
  const tied = new Set<Cents>();
  const alone = new Set<Cents>();
  for (const sentence of sentencesOf(plainNote(note))) {
    const said = INDEMNITY.test(sentence) ? tied : alone;
    for (const match of sentence.matchAll(amounts)) {
      const amount = centsOf(match[1] ?? match[2] ?? '');
      const before = sentence.slice(Math.max(0, match.index - 60), match.index);
      if (amount !== undefined && !OF_ANOTHER.test(before)) said.add(amount);
    }
  }
  const amountsSaid = tied.size > 0 ? tied : alone;
  const [amount] = amountsSaid;
  if (amount === undefined) return { kind: 'missing' };
  return amountsSaid.size > 1 ? { kind: 'unreadable' } : { kind: 'amount', amount };
}
