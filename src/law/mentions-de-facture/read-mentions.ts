import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import {
  type AgreedTerm,
  type AgreedTermFacts,
  type AgreedTermRefusal,
  agreedTerm,
} from '../delais-de-paiement/agreed-term.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { type LawInForce, type LawNotKnown, publishedLaw } from '../schedule.ts';
import { type AbsentMention, absentMentions, type PaymentMention } from './mentions-de-facture.ts';
import { timesText } from './rate-expressions.ts';
import { type InvoiceNote, type ReadNotes, readNotes } from './read-notes.ts';

export type MentionsFacts = {
  readonly notes: readonly InvoiceNote[];
  /** The day whose legal interest the penalty rate is compared with. */
  readonly on: CivilDate;
  /** The term that the parties agreed, when it is to be checked too. */
  readonly term?: AgreedTermFacts;
  readonly buyerSetOrderNumber?: boolean;
  readonly hasOrderNumber?: boolean;
};

/** A clause with its number of times as a decimal text, `3` or `1.5`. */
export type WrittenClause = Exclude<PenaltyClause, { kind: 'legal-times' }> | { kind: 'legal-times'; times: string };

export type Mentions = Omit<ReadNotes, 'clause'> & {
  on: CivilDate;
  clause?: WrittenClause;
  /** What the invoice should have said, and what its silence changes. */
  absent: AbsentMention[];
  term?: AgreedTerm;
};

const written = (clause: PenaltyClause): WrittenClause =>
  clause.kind === 'legal-times' ? { kind: 'legal-times', times: timesText(clause) } : clause;

/** What an invoice says of its payment: penalties, indemnity, discount, factoring, what it leaves out, and whether its term is too long. */
export function readMentions(
  facts: MentionsFacts,
  inForce: LawInForce = publishedLaw,
): Result<Mentions, LawNotKnown | AgreedTermRefusal> {
  const read = readNotes(facts.notes, facts.on, inForce);
  if (read.refused) return read;
  const term = facts.term && agreedTerm(facts.term, inForce);
  if (term?.refused) return term;
  const { clause, ...rest } = read.value;
  const lacks = (kind: string): boolean => rest.findings.some((finding) => finding.kind === kind);
  const present = new Set<PaymentMention>([
    ...(facts.term ? (['due-date'] as const) : []),
    ...(lacks('penalty-rate-missing') ? [] : (['penalty-rate'] as const)),
    ...(lacks('indemnity-missing') ? [] : (['fixed-indemnity'] as const)),
    ...(lacks('discount-missing') ? [] : (['early-payment-discount'] as const)),
    ...(facts.hasOrderNumber ? (['order-number'] as const) : []),
  ]);
  return ok({
    on: facts.on,
    ...(clause ? { clause: written(clause) } : {}),
    ...rest,
    absent: absentMentions(present, { buyerSetOrderNumber: facts.buyerSetOrderNumber ?? false }),
    ...(term ? { term: term.value } : {}),
  });
}
