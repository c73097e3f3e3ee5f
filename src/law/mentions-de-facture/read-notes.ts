import { type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import { type Cents, euros, type Rate } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, distinctSources, type Source, secondHand } from '../citation.ts';
import { rateOfClause } from '../penalites-de-retard/applicable-rates.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { periodAt, timelineOf } from '../penalites-de-retard/rate-timeline.ts';
import { type LawInForce, type LawNotKnown, publishedLaw } from '../schedule.ts';
import { type StatedDiscount, statedDiscount } from './discount.ts';
import { deniesFactoring, saysFactored } from './factoring.ts';
import { statedIndemnity } from './indemnity-amount.ts';
import { type Converted, statedPenalty, type Unreadable } from './penalty-rate.ts';

/** Notes of a French e-invoice by subject code: PMT indemnity, PMD penalties, AAB discount, ACC factoring (rule BR-FR-05). */
export type InvoiceNote = { readonly code: string; readonly text: string };

export type NoteFinding =
  | { kind: 'penalty-rate-missing' }
  | { kind: 'penalty-rate-unreadable'; text: string; why: Unreadable }
  | { kind: 'penalty-rate-below-floor'; rate: Rate; floor: Rate; because: Source[] }
  /** Stated by day, week, month or quarter; the clause is the yearly rate: 365, 52, 12 or 4 times it. */
  | { kind: 'penalty-rate-converted'; per: Converted['per']; rate: Rate }
  | { kind: 'penalties-waived'; text: string; because: Source[] }
  | { kind: 'indemnity-missing' }
  | { kind: 'indemnity-unreadable'; text: string }
  | { kind: 'indemnity-differs'; amount: Cents }
  | { kind: 'discount-missing' }
  | { kind: 'discount-unreadable'; text: string }
  | { kind: 'factored'; text: string; because: Source[] };

export type ReadNotes = {
  /** The clause to give to `amountOwed`; absent when the invoice states none that can be read. */
  clause?: PenaltyClause;
  indemnity?: Cents;
  discount?: StatedDiscount;
  /** The claim may belong to a factor: the creditor may no longer be the one to pay. */
  isFactored: boolean;
  findings: NoteFinding[];
};

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
    return texts.length === 0 ? undefined : texts.join(' ; ');
  };
  const findings: NoteFinding[] = [];
  const result: ReadNotes = { isFactored: false, findings };

  const penalties = textOf('PMD');
  if (penalties === undefined) findings.push({ kind: 'penalty-rate-missing' });
  else {
    const stated = statedPenalty(penalties);
    if (stated.kind === 'waived') findings.push({ kind: 'penalties-waived', text: penalties, because: [floorRule] });
    else if (stated.kind === 'clause') {
      result.clause = stated.clause;
      if (stated.converted) findings.push({ kind: 'penalty-rate-converted', ...stated.converted });
      const below = belowFloor(stated.clause, on, inForce);
      if (below.refused) return below;
      findings.push(...below.value);
    } else {
      const why = stated.kind === 'unreadable' ? stated.why : 'not-recognised';
      findings.push({ kind: 'penalty-rate-unreadable', text: penalties, why });
    }
  }

  const indemnity = textOf('PMT');
  const stated = indemnity === undefined ? undefined : statedIndemnity(indemnity);
  if (indemnity === undefined || !stated || stated.kind === 'missing') findings.push({ kind: 'indemnity-missing' });
  else if (stated.kind === 'unreadable') findings.push({ kind: 'indemnity-unreadable', text: indemnity });
  else {
    result.indemnity = stated.amount;
    if (stated.amount !== euros('40.00')) findings.push({ kind: 'indemnity-differs', amount: stated.amount });
  }

  const discount = textOf('AAB');
  if (discount === undefined) findings.push({ kind: 'discount-missing' });
  else {
    const read = statedDiscount(discount);
    if (read) result.discount = read;
    else findings.push({ kind: 'discount-unreadable', text: discount });
  }

  const factoring = notes.find(({ code, text }) =>
    code.toUpperCase() === 'ACC' ? !deniesFactoring(text) : saysFactored(text),
  );
  if (factoring !== undefined) {
    result.isFactored = true;
    findings.push({ kind: 'factored', text: factoring.text, because: [factorRule] });
  }
  return ok(result);
}

/** The finding of a clause that gives less than the legal floor on a day; a day that no published rate covers refuses. */
function belowFloor(clause: PenaltyClause, on: CivilDate, inForce: LawInForce): Result<NoteFinding[], LawNotKnown> {
  const rate = rateOfClause(clause, epochDay(on), inForce);
  if (rate.refused) return rate;
  const timeline = timelineOf('contractual-floor', inForce);
  const floor = timeline.periods[periodAt(timeline, epochDay(on))];
  if (!floor) return refuse(timeline.unknownOn(on));
  if (rate.value >= floor.rate) return ok([]);
  const because = distinctSources(floor.because);
  return ok([{ kind: 'penalty-rate-below-floor', rate: rate.value, floor: floor.rate as Rate, because }]);
}
