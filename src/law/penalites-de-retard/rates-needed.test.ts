import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent, percentText } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { lawWith } from '../law-book.ts';
import { publishedLaw } from '../schedule.ts';
import { amountOwed } from './amount-owed.ts';
import { interestAfterDecision } from './interest-after-decision.ts';
import type { DatedAmount, Owed, OwedFacts } from './owed.ts';

const base: OwedFacts = {
  parties: 'professionals',
  principal: euros('1000.00'),
  dueOn: day('2026-09-01'),
  on: day('2027-01-15'),
  payments: [],
  creditNotes: [],
};
const dated = (on: string, amount: string): DatedAmount => ({ on: day(on), amount: euros(amount) });
const answer = (facts: Partial<OwedFacts>) => amountOwed({ ...base, ...facts });
const owed = (facts: Partial<OwedFacts>): Owed => orThrow(answer(facts));
const amounts = (result: Owed) => [result.principal, result.interest, result.indemnity, result.total].map(decimal);
const kinds = (result: Owed) => result.warnings.map(({ kind }) => kind);
const paid = { payments: [dated('2026-10-01', '1100.00')] };

describe('a rate is needed only on the days that bear interest', () => {
  test('paid before the last day known: a statement of any later day is answered', () => {
    // 30 days at 12.40 %: 10.19; and 40.
    const result = owed(paid);
    expect(amounts(result)).toEqual(['0.00', '0.00', '0.00', '0.00']);
    expect([decimal(result.accrued), decimal(result.surplus)]).toEqual(['10.19', '49.81']);
    expect(owed({ ...paid, on: day('2035-12-31') }).lines).toEqual(result.lines);
  });

  test.each<[string, Partial<OwedFacts>]>([
    ['paid on the last day known', { payments: [dated('2026-12-31', '1100.00')] }],
    ['credited in full', { creditNotes: [dated('2026-10-01', '1000.00')] }],
    ['stopped by insolvency on the first day unknown', { insolvencyOpenedOn: day('2027-01-01') }],
    ['stopped by insolvency before', { insolvencyOpenedOn: day('2026-11-15') }],
    [
      'a judge granted time from the first day unknown',
      { gracePeriods: [{ from: day('2027-01-01'), to: day('2027-06-30') }] },
    ],
    ['a consumer who was never put on notice', { parties: 'consumer' }],
    ['a consumer who paid', { parties: 'consumer', miseEnDemeureOn: day('2026-09-15'), ...paid }],
    ['a public buyer, whose rate was frozen before', { parties: 'public-buyer' }],
    ['a contractual rate, paid in time', { contractualRate: percent('15'), ...paid }],
    ['interest asked up to a day that is known', { interestUntil: day('2026-12-31') }],
  ])('%s: answered', (_, facts) => {
    expect(answer(facts).refused).toBe(false);
  });

  test.each<[string, Partial<OwedFacts>, object]>([
    ['one cent of principal left', { payments: [dated('2026-10-01', '1010.18')] }, { on: '2027-01-01' }],
    ['paid one day too late', { payments: [dated('2027-01-01', '1100.00')] }, { on: '2027-01-01' }],
    ['insolvency one day later', { insolvencyOpenedOn: day('2027-01-02') }, { on: '2027-01-01' }],
    [
      'the time granted ends before the statement',
      { gracePeriods: [{ from: day('2027-01-01'), to: day('2027-01-10') }] },
      { on: '2027-01-11' },
    ],
    ['a contractual rate, whose floor is not known', { contractualRate: percent('15') }, { subject: 'legal-interest' }],
    [
      'a clause that follows the ECB',
      { contractualClause: { kind: 'ecb-plus', points: percent('12') } },
      { on: '2027-01-01' },
    ],
    [
      'a consumer',
      { parties: 'consumer', miseEnDemeureOn: day('2026-09-15') },
      { subject: 'legal-interest', on: '2027-01-01' },
    ],
    [
      'a public buyer late in 2027',
      { parties: 'public-buyer', dueOn: day('2026-12-31') },
      { subject: 'ecb-refinancing-rate', on: '2027-01-01' },
    ],
    ['before the first rate', { dueOn: day('2008-12-30'), on: day('2009-06-30') }, { on: '2008-12-31' }],
    ['long before it', { dueOn: day('2005-01-31'), on: day('2026-06-30') }, { on: '2005-02-01' }],
  ])('%s: refused on the first day that lacks one', (_, facts, refusal) => {
    expect(answer(facts)).toMatchObject({ refused: true, refusal: { kind: 'law-not-known-on', ...refusal } });
  });

  test('before the first rate, paid by the due date: there is nothing to know', () => {
    const old = { issuedOn: day('2005-01-01'), dueOn: day('2005-01-31'), on: day('2026-06-30') };
    const result = owed({ ...old, payments: [dated('2005-01-31', '1000.00')] });
    expect(amounts(result)).toEqual(['0.00', '0.00', '0.00', '0.00']);
    expect(result.because.length).toBeGreaterThan(0);
    expect(kinds(result)).not.toContain('indemnity-not-known-then');
  });

  test('a floor of the contract is told for the days that bore interest, and no others', () => {
    const facts = { contractualRate: percent('1'), dueOn: day('2026-05-31'), on: day('2026-12-31') };
    const until = owed({ ...facts, payments: [dated('2026-06-20', '1100.00')] });
    expect(until.warnings.filter(({ kind }) => kind === 'contractual-rate-below-floor')).toEqual([
      {
        kind: 'contractual-rate-below-floor',
        from: '2026-06-01',
        to: '2026-06-20',
        contractual: percent('1'),
        floor: percent('7.86'),
      },
    ]);
    const whole = owed(facts).warnings.filter(({ kind }) => kind === 'contractual-rate-below-floor');
    expect(whole).toHaveLength(2);
  });

  test('rows of an operator that leave a gap: refused in the gap, answered around it', () => {
    const source = { kind: 'publication', publisher: 'BCE', title: 'lu par une personne' } as const;
    const row = { from: day('2027-07-01'), until: day('2027-12-31'), value: percent('2.65'), source } as const;
    const gap = lawWith({ 'ecb-refinancing-rate': [{ ...row, read: 'official' }] });
    const facts = { ...base, dueOn: day('2027-06-30'), on: day('2027-07-31') };
    expect(orThrow(amountOwed(facts, gap)).lines.map(({ rate }) => percentText(rate))).toEqual(['12.65']);
    expect(amountOwed({ ...facts, dueOn: day('2026-12-01') }, gap)).toMatchObject({
      refused: true,
      refusal: { on: '2027-01-01' },
    });
    expect(amountOwed({ ...facts, dueOn: day('2026-12-01'), ...paid }, gap).refused).toBe(false);
    expect(amountOwed(facts, publishedLaw).refused).toBe(true);
  });

  test('after a decision too: what was paid in time needs no later rate', () => {
    const facts = {
      principal: euros('1000.00'),
      decidedOn: day('2026-06-30'),
      creditor: 'professional',
      on: day('2027-03-31'),
    } as const;
    expect(interestAfterDecision({ ...facts, payments: [] })).toMatchObject({
      refused: true,
      refusal: { kind: 'law-not-known-on', on: '2027-01-01' },
    });
    const settled = orThrow(interestAfterDecision({ ...facts, payments: [dated('2026-12-31', '1100.00')] }));
    expect(decimal(settled.total)).toBe('0.00');
  });
});

