import { expect, test } from 'vitest';
import { parseSort, sortText } from './table-address.ts';

const fallback = { by: 'dueOn', descending: false };

test.each([
  ['amountCents', { by: 'amountCents', descending: false }],
  ['-amountCents', { by: 'amountCents', descending: true }],
  [undefined, fallback],
  ['', fallback],
  ['--amount', fallback],
  ['amount;drop', fallback],
])('%s', (text, expected) => {
  expect(parseSort(text, fallback)).toEqual(expected);
});

test('a sort goes through the address unchanged', () => {
  for (const sort of [fallback, { by: 'a-b', descending: true }])
    expect(parseSort(sortText(sort), fallback)).toEqual(sort);
});
