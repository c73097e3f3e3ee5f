import { describe, expect, test } from 'vitest';
import { betweenTraders as base, roadOf as of, onConsumer, unmet } from '../../test/support/road-builder.ts';
import { day } from '../kernel/civil-date.ts';
import { euros } from '../kernel/money.ts';
import { orThrow } from '../kernel/result.ts';
import { type RoadFacts, type RoadKind, roadKinds } from './road.ts';
import { roadsFor } from './roads.ts';

const all = (facts: Partial<RoadFacts>) => orThrow(roadsFor({ ...base, ...facts }));

describe('every road is answered, in one order', () => {
  test('for every kind of parties', () => {
    for (const parties of ['professionals', 'consumer', 'public-buyer'] as const) {
      const { roads, notAnswered } = all({ parties });
      expect(roads.map((one) => one.road)).toEqual([...roadKinds]);
      expect(notAnswered).toEqual([]);
      for (const one of roads) {
        for (const item of [...one.conditions, ...one.deadlines, ...one.forms, ...one.costs]) {
          expect(item.because.length).toBeGreaterThan(0);
        }
      }
    }
  });

  test('what a condition, a step, a deadline or a warning rests on is among the reasons of its road', () => {
    const injonction = { orderedOn: day('2026-09-01'), servedOn: day('2026-09-10'), objectedOn: day('2026-09-20') };
    for (const one of all({ injonction, hearingOn: day('2027-02-01'), debtorIsStruckOff: true }).roads) {
      const own = [...one.conditions, ...one.steps, ...one.deadlines, ...one.warnings].flatMap(
        (item) => item.because ?? [],
      );
      const known = one.because.map((source) => JSON.stringify(source));
      for (const source of own) expect(known).toContain(JSON.stringify(source));
    }
  });

  test('a road is admissible when no condition fails, unknown while one is not known', () => {
    for (const facts of [
      {},
      onConsumer,
      { debtorCountry: 'elsewhere' },
      { dispute: 'serious' },
    ] as Partial<RoadFacts>[]) {
      for (const one of all(facts).roads) {
        const met = one.conditions.map((each) => each.met);
        expect(one.admissible).toBe(met.includes('no') ? 'no' : met.includes('unknown') ? 'unknown' : 'yes');
      }
    }
  });

  test('what stops one stops all but the declaration', () => {
    const stopped: Partial<RoadFacts>[] = [
      { dueOn: day('2026-11-21') },
      { prescriptionExpiresOn: day('2026-11-20') },
      { insolvency: { openedOn: day('2026-11-01'), publishedOn: day('2026-11-10') } },
    ];
    for (const facts of stopped) {
      for (const one of all(facts).roads) {
        if (one.road !== 'declaration-de-creance') expect([one.road, one.admissible]).toEqual([one.road, 'no']);
      }
    }
    expect(of('declaration-de-creance', stopped[2]).admissible).toBe('yes');
  });

  test('an unknown fact leaves its condition unknown', () => {
    const { prescriptionExpiresOn: _, ...rest } = base;
    const road = orThrow(roadsFor(rest)).roads.find((one) => one.road === 'assignation')!;
    expect([road.admissible, unmet(road)]).toEqual(['unknown', ['not-prescribed:unknown']]);
  });

  test('a public buyer is outside the civil roads', () => {
    const open = all({ parties: 'public-buyer' }).roads.filter((one) => one.admissible === 'yes');
    expect(open.map((one) => one.road)).toEqual([]);
  });

  test('a debtor abroad leaves no plain yes but on the European roads', () => {
    const open = (facts: Partial<RoadFacts>) =>
      all({ debtorIsTrader: false, ...facts })
        .roads.filter((one) => one.admissible === 'yes')
        .map((one) => one.road);
    expect(open({ debtorCountry: 'european-union' })).toEqual(['injonction-europeenne', 'petits-litiges-europeens']);
    expect(open({ debtorCountry: 'elsewhere' })).toEqual([]);
  });

  test('before the law is known, a road is not answered, with its reason', () => {
    const { roads, notAnswered } = all({ on: day('2026-04-24') });
    expect(notAnswered.map((one) => one.road)).toEqual(['creances-incontestees']);
    expect(notAnswered[0]!.refusal).toMatchObject({ kind: 'law-not-known-on', coveredFrom: '2026-04-25' });
    expect(roads).toHaveLength(roadKinds.length - 1);
  });
});

