import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  type CivilDate,
  civilDate,
  day,
  daysBetween,
  earlier,
  later,
  startOfSemester,
  yearOf,
} from '../../kernel/civil-date.ts';
import { type Cents, divideHalfUp, percent, sumOf } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { legalInterest } from '../interet-legal/interet-legal.values.ts';
import { rowOn } from '../schedule.ts';
import { amountOwed } from './amount-owed.ts';
import type { DatedAmount, Owed, OwedFacts } from './owed.ts';
import { refinancingRate } from './refinancing-rate.values.ts';
import { splitPayment } from './split-payment.ts';

const first = day('2015-01-01');
const last = day('2026-12-31');
const span = daysBetween(first, last);
const anyDay = fc.integer({ min: 0, max: span - 1 }).map((offset) => addDays(first, offset));
const anyAmount = fc.bigInt({ min: 1n, max: 500_000n }) as fc.Arbitrary<Cents>;
const anyMovements = fc.array(fc.record({ on: anyDay, amount: anyAmount }), { maxLength: 5 });

const anyFacts: fc.Arbitrary<OwedFacts> = fc
  .record({
    parties: fc.constantFrom('professionals' as const, 'public-buyer' as const, 'consumer' as const),
    principal: fc.bigInt({ min: 1n, max: 10_000_000n }) as fc.Arbitrary<Cents>,
    dueOn: anyDay,
    on: anyDay,
    payments: anyMovements,
    creditNotes: anyMovements,
    miseEnDemeureOn: anyDay,
    contractualRate: fc.option(fc.constantFrom(percent('1'), percent('9.5'), percent('12.15'), percent('20')), {
      nil: undefined,
    }),
    insolvencyOpenedOn: fc.option(anyDay, { nil: undefined }),
    indemnityRank: fc.constantFrom('before-principal' as const, 'after-principal' as const),
    gracePeriods: fc.option(
      fc.array(
        fc.tuple(anyDay, anyDay).map(([a, b]) => ({ from: earlier(a, b), to: later(a, b) })),
        { maxLength: 2 },
      ),
      { nil: undefined },
    ),
  })
  .map(({ contractualRate, insolvencyOpenedOn, gracePeriods, ...facts }) => ({
    ...facts,
    ...(gracePeriods === undefined ? {} : { gracePeriods }),
    ...(contractualRate === undefined ? {} : { contractualRate }),
    ...(insolvencyOpenedOn === undefined ? {} : { insolvencyOpenedOn }),
  }));
const owed = (facts: OwedFacts): Owed => orThrow(amountOwed(facts));

/** The rate of one day, straight from the published rows: written apart from the code it judges. */
function rateOfDay(facts: OwedFacts, on: CivilDate, start: CivilDate): bigint {
  if (facts.gracePeriods?.some(({ from, to }) => from <= on && on <= to)) return 0n;
  const anchor = facts.parties === 'public-buyer' ? startOfSemester(start) : startOfSemester(on);
  const ecb = rowOn(refinancingRate, anchor)!.value;
  const legal = rowOn(legalInterest, on)!.value;
  if (facts.parties === 'public-buyer') return ecb + 80_000n;
  if (facts.parties === 'consumer') return legal.professional;
  if (facts.contractualRate === undefined) return ecb + 100_000n;
  return facts.contractualRate > 3n * legal.professional ? facts.contractualRate : 3n * legal.professional;
}

/** The same question answered day by day: slow, plain, and the judge of the fast one. */
function dayByDay(facts: OwedFacts) {
  const start =
    facts.parties === 'consumer' && facts.miseEnDemeureOn! > facts.dueOn ? facts.miseEnDemeureOn! : facts.dueOn;
  const runs: { rate: bigint; base: bigint; days: bigint }[] = [];
  let [principal, paid, indemnity, surplus] = [facts.principal as bigint, 0n, 0n, 0n];
  const accrued = () => runs.reduce((sum, run) => sum + divideHalfUp(run.base * run.rate * run.days, 365_000_000n), 0n);
  const first = [...facts.payments, ...facts.creditNotes].reduce((min, { on }) => earlier(on, min), facts.dueOn);
  for (let today = first; today <= facts.on; today = addDays(today, 1)) {
    const opened = facts.insolvencyOpenedOn;
    if (today === addDays(facts.dueOn, 1) && principal > 0n && facts.parties !== 'consumer') {
      if (opened === undefined || opened > facts.dueOn || opened > facts.on) indemnity = 4_000n;
    }
    if (today > start && principal > 0n && (opened === undefined || today < opened)) {
      const rate = rateOfDay(facts, today, addDays(start, 1));
      const run = runs.at(-1);
      if (run && run.rate === rate && run.base === principal) run.days += 1n;
      else runs.push({ rate, base: principal, days: 1n });
    }
    for (const { amount } of facts.creditNotes.filter((note) => note.on === today)) {
      principal = amount > principal ? 0n : principal - amount;
    }
    for (const { amount } of facts.payments.filter((payment) => payment.on === today)) {
      const owedNow = { interest: accrued() - paid, indemnity, principal } as Parameters<typeof splitPayment>[0];
      const split = splitPayment(owedNow, amount, facts.indemnityRank);
      paid += split.interest;
      indemnity -= split.indemnity;
      principal -= split.principal;
      surplus += split.surplus;
    }
  }
  return { principal, interest: accrued() - paid, indemnity, accrued: accrued(), surplus };
}

