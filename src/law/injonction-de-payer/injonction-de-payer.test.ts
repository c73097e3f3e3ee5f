import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betweenTraders,
  cited,
  ends,
  onConsumer,
  roadOf,
  stepsOf,
  unmet,
  warned,
} from '../../../test/support/road-builder.ts';
import { addDays, type CivilDate, day, daysBetween } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { InjonctionFacts, RoadFacts } from '../road.ts';
import { injonctionDeadlines } from './injonction-deadlines.ts';
import { isSurelyServed, orderOf } from './order-state.ts';

const of = (injonction: InjonctionFacts, facts: Partial<RoadFacts> = {}) =>
  roadOf('injonction-de-payer', { ...facts, injonction });
const dates = (facts: Record<string, string>): InjonctionFacts =>
  Object.fromEntries(Object.entries(facts).map(([name, text]) => [name, day(text)]));

describe('conditions', () => {
  test('admissible for a contract, a statute or a bill against a debtor in France (CPC 1405, 1406)', () => {
    for (const basis of ['contract', 'statute', 'bill'] as const) {
      expect(roadOf('injonction-de-payer', { basis }).admissible, basis).toBe('yes');
    }
    expect(unmet(roadOf('injonction-de-payer', { basis: 'other' }))).toEqual(['contract-statute-or-bill:no']);
    expect(unmet(roadOf('injonction-de-payer', { debtorCountry: 'european-union' }))).toEqual([
      'debtor-lives-in-france:no',
    ]);
  });

  test('up to 5 000 € at the tribunal judiciaire, the prior attempt is not settled (CPC 750-1)', () => {
    expect(unmet(roadOf('injonction-de-payer', { ...onConsumer, amicableAttempt: 'none' }))).toEqual([
      'prior-amicable-attempt:unknown',
    ]);
    expect(roadOf('injonction-de-payer', onConsumer).admissible).toBe('yes');
    expect(roadOf('injonction-de-payer', { amicableAttempt: 'none' }).admissible).toBe('yes');
  });

  test('a public buyer is left out by a rule that was not read', () => {
    const road = roadOf('injonction-de-payer', { parties: 'public-buyer' });
    const [source] = road.conditions.find((one) => one.condition === 'not-a-public-buyer')!.because;
    expect([road.admissible, source?.read]).toEqual(['no', 'unconfirmed']);
  });
});

describe('time to serve (CPC 1411), by the date of the order', () => {
  test.each<[string, string, string]>([
    ['2026-08-31', '2027-03-01', 'six months before 1 September 2026; 28 February 2027 is a Sunday (641, 642)'],
    ['2026-09-01', '2026-12-01', 'three months from 1 September 2026'],
    ['2026-09-15', '2026-12-15', 'three months'],
    ['2025-03-10', '2025-09-10', 'six months'],
    ['2026-11-30', '2027-03-01', 'three months, 28 February 2027 is a Sunday'],
  ])('an order of %s is served by %s: %s', (orderedOn, expected) => {
    expect(ends(of(dates({ orderedOn })))['serve-order']).toBe(expected);
  });

  test.each<[string, Record<string, string>, string]>([
    ['served fourteen days late', { orderedOn: '2026-09-01', servedOn: '2026-12-15' }, '2026-12-20'],
    ['served a day late', { orderedOn: '2026-09-01', servedOn: '2026-12-02' }, '2026-12-20'],
    ['not served, and the time is past', { orderedOn: '2026-08-01' }, '2027-02-02'],
    [
      'six months passed, opposed all the same',
      { orderedOn: '2026-03-02', servedOn: '2026-09-03', objectedOn: '2026-09-10' },
      '2026-11-21',
    ],
  ])('%s: void, nothing runs from it, a new request is needed', (_, facts, on) => {
    const road = of(dates(facts), { on: day(on) });
    expect(Object.keys(ends(road))).toEqual(['serve-order']);
    expect(warned(road)).toContain('order-is-void-new-request');
    expect(road.deadlines[0]!.isPast).toBe(true);
    expect(stepsOf(road)[0]).toBe('request-with-documents');
    expect(isSurelyServed({ ...betweenTraders, on: day(on), injonction: dates(facts) })).toBe(false);
  });

  test('served on the last day, nothing is void', () => {
    const road = of(dates({ orderedOn: '2026-09-01', servedOn: '2026-12-01' }), { on: day('2026-12-02') });
    expect(ends(road)['enforceable-from']).toBe('2027-02-02');
    expect(warned(road)).not.toContain('order-is-void-new-request');
  });

  test('a local holiday that alone would save the service leaves a doubt (CPC 642)', () => {
    // Three months of 26 December end on 26 March 2027, Good Friday: a holiday in Alsace-Moselle only. Monday 29 is Easter Monday.
    const facts = dates({ orderedOn: '2026-12-26', servedOn: '2027-03-29' });
    const road = of(facts, { on: day('2027-04-10'), zone: 'alsace-moselle' });
    const serve = road.deadlines.find((one) => one.deadline === 'serve-order')!;
    expect([serve.expiresOn, serve.cautiousOn]).toEqual(['2027-03-30', '2027-03-26']);
    expect(warned(road)).toContain('service-may-be-late');
    const claim = { ...betweenTraders, on: day('2027-04-10'), zone: 'alsace-moselle', injonction: facts } as const;
    expect(isSurelyServed(claim)).toBe(false);
  });
});

