import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cited, ends, roadOf, stepsOf, unmet, warned } from '../../../test/support/road-builder.ts';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import type { InsolvencyState, RoadFacts } from '../road.ts';
import { birthOfClaim } from './claim-birth.ts';
import { insolvencyDeadlines } from './insolvency-deadlines.ts';
import { declarationRecipient, publicationExpectedBy } from './procedures-collectives.ts';
import { stopped } from './procedures-collectives.values.ts';

const base: InsolvencyState = { openedOn: day('2026-09-01'), publishedOn: day('2026-09-10') };
const endsOf = (facts: Partial<InsolvencyState>, birth?: 'before' | 'after' | 'unknown') =>
  Object.fromEntries(
    orThrow(insolvencyDeadlines({ ...base, ...facts }, birth)).map((one) => [one.deadline, one.expiresOn]),
  );
const of = (insolvency: Partial<InsolvencyState> = {}, facts: Partial<RoadFacts> = {}) =>
  roadOf('declaration-de-creance', { on: day('2026-10-15'), ...facts, insolvency: { ...base, ...insolvency } });

describe('deadlines of a creditor', () => {
  test.each<[string, Partial<InsolvencyState>, string, string]>([
    ['two months from the BODACC (R622-24)', {}, 'declare-claim', '2026-11-10'],
    ['two more for a creditor abroad (R622-24 al. 2)', { creditorAbroad: true }, 'declare-claim', '2027-01-11'],
    ['from the personal notice when there is one', { noticeOn: day('2026-09-21') }, 'declare-claim', '2026-11-23'],
    ['six months for relief (L622-26)', {}, 'ask-relief', '2027-03-10'],
    [
      'half of two months after relief (L622-26)',
      { reliefGrantedOn: day('2026-12-01') },
      'declare-after-relief',
      '2027-01-04',
    ],
    [
      'half of four months from abroad',
      { reliefGrantedOn: day('2026-12-01'), creditorAbroad: true },
      'declare-after-relief',
      '2027-02-01',
    ],
    ['three months to claim goods (L624-9)', {}, 'claim-retained-goods', '2026-12-10'],
    [
      'thirty days to answer the mandataire (L622-27)',
      { disputedOn: day('2026-12-01') },
      'answer-mandataire',
      '2026-12-31',
    ],
    [
      'one month after a termination (R622-21)',
      { contractTerminatedOn: day('2026-10-05') },
      'declare-after-termination',
      '2026-11-05',
    ],
    [
      'the greffe publishes within fifteen days (R621-8)',
      { publishedOn: undefined! },
      'publication-expected',
      '2026-09-16',
    ],
  ])('%s', (_, facts, deadline, expected) => {
    expect(endsOf(facts)[deadline]).toBe(expected);
  });

  test.each<[string, Partial<InsolvencyState>, Record<string, string>]>([
    [
      'within a year of the observation period (L622-17)',
      { observationEndedOn: day('2027-03-01') },
      { 'make-later-debt-known': '2028-03-01', 'claim-retained-goods': '2026-12-10' },
    ],
    [
      'six months in a liquidation (L641-13)',
      { kind: 'liquidation' },
      { 'make-later-debt-known': '2027-03-10', 'claim-retained-goods': '2026-12-10' },
    ],
    [
      'nothing to count from during the observation period',
      { kind: 'redressement' },
      { 'claim-retained-goods': '2026-12-10' },
    ],
  ])('a debt born after the opening is made known %s, not declared', (_, facts, expected) => {
    expect(endsOf(facts, 'after')).toEqual(expected);
  });

  test('nothing runs before the publication but the wait for it', () => {
    expect(Object.keys(endsOf({ publishedOn: undefined! }))).toEqual(['publication-expected']);
    expect(publicationExpectedBy(base.openedOn).value).toBe('2026-09-16');
  });

  test.each([
    'publishedOn',
    'noticeOn',
    'declaredOn',
    'disputedOn',
    'contractTerminatedOn',
    'reliefGrantedOn',
    'observationEndedOn',
  ] as const)('%s before the opening is refused', (argument) => {
    expect(insolvencyDeadlines({ ...base, [argument]: day('2026-08-31') })).toMatchObject({
      refused: true,
      refusal: { kind: 'before-opening', argument, openedOn: '2026-09-01' },
    });
  });

  test('each deadline is after the fact that opens it, and safe before it expires', () => {
    const offset = fc.nat(300);
    fc.assert(
      fc.property(offset, offset, fc.boolean(), (published, later, creditorAbroad) => {
        const publishedOn = addDays(base.openedOn, published);
        const on = addDays(publishedOn, later);
        const facts = {
          ...base,
          publishedOn,
          creditorAbroad,
          disputedOn: on,
          contractTerminatedOn: on,
          reliefGrantedOn: on,
        };
        const list = orThrow(insolvencyDeadlines(facts, 'unknown'));
        for (const one of list) {
          expect(one.expiresOn > one.from).toBe(true);
          expect(one.cautiousOn <= one.expiresOn).toBe(true);
        }
        const at = (name: string) => list.find((one) => one.deadline === name)!.expiresOn;
        expect(at('ask-relief') > at('declare-claim')).toBe(true);
      }),
    );
  });
});