test('above 50 000 € a commercial claim may owe the contribution of a TAE, on every road through the court', () => {
  const roads: RoadKind[] = ['injonction-de-payer', 'refere-provision', 'assignation'];
  const has = (kind: RoadKind, facts: Partial<RoadFacts>) =>
    of(kind, facts).costs.some((one) => one.item === 'economic-justice-contribution');
  for (const kind of roads) {
    expect(has(kind, { principal: euros('49860.00') }), kind).toBe(false);
    expect(has(kind, { principal: euros('49860.01') }), kind).toBe(true);
    expect(has(kind, { ...onConsumer, principal: euros('60000.00') }), kind).toBe(false);
  }
});

test('an order served and opposed on the day it was made is possible, if hurried', () => {
  const on = day('2026-09-15');
  const injonction = { requestedOn: on, orderedOn: on, servedOn: on, objectedOn: on, noticedOn: on, feeInvitedOn: on };
  expect(roadsFor({ ...base, injonction }).refused).toBe(false);
  expect(roadsFor({ ...base, injonction: { requestedOn: on } }).refused).toBe(false);
});

describe('what is refused', () => {
  const made = { orderedOn: day('2026-09-15') };
  test.each<[string, Partial<RoadFacts>, object]>([
    ['no principal', { principal: euros('0.00') }, { kind: 'not-positive', argument: 'principal' }],
    ['negative interest', { interest: euros('-1.00') }, { kind: 'not-positive', argument: 'interest' }],
    ['a negative indemnity', { indemnity: euros('-1.00') }, { kind: 'not-positive', argument: 'indemnity' }],
    [
      'an order made before it was asked',
      { injonction: { ...made, requestedOn: day('2026-09-16') } },
      { kind: 'out-of-order', argument: 'injonction.orderedOn', before: '2026-09-16' },
    ],
    [
      'an order served before it was made',
      { injonction: { ...made, servedOn: day('2026-09-14') } },
      { kind: 'out-of-order', argument: 'injonction.servedOn', before: '2026-09-15' },
    ],
    [
      'a service without an order',
      { injonction: { servedOn: day('2026-09-14') } },
      { kind: 'missing', argument: 'injonction.orderedOn', neededBy: 'injonction.servedOn' },
    ],
    [
      'an objection to nothing served',
      { injonction: { ...made, objectedOn: day('2026-09-20') } },
      { kind: 'missing', argument: 'injonction.servedOn', neededBy: 'injonction.objectedOn' },
    ],
    [
      'a notice of no opposition',
      { injonction: { ...made, servedOn: day('2026-09-20'), noticedOn: day('2026-09-25') } },
      { kind: 'missing', argument: 'injonction.objectedOn', neededBy: 'injonction.noticedOn' },
    ],
    [
      'an objection before the service',
      { injonction: { ...made, servedOn: day('2026-09-20'), objectedOn: day('2026-09-19') } },
      { kind: 'out-of-order', argument: 'injonction.objectedOn' },
    ],
    ['a postcode that cannot be', { postcode: '00000' }, { kind: 'postcode-unknown', argument: 'postcode' }],
    ['a commune alone', { commune: 'Lyon' }, { kind: 'missing', argument: 'postcode', neededBy: 'commune' }],
  ])('%s', (_, facts, refusal) => {
    expect(roadsFor({ ...base, ...facts })).toMatchObject({ refused: true, refusal });
  });
});
