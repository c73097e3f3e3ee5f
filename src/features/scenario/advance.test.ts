import { describe, expect, test } from 'vitest';
import { addDays, day, parisInstant } from '../../kernel/civil-date.ts';
import { euros, ZERO } from '../../kernel/money.ts';
import { advance, type CaseFacts, reachable, stateOf } from './advance.ts';
import type { Hold } from './hold.ts';
import type { StepMark } from './plan.ts';
import { amicable60, type StepName } from './strategies.ts';

const OPENED = day('2026-09-07');
const nine = (days: number) => parisInstant(addDays(OPENED, days), 9 * 60);
const ten = (days: number) => parisInstant(addDays(OPENED, days), 10 * 60);
const everything = { email: true, mobile: true, phone: true, address: true };
const facts = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  openedOn: OPENED,
  steps: amicable60,
  marks: [],
  holds: [],
  reach: everything,
  gate: { outstanding: euros('1200.00'), possiblePayments: [], contacts: [], debtorClosed: false, hasMandate: true },
  ...changes,
});
const done = (...steps: StepName[]): StepMark[] => steps.map((step) => ({ step, state: 'done', on: OPENED }));
const upTo = (name: StepName) =>
  done(
    ...amicable60
      .slice(
        0,
        amicable60.findIndex((step) => step.name === name),
      )
      .map((step) => step.name),
  );
const hold = (reason: Hold['reason'], changes: Partial<Hold> = {}): Hold => ({
  id: reason,
  reason,
  startsOn: OPENED,
  ...changes,
});

describe('the state is read from the facts, the most pressing first', () => {
  const promise = hold('promise', { untilOn: addDays(OPENED, 9) });
  const today = addDays(OPENED, 1);
  test.each<[string, Partial<CaseFacts>, string]>([
    ['nothing', {}, 'amicable'],
    ['a promise', { holds: [promise] }, 'promised'],
    ['a pause over a promise', { holds: [promise, hold('pause')] }, 'paused'],
    ['"already paid" over a pause', { holds: [hold('pause'), hold('claimed-paid')] }, 'claimed-paid'],
    ['a dispute over all', { holds: [hold('claimed-paid'), promise, hold('dispute')] }, 'disputed'],
    ['a hold that is over', { holds: [hold('dispute', { endedOn: today })] }, 'amicable'],
    ['sixty days over', { marks: done('hand-over') }, 'hand-over'],
    ['handed over', { marks: done('hand-over'), handOver: 'commissaire-de-justice' }, 'handed-over'],
    ['told to wait', { marks: done('hand-over'), handOver: 'wait' }, 'hand-over'],
    ['closed as paid', { closedOn: today, closedReason: 'paid', holds: [hold('dispute')] }, 'paid'],
    ['closed otherwise', { closedOn: today, closedReason: 'abandoned' }, 'closed'],
  ])('%s', (_name, changes, state) => {
    expect(stateOf(facts(changes), today)).toBe(state);
  });
});

