import { expect, test } from 'vitest';
import { day } from '../kernel/civil-date.ts';
import {
  article,
  citation,
  decision,
  distinctSources,
  isWellFormed,
  legifranceUrl,
  official,
  publication,
  secondHand,
  text,
  unconfirmed,
  weakestRead,
} from './citation.ts';

const l441 = article('code de commerce', 'L441-10', 'LEGIARTI000038414392');
const judgment = decision('Cass. com.', day('2022-05-18'), '20-23.204', 'JURITEXT000045822952');

test('the address is built from the identifier, never stored', () => {
  expect(legifranceUrl(l441)).toBe('https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392');
  expect(legifranceUrl(judgment)).toBe('https://www.legifrance.gouv.fr/juri/id/JURITEXT000045822952');
  expect(legifranceUrl(text('arrêté', 'JORFTEXT000053165408'))).toBe(
    'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000053165408',
  );
  expect(legifranceUrl(article('code civil', '1343-1'))).toBe(
    'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070721/',
  );
  expect(legifranceUrl(text('loi n° 2026-307'))).toBeUndefined();
  expect(legifranceUrl(publication('BCE', 'taux', 'FM.B'))).toBeUndefined();
});

test('an identifier has the shape its kind requires', () => {
  expect(isWellFormed(l441)).toBe(true);
  expect(isWellFormed(article('code civil', '1', 'JORFTEXT000053165408'))).toBe(false);
  expect(isWellFormed(article('code civil', '1', 'LEGIARTI00003841439'))).toBe(false);
  expect(isWellFormed(decision('Cass.', day('2022-05-18'), '1', 'LEGIARTI000038414392'))).toBe(false);
  expect(isWellFormed(text('loi', 'LEGIARTI000038414392'))).toBe(true);
});

test('a citation reads as a jurist writes it', () => {
  expect(citation(l441)).toBe('article L441-10 du code de commerce');
  expect(citation(text('loi n° 71-1130', undefined, '54'))).toBe('loi n° 71-1130, article 54');
  expect(citation(judgment)).toBe('Cass. com., 2022-05-18, n° 20-23.204');
});

test('a ruling is worth its weakest source', () => {
  expect(weakestRead([])).toBe('official');
  expect(weakestRead([official(l441), secondHand(l441)])).toBe('second-hand');
  expect(weakestRead([unconfirmed(l441), official(l441)])).toBe('unconfirmed');
});

test('sources are listed once, in order, and two readings of one article stay apart', () => {
  const once = distinctSources([official(l441), secondHand(l441)], [official(l441)], [official(judgment)]);
  expect(once.map((source) => [source.kind, source.read])).toEqual([
    ['article', 'official'],
    ['article', 'second-hand'],
    ['decision', 'official'],
  ]);
});
