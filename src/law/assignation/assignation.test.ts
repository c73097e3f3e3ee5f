import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betweenTraders,
  cited,
  ends,
  onConsumer,
  roadOf,
  stepsOf,
  unmet,
  warned,
} from '../../../test/support/road-builder.ts';
import { addDays, day } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { isWorkingDay } from '../delais/holidays.ts';
import { priorAmicableAttempt } from '../juridiction-competente/juridiction-competente.values.ts';
import type { RoadFacts } from '../road.ts';
import { publishedLaw, valueOn } from '../schedule.ts';
import { assignation, requestCeiling } from './assignation.ts';

const of = (facts: Partial<RoadFacts> = {}) => roadOf('assignation', facts);

describe('the ceiling of the prior attempt (750-1), with interest and indemnity', () => {
  test.each([
    ['4860.00', ['prior-amicable-attempt:no']],
    ['4860.01', []],
  ])('a principal of %s: %j', (principal, expected) => {
    expect(unmet(of({ ...onConsumer, amicableAttempt: 'none', principal: euros(principal) }))).toEqual(expected);
  });
});

describe('conditions', () => {
  test.each<[string, Partial<RoadFacts>, string[]]>([
    ['contested or not, the merits are judged', { dispute: 'serious' }, []],
    ['proof is for the judge', { isProven: false }, []],
    [
      'at the tribunal judiciaire up to 5 000 €, an attempt first (750-1)',
      { ...onConsumer, amicableAttempt: 'none' },
      ['prior-amicable-attempt:no'],
    ],
    ['or a dispense', { ...onConsumer, amicableAttempt: 'dispensed' }, []],
    ['not said', { ...onConsumer, amicableAttempt: undefined! }, ['prior-amicable-attempt:unknown']],
    ['above it, none', { ...onConsumer, amicableAttempt: 'none', principal: euros('5000.00') }, []],
    ['never at the commercial court', { amicableAttempt: 'none' }, []],
    ['a debtor abroad', { debtorCountry: 'elsewhere' }, ['french-court-has-jurisdiction:unknown']],
    ['a country not said', { debtorCountry: undefined! }, ['french-court-has-jurisdiction:unknown']],
    ['a public buyer', { parties: 'public-buyer' }, ['not-a-public-buyer:no']],
    ['a term that falls today is not past', { dueOn: day('2026-11-21') }, ['claim-is-due:no']],
  ])('%s', (_, facts, expected) => {
    expect(unmet(of(facts))).toEqual(expected);
  });

  test('a prescription that nobody computed leaves the road to clear up', () => {
    expect(unmet(of({ prescriptionExpiresOn: undefined! }))).toEqual(['not-prescribed:unknown']);
  });
});

describe('before the hearing', () => {
  test.each<[string, Partial<RoadFacts>, Record<string, string>]>([
    [
      'commercial court: served 15 days, filed 8 days before (856, 857)',
      { hearingOn: day('2027-01-20') },
      { 'serve-summons': '2027-01-05', 'file-summons': '2027-01-12' },
    ],
    [
      'tribunal judiciaire: filed 15 days before (754)',
      { ...onConsumer, hearingOn: day('2027-01-20') },
      { 'file-summons': '2027-01-05' },
    ],
    [
      'a default judgment is notified within six months (478)',
      { defaultJudgmentOn: day('2026-06-15') },
      { 'notify-default-judgment': '2026-12-15' },
    ],
    [
      'which end on a working day (642)',
      { defaultJudgmentOn: day('2026-11-20') },
      { 'notify-default-judgment': '2027-05-20' },
    ],
    ['nothing without a date', {}, {}],
  ])('%s', (_, facts, expected) => {
    expect(ends(of(facts))).toEqual(expected);
  });

  test.each([
    ['2027-01-20', '2027-01-04', 'Monday'],
    ['2027-01-19', '2026-12-31', 'Sunday 3 January, Saturday 2, then the holiday of 1 January'],
    ['2026-12-11', '2026-11-25', 'Wednesday'],
  ])('for a hearing of %s, serve by %s to be safe (%s)', (hearingOn, expected) => {
    const [serve] = of({ hearingOn: day(hearingOn) }).deadlines;
    expect(serve!.cautiousOn).toBe(expected);
  });

  test('the day to rely on is worked and leaves a day more than the article asks', () => {
    fc.assert(
      fc.property(fc.nat(800), (offset) => {
        const hearingOn = addDays(day('2026-12-01'), offset);
        for (const one of of({ hearingOn }).deadlines) {
          expect(isWorkingDay(one.cautiousOn)).toBe(true);
          expect(one.cautiousOn < one.expiresOn).toBe(true);
          expect(one.expiresOn < hearingOn).toBe(true);
        }
      }),
    );
  });

  test('a hearing in the past is told, with what was due before it', () => {
    const road = of({ hearingOn: day('2026-11-20') });
    expect(warned(road)).toContain('hearing-is-past');
    expect(road.deadlines.map((one) => one.isPast)).toEqual([true, true]);
    expect(warned(of({ hearingOn: day('2026-11-21') }))).not.toContain('hearing-is-past');
  });

  test('what late service does is not stated by article 856: nothing is said of a postponement', () => {
    const [serve] = of({ hearingOn: day('2027-01-20') }).deadlines;
    expect(serve!.otherwise).toBe('served-too-late');
  });
});

