import { expect, test } from 'vitest';
import { tellingWords } from '../../../kernel/names.ts';
import { type Candidate, isExact, ranked } from './rank.ts';

const register: Record<string, [name: string, more: string, closed?: 'closed']> = {
  1: ['Menuiserie Bréhat', '22870 ile de brehat'],
  2: ['Menuiserie Bréhat', '35400 saint malo'],
  3: ['Menuiserie Bréhat', '29200 brest', 'closed'],
  4: ['Bréhat Menuiserie', '29200 brest'],
  5: ['Menuiserie Bréhat Ouest', '29200 brest'],
  6: ['Les Ateliers de Menuiserie de Bréhat', '29200 brest'],
  7: ['Menuiserie Bréhal', '29200 brest'],
  8: ['Dupont et Fils', 'menuiserie brehat 29200 brest'],
  9: ['Dupont', '29200 brest'],
};
const candidates = Object.entries(register).map(([siren, [name, moreWords, closed]]): Candidate => {
  return { siren: Number(siren), isActive: !closed, nameKey: tellingWords(name).join(' '), moreWords };
});
const order = (text: string, place?: { postcode?: string; city?: string }) =>
  ranked(tellingWords(text), place, candidates);

test('the exact name, those that exist first, then other orders, beginnings, words, other names, slips', () => {
  expect(order('Menuiserie Bréhat')).toEqual([1, 2, 3, 4, 5, 6, 8, 7]);
});

test('the place that is given comes first, by its postcode or its name', () => {
  expect(order('Menuiserie Bréhat', { postcode: '35400' })[0]).toBe(2);
  expect(order('Menuiserie Bréhat', { city: 'Saint-Malo' })[0]).toBe(2);
  expect(order('menuiserie bréhat saint-malo')).toEqual([2]);
});

test('light words only rank', () => {
  expect(order('Dupont et Fils')).toEqual([8, 9]);
  expect(order('Dupont')).toEqual([9, 8]);
});

test('a word that fits nothing leaves the candidate out', () => {
  expect(order('Menuiserie Bréhat Plomberie')).toEqual([]);
});

test('an exact name is one whose words are all there and no other, but for light ones', () => {
  const exact = (text: string) =>
    candidates.filter((candidate) => isExact(tellingWords(text), candidate)).map(({ siren }) => siren);
  expect(exact('brehat menuiserie')).toEqual([1, 2, 3, 4]);
  expect(exact('menuiseriebrehat')).toEqual([1, 2, 3]);
  expect(exact('menuiserie')).toEqual([]);
});
