import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../kernel/civil-date.ts';
import { type Hold, hasRunOut, heldDays, isActive } from './hold.ts';

const START = day('2026-09-01');
const at = (days: number) => addDays(START, days);
const hold = (changes: Partial<Hold> = {}): Hold => ({ id: 'h', reason: 'pause', startsOn: START, ...changes });

test('a hold is active from its first day until somebody ends it', () => {
  expect(isActive(hold(), at(-1))).toBe(false);
  expect(isActive(hold(), START)).toBe(true);
  expect(isActive(hold({ untilOn: at(3) }), at(90))).toBe(true);
  expect(isActive(hold({ endedOn: at(3) }), at(3))).toBe(false);
});

test('a promise and a dated pause run out on the morrow of their last day; a dispute never by itself', () => {
  expect(hasRunOut(hold({ untilOn: at(3) }), at(3))).toBe(false);
  expect(hasRunOut(hold({ untilOn: at(3) }), at(4))).toBe(true);
  expect(hasRunOut(hold({ untilOn: at(3), endedOn: at(2) }), at(4))).toBe(false);
  expect(hasRunOut(hold({ reason: 'dispute' }), at(4000))).toBe(false);
});

test.each<[string, Hold[], number, number]>([
  ['none', [], 10, 0],
  ['one that is over', [hold({ endedOn: at(5) })], 10, 5],
  ['one that runs without an end: until today', [hold()], 10, 10],
  ['one that runs to a known day: until that day', [hold({ untilOn: at(20) })], 10, 20],
  ['one whose day is past, not yet ended: until today', [hold({ untilOn: at(4) })], 10, 10],
  ['two one after the other', [hold({ endedOn: at(3) }), hold({ startsOn: at(5), endedOn: at(9) })], 10, 7],
  ['two that overlap count once', [hold({ endedOn: at(6) }), hold({ startsOn: at(4), endedOn: at(9) })], 10, 9],
  ['one inside another', [hold({ endedOn: at(9) }), hold({ startsOn: at(2), endedOn: at(4) })], 10, 9],
  ['one ended on its first day', [hold({ endedOn: START })], 10, 0],
])('days of silence: %s', (_name, holds, today, days) => {
  expect(heldDays(holds, at(today))).toBe(days);
});

test('days of silence are those of the union, whatever the order the holds are told in', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(30)).map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const holds = spans.map(({ from, to }) => hold({ startsOn: at(from), endedOn: at(to) }));
      const silent = new Set(
        spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
      );
      expect(heldDays(holds, at(100))).toBe(silent.size);
      expect(heldDays(holds.toReversed(), at(100))).toBe(silent.size);
    }),
  );
});