describe('request instead of a summons (750, 818)', () => {
  const offered = (facts: Partial<RoadFacts>) => warned(of(facts)).includes('request-possible-instead');

  test.each<[string, Partial<RoadFacts>, boolean]>([
    ['up to 5 000 € at the tribunal judiciaire', { ...onConsumer, principal: euros('4860.00') }, true],
    ['a cent more', { ...onConsumer, principal: euros('4860.01') }, false],
    ['never at the commercial court', {}, false],
  ])('%s', (_, facts, expected) => {
    expect(offered(facts)).toBe(expected);
  });

  test('its ceiling is its own: raising the one of 750-1 does not raise it', () => {
    const [row] = priorAmicableAttempt.rows;
    const raised = { ...priorAmicableAttempt, rows: [{ ...row!, value: euros('10000.00') }] };
    const inForce = { amended: new Map([[priorAmicableAttempt.subject, raised]]) };
    const road = orThrow(assignation({ ...betweenTraders, ...onConsumer, principal: euros('6000.00') }, inForce));
    expect(road.conditions.map((one) => one.condition)).toContain('prior-amicable-attempt');
    expect(warned(road)).not.toContain('request-possible-instead');
    expect(decimal(orThrow(valueOn(requestCeiling, day('2026-11-21'), publishedLaw)).value)).toBe('5000.00');
  });
});

describe('lawyer and costs', () => {
  test('a lawyer above 10 000 €, interest and indemnity counted (760, 853)', () => {
    const lawyer = (principal: string) => of({ principal: euros(principal) });
    expect([lawyer('9860.00').lawyer, lawyer('9860.01').lawyer]).toEqual(['optional', 'mandatory']);
    expect([lawyer('9860.00').steps[0]!.by, lawyer('9860.01').steps[0]!.by]).toEqual(['creditor', 'lawyer']);
  });

  test('50 € at the tribunal judiciaire since 1 May 2026, nothing at the commercial court', () => {
    const fee = (facts: Partial<RoadFacts>) =>
      of(facts).costs.find((one) => one.item === 'legal-aid-contribution')?.amount;
    expect([fee(onConsumer), fee({}), fee({ ...onConsumer, on: day('2026-04-30') })]).toEqual([
      euros('50.00'),
      undefined,
      undefined,
    ]);
  });

  test('each court cites its own articles', () => {
    expect(cited(of())).toEqual(expect.arrayContaining(['54', '56', '855', '856', '857', '514', '478']));
    expect(cited(of(onConsumer))).toEqual(expect.arrayContaining(['54', '56', '751', '754', '514', '478']));
    expect(cited(of(onConsumer))).not.toContain('856');
    expect(stepsOf(of())[0]).toBe('summons-drafted');
    expect(stepsOf(of(onConsumer))[0]).toBe('hearing-date-asked');
  });
});

const marked = of({ ...onConsumer, hearingOn: day('2027-01-20'), debtorCountry: 'elsewhere' });

describe('each source is marked as it was read', () => {
  test.each<[string, string]>([
    ['54', 'official'],
    ['56', 'official'],
    ['42', 'official'],
    ['42', 'unconfirmed'],
    ['478', 'official'],
    ['514', 'official'],
    ['750', 'official'],
    ['751', 'official'],
    ['754', 'official'],
    ['750-1', 'official'],
    ['761', 'official'],
    ['L622-21', 'second-hand'],
    ['L2192-13', 'unconfirmed'],
  ])('article %s: %s', (number, read) => {
    const found = marked.because.filter((one) => 'number' in one && one.number === number);
    expect(found.map((one) => one.read)).toContain(read);
  });
});
