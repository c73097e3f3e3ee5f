import { expect, test } from 'vitest';
import { day } from '../kernel/civil-date.ts';
import { article } from './citation.ts';
import { amended, isReviewDue, publishedLaw, type Row, rowOn, schedule, valueOn } from './schedule.ts';

const source = article('code civil', '1343-1');
const row = (from: string, value: number, until?: string): Row<number> => ({
  from: day(from),
  value,
  source,
  read: 'official',
  ...(until === undefined ? {} : { until: day(until) }),
});
const history = schedule<number>({
  subject: 'a-subject',
  title: 'Un sujet',
  reviewedOn: day('2026-06-30'),
  reviewEveryMonths: 6,
  rows: [row('2020-01-01', 1, '2020-12-31'), row('2021-07-01', 2), row('2022-01-01', 3, '2022-12-31')],
});

test.each([
  ['2020-01-01', 1],
  ['2020-12-31', 1],
  ['2021-07-01', 2],
  ['2021-12-31', 2],
  ['2022-12-31', 3],
])('on %s the value is %i', (on, value) => {
  const ruling = valueOn(history, day(on), publishedLaw);
  expect(ruling).toEqual({ refused: false, value: { value, on, because: [{ ...source, read: 'official' }] } });
});

test.each(['2019-12-31', '2021-01-01', '2021-06-30', '2023-01-01'])('on %s no row answers', (on) => {
  expect(valueOn(history, day(on), publishedLaw)).toEqual({
    refused: true,
    refusal: {
      kind: 'law-not-known-on',
      subject: 'a-subject',
      on,
      coveredFrom: '2020-01-01',
      coveredUntil: '2022-12-31',
    },
  });
});

test('rows out of order, overlapping or ending before they begin are a bug', () => {
  const build = (...rows: Row<number>[]) => schedule({ ...history, rows });
  expect(() => build(row('2021-01-01', 1), row('2020-01-01', 2))).toThrow('overlaps');
  expect(() => build(row('2020-01-01', 1, '2021-01-01'), row('2021-01-01', 2))).toThrow('overlaps');
  expect(() => build(row('2020-01-01', 1, '2019-01-01'))).toThrow('ends before');
  expect(() => build()).toThrow('no row');
  expect(() => build({ ...row('2020-01-01', 1), source: article('code civil', '1', 'LEGIARTI12') })).toThrow(
    'malformed',
  );
});

test("an operator's row confirms ours, corrects it, or follows it", () => {
  const confirmed = amended(history, [{ ...row('2022-01-01', 3, '2022-12-31'), read: 'official', told: 'JO lu' }]);
  expect(rowOn(confirmed, day('2022-05-05'))?.told).toBe('JO lu');
  const next = amended(history, [row('2023-01-01', 4)]);
  expect(rowOn(next, day('2023-05-05'))?.value).toBe(4);
  expect(rowOn(next, day('2022-12-31'))?.value).toBe(3);
  const inside = amended(history, [row('2022-07-01', 5, '2022-12-31')]);
  expect(rowOn(inside, day('2022-06-30'))?.value).toBe(3);
  expect(rowOn(inside, day('2022-07-01'))?.value).toBe(5);
  expect(rowOn(history, day('2022-07-01'))?.value, 'ours is untouched').toBe(3);
});

test("an operator's row takes over its own days and no other", () => {
  const base = schedule({ ...history, rows: [row('2020-01-01', 1, '2020-12-31'), row('2021-01-01', 2)] });
  const seen = (rows: Row<number>[], on: string) => rowOn(amended(base, rows), day(on))?.value;
  const march = row('2020-03-01', 9, '2020-03-31');
  expect(['2020-02-29', '2020-03-01', '2020-03-31', '2020-04-01'].map((on) => seen([march], on))).toEqual([1, 9, 9, 1]);
  const open = row('2020-03-01', 9);
  expect(['2020-02-29', '2020-12-31', '2021-01-01'].map((on) => seen([open], on))).toEqual([1, 9, 2]);
  const short = row('2021-01-01', 9, '2021-06-30');
  expect(['2021-06-30', '2021-07-01'].map((on) => seen([short], on))).toEqual([9, 2]);
  const across = row('2020-12-01', 9, '2021-01-31');
  expect(['2020-11-30', '2020-12-01', '2021-01-31', '2021-02-01'].map((on) => seen([across], on))).toEqual([
    1, 9, 9, 2,
  ]);
  // Of two rows of one day the last confirmed counts.
  expect(seen([march, { ...march, value: 7 }], '2020-03-15')).toBe(7);
});

test('a review is due when the rhythm of the subject has passed', () => {
  expect(isReviewDue(history, day('2026-12-29'))).toBe(false);
  expect(isReviewDue(history, day('2026-12-30'))).toBe(true);
  const { reviewEveryMonths: _, ...still } = history;
  expect(isReviewDue(still, day('2099-01-01'))).toBe(false);
});
