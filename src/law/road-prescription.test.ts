import { describe, expect, test } from 'vitest';
import { betweenTraders } from '../../test/support/road-builder.ts';
import { day } from '../kernel/civil-date.ts';
import { orThrow } from '../kernel/result.ts';
import type { PrescriptionEvent } from './prescription/prescription.ts';
import type { RoadFacts } from './road.ts';
import { interruptingActs, withPrescription } from './road-prescription.ts';

const { prescriptionExpiresOn: _, ...claim } = betweenTraders;
const old = { ...claim, dueOn: day('2021-10-31') };
const expiry = (facts: Partial<RoadFacts>, events: PrescriptionEvent[] = []) =>
  orThrow(withPrescription({ ...old, ...facts }, { events })).prescriptionExpiresOn;
const injonction = (orderedOn: string, servedOn?: string) => ({
  requestedOn: day(orderedOn),
  orderedOn: day(orderedOn),
  ...(servedOn === undefined ? {} : { servedOn: day(servedOn) }),
});
const insolvency = { openedOn: day('2026-06-01'), publishedOn: day('2026-06-10') };

describe('acts that the facts hold (C. civ. 2241, C. com. L622-25-1)', () => {
  test.each<[string, Partial<RoadFacts>, string]>([
    ['nothing happened: prescribed on 31 October 2026', {}, '2026-10-31'],
    ['the order was served in time', { injonction: injonction('2026-09-15', '2026-10-15') }, '2031-10-15'],
    [
      'filing the request does nothing (Cass. 1re civ. 9 Sept. 2020)',
      { injonction: injonction('2026-09-15') },
      '2026-10-31',
    ],
    [
      'the order was served too late: non avenue (CPC 1411)',
      { injonction: injonction('2026-03-01', '2026-10-15') },
      '2026-10-31',
    ],
    ['it will be served after the day asked', { injonction: injonction('2026-09-15', '2026-11-25') }, '2026-10-31'],
    ['a summons was served', { summonsServedOn: day('2026-10-30') }, '2031-10-30'],
    ['after the last day, it came too late', { summonsServedOn: day('2026-11-02') }, '2026-10-31'],
    ['the claim was declared in time', { insolvency: { ...insolvency, declaredOn: day('2026-08-10') } }, '2031-08-10'],
    ['declared late', { insolvency: { ...insolvency, declaredOn: day('2026-08-11') } }, '2026-10-31'],
    ['the invitation to a small claim does nothing', { invitationSentOn: day('2026-10-01') }, '2026-10-31'],
    [
      'the commandement of L126-2: not established, not counted',
      { commandementServedOn: day('2026-10-01') },
      '2026-10-31',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(expiry(facts)).toBe(expected);
  });

  test('an act that is also told as an event counts once, in either way', () => {
    const facts = { injonction: injonction('2026-09-15', '2026-10-15') };
    const told = [{ on: day('2026-10-15'), kind: 'injonction-served' }] as const;
    expect(expiry(facts, [...told])).toBe('2031-10-15');
    const ended = [...told, { on: day('2026-11-01'), kind: 'proceedings-void' }] as const;
    expect(expiry(facts, [...ended])).toBe('2026-10-31');
  });

  test('a day that was given is kept', () => {
    const facts = {
      ...old,
      prescriptionExpiresOn: day('2030-01-01'),
      injonction: injonction('2026-09-15', '2026-10-15'),
    };
    expect(orThrow(withPrescription(facts)).prescriptionExpiresOn).toBe('2030-01-01');
  });

  test('each act names the fact it came from', () => {
    const facts = {
      ...old,
      injonction: injonction('2026-09-15', '2026-10-15'),
      summonsServedOn: day('2026-10-30'),
      insolvency: { ...insolvency, declaredOn: day('2026-08-10') },
    };
    expect(interruptingActs(facts).map(({ argument, kind }) => [argument, kind])).toEqual([
      ['injonction.servedOn', 'injonction-served'],
      ['summonsServedOn', 'court-claim'],
      ['insolvency.declaredOn', 'insolvency-declared'],
    ]);
  });
});

test('a claim due before its own invoice is refused, as the prescription refuses it', () => {
  expect(withPrescription({ ...old, issuedOn: day('2022-01-01') })).toMatchObject({
    refused: true,
    refusal: { kind: 'before-invoice', argument: 'dueOn' },
  });
});

test('an act that cannot be is refused under its own name', () => {
  const early = { ...claim, dueOn: day('2026-10-31'), injonction: injonction('2026-09-15', '2026-10-15') };
  expect(withPrescription(early)).toMatchObject({
    refused: true,
    refusal: { kind: 'event-cannot-happen', argument: 'injonction.servedOn', why: 'before-due-date' },
  });
  const events = [{ on: day('2026-10-15'), kind: 'insolvency-closed' }] as const;
  expect(withPrescription(old, { events })).toMatchObject({ refused: true, refusal: { argument: 'events', index: 0 } });
});
