import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, day, weekdayOf } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { type DelaiFacts, distanceMonths, expiryOf, parsePeriod } from './delais.ts';
import { isHoliday, zones } from './holidays.ts';

const expiry = (from: string, period: string, facts: Partial<DelaiFacts> = {}) =>
  orThrow(expiryOf({ from: day(from), period: orThrow(parsePeriod(period)), kind: 'procedural', ...facts }));

describe('procedural délais', () => {
  test.each([
    ['2024-01-10', '15d', '2024-01-25', '641 al. 1: the day of the act does not count'],
    ['2024-01-31', '1m', '2024-02-29', '641 al. 2: last day of the month'],
    ['2023-01-31', '1m', '2023-02-28', '641 al. 2'],
    ['2024-03-15', '1m', '2024-04-15', '641 al. 2: same day of the month'],
    ['2024-01-15', '1m10d', '2024-02-26', '641 al. 3 then 642: Sunday 25 goes to Monday'],
    ['2024-02-29', '1y', '2025-02-28', '641 al. 2: no 29 February'],
    ['2026-04-16', '15d', '2026-05-04', '642: Friday 1 May, then a weekend'],
    ['2026-03-06', '1m', '2026-04-07', '642: Easter Monday goes to Tuesday (3e civ. 21 January 2021)'],
    ['2026-11-25', '1m', '2026-12-28', '642: Christmas on a Friday'],
    ['2026-12-31', '1d', '2027-01-04', '642: New Year on a Friday'],
    ['2026-08-21', '3m', '2026-11-23', '642: Saturday 21 November'],
  ])('from %s, %s ends on %s (%s)', (from, period, expected) => {
    expect(expiry(from, period).expiresOn).toBe(expected);
  });

  test('a party far from the court has longer (643), added to the months before the report', () => {
    const to = (resides: 'metropole' | 'outre-mer' | 'etranger') =>
      expiry('2026-09-21', '1m', { distance: { court: 'metropole', resides } }).expiresOn;
    expect([to('metropole'), to('outre-mer'), to('etranger')]).toEqual(['2026-10-21', '2026-11-23', '2026-12-21']);
  });

  test('a local holiday moves the end, and whoever must act is told not to count on it', () => {
    // 26 December 2025 was a Friday, the second day of Christmas in Alsace-Moselle.
    const there = expiry('2025-11-26', '1m', { zone: 'alsace-moselle' });
    expect([there.expiresOn, there.cautiousOn]).toEqual(['2025-12-29', '2025-12-26']);
    expect(there.warnings).toEqual([{ kind: 'local-holiday-not-ruled', on: '2025-12-26', zone: 'alsace-moselle' }]);
    const elsewhere = expiry('2025-11-26', '1m');
    expect([elsewhere.expiresOn, elsewhere.warnings]).toEqual(['2025-12-26', []]);
  });

  test('Christmas then its second day: the local day is jumped over only in its zone', () => {
    const there = expiry('2024-11-25', '1m', { zone: 'alsace-moselle' });
    expect([there.expiresOn, there.cautiousOn]).toEqual(['2024-12-27', '2024-12-26']);
  });

  test('reasons name the articles read and the holidays only when they matter', () => {
    const numbers = (result: ReturnType<typeof expiry>) =>
      result.because.map((source) => (source.kind === 'article' ? source.number : source.kind));
    expect(numbers(expiry('2024-01-10', '15d'))).toEqual(['640', '641', '642']);
    expect(numbers(expiry('2026-11-25', '1m'))).toEqual(['640', '641', '642', 'L3133-1', 'decision']);
  });
});

describe('civil délais', () => {
  test('never reported: a prescription that ends on a Sunday ends on that Sunday', () => {
    const five = expiry('2021-11-22', '5y', { kind: 'civil' });
    expect(weekdayOf(day('2026-11-22'))).toBe(7);
    expect([five.expiresOn, five.cautiousOn]).toEqual(['2026-11-22', '2026-11-22']);
    expect(five.because.map((source) => source.read)).toEqual(['official', 'official', 'unconfirmed']);
  });
});

describe('distance is for procedure only (643, 644)', () => {
  const overseas = { court: 'outre-mer', resides: 'outre-mer', sameTerritory: true } as const;
  const asked = (facts: Partial<DelaiFacts>) =>
    expiryOf({ from: day('2021-11-25'), period: { years: 5 }, kind: 'procedural', ...facts });

  test.each<[string, Partial<DelaiFacts>, string]>([
    ['a civil period', { kind: 'civil', distance: { court: 'metropole', resides: 'outre-mer' } }, 'distance'],
    [
      'even where it would add nothing',
      { kind: 'civil', distance: { court: 'metropole', resides: 'metropole' } },
      'distance',
    ],
    ['one territory, a court elsewhere', { distance: { ...overseas, court: 'metropole' } }, 'sameTerritory'],
    ['one territory, a party elsewhere', { distance: { ...overseas, resides: 'etranger' } }, 'sameTerritory'],
  ])('%s is refused', (_, facts, argument) => {
    const refused = asked(facts);
    expect(refused).toMatchObject({ refused: true, refusal: { kind: 'not-allowed', argument } });
    expect(refused).toMatchObject({ refusal: { because: [{ code: 'code de procédure civile' }] } });
  });

  test('one territory overseas adds nothing', () => {
    expect(orThrow(asked({ distance: overseas })).nominalOn).toBe('2026-11-25');
  });
});

