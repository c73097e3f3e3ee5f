import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day, daysBetween, inParis, parisInstant } from '../../kernel/civil-date.ts';
import { euros, ZERO } from '../../kernel/money.ts';
import { isWorkingDay } from '../../law/delais/holidays.ts';
import { type BlockerKind, type GateFacts, LIMITS, openingOf, passGate, passOpenGate, type Way } from './gate.ts';
import type { Hold } from './hold.ts';

const TODAY = day('2026-09-08'); // a Tuesday
const at = (on: CivilDate, hour: number, minute = 0) => parisInstant(on, hour * 60 + minute);
const NOON = at(TODAY, 12);
const open: GateFacts = {
  outstanding: euros('1200.00'),
  holds: [],
  possiblePayments: [],
  contacts: [],
  debtorClosed: false,
  hasMandate: true,
};
const kinds = (facts: Partial<GateFacts>, ways: Way[] = ['email'], now = NOON) =>
  passGate({ ...open, ...facts }, ways, now).blockers.map(({ kind }) => kind);
const hold = (reason: Hold['reason'], changes: Partial<Hold> = {}): Hold => ({
  id: 'h',
  reason,
  startsOn: addDays(TODAY, -2),
  ...changes,
});

test('nothing against: it is allowed, now', () => {
  expect(passGate(open, ['email'], NOON)).toEqual({ allowed: true, blockers: [], firstAllowedAt: NOON });
  expect(passOpenGate(open, at(day('2026-09-13'), 3))).toMatchObject({ allowed: true });
});

/** Each reason against, and the facts that make it. */
const REASONS: [BlockerKind, Partial<GateFacts>][] = [
  ['closed', { closedOn: TODAY }],
  ['paid', { outstanding: ZERO }],
  ['law-not-known', { outstanding: undefined }],
  ['disputed', { holds: [hold('dispute')] }],
  ['claimed-paid', { holds: [hold('claimed-paid')] }],
  ['promise-running', { holds: [hold('promise', { untilOn: addDays(TODAY, 5), promisedOn: addDays(TODAY, 1) })] }],
  ['paused', { holds: [hold('pause', { untilOn: addDays(TODAY, 9) })] }],
  [
    'possible-payment',
    { possiblePayments: [{ entryId: 'e', on: TODAY, amount: euros('1200.00'), why: ['même montant'] }] },
  ],
  ['prescribed', { prescribedOn: addDays(TODAY, -1) }],
  ['debtor-closed', { debtorClosed: true }],
  ['no-mandate', { hasMandate: false }],
  ['no-address', { unreachable: { way: 'email', because: 'bounced' } }],
  ['too-soon', { contacts: [{ on: addDays(TODAY, -1), messages: 1 }] }],
];
const PACE: BlockerKind[] = ['too-soon', 'cap-reached', 'not-a-working-day', 'quiet-hours'];

describe('every reason against', () => {
  test.each(REASONS)('%s, alone', (kind, facts) => {
    expect(kinds(facts)).toEqual([kind]);
    const asked = passOpenGate({ ...open, ...facts }, NOON).blockers.map((blocker) => blocker.kind);
    expect(asked, 'what reaches nobody has no pace').toEqual(PACE.includes(kind) ? [] : [kind]);
  });

  test('all are told together, not the first only', () => {
    const together = REASONS.filter(([kind]) => kind !== 'law-not-known');
    const holds = together.flatMap(([, facts]) => facts.holds ?? []);
    const facts = Object.assign({}, ...together.map(([, one]) => one), { holds });
    expect(kinds(facts).toSorted()).toEqual(together.map(([kind]) => kind).toSorted());
  });

  test('any two are told together', () => {
    for (const [first, one] of REASONS) {
      for (const [second, other] of REASONS) {
        const isSameFact = Object.keys(one).some((key) => key in other && key !== 'holds');
        if (first >= second || isSameFact) continue;
        const holds = [...(one.holds ?? []), ...(other.holds ?? [])];
        expect(kinds({ ...one, ...other, holds }).toSorted()).toEqual([first, second].toSorted());
      }
    }
  });

  test('a hold that is over, or not begun, is none; a prescription of today still lets through', () => {
    expect(kinds({ holds: [hold('dispute', { endedOn: TODAY })] })).toEqual([]);
    expect(kinds({ holds: [hold('pause', { startsOn: addDays(TODAY, 1) })] })).toEqual([]);
    expect(kinds({ prescribedOn: TODAY })).toEqual([]);
  });
});

