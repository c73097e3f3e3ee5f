import { expect, test } from 'vitest';
import { answersMatch, lockMinutes, secondFactorOf } from './second-factor.ts';

test('the postcode is asked, or the city of a debtor that has none, or nothing when nothing is known', () => {
  expect(secondFactorOf({ postcode: '56300', city: 'Pontivy' })).toEqual({
    asks: 'postcode',
    expected: '56300',
    digitsOnly: true,
  });
  expect(secondFactorOf({ postcode: 'W1J 7NT', city: 'London' })).toMatchObject({
    asks: 'postcode',
    digitsOnly: false,
  });
  expect(secondFactorOf({ postcode: ' - ', city: 'Nouakchott' })).toMatchObject({ asks: 'city' });
  expect(secondFactorOf({})).toBeUndefined();
});

test.each([
  ['56300', '56300', true],
  [' 56 300 ', '56300', true],
  ['56\u202f300', '56300', true],
  ['w1j7nt', 'W1J 7NT', true],
  ['saint brieuc', 'Saint-Brieuc', true],
  ['PLOUËR', 'Plouer', true],
  ['56301', '56300', false],
  ['5630', '56300', false],
  ['563000', '56300', false],
  ['', '56300', false],
])('%s against %s: %s', (given, expected, matches) => {
  expect(answersMatch(given, expected)).toBe(matches);
});

test('five wrong answers lock a quarter of an hour, then twice as long each time, a day at most', () => {
  expect([0, 1, 4].map(lockMinutes)).toEqual([0, 0, 0]);
  expect([5, 6, 7, 8, 9, 10, 11, 12, 50].map(lockMinutes)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
});
