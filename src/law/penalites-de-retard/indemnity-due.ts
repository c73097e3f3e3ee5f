import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, ZERO } from '../../kernel/money.ts';
import type { Source } from '../citation.ts';
import { dayText } from '../day-number.ts';
import { barredByInsolvencyOn, indemniteForfaitaire } from '../indemnite-forfaitaire/indemnite-forfaitaire.ts';
import type { LawInForce, LawNotKnown } from '../schedule.ts';
import type { OwedFacts, OwedWarning } from './owed.ts';

/** The indemnity of an invoice if it is unpaid on its first late day, and what must then be said. */
export type IndemnityDue = {
  amount: Cents;
  because: readonly Source[];
  warning?: OwedWarning;
  refusal?: LawNotKnown;
};

const none: IndemnityDue = { amount: ZERO, because: [] };

/**
 * The fixed indemnity by the law of the first late day; none before the statement is late, toward consumers, and when an opening
 * forbade payment at the due date. Before the first amount that our tables know, none is claimed, and a warning says so.
 */
export function indemnityDue(
  facts: OwedFacts,
  firstLate: number,
  onDay: number,
  opened: CivilDate | undefined,
  inForce: LawInForce,
): IndemnityDue {
  if (onDay < firstLate || facts.parties === 'consumer') return none;
  const on = dayText(firstLate);
  if (opened !== undefined && opened <= facts.dueOn) {
    return {
      ...none,
      because: barredByInsolvencyOn(on),
      warning: { kind: 'indemnity-barred-by-insolvency', on: opened },
    };
  }
  const ruling = indemniteForfaitaire(facts.parties, on, inForce);
  if (!ruling.refused) return ruling.value ? { amount: ruling.value.value, because: ruling.value.because } : none;
  const { coveredFrom } = ruling.refusal;
  if (coveredFrom === undefined || on >= coveredFrom) return { ...none, refusal: ruling.refusal };
  return { ...none, warning: { kind: 'indemnity-not-known-then', on, knownFrom: coveredFrom } };
}
