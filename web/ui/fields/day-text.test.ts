import { expect, test } from 'vitest';
import { dayFromText } from './day-text.ts';

test.each([
  ['9/10/2026', '2026-10-09'],
  ['09.10.26', '2026-10-09'],
  ['2026-10-09', '2026-10-09'],
  ['29/02/2028', '2028-02-29'],
])('%s is read day first', (text, day) => {
  expect(dayFromText(text)).toBe(day);
});

test.each(['29/02/2027', '31/04/2026', '10/13/2026', 'hier', ''])('« %s » is no day', (text) => {
  expect(dayFromText(text)).toBeUndefined();
});
