import { expect, test } from 'vitest';
import { chosenPages } from './read-pages.ts';

test('a short document is read whole, a long one at both ends', () => {
  expect(chosenPages(6, { first: 4, last: 2 })).toEqual([1, 2, 3, 4, 5, 6]);
  expect(chosenPages(7, { first: 4, last: 2 })).toEqual([1, 2, 3, 4, 6, 7]);
  expect(chosenPages(0, { first: 4, last: 2 })).toEqual([]);
});
