import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { schedule } from '../schedule.ts';
import { type EventKind, eventKinds, rules } from './events.ts';
import { type Prescription, type PrescriptionEvent, type PrescriptionFacts, prescriptionOf } from './prescription.ts';
import { enforceableTitle } from './prescription.values.ts';

const base: PrescriptionFacts = { parties: 'professionals', dueOn: day('2022-03-15'), events: [] };
const of = (facts: Partial<PrescriptionFacts>): Prescription => orThrow(prescriptionOf({ ...base, ...facts }));
const events = (...list: [string, EventKind][]) => list.map(([on, kind]) => ({ on: day(on), kind }));
const ends = (...list: [string, EventKind][]) => of({ events: events(...list) }).expiresOn;
const kinds = (result: Prescription) => result.warnings.map((warning) => warning.kind);

describe('the period', () => {
  test.each<[string, Partial<PrescriptionFacts>, number, string, string]>([
    ['professionals', {}, 5, '2027-03-15', 'L110-4'],
    ['a consumer', { parties: 'consumer' }, 2, '2024-03-15', 'L218-2'],
    ['goods transport', { claim: 'goods-transport' }, 1, '2023-03-15', 'L133-6'],
    ['ship supplies', { claim: 'ship-supplies' }, 1, '2023-03-15', 'L110-4'],
    ['a public body: four years from 1 January', { parties: 'public-buyer' }, 4, '2026-12-31', '1'],
    ['a public undertaking', { parties: 'public-buyer', hasPublicAccountant: false }, 5, '2027-03-15', 'L110-4'],
  ])('%s', (_, facts, years, expiresOn, number) => {
    const result = of(facts);
    expect([result.period.years, result.expiresOn, result.state]).toEqual([years, expiresOn, 'running']);
    expect(result.because[0]).toMatchObject({ number, read: 'official' });
  });

  test('counted by days, never reported to a working day', () => {
    // 22 November 2026 is a Sunday.
    expect(of({ dueOn: day('2021-11-22') }).expiresOn).toBe('2026-11-22');
    expect(of({ dueOn: day('2024-02-29'), parties: 'consumer' }).expiresOn).toBe('2026-02-28');
  });

  test('claims on public bodies fall on 31 December of the fourth year', () => {
    expect(of({ parties: 'public-buyer', dueOn: day('2022-01-01') }).expiresOn).toBe('2026-12-31');
    expect(of({ parties: 'public-buyer', dueOn: day('2021-12-31') }).expiresOn).toBe('2025-12-31');
  });

  test('a service to a consumer may start earlier, at its end: guarded, and told as uncertain', () => {
    const result = of({ parties: 'consumer', performedOn: day('2022-02-01') });
    expect([result.startsOn, result.expiresOn]).toEqual(['2022-02-01', '2024-02-01']);
    expect(result.warnings).toEqual([{ kind: 'start-date-uncertain', on: '2022-02-01' }]);
    expect(of({ parties: 'consumer', performedOn: day('2022-05-01') }).expiresOn).toBe('2024-03-15');
    expect(of({ performedOn: day('2022-02-01') }).expiresOn).toBe('2027-03-15');
  });

  test('every due date of 2015 to 2026 has one for every kind', () => {
    for (let dueOn: CivilDate = day('2015-01-01'); dueOn <= '2026-12-31'; dueOn = addDays(dueOn, 1)) {
      for (const parties of ['professionals', 'public-buyer', 'consumer'] as const) {
        expect(prescriptionOf({ parties, dueOn, events: [] }).refused).toBe(false);
      }
    }
    expect(prescriptionOf({ ...base, dueOn: day('2008-01-01') })).toMatchObject({
      refused: true,
      refusal: { kind: 'law-not-known-on' },
    });
  });

  test('a contract may shorten it; a longer one is only possible (C. civ. 2254)', () => {
    expect(of({ contractualYears: 2 }).expiresOn).toBe('2024-03-15');
    const longer = of({ contractualYears: 10 });
    expect(longer.expiresOn).toBe('2027-03-15');
    expect(longer.warnings).toEqual([{ kind: 'contract-lengthens', years: 10, possibleOn: '2032-03-15' }]);
  });

  test.each<[string, Partial<PrescriptionFacts>]>([
    ['less than a year', { contractualYears: 0.5 }],
    ['more than ten', { contractualYears: 11 }],
    ['with a consumer', { contractualYears: 2, parties: 'consumer' }],
    ['with a public body', { contractualYears: 2, parties: 'public-buyer' }],
  ])('a contract of %s is refused', (_, facts) => {
    expect(prescriptionOf({ ...base, ...facts })).toMatchObject({
      refused: true,
      refusal: { kind: 'not-allowed', argument: 'contractualYears' },
    });
  });
});

