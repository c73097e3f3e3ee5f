import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import type { EventKind } from './events.ts';
import { type Prescription, type PrescriptionFacts, type PrescriptionWarning, prescriptionOf } from './prescription.ts';

const base: PrescriptionFacts = { parties: 'professionals', dueOn: day('2022-03-15'), events: [] };
const of = (facts: Partial<PrescriptionFacts>): Prescription => orThrow(prescriptionOf({ ...base, ...facts }));
const events = (...list: [string, EventKind][]) => list.map(([on, kind]) => ({ on: day(on), kind }));

describe('what must be known beside the date', () => {
  const march = { dueOn: day('2022-03-15') };
  test.each<[string, Partial<PrescriptionFacts>, PrescriptionWarning[]]>([
    ['professionals', march, []],
    ['a consumer, no day of performance', { ...march, parties: 'consumer' }, [{ kind: 'start-may-be-earlier' }]],
    ['carriage, no day of delivery', { ...march, claim: 'goods-transport' }, [{ kind: 'start-may-be-earlier' }]],
    ['ship supplies, no day', { ...march, claim: 'ship-supplies' }, [{ kind: 'start-may-be-earlier' }]],
    ['performed on the due date', { ...march, parties: 'consumer', performedOn: march.dueOn }, []],
    [
      'carriage delivered before',
      { ...march, claim: 'goods-transport', performedOn: day('2022-02-01') },
      [{ kind: 'start-date-uncertain', on: '2022-02-01' as never }],
    ],
    [
      'professionals, performed before: not guarded, told',
      { ...march, performedOn: day('2022-02-01') },
      [{ kind: 'start-may-be-earlier', shorterOn: '2027-02-01' as never }],
    ],
    [
      'a public buyer',
      { ...march, parties: 'public-buyer' },
      [{ kind: 'start-may-be-earlier' }, { kind: 'public-accountant-assumed' }],
    ],
    [
      'a public body, said and performed the same year',
      { ...march, parties: 'public-buyer', hasPublicAccountant: true, performedOn: day('2022-01-02') },
      [],
    ],
    [
      'a public body, performed the year before',
      { ...march, parties: 'public-buyer', hasPublicAccountant: true, performedOn: day('2021-12-20') },
      [{ kind: 'start-date-uncertain', on: '2021-12-20' as never }],
    ],
    [
      'no public accountant, performed before',
      { ...march, parties: 'public-buyer', hasPublicAccountant: false, performedOn: day('2022-02-01') },
      [{ kind: 'start-may-be-earlier', shorterOn: '2027-02-01' as never }],
    ],
    [
      'a mise en demeure that only a public accountant makes count',
      {
        ...march,
        parties: 'public-buyer',
        performedOn: march.dueOn,
        events: events(['2026-06-01', 'mise-en-demeure']),
      },
      [{ kind: 'public-accountant-assumed', shorterOn: '2027-03-15' as never }],
    ],
    [
      'carriage for a public body: its four years run too',
      {
        ...march,
        parties: 'public-buyer',
        hasPublicAccountant: true,
        claim: 'goods-transport',
        performedOn: march.dueOn,
      },
      [{ kind: 'other-period-too', on: '2026-12-31' as never }],
    ],
  ])('%s', (_, facts, warnings) => {
    expect(of(facts).warnings).toEqual(warnings);
  });

  test.each<[string, Partial<PrescriptionFacts>, [string, EventKind][], PrescriptionWarning[]]>([
    [
      'a payment on the day of an acknowledgement adds nothing',
      {},
      [
        ['2024-06-01', 'acknowledgement'],
        ['2024-06-01', 'partial-payment'],
      ],
      [],
    ],
    [
      'an order that came too late, after a payment: only the payment is doubtful',
      {},
      [
        ['2024-06-01', 'partial-payment'],
        ['2028-01-01', 'injonction-served'],
        ['2028-03-01', 'injonction-enforceable'],
      ],
      [{ kind: 'possible-later-date', on: '2029-06-01' as never, event: 'partial-payment' }],
    ],
    [
      'a public buyer, performed the year before, with a letter',
      { parties: 'public-buyer', performedOn: day('2021-12-20') },
      [['2025-06-01', 'reminder']],
      [
        { kind: 'start-date-uncertain', on: '2021-12-20' as never },
        { kind: 'public-accountant-assumed', shorterOn: '2027-03-15' as never },
      ],
    ],
    [
      'carriage for a public buyer, delivered before: from the delivery either way',
      { parties: 'public-buyer', claim: 'goods-transport', performedOn: day('2022-02-01') },
      [],
      [
        { kind: 'start-date-uncertain', on: '2022-02-01' as never },
        { kind: 'public-accountant-assumed' },
        { kind: 'other-period-too', on: '2026-12-31' as never },
      ],
    ],
  ])('%s', (_, facts, list, warnings) => {
    expect(of({ ...facts, events: events(...list) }).warnings).toEqual(warnings);
  });

  test('an order that became enforceable rests on what is not settled', () => {
    const list: [string, EventKind][] = [
      ['2023-01-01', 'injonction-served'],
      ['2023-03-01', 'injonction-enforceable'],
    ];
    const { because } = of({ events: events(...list) });
    expect(because).toContainEqual(expect.objectContaining({ number: 'L111-3', read: 'unconfirmed' }));
  });

  test('two periods, two reasons: that of the date guarded comes first', () => {
    const both = of({ parties: 'public-buyer', dueOn: day('2024-03-15'), claim: 'goods-transport' });
    expect([both.expiresOn, both.period.years]).toEqual(['2025-03-15', 1]);
    expect(both.because[0]).toMatchObject({ kind: 'article', number: 'L133-6' });
    expect(both.because).toContainEqual(expect.objectContaining({ kind: 'text', id: 'LEGIARTI000006528553' }));
  });

  test('the earlier year of a public body rests on a reading that nobody confirmed', () => {
    const { because } = of({ parties: 'public-buyer', dueOn: day('2022-01-20'), performedOn: day('2021-12-20') });
    expect(because).toContainEqual(expect.objectContaining({ read: 'unconfirmed', number: '1' }));
  });

  test('what is still open is told, one by one', () => {
    const list = events(
      ['2023-01-01', 'court-claim'],
      ['2023-02-01', 'insolvency-declared'],
      ['2023-03-01', 'mediation-agreed'],
    );
    expect(of({ events: list }).warnings).toEqual([
      { kind: 'still-open', event: 'court-claim', since: '2023-01-01' },
      { kind: 'still-open', event: 'insolvency-declared', since: '2023-02-01' },
      { kind: 'still-open', event: 'mediation-agreed', since: '2023-03-01' },
    ]);
  });

  test('a possible date lives its own life: a claim in court that it alone saves counts in it', () => {
    const result = of({ events: events(['2024-06-01', 'partial-payment'], ['2028-01-01', 'court-claim']) });
    expect([result.expiresOn, result.state, result.possibleOn]).toEqual(['2027-03-15', 'running', '2033-01-01']);
    expect(result.events.map(({ does }) => does)).toEqual(['may-interrupt', 'too-late']);
  });
});