describe('amountOwed', () => {
  test('answers what a day-by-day computation answers', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { principal, interest, indemnity, accrued, surplus } = owed(facts);
        expect({ principal, interest, indemnity, accrued, surplus }).toEqual(dayByDay(facts));
      }),
      { numRuns: 150 },
    );
  });

  test('accounts for every cent: owed + received = invoiced + interest + indemnity', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = owed(facts);
        expect(result.total).toBe(result.principal + result.interest + result.indemnity);
        expect(result.accrued).toBe(sumOf(result.lines.map((line) => line.interest)));
        const paid = sumOf(result.imputation.map((one) => one.amount));
        const parts = result.imputation.flatMap((one) => [
          one.toInterest,
          one.toIndemnity,
          one.toPrincipal,
          one.surplus,
        ]);
        expect(sumOf(parts)).toBe(paid);
        const counted = facts.creditNotes.filter((note) => note.on <= facts.on).map((note) => note.amount);
        const lost = result.warnings.find((warning) => warning.kind === 'credit-note-exceeds-principal')?.amount ?? 0n;
        const toIndemnity = sumOf(result.imputation.map((one) => one.toIndemnity));
        expect(result.total + paid - result.surplus).toBe(
          facts.principal - (sumOf(counted) - lost) + result.accrued + result.indemnity + toIndemnity,
        );
        for (const amount of [result.principal, result.interest, result.indemnity, result.surplus]) {
          expect(amount).toBeGreaterThanOrEqual(0n);
        }
      }),
    );
  });

  test('lines follow each other without gap or overlap, and each differs from the one before', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { lines } = owed(facts);
        for (const [index, line] of lines.entries()) {
          expect(daysBetween(line.from, line.to) + 1).toBe(line.days);
          expect(line.interest).toBe(divideHalfUp(line.base * line.rate * BigInt(line.days), 365_000_000n));
          expect(line.because.length).toBeGreaterThan(0);
          const next = lines[index + 1];
          if (!next) continue;
          expect(next.from).toBe(addDays(line.to, 1));
          expect(next.rate === line.rate && next.base === line.base).toBe(false);
        }
      }),
    );
  });

  test('the order in which payments and credit notes are given does not matter', () => {
    const shuffled = anyFacts.chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        payments: fc.shuffledSubarray([...facts.payments], { minLength: facts.payments.length }),
        creditNotes: fc.shuffledSubarray([...facts.creditNotes], { minLength: facts.creditNotes.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ facts, payments, creditNotes }) => {
        const { warnings: _, ...one } = owed(facts);
        const { warnings: __, ...other } = owed({ ...facts, payments, creditNotes });
        expect(other).toEqual(one);
      }),
    );
  });

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

  test('every day from 2015 to 2026 has a rate for every kind of parties', () => {
    for (const parties of ['professionals', 'public-buyer', 'consumer'] as const) {
      for (let dueOn = addDays(first, -1); dueOn < last; dueOn = addDays(dueOn, 1)) {
        const facts = {
          parties,
          principal: 10_000n as Cents,
          dueOn,
          on: addDays(dueOn, 1),
          payments: [],
          creditNotes: [],
        };
        const result = amountOwed({ ...facts, miseEnDemeureOn: dueOn });
        if (result.refused) throw new Error(`${parties} ${dueOn}: ${JSON.stringify(result.refusal)}`);
      }
    }
  });

  test('the whole history is cut at semesters only', () => {
    const facts = { parties: 'consumer', principal: 1_000_000n as Cents, payments: [], creditNotes: [] } as const;
    const result = owed({ ...facts, dueOn: day('2014-12-31'), miseEnDemeureOn: day('2014-12-31'), on: last });
    for (const line of result.lines) {
      expect([civilDate(yearOf(line.from), 1, 1), civilDate(yearOf(line.from), 7, 1)]).toContain(line.from);
    }
  });
});

describe('splitPayment', () => {
  const before = fc.record({ interest: anyAmount, indemnity: anyAmount, principal: anyAmount });
  test('the parts sum to the payment and none exceeds what was owed', () => {
    fc.assert(
      fc.property(before, anyAmount, fc.constantFrom('before-principal', 'after-principal'), (owing, amount, rank) => {
        const split = splitPayment(owing, amount, rank);
        expect(split.interest + split.indemnity + split.principal + split.surplus).toBe(amount);
        for (const part of ['interest', 'indemnity', 'principal'] as const) {
          expect(split[part]).toBeLessThanOrEqual(owing[part]);
          expect(split[part]).toBeGreaterThanOrEqual(0n);
        }
        const everything = owing.interest + owing.indemnity + owing.principal;
        expect(split.surplus).toBe(amount > everything ? amount - everything : 0n);
        if (split.principal > 0n) expect(split.interest).toBe(owing.interest);
      }),
    );
  });
});
