import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Rate } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Ruling, valueOn } from '../schedule.ts';
import { legalInterest } from './interet-legal.values.ts';

/** The quality of the creditor, which chooses the column (CMF L313-2). */
export type CreditorQuality = 'professional' | 'individual';

/** The legal interest of a day for a creditor's quality; refuses a semester not yet published. */
export function legalInterestOn(
  on: CivilDate,
  creditor: CreditorQuality,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<Rate>, LawNotKnown> {
  const ruling = valueOn(legalInterest, on, inForce);
  return ruling.refused ? ruling : ok({ ...ruling.value, value: ruling.value.value[creditor] });
}
