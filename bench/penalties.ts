import { addDays, type CivilDate, day } from '../src/kernel/civil-date.ts';
import { type Cents, decimal, plus, ZERO } from '../src/kernel/money.ts';
import { amountOwed } from '../src/law/penalites-de-retard/amount-owed.ts';
import type { OwedFacts } from '../src/law/penalites-de-retard/owed.ts';

/**
 * How many times a second what one invoice owes is computed, with its lines, imputations and sources: three years late, two
 * part payments, every invoice different. `node bench/penalties.ts [count]`.
 */
const count = Number(process.argv[2] ?? 1_000_000);
const firstDue = day('2021-01-01');

// Dates and amounts are made before the clock starts: what is measured is the computation.
const dues: CivilDate[] = Array.from({ length: 730 }, (_, index) => addDays(firstDue, index));
const facts: OwedFacts[] = Array.from({ length: 10_000 }, (_, index) => {
  const dueOn = dues[(index * 7) % dues.length] as CivilDate;
  const principal = BigInt(50_000 + ((index * 7919) % 5_000_000)) as Cents;
  return {
    parties: 'professionals',
    principal,
    dueOn,
    on: addDays(dueOn, 1096),
    payments: [
      { on: addDays(dueOn, 200 + (index % 90)), amount: (principal / 4n) as Cents },
      { on: addDays(dueOn, 600 + (index % 90)), amount: (principal / 5n) as Cents },
    ],
    creditNotes: [],
  };
});

function run(times: number): { total: Cents; lines: number } {
  let total: Cents = ZERO;
  let lines = 0;
  for (let index = 0; index < times; index++) {
    const owed = amountOwed(facts[index % facts.length] as OwedFacts);
    if (owed.refused) throw new Error(JSON.stringify(owed.refusal));
    total = plus(total, owed.value.total);
    lines += owed.value.lines.length;
  }
  return { total, lines };
}

run(20_000);
const before = process.hrtime.bigint();
const { total, lines } = run(count);
const seconds = Number(process.hrtime.bigint() - before) / 1e9;
console.log(
  `${count.toLocaleString('en')} computations (3 years, 2 part payments, ${(lines / count).toFixed(1)} lines each) in ` +
    `${seconds.toFixed(2)} s: ${Math.round(count / seconds).toLocaleString('en')} a second, one thread. Sum: ${decimal(total)} €.`,
);
