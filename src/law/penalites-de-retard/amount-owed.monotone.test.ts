import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAmount, anyDay, anyFacts } from '../../../test/support/any-owed-facts.ts';
import { addDays, type CivilDate, day, earlier, later } from '../../kernel/civil-date.ts';
import { type Cents, percent, type Rate } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { amountOwed } from './amount-owed.ts';
import { interestAfterDecision } from './interest-after-decision.ts';
import type { DatedAmount, Owed, OwedFacts } from './owed.ts';

const owed = (facts: OwedFacts): Owed => orThrow(amountOwed(facts));

/** Each line is rounded by half a cent at most: more lines may differ from fewer by as many cents, never by more. */
const cents = (...all: Owed[]): bigint => all.reduce((sum, { lines }) => sum + BigInt(lines.length), 0n);

describe('what cannot make a debtor owe more', () => {
  test('a payment never raises interest, beyond the rounding of the lines it cuts', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, anyAmount, (facts, on, amount) => {
        const without = owed(facts);
        const paid = owed({ ...facts, payments: [...facts.payments, { on, amount }] });
        expect(paid.accrued).toBeLessThanOrEqual(without.accrued + BigInt(paid.lines.length));
      }),
    );
  });

  test('interest never shrinks with time', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, other) => {
        const [early, late] = other < facts.on ? [other, facts.on] : [facts.on, other];
        const { insolvencyOpenedOn: _, ...alive } = facts;
        // Movements between the two statements would make two stories of them.
        const before = ({ on }: DatedAmount) => on <= early;
        const story = {
          ...alive,
          payments: facts.payments.filter(before),
          creditNotes: facts.creditNotes.filter(before),
        };
        expect(owed({ ...story, on: late }).accrued).toBeGreaterThanOrEqual(owed({ ...story, on: early }).accrued);
      }),
    );
  });

  test('splitting a period changes nothing beyond the rounding of the lines', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, fc.bigInt({ min: 1n, max: 10_000_000n }), (a, b, c, amount) => {
        const [dueOn, middle, on] = [a, b, c].sort() as [CivilDate, CivilDate, CivilDate];
        const facts = { parties: 'professionals', principal: amount as Cents, payments: [], creditNotes: [] } as const;
        const whole = owed({ ...facts, dueOn, on });
        const [left, right] = [owed({ ...facts, dueOn, on: middle }), owed({ ...facts, dueOn: middle, on })];
        const gap = left.accrued + right.accrued - whole.accrued;
        expect(gap >= -1n && gap <= 1n).toBe(true);
      }),
    );
  });

  test('two halves of an invoice owe the interest of the whole, beyond half a cent a line', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyAmount, anyAmount, (a, b, one, two) => {
        const [dueOn, on] = [a, b].sort() as [CivilDate, CivilDate];
        const facts = { parties: 'professionals', dueOn, on, payments: [], creditNotes: [] } as const;
        const whole = owed({ ...facts, principal: (one + two) as Cents });
        const gap =
          owed({ ...facts, principal: one }).accrued + owed({ ...facts, principal: two }).accrued - whole.accrued;
        const bound = BigInt(2 * whole.lines.length);
        expect(gap >= -bound && gap <= bound).toBe(true);
      }),
    );
  });

  test('a credit note never raises what is owed, nor interest', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, anyAmount, (facts, on, amount) => {
        const without = owed(facts);
        const credited = owed({ ...facts, creditNotes: [...facts.creditNotes, { on, amount }] });
        expect(credited.accrued).toBeLessThanOrEqual(without.accrued + cents(credited));
        expect(credited.total).toBeLessThanOrEqual(without.total + cents(credited, without));
      }),
    );
  });

  test('the same payment made earlier never gives more interest', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, anyDay, anyAmount, (facts, a, b, amount) => {
        const paidOn = (on: CivilDate) => owed({ ...facts, payments: [...facts.payments, { on, amount }] });
        const [early, late] = [paidOn(earlier(a, b)), paidOn(later(a, b))];
        expect(early.accrued).toBeLessThanOrEqual(late.accrued + cents(early, late));
      }),
    );
  });

  test('a higher contractual rate never gives less', () => {
    const rate = fc.bigInt({ min: 0n, max: 400_000n }) as fc.Arbitrary<Rate>;
    fc.assert(
      fc.property(anyFacts, rate, rate, (any, one, other) => {
        const { contractualRate: _, ...facts } = any;
        const [low, high] = one < other ? [one, other] : [other, one];
        const [less, more] = [low, high].map((contractualRate) => owed({ ...facts, contractualRate })) as [Owed, Owed];
        expect(more.accrued).toBeGreaterThanOrEqual(less.accrued - cents(less, more));
      }),
    );
  });

  test('a contractual rate never gives less than the legal minimum, whatever it says', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const professionals = { ...facts, parties: 'professionals' } as const;
        const floor = owed({ ...professionals, contractualRate: percent('0') });
        const agreed = owed({ ...professionals, contractualRate: percent('9') });
        expect(agreed.accrued).toBeGreaterThanOrEqual(floor.accrued - cents(agreed, floor));
      }),
    );
  });

  test('a larger invoice never owes less', () => {
    fc.assert(
      fc.property(anyFacts, anyAmount, (facts, more) => {
        const small = owed(facts);
        const large = owed({ ...facts, principal: (facts.principal + more) as Cents });
        expect(large.total).toBeGreaterThanOrEqual(small.total - cents(small, large));
      }),
    );
  });

  test('a later mise en demeure never gives a consumer more to pay', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, anyDay, (facts, a, b) => {
        const late = { ...facts, parties: 'consumer', dueOn: day('2014-12-31') } as const;
        const notified = (miseEnDemeureOn: CivilDate) => {
          const { issuedOn: _, ...rest } = late;
          return owed({ ...rest, issuedOn: day('2014-12-01'), miseEnDemeureOn });
        };
        const [early, slow] = [notified(earlier(a, b)), notified(later(a, b))];
        expect(slow.accrued).toBeLessThanOrEqual(early.accrued + cents(early, slow));
      }),
    );
  });

  test('time granted by a judge, and insolvency, never add interest', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, anyDay, (facts, a, b) => {
        const { gracePeriods: _, insolvencyOpenedOn: __, ...plain } = facts;
        const without = owed(plain);
        const graced = owed({ ...plain, gracePeriods: [{ from: earlier(a, b), to: later(a, b) }] });
        expect(graced.accrued).toBeLessThanOrEqual(without.accrued + cents(graced, without));
        const stopped = owed({ ...plain, insolvencyOpenedOn: a });
        expect(stopped.accrued).toBeLessThanOrEqual(without.accrued + cents(stopped));
      }),
    );
  });

  test('interest on interest never gives less than simple interest', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, from) => {
        const { payments: _, creditNotes: __, ...plain } = facts;
        const simple = owed({ ...plain, payments: [], creditNotes: [] });
        const capitalisation = { from, allowedBy: 'contract' } as const;
        const compound = owed({ ...plain, payments: [], creditNotes: [], capitalisation });
        expect(compound.accrued).toBeGreaterThanOrEqual(simple.accrued - cents(simple, compound));
        expect(compound.principal).toBe(simple.principal);
      }),
    );
  });
});