describe('when the debt was born', () => {
  const facts = (born?: string, issued?: string, due = '2026-12-31') => ({
    dueOn: day(due),
    ...(born === undefined ? {} : { bornOn: day(born) }),
    ...(issued === undefined ? {} : { issuedOn: day(issued) }),
  });
  test.each<[string, ReturnType<typeof facts>, string]>([
    ['delivered before the opening', facts('2026-08-31'), 'before'],
    ['delivered on its day: the judgment takes effect from its date (R621-4)', facts('2026-09-01'), 'after'],
    ['delivered after', facts('2026-09-02'), 'after'],
    ['delivered before, invoiced after', facts('2026-08-20', '2026-09-20'), 'before'],
    ['invoiced before', facts(undefined, '2026-08-31'), 'before'],
    ['invoiced after: the delivery is not known', facts(undefined, '2026-09-02'), 'unknown'],
    ['invoiced on the day of the opening', facts(undefined, '2026-09-01'), 'unknown'],
    ['due on the day of the opening', facts(undefined, undefined, '2026-09-01'), 'unknown'],
    ['due before', facts(undefined, undefined, '2026-08-31'), 'before'],
    ['due after, nothing else known', facts(), 'unknown'],
  ])('%s', (_, given, expected) => {
    expect(birthOfClaim(given, base.openedOn)).toBe(expected);
  });

  test.each<[string, Partial<RoadFacts>, Partial<InsolvencyState>, string, string[]]>([
    ['before: it is declared', { bornOn: day('2026-08-01') }, {}, 'yes', []],
    [
      'after: never a plain yes (L622-17)',
      { bornOn: day('2026-09-15'), dueOn: day('2026-10-10') },
      {},
      'unknown',
      ['later-debt-paid-at-term'],
    ],
    [
      'after, in a liquidation (L641-13)',
      { bornOn: day('2026-09-15'), dueOn: day('2026-10-10') },
      { kind: 'liquidation' },
      'unknown',
      ['later-debt-paid-at-term'],
    ],
    [
      'after and useful: paid at its term',
      { bornOn: day('2026-09-15'), dueOn: day('2026-10-10') },
      { isUseful: true },
      'no',
      ['later-debt-paid-at-term'],
    ],
    [
      'invoiced after: say when it was born',
      { issuedOn: day('2026-09-15'), dueOn: day('2026-10-10') },
      {},
      'unknown',
      ['say-when-debt-was-born'],
    ],
  ])('%s', (_, facts, insolvency, expected, warnings) => {
    const road = of(insolvency, facts);
    expect(road.admissible).toBe(expected);
    expect(warned(road).filter((one) => /^(later-debt|say-when)/.test(one))).toEqual(warnings);
    if (expected !== 'yes') expect(cited(road)).toEqual(expect.arrayContaining(['L622-17', 'L641-13']));
  });

  test('a debt born after the opening is not stopped like the others', () => {
    const insolvency = base;
    const assigned = (facts: Partial<RoadFacts>) =>
      unmet(roadOf('assignation', { on: day('2026-10-15'), insolvency, ...facts }));
    expect(assigned({ bornOn: day('2026-08-01') })).toEqual(['debtor-not-insolvent:no']);
    expect(assigned({ bornOn: day('2026-09-15'), dueOn: day('2026-10-10') })).toEqual(['debtor-not-insolvent:unknown']);
  });
});

