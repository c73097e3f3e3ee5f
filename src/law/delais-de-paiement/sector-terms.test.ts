import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day, daysBetween, daysInMonth, monthOf, yearOf } from '../../kernel/civil-date.ts';
import { decimal } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { publishedLaw, valueOn } from '../schedule.ts';
import { latestDueOn, publicDueOn } from './delais-de-paiement.ts';
import { manifestAbuse, publicTerms, sectorTerms, termFines, terms } from './delais-de-paiement.values.ts';

const anyDay = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays(day('2016-01-01'), offset));
const latest = (sector: string, performedOn: CivilDate, issuedOn = performedOn) =>
  orThrow(latestDueOn({ issuedOn, performedOn, sector })).value;

describe('perishable food: thirty days from the end of the ten days of delivery', () => {
  test.each([
    ['2026-01-01', '2026-02-09'],
    ['2026-01-10', '2026-02-09'],
    ['2026-01-11', '2026-02-19'],
    ['2026-01-20', '2026-02-19'],
    ['2026-01-21', '2026-03-02'],
    ['2026-01-31', '2026-03-02'],
    ['2026-02-21', '2026-03-30'],
    ['2024-02-21', '2024-03-30'],
    ['2026-12-31', '2027-01-30'],
  ])('delivered on %s: %s', (delivered, expected) => {
    expect(latest('perishable-food', day(delivered))).toBe(expected);
  });

  test('between thirty and forty-one days after the delivery, whatever the day', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const days = daysBetween(on, latest('perishable-food', on));
        expect(days).toBeGreaterThanOrEqual(30);
        expect(days).toBeLessThanOrEqual(41);
      }),
    );
  });
});

describe('other sectors', () => {
  test('livestock: twenty days from the delivery, whatever the invoice', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 30 }), (on, after) => {
        expect(latest('livestock-and-meat', on, addDays(on, after))).toBe(addDays(on, 20));
      }),
    );
  });

  test('taxed drinks: thirty days from the end of the month of delivery', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const left = daysInMonth(yearOf(on), monthOf(on)) - Number(on.slice(8));
        expect(daysBetween(on, latest('taxed-alcoholic-drinks', on))).toBe(left + 30);
      }),
    );
  });

  test('transport: thirty days from the invoice, and no delivery to be known', () => {
    fc.assert(
      fc.property(anyDay, (issuedOn) => {
        const { value } = orThrow(latestDueOn({ issuedOn, sector: 'transport-and-freight' }));
        expect(value).toBe(addDays(issuedOn, 30));
      }),
    );
  });

  test.each(['perishable-food', 'livestock-and-meat', 'taxed-alcoholic-drinks'])('%s needs the delivery', (sector) => {
    expect(latestDueOn({ issuedOn: day('2026-01-15'), sector })).toEqual({
      refused: true,
      refusal: { kind: 'performance-date-needed', argument: 'performedOn' },
    });
  });

  test('a sector of no list is refused with the list', () => {
    const refused = latestDueOn({ issuedOn: day('2026-01-15'), sector: 'x' });
    expect(refused).toMatchObject({
      refusal: { kind: 'sector-not-known', known: sectorTerms.map((one) => one.sector) },
    });
  });

  test('the ten sectors of the article are there once each, and five have no value', () => {
    expect(new Set(sectorTerms.map(({ sector }) => sector)).size).toBe(10);
    expect(sectorTerms.filter(({ term }) => term === undefined).map(({ sector }) => sector)).toEqual([
      'agricultural-machinery',
      'sports-articles',
      'leather',
      'jewellery',
      'toys',
    ]);
  });
});

describe('the values and how they were read', () => {
  test.each([
    ['2010-06-01', 'L441-6', 'second-hand'],
    ['2019-04-25', 'L441-6', 'second-hand'],
    ['2019-04-26', 'L441-10', 'second-hand'],
    ['2026-12-31', 'L441-10', 'second-hand'],
    ['2027-01-01', 'L441-10', 'second-hand'],
  ])('terms on %s: %s (%s)', (on, number, read) => {
    const { value, because } = orThrow(valueOn(terms, day(on), publishedLaw));
    expect(value).toEqual({ defaultDays: 30, agreedDays: 60, endOfMonthDays: 45, periodicInvoiceDays: 45 });
    expect(because).toMatchObject([{ number, read }]);
  });

  test.each([
    ['2019-04-26', 'unconfirmed'],
    ['2026-09-24', 'unconfirmed'],
    ['2026-09-25', 'second-hand'],
    ['2030-01-01', 'second-hand'],
  ])('the fine on %s is %s', (on, read) => {
    const { value, because } = orThrow(valueOn(termFines, day(on), publishedLaw));
    expect([decimal(value.person), decimal(value.company)]).toEqual(['75000.00', '2000000.00']);
    expect([value.repeatedPerson, value.repeatedCompany]).toEqual([value.person * 2n, value.company * 2n]);
    expect(because).toMatchObject([{ number: 'L441-16', read }]);
  });

  test('the end of month is an exception to be stipulated, read second-hand', () => {
    expect(manifestAbuse).toMatchObject({ number: 'L441-10', read: 'second-hand' });
    expect(manifestAbuse.note).toContain('abus manifeste');
  });

  test('public buyers: counted from the later of the demand and the performance', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (requestedOn, gap) => {
        const performedOn = addDays(requestedOn, gap);
        if (performedOn < '2019-04-01' || requestedOn < '2019-04-01') return;
        const from = performedOn > requestedOn ? performedOn : requestedOn;
        for (const [buyer, days] of Object.entries(orThrow(valueOn(publicTerms, from, publishedLaw)).value)) {
          const due = orThrow(publicDueOn(buyer as 'authority', requestedOn, performedOn)).value;
          expect(daysBetween(from, due)).toBe(days);
        }
      }),
    );
    expect(publicDueOn('authority', day('2019-03-31'))).toMatchObject({ refusal: { kind: 'law-not-known-on' } });
  });
});
