import { parsePercent, percentText, type Rate } from '../../kernel/money.ts';
import { isSameClause, type StatedPenalty, statedPenalty } from '../../law/mentions-de-facture/penalty-rate.ts';
import { legalTimes, timesText } from '../../law/mentions-de-facture/rate-expressions.ts';
import type { PenaltyClause } from '../../law/penalites-de-retard/owed.ts';
import type { InvoiceReading } from '../invoice-files/invoice-reading.ts';

/**
 * How an invoice states its penalties, as it crosses HTTP and is kept: `legal-times:3`, `legal-times:1.5`, `legal-plus:5.00`,
 * `ecb-plus:10.00`.
 */
export const CLAUSE_CODE =
  /^(?:legal-times:(?:0\.\d?[1-9]|[1-9]\d?(?:\.\d?[1-9])?)|(?:legal|ecb)-plus:\d{1,2}\.\d{2})$/;

/** The code of a clause that moves with the semesters; a fixed rate has its own field. */
export function clauseCode(clause: PenaltyClause): string | undefined {
  switch (clause.kind) {
    case 'fixed':
      return undefined;
    case 'legal-times':
      return `legal-times:${timesText(clause)}`;
    case 'legal-plus':
    case 'ecb-plus':
      return `${clause.kind}:${percentText(clause.points)}`;
  }
}

/** The clause of a code; undefined when it is none. */
export function clauseOf(code: string): PenaltyClause | undefined {
  if (!CLAUSE_CODE.test(code)) return undefined;
  const [kind, number] = code.split(':') as [string, string];
  if (kind === 'legal-times') return legalTimes(number);
  const points = parsePercent(number);
  return points.refused ? undefined : { kind: kind as 'legal-plus' | 'ecb-plus', points: points.value };
}

/**
 * What an invoice states of penalties: its PMD note first, then any note or payment terms that speak of lateness. Two texts that
 * differ, a waiver, a rate that is not read for sure: no clause, the legal default applies, and a person looks.
 */
export function statedTerms(reading: Pick<InvoiceReading, 'notes' | 'paymentTerms'>): StatedPenalty {
  const pmd = reading.notes.filter(({ code }) => code === 'PMD').map(({ text }) => statedPenalty(text));
  const told = agreed(pmd);
  if (told.kind === 'clause' || told.kind === 'waived') return told;
  const others = [
    ...reading.notes.filter(({ code }) => code !== 'PMD').map(({ text }) => text),
    reading.paymentTerms ?? '',
  ];
  const speaking = others.filter((text) => /p[ée]nalit|retard|late|verzug/i.test(text.normalize('NFC')));
  const found = agreed(speaking.map((text) => statedPenalty(text, 'any-text')));
  return found.kind === 'silent' ? told : found;
}

/** One answer of several texts: the clause they share; unreadable when two of them differ. */
function agreed(stated: readonly StatedPenalty[]): StatedPenalty {
  const sure = stated.filter(({ kind }) => kind === 'clause' || kind === 'waived');
  const [first] = sure;
  if (!first) return stated.find(({ kind }) => kind === 'unreadable') ?? { kind: 'silent' };
  const isShared = sure.every((one) =>
    one.kind === 'clause' && first.kind === 'clause' ? isSameClause(one.clause, first.clause) : one.kind === first.kind,
  );
  return isShared ? first : { kind: 'unreadable', why: 'several-rates' };
}

/** The penalty clause that an invoice states for sure; undefined when the legal default applies. */
export function statedClause(reading: Pick<InvoiceReading, 'notes' | 'paymentTerms'>): PenaltyClause | undefined {
  const stated = statedTerms(reading);
  return stated.kind === 'clause' ? stated.clause : undefined;
}

/** The fixed yearly rate of a clause, when it is one. */
export function fixedRate(clause: PenaltyClause | undefined): Rate | undefined {
  return clause?.kind === 'fixed' ? clause.rate : undefined;
}
