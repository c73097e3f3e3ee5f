import { describe, expect, test } from 'vitest';
import { day } from '../../../../kernel/civil-date.ts';
import type { Impossible } from '../../../../law/prescription/facts.ts';
import type { PrescriptionRefusal, PrescriptionWarning } from '../../../../law/prescription/prescription.ts';
import { publishedLaw } from '../../../../law/schedule.ts';
import { prescriptionPage } from '../prescription-page.ts';
import { type Phrase, say } from '../say.ts';
import { refusalPhrase, warningPhrase } from './prescription-words.ts';

const on = day('2027-03-15');

/** Both languages say it, differently, with every value in its place. */
function isSaid(phrase: Phrase): void {
  const [french, english] = [say(phrase, 'fr'), say(phrase, 'en')];
  for (const text of [french, english]) {
    expect(text.length).toBeGreaterThan(15);
    expect(text).not.toMatch(/[{}]|undefined/);
  }
  expect(french).not.toBe(english);
}

describe('every warning and every refusal is said in both languages', () => {
  test.each<PrescriptionWarning>([
    { kind: 'possible-later-date', on, event: 'partial-payment' },
    { kind: 'start-date-uncertain', on },
    { kind: 'start-may-be-earlier' },
    { kind: 'start-may-be-earlier', shorterOn: on },
    { kind: 'public-accountant-assumed' },
    { kind: 'public-accountant-assumed', shorterOn: on },
    { kind: 'other-period-too', on },
    { kind: 'still-open', event: 'court-claim', since: on },
    { kind: 'contract-lengthens', years: 10, possibleOn: on },
    { kind: 'capped-by-long-stop', on },
    { kind: 'title-not-settled', possibleOn: on },
    { kind: 'acknowledged-after-expiry', on },
    { kind: 'claim-in-court-missing', on },
  ])('$kind', (warning) => {
    isSaid(warningPhrase(warning));
  });

  const why: Impossible[] = [
    'before-due-date',
    'nothing-to-end',
    'no-title',
    'no-order-served',
    'no-proceedings',
    'public-body',
  ];
  test.each<PrescriptionRefusal>([
    { kind: 'law-not-known-on', subject: 'x', on, argument: 'dueOn' },
    { kind: 'date-too-far', on, argument: 'dueOn' },
    { kind: 'before-invoice', on, issuedOn: on, argument: 'dueOn' },
    { kind: 'not-allowed', argument: 'contractualYears', because: [] },
    ...why.map((one) => ({
      kind: 'event-cannot-happen' as const,
      argument: 'events' as const,
      index: 0,
      event: 'enforcement-act' as const,
      why: one,
    })),
  ])('$kind $why', (refusal) => {
    isSaid(refusalPhrase(refusal));
  });
});

describe('the page puts each refusal beside its field, and passes every field to the law', () => {
  const now = { today: day('2026-11-22'), inForce: publishedLaw } as const;
  const page = (query: Record<string, string>) =>
    prescriptionPage({ parties: 'professionnels', echeance: '2022-03-15', ...query }, now);

  test.each<[string, Record<string, string>]>([
    ['echeance', { echeance: '2199-01-01' }],
    ['echeance', { echeance: '2000-01-01' }],
    ['echeance', { emise: '2022-04-01' }],
    ['fait1', { le1: '2023-01-01', fait1: 'enforcement-act' }],
    ['fait2', { le1: '2023-01-01', fait1: 'call', le2: '2023-02-01', fait2: 'mediation-ended' }],
    ['fait1', { parties: 'public', le1: '2023-01-01', fait1: 'insolvency-declared' }],
    ['le1', { emise: '2022-03-01', le1: '2022-02-01', fait1: 'call' }],
    ['le1', { le1: '2199-02-01', fait1: 'call' }],
  ])('%s: %o', (field, query) => {
    const { fields, result } = page(query);
    expect([Object.keys(fields.faults), result]).toEqual([[field], null]);
  });

  test('a public buyer without a public accountant has the five years; the question is nothing to others', () => {
    expect(page({ parties: 'public' }).result).toMatchObject({ years: 4, expiresOn: '2026-12-31' });
    expect(page({ parties: 'public', comptable: 'non' }).result).toMatchObject({ years: 5, expiresOn: '2027-03-15' });
    expect(page({ comptable: 'non' }).result).toMatchObject({ years: 5 });
  });

  test('once it is over, nothing is said to save the claim', () => {
    expect(page({ echeance: '2021-11-21' }).result).toMatchObject({ state: 'over', savedBy: [], daysLeft: 0 });
    expect(page({ echeance: '2021-11-22' }).result).toMatchObject({ state: 'running', daysLeft: 0 });
    expect(page({}).result).toMatchObject({ state: 'running', daysLeft: 113 });
  });
});
