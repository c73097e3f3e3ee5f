import { day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import type { Road, RoadFacts, RoadKind } from '../../src/law/road.ts';
import { roadsFor } from '../../src/law/roads.ts';

/** An unpaid invoice between two traders in France, with every fact that opens the civil roads. */
export const betweenTraders: RoadFacts = {
  on: day('2026-11-21'),
  parties: 'professionals',
  creditorIsTrader: true,
  debtorIsTrader: true,
  debtorCountry: 'france',
  principal: euros('4000.00'),
  interest: euros('100.00'),
  indemnity: euros('40.00'),
  dueOn: day('2026-01-31'),
  isInvoiced: true,
  basis: 'contract',
  dispute: 'none',
  isProven: true,
  prescriptionExpiresOn: day('2031-01-31'),
  amicableAttempt: 'done',
};

/** The same claim on a consumer: a civil matter. */
export const onConsumer = { parties: 'consumer', creditorIsTrader: true, debtorIsTrader: false } as const;

/** One road of a claim; absent when it is not answered on that day. */
export function roadOf(kind: RoadKind, facts: Partial<RoadFacts> = {}): Road {
  const { roads } = orThrow(roadsFor({ ...betweenTraders, ...facts }));
  return roads.find((one) => one.road === kind)!;
}

/** The conditions that are not met, with their answer. */
export const unmet = (road: Road): string[] =>
  road.conditions.filter((one) => one.met !== 'yes').map((one) => `${one.condition}:${one.met}`);

export const ends = (road: Road): Record<string, string> =>
  Object.fromEntries(road.deadlines.map((one) => [one.deadline, one.expiresOn]));

export const warned = (road: Road): string[] => road.warnings.map((one) => one.kind);

export const stepsOf = (road: Road): string[] => road.steps.map((one) => one.step);

/** Every article that the road rests on: « 1411 », « L126-3 ». */
export const cited = (road: Road): string[] =>
  road.because.flatMap((one) =>
    one.kind === 'article' ? [one.number] : one.kind === 'text' ? [one.number ?? ''] : [],
  );
