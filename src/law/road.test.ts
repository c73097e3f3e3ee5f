import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betweenTraders, onConsumer } from '../../test/support/road-builder.ts';
import { addDays, day, weekdayOf } from '../kernel/civil-date.ts';
import { euros } from '../kernel/money.ts';
import { article, official, unconfirmed } from './citation.ts';
import {
  afterPeriod,
  type Condition,
  condition,
  type Deadline,
  deadline,
  isCommercialMatter,
  notBefore,
  type RoadFacts,
  road,
  totalClaimed,
} from './road.ts';

const rule = official(article('code de procédure civile', '1416'));
const doubt = unconfirmed(article('code de procédure civile', '42'), { note: 'non lu' });
const on = day('2026-11-21');
const empty = { conditions: [], steps: [], deadlines: [], forms: [], costs: [], lawyer: 'optional' } as const;
const built = (parts: { conditions?: Condition[]; deadlines?: Deadline[] }) =>
  road('assignation', on, { ...empty, conditions: [], steps: [], deadlines: [], forms: [], costs: [], ...parts });

describe('a deadline', () => {
  test.each<[string, string, object, string, string]>([
    ['a month', '2026-10-05', { months: 1 }, '2026-11-05', 'CPC 641'],
    ['fifteen days', '2026-11-02', { days: 15 }, '2026-11-17', 'the day of the act does not count'],
    ['to Monday from a Saturday', '2026-10-21', { months: 1 }, '2026-11-23', 'CPC 642'],
    ['no such day', '2026-08-31', { months: 6 }, '2027-03-01', 'CPC 641, then Sunday'],
    ['two years', '2026-11-02', { years: 2 }, '2028-11-02', 'CPC 641'],
  ])('of %s from %s (%o): %s (%s)', (_, from, period, expected) => {
    const one = deadline('opposition', day(from), period, 'late', [rule]);
    expect([one.expiresOn, one.cautiousOn, one.because[0]]).toEqual([expected, expected, rule]);
    expect(one.because.length).toBeGreaterThan(1);
  });

  test('is lengthened by distance and counted by the holidays of its zone', () => {
    const count = (counting: Parameters<typeof deadline>[5]) =>
      deadline('opposition', day('2026-10-05'), { months: 1 }, 'late', [rule], counting).expiresOn;
    expect(count({ distance: { court: 'metropole', resides: 'etranger' } })).toBe('2027-01-05');
    expect(count({ distance: { court: 'outre-mer', resides: 'outre-mer', sameTerritory: true } })).toBe('2026-11-05');
    const good = deadline('x', day('2027-02-26'), { months: 1 }, 'late', [rule], { zone: 'alsace-moselle' });
    expect([good.cautiousOn, good.expiresOn]).toEqual(['2027-03-26', '2027-03-30']);
  });

  test('a civil one is never reported', () => {
    expect(deadline('x', day('2026-10-21'), { months: 1 }, 'late', [rule], { kind: 'civil' }).expiresOn).toBe(
      '2026-11-21',
    );
  });
});

describe('a wait', () => {
  test.each([
    ['2026-11-02', 8, '2026-11-11'],
    ['2026-11-05', 8, '2026-11-14'],
    ['2026-11-06', 8, '2026-11-17'],
  ])('of eight days from %s ends on the morrow of its report', (from, days, expected) => {
    const wait = afterPeriod('seize-from', day(from), { days }, 'too-early', [rule]);
    expect(wait).toMatchObject({ isWait: true, expiresOn: expected, cautiousOn: expected });
  });

  test('a day before which nothing may be done is told as it is', () => {
    const first = notBefore('enforceable-from', day('2026-10-05'), day('2026-12-08'), 'not-yet', [rule]);
    expect(first).toEqual({
      deadline: 'enforceable-from',
      isWait: true,
      from: '2026-10-05',
      expiresOn: '2026-12-08',
      cautiousOn: '2026-12-08',
      otherwise: 'not-yet',
      because: [rule],
    });
  });

  test('always later than the deadline of the same period', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const from = addDays(day('2024-01-01'), offset);
        const limit = deadline('x', from, { days }, 'late', [rule]);
        const wait = afterPeriod('x', from, { days }, 'too-early', [rule]);
        expect(wait.expiresOn).toBe(addDays(limit.expiresOn, 1));
        expect(weekdayOf(limit.expiresOn)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('a road', () => {
  test.each<[string, (boolean | undefined)[], string]>([
    ['nothing to check', [], 'yes'],
    ['all met', [true, true], 'yes'],
    ['one unknown', [true, undefined], 'unknown'],
    ['one failed, one unknown', [undefined, false], 'no'],
    ['one failed', [true, false], 'no'],
  ])('with %s', (_, met, expected) => {
    expect(built({ conditions: met.map((one) => condition('claim-is-due', one, rule)) }).admissible).toBe(expected);
  });

  test('gathers its reasons once, from every part', () => {
    const deadlines = [notBefore('x', on, on, 'y', [doubt])];
    const answer = road('assignation', on, {
      conditions: [condition('claim-is-due', true, rule)],
      steps: [{ step: 'judgment', by: 'court', because: [rule] }],
      deadlines,
      forms: [],
      costs: [],
      lawyer: 'optional',
      warnings: [{ kind: 'proof-is-weak' }, { kind: 'doubtful', because: [doubt] }],
    });
    expect(answer.because).toEqual([rule, doubt]);
  });

  test.each<[string, string, boolean]>([
    ['the day before its last day', '2026-11-22', false],
    ['its last day', '2026-11-21', false],
    ['the day after', '2026-11-20', true],
  ])('a deadline seen on %s (%s)', (_, expiresOn, isPast) => {
    const one = {
      deadline: 'x',
      from: on,
      expiresOn: day(expiresOn),
      cautiousOn: day(expiresOn),
      otherwise: 'y',
      because: [],
    };
    expect(built({ deadlines: [one] }).deadlines[0]!.isPast).toBe(isPast);
  });

  test('a deadline to rely on is past once its cautious day is, a wait once its first day has come', () => {
    const one = {
      deadline: 'x',
      from: on,
      expiresOn: day('2026-11-24'),
      cautiousOn: day('2026-11-20'),
      otherwise: 'y',
      because: [],
    };
    const wait = notBefore('z', on, on, 'y', [rule]);
    expect(built({ deadlines: [one, wait] }).deadlines.map(({ isPast }) => isPast)).toEqual([true, true]);
    const later = notBefore('z', on, addDays(on, 1), 'y', [rule]);
    expect(built({ deadlines: [later] }).deadlines[0]!.isPast).toBe(false);
  });
});

test.each<[string, Partial<RoadFacts>, boolean]>([
  ['two traders', {}, true],
  ['a debtor who is none', { debtorIsTrader: false }, false],
  ['a creditor who is none', { creditorIsTrader: false }, false],
  ['nobody knows: told by a warning', { debtorIsTrader: undefined!, creditorIsTrader: undefined! }, true],
  ['a consumer', onConsumer, false],
  ['a public buyer', { parties: 'public-buyer' }, false],
])('a commercial matter (C. com. L721-3): %s', (_, facts, expected) => {
  expect(isCommercialMatter({ ...betweenTraders, ...facts })).toBe(expected);
});

test('principal, interest and indemnity are claimed together (CPC 35)', () => {
  expect(totalClaimed(betweenTraders)).toBe(euros('4140.00'));
});
