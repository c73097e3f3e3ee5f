import { describe, expect, test } from 'vitest';
import { betweenTraders, onConsumer } from '../../test/support/road-builder.ts';
import { day } from '../kernel/civil-date.ts';
import type { RoadFacts } from './road.ts';
import { badPlace, courtOf } from './road-court.ts';

const at = (facts: Partial<RoadFacts>) => courtOf({ ...betweenTraders, ...facts });
const kinds = (facts: Partial<RoadFacts>) => at(facts).warnings.map((one) => one.kind);

describe('the court of a claim', () => {
  test.each<[string, Partial<RoadFacts>, string | undefined, string | undefined, boolean]>([
    ['Bordeaux', { postcode: '33000' }, 'tribunal-de-commerce', 'metropole', true],
    ['Paris, a TAE', { postcode: '75011' }, 'tribunal-des-activites-economiques', 'metropole', true],
    ['Strasbourg (C. com. L731-2)', { postcode: '67000' }, 'chambre-commerciale', 'alsace-moselle', false],
    ['Metz', { postcode: '57000' }, 'chambre-commerciale', 'alsace-moselle', false],
    ['Réunion', { postcode: '97400', commune: 'Saint-Denis' }, 'tribunal-mixte-de-commerce', 'reunion', true],
    ['a consumer in Bordeaux', { ...onConsumer, postcode: '33000' }, 'tribunal-judiciaire', 'metropole', false],
    ['no place', {}, undefined, undefined, true],
    ['a zone alone', { zone: 'guyane' }, undefined, 'guyane', true],
  ])('%s', (_, facts, kind, zone, hasCommercialGreffe) => {
    const court = at(facts);
    expect([court.kind, court.zone, court.hasCommercialGreffe]).toEqual([kind, zone, hasCommercialGreffe]);
  });

  test('a zone that is given is kept', () => {
    expect(at({ postcode: '67000', zone: 'metropole' }).zone).toBe('metropole');
  });

  test.each<[string, Partial<RoadFacts>, boolean]>([
    ['a TAE', { postcode: '75011' }, true],
    ['an ordinary commercial court', { postcode: '33000' }, false],
    ['a commercial chamber', { postcode: '67000' }, false],
    ['a commercial court nobody named', {}, true],
    ['a tribunal judiciaire', { ...onConsumer, postcode: '75011' }, false],
  ])('may it ask the contribution for economic justice: %s', (_, facts, expected) => {
    expect(at(facts).mayBeEconomic).toBe(expected);
  });
});

describe('distance (CPC 643, 644)', () => {
  test.each<[string, Partial<RoadFacts>, object | undefined]>([
    ['in France, nothing said', {}, undefined],
    ['abroad by the country', { debtorCountry: 'elsewhere' }, { court: 'metropole', resides: 'etranger' }],
    [
      'what is said wins over the country',
      { debtorCountry: 'elsewhere', resides: 'metropole' },
      { court: 'metropole', resides: 'metropole' },
    ],
    [
      'overseas by the postcode',
      { postcode: '97200', commune: 'Fort-de-France' },
      { court: 'outre-mer', resides: 'outre-mer', sameTerritory: true },
    ],
    [
      'abroad, before an overseas court',
      { zone: 'guyane', resides: 'etranger' },
      { court: 'outre-mer', resides: 'etranger', sameTerritory: false },
    ],
    [
      'overseas, before a mainland court',
      { postcode: '75011', resides: 'outre-mer' },
      { court: 'metropole', resides: 'outre-mer' },
    ],
  ])('%s', (_, facts, expected) => {
    expect(at(facts).distance).toEqual(expected);
  });
});

describe('doubts are told', () => {
  test.each<[string, Partial<RoadFacts>, string[]]>([
    ['no place', {}, ['place-not-given']],
    ['a debtor abroad has no French place', { debtorCountry: 'european-union' }, []],
    ['a place', { postcode: '33000' }, []],
    ['a commercial chamber', { postcode: '67000' }, ['chamber-of-tribunal-judiciaire']],
    ['traders assumed', { postcode: '33000', debtorIsTrader: undefined! }, ['trader-assumed']],
    ['the creditor too', { postcode: '33000', creditorIsTrader: undefined! }, ['trader-assumed']],
    ['one is known not to be a trader', { postcode: '33000', debtorIsTrader: false, creditorIsTrader: undefined! }, []],
    ['overseas with no court', { resides: 'outre-mer' }, ['place-not-given', 'court-overseas-not-known']],
    ['a postcode that cannot be', { postcode: '00000' }, ['court-not-known']],
  ])('%s', (_, facts, expected) => {
    expect(kinds(facts)).toEqual(expected);
  });

  test('each with a source', () => {
    for (const facts of [{}, { postcode: '67000' }, { resides: 'outre-mer' }] as Partial<RoadFacts>[]) {
      for (const warning of at(facts).warnings) expect(warning.because!.length).toBeGreaterThan(0);
    }
  });
});

test('a postcode that cannot be is refused, a place that can is not, and a day before the law is no fault of the place', () => {
  expect(badPlace({ ...betweenTraders, postcode: '00000' })).toMatchObject({
    kind: 'postcode-unknown',
    argument: 'postcode',
  });
  expect(badPlace({ ...betweenTraders, postcode: '33000' })).toBeUndefined();
  expect(badPlace(betweenTraders)).toBeUndefined();
  expect(badPlace({ ...betweenTraders, postcode: '33000', on: day('2019-05-05') })).toBeUndefined();
});
