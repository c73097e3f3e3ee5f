import { describe, expect, test } from 'vitest';
import { betweenTraders } from '../../test/support/road-builder.ts';
import { day } from '../kernel/civil-date.ts';
import type { RoadFacts } from './road.ts';
import {
  commonConditions,
  debtorWarnings,
  foreignDebtorWarnings,
  notPublicBuyer,
  territorial,
} from './road-conditions.ts';

const met = (facts: Partial<RoadFacts>) =>
  Object.fromEntries(commonConditions({ ...betweenTraders, ...facts }).map((one) => [one.condition, one.met]));
const opened = { openedOn: day('2026-11-01') };

describe('what every road asks', () => {
  test.each<[string, Partial<RoadFacts>, string, string]>([
    ['due yesterday (C. civ. 2233)', { dueOn: day('2026-11-20') }, 'claim-is-due', 'yes'],
    ['due today', { dueOn: day('2026-11-21') }, 'claim-is-due', 'no'],
    [
      'last day of the prescription (C. civ. 2229)',
      { prescriptionExpiresOn: day('2026-11-21') },
      'not-prescribed',
      'yes',
    ],
    ['the day after', { prescriptionExpiresOn: day('2026-11-20') }, 'not-prescribed', 'no'],
    ['not computed', { prescriptionExpiresOn: undefined! }, 'not-prescribed', 'unknown'],
    ['no proceedings', {}, 'debtor-not-insolvent', 'yes'],
    ['opened on the day itself', { insolvency: { openedOn: day('2026-11-21') } }, 'debtor-not-insolvent', 'no'],
    ['opened tomorrow', { insolvency: { openedOn: day('2026-11-22') } }, 'debtor-not-insolvent', 'yes'],
    ['a debt born before (L622-21)', { insolvency: opened, bornOn: day('2026-10-31') }, 'debtor-not-insolvent', 'no'],
    [
      'a debt born after (L622-17)',
      { insolvency: opened, bornOn: day('2026-11-02') },
      'debtor-not-insolvent',
      'unknown',
    ],
    [
      'invoiced after, birth unknown',
      { insolvency: opened, issuedOn: day('2026-11-02') },
      'debtor-not-insolvent',
      'unknown',
    ],
  ])('%s', (_, facts, name, expected) => {
    expect(met(facts)[name]).toBe(expected);
  });
});

describe('a debtor outside France', () => {
  test.each([
    ['france', 'yes', 0],
    ['european-union', 'unknown', 1],
    ['elsewhere', 'unknown', 1],
    [undefined, 'unknown', 0],
  ] as const)('%s: %s', (debtorCountry, expected, warnings) => {
    const facts: RoadFacts = { ...betweenTraders, debtorCountry: debtorCountry! };
    const condition = territorial(facts);
    expect(condition.met).toBe(expected);
    expect(condition.because.at(-1)!.read).toBe(expected === 'yes' ? 'official' : 'unconfirmed');
    expect(foreignDebtorWarnings(facts)).toHaveLength(warnings);
  });
});

test('a public buyer is left to the administrative court, by a rule that was not read', () => {
  expect(notPublicBuyer(betweenTraders).met).toBe('yes');
  const condition = notPublicBuyer({ ...betweenTraders, parties: 'public-buyer' });
  expect([condition.met, condition.because[0]!.read]).toEqual(['no', 'unconfirmed']);
});

describe('a suit pending at the opening (L622-22)', () => {
  const kinds = (facts: Partial<RoadFacts>) => debtorWarnings({ ...betweenTraders, ...facts }).map((one) => one.kind);
  test.each<[string, Partial<RoadFacts>, boolean]>([
    ['a summons', { insolvency: opened, summonsServedOn: day('2026-10-01') }, true],
    ['a hearing', { insolvency: opened, hearingOn: day('2026-12-01') }, true],
    [
      'an order served',
      { insolvency: opened, injonction: { orderedOn: day('2026-09-01'), servedOn: day('2026-09-10') } },
      true,
    ],
    ['an order only asked', { insolvency: opened, injonction: { requestedOn: day('2026-09-01') } }, false],
    ['no proceedings', { summonsServedOn: day('2026-10-01') }, false],
    ['proceedings to come', { insolvency: { openedOn: day('2026-12-01') }, summonsServedOn: day('2026-10-01') }, false],
  ])('%s', (_, facts, expected) => {
    expect(kinds(facts).includes('pending-suit-is-suspended')).toBe(expected);
  });
});