describe('distance', () => {
  test.each([
    ['metropole', 'metropole', false, 0],
    ['metropole', 'outre-mer', false, 1],
    ['metropole', 'etranger', false, 2],
    ['outre-mer', 'outre-mer', true, 0],
    ['outre-mer', 'outre-mer', false, 1],
    ['outre-mer', 'metropole', false, 1],
    ['outre-mer', 'etranger', false, 2],
  ] as const)('court in %s, party in %s, same territory %s: %i months', (court, resides, same, months) => {
    expect(distanceMonths(court, resides, same).months).toBe(months);
  });
});

describe('periods', () => {
  test.each([
    ['15d', { days: 15 }],
    ['1m', { months: 1 }],
    ['5y', { years: 5 }],
    ['1y6m2d', { years: 1, months: 6, days: 2 }],
  ])('%s', (text, period) => {
    expect(parsePeriod(text)).toEqual({ refused: false, value: period });
  });
  test.each(['', '0d', '15', 'm', '1d1m', '-1m', '1.5m', '15 jours'])('"%s" is refused', (text) => {
    expect(parsePeriod(text)).toMatchObject({ refused: true, refusal: { kind: 'not-a-period', argument: 'period' } });
  });
  test('a period that cannot be is refused', () => {
    const facts = { from: day('2026-01-01'), kind: 'civil' } as const;
    expect(expiryOf({ ...facts, period: {} }).refused).toBe(true);
    expect(expiryOf({ ...facts, period: { days: -1 } }).refused).toBe(true);
    expect(expiryOf({ ...facts, period: { years: 61 } })).toMatchObject({ refusal: { kind: 'too-long' } });
  });
});

describe('dates that no calendar can hold', () => {
  test.each<[string, string, 'civil' | 'procedural', string | undefined]>([
    ['2199-11-25', '1y', 'civil', undefined],
    ['2199-12-30', '1d', 'civil', '2199-12-31'],
    ['2199-12-31', '1d', 'civil', undefined],
    ['2199-12-01', '30d', 'procedural', undefined],
    ['2199-11-01', '30d', 'procedural', '2199-12-02'],
    ['2139-12-31', '60y', 'civil', '2199-12-31'],
    ['2140-01-01', '60y', 'civil', undefined],
  ])('from %s, %s, %s: %s', (from, text, kind, expected) => {
    const found = expiryOf({ from: day(from), period: orThrow(parsePeriod(text)), kind });
    if (expected !== undefined) expect(found).toMatchObject({ value: { expiresOn: expected } });
    else expect(found).toEqual({ refused: true, refusal: { kind: 'date-too-far', argument: 'from', on: from } });
  });

  test('whatever is asked, an answer or a refusal', () => {
    const anyDay = fc.integer({ min: 0, max: 109_571 }).map((offset) => addDays(day('1900-01-01'), offset));
    const anyPeriod = fc.record({ years: fc.nat(70), months: fc.nat(900), days: fc.nat(30_000) });
    const anyDistance = fc.option(
      fc.record({
        court: fc.constantFrom('metropole' as const, 'outre-mer' as const),
        resides: fc.constantFrom('metropole' as const, 'outre-mer' as const, 'etranger' as const),
        sameTerritory: fc.boolean(),
      }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(
        anyDay,
        anyPeriod,
        fc.constantFrom('civil' as const, 'procedural' as const),
        fc.constantFrom(...zones),
        anyDistance,
        (from, period, kind, zone, distance) => {
          const found = expiryOf({ from, period, kind, zone, ...(distance ? { distance } : {}) });
          if (found.refused) expect(found.refusal.argument).toBeTruthy();
          else expect(found.value.expiresOn >= from).toBe(true);
        },
      ),
    );
  });
});

test('whatever the day, the zone and the period: never before the count, never on a day off, never a week later', () => {
  const anyDay = fc.integer({ min: 0, max: 9000 }).map((offset) => addDays(day('2015-01-01'), offset));
  const anyPeriod = fc.record({ months: fc.nat(24), days: fc.nat(90) }).filter(({ months, days }) => months + days > 0);
  fc.assert(
    fc.property(anyDay, anyPeriod, fc.constantFrom(...zones), (from, period, zone) => {
      const result = orThrow(expiryOf({ from, period, kind: 'procedural', zone }));
      expect(result.nominalOn).toBe(addDays(addMonths(from, period.months), period.days));
      expect(result.cautiousOn >= result.nominalOn && result.expiresOn >= result.cautiousOn).toBe(true);
      expect(result.expiresOn <= addDays(result.nominalOn, 6)).toBe(true);
      expect(weekdayOf(result.expiresOn)).toBeLessThanOrEqual(5);
      expect(isHoliday(result.expiresOn, zone)).toBe(false);
      expect(isHoliday(result.cautiousOn, 'metropole')).toBe(false);
    }),
  );
});
