import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betweenTraders, ends, roadOf, stepsOf, unmet, warned } from '../../../test/support/road-builder.ts';
import { addDays, day, daysBetween } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import type { RoadFacts } from '../road.ts';
import { roadsFor } from '../roads.ts';
import { rowOn } from '../schedule.ts';
import { creancesIncontestees, uncontestedClaims } from './creances-incontestees.ts';

const of = (facts: Partial<RoadFacts> = {}) => roadOf('creances-incontestees', facts);

describe('conditions', () => {
  test('announced, never offered, while the decree is not published', () => {
    const road = of();
    expect([road.admissible, unmet(road)]).toEqual(['unknown', ['decree-published:unknown']]);
    expect(road.costs[0]!.amount).toBeUndefined();
    expect(warned(road)).toContain('announced-only');
    expect(rowOn(uncontestedClaims, betweenTraders.on)!.value.decreePublished).toBe(false);
  });

  test.each<[string, Partial<RoadFacts>, string]>([
    ['any contest ends it, serious or not (L126-2)', { dispute: 'not-serious' }, 'not-contested:no'],
    ['a serious one too', { dispute: 'serious' }, 'not-contested:no'],
    ['a debtor who is no trader (L126-1)', { debtorIsTrader: false }, 'between-traders:no'],
    ['a creditor who is no trader', { creditorIsTrader: false }, 'between-traders:no'],
    ['a consumer', { parties: 'consumer' }, 'between-traders:no'],
    ['a claim that was not invoiced', { isInvoiced: false }, 'invoiced:no'],
    ['unknown traders', { debtorIsTrader: undefined! }, 'between-traders:unknown'],
    [
      'a debtor abroad: how he is served was not read',
      { debtorCountry: 'european-union' },
      'debtor-can-be-served:unknown',
    ],
    ['not due', { dueOn: day('2026-11-21') }, 'claim-is-due:no'],
  ])('%s', (_, facts, expected) => {
    expect(unmet(of(facts))).toContain(expected);
  });

  test('once the decree is read, an operator’s row opens it', () => {
    const [row] = uncontestedClaims.rows;
    const amended = { ...uncontestedClaims, rows: [{ ...row!, value: { ...row!.value, decreePublished: true } }] };
    const inForce = { amended: new Map([[uncontestedClaims.subject, amended]]) };
    const road = orThrow(creancesIncontestees(betweenTraders, inForce));
    expect([road.admissible, warned(road).includes('announced-only')]).toEqual(['yes', false]);
  });

  test('before 25 April 2026 it did not exist', () => {
    const { notAnswered } = orThrow(roadsFor({ ...betweenTraders, on: day('2026-04-24') }));
    expect(notAnswered).toMatchObject([
      { road: 'creances-incontestees', refusal: { kind: 'law-not-known-on', coveredFrom: '2026-04-25' } },
    ]);
  });
});

