import type { FactsRefusal, OwedFacts } from './owed.ts';

/** The first impossible fact, or undefined. A date before the invoice is only known when its day of issue is given. */
export function checkFacts(facts: OwedFacts): FactsRefusal | undefined {
  if (facts.principal <= 0n) return { kind: 'not-positive', argument: 'principal' };
  if (facts.contractualRate !== undefined && facts.contractualRate < 0n) {
    return { kind: 'not-positive', argument: 'contractualRate' };
  }
  for (const [index, { from, to }] of (facts.gracePeriods ?? []).entries()) {
    if (to < from) return { kind: 'ends-before-it-begins', argument: 'gracePeriods', index, from, to };
  }
  const { issuedOn } = facts;
  for (const argument of ['payments', 'creditNotes'] as const) {
    for (let index = 0; index < facts[argument].length; index++) {
      const movement = facts[argument][index] as OwedFacts['payments'][number];
      if (movement.amount <= 0n) return { kind: 'not-positive', argument, index };
      if (issuedOn !== undefined && movement.on < issuedOn) {
        return { kind: 'before-invoice', argument, index, on: movement.on, issuedOn };
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
