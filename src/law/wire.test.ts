import { expect, test } from 'vitest';
import { day } from '../kernel/civil-date.ts';
import { euros, percent } from '../kernel/money.ts';
import { article, official, secondHand, text } from './citation.ts';
import { toWire } from './wire.ts';

test('cents are decimal strings, rates are percent strings, sources are articles with their address', () => {
  const source = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), { note: 'II' });
  expect(
    toWire({
      total: euros('1234.56'),
      rate: percent('12.4'),
      warnings: [{ kind: 'contractual-rate-below-floor', contractual: percent('8'), floor: percent('8.25') }],
      on: day('2026-11-21'),
      nothing: undefined,
      because: [source, official(text('loi n° 2026-307'))],
    }),
  ).toEqual({
    total: '1234.56',
    rate: '12.40',
    warnings: [{ kind: 'contractual-rate-below-floor', contractual: '8.00', floor: '8.25' }],
    on: '2026-11-21',
    because: [
      {
        article: 'article L441-10 du code de commerce',
        id: 'LEGIARTI000038414392',
        url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392',
        read: 'second-hand',
        note: 'II',
      },
      { article: 'loi n° 2026-307', id: null, url: null, read: 'official' },
    ],
  });
});

test('what crosses is JSON, whatever it holds', () => {
  const value = toWire({
    list: [1n, -5n],
    set: new Set(['a']),
    nested: { deep: [euros('0.05')] },
    no: false,
    none: null,
  });
  expect(JSON.parse(JSON.stringify(value))).toEqual({
    list: ['0.01', '-0.05'],
    set: ['a'],
    nested: { deep: ['0.05'] },
    no: false,
    none: null,
  });
});
