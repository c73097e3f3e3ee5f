import { day } from '../../../kernel/civil-date.ts';
import { decimal, euros, percentText } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import { amountOwed } from '../amount-owed.ts';
import type { Owed, OwedFacts } from '../owed.ts';

/** A thousand euros between professionals, thirty days late. */
export const base: OwedFacts = {
  parties: 'professionals',
  principal: euros('1000.00'),
  dueOn: day('2026-01-31'),
  on: day('2026-03-02'),
  payments: [],
  creditNotes: [],
};
/** What is owed, with some facts changed; throws when they are refused. */
export const owed = (facts: Partial<OwedFacts>): Owed => orThrow(amountOwed({ ...base, ...facts }));
/** The lines as they are printed: from, to, days, rate, base and interest. */
export const lines = (result: Owed) =>
  result.lines.map((line) => [
    line.from,
    line.to,
    line.days,
    percentText(line.rate),
    decimal(line.base),
    decimal(line.interest),
  ]);
/** Principal, interest, indemnity and total, as decimals. */
export const amounts = (result: Owed) =>
  [result.principal, result.interest, result.indemnity, result.total].map(decimal);
/** The kinds of the warnings. */
export const kinds = (result: Owed) => result.warnings.map((warning) => warning.kind);
