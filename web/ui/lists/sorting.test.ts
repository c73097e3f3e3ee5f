import { expect, test } from 'vitest';
import { plainText, sorted } from './sorting.ts';

const rows = [
  { name: 'Zoé', cents: 5 },
  { name: 'élan', cents: null },
  { name: 'Abri', cents: 12 },
];
const keys = {
  name: (row: { name: string }) => plainText(row.name),
  cents: (row: { cents: number | null }) => row.cents,
};
const names = (by: string, descending: boolean) => sorted(rows, keys, { by, descending }).map(({ name }) => name);

test('names sort without their accents and capitals', () => {
  expect(names('name', false)).toEqual(['Abri', 'élan', 'Zoé']);
  expect(names('name', true)).toEqual(['Zoé', 'élan', 'Abri']);
});

test('what has no value comes last in both directions', () => {
  expect(names('cents', false)).toEqual(['Zoé', 'Abri', 'élan']);
  expect(names('cents', true)).toEqual(['Abri', 'Zoé', 'élan']);
});

test('an unknown sort of the address changes nothing', () => {
  expect(names('constructor-of-nothing', true)).toEqual(['Zoé', 'élan', 'Abri']);
});
