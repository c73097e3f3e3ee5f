import { epochDay } from '../../kernel/civil-date.ts';
import type { Movement } from './accrual.ts';
import type { DatedAmount, OwedFacts, OwedWarning } from './owed.ts';

const inOrder = (a: Movement, b: Movement): number =>
  a.dayNumber - b.dayNumber || a.kind.localeCompare(b.kind) || (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0);

/** Payments and credit notes up to the statement, in order: by day, credit notes first. Those after it are pointed at. */
export function movementsUntil(facts: OwedFacts, onDay: number, warnings: OwedWarning[]): Movement[] {
  const movements: Movement[] = [];
  const add = (kind: Movement['kind'], what: 'payments' | 'creditNotes', { on, amount }: DatedAmount) => {
    const dayNumber = epochDay(on);
    if (dayNumber > onDay) warnings.push({ kind: 'not-yet-counted', what, on, amount });
    else movements.push({ kind, on, dayNumber, amount });
  };
  for (const note of facts.creditNotes) add('credit-note', 'creditNotes', note);
  for (const payment of facts.payments) add('payment', 'payments', payment);
  return movements.length > 1 ? movements.sort(inOrder) : movements;
}
