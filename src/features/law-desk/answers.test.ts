import { describe, expect, test } from 'vitest';
import { publishedLaw } from '../../law/schedule.ts';
import { answerDelai, answerPrescription } from './answers.ts';
import { delaiInput, prescriptionInput } from './law-desk.contract.ts';

describe('prescription over HTTP', () => {
  const asked = (facts: object) =>
    answerPrescription(
      prescriptionInput.parse({ parties: 'professionals', dueOn: '2022-03-15', ...facts }),
      publishedLaw,
    );
  const letter = { parties: 'public-buyer', events: [{ on: '2024-06-01', kind: 'mise-en-demeure' }] };

  test.each<[string, object, object]>([
    ['a day in time', { on: '2027-03-15' }, { isAcquired: false, expiresOn: '2027-03-15' }],
    ['a day too late', { on: '2027-03-16' }, { isAcquired: true, savedBy: [] }],
    ['a public accountant assumed', letter, { period: { years: 4 }, expiresOn: '2028-12-31' }],
    ['a public accountant told', { ...letter, hasPublicAccountant: true }, { expiresOn: '2028-12-31' }],
    ['none', { ...letter, hasPublicAccountant: false }, { period: { years: 5 }, expiresOn: '2027-03-15' }],
  ])('%s', (_, facts, value) => {
    expect(asked(facts)).toMatchObject({ refused: false, value });
  });

  test('without a day, nothing is said of it', () => {
    const answer = asked({});
    expect(answer.refused || answer.value).not.toHaveProperty('isAcquired');
  });

  test.each<[string, object, string]>([
    ['hasPublicAccountant', { hasPublicAccountant: true }, 'not-allowed'],
    ['contractualYears', { contractualYears: 11 }, 'not-allowed'],
    ['dueOn', { dueOn: '2008-01-01' }, 'law-not-known-on'],
    ['dueOn', { dueOn: '2199-03-15' }, 'date-too-far'],
    ['events', { events: [{ on: '2199-03-15', kind: 'call' }] }, 'date-too-far'],
    ['events', { events: [{ on: '2024-03-15', kind: 'enforcement-act' }] }, 'event-cannot-happen'],
  ])('a refusal names %s: %o', (argument, facts, kind) => {
    expect(asked(facts)).toMatchObject({ refused: true, refusal: { kind, argument } });
  });

  test.each([{ contractualYears: 2.5 }, { hasPublicAccountant: 'no' }, { on: '2026-02-30' }])(
    '%o is no fact',
    (facts) => {
      expect(() => asked(facts)).toThrow();
    },
  );
});

describe('délais over HTTP', () => {
  const asked = (facts: object) => answerDelai(delaiInput.parse({ from: '2025-03-18', period: '1m', ...facts }));

  test('the two parts of Alsace-Moselle', () => {
    const last = (zone: string) => asked({ kind: 'procedural', zone });
    expect(last('alsace-moselle')).toMatchObject({ value: { expiresOn: '2025-04-22', cautiousOn: '2025-04-18' } });
    expect(last('alsace-moselle-sans-temple')).toMatchObject({ value: { expiresOn: '2025-04-18' } });
  });

  test.each<[string, object, string]>([
    ['distance', { kind: 'civil', distance: { resides: 'outre-mer' } }, 'not-allowed'],
    ['sameTerritory', { kind: 'procedural', distance: { resides: 'outre-mer', sameTerritory: true } }, 'not-allowed'],
    ['from', { kind: 'civil', from: '2199-12-25' }, 'date-too-far'],
  ])('a refusal names %s', (argument, facts, kind) => {
    expect(asked(facts)).toMatchObject({ refused: true, refusal: { kind, argument } });
  });
});
