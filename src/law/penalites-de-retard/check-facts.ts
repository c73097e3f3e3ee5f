import { addDays } from '../../kernel/civil-date.ts';
import type { FactsRefusal, OwedFacts } from './owed.ts';

/** Days before the due date that an invoice may have been issued without saying so: a leap year. */
const LONGEST_TERM_DAYS = 366;

/**
 * The first impossible fact, or undefined. A date before the invoice is known by its day of issue; without it, a payment or a
 * credit note more than a year before the due date must be explained by it.
 */
export function checkFacts(facts: OwedFacts): FactsRefusal | undefined {
  if (facts.principal <= 0n) return { kind: 'not-positive', argument: 'principal' };
  if (facts.contractualRate !== undefined && facts.contractualRate < 0n) {
    return { kind: 'not-positive', argument: 'contractualRate' };
  }
  for (const [index, { from, to }] of (facts.gracePeriods ?? []).entries()) {
    if (to < from) return { kind: 'ends-before-it-begins', argument: 'gracePeriods', index, from, to };
  }
  const further = facts.furtherCompensation;
  if (further !== undefined && further.spent <= 0n) return { kind: 'not-positive', argument: 'furtherCompensation' };
  const { issuedOn, dueOn } = facts;
  for (const argument of ['payments', 'creditNotes'] as const) {
    for (let index = 0; index < facts[argument].length; index++) {
      const movement = facts[argument][index] as OwedFacts['payments'][number];
      if (movement.amount <= 0n) return { kind: 'not-positive', argument, index };
      if (issuedOn !== undefined && movement.on < issuedOn) {
        return { kind: 'before-invoice', argument, index, on: movement.on, issuedOn };
      }
      if (issuedOn === undefined && movement.on < dueOn && movement.on < addDays(dueOn, -LONGEST_TERM_DAYS)) {
        return { kind: 'before-invoice', argument, index, on: movement.on, dueOn, give: 'issuedOn' };
      }
    }
  }
  if (issuedOn === undefined) return undefined;
  if (facts.dueOn < issuedOn) return { kind: 'before-invoice', argument: 'dueOn', on: facts.dueOn, issuedOn };
  if (facts.on < issuedOn) return { kind: 'before-invoice', argument: 'on', on: facts.on, issuedOn };
  if (facts.miseEnDemeureOn !== undefined && facts.miseEnDemeureOn < issuedOn) {
    return { kind: 'before-invoice', argument: 'miseEnDemeureOn', on: facts.miseEnDemeureOn, issuedOn };
  }
  return undefined;
}
