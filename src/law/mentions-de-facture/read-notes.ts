import { type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import { type Cents, euros, parseAmount, parsePercent, type Rate } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { article, distinctSources, type Source, secondHand } from '../citation.ts';
import { rateOfClause } from '../penalites-de-retard/applicable-rates.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { periodAt, timelineOf } from '../penalites-de-retard/rate-timeline.ts';
import { type LawInForce, type LawNotKnown, publishedLaw } from '../schedule.ts';

/** Notes of a French e-invoice by subject code: PMT indemnity, PMD penalties, AAB discount, ACC factoring (rule BR-FR-05). */
export type InvoiceNote = { readonly code: string; readonly text: string };

export type NoteFinding =
  | { kind: 'penalty-rate-missing' }
  | { kind: 'penalty-rate-unreadable'; text: string }
  | { kind: 'penalty-rate-below-floor'; rate: Rate; floor: Rate; because: Source[] }
  | { kind: 'penalty-rate-by-month'; byMonth: Rate }
  | { kind: 'penalties-waived'; text: string; because: Source[] }
  | { kind: 'indemnity-missing' }
  | { kind: 'indemnity-differs'; amount: Cents }
  | { kind: 'discount-missing' }
  | { kind: 'discount-unreadable'; text: string }
  | { kind: 'factored'; text: string; because: Source[] };

export type ReadNotes = {
  /** The clause to give to `amountOwed`; absent when the invoice states none that can be read. */
  clause?: PenaltyClause;
  indemnity?: Cents;
  discount?: { kind: 'none' } | { kind: 'rate'; rate: Rate };
  /** The claim may belong to a factor: the creditor may no longer be the one to pay. */
  isFactored: boolean;
  findings: NoteFinding[];
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .toLowerCase()
    .trim();

const numbers: Record<string, bigint> = { une: 1n, deux: 2n, trois: 3n, quatre: 4n, cinq: 5n, double: 2n, triple: 3n };

function percentIn(text: string, pattern: RegExp): Rate | undefined {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) return undefined;
  const parsed = parsePercent(found);
  return parsed.refused ? undefined : parsed.value;
}

const LEGAL = "(?:taux (?:d'|de l'|de )?interet legal|taux legal|interet legal|legal interest(?: rate)?)";
const ECB = '(?:bce|banque centrale europeenne|ecb|european central bank|refinancement)';
const NUMBER = '(\\d{1,3}(?:[.,]\\d{1,4})?)';

/** The rate a text states, by the ways French invoices write it; undefined when none is recognised. */
export function penaltyClauseIn(text: string): { clause: PenaltyClause; byMonth?: Rate } | undefined {
  const read = plain(text);
  const times = new RegExp(
    `(?:(\\d{1,2})|(une|deux|trois|quatre|cinq)) ?(?:x|fois|times)(?: the| le| du)? ${LEGAL}`,
  ).exec(read);
  if (times)
    return { clause: { kind: 'legal-times', times: times[1] ? BigInt(times[1]) : (numbers[times[2] ?? ''] ?? 1n) } };
  const multiple = new RegExp(`(double|triple) (?:du |of the )?${LEGAL}`).exec(read);
  if (multiple) return { clause: { kind: 'legal-times', times: numbers[multiple[1] ?? ''] ?? 1n } };
  const ecbPlus = percentIn(read, new RegExp(`${ECB}[^0-9]{0,80}${NUMBER} ?(?:points?|%|pour cent)`));
  if (ecbPlus !== undefined) return { clause: { kind: 'ecb-plus', points: ecbPlus } };
  const legalPlus = percentIn(read, new RegExp(`${LEGAL} ?(?:majore de|plus|\\+) ?${NUMBER} ?(?:points?|%|pour cent)`));
  if (legalPlus !== undefined) return { clause: { kind: 'legal-plus', points: legalPlus } };
  const byMonth = percentIn(
    read,
    new RegExp(`${NUMBER} ?(?:%|pour cent|pourcent)[^.]{0,30}?(?:par mois|mensuel|per month|/ ?mois)`),
  );
  if (byMonth !== undefined) return { clause: { kind: 'fixed', rate: (byMonth * 12n) as Rate }, byMonth };
  const byYear = percentIn(read, new RegExp(`${NUMBER} ?(?:%|pour cent|pourcent|percent)`));
  if (byYear !== undefined) return { clause: { kind: 'fixed', rate: byYear } };
  if (new RegExp(`(?:au |le |egal au )?${LEGAL}(?: en vigueur)?`).test(read))
    return { clause: { kind: 'legal-times', times: 1n } };
  return undefined;
}

function amountIn(text: string): Cents | undefined {
  const found = /(\d{1,6}(?:[.,]\d{1,2})?) ?(?:€|eur\b|euros?)/.exec(plain(text))?.[1];
  if (found === undefined) return undefined;
  const parsed = parseAmount(found.replace(',', '.'));
  return parsed.refused ? undefined : parsed.value;
}

const isWaiver = (text: string): boolean =>
  /(?:aucune|pas de|sans|no|ni) (?:penalite|late (?:payment )?(?:fee|penalt|interest)|interet)/.test(plain(text));

const floorRule = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'));
const factorRule = secondHand(article('code civil', '1346-5'), {
  note: 'subrogation opposable au débiteur dès sa notification',
});

/**
 * Reads the payment notes of an invoice and compares the penalty rate with its floor on a day (three times the legal interest).
 * A note may say the opposite of the law: it is shown, not obeyed. A rate that cannot be read leaves no clause.
 */
export function readNotes(
  notes: readonly InvoiceNote[],
  on: CivilDate,
  inForce: LawInForce = publishedLaw,
): Result<ReadNotes, LawNotKnown> {
  const textOf = (code: string): string | undefined => {
    const texts = notes.filter((note) => note.code.toUpperCase() === code).map((note) => note.text);
    return texts.length === 0 ? undefined : texts.join(' ');
  };
  const findings: NoteFinding[] = [];
  const result: ReadNotes = { isFactored: false, findings };

  const penalties = textOf('PMD');
  if (penalties === undefined) findings.push({ kind: 'penalty-rate-missing' });
  else if (isWaiver(penalties)) findings.push({ kind: 'penalties-waived', text: penalties, because: [floorRule] });
  else {
    const found = penaltyClauseIn(penalties);
    if (!found) findings.push({ kind: 'penalty-rate-unreadable', text: penalties });
    else {
      result.clause = found.clause;
      if (found.byMonth !== undefined) findings.push({ kind: 'penalty-rate-by-month', byMonth: found.byMonth });
      const rate = rateOfClause(found.clause, epochDay(on), inForce);
      if (rate.refused) return rate;
      const timeline = timelineOf('contractual-floor', inForce);
      const floor = timeline.periods[periodAt(timeline, epochDay(on))];
      if (!floor) return { refused: true, refusal: timeline.unknownOn(on) };
      if (rate.value < floor.rate) {
        findings.push({
          kind: 'penalty-rate-below-floor',
          rate: rate.value,
          floor: floor.rate as Rate,
          because: distinctSources(floor.because),
        });
      }
    }
  }

  const indemnity = textOf('PMT');
  const amount = indemnity === undefined ? undefined : amountIn(indemnity);
  if (amount === undefined) findings.push({ kind: 'indemnity-missing' });
  else {
    result.indemnity = amount;
    if (amount !== euros('40.00')) findings.push({ kind: 'indemnity-differs', amount });
  }

  const discount = textOf('AAB');
  if (discount === undefined) findings.push({ kind: 'discount-missing' });
  else if (!/escompte|discount|paiement (?:anticipe|comptant)/.test(plain(discount))) {
    findings.push({ kind: 'discount-unreadable', text: discount });
  } else {
    const rate = percentIn(plain(discount), new RegExp(`${NUMBER} ?(?:%|pour cent)`));
    result.discount = rate === undefined || rate === 0n ? { kind: 'none' } : { kind: 'rate', rate };
  }

  const factoring =
    textOf('ACC') ??
    notes.find((note) => /subrog|affactur|factor|cession de creance|dailly/.test(plain(note.text)))?.text;
  if (factoring !== undefined) {
    result.isFactored = true;
    findings.push({ kind: 'factored', text: factoring, because: [factorRule] });
  }
  return ok(result);
}
