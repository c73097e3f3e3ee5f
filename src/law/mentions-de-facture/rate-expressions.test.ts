import { describe, expect, test } from 'vitest';
import { percentText } from '../../kernel/money.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { plainNote } from './note-text.ts';
import { rateExpressions, timesText } from './rate-expressions.ts';

const short = (clause: PenaltyClause): string => {
  if (clause.kind === 'legal-times') return `légal × ${timesText(clause)}`;
  return clause.kind === 'fixed'
    ? ''
    : `${clause.kind === 'ecb-plus' ? 'BCE' : 'légal'} + ${percentText(clause.points)}`;
};
const found = (text: string) =>
  rateExpressions(plainNote(text)).map((one) => {
    if (one.kind === 'clause') return short(one.clause);
    return one.kind === 'percentage' ? percentText(one.rate) : '?';
  });

describe('every rate of a sentence, in its order', () => {
  test.each<[string, string[]]>([
    ['rien', []],
    ['12 %', ['12.00']],
    ['de 12 % à la commande puis 5,5 % ensuite', ['12.00', '5.50']],
    ['TVA 20 %, pénalités 12 %', ['20.00', '12.00']],
    ['3 fois le taux légal, soit 8,25 %', ['légal × 3', '8.25']],
    ['BCE + 10 points, minimum 3 fois le taux légal', ['BCE + 10.00', 'légal × 3']],
    ['12,40 % (BCE + 10 points)', ['12.40', 'BCE + 10.00']],
    ['taux légal majoré de 5 points ou 12 %', ['légal + 5.00', '12.00']],
    ['taux BCE (2,40 %) majoré de 10 points', ['BCE + 10.00']],
    ['taux légal', ['légal × 1']],
    ['taux légal multiplié par 3', ['légal × 3']],
  ])('%j: %j', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('what no rule reads for sure is unclear, never a rate', () => {
  test.each<[string, string[]]>([
    ['taux légal multiplié par 3 et majoré de 2 points', ['légal × 3', '?']],
    ['taux BCE', ['?']],
    ['Euribor majoré de 3 %', ['?', '?']],
    ['10-12 %', ['?']],
    ['10 à 12 %', ['?']],
    ['1 200 %', ['?']],
    ['5 ‰', ['?']],
    ['100 points de base', ['?']],
    ['majoré de 50 %', ['?']],
    ['taux légal majoré de 50 %', ['?']],
    ['BCE + 10,125 points', ['?']],
    ['21 fois le taux légal', ['?']],
    ['0 fois le taux légal', ['?']],
    ['trois fois le taux de base', ['?', '?']],
  ])('%j: %j', (text, expected) => {
    const kinds = found(text);
    expect(kinds.filter((one) => one !== '?')).toEqual(expected.filter((one) => one !== '?'));
    expect(kinds).toContain('?');
  });
});

test('places do not overlap and are those of the sentence', () => {
  const sentence = plainNote(
    'TVA 20 %, pénalités : BCE + 10 points, minimum trois fois le taux d’intérêt légal, soit 12,40 %',
  );
  let last = 0;
  for (const { start, end } of rateExpressions(sentence)) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(sentence.length);
    last = end;
  }
  expect(last).toBe(sentence.length);
});

test('a hostile text is read to its end', () => {
  const hostile = [
    'bce '.repeat(5_000),
    '('.repeat(10_000),
    'taux d’intérêt légal '.repeat(2_000),
    '1 '.repeat(10_000),
  ];
  for (const text of hostile) expect(Array.isArray(rateExpressions(plainNote(text)))).toBe(true);
});
