import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, addYears, type CivilDate, day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { type EventKind, eventKinds, ruleOf, rules } from './events.ts';
import {
  isPrescriptionAcquired,
  type Prescription,
  type PrescriptionEvent,
  type PrescriptionFacts,
  prescriptionOf,
} from './prescription.ts';

type Situation = Omit<PrescriptionFacts, 'events'>;

const dueOn = day('2022-03-15');
const anyDay = fc.integer({ min: -300, max: 9000 }).map((offset) => addDays(dueOn, offset));
const anyKind = fc.constantFrom(...eventKinds);
const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    parties: fc.constantFrom('professionals' as const, 'consumer' as const, 'public-buyer' as const),
    claim: fc.constantFrom('sale-or-services' as const, 'goods-transport' as const, 'ship-supplies' as const),
    performedOn: fc.option(
      fc.integer({ min: -120, max: 60 }).map((offset) => addDays(dueOn, offset)),
      { nil: undefined },
    ),
    hasPublicAccountant: fc.constantFrom(true, false, undefined),
  })
  .map(({ performedOn, hasPublicAccountant, ...rest }) => ({
    ...rest,
    dueOn,
    ...(performedOn === undefined ? {} : { performedOn }),
    ...(hasPublicAccountant === undefined || rest.parties !== 'public-buyer' ? {} : { hasPublicAccountant }),
  }));

const closings: Partial<Record<EventKind, EventKind>> = {
  'court-claim': 'proceedings-ended',
  'injonction-served': 'proceedings-ended',
  'insolvency-declared': 'insolvency-closed',
  'mediation-agreed': 'mediation-ended',
  'small-claims-agreed': 'small-claims-ended',
  'investigation-ordered': 'investigation-done',
};

/** One event, or one and what ends it some time later: on days that differ from those of every other. */
const anyStories = fc
  .uniqueArray(fc.record({ on: anyDay, kind: anyKind, lasts: fc.integer({ min: 1, max: 900 }), ends: fc.boolean() }), {
    selector: ({ on }) => on,
    maxLength: 6,
  })
  .map((stories) => {
    const told = stories.flatMap(({ on, kind, lasts, ends }): PrescriptionEvent[] => {
      const closing = closings[kind];
      return closing && ends
        ? [
            { on, kind },
            { on: addDays(on, lasts), kind: closing },
          ]
        : [{ on, kind }];
    });
    return told.filter(({ on }, at) => told.findIndex((one) => one.on === on) === at);
  });

const inTime = (events: readonly PrescriptionEvent[]) => [...events].sort((a, b) => (a.on < b.on ? -1 : 1));

/** The answer, when the events can be: the property holds for nothing else. */
function answer(situation: Situation, events: readonly PrescriptionEvent[]): Prescription {
  const found = prescriptionOf({ ...situation, events });
  fc.pre(!found.refused);
  return orThrow(found);
}

/** The last day on which the claim can be lost, as far as is known: none while something stops the clock. */
const lostAfter = ({ state, expiresOn }: Prescription): string => (state === 'running' ? expiresOn : '9999');

const isPublicBody = ({ parties, hasPublicAccountant }: Situation) =>
  parties === 'public-buyer' && hasPublicAccountant !== false;

