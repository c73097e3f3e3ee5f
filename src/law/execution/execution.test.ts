import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addYears, type CivilDate, day, daysBetween } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Source } from '../citation.ts';
import { isWorkingDay } from '../delais/holidays.ts';
import {
  contestUntil,
  type ExecutionFacts,
  isEnforcementTime,
  measureConditions,
  measureDeadlines,
  measureWarnings,
  unseizableOn,
} from './execution.ts';
import { type MeasureDates, measureRules, measures, withoutLeave } from './execution.values.ts';

const base: ExecutionFacts = {
  measure: 'saisie-attribution',
  on: day('2026-11-21'),
  hasTitle: true,
  principal: euros('1000.00'),
  debtorInsolvent: false,
  seemsFounded: true,
  isThreatened: true,
};
const unmet = (facts: Partial<ExecutionFacts>) =>
  orThrow(measureConditions({ ...base, ...facts }))
    .filter((one) => one.met !== 'yes')
    .map((one) => `${one.condition}:${one.met}`);
const numbers = (because: readonly Source[]) => because.map((one) => (one.kind === 'article' ? one.number : one.kind));
const ends = (measure: (typeof measures)[number], dates: Record<string, string>, zone?: 'alsace-moselle') =>
  Object.fromEntries(
    measureDeadlines(measure, dates as MeasureDates, zone).map((one) => [one.deadline, one.expiresOn]),
  );

describe('a title or a leave', () => {
  test('every measure but the conservatory one needs a title (L111-3)', () => {
    for (const measure of measures) {
      const isConservatory = measure === 'saisie-conservatoire';
      expect(unmet({ measure }), measure).toEqual([]);
      expect(unmet({ measure, hasTitle: false, leaveOfJudge: true }), measure).toEqual(
        isConservatory ? [] : ['has-title:no'],
      );
      expect(measureRules[measure].because.length).toBeGreaterThan(0);
    }
  });

  test.each(withoutLeave)('without leave, a conservatory seizure may rest on %s (L511-2)', (exception) => {
    const facts = { measure: 'saisie-conservatoire', hasTitle: false } as const;
    expect(unmet(facts)).toEqual(['has-title-or-leave:no']);
    expect(unmet({ ...facts, withoutLeave: exception })).toEqual([]);
    expect(unmet({ measure: 'saisie-attribution', hasTitle: false, withoutLeave: exception })).toEqual([
      'has-title:no',
    ]);
  });

  test.each<[string, Partial<ExecutionFacts>, string[]]>([
    ['the claim does not seem founded', { seemsFounded: false }, ['claim-seems-founded:no']],
    ['nothing threatens its recovery', { isThreatened: false }, ['recovery-is-threatened:no']],
    [
      'neither is said',
      { seemsFounded: undefined!, isThreatened: undefined! },
      ['claim-seems-founded:unknown', 'recovery-is-threatened:unknown'],
    ],
  ])('a conservatory measure when %s (L511-1)', (_, facts, expected) => {
    expect(unmet({ measure: 'saisie-conservatoire', ...facts })).toEqual(expected);
    expect(unmet({ measure: 'saisie-attribution', ...facts })).toEqual([]);
  });

  test('none against a debtor in insolvency proceedings (L622-21)', () => {
    for (const measure of measures) {
      expect(unmet({ measure, debtorInsolvent: true })).toContain('debtor-not-insolvent:no');
    }
  });

  test.each([
    ['2026-04-24', 'official'],
    ['2026-04-25', 'second-hand'],
  ])('on %s the list of titles is read %s: the law of 23 April 2026 changed it', (on, read) => {
    const [, title] = orThrow(measureConditions({ ...base, on: day(on) }));
    expect(title!.because[0]).toMatchObject({ number: 'L111-3', read });
  });
});