describe('the road', () => {
  test.each<[string, Partial<InsolvencyState>, string, string[]]>([
    ['in time', {}, '2026-10-15', []],
    ['on the last day to post it', {}, '2026-11-10', []],
    ['a day late', {}, '2026-11-12', ['within-time:no']],
    ['posted in time, looked at later', { declaredOn: day('2026-11-10') }, '2027-02-01', []],
    ['posted late', { declaredOn: day('2026-11-12') }, '2026-11-20', ['within-time:no']],
    ['after relief a new period runs', { reliefGrantedOn: day('2026-12-15') }, '2027-01-10', []],
    ['not published yet', { publishedOn: undefined! }, '2026-09-05', ['within-time:unknown']],
    [
      'not opened yet',
      { openedOn: day('2027-01-01'), publishedOn: undefined! },
      '2026-10-15',
      ['debtor-is-in-insolvency-proceedings:no', 'within-time:no'],
    ],
  ])('%s', (_, insolvency, on, expected) => {
    expect(unmet(of(insolvency, { on: day(on) }))).toEqual(expected);
  });

  test('there is none without proceedings', () => {
    expect(unmet(roadOf('declaration-de-creance'))).toEqual([
      'debtor-is-in-insolvency-proceedings:no',
      'within-time:no',
    ]);
  });

  test.each([
    [undefined, 'declaration-to-mandataire', 'mandataire', true],
    ['sauvegarde', 'declaration-to-mandataire', 'mandataire', false],
    ['redressement', 'declaration-to-mandataire', 'mandataire', false],
    ['liquidation', 'declaration-to-liquidateur', 'liquidateur', false],
  ] as const)('in a %s: %s (L622-24, L641-3)', (kind, step, by, asks) => {
    const road = of(kind === undefined ? {} : { kind });
    expect([stepsOf(road)[0], road.steps[1]!.by]).toEqual([step, by]);
    expect(warned(road).includes('recipient-depends-on-kind')).toBe(asks);
    expect(cited(road).includes('R641-25')).toBe(kind === 'liquidation');
  });

  test('relief is told only once the time is past, and within its six months', () => {
    const told = (on: string) => warned(of({}, { on: day(on) })).includes('relief-still-possible');
    expect(['2026-11-10', '2026-11-12', '2027-03-10', '2027-03-11'].map(told)).toEqual([false, true, true, false]);
  });

  test('what the opening does is said: interest, payments, pending suit (L622-28, L622-7 III, L622-22)', () => {
    expect(warned(of())).toEqual(expect.arrayContaining(['interest-stops', 'payment-may-be-annulled']));
    expect(warned(of())).not.toContain('pending-suit-is-suspended');
    const sued = of({}, { summonsServedOn: day('2026-08-20') });
    expect(warned(sued)).toContain('pending-suit-is-suspended');
    expect(cited(sued)).toEqual(expect.arrayContaining(['L622-22', 'L622-28', 'L622-7']));
  });

  test('proceedings to come warn of nothing yet', () => {
    const soon = of({ openedOn: day('2026-12-01'), publishedOn: undefined! });
    expect(warned(soon)).toEqual([]);
    expect(warned(of({ publishedOn: undefined! }))).toContain('wait-for-publication');
    expect(warned(of())).not.toContain('wait-for-publication');
  });

  test('a declaration posted in time needs no relief, however late it is looked at', () => {
    const posted = of({ declaredOn: day('2026-11-09') }, { on: day('2027-01-10') });
    expect(warned(posted)).not.toContain('relief-still-possible');
    const missed = of({ declaredOn: day('2026-11-12') }, { on: day('2027-01-10') });
    expect(warned(missed)).toContain('relief-still-possible');
  });

  test('its form has no number that nobody read', () => {
    expect(of().forms).toMatchObject([{ name: 'declaration-de-creance', isMandatory: false }]);
    expect(of().forms[0]!.number).toBeUndefined();
  });
});

test.each<[keyof RoadFacts, string, string]>([
  ['debtorIsStruckOff', 'debtor-is-struck-off', 'Cass. com. 20 September 2023, n° 21-14.252'],
  ['debtorIsSoleTrader', 'debtor-is-a-sole-trader', 'L526-22'],
  ['debtorIsInConciliation', 'conciliation-stops-nothing', 'L611-7'],
])('%s is told on every road: %s (%s), second-hand', (fact, kind) => {
  for (const road of [
    'assignation',
    'injonction-de-payer',
    'declaration-de-creance',
    'procedure-simplifiee',
  ] as const) {
    const warning = roadOf(road, { [fact]: true }).warnings.find((one) => one.kind === kind);
    expect(warning?.because?.[0]?.read, road).toBe('second-hand');
    expect(warned(roadOf(road))).not.toContain(kind);
  }
  expect(roadOf('assignation', { [fact]: true }).admissible).toBe('yes');
});

test('the liquidator in a liquidation, the mandataire otherwise', () => {
  expect(declarationRecipient('liquidation').recipient).toBe('liquidateur');
  for (const kind of ['sauvegarde', 'redressement', undefined] as const) {
    expect(declarationRecipient(kind).recipient).toBe('mandataire-judiciaire');
  }
});

test('the opening stops suits, interest and payments, each by its article', () => {
  const articles = Object.values(stopped).map((list) => list.map((one) => (one.kind === 'article' ? one.number : '')));
  expect(articles).toEqual([['L622-21'], ['L622-22'], ['L622-28'], ['L622-7', 'L622-7']]);
});

test('every day of a year, a declaration is in time up to its cautious day and not after', () => {
  for (let on: CivilDate = day('2026-09-10'); on <= '2027-09-10'; on = addDays(on, 1)) {
    const road = of({}, { on });
    const limit = road.deadlines.find((one) => one.deadline === 'declare-claim')!.cautiousOn;
    expect(road.conditions.find((one) => one.condition === 'within-time')!.met).toBe(on <= limit ? 'yes' : 'no');
  }
});
test('no deadline of the declaration is lost when a road is asked', () => {
  expect(ends(of({ disputedOn: day('2026-10-01') }))).toMatchObject({ 'answer-mandataire': '2026-11-02' });
});
