import { describe, expect, test } from 'vitest';
import { cited, onConsumer, roadOf, stepsOf, unmet, warned } from '../../../test/support/road-builder.ts';
import { day } from '../../kernel/civil-date.ts';
import { euros } from '../../kernel/money.ts';
import type { RoadFacts } from '../road.ts';

const of = (facts: Partial<RoadFacts> = {}) => roadOf('refere-provision', facts);

describe('the ceiling of the prior attempt (750-1), with interest and indemnity', () => {
  test.each([
    ['4860.00', ['prior-amicable-attempt:no']],
    ['4860.01', []],
  ])('a principal of %s: %j', (principal, expected) => {
    expect(unmet(of({ ...onConsumer, amicableAttempt: 'none', principal: euros(principal) }))).toEqual(expected);
  });
});

describe('conditions', () => {
  test.each<[string, Partial<RoadFacts>, string[]]>([
    ['nothing contested (CPC 873)', {}, []],
    ['an objection without substance', { dispute: 'not-serious' }, []],
    ['a serious dispute (835, 873)', { dispute: 'serious' }, ['not-seriously-contestable:no']],
    ['no proof', { isProven: false }, ['is-proven:no']],
    [
      'at the tribunal judiciaire up to 5 000 €, an attempt first (750-1)',
      { ...onConsumer, amicableAttempt: 'none' },
      ['prior-amicable-attempt:no'],
    ],
    ['or a dispense of it', { ...onConsumer, amicableAttempt: 'dispensed' }, []],
    ['above it, none is needed', { ...onConsumer, amicableAttempt: 'none', principal: euros('5000.00') }, []],
    ['at the commercial court, none is needed', { amicableAttempt: 'none' }, []],
    ['a public buyer', { parties: 'public-buyer' }, ['not-a-public-buyer:no']],
    [
      'a debtor in another member State',
      { debtorCountry: 'european-union' },
      ['french-court-has-jurisdiction:unknown'],
    ],
    ['a debtor elsewhere', { debtorCountry: 'elsewhere' }, ['french-court-has-jurisdiction:unknown']],
    ['a country that is not said', { debtorCountry: undefined! }, ['french-court-has-jurisdiction:unknown']],
    [
      'a debtor in insolvency proceedings',
      { insolvency: { openedOn: day('2026-11-01') } },
      ['debtor-not-insolvent:no'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(unmet(of(facts))).toEqual(expected);
  });

  test('a debtor abroad is warned of, and the doubt is marked as such', () => {
    const road = of({ debtorCountry: 'european-union' });
    expect([road.admissible, warned(road).includes('international-jurisdiction-not-established')]).toEqual([
      'unknown',
      true,
    ]);
    const territorial = road.conditions.find((one) => one.condition === 'french-court-has-jurisdiction')!;
    expect(territorial.because.map(({ read }) => read)).toEqual(['official', 'unconfirmed']);
    expect(warned(of())).not.toContain('international-jurisdiction-not-established');
    expect(warned(of({ debtorCountry: undefined! }))).not.toContain('international-jurisdiction-not-established');
  });
});

describe('court, lawyer and costs', () => {
  test.each<[string, Partial<RoadFacts>, string]>([
    ['up to 10 000 € (CPC 853)', { principal: euros('9860.00') }, 'optional'],
    ['above', { principal: euros('9860.01') }, 'mandatory'],
    ['up to 10 000 € at the tribunal judiciaire (761)', { ...onConsumer, principal: euros('9860.00') }, 'optional'],
    ['above', { ...onConsumer, principal: euros('9860.01') }, 'mandatory'],
  ])('a lawyer %s', (_, facts, expected) => {
    expect(of(facts).lawyer).toBe(expected);
  });

  test.each<[string, Partial<RoadFacts>, string, string]>([
    ['president of the commercial court', {}, '873', '835'],
    ['tribunal judiciaire', onConsumer, '835', '873'],
  ])('%s: its own article', (_, facts, own, other) => {
    expect(cited(of(facts))).toContain(own);
    expect(cited(of(facts))).not.toContain(other);
  });

  test.each<[string, Partial<RoadFacts>, boolean, boolean]>([
    ['at a TAE', { postcode: '75011', principal: euros('80000.00') }, true, false],
    ['at an ordinary commercial court', { postcode: '33000', principal: euros('80000.00') }, false, false],
    ['at the commercial chamber of Strasbourg', { postcode: '67000', principal: euros('80000.00') }, false, false],
    ['at a court nobody named', { principal: euros('80000.00') }, true, false],
    ['at the tribunal judiciaire', { ...onConsumer, principal: euros('80000.00') }, false, true],
  ])('contributions %s', (_, facts, economic, legalAid) => {
    const items = of(facts).costs.map((one) => one.item);
    expect(items.includes('economic-justice-contribution')).toBe(economic);
    expect(items.includes('legal-aid-contribution')).toBe(legalAid);
  });

  test('the summons and the service of the order are both counted, whatever their tariff', () => {
    const items = of().costs.map((one) => one.item);
    expect(items.slice(0, 2)).toEqual(['assignation', 'service-of-decision']);
  });

  test('without a postcode it says so', () => {
    expect(warned(of())).toContain('place-not-given');
    expect(warned(of({ postcode: '33000' }))).not.toContain('place-not-given');
  });
});

test('a provisional decision, appealed within fifteen days (484 to 490, 514)', () => {
  expect(warned(of())).toContain('not-judged-on-the-merits');
  expect(cited(of())).toEqual(expect.arrayContaining(['485', '486', '488', '490', '514']));
  expect(stepsOf(of()).at(-1)).toBe('fifteen-days-to-appeal');
});
