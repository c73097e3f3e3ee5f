import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type CivilDate, day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent, percentText } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { interestAfterDecision, type JudgmentFacts } from '../penalites-de-retard/interest-after-decision.ts';
import { publishedLaw, valueOn } from '../schedule.ts';
import { legalInterestOn } from './interet-legal.ts';
import { legalInterest } from './interet-legal.values.ts';

describe('legal interest, two publics', () => {
  // Published values, copied again from the sources named, apart from the table they judge.
  test.each([
    ['2015-03-31', '0.93', '4.06', 'moneyvox.fr 52984'],
    ['2015-07-01', '0.99', '4.29', 'arrêté du 24 juin 2015'],
    ['2016-06-30', '1.01', '4.54', 'JO du 27 décembre 2015'],
    ['2016-07-01', '0.93', '4.35', 'JO du 26 juin 2016'],
    ['2017-12-31', '0.90', '3.94', 'JO du 30 juin 2017'],
    ['2018-01-01', '0.89', '3.73', 'bpifrance-creation.fr, 9 January 2018'],
    ['2018-12-31', '0.88', '3.60', 'JO du 28 juin 2018'],
    ['2019-01-01', '0.86', '3.40', 'JO du 30 décembre 2018'],
    ['2020-02-29', '0.87', '3.15', 'cabinet-cec.fr'],
    ['2021-01-01', '0.79', '3.14', 'dandrel-avocats.fr'],
    ['2022-09-09', '0.77', '3.15', 'notaires2normandie.com'],
    ['2023-01-01', '2.06', '4.47', 'notaires2normandie.com'],
    ['2023-12-31', '4.22', '6.82', 'JO du 30 juin 2023'],
    ['2024-06-30', '5.07', '8.01', 'exeoffice.eu'],
    ['2024-07-01', '4.92', '8.16', 'legifiscal.fr 4371; bpifrance: floor 14.76 = 3 × 4.92'],
    ['2025-01-01', '3.71', '7.21', 'ksca.fr 615065'],
    ['2025-12-31', '2.76', '6.65', 'JO du 24 juin 2025'],
    ['2026-01-01', '2.62', '6.67', 'JO du 26 décembre 2025'],
    ['2026-12-31', '2.75', '6.84', 'published floor 8.25 = 3 × 2.75'],
  ])('on %s: professionals %s, individuals %s (%s)', (on, professional, individual) => {
    expect(percentText(orThrow(legalInterestOn(day(on), 'professional')).value)).toBe(professional);
    expect(percentText(orThrow(legalInterestOn(day(on), 'individual')).value)).toBe(individual);
  });

  test('every day of 2008 to 2026 has one, none before or after', () => {
    for (let on: CivilDate = day('2008-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
      expect(valueOn(legalInterest, on, publishedLaw).refused, on).toBe(false);
    }
    expect(legalInterestOn(day('2007-12-31'), 'professional').refused).toBe(true);
    expect(legalInterestOn(day('2027-01-01'), 'professional')).toMatchObject({
      refusal: { kind: 'law-not-known-on', subject: 'legal-interest', coveredUntil: '2026-12-31' },
    });
  });

  test('individuals never get less than professionals; the known conflict is carried', () => {
    for (const row of legalInterest.rows) expect(row.value.individual).toBeGreaterThanOrEqual(row.value.professional);
    const conflicted = orThrow(legalInterestOn(day('2018-03-01'), 'professional'));
    expect(percentText(conflicted.value)).toBe('0.89');
    expect(conflicted.because[0]).toMatchObject({ read: 'second-hand', conflict: expect.stringContaining('0,88') });
  });

  test('one act was read itself: the order of 15 December 2025', () => {
    const read = legalInterest.rows.filter((row) => row.read === 'official');
    expect(read.map((row) => [row.from, row.source.id])).toEqual([['2026-01-01', 'JORFTEXT000053165408']]);
  });
});

describe('after a decision', () => {
  const base: JudgmentFacts = {
    principal: euros('10000.00'),
    decidedOn: day('2025-01-15'),
    creditor: 'professional',
    on: day('2025-12-31'),
    payments: [],
  };
  const lines = (facts: Partial<JudgmentFacts>) =>
    orThrow(interestAfterDecision({ ...base, ...facts })).lines.map((line) => [
      line.from,
      line.to,
      percentText(line.rate),
      decimal(line.interest),
    ]);

  test('legal interest runs from the decision, semester by semester', () => {
    expect(lines({})).toEqual([
      ['2025-01-16', '2025-06-30', '3.71', '168.73'],
      ['2025-07-01', '2025-12-31', '2.76', '139.13'],
    ]);
  });

  test('five points more two months after the decision became enforceable', () => {
    const facts = { enforceableOn: day('2025-02-10') };
    expect(lines(facts)).toEqual([
      ['2025-01-16', '2025-04-10', '3.71', '86.40'],
      ['2025-04-11', '2025-06-30', '8.71', '193.29'],
      ['2025-07-01', '2025-12-31', '7.76', '391.19'],
    ]);
    expect(orThrow(interestAfterDecision({ ...base, ...facts })).increasedFrom).toBe(
      addDays(addMonths(facts.enforceableOn, 2), 1),
    );
  });

  test('the creditor who is an individual has his own rate', () => {
    expect(lines({ creditor: 'individual' }).map((line) => line[2])).toEqual(['7.21', '6.65']);
  });

  test('a payment pays interest first', () => {
    const result = orThrow(
      interestAfterDecision({ ...base, payments: [{ on: day('2025-06-30'), amount: euros('1168.73') }] }),
    );
    expect([decimal(result.principal), decimal(result.interest)]).toEqual(['9000.00', '125.22']);
  });

  test.each<[string, Partial<JudgmentFacts>, object]>([
    ['a sum of nothing', { principal: euros('0.00') }, { kind: 'not-positive', argument: 'principal' }],
    ['enforceable before decided', { enforceableOn: day('2025-01-14') }, { argument: 'enforceableOn' }],
    ['asked before decided', { on: day('2025-01-14') }, { argument: 'on' }],
    ['paid before decided', { payments: [{ on: day('2025-01-14'), amount: euros('1.00') }] }, { argument: 'payments' }],
    ['an unpublished semester', { on: day('2027-01-01') }, { kind: 'law-not-known-on', on: '2027-01-01' }],
  ])('refuses %s', (_, facts, refusal) => {
    expect(interestAfterDecision({ ...base, ...facts })).toMatchObject({ refused: true, refusal });
  });

  test('the increase is in points, not in proportion', () => {
    const plain = orThrow(interestAfterDecision(base)).lines.at(-1)!.rate;
    const more = orThrow(interestAfterDecision({ ...base, enforceableOn: day('2025-01-15') })).lines.at(-1)!.rate;
    expect(more - plain).toBe(percent('5'));
  });
});