describe('what is done now', () => {
  test('a step that is due and may leave is written, by every channel that reaches the debtor', () => {
    const { act } = advance(facts({ marks: upTo('reminder-firm') }), ten(11));
    expect(act).toMatchObject({ kind: 'write', step: { name: 'reminder-firm' } });
    expect(act?.kind === 'write' && act.messages.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    const { act: withoutMobile } = advance(
      facts({ marks: upTo('reminder-firm'), reach: { ...everything, mobile: false } }),
      nine(11),
    );
    expect(withoutMobile?.kind === 'write' && withoutMobile.messages.map(({ channel }) => channel)).toEqual(['email']);
  });

  test('one step at a time, even when several are late', () => {
    const first = advance(facts({ marks: done('reminder-friendly') }), ten(42));
    expect(first.act).toMatchObject({ kind: 'call', step: { name: 'first-call' } });
    expect(first.nextActionAt).toEqual(ten(42));
  });

  test('what is not due waits for its day and its hour', () => {
    const waiting = advance(facts({ marks: upTo('reminder-firm') }), ten(8));
    expect(waiting.act).toBeUndefined();
    expect(waiting.next).toMatchObject({ step: { name: 'reminder-firm' }, on: addDays(OPENED, 11) });
    expect(waiting.nextActionAt, 'an SMS goes with it: not before ten').toEqual(ten(11));
    expect(advance(facts({ marks: done('reminder-friendly') }), ten(1)).nextActionAt).toEqual(ten(7));
  });

  test('a step that cannot reach the debtor is skipped, with the reason; the friendly one goes by letter instead', () => {
    const none = { email: false, mobile: false, phone: false, address: false };
    expect(advance(facts({ marks: upTo('first-call'), reach: none }), ten(7)).act).toMatchObject({
      kind: 'skip',
      because: 'no-address',
    });
    expect(advance(facts({ marks: upTo('mise-en-demeure'), reach: none }), ten(30)).act).toMatchObject({
      kind: 'skip',
      because: 'no-address',
    });
    const [friendly] = amicable60;
    expect(friendly && reachable(friendly, { ...none, address: true })).toMatchObject([{ channel: 'letter' }]);
    expect(friendly && reachable(friendly, none)).toEqual([]);
  });

  test('what recalls the mise en demeure is left out when none left', () => {
    const marks: StepMark[] = upTo('after-notice').map((mark) =>
      mark.step === 'mise-en-demeure' ? { step: mark.step, state: 'skipped', on: OPENED } : mark,
    );
    expect(advance(facts({ marks }), ten(49)).act).toMatchObject({
      kind: 'skip',
      because: 'nothing-to-recall',
      step: { name: 'after-notice' },
    });
    const stopped: StepMark[] = [
      ...marks.filter(({ step }) => step !== 'mise-en-demeure'),
      { step: 'mise-en-demeure', state: 'stopped' },
    ];
    expect(advance(facts({ marks: stopped }), ten(49)).act).toMatchObject({
      kind: 'skip',
      because: 'nothing-to-recall',
    });
    expect(advance(facts({ marks: upTo('after-notice') }), ten(49)).act).toMatchObject({ kind: 'write' });
  });

  test('the sixtieth day asks the creditor, at any hour, and a paid case asks nothing', () => {
    const midnight = parisInstant(addDays(OPENED, 60), 0);
    expect(advance(facts({ marks: upTo('hand-over') }), midnight).act).toMatchObject({ kind: 'decide' });
    const paid = { ...facts().gate, outstanding: ZERO };
    expect(advance(facts({ marks: upTo('hand-over'), gate: paid }), midnight).closedGate?.blockers).toMatchObject([
      { kind: 'paid' },
    ]);
  });

  test('after the last step, and once closed, nothing is left to look at', () => {
    expect(advance(facts({ marks: [...upTo('hand-over'), ...done('hand-over')] }), ten(90))).toEqual({
      endedHolds: [],
      state: 'hand-over',
    });
    const closed = advance(facts({ closedOn: OPENED, closedReason: 'paid' }), ten(1));
    expect(closed).toMatchObject({ state: 'paid' });
    expect(closed.nextActionAt).toBeUndefined();
    expect(closed.act).toBeUndefined();
  });
});

describe('a closed gate', () => {
  test('that opens by itself says when to look again', () => {
    const gate = { ...facts().gate, contacts: [{ on: addDays(OPENED, 10), messages: 1 }] };
    const outcome = advance(facts({ marks: upTo('reminder-firm'), gate }), ten(11));
    expect(outcome.act).toBeUndefined();
    expect(outcome.closedGate?.blockers).toMatchObject([{ kind: 'too-soon' }]);
    expect(outcome.nextActionAt).toEqual(ten(14));
  });

  test('that waits for a person is looked at again each morning', () => {
    const possiblePayments = [{ entryId: 'e', on: OPENED, amount: euros('1200.00'), why: [] }];
    const outcome = advance(
      facts({ marks: upTo('reminder-firm'), gate: { ...facts().gate, possiblePayments } }),
      ten(11),
    );
    expect(outcome.closedGate?.firstAllowedAt).toBeUndefined();
    expect(outcome.nextActionAt).toEqual(nine(12));
  });
});

describe('silence', () => {
  test('that ends by itself is looked at on its morrow; one that does not, when somebody speaks', () => {
    const promise = hold('promise', { untilOn: addDays(OPENED, 9) });
    expect(advance(facts({ holds: [promise] }), ten(1)).nextActionAt).toEqual(nine(10));
    expect(advance(facts({ holds: [promise, hold('dispute')] }), ten(1)).nextActionAt).toBeUndefined();
    expect(advance(facts({ holds: [hold('dispute')] }), ten(1)).act).toBeUndefined();
  });

  test('run out, is told with its reason, and the plan goes on', () => {
    const promise = hold('promise', { untilOn: addDays(OPENED, 9), startsOn: addDays(OPENED, 2) });
    const outcome = advance(facts({ holds: [promise], marks: upTo('first-call') }), nine(10));
    expect(outcome).toMatchObject({ endedHolds: [{ id: 'promise', reason: 'promise' }], state: 'amicable' });
    expect(outcome.next?.on).toBe(addDays(OPENED, 14)); // five days, eight of silence: day 13 is a Sunday
  });
});
