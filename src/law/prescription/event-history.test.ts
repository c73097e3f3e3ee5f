import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { publishedLaw } from '../schedule.ts';
import { isTooFar, readHistory } from './event-history.ts';
import type { EventKind } from './events.ts';
import type { Impossible, PrescriptionFacts } from './facts.ts';

const base = { parties: 'professionals', dueOn: day('2022-03-15') } as const;
const told = (...list: [string, EventKind][]) => list.map(([on, kind]) => ({ on: day(on), kind }));
const read = (list: [string, EventKind][], facts: Partial<PrescriptionFacts> = {}) =>
  readHistory({ ...base, ...facts, events: told(...list) }, 21, publishedLaw);

describe('what cannot have happened is refused at its place', () => {
  test.each<[string, Impossible, number, [string, EventKind][]]>([
    ['an order served before the due date', 'before-due-date', 0, [['2022-03-15', 'injonction-served']]],
    ['an order asked for before the due date', 'before-due-date', 0, [['2022-03-01', 'injonction-filed']]],
    ['a judgment before the due date', 'before-due-date', 0, [['2022-03-01', 'judgment-enforceable']]],
    ['an enforceable order before the due date', 'before-due-date', 0, [['2022-03-01', 'injonction-enforceable']]],
    [
      'a judgment before the due date, of a claim made before it',
      'before-due-date',
      1,
      [
        ['2022-01-01', 'court-claim'],
        ['2022-03-01', 'judgment-enforceable'],
      ],
    ],
    ['an act of enforcement without a title', 'no-title', 0, [['2023-01-01', 'enforcement-act']]],
    [
      'an act of enforcement during proceedings',
      'no-title',
      1,
      [
        ['2023-01-01', 'court-claim'],
        ['2023-06-01', 'enforcement-act'],
      ],
    ],
    [
      'an act of enforcement before its title',
      'no-title',
      1,
      [
        ['2023-06-01', 'judgment-enforceable'],
        ['2023-01-01', 'enforcement-act'],
      ],
    ],
    [
      'an act of enforcement after a simplified procedure that is not over',
      'no-title',
      1,
      [
        ['2023-01-01', 'small-claims-agreed'],
        ['2023-01-10', 'enforcement-act'],
      ],
    ],
    ['an enforceable order never served', 'no-order-served', 0, [['2023-01-01', 'injonction-enforceable']]],
    [
      'an enforceable order asked for, not served',
      'no-order-served',
      1,
      [
        ['2023-01-01', 'injonction-filed'],
        ['2023-06-01', 'injonction-enforceable'],
      ],
    ],
    [
      'an enforceable order whose service fell',
      'no-order-served',
      2,
      [
        ['2023-01-01', 'injonction-served'],
        ['2023-02-01', 'proceedings-void'],
        ['2023-06-01', 'injonction-enforceable'],
      ],
    ],
    [
      'a judgment of proceedings that fell',
      'no-proceedings',
      2,
      [
        ['2023-01-01', 'court-claim'],
        ['2023-02-01', 'proceedings-void'],
        ['2023-06-01', 'judgment-enforceable'],
      ],
    ],
    [
      'a judgment when both claims fell',
      'no-proceedings',
      4,
      [
        ['2023-01-01', 'court-claim'],
        ['2023-01-02', 'injonction-served'],
        ['2023-02-01', 'proceedings-void'],
        ['2023-02-02', 'proceedings-void'],
        ['2023-06-01', 'judgment-enforceable'],
      ],
    ],
    ['a mediation that ends without having begun', 'nothing-to-end', 0, [['2023-01-01', 'mediation-ended']]],
    ['an insolvency that closes without a declaration', 'nothing-to-end', 0, [['2023-01-01', 'insolvency-closed']]],
    [
      'a mediation that ends before it begins',
      'nothing-to-end',
      1,
      [
        ['2023-02-01', 'mediation-agreed'],
        ['2023-01-01', 'mediation-ended'],
      ],
    ],
    [
      'a mediation ended as an investigation',
      'nothing-to-end',
      1,
      [
        ['2023-01-01', 'mediation-agreed'],
        ['2023-02-01', 'investigation-done'],
      ],
    ],
    [
      'proceedings ended after their judgment',
      'nothing-to-end',
      2,
      [
        ['2023-01-01', 'court-claim'],
        ['2023-06-01', 'judgment-enforceable'],
        ['2024-01-01', 'proceedings-ended'],
      ],
    ],
    [
      'proceedings that fall after their judgment',
      'nothing-to-end',
      2,
      [
        ['2023-01-01', 'court-claim'],
        ['2023-06-01', 'judgment-enforceable'],
        ['2024-01-01', 'proceedings-void'],
      ],
    ],
    [
      'an order ended after it became enforceable',
      'nothing-to-end',
      2,
      [
        ['2023-01-01', 'injonction-served'],
        ['2023-03-01', 'injonction-enforceable'],
        ['2023-04-01', 'proceedings-ended'],
      ],
    ],
    [
      'an insolvency ended as proceedings',
      'nothing-to-end',
      1,
      [
        ['2023-01-01', 'insolvency-declared'],
        ['2023-02-01', 'proceedings-ended'],
      ],
    ],
  ])('%s', (_, why, index, list) => {
    const event = list[index]?.[1];
    expect(read(list)).toEqual({
      refused: true,
      refusal: { kind: 'event-cannot-happen', argument: 'events', index, event, why },
    });
  });

  test.each<EventKind>(['insolvency-declared', 'conservatory-measure', 'insolvency-closed', 'enforcement-act'])(
    '%s toward a public body, not toward another public buyer',
    (kind) => {
      const list: [string, EventKind][] = [['2023-01-01', kind]];
      const refusal = { kind: 'event-cannot-happen', argument: 'events', index: 0, event: kind, why: 'public-body' };
      expect(read(list, { parties: 'public-buyer' })).toEqual({ refused: true, refusal });
      expect(read(list, { parties: 'public-buyer', hasPublicAccountant: true })).toEqual({ refused: true, refusal });
      const other = read(list, { parties: 'public-buyer', hasPublicAccountant: false });
      expect(other).not.toMatchObject({ refusal: { why: 'public-body' } });
    },
  );

  test('an event before the invoice', () => {
    expect(read([['2022-02-28', 'call']], { issuedOn: day('2022-03-01') })).toMatchObject({
      refusal: { kind: 'before-invoice', argument: 'events', index: 0, issuedOn: '2022-03-01' },
    });
  });

  test('an event that no calendar can count from', () => {
    expect(read([['2178-12-31', 'call']]).refused).toBe(false);
    expect(read([['2179-01-01', 'call']])).toMatchObject({
      refusal: { kind: 'date-too-far', argument: 'events', index: 0, on: '2179-01-01' },
    });
    expect([isTooFar(day('2199-12-31'), 0), isTooFar(day('2199-01-01'), 1)]).toEqual([false, true]);
  });
});