test('interest stopped on a day is the interest of that day: what comes after adds nothing', () => {
  fc.assert(
    fc.property(anyFacts, anyDay, (facts, interestUntil) => {
      const { payments: _, creditNotes: __, ...plain } = facts;
      const story = { ...plain, payments: [], creditNotes: [] };
      const stopped = owed({ ...story, interestUntil });
      expect(stopped.accrued).toBe(owed({ ...story, on: earlier(interestUntil, facts.on) }).accrued);
    }),
  );
});

test('after a decision: earlier payments, and no increase, never give more', () => {
  const sum = fc.bigInt({ min: 1n, max: 10_000_000n }) as fc.Arbitrary<Cents>;
  fc.assert(
    fc.property(sum, anyDay, anyDay, anyDay, anyAmount, (principal, a, b, paid, amount) => {
      const [decidedOn, on] = [earlier(a, b), later(a, b)];
      const facts = { principal, decidedOn, on, creditor: 'professional', payments: [] as DatedAmount[] } as const;
      const plain = orThrow(interestAfterDecision(facts));
      const increased = orThrow(interestAfterDecision({ ...facts, enforceableOn: decidedOn }));
      expect(increased.accrued).toBeGreaterThanOrEqual(plain.accrued - 1n);
      const onDay = later(paid, decidedOn);
      const early = orThrow(interestAfterDecision({ ...facts, payments: [{ on: onDay, amount }] }));
      const late = orThrow(interestAfterDecision({ ...facts, payments: [{ on: addDays(onDay, 30), amount }] }));
      expect(early.accrued).toBeLessThanOrEqual(late.accrued + BigInt(early.lines.length + late.lines.length));
      expect(early.total).toBe(early.principal + early.interest);
    }),
  );
});
