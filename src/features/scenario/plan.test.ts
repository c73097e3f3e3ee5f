import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day, daysBetween, later } from '../../kernel/civil-date.ts';
import { isWorkingDay } from '../../law/delais/holidays.ts';
import type { Hold } from './hold.ts';
import { nextOf, type PlanFacts, planOf, type StepMark } from './plan.ts';
import { amicable60, type StepName } from './strategies.ts';

const OPENED = day('2026-09-07'); // a Monday
const facts = (changes: Partial<PlanFacts> = {}): PlanFacts => ({
  openedOn: OPENED,
  steps: amicable60,
  marks: [],
  holds: [],
  ...changes,
});
const daysOf = (planned: ReturnType<typeof planOf>) =>
  planned.map(({ step, on }) => [step.name, daysBetween(OPENED, on)]);
const done = (step: StepName, on: CivilDate): StepMark => ({ step, state: 'done', on });

describe('a plan that nothing disturbs', () => {
  test('has every step once, in order, each on its day or the first one worked after it', () => {
    expect(daysOf(planOf(facts(), OPENED))).toEqual([
      ['reminder-friendly', 0],
      ['first-call', 7], // day 5 is a Saturday
      ['reminder-firm', 11],
      ['letter-reminder', 21], // day 19 is a Saturday
      ['mise-en-demeure', 30],
      ['after-notice', 49], // 17 days after the notice is day 47, but the plan says 48, a Sunday
      ['last-call', 56], // 54 is a Saturday
      ['hand-over', 60],
    ]);
  });

  test('is anchored on the opening: what was done early does not bring the rest forward', () => {
    const marks = [done('reminder-friendly', OPENED), done('first-call', addDays(OPENED, 1))];
    expect(daysOf(planOf(facts({ marks }), addDays(OPENED, 1)))[0]).toEqual(['reminder-firm', 11]);
  });

  test.each([
    ['1 May', '2026-05-01', '2026-05-04'],
    ['8 May', '2026-05-08', '2026-05-11'],
    ['Ascension', '2026-05-14', '2026-05-15'],
    ['Easter Monday', '2026-04-06', '2026-04-07'],
    ['14 July', '2026-07-14', '2026-07-15'],
    ['15 August, a Saturday', '2026-08-15', '2026-08-17'],
    ['11 November', '2026-11-11', '2026-11-12'],
    ['Christmas', '2026-12-25', '2026-12-28'],
  ])('a case opened on %s begins on the first day worked', (_name, opened, begins) => {
    const [first] = planOf(facts({ openedOn: day(opened) }), day(opened));
    expect(first?.on).toBe(begins);
  });
});

describe('days that the machine missed', () => {
  test('after ten days without us, each step still comes once, in order, with its rest kept', () => {
    const marks = [done('reminder-friendly', OPENED)];
    const today = addDays(OPENED, 21); // the call of day 5 and the firm reminder of day 11 are late
    const planned = planOf(facts({ marks }), today);
    expect(planned.map(({ step }) => step.name)).toEqual(amicable60.slice(1).map(({ name }) => name));
    expect(planned[0]?.on).toBe(today);
    for (const [index, { on, step }] of planned.slice(1).entries()) {
      expect(daysBetween(planned[index]?.on as CivilDate, on)).toBeGreaterThanOrEqual(step.rest);
    }
  });
});

describe('silence', () => {
  const hold = (changes: Partial<Hold>): Hold => ({
    id: 'h',
    reason: 'pause',
    startsOn: addDays(OPENED, 3),
    ...changes,
  });

  test('moves all that is to come by as many days, and nothing comes before it ends', () => {
    const marks = [done('reminder-friendly', OPENED)];
    const today = addDays(OPENED, 4);
    const holds = [hold({ untilOn: addDays(OPENED, 13) })];
    const before = planOf(facts({ marks }), today);
    const planned = planOf(facts({ marks, holds }), today);
    expect(planned[0]?.on && planned[0].on > addDays(OPENED, 13)).toBe(true);
    for (const [index, { on }] of planned.entries()) {
      const moved = daysBetween(before[index]?.on as CivilDate, on);
      expect(moved).toBeGreaterThanOrEqual(8);
      expect(moved).toBeLessThanOrEqual(14);
    }
  });

  test('over, keeps the plan moved by what it lasted', () => {
    const marks = [done('reminder-friendly', OPENED)];
    const holds = [hold({ endedOn: addDays(OPENED, 31) })]; // four weeks: the weekdays stay
    const planned = planOf(facts({ marks, holds }), addDays(OPENED, 31));
    expect(daysOf(planned).slice(0, 3)).toEqual([
      ['first-call', 35],
      ['reminder-firm', 39],
      ['letter-reminder', 49],
    ]);
  });
});

