import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../kernel/civil-date.ts';
import { type EventKind, eventKinds } from './events.ts';
import { type PrescriptionFacts, prescriptionOf } from './prescription.ts';
import type { Parties } from './prescription.values.ts';

/** Before the due date of 15 March 2022, while the period runs, and after it has expired. */
const days = [day('2022-01-10'), day('2024-06-01'), day('2028-06-01')];

/** What the event does and the date it leaves, or why it is refused; `before` happens ten days earlier. */
function outcome(parties: Parties, kind: EventKind, on = days[0]!, before?: EventKind): string {
  const preceding = before ? [{ on: addDays(on, -10), kind: before }] : [];
  const facts: PrescriptionFacts = { parties, dueOn: day('2022-03-15'), events: [...preceding, { on, kind }] };
  const found = prescriptionOf(facts);
  if (!found.refused) return `${found.value.events.at(-1)!.does} ${found.value.expiresOn}`;
  const { refusal } = found;
  expect(refusal.argument).toBe('events');
  return refusal.kind === 'event-cannot-happen' ? `refused: ${refusal.why}` : refusal.kind;
}

type Row = [kind: EventKind, before: EventKind | undefined, source: string, outcomes: [string, string, string]];

const none = undefined;

describe('each event between professionals: before the due date, in time, after the end', () => {
  const initial = '2027-03-15';
  const late = `too-late ${initial}`;
  const idle = `nothing ${initial}`;
  const early = 'refused: before-due-date';
  const rows: Row[] = [
    ['acknowledgement', none, 'C. civ. 2240', [idle, 'interrupts 2029-06-01', late]],
    ['court-claim', none, 'C. civ. 2241', [`interrupts ${initial}`, 'interrupts 2029-06-01', late]],
    ['injonction-served', none, 'Cass. 1re civ. 9 Sept. 2020', [early, 'interrupts 2029-06-01', late]],
    ['conservatory-measure', none, 'C. civ. 2244', [idle, 'interrupts 2029-06-01', late]],
    ['enforcement-act', 'judgment-enforceable', 'C. civ. 2244', [early, 'interrupts 2034-06-01', late]],
    ['insolvency-declared', none, 'L622-25-1', [`interrupts ${initial}`, 'interrupts 2029-06-01', late]],
    ['judgment-enforceable', none, 'CPCE L111-4', [early, 'opens-title 2034-06-01', late]],
    ['injonction-enforceable', 'injonction-served', 'L111-3: not settled', [early, 'opens-title 2029-06-01', late]],
    ['proceedings-ended', 'court-claim', 'C. civ. 2242', [idle, 'ends 2029-06-01', late]],
    ['proceedings-void', 'court-claim', 'C. civ. 2243', [`voids ${initial}`, `voids ${initial}`, `voids ${initial}`]],
    ['insolvency-closed', 'insolvency-declared', 'L622-25-1', [idle, 'ends 2029-06-01', late]],
    ['mediation-agreed', none, 'C. civ. 2238', [`suspends ${initial}`, `suspends ${initial}`, late]],
    ['mediation-ended', 'mediation-agreed', 'C. civ. 2238', [idle, 'resumes 2027-03-25', late]],
    ['small-claims-agreed', none, 'CPCE L125-1', [early, `suspends ${initial}`, late]],
    ['small-claims-ended', 'small-claims-agreed', 'C. civ. 2238', [early, 'resumes 2027-03-25', late]],
    ['investigation-ordered', none, 'C. civ. 2239', [`suspends ${initial}`, `suspends ${initial}`, late]],
    ['investigation-done', 'investigation-ordered', 'C. civ. 2239', [idle, 'resumes 2027-03-25', late]],
    ['partial-payment', none, 'guarded date kept', [idle, `may-interrupt ${initial}`, late]],
    ['request-for-time', none, 'guarded date kept', [idle, `may-interrupt ${initial}`, late]],
    ['instalment-plan', none, 'guarded date kept', [idle, `may-interrupt ${initial}`, late]],
    ['mise-en-demeure', none, 'Cass. com. 18 May 2022', [idle, idle, idle]],
    ['reminder', none, 'Cass. com. 18 May 2022', [idle, idle, idle]],
    ['call', none, 'Cass. com. 18 May 2022', [idle, idle, idle]],
    ['injonction-filed', none, 'Cass. 1re civ. 9 Sept. 2020', [early, idle, idle]],
    ['small-claims-invitation', none, 'CPCE L125-1: only the agreement', [idle, idle, idle]],
  ];

  test.each(rows)('%s after %s (%s)', (kind, before, _source, outcomes) => {
    expect(days.map((on) => outcome('professionals', kind, on, before))).toEqual(outcomes);
  });

  test('no kind is left out', () => {
    expect(rows.map(([kind]) => kind).sort()).toEqual([...eventKinds].sort());
  });
});

