import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import type { EventKind } from './events.ts';
import { isPrescriptionAcquired, type Prescription, type PrescriptionFacts, prescriptionOf } from './prescription.ts';

const base: PrescriptionFacts = { parties: 'professionals', dueOn: day('2022-03-15'), events: [] };
const of = (facts: Partial<PrescriptionFacts>): Prescription => orThrow(prescriptionOf({ ...base, ...facts }));
const events = (...list: [string, EventKind][]) => list.map(([on, kind]) => ({ on: day(on), kind }));

describe('what would save it', () => {
  test('before the guarded date: never a letter between professionals, a written claim toward a public body', () => {
    const acts = (facts: Partial<PrescriptionFacts>) => of(facts).savedBy.map(({ act, before }) => [act, before]);
    expect(acts({})).toEqual([
      ['acknowledgement', '2027-03-15'],
      ['court-claim', '2027-03-15'],
      ['injonction-served', '2027-03-15'],
      ['conservatory-measure', '2027-03-15'],
    ]);
    expect(acts({ parties: 'public-buyer' })[0]).toEqual(['mise-en-demeure', '2026-12-31']);
  });

  test('done on the last day, each of them does save it', () => {
    for (const parties of ['professionals', 'consumer', 'public-buyer'] as const) {
      for (const { act, before } of of({ parties }).savedBy) {
        const after = of({ parties, events: [{ on: before, kind: act }] });
        expect(after.expiresOn > before, `${parties} ${act}`).toBe(true);
      }
    }
  });

  test('acquired the morrow of its last day, never while stopped', () => {
    expect(isPrescriptionAcquired(of({}), day('2027-03-15'))).toBe(false);
    expect(isPrescriptionAcquired(of({}), day('2027-03-16'))).toBe(true);
    const pending = of({ events: events(['2024-06-01', 'court-claim']) });
    expect(isPrescriptionAcquired(pending, day('2060-01-01'))).toBe(false);
  });
});

describe('what would save it, after what happened', () => {
  const acts = (facts: Partial<PrescriptionFacts>) => of(facts).savedBy.map(({ act }) => act);

  test('an enforceable order can be enforced, a public body cannot be seized', () => {
    const order = events(['2023-01-01', 'injonction-served'], ['2023-03-01', 'injonction-enforceable']);
    expect(acts({ events: order })).toEqual(['enforcement-act', 'acknowledgement']);
    const judged = events(['2023-01-01', 'judgment-enforceable']);
    expect(acts({ parties: 'public-buyer', events: judged })).toEqual(['mise-en-demeure', 'acknowledgement']);
    const carried = { parties: 'public-buyer', claim: 'goods-transport' } as const;
    expect(acts(carried)).toEqual(['acknowledgement', 'court-claim', 'injonction-served']);
  });

  test('an act that came too late gave no title', () => {
    expect(acts({ events: events(['2028-01-01', 'judgment-enforceable']) })).toContain('court-claim');
  });

  test('once the twenty years hold the date, no acknowledgement moves it', () => {
    const list = [2026, 2030, 2034, 2038, 2041].map((year): [string, EventKind] => [
      `${year}-03-01`,
      'acknowledgement',
    ]);
    expect(of({ events: events(...list) }).expiresOn).toBe('2042-03-15');
    expect(acts({ events: events(...list) })).toEqual(['court-claim', 'injonction-served', 'conservatory-measure']);
  });
});
