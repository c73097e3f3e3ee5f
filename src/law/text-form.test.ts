import { describe, expect, test } from 'vitest';
import { day } from '../kernel/civil-date.ts';
import { euros } from '../kernel/money.ts';
import { orThrow } from '../kernel/result.ts';
import { actCost, creditorRecoveryLine, injonctionCourtFee } from './frais-reglementes/frais-reglementes.ts';
import { competentCourts } from './juridiction-competente/juridiction-competente.ts';
import { entryOf, lawBook, lawWith } from './law-book.ts';
import { prescriptionOf } from './prescription/prescription.ts';

const entries = lawBook.flatMap((page) => page.entries);
const read = (subject: string, texts: Record<string, string>) => entryOf(subject)!.form.read(texts);

test.each(entries.map((one) => [one.schedule.subject, one] as const))(
  'every value of %s is typed as it is read',
  (_, { schedule, form }) => {
    for (const { value } of schedule.rows) {
      const texts = form.write(value);
      expect(Object.keys(texts)).toEqual(form.fields.map(({ name }) => name));
      expect(orThrow(form.read(texts))).toEqual(value);
    }
  },
);

test.each<[string, Record<string, string>, object]>([
  ['legal-interest', { professional: '2.75' }, { kind: 'value-incomplete', argument: 'individual' }],
  ['legal-interest', { professional: '2.75', individual: '-1' }, { kind: 'not-a-rate', argument: 'individual' }],
  [
    'legal-interest',
    { professional: '2.75', individual: '7', mood: '1' },
    { kind: 'value-incomplete', argument: 'mood' },
  ],
  ['lawyer-threshold', { amount: '10 000 €' }, { kind: 'not-an-amount', argument: 'amount' }],
  ['amicable-recovery-courtesy-hours', { hours: '13:00-10:00' }, { kind: 'not-in-shape', argument: 'hours' }],
  ['act-fee-coefficients', { coefficients: '128.00/0.3' }, { kind: 'not-in-shape', argument: 'coefficients' }],
  [
    'recovery-fee-debtor',
    { small: '44.00', smallFee: '4.30', slices: '125.00' },
    { kind: 'not-in-shape', argument: 'slices' },
  ],
  [
    'prescription-toward-consumers',
    { years: 'deux', from: 'due-date' },
    { kind: 'not-a-whole-number', argument: 'years' },
  ],
  [
    'uncontested-commercial-claims',
    { decreePublished: 'oui', answerMonths: '1', waitDays: '8', serveMonths: '6' },
    { kind: 'not-yes-or-no' },
  ],
])('%s refuses %j', (subject, texts, refusal) => {
  expect(read(subject, texts)).toMatchObject({ refused: true, refusal });
});

describe('an operator’s row reaches the rule of its subject', () => {
  const source = { kind: 'text', title: 'décret lu par un opérateur' } as const;
  const law = (subject: string, texts: Record<string, string>, from: string, until?: string) =>
    lawWith({
      [subject]: [
        {
          from: day(from),
          ...(until ? { until: day(until) } : {}),
          value: orThrow(read(subject, texts)),
          source,
          read: 'official',
        },
      ],
    });

  test('a higher appeal ceiling counts from its day, and not before', () => {
    const inForce = law('last-resort', { amount: '10000.00' }, '2027-09-01');
    const facts = { parties: 'professionals', amount: euros('8000.00'), postcode: '75011' } as const;
    const isLast = (on: string) => orThrow(competentCourts({ ...facts, on: day(on) }, inForce)).courts[0]!.lastResort;
    expect([isLast('2027-08-31'), isLast('2027-09-01')]).toEqual([false, true]);
    expect(orThrow(competentCourts({ ...facts, on: day('2027-09-01') })).courts[0]!.lastResort).toBe(false);
  });

  test('a tariff that nobody had read gives its price', () => {
    const act = {
      act: 'assignation',
      on: day('2026-11-21'),
      obligation: euros('1000.00'),
      isElectronic: true,
    } as const;
    expect(actCost(act).refused).toBe(true);
    const inForce = law('fee-assignation', { amount: '18.50' }, '2026-03-01', '2028-02-29');
    expect(orThrow(actCost(act, inForce))).toMatchObject({ fee: 1850n, total: 3276n });
  });

  test('the creditor’s recovery fee and the greffe’s fee have an amount once read', () => {
    const on = day('2026-11-21');
    expect(injonctionCourtFee(true, on).quoted).toHaveLength(3);
    expect(
      injonctionCourtFee(true, on, law('greffe-injonction-commerciale', { amount: '33.47' }, '2026-03-01')),
    ).toEqual({
      item: 'greffe',
      amount: 3347n,
      withVat: true,
      advancedBy: 'creditor',
      because: [{ ...source, read: 'official' }],
    });
    const scale = { small: '1.00', smallFee: '0.10', slices: '100.00/10 ; /1', cap: '' };
    expect(creditorRecoveryLine(euros('1000.00'), on, law('recovery-fee-creditor', scale, '2026-03-01')).amount).toBe(
      1900n,
    );
  });

  test('a period of prescription follows the day the claim fell due', () => {
    const inForce = law('prescription-toward-consumers', { years: '3', from: 'due-date' }, '2027-01-01');
    const expiry = (dueOn: string) =>
      orThrow(prescriptionOf({ parties: 'consumer', dueOn: day(dueOn), events: [] }, inForce)).expiresOn;
    expect([expiry('2026-12-31'), expiry('2027-01-01')]).toEqual(['2028-12-31', '2030-01-01']);
  });

  test('a subject that does not exist is a bug', () => {
    expect(() => lawWith({ mood: [] })).toThrow('the law holds no mood');
  });
});
