import { expect, test } from 'vitest';
import { parseCalculableDay } from './calculable-day.ts';

test.each(['1950-01-01', '2026-02-28', '2024-02-29', '2150-12-31'])('%s can be counted from', (text) => {
  expect(parseCalculableDay(text)).toEqual({ refused: false, value: text });
});

test.each([
  ['1949-12-31', 'date-too-far'],
  ['2151-01-01', 'date-too-far'],
  ['2026-02-30', 'not-a-date'],
  ['', 'not-a-date'],
])('« %s » is refused', (text, kind) => {
  expect(parseCalculableDay(text)).toEqual({ refused: true, refusal: { kind, text } });
});