describe('what an event does', () => {
  test.each<[EventKind, string, string]>([
    ['acknowledgement', '2029-06-01', 'C. civ. 2240, 2231'],
    ['court-claim', '2029-06-01', 'C. civ. 2241'],
    ['injonction-served', '2029-06-01', 'Cass. 1re civ. 9 September 2020: the service does'],
    ['conservatory-measure', '2029-06-01', 'C. civ. 2244'],
    ['insolvency-declared', '2029-06-01', 'C. com. L622-25-1'],
    ['mise-en-demeure', '2027-03-15', 'Cass. com. 18 May 2022'],
    ['reminder', '2027-03-15', 'Cass. com. 18 May 2022: the list is closed'],
    ['call', '2027-03-15', 'idem'],
    ['injonction-filed', '2027-03-15', 'Cass. 1re civ. 9 September 2020: filing does not'],
    ['small-claims-invitation', '2027-03-15', 'CPCE L125-1: only the agreement'],
    ['partial-payment', '2027-03-15', 'may be an acknowledgement: the first date is guarded'],
    ['request-for-time', '2027-03-15', 'idem'],
    ['instalment-plan', '2027-03-15', 'idem'],
    ['judgment-enforceable', '2034-06-01', 'CPCE L111-4: ten years'],
  ])('%s leaves %s (%s)', (kind, expiresOn, _source) => {
    expect(ends(['2024-06-01', kind])).toBe(expiresOn);
  });

  test('every kind has a rule and a source', () => {
    for (const kind of eventKinds) expect(rules[kind].because.length, kind).toBeGreaterThan(0);
  });

  test('a part payment gives a possible date beside the guarded one', () => {
    const result = of({ events: events(['2024-06-01', 'partial-payment']) });
    expect([result.expiresOn, result.possibleOn]).toEqual(['2027-03-15', '2029-06-01']);
    expect(kinds(result)).toEqual(['possible-later-date']);
  });

  test('toward a public body a written claim or a payment interrupts (loi 68-1250, article 2)', () => {
    for (const kind of ['mise-en-demeure', 'reminder', 'partial-payment'] as const) {
      const result = of({ parties: 'public-buyer', events: events(['2024-06-01', kind]) });
      expect([kind, result.expiresOn]).toEqual([kind, '2028-12-31']);
    }
    expect(of({ parties: 'public-buyer', events: events(['2024-06-01', 'call']) }).expiresOn).toBe('2026-12-31');
  });

  test('a claim in court interrupts until it ends; the new period starts there', () => {
    const pending = of({ events: events(['2024-06-01', 'court-claim']) });
    expect([pending.state, kinds(pending)]).toEqual(['interrupted', ['still-open']]);
    const ended = of({ events: events(['2024-06-01', 'court-claim'], ['2025-09-10', 'proceedings-ended']) });
    expect([ended.state, ended.expiresOn]).toEqual(['running', '2030-09-10']);
  });

  test('a proceeding withdrawn, lapsed or rejected never interrupted (2243)', () => {
    const result = of({ events: events(['2024-06-01', 'court-claim'], ['2025-09-10', 'proceedings-void']) });
    expect([result.state, result.expiresOn]).toEqual(['running', '2027-03-15']);
    expect(result.events.map((link) => link.does)).toEqual(['voids', 'voids']);
    const order = of({ events: events(['2024-06-01', 'injonction-served'], ['2024-12-10', 'proceedings-void']) });
    expect(order.expiresOn).toBe('2027-03-15');
  });

  test('insolvency keeps the claim until the proceedings close', () => {
    expect(ends(['2024-06-01', 'insolvency-declared'], ['2029-12-01', 'insolvency-closed'])).toBe('2034-12-01');
  });

  test('mediation suspends: the days are given back, with six months at least (2238)', () => {
    expect(ends(['2024-06-01', 'mediation-agreed'], ['2024-06-11', 'mediation-ended'])).toBe('2027-03-25');
    expect(ends(['2027-03-10', 'mediation-agreed'], ['2027-03-20', 'mediation-ended'])).toBe('2027-09-20');
    expect(ends(['2024-06-01', 'small-claims-agreed'], ['2024-07-01', 'small-claims-ended'])).toBe('2027-04-14');
    expect(ends(['2024-06-01', 'investigation-ordered'], ['2024-06-02', 'investigation-done'])).toBe('2027-03-16');
    const open = of({ events: events(['2024-06-01', 'mediation-agreed']) });
    expect([open.state, open.expiresOn]).toEqual(['suspended', '2027-03-15']);
  });

  test('nothing revives a claim already prescribed', () => {
    const result = of({ events: events(['2027-03-16', 'court-claim']) });
    expect([result.expiresOn, result.events[0]?.does]).toEqual(['2027-03-15', 'too-late']);
    expect(kinds(of({ events: events(['2027-03-16', 'acknowledgement']) }))).toEqual(['acknowledged-after-expiry']);
    expect(ends(['2027-03-15', 'court-claim'])).toBe('2032-03-15');
  });

  test('acknowledgements cannot carry it beyond twenty years (2232)', () => {
    const list = [2026, 2030, 2034, 2038, 2041].map((year): [string, EventKind] => [
      `${year}-03-01`,
      'acknowledgement',
    ]);
    const result = of({ events: events(...list) });
    expect(result.expiresOn).toBe('2042-03-15');
    expect(kinds(result)).toContain('capped-by-long-stop');
  });

  test('a title lasts ten years and is renewed by an act of enforcement', () => {
    const result = of({ events: events(['2024-06-01', 'judgment-enforceable'], ['2030-01-10', 'enforcement-act']) });
    expect([result.expiresOn, result.period.years]).toEqual(['2040-01-10', 10]);
    expect(result.savedBy.map((one) => one.act)).toEqual(['enforcement-act', 'acknowledgement']);
  });
});