describe('an indemnity older than our table', () => {
  test.each([
    ['professionals', '2010-05-31', '2016-05-31', '2010-06-01', '2013-01-01'],
    ['professionals', '2012-12-30', '2013-06-30', '2012-12-31', '2013-01-01'],
    ['public-buyer', '2010-05-31', '2013-05-31', '2010-06-01', '2013-05-01'],
    ['public-buyer', '2013-04-29', '2013-06-30', '2013-04-30', '2013-05-01'],
  ] as const)(
    '%s, due %s: interest is answered, no indemnity, and it is told',
    (parties, dueOn, on, late, knownFrom) => {
      const result = owed({ parties, dueOn: day(dueOn), on: day(on) });
      expect(result.interest).toBeGreaterThan(0n);
      expect(result.indemnity).toBe(0n);
      expect(result.warnings).toContainEqual({ kind: 'indemnity-not-known-then', on: late, knownFrom });
    },
  );

  test.each([
    ['professionals', '2012-12-31'],
    ['public-buyer', '2013-04-30'],
  ] as const)('%s, due %s: the first day on which it is known', (parties, dueOn) => {
    const result = owed({ parties, dueOn: day(dueOn), on: day('2013-06-30') });
    expect(decimal(result.indemnity)).toBe('40.00');
    expect(kinds(result)).not.toContain('indemnity-not-known-then');
  });

  test('not late yet, a consumer, or barred by insolvency: there is nothing to tell', () => {
    const old = { dueOn: day('2010-05-31'), on: day('2010-05-31') };
    expect(kinds(owed(old))).not.toContain('indemnity-not-known-then');
    const late = { ...old, on: day('2011-05-31') };
    expect(kinds(owed({ ...late, parties: 'consumer' }))).not.toContain('indemnity-not-known-then');
    const barred = owed({ ...late, insolvencyOpenedOn: day('2010-05-01') });
    expect(kinds(barred)).toContain('indemnity-barred-by-insolvency');
    expect(kinds(barred)).not.toContain('indemnity-not-known-then');
  });
});