describe('forms and costs follow the court', () => {
  const at = (postcode: string | undefined, facts: Partial<RoadFacts> = {}) =>
    of(dates({ requestedOn: '2026-09-01' }), { ...facts, ...(postcode === undefined ? {} : { postcode }) });

  test.each<[string, string | undefined, Partial<RoadFacts>, string, boolean]>([
    ['commercial court', '33000', {}, '12946*02', true],
    ['no place: a commercial court is supposed', undefined, {}, '12946*02', true],
    ['tribunal judiciaire', '33000', onConsumer, '12948*06', false],
    ['commercial chamber of Strasbourg', '67000', {}, '12948*06', false],
  ])('%s: cerfa and fee, never inverted', (_, postcode, facts, form, isPaid) => {
    const road = at(postcode, facts);
    expect(road.forms[0]!.number).toBe(form);
    expect(road.costs[0]!.amount === undefined).toBe(isPaid);
    expect(ends(road)['consign-court-fee']).toBe(isPaid ? '2026-09-16' : undefined);
    expect(warned(road).includes('place-not-given')).toBe(postcode === undefined);
    expect(warned(road).includes('chamber-of-tribunal-judiciaire')).toBe(postcode === '67000');
  });

  test('above 50 000 € only a TAE may ask its contribution', () => {
    const owes = (postcode: string | undefined) =>
      at(postcode, { principal: euros('80000.00') }).costs.some((one) => one.item === 'economic-justice-contribution');
    expect([owes('75011'), owes('33000'), owes('67000'), owes(undefined)]).toEqual([true, false, false, true]);
  });

  test('its greffe fee is quoted three times at the commercial court, and its service is 73.18 €', () => {
    const [greffe] = at('33000').costs;
    expect([greffe!.amount, greffe!.quoted?.length]).toEqual([undefined, 3]);
    const served = at('33000').costs.find((one) => one.item === 'service-of-injonction')!;
    expect(decimal(served.amount!)).toBe('73.18');
  });

  test('the exemption from the 50 € at the tribunal judiciaire rests on one source, and says so', () => {
    const told = (facts: Partial<RoadFacts>) => warned(at(undefined, facts)).includes('legal-aid-exemption-one-source');
    expect([told(onConsumer), told({}), told({ ...onConsumer, on: day('2026-04-30') })]).toEqual([true, false, false]);
    const source = at(undefined, onConsumer).warnings.find((one) => one.kind === 'legal-aid-exemption-one-source')!;
    expect(source.because![0]).toMatchObject({ read: 'second-hand', number: '1635 bis Q' });
  });

  test('traders are assumed aloud', () => {
    const { debtorIsTrader: _, ...unknown } = betweenTraders;
    expect(warned(roadOf('injonction-de-payer', { ...unknown, debtorIsTrader: undefined! }))).toContain(
      'trader-assumed',
    );
    expect(warned(roadOf('injonction-de-payer'))).not.toContain('trader-assumed');
    expect(warned(roadOf('injonction-de-payer', onConsumer))).not.toContain('trader-assumed');
  });
});