describe('what is refused', () => {
  test.each<[string, Partial<PrescriptionFacts>, object]>([
    ['due before issued', { issuedOn: day('2022-04-01') }, { kind: 'before-invoice', argument: 'dueOn' }],
    [
      'an event before the invoice',
      { issuedOn: day('2022-03-01'), events: events(['2022-03-02', 'call'], ['2022-02-28', 'acknowledgement']) },
      { kind: 'before-invoice', argument: 'events', index: 1 },
    ],
    [
      'an impossible event, at its place in the list that was given',
      { events: events(['2023-03-15', 'call'], ['2022-06-15', 'mediation-ended']) },
      { kind: 'event-cannot-happen', argument: 'events', index: 1, why: 'nothing-to-end' },
    ],
    ['a due date too far ahead', { dueOn: day('2199-03-15') }, { kind: 'date-too-far', argument: 'dueOn' }],
    [
      'an event too far ahead',
      { events: events(['2023-01-01', 'call'], ['2190-01-01', 'acknowledgement']) },
      { kind: 'date-too-far', argument: 'events', index: 1, on: '2190-01-01' },
    ],
    [
      'a due date before the law is known',
      { dueOn: day('2008-06-18') },
      { kind: 'law-not-known-on', argument: 'dueOn', on: '2008-06-18', coveredFrom: '2008-06-19' },
    ],
    [
      'a public accountant who does not pay for a professional',
      { hasPublicAccountant: false },
      { kind: 'not-allowed', argument: 'hasPublicAccountant' },
    ],
    [
      'nor for a consumer',
      { parties: 'consumer', hasPublicAccountant: true },
      { kind: 'not-allowed', argument: 'hasPublicAccountant' },
    ],
    ['part of a year', { contractualYears: 2.5 }, { kind: 'not-allowed', argument: 'contractualYears' }],
    ['no number of years', { contractualYears: Number.NaN }, { kind: 'not-allowed', argument: 'contractualYears' }],
  ])('%s', (_, facts, refusal) => {
    expect(prescriptionOf({ ...base, ...facts })).toMatchObject({ refused: true, refusal });
  });

  test('a title on a day that an amended law does not cover names the event', () => {
    const ended = schedule({ ...enforceableTitle, rows: [{ ...enforceableTitle.rows[0]!, until: day('2023-12-31') }] });
    const inForce = { amended: new Map([[enforceableTitle.subject, ended]]) };
    const facts = { ...base, events: events(['2022-06-15', 'call'], ['2024-06-01', 'judgment-enforceable']) };
    expect(prescriptionOf(facts, inForce)).toMatchObject({
      refusal: { kind: 'law-not-known-on', argument: 'events', index: 1, on: '2024-06-01' },
    });
  });
});

