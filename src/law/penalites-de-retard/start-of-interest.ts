import { type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import type { Source } from '../citation.ts';
import { type DatedReasons, reasonsOn } from './dated-reasons.ts';
import type { OwedFacts, OwedWarning, Parties } from './owed.ts';
import {
  startBetweenProfessionals,
  startTowardConsumers,
  startTowardPublicBuyers,
} from './penalites-de-retard.reasons.ts';

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
