import { type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import type { Source } from '../citation.ts';
import type { Movement } from './accrual.ts';
import type { OwedFacts, OwedWarning, Parties } from './owed.ts';
import {
  insolvencyStopsInterest,
  noInsolvencyOfPublicBodies,
  startBetweenProfessionals,
  startTowardConsumers,
  startTowardPublicBuyers,
} from './penalites-de-retard.reasons.ts';
import { type DatedReasons, reasonsOn } from './reasons.ts';

const reasons: Readonly<Record<Parties, DatedReasons>> = {
  professionals: startBetweenProfessionals,
  'public-buyer': startTowardPublicBuyers,
  consumer: startTowardConsumers,
};

/** Why interest runs from a day, or would, by the texts of that day. */
export function startReasons(parties: Parties, firstDay: CivilDate): readonly Source[] {
  return reasonsOn(reasons[parties], firstDay);
}

/**
 * First day that bears interest, or undefined when nothing makes it run: the morrow of the due date or, toward a consumer, of
 * the first mise en demeure sent after it, since nobody is late before the term.
 */
export function firstInterestDay(facts: OwedFacts, dueDay: number, warnings: OwedWarning[]): number | undefined {
  if (facts.parties !== 'consumer') return dueDay + 1;
  const { miseEnDemeureOn, dueOn, on } = facts;
  if (miseEnDemeureOn === undefined) {
    if (on > dueOn) warnings.push({ kind: 'no-mise-en-demeure' });
    return undefined;
  }
  if (miseEnDemeureOn <= dueOn) {
    warnings.push({ kind: 'mise-en-demeure-before-due-date', on: miseEnDemeureOn, dueOn });
    return undefined;
  }
  if (miseEnDemeureOn > on) {
    warnings.push({ kind: 'mise-en-demeure-not-yet-counted', on: miseEnDemeureOn });
    return undefined;
  }
  return epochDay(miseEnDemeureOn) + 1;
}

/** The day that counts, if any: a public body has no insolvency proceedings, and a date given for one is pointed at. */
export function insolvencyOf(
  facts: OwedFacts,
  warnings: OwedWarning[],
  reasons: (readonly Source[])[],
): CivilDate | undefined {
  const { insolvencyOpenedOn: opened, parties } = facts;
  if (opened === undefined || parties !== 'public-buyer') return opened;
  warnings.push({ kind: 'public-buyer-has-no-insolvency', on: opened });
  reasons.push([noInsolvencyOfPublicBodies]);
  return undefined;
}

/** Last day that bears interest: the statement's, or the eve of the judgment that opened insolvency proceedings. */
export function lastInterestDay(
  facts: OwedFacts,
  onDay: number,
  opened: CivilDate | undefined,
  movements: readonly Movement[],
  warnings: OwedWarning[],
  reasons: (readonly Source[])[],
): number {
  const last = facts.interestUntil === undefined ? onDay : Math.min(onDay, epochDay(facts.interestUntil));
  if (opened === undefined || opened > facts.on) return last;
  warnings.push({ kind: 'interest-stopped-by-insolvency', on: opened });
  reasons.push(insolvencyStopsInterest);
  if (facts.issuedOn !== undefined && opened < facts.issuedOn) {
    warnings.push({ kind: 'opening-before-invoice', on: opened, issuedOn: facts.issuedOn });
  }
  for (const { kind, on, amount } of movements) {
    if (kind === 'payment' && on >= opened) warnings.push({ kind: 'paid-after-opening', on, amount });
  }
  return Math.min(last, epochDay(opened) - 1);
}
