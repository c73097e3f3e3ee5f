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
import { addDays, day, daysBetween, weekdayOf } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { article } from '../citation.ts';
import { smallClaimsFee } from '../frais-reglementes/frais-reglementes.values.ts';
import type { RoadFacts } from '../road.ts';
import { publishedLaw, valueOn } from '../schedule.ts';
import { ceiling, openBetweenTraders, procedureSimplifiee } from './procedure-simplifiee.ts';

const of = (facts: Partial<RoadFacts> = {}) => roadOf('procedure-simplifiee', { ...onConsumer, ...facts });
const traders = { parties: 'professionals', creditorIsTrader: true, debtorIsTrader: true } as const;

describe('conditions', () => {
  test.each<[string, Partial<RoadFacts>, string[]]>([
    ['a consumer who lives in France (L125-1)', {}, []],
    ['5 000 € of principal and interest, included (R125-1)', { principal: euros('4900.00') }, []],
    ['a cent more', { principal: euros('4900.01') }, ['within-ceiling:no']],
    ['the 40 € do not count', { principal: euros('4900.00'), indemnity: euros('40.00') }, []],
    ['a statute', { basis: 'statute' }, []],
    ['a bill of exchange', { basis: 'bill' }, ['contract-or-statute:no']],
    ['a damage', { basis: 'other' }, ['contract-or-statute:no']],
    ['an invoice between traders, since 25 April 2026', traders, ['not-an-invoice-between-traders:no']],
    ['the day before', { ...traders, on: day('2026-04-24') }, []],
    ['traders, but not invoiced', { ...traders, isInvoiced: false }, []],
    ['between professionals, one of them no trader', { ...traders, debtorIsTrader: false }, []],
    [
      'a debtor in another member State has no French district (R125-1)',
      { debtorCountry: 'european-union' },
      ['debtor-in-a-french-district:no'],
    ],
    ['a debtor elsewhere', { debtorCountry: 'elsewhere' }, ['debtor-in-a-french-district:no']],
    ['a public buyer', { parties: 'public-buyer' }, ['not-a-public-buyer:no']],
    ['prescribed', { prescriptionExpiresOn: day('2026-11-20') }, ['not-prescribed:no']],
    ['on its last day, it is not', { prescriptionExpiresOn: day('2026-11-21') }, []],
  ])('%s', (_, facts, expected) => {
    expect(unmet(of(facts))).toEqual(expected);
  });

  test.each<[string, Partial<RoadFacts>, string]>([
    [
      'the trader status of the debtor',
      { ...traders, debtorIsTrader: undefined! },
      'not-an-invoice-between-traders:unknown',
    ],
    ['the debtor’s country', { debtorCountry: undefined! }, 'debtor-in-a-french-district:unknown'],
    ['where the debt comes from', { basis: undefined! }, 'contract-or-statute:unknown'],
  ])('without %s the answer waits', (_, facts, expected) => {
    expect([of(facts).admissible, unmet(of(facts))]).toEqual(['unknown', [expected]]);
  });

  test('a professional who is no trader, in another member State, is turned down too', () => {
    const facts = { ...traders, debtorIsTrader: false, debtorCountry: 'european-union' } as const;
    expect(of(facts).admissible).toBe('no');
  });
});

describe('the month to answer (R125-2)', () => {
  test.each([
    ['2026-11-02', '2026-12-02', 'a working day'],
    ['2026-10-31', '2026-11-30', 'November has no 31st (CPC 641)'],
    ['2026-10-22', '2026-11-23', 'Sunday is reported to Monday (CPC 642)'],
    ['2026-11-25', '2026-12-28', 'Christmas is a Friday: Monday 28'],
  ])('invited on %s: %s (%s)', (sentOn, expected) => {
    expect(ends(of({ invitationSentOn: day(sentOn) }))).toEqual({ 'answer-to-invitation': expected });
  });

  test('always a month or a little more, and never on a Saturday or a Sunday', () => {
    fc.assert(
      fc.property(fc.nat(1400), (offset) => {
        const sentOn = addDays(day('2024-01-01'), offset);
        const [answer] = of({ invitationSentOn: sentOn }).deadlines;
        const days = daysBetween(sentOn, answer!.expiresOn);
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(35);
        expect(weekdayOf(answer!.expiresOn)).toBeLessThanOrEqual(5);
        expect(answer!.isPast).toBe(answer!.expiresOn < '2026-11-21');
      }),
    );
  });

  test('before an invitation nothing runs', () => {
    expect(ends(of())).toEqual({});
  });
});

