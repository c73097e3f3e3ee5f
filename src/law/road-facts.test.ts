import { describe, expect, test } from 'vitest';
import { orThrow } from '../kernel/result.ts';
import { eventKinds } from './prescription/events.ts';
import { parseRoadFacts } from './road-facts.ts';

const document = { on: '2026-11-21', parties: 'professionals', principal: '4000.00', dueOn: '2026-01-31' };

test('amounts and dates are parsed, absent amounts are zero, and prescription is computed', () => {
  const facts = orThrow(parseRoadFacts({ ...document, insolvency: { openedOn: '2026-11-01' }, isProven: true }));
  expect(facts).toEqual({
    on: '2026-11-21',
    parties: 'professionals',
    principal: 400_000n,
    interest: 0n,
    indemnity: 0n,
    dueOn: '2026-01-31',
    isProven: true,
    insolvency: { openedOn: '2026-11-01' },
    prescriptionExpiresOn: '2031-01-31',
  });
});

test('events move the prescription; a pending suit keeps the claim', () => {
  const events = [{ on: '2027-01-10', kind: 'acknowledgement' }];
  expect(orThrow(parseRoadFacts({ ...document, events })).prescriptionExpiresOn).toBe('2032-01-10');
  const pending = { ...document, dueOn: '2010-01-31', events: [{ on: '2014-01-10', kind: 'court-claim' }] };
  expect(orThrow(parseRoadFacts(pending)).prescriptionExpiresOn).toBe('2026-11-21');
});

test('the place, the acts and what insolvency proceedings hold are read', () => {
  const facts = orThrow(
    parseRoadFacts({
      ...document,
      postcode: ' 33000 ',
      commune: 'Bordeaux',
      bornOn: '2025-12-15',
      issuedOn: '2025-12-20',
      injonction: {
        orderedOn: '2026-09-01',
        servedOn: '2026-09-10',
        objectedOn: '2026-09-20',
        noticedOn: '2026-10-01',
      },
      insolvency: { openedOn: '2026-11-01', kind: 'liquidation', declaredOn: '2026-11-10', isUseful: false },
    }),
  );
  expect(facts).toMatchObject({
    postcode: '33000',
    commune: 'Bordeaux',
    bornOn: '2025-12-15',
    issuedOn: '2025-12-20',
    injonction: { noticedOn: '2026-10-01' },
    insolvency: { kind: 'liquidation', declaredOn: '2026-11-10', isUseful: false },
  });
});

test('the service of an order keeps a claim that would be prescribed', () => {
  const old = { ...document, dueOn: '2021-10-31' };
  expect(orThrow(parseRoadFacts(old)).prescriptionExpiresOn).toBe('2026-10-31');
  const served = { ...old, injonction: { orderedOn: '2026-09-15', servedOn: '2026-10-15' } };
  expect(orThrow(parseRoadFacts(served)).prescriptionExpiresOn).toBe('2031-10-15');
});

test.each<[string, object, string]>([
  ['goods transport (C. com. L133-6): one year', { claim: 'goods-transport' }, '2027-01-31'],
  ['a contract that shortens (C. civ. 2254)', { contractualYears: 2 }, '2028-01-31'],
  ['a consumer (C. conso L218-2)', { parties: 'consumer' }, '2028-01-31'],
  ['a consumer, from the end of the service', { parties: 'consumer', bornOn: '2025-12-10' }, '2027-12-10'],
  ['a buyer without a public accountant', { parties: 'public-buyer', hasPublicAccountant: false }, '2031-01-31'],
  ['what is null is not said', { claim: null, contractualYears: null, postcode: null }, '2031-01-31'],
])('the prescription of the roads follows the claim: %s', (_, facts, expected) => {
  expect(orThrow(parseRoadFacts({ ...document, ...facts })).prescriptionExpiresOn).toBe(expected);
});

test('an unknown kind of event is answered with those that exist', () => {
  const refused = parseRoadFacts({ ...document, events: [{ on: '2026-05-05', kind: 'prayer' }] });
  expect(refused).toMatchObject({ refused: true, refusal: { text: 'prayer', allowed: [...eventKinds] } });
});

describe('a fault names its place', () => {
  test.each([
    [null, { kind: 'not-an-object', argument: 'facts' }],
    [[], { kind: 'not-an-object', argument: 'facts' }],
    [
      { ...document, principal: 12.345 },
      { kind: 'not-an-amount', argument: 'principal' },
    ],
    [
      { ...document, dueOn: '2026-02-30' },
      { kind: 'not-a-date', argument: 'dueOn' },
    ],
    [
      { ...document, parties: 'friends' },
      { kind: 'not-one-of', argument: 'parties' },
    ],
    [
      { ...document, isProven: 'yes' },
      { kind: 'not-a-boolean', argument: 'isProven' },
    ],
    [
      { ...document, colour: 'blue' },
      { kind: 'unknown-fact', argument: 'colour' },
    ],
    [
      { ...document, constructor: 1 },
      { kind: 'unknown-fact', argument: 'constructor' },
    ],
    [
      { ...document, insolvency: {} },
      { kind: 'missing', argument: 'insolvency.openedOn' },
    ],
    [
      { ...document, insolvency: { openedOn: 'soon' } },
      { kind: 'not-a-date', argument: 'insolvency.openedOn' },
    ],
    [
      { ...document, contractualYears: 2.5 },
      { kind: 'not-a-whole-number', argument: 'contractualYears' },
    ],
    [
      { ...document, contractualYears: 30 },
      { kind: 'not-allowed', argument: 'contractualYears' },
    ],
    [
      { ...document, claim: 'love' },
      { kind: 'not-one-of', argument: 'claim' },
    ],
    [
      { ...document, postcode: 33000 },
      { kind: 'not-a-text', argument: 'postcode' },
    ],
    [
      { ...document, insolvency: { openedOn: '2026-11-01', kind: 'ruin' } },
      { kind: 'not-one-of', argument: 'insolvency.kind', allowed: ['sauvegarde', 'redressement', 'liquidation'] },
    ],
    [
      { ...document, injonction: { orderedOn: '2026-01-10', servedOn: '2026-01-20' } },
      { kind: 'event-cannot-happen', argument: 'injonction.servedOn', why: 'before-due-date' },
    ],
    [
      { ...document, events: {} },
      { kind: 'not-an-object', argument: 'events' },
    ],
    [
      { ...document, events: [{ on: '2026-05-05' }] },
      { kind: 'missing', argument: 'events.0.kind' },
    ],
    [
      { ...document, events: [{ on: '2026-05-05', kind: 'prayer' }] },
      { kind: 'not-one-of', argument: 'events.0.kind' },
    ],
    [
      { parties: 'consumer', principal: '1', dueOn: '2026-01-01' },
      { kind: 'missing', argument: 'on' },
    ],
  ])('%j', (given, refusal) => {
    expect(parseRoadFacts(given)).toMatchObject({ refused: true, refusal });
  });
});
