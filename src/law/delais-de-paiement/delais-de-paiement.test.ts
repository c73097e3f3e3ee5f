import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { defaultDueOn, latestDueOn, publicDueOn, type TermFacts } from './delais-de-paiement.ts';
import { sectorTerms } from './delais-de-paiement.values.ts';

const latest = (issuedOn: string, facts: Partial<TermFacts> = {}) =>
  orThrow(latestDueOn({ issuedOn: day(issuedOn), ...facts }));

describe('between professionals', () => {
  test.each<[string, Partial<TermFacts>, string, string]>([
    ['2026-01-15', {}, '2026-03-16', '60 days from the invoice'],
    ['2026-01-15', { isPeriodic: true }, '2026-03-01', '45 days, recapitulative'],
    ['2026-01-15', { endOfMonth: 'days-then-end-of-month' }, '2026-03-31', '45 days then end of month'],
    ['2026-01-15', { endOfMonth: 'end-of-month-then-days' }, '2026-03-17', 'end of month then 45 days'],
    ['2026-01-15', { sector: 'transport-and-freight' }, '2026-02-14', 'L441-11 II, 5°: 30 days from the invoice'],
    [
      '2026-01-15',
      { sector: 'perishable-food', performedOn: day('2026-01-12') },
      '2026-02-19',
      '30 days after the decade',
    ],
    [
      '2026-01-25',
      { sector: 'perishable-food', performedOn: day('2026-01-23') },
      '2026-03-02',
      '30 days after the decade',
    ],
    ['2026-01-15', { sector: 'livestock-and-meat', performedOn: day('2026-01-12') }, '2026-02-01', '20 days'],
    [
      '2026-01-15',
      { sector: 'taxed-alcoholic-drinks', performedOn: day('2026-01-12') },
      '2026-03-02',
      '30 days after the month',
    ],
    ['2026-01-15', { sector: 'grapes-must-and-wine' }, '2026-03-16', '60 days'],
    [
      '2026-01-15',
      { sector: 'grapes-must-and-wine', endOfMonth: 'days-then-end-of-month' },
      '2026-03-31',
      '45 days end of month',
    ],
    ['2026-01-15', { sector: 'transport-and-freight', endOfMonth: 'days-then-end-of-month' }, '2026-02-14', '30 days'],
    ['2024-01-31', { endOfMonth: 'days-then-end-of-month' }, '2024-03-31', '16 March, then its end'],
    ['2024-01-16', { endOfMonth: 'end-of-month-then-days' }, '2024-03-16', '31 January and 45 days, leap year'],
    ['2026-12-15', {}, '2027-02-13', 'over the year'],
  ])('invoice of %s %j: %s (%s)', (issuedOn, facts, expected, _source) => {
    expect(latest(issuedOn, facts).value).toBe(expected);
  });

  test('the two ways of « 45 jours fin de mois » differ: nobody is chosen for the parties', () => {
    expect(latest('2026-01-31', { endOfMonth: 'days-then-end-of-month' }).value).toBe('2026-03-31');
    expect(latest('2026-01-31', { endOfMonth: 'end-of-month-then-days' }).value).toBe('2026-03-17');
  });

  test('sector terms are not confirmed, and say so', () => {
    for (const { sector, term } of sectorTerms) {
      if (!term) {
        expect(latestDueOn({ issuedOn: day('2026-01-15'), sector })).toMatchObject({
          refusal: { kind: 'sector-term-not-known', sector, because: [{ read: 'unconfirmed' }] },
        });
        continue;
      }
      const ruling = latest('2026-01-15', { sector, performedOn: day('2026-01-12') });
      expect(ruling.because.map((source) => source.read)).toEqual(['unconfirmed']);
    }
    expect(latestDueOn({ issuedOn: day('2026-01-15'), sector: 'magic' })).toMatchObject({
      refusal: { argument: 'sector' },
    });
    expect(latestDueOn({ issuedOn: day('2026-01-15'), sector: 'perishable-food' })).toMatchObject({
      refusal: { kind: 'performance-date-needed' },
    });
  });

  test('30 days after the performance when nothing was agreed', () => {
    expect(orThrow(defaultDueOn(day('2026-01-31'))).value).toBe('2026-03-02');
  });

  test('every day of 2015 to 2026 has terms', () => {
    for (let on: CivilDate = day('2015-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
      expect(defaultDueOn(on).refused).toBe(false);
    }
    expect(defaultDueOn(day('2008-12-31')).refused).toBe(true);
  });
});

describe('public buyers', () => {
  test.each([
    ['authority', '2026-03-31'],
    ['public-hospital', '2026-04-20'],
    ['public-undertaking', '2026-04-30'],
  ] as const)('%s: %s', (buyer, expected) => {
    const ruling = orThrow(publicDueOn(buyer, day('2026-02-20'), day('2026-03-01')));
    expect(ruling.value).toBe(expected);
    expect(ruling.because[0]?.read).toBe('official');
  });
});