describe('days and hours', () => {
  test.each<[Way, string, string]>([
    ['email', '09:00', '18:29'],
    ['sms', '10:00', '17:59'],
    ['letter', '08:00', '19:59'],
    ['registered-letter', '08:00', '19:59'],
    ['call', '10:00', '18:59'],
  ])('%s from %s to %s, and not a minute more', (way, from, until) => {
    const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    for (const allowed of [minutes(from), minutes(until)]) {
      expect(kinds({}, [way], parisInstant(TODAY, allowed))).toEqual([]);
    }
    for (const refused of [minutes(from) - 1, minutes(until) + 1]) {
      expect(kinds({}, [way], parisInstant(TODAY, refused))).toEqual(['quiet-hours']);
    }
    expect(openingOf(way, TODAY)).toEqual(parisInstant(TODAY, minutes(from)));
  });

  test.each([
    ['2026-05-01', '2026-05-04'], // Fête du travail, a Friday
    ['2026-05-08', '2026-05-11'], // Victoire 1945, a Friday
    ['2026-04-06', '2026-04-07'], // Easter Monday
    ['2026-05-14', '2026-05-15'], // Ascension
    ['2026-05-25', '2026-05-26'], // Whit Monday
    ['2026-07-14', '2026-07-15'],
    ['2026-11-11', '2026-11-12'],
    ['2026-12-25', '2026-12-28'],
    ['2027-01-01', '2027-01-04'],
    ['2026-09-12', '2026-09-14'], // a Saturday
    ['2026-09-13', '2026-09-14'], // a Sunday
  ])('nobody is reached on %s; from %s on, yes', (off, next) => {
    const gate = passGate(open, ['email'], at(day(off), 12));
    expect(gate.blockers).toMatchObject([{ kind: 'not-a-working-day' }]);
    expect(gate.firstAllowedAt).toEqual(at(day(next), 9));
  });

  test('the evening before a holiday leads to the day after it', () => {
    expect(passGate(open, ['email'], at(day('2026-07-13'), 20)).firstAllowedAt).toEqual(at(day('2026-07-15'), 9));
    expect(passGate(open, ['email'], at(day('2026-04-30'), 20)).firstAllowedAt).toEqual(at(day('2026-05-04'), 9));
  });

  test('messages that go together wait for the hours of all', () => {
    expect(kinds({}, ['email', 'sms'], at(TODAY, 9, 30))).toEqual(['quiet-hours']);
    expect(passGate(open, ['email', 'sms'], at(TODAY, 9, 30)).firstAllowedAt).toEqual(at(TODAY, 10));
    expect(passGate(open, ['email', 'sms'], at(TODAY, 18, 10)).firstAllowedAt).toEqual(at(addDays(TODAY, 1), 10));
  });

  test('it is the hour of Paris that counts, on both sides of a change of clocks', () => {
    expect(kinds({}, ['email'], new Date('2026-10-23T07:00:00Z'))).toEqual([]); // 09:00, summer
    expect(kinds({}, ['email'], new Date('2026-10-26T07:30:00Z'))).toEqual(['quiet-hours']); // 08:30, winter
    expect(kinds({}, ['email'], new Date('2026-10-26T08:00:00Z'))).toEqual([]); // 09:00, winter
  });
});

describe('pace, shared by all channels and all cases of a debtor', () => {
  const contact = (daysAgo: number, messages = 1) => ({ on: addDays(TODAY, -daysAgo), messages });

  test('three whole days of silence between two days of contact', () => {
    for (const daysAgo of [1, 2, 3])
      expect(kinds({ contacts: [contact(daysAgo)] }), `${daysAgo}`).toEqual(['too-soon']);
    expect(kinds({ contacts: [contact(4)] })).toEqual([]);
  });

  test('a second channel on the same day is the same contact', () => {
    expect(kinds({ contacts: [contact(0)] }, ['sms'])).toEqual([]);
  });

  test('never more than two days of contact in seven, whatever was done before the rule', () => {
    expect(kinds({ contacts: [contact(6), contact(5)] })).toEqual(['cap-reached']);
    expect(kinds({ contacts: [contact(7), contact(5)] })).toEqual([]);
  });

  test('never more than twelve messages in sixty days', () => {
    const eleven = [contact(59, 6), contact(20, 5)];
    expect(kinds({ contacts: eleven })).toEqual([]);
    const twelve = passGate({ ...open, contacts: [...eleven, contact(10)] }, ['email'], NOON);
    expect(twelve.blockers).toMatchObject([{ kind: 'cap-reached', facts: { per: 'sixty-days', limit: 12 } }]);
    expect(twelve.firstAllowedAt).toEqual(at(addDays(TODAY, 1), 9));
  });

  test('told once when several channels meet the same reason', () => {
    expect(kinds({ contacts: [contact(1)] }, ['email', 'sms'])).toEqual(['too-soon']);
  });
});

