import fc from 'fast-check';
import { addDays, type CivilDate, day, daysBetween, earlier, later } from '../../src/kernel/civil-date.ts';
import { type Cents, percent } from '../../src/kernel/money.ts';
import type { OwedFacts } from '../../src/law/penalites-de-retard/owed.ts';

/** The days that every table of rates covers, the last one excluded so that its morrow is covered too. */
export const firstKnownDay = day('2015-01-01');
export const lastKnownDay = day('2026-12-31');

const span = daysBetween(firstKnownDay, lastKnownDay);
export const anyDay: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: span - 1 })
  .map((offset) => addDays(firstKnownDay, offset));
export const anyAmount = fc.bigInt({ min: 1n, max: 500_000n }) as fc.Arbitrary<Cents>;
export const anyParties = fc.constantFrom('professionals' as const, 'public-buyer' as const, 'consumer' as const);
export const anyMovements = fc.array(fc.record({ on: anyDay, amount: anyAmount }), { maxLength: 5 });

const anyGrace = fc.array(
  fc.tuple(anyDay, anyDay).map(([a, b]) => ({ from: earlier(a, b), to: later(a, b) })),
  { maxLength: 2 },
);

const agreed = fc.constantFrom(...['1', '9.5', '12.15', '20'].map(percent));

/** One invoice and all that may happen to it, from 2015 to 2026. */
export const anyFacts: fc.Arbitrary<OwedFacts> = fc.record(
  {
    parties: anyParties,
    principal: fc.bigInt({ min: 1n, max: 10_000_000n }) as fc.Arbitrary<Cents>,
    issuedOn: fc.constant(firstKnownDay),
    dueOn: anyDay,
    on: anyDay,
    payments: anyMovements,
    creditNotes: anyMovements,
    miseEnDemeureOn: anyDay,
    indemnityRank: fc.constantFrom('before-principal' as const, 'after-principal' as const),
    contractualRate: agreed,
    insolvencyOpenedOn: anyDay,
    gracePeriods: anyGrace,
  },
  {
    requiredKeys: [
      'parties',
      'principal',
      'issuedOn',
      'dueOn',
      'on',
      'payments',
      'creditNotes',
      'miseEnDemeureOn',
      'indemnityRank',
    ],
  },
);
