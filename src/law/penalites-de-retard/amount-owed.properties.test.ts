import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAmount, anyFacts, lastKnownDay } from '../../../test/support/any-owed-facts.ts';
import {
  addDays,
  type CivilDate,
  civilDate,
  day,
  daysBetween,
  earlier,
  startOfSemester,
  yearOf,
} from '../../kernel/civil-date.ts';
import { type Cents, divideHalfUp, sumOf } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { legalInterest } from '../interet-legal/interet-legal.values.ts';
import { rowOn } from '../schedule.ts';
import { amountOwed } from './amount-owed.ts';
import type { Owed, OwedFacts } from './owed.ts';
import { refinancingRate } from './refinancing-rate.values.ts';
import { splitPayment } from './split-payment.ts';

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
  const isConsumer = facts.parties === 'consumer';
  const start = isConsumer ? facts.miseEnDemeureOn! : facts.dueOn;
  // Nobody is late before the term: a mise en demeure sent until then makes nothing run.
  const hasStarted = !isConsumer || start > facts.dueOn;
  const runs: { rate: bigint; base: bigint; days: bigint }[] = [];
  let [principal, paid, indemnity, surplus] = [facts.principal as bigint, 0n, 0n, 0n];
  const accrued = () => runs.reduce((sum, run) => sum + divideHalfUp(run.base * run.rate * run.days, 365_000_000n), 0n);
  const first = [...facts.payments, ...facts.creditNotes].reduce((min, { on }) => earlier(on, min), facts.dueOn);
  for (let today = first; today <= facts.on; today = addDays(today, 1)) {
    const opened = facts.parties === 'public-buyer' ? undefined : facts.insolvencyOpenedOn;
    if (today === addDays(facts.dueOn, 1) && principal > 0n && facts.parties !== 'consumer') {
      if (opened === undefined || opened > facts.dueOn || opened > facts.on) indemnity = 4_000n;
    }
    if (hasStarted && today > start && principal > 0n && (opened === undefined || today < opened)) {
      const rate = rateOfDay(facts, today, addDays(start, 1));
      const run = runs.at(-1);
      if (run && run.rate === rate && run.base === principal) run.days += 1n;
      else runs.push({ rate, base: principal, days: 1n });
    }
    for (const { amount } of facts.creditNotes.filter((note) => note.on === today)) {
      let excess = amount > principal ? amount - principal : 0n;
      principal = amount > principal ? 0n : principal - amount;
      const unpaid = accrued() - paid;
      const toInterest = excess < unpaid ? excess : unpaid;
      paid += toInterest;
      excess -= toInterest;
      const toIndemnity = excess < indemnity ? excess : indemnity;
      indemnity -= toIndemnity;
      surplus += excess - toIndemnity;
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
        const received = [...facts.payments, ...facts.creditNotes].filter(({ on }) => on <= facts.on);
        const toIndemnity = sumOf(result.imputation.map((one) => one.toIndemnity));
        expect(result.total + sumOf(received.map(({ amount }) => amount)) - result.surplus).toBe(
          facts.principal + result.accrued + result.indemnity + toIndemnity,
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

  test('the whole history is cut at semesters only', () => {
    const facts = { parties: 'consumer', principal: 1_000_000n as Cents, payments: [], creditNotes: [] } as const;
    const result = owed({ ...facts, dueOn: day('2014-12-30'), miseEnDemeureOn: day('2014-12-31'), on: lastKnownDay });
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
