import { createHash, timingSafeEqual } from 'node:crypto';
import type { DebtorParty } from '../claims/debtor.ts';

/** What the debtor knows and the message with its link does not say: the postcode of its address, or its city when it has none. */
export type SecondFactor = {
  asks: 'postcode' | 'city';
  expected: string;
  /** The postcodes at which this debtor was written to under another spelling, before it was merged. */
  alsoExpected?: readonly string[];
  digitsOnly: boolean;
};

export function secondFactorOf(
  debtor: Pick<DebtorParty, 'postcode' | 'city'>,
  otherPostcodes: readonly string[] = [],
): SecondFactor | undefined {
  const { postcode, city } = debtor;
  if (postcode && normalised(postcode) !== '') {
    const alsoExpected = otherPostcodes.filter((other) => other !== postcode && normalised(other) !== '');
    const digitsOnly = [postcode, ...alsoExpected].every((one) => /^\d+$/.test(one));
    return { asks: 'postcode', expected: postcode, digitsOnly, ...(alsoExpected.length > 0 ? { alsoExpected } : {}) };
  }
  if (city && normalised(city) !== '') return { asks: 'city', expected: city, digitsOnly: false };
  return undefined;
}

/** Compares in constant time, whatever spaces, hyphens, accents and capitals were typed. */
export function answersMatch(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(normalised(text)).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Wrong answers accepted before the link is locked for a while. */
export const FREE_ATTEMPTS = 5;
const FIRST_LOCK_MINUTES = 15;
const LONGEST_LOCK_MINUTES = 24 * 60;

/** Minutes for which a link is locked after so many wrong answers in a row: none, then 15, doubled each time, a day at most. */
export function lockMinutes(failedAttempts: number): number {
  if (failedAttempts < FREE_ATTEMPTS) return 0;
  return Math.min(FIRST_LOCK_MINUTES * 2 ** Math.min(failedAttempts - FREE_ATTEMPTS, 10), LONGEST_LOCK_MINUTES);
}
