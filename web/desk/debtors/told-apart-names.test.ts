import { expect, test } from 'vitest';
import { toldApartNames } from './told-apart-names.ts';

const WORDS = { noSiren: 'sans SIREN', noAddress: 'sans adresse', noEmail: 'sans adresse électronique' };
const named = (name: string, more: object = {}) => ({ name, siren: null, city: 'Brest', contacts: [], ...more });

test.each([
  [named('A'), named('B'), ['A', 'B']],
  [named('Bréhat', { siren: '210091534' }), named('BREHAT'), ['Bréhat (210\u00a0091\u00a0534)', 'BREHAT (sans SIREN)']],
  [named('Anne'), named('Anne', { city: 'Quimper' }), ['Anne (Brest)', 'Anne (Quimper)']],
  [
    named('Anne', { contacts: [{ email: 'a@b.example' }] }),
    named('Anne'),
    ['Anne (a@b.example)', 'Anne (sans adresse électronique)'],
  ],
])('%j and %j', (a, b, names) => {
  expect(toldApartNames(a as never, b as never, WORDS)).toEqual(names);
});