describe('the first allowed date', () => {
  test('is told when every reason ends by itself, and not otherwise', () => {
    const pause = [hold('pause', { untilOn: day('2026-09-11') })]; // a Friday
    expect(passGate({ ...open, holds: pause }, ['email'], NOON).firstAllowedAt).toEqual(at(day('2026-09-14'), 9));
    expect(passGate({ ...open, holds: [...pause, hold('dispute')] }, ['email'], NOON).firstAllowedAt).toBeUndefined();
    expect(passGate({ ...open, outstanding: ZERO }, ['email'], NOON).firstAllowedAt).toBeUndefined();
  });

  test('of what reaches nobody is the end of the silence', () => {
    const pause = [hold('pause', { untilOn: addDays(TODAY, 1) })];
    const gate = passOpenGate({ ...open, holds: pause }, NOON);
    expect(gate.allowed).toBe(false);
    expect(
      passOpenGate(
        { ...open, holds: [{ ...(pause[0] as Hold), endedOn: addDays(TODAY, 2) }] },
        gate.firstAllowedAt as Date,
      ).allowed,
    ).toBe(true);
  });
});

const someInstant = fc
  .integer({ min: 0, max: 2 * 365 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000));
const someWays = fc.subarray<Way>(['email', 'sms', 'letter', 'registered-letter', 'call'], { minLength: 1 });

test('the first allowed date does pass the gate when nothing else changes', () => {
  const contacts = fc.array(
    fc.record({ daysAgo: fc.integer({ min: 0, max: 70 }), messages: fc.integer({ min: 1, max: 4 }) }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(someInstant, someWays, contacts, fc.option(fc.nat(20)), (now, ways, made, pauseLeft) => {
      const today = inParis(now).date;
      const until =
        pauseLeft === null ? [] : [hold('pause', { startsOn: addDays(today, -3), untilOn: addDays(today, pauseLeft) })];
      const facts = {
        ...open,
        holds: until,
        contacts: made.map(({ daysAgo, messages }) => ({ on: addDays(today, -daysAgo), messages })),
      };
      const gate = passGate(facts, ways, now);
      expect(gate.firstAllowedAt).toBeDefined();
      const then = gate.firstAllowedAt as Date;
      expect(then >= now).toBe(true);
      // The clock ends a pause on the morrow of its last day.
      const ended = until.map((one) => ({ ...one, endedOn: addDays(one.untilOn as CivilDate, 1) }));
      const pauseIsOver = pauseLeft === null || inParis(then).date > addDays(today, pauseLeft);
      expect(pauseIsOver).toBe(true);
      expect(passGate({ ...facts, holds: pauseLeft === null ? [] : ended }, ways, then)).toMatchObject({
        allowed: true,
      });
    }),
    { numRuns: 400 },
  );
});

test('asked again and again and obeyed, it never allows two days of contact too close, a day off, or a third in a week', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.array(someWays, { minLength: 3, maxLength: 3 }), (start, steps) => {
      const contacts: { on: CivilDate; messages: number }[] = [];
      for (let turn = 0; turn < 4 * 40; turn++) {
        const now = new Date(Date.UTC(2026, 0, 1 + start) + turn * 6 * 3_600_000 + (turn % 7) * 1_800_000);
        const ways = steps[turn % steps.length] as Way[];
        const on = inParis(now).date;
        if (contacts.at(-1)?.on === on || !passGate({ ...open, contacts }, ways, now).allowed) continue;
        contacts.push({ on, messages: ways.length });
      }
      expect(contacts.length).toBeGreaterThan(1);
      for (const [index, { on }] of contacts.entries()) {
        expect(isWorkingDay(on, 'metropole')).toBe(true);
        const before = contacts[index - 1];
        if (before) expect(daysBetween(before.on, on)).toBeGreaterThan(LIMITS.daysBetweenContacts);
        const week = contacts.filter((other) => other.on <= on && daysBetween(other.on, on) < 7);
        expect(week.length).toBeLessThanOrEqual(LIMITS.contactDaysPerWeek);
      }
    }),
    { numRuns: 25 },
  );
});
