import { describe, expect, test } from 'vitest';
import { cited, ends, roadOf, stepsOf, unmet, warned } from '../../../test/support/road-builder.ts';
import { day } from '../../kernel/civil-date.ts';
import type { RoadFacts } from '../road.ts';

const of = (facts: Partial<RoadFacts> = {}) =>
  roadOf('injonction-europeenne', { debtorCountry: 'european-union', ...facts });

describe('European order for payment', () => {
  test.each<[string, Partial<RoadFacts>, string[]]>([
    ['a debtor in another member State', {}, []],
    ['a debtor in France', { debtorCountry: 'france' }, ['cross-border:no']],
    ['a debtor outside the Union', { debtorCountry: 'elsewhere' }, ['cross-border:no']],
    ['a public buyer', { parties: 'public-buyer' }, ['civil-or-commercial:no']],
    ['a serious dispute', { dispute: 'serious' }, ['not-contested:no']],
    ['an objection without substance', { dispute: 'not-serious' }, []],
    ['not due yet', { dueOn: day('2026-11-21') }, ['claim-is-due:no']],
  ])('%s', (_, facts, expected) => {
    expect(unmet(of(facts))).toEqual(expected);
  });

  test('the regulation was not read: each condition taken from it says so', () => {
    const read = Object.fromEntries(of().conditions.map((one) => [one.condition, one.because[0]!.read]));
    expect(read).toMatchObject({
      'cross-border': 'unconfirmed',
      'civil-or-commercial': 'unconfirmed',
      'not-contested': 'unconfirmed',
    });
    expect(warned(of())).toContain('regulation-not-read');
  });

  test('forms A, E and F; one judge (COJ R212-8, 11°); no lapse for want of an advance (CPC 1425)', () => {
    expect(of().forms.map(({ name, number }) => [name, number])).toEqual([
      ['form-a', 'A'],
      ['form-e', 'E'],
      ['form-f', 'F'],
    ]);
    expect(stepsOf(of())).toEqual(['form-a', 'form-e-order', 'order-served', 'form-f-opposition']);
    expect(cited(of())).toEqual(expect.arrayContaining(['1424-1', '1425', 'R212-8', '16']));
  });

  test.each([
    ['2026-10-01', '2026-11-02', 'the thirtieth day is Saturday 31 October'],
    ['2026-11-02', '2026-12-02', 'a working day'],
  ])('served on %s: thirty days to oppose, %s (%s), unconfirmed', (servedOn, expected) => {
    const road = of({ europeanOrderServedOn: day(servedOn) });
    expect(ends(road)).toEqual({ 'european-opposition': expected });
    expect(road.deadlines[0]!.because[0]).toMatchObject({ read: 'unconfirmed', number: '16' });
  });

  test('nothing runs before the service', () => {
    expect(ends(of())).toEqual({});
  });
});
