import { expect, test } from 'vitest';
import { day } from '../../../kernel/civil-date.ts';
import { orThrow } from '../../../kernel/result.ts';
import type { EventKind } from '../events.ts';
import { type Prescription, type PrescriptionFacts, prescriptionOf } from '../prescription.ts';

/** An event: its day and its kind. */
export type Told = `${string}:${EventKind}`;
/** A case of a table: its source, the facts that differ, what happened, and what is expected. */
export type Row = [source: string, facts: Partial<PrescriptionFacts>, told: Told[], expiresOn: string, state?: string];

const eventsOf = (told: readonly Told[]) =>
  told.map((one) => {
    const [on, kind] = one.split(':') as [string, EventKind];
    return { on: day(on), kind };
  });
/** The prescription of a claim between professionals due on 1 January 2020, with some facts changed. */
export const of = (facts: Partial<PrescriptionFacts>, told: readonly Told[] = []): Prescription =>
  orThrow(prescriptionOf({ parties: 'professionals', dueOn: day('2020-01-01'), ...facts, events: eventsOf(told) }));

/** One test a row. */
export function holds(rows: Row[]): void {
  test.each(rows)('%s: %o %j', (_source, facts, told, expiresOn, state = 'running') => {
    const found = of(facts, told);
    expect([found.expiresOn, found.state]).toEqual([expiresOn, state]);
    expect(found.events.at(-1)?.expiresOn ?? expiresOn).toBe(expiresOn);
  });
}
