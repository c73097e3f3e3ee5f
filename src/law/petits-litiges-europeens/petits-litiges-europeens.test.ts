import { describe, expect, test } from 'vitest';
import { cited, roadOf, stepsOf, unmet, warned } from '../../../test/support/road-builder.ts';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { RoadFacts } from '../road.ts';
import { publishedLaw, valueOn } from '../schedule.ts';
import { europeanSmallClaims } from './petits-litiges-europeens.ts';

const of = (facts: Partial<RoadFacts> = {}) =>
  roadOf('petits-litiges-europeens', { debtorCountry: 'european-union', ...facts });

describe('European small claims', () => {
  test.each<[string, Partial<RoadFacts>, string[]]>([
    ['a small claim on a debtor in another member State', {}, []],
    ['5 000 €, the ceiling included', { principal: euros('5000.00') }, []],
    ['a cent more', { principal: euros('5000.01') }, ['within-european-ceiling:no']],
    ['interest does not count', { principal: euros('5000.00'), interest: euros('900.00') }, []],
    ['a debtor in France', { debtorCountry: 'france' }, ['cross-border:no']],
    ['a debtor outside the Union', { debtorCountry: 'elsewhere' }, ['cross-border:no']],
    ['a public buyer', { parties: 'public-buyer' }, ['civil-or-commercial:no']],
    ['contested: the road stays open', { dispute: 'serious' }, []],
    ['prescribed', { prescriptionExpiresOn: day('2026-11-20') }, ['not-prescribed:no']],
  ])('%s', (_, facts, expected) => {
    expect(unmet(of(facts))).toEqual(expected);
  });

  test('its ceiling is known for every day of the other roads, with a source read (CPC 1382)', () => {
    for (const on of ['2017-07-14', '2026-04-25', '2026-11-21', '2030-01-01']) {
      const ruling = orThrow(valueOn(europeanSmallClaims, day(on), publishedLaw));
      expect(decimal(ruling.value)).toBe('5000.00');
      expect(ruling.because[0]).toMatchObject({ number: '1382', read: 'official' });
    }
    expect(valueOn(europeanSmallClaims, day('2017-07-13'), publishedLaw).refused).toBe(true);
  });

  test('it says that the regulation was not read, and claims no cost, form or deadline of its own', () => {
    const road = of();
    expect([road.costs, road.forms, road.deadlines, road.lawyer]).toEqual([[], [], [], 'unknown']);
    expect(warned(road)).toContain('regulation-not-read');
    expect(cited(road)).toContain('1382');
    expect(stepsOf(road)).toEqual(['european-claim-form', 'debtor-answers', 'judgment']);
  });
});

const marked = of();

describe('each source is marked as it was read', () => {
  test.each<[string, string]>([
    ['1382', 'official'],
    ['2233', 'official'],
    ['2229', 'official'],
    ['L622-21', 'second-hand'],
  ])('article %s: %s', (number, read) => {
    const found = marked.because.filter((one) => 'number' in one && one.number === number);
    expect(found.map((one) => one.read)).toContain(read);
  });
});

test.each<[string, 'cross-border' | 'civil-or-commercial']>([
  ['another member State', 'cross-border'],
  ['civil or commercial', 'civil-or-commercial'],
])('%s: a condition of the regulation, which was not read', (_, name) => {
  const condition = of().conditions.find((one) => one.condition === name)!;
  expect(condition.because.map((one) => one.read)).toEqual(['unconfirmed']);
});
