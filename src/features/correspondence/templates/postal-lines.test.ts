import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postalLines } from './postal-lines.ts';

test('long lines are cut at words; a block of more than seven lines is refused', () => {
  expect(postalLines(['Établissements Vandenbroucke-Lapeyrouse & Fils', undefined, ' ', '35000 Rennes'])).toEqual([
    'Établissements',
    'Vandenbroucke-Lapeyrouse & Fils',
    '35000 Rennes',
  ]);
  expect(postalLines(Array.from({ length: 8 }, () => 'x'))).toBeUndefined();
});

test('no line is longer than 38 characters and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Za-z -]{0,60}$/), { maxLength: 4 }), (lines) => {
      const block = postalLines(lines);
      if (!block) return;
      expect(block.every((line) => line.length <= 38 && line.length > 0)).toBe(true);
      expect(block.join('').replaceAll(' ', '')).toBe(lines.join('').replaceAll(' ', ''));
    }),
  );
});
