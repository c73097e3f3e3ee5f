import { parsePercent, percentText, type Rate } from '../../kernel/money.ts';
import { penaltyClauseIn } from '../../law/mentions-de-facture/read-notes.ts';
import type { PenaltyClause } from '../../law/penalites-de-retard/owed.ts';
import type { InvoiceReading } from '../invoice-files/invoice-reading.ts';

/** How an invoice states its penalties, as it crosses HTTP and is kept: `legal-times:3`, `legal-plus:5.00`, `ecb-plus:10.00`. */
export const CLAUSE_CODE = /^(?:legal-times:[1-9]\d?|(?:legal|ecb)-plus:\d{1,2}\.\d{2})$/;

/** The code of a clause that moves with the semesters; a fixed rate has its own field. */
export function clauseCode(clause: PenaltyClause): string | undefined {
  switch (clause.kind) {
    case 'fixed':
      return undefined;
    case 'legal-times':
      return `legal-times:${clause.times}`;
    case 'legal-plus':
    case 'ecb-plus':
      return `${clause.kind}:${percentText(clause.points)}`;
  }
}

/** The clause of a code; undefined when it is none. */
export function clauseOf(code: string): PenaltyClause | undefined {
  if (!CLAUSE_CODE.test(code)) return undefined;
  const [kind, number] = code.split(':') as [string, string];
  if (kind === 'legal-times') return { kind, times: BigInt(number) };
  const points = parsePercent(number);
  return points.refused ? undefined : { kind: kind as 'legal-plus' | 'ecb-plus', points: points.value };
}

/**
 * The penalty clause that an invoice states, read in its PMD note, then in any note or payment terms that speak of lateness; undefined
 * when none is stated or recognised: the legal default applies, and a person looks.
 */
export function statedClause(reading: Pick<InvoiceReading, 'notes' | 'paymentTerms'>): PenaltyClause | undefined {
  const pmd = reading.notes.filter(({ code }) => code === 'PMD').map(({ text }) => text);
  const others = [
    ...reading.notes.filter(({ code }) => code !== 'PMD').map(({ text }) => text),
    reading.paymentTerms ?? '',
  ];
  const speaking = others.filter((text) => /p[ée]nalit|retard|late|verzug/i.test(text));
  for (const text of [...pmd, ...speaking]) {
    const found = penaltyClauseIn(text);
    if (found) return found.clause;
  }
  return undefined;
}

/** The fixed yearly rate of a clause, when it is one. */
export function fixedRate(clause: PenaltyClause | undefined): Rate | undefined {
  return clause?.kind === 'fixed' ? clause.rate : undefined;
}