describe('each event toward a public body (loi 68-1250, articles 1 and 2)', () => {
  const initial = '2026-12-31';
  const late = `too-late ${initial}`;
  const idle = `nothing ${initial}`;
  const early = 'refused: before-due-date';
  const renewed = 'interrupts 2028-12-31';
  const refused = 'refused: public-body';
  const rows: Row[] = [
    ['acknowledgement', none, 'C. civ. 2240', [idle, renewed, late]],
    ['court-claim', none, 'article 2: a claim in court', [`interrupts ${initial}`, renewed, late]],
    ['injonction-served', none, 'article 2: a claim in court', [early, renewed, late]],
    ['conservatory-measure', none, 'its property cannot be seized', [refused, refused, refused]],
    ['enforcement-act', 'judgment-enforceable', 'cannot be seized', [early, refused, refused]],
    ['insolvency-declared', none, 'no insolvency proceedings', [refused, refused, refused]],
    ['judgment-enforceable', none, 'four years after the decision', [early, 'opens-title 2028-12-31', late]],
    ['injonction-enforceable', 'injonction-served', 'idem', [early, 'opens-title 2028-12-31', late]],
    ['proceedings-ended', 'court-claim', 'article 2: final decision', [idle, 'ends 2028-12-31', late]],
    ['proceedings-void', 'court-claim', 'C. civ. 2243', [`voids ${initial}`, `voids ${initial}`, `voids ${initial}`]],
    ['insolvency-closed', 'insolvency-declared', 'no proceedings', [refused, refused, refused]],
    ['mediation-agreed', none, 'C. civ. 2238', [`suspends ${initial}`, `suspends ${initial}`, late]],
    ['mediation-ended', 'mediation-agreed', 'C. civ. 2238', [idle, 'resumes 2027-01-10', late]],
    ['small-claims-agreed', none, 'CPCE L125-1', [early, `suspends ${initial}`, late]],
    ['small-claims-ended', 'small-claims-agreed', 'C. civ. 2238', [early, 'resumes 2027-01-10', late]],
    ['investigation-ordered', none, 'C. civ. 2239', [`suspends ${initial}`, `suspends ${initial}`, late]],
    ['investigation-done', 'investigation-ordered', 'C. civ. 2239', [idle, 'resumes 2027-01-10', late]],
    ['partial-payment', none, 'article 2: a payment', [idle, renewed, late]],
    ['request-for-time', none, 'guarded date kept', [idle, `may-interrupt ${initial}`, late]],
    ['instalment-plan', none, 'guarded date kept', [idle, `may-interrupt ${initial}`, late]],
    ['mise-en-demeure', none, 'article 2: a written claim', [idle, renewed, late]],
    ['reminder', none, 'article 2: a written claim', [idle, renewed, late]],
    ['call', none, 'not written', [idle, idle, idle]],
    ['injonction-filed', none, 'Cass. 1re civ. 9 Sept. 2020', [early, idle, idle]],
    ['small-claims-invitation', none, 'CPCE L125-1', [idle, idle, idle]],
  ];

  test.each(rows)('%s after %s (%s)', (kind, before, _source, outcomes) => {
    expect(days.map((on) => outcome('public-buyer', kind, on, before))).toEqual(outcomes);
  });

  test('no kind is left out', () => {
    expect(rows.map(([kind]) => kind).sort()).toEqual([...eventKinds].sort());
  });
});

describe('the last day and its morrow', () => {
  const interrupting: EventKind[] = ['acknowledgement', 'court-claim', 'injonction-served', 'conservatory-measure'];
  test.each(interrupting)('%s on the last day saves the claim, the next day nothing does (C. civ. 2229)', (kind) => {
    expect(outcome('professionals', kind, day('2027-03-15'))).toBe('interrupts 2032-03-15');
    expect(outcome('professionals', kind, day('2027-03-16'))).toBe('too-late 2027-03-15');
    expect(outcome('consumer', kind, day('2024-03-15'))).toBe('interrupts 2026-03-15');
    expect(outcome('consumer', kind, day('2024-03-16'))).toBe('too-late 2024-03-15');
  });

  test.each<[EventKind, string]>([
    ['acknowledgement', 'nothing 2027-03-15'],
    ['conservatory-measure', 'nothing 2027-03-15'],
    ['judgment-enforceable', 'refused: before-due-date'],
    ['injonction-served', 'refused: before-due-date'],
    ['partial-payment', 'nothing 2027-03-15'],
  ])('%s on the due date comes before the period, which runs from its morrow', (kind, expected) => {
    expect(outcome('professionals', kind, day('2022-03-15'))).toBe(expected);
  });
});