test('what it forbids is said: no payment before the outcome (R125-7), another officer to enforce (R125-8)', () => {
  expect(warned(of())).toEqual(expect.arrayContaining(['no-payment-before-outcome', 'another-officer-must-enforce']));
  expect(warned(of())).not.toContain('refusal-likely');
  expect(warned(of({ dispute: 'serious' }))).toContain('refusal-likely');
  expect(cited(of())).toEqual(expect.arrayContaining(['L125-1', 'R125-1', 'R125-6', 'R125-7', 'R125-8']));
  expect(stepsOf(of()).at(-1)).toBe('titre-executoire-delivered');
});

test('its costs fall on the creditor, and no amount is known until an operator reads it', () => {
  const [cost] = of().costs;
  expect([cost!.amount, cost!.advancedBy, cost!.because[0]!.read]).toEqual([undefined, 'creditor', 'unconfirmed']);
});

describe('the law over time', () => {
  test.each([
    ['2016-06-01', '4000.00'],
    ['2019-12-31', '4000.00'],
    ['2020-01-01', '5000.00'],
    ['2026-11-21', '5000.00'],
  ])('the ceiling on %s: %s', (on, expected) => {
    expect(decimal(orThrow(valueOn(ceiling, day(on), publishedLaw)).value)).toBe(expected);
  });

  test.each([
    ['2026-04-24', true, 'official'],
    ['2026-04-25', false, 'second-hand'],
  ])('on %s, open to invoices between traders: %s, read %s', (on, expected, read) => {
    const ruling = orThrow(valueOn(openBetweenTraders, day(on), publishedLaw));
    expect([ruling.value, ruling.because[0]!.read]).toEqual([expected, read]);
  });
});

const marked = of({ invitationSentOn: day('2026-11-02') });

describe('each source is marked as it was read', () => {
  test.each<[string, string]>([
    ['L125-1', 'official'],
    ['R125-1', 'official'],
    ['R125-2', 'official'],
    ['R125-6', 'official'],
    ['R125-7', 'official'],
    ['R125-8', 'official'],
    ['L622-21', 'second-hand'],
    ['L2192-13', 'unconfirmed'],
    ['641', 'official'],
    ['642', 'official'],
    ['2233', 'official'],
    ['2229', 'official'],
  ])('article %s: %s', (number, read) => {
    const found = marked.because.filter((one) => 'number' in one && one.number === number);
    expect(found.map((one) => one.read)).toContain(read);
  });
});

test('the tariff of the road is the operator’s to give: with a row of his it has an amount', () => {
  const row = {
    from: day('2026-01-01'),
    value: euros('30.00'),
    source: article('code de commerce', 'A444-1'),
    read: 'official',
  } as const;
  const inForce = { amended: new Map([[smallClaimsFee.subject, { ...smallClaimsFee, rows: [row] }]]) };
  const [cost] = orThrow(procedureSimplifiee({ ...betweenTraders, ...onConsumer }, inForce)).costs;
  expect(decimal(cost!.amount!)).toBe('30.00');
});

test('a day before the law has no answer', () => {
  expect(procedureSimplifiee({ ...betweenTraders, on: day('2016-05-31') })).toMatchObject({
    refused: true,
    refusal: { kind: 'law-not-known-on', subject: 'small-claims-ceiling' },
  });
});