describe('what is accepted, and tied together', () => {
  test.each<[string, [string, EventKind][]]>([
    ['a judgment alone: nobody is made to tell the whole story', [['2023-01-01', 'judgment-enforceable']]],
    [
      'a judgment of the claim that did not fall',
      [
        ['2023-01-01', 'court-claim'],
        ['2023-01-02', 'court-claim'],
        ['2023-02-01', 'proceedings-void'],
        ['2023-06-01', 'judgment-enforceable'],
      ],
    ],
    [
      'a judgment enforceable some time after the proceedings ended',
      [
        ['2023-01-01', 'court-claim'],
        ['2023-02-01', 'proceedings-ended'],
        ['2023-06-01', 'judgment-enforceable'],
      ],
    ],
    [
      'enforcement on the day of the title',
      [
        ['2023-06-01', 'judgment-enforceable'],
        ['2023-06-01', 'enforcement-act'],
      ],
    ],
    [
      'a conservatory measure and a declaration before the due date',
      [
        ['2022-01-01', 'conservatory-measure'],
        ['2022-01-02', 'insolvency-declared'],
      ],
    ],
  ])('%s', (_, list) => {
    expect(read(list).refused).toBe(false);
  });

  test('an end takes the latest that is open, a fall the oldest, a title them all', () => {
    const two: [string, EventKind][] = [
      ['2023-01-01', 'court-claim'],
      ['2023-02-01', 'injonction-served'],
    ];
    const closes = (kind: EventKind) => orThrow(read([...two, ['2023-06-01', kind]])).at(-1)!.closes;
    expect(closes('proceedings-ended')).toEqual([1]);
    expect(closes('proceedings-void')).toEqual([0]);
    expect(closes('judgment-enforceable')).toEqual([0, 1]);
    expect(closes('injonction-enforceable')).toEqual([1]);
  });

  test('in the order of time, an opening before an ending within a day; places stay those of the list', () => {
    const history = orThrow(
      read([
        ['2023-03-01', 'mediation-ended'],
        ['2023-01-01', 'mediation-agreed'],
        ['2023-03-01', 'mediation-agreed'],
      ]),
    );
    expect(history.map(({ index }) => index)).toEqual([1, 2, 0]);
    expect(history.map(({ closedOn }) => closedOn)).toEqual([undefined, '2023-03-01', undefined]);
    expect(history[2]!.closes).toEqual([2]);
  });

  test('what fell and what made it fall are both marked', () => {
    const history = orThrow(
      read([
        ['2023-01-01', 'court-claim'],
        ['2023-02-01', 'call'],
        ['2023-03-01', 'proceedings-void'],
      ]),
    );
    expect(history.map(({ isVoided }) => isVoided)).toEqual([true, false, true]);
  });

  test('a title carries the ten years of its own day', () => {
    const [title] = orThrow(read([['2023-01-01', 'judgment-enforceable']]));
    expect(title!.title).toMatchObject({ value: { years: 10 }, on: '2023-01-01' });
  });
});
