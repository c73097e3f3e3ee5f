import { type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import type { Source } from '../citation.ts';
import type { Movement } from './accrual.ts';
import type { OwedFacts, OwedWarning } from './owed.ts';
import { insolvencyStopsInterest, noInsolvencyOfPublicBodies } from './penalites-de-retard.reasons.ts';

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