describe('ten years of a title (L111-4)', () => {
  test.each<[string, Partial<ExecutionFacts>, string[]]>([
    ['its last day', { titleSince: day('2016-11-21') }, []],
    ['the day after', { titleSince: day('2016-11-20') }, ['title-in-time:no']],
    ['29 February', { titleSince: day('2016-02-29'), on: day('2026-02-28') }, []],
    ['interrupted since (C. civ. 2244)', { titleSince: day('2010-01-10'), interruptedOn: day('2018-05-05') }, []],
    [
      'interrupted too long ago',
      { titleSince: day('2009-01-10'), interruptedOn: day('2014-05-05') },
      ['title-in-time:no'],
    ],
    [
      'an order for payment, past the claim’s own period',
      { titleSince: day('2020-01-10'), titleKind: 'injonction', claimYears: 5 },
      ['title-in-time:unknown'],
    ],
    ['an order for payment, within it', { titleSince: day('2023-01-10'), titleKind: 'injonction', claimYears: 5 }, []],
    [
      'an order whose own period is not said',
      { titleSince: day('2025-11-20'), titleKind: 'injonction' },
      ['title-in-time:unknown'],
    ],
    ['an order of less than a year', { titleSince: day('2025-11-21'), titleKind: 'injonction' }, []],
    [
      'an order of more than ten years',
      { titleSince: day('2016-11-20'), titleKind: 'injonction', claimYears: 5 },
      ['title-in-time:no'],
    ],
    [
      'the record of a commissaire de justice',
      { titleSince: day('2024-01-10'), titleKind: 'record' },
      ['title-in-time:unknown'],
    ],
    ['no day of the title', {}, []],
    [
      'a conservatory measure with an old title',
      { measure: 'saisie-conservatoire', titleSince: day('2010-01-10') },
      ['title-in-time:no'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(unmet(facts)).toEqual(expected);
  });

  test('a decision is in time exactly up to its tenth year', () => {
    fc.assert(
      fc.property(fc.nat(6000), fc.nat(6000), (offset, age) => {
        const titleSince = addDays(day('2009-01-01'), offset);
        const on = addDays(titleSince, age);
        const isLate = on > addYears(titleSince, 10);
        expect(unmet({ titleSince, on })).toEqual(isLate ? ['title-in-time:no'] : []);
      }),
    );
  });
});

test('at home under 535 € another means must have failed (L221-2, R221-2)', () => {
  const home = { measure: 'saisie-vente', atHome: true } as const;
  expect(unmet({ ...home, principal: euros('534.99') })).toEqual(['other-means-first-at-home:no']);
  expect(unmet({ ...home, principal: euros('535.00') })).toEqual([]);
  expect(unmet({ ...home, principal: euros('100.00'), otherMeansFailed: true })).toEqual([]);
  expect(unmet({ ...home, principal: euros('100.00'), leaveOfJudge: true })).toEqual([]);
  expect(unmet({ ...home, atHome: false, principal: euros('100.00') })).toEqual([]);
});

describe('deadlines, each from the date that opens it', () => {
  test.each<[(typeof measures)[number], Record<string, string>, Record<string, string>, string]>([
    [
      'saisie-attribution',
      { toldOn: '2026-11-10' },
      { contest: '2026-12-10' },
      'R211-11: one month from the denunciation',
    ],
    [
      'saisie-attribution',
      { contestedOn: '2026-12-04' },
      { 'send-copy-of-contest': '2026-12-07' },
      'R211-11: Friday, then Monday',
    ],
    [
      'saisie-attribution',
      { contestedOn: '2026-12-24' },
      { 'send-copy-of-contest': '2026-12-28' },
      'R211-11: Christmas is a Friday',
    ],
    [
      'saisie-vente',
      { commandementOn: '2026-11-02' },
      { 'seize-from': '2026-11-11', 'act-after-commandement': '2028-11-02' },
      'R221-1, R221-5',
    ],
    ['saisie-vente', { seizedOn: '2026-11-16' }, { 'amicable-sale': '2026-12-16' }, 'R221-30'],
    ['saisie-des-remunerations', { commandementOn: '2026-11-02' }, { 'seize-from': '2026-12-03' }, 'R212-1-1'],
    [
      'saisie-conservatoire',
      { leaveOn: '2026-11-02' },
      { 'use-leave-of-judge': '2027-02-02' },
      'R511-6: from the leave',
    ],
    [
      'saisie-conservatoire',
      { seizedOn: '2026-11-02' },
      { 'sue-for-title': '2026-12-02', 'tell-debtor': '2026-11-10' },
      'R511-7, R523-3',
    ],
    [
      'saisie-conservatoire',
      { injonctionRejectedOn: '2026-12-15' },
      { 'sue-after-rejection': '2027-01-15' },
      'R511-7: one more month',
    ],
    [
      'saisie-conservatoire',
      { titleFinalOn: '2026-11-02' },
      { 'final-publicity': '2027-01-04' },
      'R533-4: 2 January 2027 is a Saturday',
    ],
    ['saisie-immobiliere', { seizedOn: '2026-11-02' }, {}, 'none is established here'],
  ])('%s %o: %o (%s)', (measure, dates, expected) => {
    expect(ends(measure, dates)).toEqual(expected);
  });

  test.each([
    ['2026-11-02', '2026-11-25', 'fifteen days from Monday to Friday, 11 November out'],
    ['2026-12-21', '2027-01-14', 'Christmas and New Year out'],
  ])('a bank account seized on %s is settled from %s (L162-1: %s)', (seizedOn, expected) => {
    expect(ends('saisie-attribution', { seizedOn })).toMatchObject({ 'bank-balance-settled': expected });
  });

  test('a seizure is told to the debtor within eight days, or lapses (R211-3)', () => {
    const [tell] = measureDeadlines('saisie-attribution', { seizedOn: day('2026-11-02') });
    expect(tell).toMatchObject({ deadline: 'tell-debtor', expiresOn: '2026-11-10', otherwise: 'seizure-lapses' });
  });

  test('a local holiday is not relied on by who must act, and is waited for by who must wait', () => {
    // 18 March 2027 + 8 days is Good Friday; 29 March is Easter Monday.
    const [tell] = measureDeadlines('saisie-attribution', { seizedOn: day('2027-03-18') }, 'alsace-moselle');
    expect([tell!.cautiousOn, tell!.expiresOn]).toEqual(['2027-03-26', '2027-03-30']);
    expect(ends('saisie-vente', { commandementOn: '2027-03-18' }, 'alsace-moselle')['seize-from']).toBe('2027-03-31');
  });

  test('one month to contest, from the day the debtor is told', () => {
    expect(contestUntil(day('2026-11-10')).expiresOn).toBe('2026-12-10');
    expect(numbers(contestUntil(day('2026-11-10')).because)).toEqual(expect.arrayContaining(['R211-10', 'R211-11']));
  });

  test('whatever the day: a wait ends after its period, and an act has at least its period', () => {
    fc.assert(
      fc.property(fc.nat(1500), fc.constantFrom(...measures), (offset, measure) => {
        const on = addDays(day('2025-07-01'), offset);
        const dates: MeasureDates = { leaveOn: on, commandementOn: on, seizedOn: on, toldOn: on, contestedOn: on };
        for (const one of measureDeadlines(measure, dates)) {
          expect(one.expiresOn > on).toBe(true);
          if (one.isWait) expect(one.cautiousOn).toBe(one.expiresOn);
          else expect(one.cautiousOn <= one.expiresOn && isWorkingDay(one.expiresOn)).toBe(true);
          if (one.deadline === 'seize-from') expect(daysBetween(on, one.expiresOn)).toBeGreaterThanOrEqual(9);
          expect(one.because.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('what is to be known of a measure', () => {
  const articles = (measure: (typeof measures)[number]) =>
    measureWarnings(measure).flatMap((one) => numbers(one.because ?? []));

  test('proportion, mandate and information, for every one (L111-7, L121-2, R141-1, L152-1 to L152-3)', () => {
    for (const measure of measures) {
      expect(articles(measure)).toEqual(
        expect.arrayContaining(['L111-7', 'L121-2', 'R141-1', 'L152-1', 'L152-2', 'L152-3']),
      );
    }
  });

  test('lifting and costs of a conservatory one (L512-1, R512-1, L512-2), its judge and its conversion', () => {
    expect(articles('saisie-conservatoire')).toEqual(expect.arrayContaining(['L512-1', 'R512-1', 'L512-2']));
    expect(articles('saisie-attribution')).not.toContain('L512-1');
    expect(numbers(measureRules['saisie-conservatoire'].because)).toEqual([
      'L511-1',
      'L511-2',
      'L511-3',
      'R511-2',
      'R523-7',
    ]);
  });
});

describe('hours (L141-1)', () => {
  test.each([
    ['2026-11-20', 6 * 60, true],
    ['2026-11-20', 6 * 60 - 1, false],
    ['2026-11-20', 21 * 60, true],
    ['2026-11-20', 21 * 60 + 1, false],
    ['2026-11-21', 12 * 60, true],
    ['2026-11-22', 12 * 60, false],
    ['2026-12-25', 12 * 60, false],
  ])('%s at minute %i: %s', (on, minutes, expected) => {
    expect(isEnforcementTime(day(on), minutes).value).toBe(expected);
  });

  test('a day off in Alsace-Moselle is one for its officers', () => {
    expect(isEnforcementTime(day('2028-12-26'), 12 * 60).value).toBe(true);
    expect(isEnforcementTime(day('2028-12-26'), 12 * 60, 'alsace-moselle').value).toBe(false);
  });
});

describe('what a bank seizure leaves (L162-2)', () => {
  test.each([
    ['2024-04-01', '635.71'],
    ['2025-03-31', '635.71'],
    ['2025-04-01', '646.52'],
    ['2026-03-31', '646.52'],
    ['2026-04-01', '651.69'],
    ['2026-11-21', '651.69'],
  ])('on %s: %s', (on, amount) => {
    expect(decimal(orThrow(unseizableOn(day(on))).value)).toBe(amount);
  });

  test('every day from April 2024 to March 2027 has one, none before or after', () => {
    for (let on: CivilDate = day('2024-04-01'); on <= '2027-03-31'; on = addDays(on, 1)) {
      expect(unseizableOn(on).refused).toBe(false);
    }
    expect(unseizableOn(day('2027-04-01')).refused).toBe(true);
    expect(unseizableOn(day('2024-03-31')).refused).toBe(true);
  });
});
