import type { CivilDate } from '../../kernel/civil-date.ts';
import type { RoadFacts } from '../road.ts';

/**
 * Was the debt born before the opening of insolvency proceedings, or after it? The judgment takes effect from its own date
 * (R621-4), so a debt of that day is born after. An invoice of after the opening says nothing of a delivery of before it:
 * without the day the debt was born, `unknown`.
 */
export function birthOfClaim(
  facts: Pick<RoadFacts, 'bornOn' | 'issuedOn' | 'dueOn'>,
  openedOn: CivilDate,
): 'before' | 'after' | 'unknown' {
  if (facts.bornOn !== undefined) return facts.bornOn < openedOn ? 'before' : 'after';
  const knownBy = facts.issuedOn ?? facts.dueOn;
  return knownBy < openedOn ? 'before' : 'unknown';
}