describe('properties', () => {
  test('enough of the stories can be for the properties to say something', () => {
    const stories = fc.sample(fc.tuple(anySituation, anyStories), { numRuns: 500, seed: 7 });
    const possible = stories.filter(([situation, events]) => !prescriptionOf({ ...situation, events }).refused);
    expect(possible.length).toBeGreaterThan(150);
    const eventful = possible.filter(([, events]) => events.length > 2);
    expect(eventful.length).toBeGreaterThan(40);
  });

  test('the order in which events are given does not matter when their days differ', () => {
    fc.assert(
      fc.property(anySituation, anyStories, fc.infiniteStream(fc.nat()), (situation, events, ranks) => {
        const shuffled = events
          .map((event) => ({ event, rank: ranks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ event }) => event);
        expect(answer(situation, shuffled)).toEqual(answer(situation, events));
      }),
    );
  });

  test('an event never brings the guarded date forward, and the possible date is after it', () => {
    fc.assert(
      fc.property(anySituation, anyStories, (situation, events) => {
        const result = answer(situation, events);
        let before = answer(situation, []).expiresOn;
        for (const link of result.events) {
          expect(link.expiresOn >= before).toBe(true);
          before = link.expiresOn;
        }
        expect(result.expiresOn).toBe(before);
        if (result.possibleOn !== undefined) expect(result.possibleOn > result.expiresOn).toBe(true);
      }),
    );
  });

  test('adding an event that does nothing changes nothing', () => {
    const idle = eventKinds.filter((kind) => rules[kind].effect.does === 'nothing');
    fc.assert(
      fc.property(anySituation, anyStories, anyDay, fc.constantFrom(...idle), (situation, events, on, kind) => {
        fc.pre(ruleOf(kind, isPublicBody(situation)).effect.does === 'nothing');
        const without = answer(situation, events);
        const more = answer(situation, [...events, { on, kind }]);
        expect([more.expiresOn, more.possibleOn, more.state]).toEqual([
          without.expiresOn,
          without.possibleOn,
          without.state,
        ]);
        const others = more.events.filter((link) => link.on !== on || link.kind !== kind);
        expect(others).toEqual(without.events.filter((link) => link.on !== on || link.kind !== kind));
      }),
    );
  });

  test('what is told to do nothing can be left out', () => {
    fc.assert(
      fc.property(anySituation, anyStories, (situation, events) => {
        const result = answer(situation, events);
        // Where several periods run, what does nothing to the one that is told may have moved another.
        fc.pre(result.warnings.every(({ kind }) => kind !== 'other-period-too'));
        const useful = inTime(events).filter((_, at) => !['nothing', 'too-late'].includes(result.events[at]!.does));
        const less = answer(situation, useful);
        expect([less.expiresOn, less.state]).toEqual([result.expiresOn, result.state]);
      }),
    );
  });

  const acts = ['acknowledgement', 'conservatory-measure', 'court-claim', 'injonction-served'] as const;
  test('one more interruption never shortens', () => {
    fc.assert(
      fc.property(anySituation, anyStories, anyDay, fc.constantFrom(...acts), (situation, events, on, kind) => {
        // A claim that is added could be the one that fell: nobody could tell.
        fc.pre(!events.some((event) => event.kind === 'proceedings-void' || event.on === on));
        const before = answer(situation, events);
        const after = answer(situation, [...events, { on, kind }]);
        // An ending or a title that another claim now shares leaves this one open or closes it: compared by when it is lost.
        expect(lostAfter(after) >= lostAfter(before) || after.expiresOn >= before.expiresOn).toBe(true);
      }),
    );
  });

  test('one more suspension never shortens, and gives back at most the days it lasted or six months', () => {
    const length = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(anySituation, anyDay, length, (situation, on, lasts) => {
        const end = addDays(on, lasts);
        const before = answer(situation, []).expiresOn;
        const { expiresOn } = answer(situation, [
          { on, kind: 'mediation-agreed' },
          { on: end, kind: 'mediation-ended' },
        ]);
        expect(expiresOn >= before).toBe(true);
        const most = [addDays(before, lasts), addMonths(end, 6)].sort().at(-1)!;
        expect(expiresOn <= most).toBe(true);
        if (on <= before && end > before && end <= addYears(dueOn, 19))
          expect(expiresOn >= addMonths(end, 6)).toBe(true);
      }),
    );
  });

  test('suspensions count once each day that at least one of them covers', () => {
    const first = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(first, first, first, first, (a, lastsA, b, lastsB) => {
        fc.pre(a !== b && a + lastsA !== b + lastsB);
        const at = (offset: number): CivilDate => addDays(dueOn, offset);
        const covered = new Set<number>();
        for (let offset = a; offset < a + lastsA; offset++) covered.add(offset);
        for (let offset = b; offset < b + lastsB; offset++) covered.add(offset);
        const { expiresOn } = answer({ parties: 'professionals', dueOn }, [
          { on: at(a), kind: 'mediation-agreed' },
          { on: at(a + lastsA), kind: 'mediation-ended' },
          { on: at(b), kind: 'investigation-ordered' },
          { on: at(b + lastsB), kind: 'investigation-done' },
        ]);
        expect(expiresOn).toBe(addDays(addYears(dueOn, 5), covered.size));
      }),
    );
  });

  test('acknowledgements and suspensions never carry it beyond twenty years (2232)', () => {
    const held: EventKind[] = [
      'acknowledgement',
      'mise-en-demeure',
      'partial-payment',
      'mediation-agreed',
      'mediation-ended',
    ];
    const list = fc.array(fc.record({ on: anyDay, kind: fc.constantFrom(...held) }), { maxLength: 12 });
    fc.assert(
      fc.property(anySituation, list, (situation, events) => {
        const { expiresOn, possibleOn } = answer(situation, events);
        expect(expiresOn <= addYears(dueOn, 20)).toBe(true);
        if (possibleOn !== undefined) expect(possibleOn <= addYears(dueOn, 20)).toBe(true);
      }),
    );
  });

  test('the chain up to a day is the answer of that day: a list may be cut anywhere', () => {
    fc.assert(
      fc.property(anySituation, anyStories, fc.nat(12), (situation, events, cut) => {
        fc.pre(!events.some(({ kind }) => kind === 'proceedings-void'));
        const sorted = inTime(events);
        const whole = answer(situation, sorted);
        const start = answer(situation, sorted.slice(0, cut));
        const dates = (chain: Prescription['events']) => chain.map(({ on, kind, expiresOn }) => [on, kind, expiresOn]);
        expect(dates(start.events)).toEqual(dates(whole.events.slice(0, cut)));
      }),
    );
  });

  test('once acquired, nothing that comes later revives it', () => {
    fc.assert(
      fc.property(anySituation, anyStories, anyDay, anyKind, (situation, events, on, kind) => {
        const before = answer(situation, events);
        fc.pre(isPrescriptionAcquired(before, on) && events.every((event) => event.on < on));
        const after = answer(situation, [...events, { on, kind }]);
        expect(after.expiresOn <= before.expiresOn).toBe(true);
        expect(after.state).toBe('running');
      }),
    );
  });

  test('a public buyer is never safer for carriage than for a sale, nor without performance than with it', () => {
    fc.assert(
      fc.property(anyStories, (events) => {
        const buyer = { parties: 'public-buyer', hasPublicAccountant: true, dueOn } as const;
        const sale = answer(buyer, events);
        expect(lostAfter(answer({ ...buyer, claim: 'goods-transport' }, events)) <= lostAfter(sale)).toBe(true);
        const early = answer({ ...buyer, performedOn: day('2021-12-20') }, events);
        expect(lostAfter(early) <= lostAfter(sale)).toBe(true);
      }),
    );
  });

  test('whatever the dates, an answer or a refusal that names its argument: never an error', () => {
    const farDay = fc.integer({ min: 0, max: 73_000 }).map((offset) => addDays(day('2000-01-01'), offset));
    const events = fc.array(fc.record({ on: farDay, kind: anyKind }), { maxLength: 8 });
    fc.assert(
      fc.property(anySituation, farDay, events, fc.double(), (situation, due, list, years) => {
        const found = prescriptionOf({ ...situation, dueOn: due, events: list, contractualYears: years });
        if (found.refused) expect(found.refusal.argument).toBeTruthy();
        const plain = prescriptionOf({ ...situation, dueOn: due, events: list });
        if (plain.refused) expect(plain.refusal.argument).toBeTruthy();
        else expect(plain.value.expiresOn).toMatch(/^2\d{3}-\d\d-\d\d$/);
      }),
    );
  });

  test('letters and calls between professionals change nothing, however many', () => {
    const harmless = fc.constantFrom<EventKind>('mise-en-demeure', 'reminder', 'call');
    fc.assert(
      fc.property(fc.array(fc.record({ on: anyDay, kind: harmless }), { maxLength: 10 }), (list) => {
        expect(answer({ parties: 'professionals', dueOn }, list).expiresOn).toBe(addYears(dueOn, 5));
      }),
    );
  });
});
