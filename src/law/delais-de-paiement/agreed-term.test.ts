import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween } from '../../kernel/civil-date.ts';
import { decimal, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { type AgreedTermFacts, agreedTerm } from './agreed-term.ts';
import { latestDueOn } from './delais-de-paiement.ts';
import { sectorTerms } from './delais-de-paiement.values.ts';

const term = (issuedOn: string, dueOn: string, facts: Partial<AgreedTermFacts> = {}) =>
  orThrow(agreedTerm({ issuedOn: day(issuedOn), dueOn: day(dueOn), ...facts }));
const said = (...args: Parameters<typeof term>) => {
  const { verdict, readings } = term(...args);
  return [verdict, ...readings.map(({ daysOver }) => daysOver)];
};

describe('an agreed due date and its maximum', () => {
  test.each<[string, string, Partial<AgreedTermFacts>, (string | number)[], string]>([
    ['2026-10-01', '2026-11-30', {}, ['within', 0], '60 days from the invoice, the last one included'],
    ['2026-10-01', '2026-12-01', {}, ['exceeds', 1], 'one day more'],
    ['2026-10-01', '2026-12-30', {}, ['exceeds', 30], '90 days'],
    ['2026-10-01', '2026-11-15', { isPeriodic: true }, ['within', 0], 'recapitulative: 45 days'],
    ['2026-10-01', '2026-11-16', { isPeriodic: true }, ['exceeds', 1], 'recapitulative: 46 days'],
    ['2026-10-01', '2026-11-16', { isPeriodic: true, saysEndOfMonth: true }, ['exceeds', 1], 'no end of month then'],
    // Invoice of 15 January: 45 days is 1 March, its end 31 March; end of January and 45 days is 17 March.
    ['2026-01-15', '2026-03-17', { saysEndOfMonth: true }, ['within', 0, 0], 'within by both readings'],
    ['2026-01-15', '2026-03-31', { saysEndOfMonth: true }, ['depends-on-reading', 0, 14], 'between the two'],
    ['2026-01-15', '2026-04-01', { saysEndOfMonth: true }, ['exceeds', 1, 15], 'beyond both'],
    ['2026-01-15', '2026-03-31', { saysEndOfMonth: true, way: 'days-then-end-of-month' }, ['within', 0], 'chosen'],
    ['2026-01-15', '2026-03-31', { saysEndOfMonth: true, way: 'end-of-month-then-days' }, ['exceeds', 14], 'chosen'],
    ['2026-01-15', '2026-03-31', { way: 'days-then-end-of-month' }, ['exceeds', 15], 'not stipulated: 60 days'],
    ['2026-10-01', '2026-11-01', { sector: 'transport-and-freight' }, ['exceeds', 1], '30 days'],
    ['2026-10-01', '2026-11-30', { sector: 'grapes-must-and-wine' }, ['within', 0], '60 days'],
    [
      '2026-01-15',
      '2026-03-31',
      { sector: 'grapes-must-and-wine', saysEndOfMonth: true },
      ['depends-on-reading', 0, 14],
      'or 45 days end of month',
    ],
    ['2026-01-15', '2026-03-01', { sector: 'transport-and-freight', saysEndOfMonth: true }, ['exceeds', 15], '30 days'],
  ])('invoice of %s due on %s %j: %j (%s)', (issuedOn, dueOn, facts, expected) => {
    expect(said(issuedOn, dueOn, facts)).toEqual(expected);
  });

  test('an excess tells what it may cost, and doubled when repeated within two years', () => {
    const { fine, because } = term('2026-10-01', '2026-12-30');
    expect(fine && [fine.person, fine.company, fine.repeatedPerson, fine.repeatedCompany].map(decimal)).toEqual([
      '75000.00',
      '2000000.00',
      '150000.00',
      '4000000.00',
    ]);
    expect(fine?.repeatWithinYears).toBe(2);
    expect(because.map((one) => one.kind === 'article' && one.number)).toEqual(['L441-10', 'L441-16']);
    expect(because.every(({ read }) => read === 'second-hand')).toBe(true);
    expect(term('2026-10-01', '2026-10-31').fine).toBeUndefined();
  });

  test('before the day its amounts were read the fine is not confirmed, and before 2019 it is not guessed', () => {
    const before = term('2026-01-15', '2026-12-30');
    expect(before.fine?.person).toBe(euros('75000.00'));
    expect(before.warnings).toMatchObject([{ kind: 'unconfirmed-source', source: { number: 'L441-16' } }]);
    const old = term('2015-10-01', '2015-12-30');
    expect(old.fine).toBeUndefined();
    expect(old.warnings).toEqual([{ kind: 'fine-not-known-on', on: '2015-10-01' }]);
  });

  test('forty-five days end of month may still be an abuse: nobody here judges it', () => {
    const { warnings } = term('2026-01-15', '2026-03-17', { saysEndOfMonth: true });
    expect(warnings.map(({ kind }) => kind)).toEqual(['manifest-abuse-not-checked']);
    expect(term('2026-01-15', '2026-03-16').warnings).toEqual([]);
  });

  test('a sector’s term is shown as not confirmed; one that nobody read is refused', () => {
    const { warnings } = term('2026-10-01', '2026-11-01', { sector: 'transport-and-freight' });
    expect(warnings).toMatchObject([{ kind: 'unconfirmed-source', source: { number: 'L441-11' } }]);
    for (const sector of ['agricultural-machinery', 'sports-articles', 'leather', 'jewellery', 'toys']) {
      expect(agreedTerm({ issuedOn: day('2026-10-01'), dueOn: day('2026-11-01'), sector })).toMatchObject({
        refused: true,
        refusal: { kind: 'sector-term-not-known', sector, because: [{ read: 'unconfirmed', number: 'L441-11' }] },
      });
    }
  });

  test('a due date before the invoice is refused', () => {
    expect(agreedTerm({ issuedOn: day('2026-10-02'), dueOn: day('2026-10-01') })).toMatchObject({
      refusal: { kind: 'due-before-issued', argument: 'dueOn' },
    });
  });
});

const anyDay = fc.integer({ min: 0, max: 2400 }).map((offset) => addDays(day('2020-01-01'), offset));
const anySector = fc.constantFrom(undefined, ...sectorTerms.filter(({ term }) => term).map(({ sector }) => sector));

test('the maximum itself is within, the next day exceeds by one', () => {
  fc.assert(
    fc.property(anyDay, anySector, (issuedOn, sector) => {
      const facts = { issuedOn, performedOn: issuedOn, ...(sector === undefined ? {} : { sector }) };
      const { value: latest } = orThrow(latestDueOn(facts));
      expect(orThrow(agreedTerm({ ...facts, dueOn: latest })).verdict).toBe('within');
      const next = orThrow(agreedTerm({ ...facts, dueOn: addDays(latest, 1) }));
      expect([next.verdict, next.readings[0]?.daysOver]).toEqual(['exceeds', 1]);
    }),
  );
});

test('a later date is never better, and both readings of an end of month fall between 45 and 76 days', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 120 }), fc.boolean(), (issuedOn, days, saysEndOfMonth) => {
      const at = (dueOn: typeof issuedOn) => orThrow(agreedTerm({ issuedOn, dueOn, saysEndOfMonth }));
      const [one, two] = [at(addDays(issuedOn, days)), at(addDays(issuedOn, days + 1))];
      for (const [index, reading] of one.readings.entries()) {
        expect(two.readings[index]?.daysOver).toBeGreaterThanOrEqual(reading.daysOver);
      }
      if (!saysEndOfMonth) return;
      for (const { latestOn } of one.readings) {
        expect(daysBetween(issuedOn, latestOn)).toBeGreaterThanOrEqual(45);
        expect(daysBetween(issuedOn, latestOn)).toBeLessThanOrEqual(76);
      }
    }),
  );
});

test('a sector that is not known, or a delivery that is not told, is refused by name', () => {
  const facts = { issuedOn: day('2026-10-01'), dueOn: day('2026-11-01') };
  expect(agreedTerm({ ...facts, sector: 'x' })).toMatchObject({ refusal: { kind: 'sector-not-known' } });
  expect(agreedTerm({ ...facts, sector: 'perishable-food' })).toMatchObject({
    refusal: { kind: 'performance-date-needed', argument: 'performedOn' },
  });
  expect(agreedTerm({ issuedOn: day('2008-10-01'), dueOn: day('2008-11-01') })).toMatchObject({
    refusal: { kind: 'law-not-known-on', subject: 'payment-terms-between-professionals' },
  });
});
