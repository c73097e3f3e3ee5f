import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { postcodes } from './courts.gen.ts';
import { type CourtFacts, competentCourts, economicContributionOf } from './juridiction-competente.ts';
import { appealCourtOf, placeOf } from './places.ts';

const base: CourtFacts = {
  parties: 'professionals',
  amount: euros('8000.00'),
  on: day('2026-11-21'),
  postcode: '75011',
};
const court = (facts: Partial<CourtFacts>) => orThrow(competentCourts({ ...base, ...facts })).courts[0]!;
const at = (postcode: string, commune?: string) => (commune === undefined ? { postcode } : { postcode, commune });

describe('between traders', () => {
  // Expected courts from annexe 7-1 (2014), and from the arrêté of 5 July 2024 for the TAE.
  test.each<[string, string | undefined, string]>([
    ['75011', undefined, 'Tribunal des activités économiques de Paris'],
    ['69001', undefined, 'Tribunal des activités économiques de Lyon'],
    ['13001', undefined, 'Tribunal des activités économiques de Marseille'],
    ['72000', undefined, 'Tribunal des activités économiques du Mans'],
    ['76600', undefined, 'Tribunal des activités économiques du Havre'],
    ['89000', 'Auxerre', "Tribunal des activités économiques d'Auxerre"],
    ['84200', undefined, "Tribunal des activités économiques d'Avignon"],
    ['32000', undefined, "Tribunal de commerce d'Auch"],
    ['33000', undefined, 'Tribunal de commerce de Bordeaux'],
    ['06400', undefined, 'Tribunal de commerce de Cannes'],
    ['06110', undefined, 'Tribunal de commerce de Cannes'],
    ['59000', undefined, 'Tribunal de commerce de Lille Métropole'],
    ['22100', 'Dinan', 'Tribunal de commerce de Saint-Malo'],
    ['42300', 'Roanne', 'Tribunal de commerce de Roanne'],
    ['25200', 'Montbéliard', 'Tribunal de commerce de Belfort'],
    ['67000', undefined, 'Chambre commerciale du tribunal judiciaire de Strasbourg'],
    ['57000', undefined, 'Chambre commerciale du tribunal judiciaire de Metz'],
    ['97200', undefined, 'Tribunal mixte de commerce de Fort-de-France'],
  ])('%s %s: %s', (postcode, commune, name) => {
    expect(court(at(postcode, commune)).name).toBe(name);
  });

  test('a TAE only since 1 January 2025', () => {
    expect(court({ on: day('2024-12-31') }).kind).toBe('tribunal-de-commerce');
    expect(court({ on: day('2025-01-01') }).kind).toBe('tribunal-des-activites-economiques');
    expect(court({ on: day('2029-01-01') }).kind).toBe('tribunal-de-commerce');
  });

  test('a debtor or a creditor who is not a trader goes before the tribunal judiciaire', () => {
    expect(court({ debtorIsTrader: false }).name).toBe('Tribunal judiciaire de Paris');
    expect(court({ creditorIsTrader: false }).name).toBe('Tribunal judiciaire de Paris');
    expect(orThrow(competentCourts(base)).warnings.map((one) => one.kind)).toContain('trader-assumed');
    const said = orThrow(competentCourts({ ...base, debtorIsTrader: true }));
    expect(said.warnings.map((one) => one.kind)).not.toContain('trader-assumed');
  });

  test('no amicable attempt is required before it, whatever the amount', () => {
    expect(court({ amount: euros('100.00') }).priorAmicableAttempt).toBe(false);
  });
});

describe('a consumer', () => {
  const consumer = { parties: 'consumer' } as const;
  test.each<[string, string | undefined, string]>([
    ['75011', undefined, 'Tribunal judiciaire de Paris'],
    ['06400', undefined, 'Tribunal judiciaire de Grasse'],
    ['67000', undefined, 'Tribunal judiciaire de Strasbourg'],
    ['97110', undefined, 'Tribunal judiciaire de Pointe-à-Pitre'],
    ['44600', 'Saint-Nazaire', 'Tribunal judiciaire de Saint-Nazaire'],
    ['91000', undefined, "Tribunal judiciaire d'Évry-Courcouronnes"],
  ])('%s %s: %s', (postcode, commune, name) => {
    expect(court({ ...consumer, ...at(postcode, commune) }).name).toBe(name);
  });

  test('thresholds are inclusive: 5 000 € for the amicable attempt and the appeal, 10 000 € for the lawyer', () => {
    const read = (amount: string) => {
      const { priorAmicableAttempt, lastResort, lawyer } = court({ ...consumer, amount: euros(amount) });
      return [priorAmicableAttempt, lastResort, lawyer];
    };
    expect(read('5000.00')).toEqual([true, true, 'optional']);
    expect(read('5000.01')).toEqual([false, false, 'optional']);
    expect(read('10000.00')).toEqual([false, false, 'optional']);
    expect(read('10000.01')).toEqual([false, false, 'mandatory']);
  });
});