describe('what weakens it', () => {
  test.each<[string, Partial<RoadFacts>, string, boolean]>([
    ['a serious dispute', { dispute: 'serious' }, 'opposition-likely', true],
    ['an objection without substance', { dispute: 'not-serious' }, 'opposition-likely', false],
    ['no dispute', {}, 'opposition-likely', false],
    ['no proof', { isProven: false }, 'proof-is-weak', true],
    ['a proof', {}, 'proof-is-weak', false],
    ['a proof of which nothing is said', { isProven: undefined! }, 'proof-is-weak', false],
  ])('%s', (_, facts, kind, expected) => {
    expect(warned(roadOf('injonction-de-payer', facts)).includes(kind)).toBe(expected);
  });

  test('a request alone interrupts nothing, and says so on every road of it (Cass. 1re civ. 9 Sept. 2020)', () => {
    const warning = roadOf('injonction-de-payer').warnings.find(
      (one) => one.kind === 'filing-does-not-interrupt-prescription',
    );
    expect(warning!.because![0]).toMatchObject({ kind: 'decision', number: '19-12.006', read: 'second-hand' });
  });
});

test('its option, its act and its delivery are cited (CPC 1408, 1410, 1413, 1415)', () => {
  expect(cited(roadOf('injonction-de-payer'))).toEqual(
    expect.arrayContaining(['1407', '1408', '1409', '1410', '1413', '1415']),
  );
});

describe('every day', () => {
  test('orders before March 2022 had other rules: not answered', () => {
    const facts = { ...betweenTraders, injonction: { orderedOn: day('2022-02-28') } };
    expect(injonctionDeadlines(facts)).toMatchObject({ refused: true, refusal: { kind: 'law-not-known-on' } });
    expect(orderOf(facts).refused).toBe(true);
  });

  test('an order of every day since March 2022 has a regime', () => {
    for (let orderedOn: CivilDate = day('2022-03-01'); orderedOn <= '2026-12-31'; orderedOn = addDays(orderedOn, 1)) {
      const [serve] = orThrow(injonctionDeadlines({ ...betweenTraders, injonction: { orderedOn } }));
      expect(serve!.expiresOn > orderedOn).toBe(true);
      expect(serve!.cautiousOn <= serve!.expiresOn).toBe(true);
    }
  });

  test('served in time: enforceable after the opposition; served late or opposed: never', () => {
    const start = day('2022-03-01');
    const anyOrder = fc.record({
      ordered: fc.nat(1900),
      served: fc.nat(250),
      objected: fc.option(fc.nat(60), { nil: undefined }),
    });
    fc.assert(
      fc.property(anyOrder, ({ ordered, served, objected }) => {
        const orderedOn = addDays(start, ordered);
        const servedOn = addDays(orderedOn, served);
        const objectedOn = objected === undefined ? undefined : addDays(servedOn, objected);
        const injonction = { orderedOn, servedOn, ...(objectedOn === undefined ? {} : { objectedOn }) };
        const list = orThrow(injonctionDeadlines({ ...betweenTraders, injonction }));
        const at = (name: string) => list.find((one) => one.deadline === name)?.expiresOn;
        const isLate = servedOn > at('serve-order')!;
        expect(at('enforceable-from') !== undefined).toBe(!isLate && objectedOn === undefined);
        expect(at('opposition') !== undefined).toBe(!isLate);
        if (at('enforceable-from') === undefined) return;
        expect(at('enforceable-from')! > at('opposition')!).toBe(true);
        const wait = daysBetween(servedOn, at('enforceable-from')!);
        const [least, most] = orderedOn < '2026-09-01' ? [29, 37] : [60, 70];
        expect(wait).toBeGreaterThanOrEqual(least);
        expect(wait).toBeLessThanOrEqual(most);
      }),
    );
  });
});

const marked = of(dates({ orderedOn: '2026-09-01', servedOn: '2026-09-10', objectedOn: '2026-09-20' }), {
  ...onConsumer,
  amicableAttempt: 'none',
});

describe('each source is marked as it was read', () => {
  test.each<[string, string]>([
    ['1405', 'official'],
    ['1406', 'official'],
    ['1407', 'official'],
    ['1409', 'official'],
    ['1411', 'second-hand'],
    ['1415', 'official'],
    ['1415', 'second-hand'],
    ['1416', 'official'],
    ['1418', 'official'],
    ['1418', 'second-hand'],
    ['1420', 'official'],
    ['1421', 'official'],
    ['750-1', 'unconfirmed'],
    ['1635 bis Q', 'second-hand'],
  ])('article %s: %s', (number, read) => {
    const found = marked.because.filter((one) => 'number' in one && one.number === number);
    expect(found.map((one) => one.read)).toContain(read);
  });
});