describe('deadlines', () => {
  test.each<[string, string, string, string]>([
    ['2026-11-02', '2026-12-02', '2026-12-10', 'a month, then eight days'],
    ['2026-10-22', '2026-11-23', '2026-12-01', 'the month ends on Monday 23: eight days after that'],
    ['2026-11-12', '2026-12-14', '2026-12-22', 'the month ends on Monday 14'],
    ['2026-11-25', '2026-12-28', '2027-01-05', 'Christmas, then the week-end'],
    ['2026-11-10', '2026-12-10', '2026-12-18', 'a Thursday, then a Friday'],
    ['2026-10-11', '2026-11-12', '2026-11-20', '11 November is a holiday'],
    ['2026-11-04', '2026-12-04', '2026-12-14', 'the eighth day is a Saturday: waited for until Monday'],
  ])('commandement of %s: answer by %s, record from %s (%s)', (served, answer, earliest) => {
    const road = of({ commandementServedOn: day(served) });
    expect(ends(road)).toEqual({ 'answer-to-commandement': answer, 'earliest-record-of-no-contest': earliest });
    const wait = road.deadlines.find((one) => one.deadline === 'earliest-record-of-no-contest')!;
    expect([wait.isWait, wait.cautiousOn]).toEqual([true, earliest]);
  });

  test('a local holiday, whose effect is not ruled, lengthens the wait and not the answer to rely on', () => {
    const road = of({ commandementServedOn: day('2027-02-26'), zone: 'alsace-moselle' });
    const [answer, earliest] = road.deadlines;
    // Good Friday 26 March 2027, then Easter Monday 29.
    expect([answer!.cautiousOn, answer!.expiresOn, earliest!.expiresOn]).toEqual([
      '2027-03-26',
      '2027-03-30',
      '2027-04-07',
    ]);
  });

  test('the record is never earlier than eight days after the month has expired', () => {
    fc.assert(
      fc.property(fc.nat(1500), (offset) => {
        const served = addDays(day('2026-04-25'), offset);
        const [answer, earliest] = of({ commandementServedOn: served }).deadlines;
        const days = daysBetween(answer!.expiresOn, earliest!.expiresOn);
        expect(days).toBeGreaterThanOrEqual(8);
        expect(days).toBeLessThanOrEqual(13);
      }),
    );
  });

  test.each<[string, Partial<RoadFacts>, string, string]>([
    [
      'a month to serve the commandement (L126-2)',
      { commandementRequestedOn: day('2026-10-05') },
      'serve-commandement',
      '2026-11-05',
    ],
    [
      'six months to serve the enforceable record (L126-4)',
      { recordEnforceableOn: day('2026-11-10') },
      'serve-enforceable-record',
      '2027-05-10',
    ],
  ])('%s, second-hand, and its start was not read', (_, facts, name, expected) => {
    const [one] = of(facts).deadlines;
    expect([one!.deadline, one!.expiresOn]).toEqual([name, expected]);
    expect(one!.because.slice(0, 2).map(({ read }) => read)).toEqual(['second-hand', 'unconfirmed']);
  });

  test('a month that has passed is flagged', () => {
    const [one] = of({ commandementRequestedOn: day('2026-10-05') }).deadlines;
    expect(one!.isPast).toBe(true);
  });

  test('nothing runs before an act', () => {
    expect(ends(of())).toEqual({});
  });
});

test('everything the law of 2026 says here is second-hand at best', () => {
  const own = of({ commandementServedOn: day('2026-11-02') }).because.filter((one) => one.kind === 'text');
  expect(own.length).toBeGreaterThan(3);
  for (const one of own) expect(one.read).not.toBe('official');
  expect(stepsOf(of())).toHaveLength(5);
});

const marked = of({
  commandementRequestedOn: day('2026-10-01'),
  commandementServedOn: day('2026-10-22'),
  recordEnforceableOn: day('2026-11-10'),
});

describe('each source is marked as it was read', () => {
  test.each<[string, string]>([
    ['L126-1', 'second-hand'],
    ['L126-2', 'second-hand'],
    ['L126-2', 'unconfirmed'],
    ['L126-3', 'second-hand'],
    ['L126-4', 'second-hand'],
    ['L126-4', 'unconfirmed'],
    ['642', 'unconfirmed'],
    ['642', 'official'],
    ['L622-21', 'second-hand'],
  ])('article %s: %s', (number, read) => {
    const found = marked.because.filter((one) => 'number' in one && one.number === number);
    expect(found.map((one) => one.read)).toContain(read);
  });
});

test.each<[Partial<RoadFacts>, string[]]>([
  [{ debtorIsStruckOff: true }, ['announced-only', 'any-contest-ends-it', 'debtor-is-struck-off']],
  [{}, ['announced-only', 'any-contest-ends-it']],
])('with %j it warns of %j', (facts, expected) => {
  expect(warned(of(facts))).toEqual(expected);
});
