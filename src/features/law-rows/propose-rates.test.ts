import { expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { publication } from '../../law/citation.ts';
import { publishedLaw } from '../../law/schedule.ts';
import type { ObservedRate } from './ports.ts';
import { proposalsFrom } from './propose-rates.ts';

const reference = publication('Banque centrale européenne', 'série', 'FM.B');

function seen(fromOn: string, untilOn: string, rate: string): ObservedRate {
  return { subject: 'ecb-refinancing-rate', fromOn: day(fromOn), untilOn: day(untilOn), value: { rate }, reference };
}

function semester(
  fromOn: string,
  untilOn: string,
  value: { professional?: string; individual?: string },
): ObservedRate {
  return { subject: 'legal-interest', fromOn: day(fromOn), untilOn: day(untilOn), value, reference };
}

const from = (...observed: ObservedRate[]) =>
  proposalsFrom(observed, publishedLaw).map(({ fromOn, untilOn, value }) => [fromOn, untilOn, value]);

test('what we hold already proposes nothing', () => {
  expect(from(seen('2025-11-21', '2026-06-16', '2.15'), seen('2026-06-18', '2026-09-15', '2.4'))).toEqual([]);
  expect(from(semester('2026-01-01', '2026-06-30', { professional: '2.62' }))).toEqual([]);
});

test('a change that we do not hold is proposed until the end of its semester, never beyond', () => {
  expect(from(seen('2026-10-01', '2026-11-04', '2.65'), seen('2026-11-05', '2026-11-20', '2.90'))).toEqual([
    ['2026-11-05', '2026-12-31', { rate: '2.90' }],
  ]);
});

test('a rate that has not moved is proposed for the days after the end of our table', () => {
  expect(from(seen('2026-11-21', '2027-01-08', '2.65'))).toEqual([['2027-01-01', '2027-06-30', { rate: '2.65' }]]);
});

test('a value that contradicts ours is proposed for a person to settle', () => {
  expect(from(seen('2026-07-01', '2026-09-15', '2.45'))).toEqual([['2026-07-01', '2026-12-31', { rate: '2.45' }]]);
  expect(from(semester('2026-07-01', '2026-12-31', { professional: '2.76' }))).toEqual([
    ['2026-07-01', '2026-12-31', { professional: '2.76' }],
  ]);
});

test('a row never read at its source is proposed again with the official reading', () => {
  expect(from(seen('2026-06-17', '2026-09-15', '2.40'), seen('2026-09-16', '2026-11-20', '2.65'))).toEqual([
    ['2026-06-17', '2026-09-15', { rate: '2.40' }],
    ['2026-09-16', '2026-12-31', { rate: '2.65' }],
  ]);
  // One of the two rates confirms nothing by itself.
  expect(from(semester('2026-07-01', '2026-12-31', { professional: '2.75' }))).toEqual([]);
});

test('the next semester is proposed with what the feed tells of it', () => {
  expect(from(semester('2027-01-01', '2027-06-30', { professional: '2.80' }))).toEqual([
    ['2027-01-01', '2027-06-30', { professional: '2.80' }],
  ]);
});