test('a public buyer goes before an administrative court that the lists do not name', () => {
  const result = orThrow(competentCourts({ ...base, parties: 'public-buyer' }));
  expect(result.courts[0]).toMatchObject({ kind: 'tribunal-administratif' });
  expect(result.courts[0]).not.toHaveProperty('name');
  expect(result.courts[0]!.because[0]!.read).toBe('unconfirmed');
});

describe('places', () => {
  test.each<[string, string | undefined, object]>([
    ['00000', undefined, { kind: 'postcode-unknown', argument: 'postcode' }],
    ['75099', undefined, { kind: 'postcode-unknown', argument: 'postcode' }],
    ['22100', undefined, { kind: 'commune-needed', argument: 'commune' }],
    ['22100', 'Taden', { kind: 'commune-not-covered', argument: 'commune', commune: 'Taden' }],
  ])('%s %s is refused', (postcode, commune, refusal) => {
    expect(placeOf(postcode, commune)).toMatchObject({ refused: true, refusal });
  });

  test('a commune is found however it is written', () => {
    for (const name of ['SAINT-BRIEUC', 'St Brieuc', 'saint brieuc', 'Saint-Brieuc CEDEX 1']) {
      expect(orThrow(placeOf('22000', name)).tribunalJudiciaire, name).toBe('Saint-Brieuc');
    }
  });

  test('where one court serves the whole département the commune does not matter', () => {
    expect(orThrow(placeOf('32000', 'Anywhere')).tribunalDeCommerce).toBe('Auch');
  });

  test("the cour d'appel needs no commune", () => {
    expect(orThrow(appealCourtOf('22100'))).toEqual({ appeal: 'Rennes', departement: '22' });
    expect(orThrow(appealCourtOf('62000')).appeal).toBe('Douai');
    expect(appealCourtOf('99999').refused).toBe(true);
  });

  test("every metropolitan postcode has a cour d'appel or asks for the commune; none throws", () => {
    const codes = postcodes
      .trim()
      .split(/[\n\t]/)
      .map((line) => line.split('|')[0]!);
    expect(codes.length).toBeGreaterThan(6000);
    for (const postcode of codes) {
      const appeal = appealCourtOf(postcode);
      if (!/^9[78]/.test(postcode)) {
        expect(appeal.refused ? appeal.refusal.kind : 'known', postcode).toMatch(/known|commune-needed/);
      }
      const found = placeOf(postcode);
      if (found.refused) expect(found.refusal.kind, postcode).toBe('commune-needed');
      else if (found.value.territory === 'metropole') expect(found.value.appeal, postcode).toBeDefined();
    }
  });
});

describe('the contribution for economic justice', () => {
  const company = {
    kind: 'company',
    staff: 300,
    meanTurnover: euros('60000000.00'),
    meanProfit: euros('4000000.00'),
  } as const;
  const of = (amount: string, claimant: Parameters<typeof economicContributionOf>[0]['claimant'] = company) =>
    decimal(orThrow(economicContributionOf({ on: day('2026-01-01'), amount: euros(amount), claimant })).value);

  test.each([
    ['50000.00', '0.00'],
    ['50000.01', '1500.00'],
    ['1000000.00', '30000.00'],
    ['2000000.00', '50000.00'],
  ])('a company of 60 M€ asking for %s owes %s', (amount, expected) => {
    expect(of(amount)).toBe(expected);
  });

  test('fewer than 250 people, or a small company, owe nothing', () => {
    expect(of('1000000.00', { ...company, staff: 249 })).toBe('0.00');
    expect(of('1000000.00', { ...company, meanTurnover: euros('50000000.00') })).toBe('0.00');
    expect(of('1000000.00', { ...company, meanProfit: euros('3000000.00') })).toBe('0.00');
  });

  test('the largest pay 5 %, people by their income', () => {
    expect(of('1000000.00', { ...company, meanTurnover: euros('1500000000.01') })).toBe('50000.00');
    expect(of('100000.00', { kind: 'person', income: euros('250000.00') })).toBe('0.00');
    expect(of('100000.00', { kind: 'person', income: euros('250000.01') })).toBe('1000.00');
    expect(of('100000.00', { kind: 'person', income: euros('600000.00') })).toBe('2000.00');
    expect(of('10000000.00', { kind: 'person', income: euros('2000000.00') })).toBe('50000.00');
  });

  test('did not exist in 2024', () => {
    expect(
      economicContributionOf({ on: day('2024-12-31'), amount: euros('60000.00'), claimant: company }).refused,
    ).toBe(true);
  });
});

test('what cannot be is refused', () => {
  expect(competentCourts({ ...base, amount: euros('0.00') })).toMatchObject({ refusal: { argument: 'amount' } });
  expect(competentCourts({ ...base, on: day('2019-12-31') })).toMatchObject({ refusal: { kind: 'law-not-known-on' } });
});
