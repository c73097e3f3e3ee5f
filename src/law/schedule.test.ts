import { expect, test } from 'vitest';
import { day } from '../kernel/civil-date.ts';
import { article } from './citation.ts';
import { amended, isReviewDue, type Row, rowOn, schedule, valueOn } from './schedule.ts';

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
  const ruling = valueOn(history, day(on));
  expect(ruling).toEqual({ refused: false, value: { value, on, because: [{ ...source, read: 'official' }] } });
});

test.each(['2019-12-31', '2021-01-01', '2021-06-30', '2023-01-01'])('on %s no row answers', (on) => {
  expect(valueOn(history, day(on))).toEqual({
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

test('a review is due when the rhythm of the subject has passed', () => {
  expect(isReviewDue(history, day('2026-12-29'))).toBe(false);
  expect(isReviewDue(history, day('2026-12-30'))).toBe(true);
  const { reviewEveryMonths: _, ...still } = history;
  expect(isReviewDue(still, day('2099-01-01'))).toBe(false);
});