describe('what a person changes', () => {
  test('a step moved later keeps the later ones at their rest after it', () => {
    const marks: StepMark[] = [{ step: 'mise-en-demeure', state: 'moved', to: day('2026-11-02') }];
    const planned = planOf(facts({ marks }), OPENED);
    const on = (name: StepName) => planned.find(({ step }) => step.name === name)?.on as CivilDate;
    expect(planned.find(({ step }) => step.name === 'mise-en-demeure')).toMatchObject({
      on: '2026-11-02',
      state: 'moved',
    });
    expect(daysBetween(on('mise-en-demeure'), on('after-notice'))).toBeGreaterThanOrEqual(17);
    expect(on('hand-over') > on('last-call')).toBe(true);
  });

  test('a step moved to a day when nobody works comes the next one; moved too early, it waits for the rest before it', () => {
    const sunday: StepMark[] = [{ step: 'first-call', state: 'moved', to: day('2026-09-13') }];
    expect(planOf(facts({ marks: sunday }), OPENED)[1]).toMatchObject({ on: '2026-09-14', state: 'moved' });
    const early: StepMark[] = [done('reminder-friendly', OPENED), { step: 'first-call', state: 'moved', to: OPENED }];
    expect(planOf(facts({ marks: early }), OPENED)[0]).toMatchObject({ on: addDays(OPENED, 3) });
  });

  test('a stopped step is shown and never next; the others do not wait for it', () => {
    const marks: StepMark[] = [
      done('reminder-friendly', OPENED),
      { step: 'first-call', state: 'stopped' },
      { step: 'reminder-firm', state: 'stopped' },
    ];
    const planned = planOf(facts({ marks }), OPENED);
    expect(planned.slice(0, 2).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
    expect(nextOf(planned)?.step.name).toBe('letter-reminder');
    expect(nextOf(planned)?.on).toBe(planOf(facts(), OPENED)[3]?.on);
    const all: StepMark[] = amicable60.map(({ name }) => ({ step: name, state: 'stopped' }));
    expect(nextOf(planOf(facts({ marks: all }), OPENED))).toBeUndefined();
  });
});

const someDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(day('2024-01-01'), days));
const someHolds = (openedOn: CivilDate) =>
  fc.array(
    fc
      .record({ from: fc.integer({ min: 0, max: 50 }), length: fc.integer({ min: 0, max: 40 }), ended: fc.boolean() })
      .map(({ from, length, ended }): Hold => {
        const startsOn = addDays(openedOn, from);
        const end = addDays(startsOn, length);
        return { id: 'h', reason: 'pause', startsOn, ...(ended ? { endedOn: end } : { untilOn: end }) };
      }),
    { maxLength: 3 },
  );

test('whatever the days missed and the silences, no step is lost or doubled, none is on a day off, before today or without its rest', () => {
  const situation = fc
    .tuple(
      someDay,
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 0, max: 8 }),
      fc.array(fc.nat(12), { minLength: 8, maxLength: 8 }),
    )
    .chain(([openedOn, elapsed, count, gaps]) =>
      someHolds(openedOn).map((holds) => ({ openedOn, elapsed, count, gaps, holds })),
    );
  fc.assert(
    fc.property(situation, ({ openedOn, elapsed, count, gaps, holds }) => {
      let last = openedOn;
      const marks = amicable60.slice(0, count).map(({ name }, index): StepMark => {
        last = addDays(last, gaps[index] as number);
        return { step: name, state: index % 3 === 2 ? 'skipped' : 'done', on: last };
      });
      const today = later(last, addDays(openedOn, elapsed));
      const planned = planOf({ openedOn, steps: amicable60, marks, holds }, today);
      expect(planned.map(({ step }) => step.name)).toEqual(amicable60.slice(count).map(({ name }) => name));
      let previous = count > 0 ? last : undefined;
      for (const { on, step } of planned) {
        expect(on >= today).toBe(true);
        expect(isWorkingDay(on, 'metropole')).toBe(true);
        expect(on >= addDays(openedOn, step.day)).toBe(true);
        if (previous) expect(daysBetween(previous, on)).toBeGreaterThanOrEqual(step.rest);
        previous = on;
      }
    }),
    { numRuns: 300 },
  );
});