describe('on a day', () => {
  const on = (date: string, told: Parameters<typeof events> = []) => of({ on: day(date), events: events(...told) });

  test('prescribed from the morrow of the last day; nothing saves it any more', () => {
    const last = on('2027-03-15');
    expect([last.isAcquired, last.savedBy.length]).toEqual([false, 4]);
    const over = on('2027-03-16');
    expect([over.isAcquired, over.savedBy]).toEqual([true, []]);
  });

  test('never while something stops the clock, though the first date is past', () => {
    const pending = on('2030-01-01', [['2024-06-01', 'court-claim']]);
    expect([pending.isAcquired, pending.state]).toEqual([false, 'interrupted']);
    const past = on('2029-06-02', [['2024-06-01', 'mediation-agreed']]);
    expect([past.isAcquired, past.state, past.savedBy]).toEqual([false, 'suspended', []]);
  });

  test('without a day the answer does not say, and all else is the same', () => {
    const { isAcquired, ...rest } = on('2024-01-01');
    expect(of({})).toEqual(rest);
    expect(of({})).not.toHaveProperty('isAcquired');
    expect(isAcquired).toBe(false);
  });
});

test('events of one day give the same answer in whatever order they are given', () => {
  const base = { parties: 'professionals', dueOn: day('2024-01-31') } as const;
  const claim = { on: day('2025-03-03'), kind: 'court-claim' } as const;
  const judgment = { on: day('2025-03-03'), kind: 'judgment-enforceable' } as const;
  const answer = (...events: PrescriptionEvent[]) => orThrow(prescriptionOf({ ...base, events }));
  expect(answer(claim, judgment)).toEqual(answer(judgment, claim));
  expect(answer(claim, judgment)).toMatchObject({ expiresOn: '2035-03-03', state: 'running' });
  const agreed = { on: day('2025-03-03'), kind: 'mediation-agreed' } as const;
  const ended = { on: day('2025-03-03'), kind: 'mediation-ended' } as const;
  expect(answer(ended, agreed)).toEqual(answer(agreed, ended));
});

test('a title that comes after the date asks for the claim in court that was not given', () => {
  const late = { on: day('2016-06-01'), kind: 'judgment-enforceable' } as const;
  const result = orThrow(prescriptionOf({ parties: 'professionals', dueOn: day('2010-01-01'), events: [late] }));
  expect(result.warnings).toContainEqual({ kind: 'claim-in-court-missing', on: '2016-06-01' });
});
