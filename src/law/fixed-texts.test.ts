import { expect, test } from 'vitest';
import { day } from '../kernel/civil-date.ts';
import { orThrow } from '../kernel/result.ts';
import { fixedTexts } from './fixed-texts.ts';
import { lawWith } from './law-book.ts';
import { collectorMentions } from './recouvrement-amiable/recouvrement-amiable.ts';
import { costsNotice } from './recouvrement-amiable/recouvrement-amiable.values.ts';

const texts = orThrow(fixedTexts(day('2026-11-21')));
const wordsOf = (id: string) => texts.find((one) => one.id === id)?.words;

test('the words are those of the law, to the letter', () => {
  expect(wordsOf('costs-notice-second-paragraph')).toBe(
    "Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s'ils concernent un acte dont l'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire.",
  );
  expect(wordsOf('costs-notice-third-paragraph')).toBe(
    "Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi.",
  );
  expect(wordsOf('irrecoverable-vat-duplicate')).toBe(
    "Facture demeurée impayée pour la somme de … euros (prix net) et pour la somme de … euros (TVA correspondante) qui ne peut faire l'objet d'une déduction (article 272 du CGI)",
  );
  expect(collectorMentions['collector-identity']).toContain(wordsOf('collector-statement'));
});

test('each says where it goes and what it rests on; the duplicate is second-hand', () => {
  for (const { place, because } of texts) {
    expect(place).not.toBe('');
    expect(because.length).toBeGreaterThan(0);
  }
  const reads = texts.map(({ id, because }) => [id, because.map(({ read }) => read)]);
  expect(reads).toEqual([
    ['costs-notice-second-paragraph', ['official', 'official']],
    ['costs-notice-third-paragraph', ['official', 'official']],
    ['collector-statement', ['official']],
    ['irrecoverable-vat-duplicate', ['second-hand']],
  ]);
});

test('a text follows its dates: refused before the first, an operator’s words from theirs', () => {
  expect(fixedTexts(day('2014-03-18'))).toMatchObject({ refused: true, refusal: { kind: 'law-not-known-on' } });
  const [first] = costsNotice.rows;
  if (!first) throw new Error('no row');
  const amendedLaw = lawWith({
    [costsNotice.subject]: [{ ...first, from: day('2027-01-01'), value: { second: 'deux', third: 'trois' } }],
  });
  const later = orThrow(fixedTexts(day('2027-01-01'), amendedLaw));
  expect(later.slice(0, 2).map(({ words }) => words)).toEqual(['deux', 'trois']);
  expect(orThrow(fixedTexts(day('2026-12-31'), amendedLaw))[0]?.words).toBe(wordsOf('costs-notice-second-paragraph'));
});
