import { describe, expect, test } from 'vitest';
import { betweenTraders, onConsumer } from '../../../../../test/support/road-builder.ts';
import { day } from '../../../../kernel/civil-date.ts';
import { euros } from '../../../../kernel/money.ts';
import { orThrow } from '../../../../kernel/result.ts';
import { type RoadFacts, roadKinds } from '../../../../law/road.ts';
import { roadsFor } from '../../../../law/roads.ts';
import { actorNames, hasWords, roadNames, roadPhrase } from './road-words.ts';

const served = { orderedOn: day('2026-09-01'), servedOn: day('2026-09-10') };
const opposed = { ...served, objectedOn: day('2026-09-20') };
const insolvency = { openedOn: day('2026-09-01'), publishedOn: day('2026-09-10') };
const after = { bornOn: day('2026-09-15'), dueOn: day('2026-10-10') };

const situations: [string, Partial<RoadFacts>][] = [
  ['an order not served in time', { injonction: { orderedOn: day('2026-08-01'), servedOn: day('2027-03-01') } }],
  ['an order served, not in person', { injonction: { ...served, isServedInPerson: false } }],
  [
    'a service that a local holiday may save',
    {
      on: day('2027-04-10'),
      zone: 'alsace-moselle',
      injonction: { orderedOn: day('2026-12-26'), servedOn: day('2027-03-29') },
    },
  ],
  ['opposed at the commercial court', { injonction: opposed }],
  ['opposed at the tribunal judiciaire', { ...onConsumer, injonction: opposed }],
  [
    'opposed in the written procedure',
    { ...onConsumer, principal: euros('20000.00'), injonction: { ...opposed, noticedOn: day('2026-10-01') } },
  ],
  ['opposed late', { injonction: { ...opposed, objectedOn: day('2026-11-01'), isServedInPerson: true } }],
  ['no notice of the opposition', { ...onConsumer, principal: euros('20000.00'), injonction: opposed }],
  ['a debtor in another member State', { debtorCountry: 'european-union', europeanOrderServedOn: day('2026-10-01') }],
  ['a debtor elsewhere', { debtorCountry: 'elsewhere', principal: euros('60000.00') }],
  ['a court overseas that nobody named', { resides: 'outre-mer' }],
  ['a commercial chamber', { postcode: '67000' }],
  ['a place that no list knows', { postcode: '97500' }],
  ['traders assumed', { debtorIsTrader: undefined! }],
  [
    'the acts of L126',
    {
      commandementRequestedOn: day('2026-10-05'),
      commandementServedOn: day('2026-10-22'),
      recordEnforceableOn: day('2026-11-10'),
      invitationSentOn: day('2026-11-01'),
    },
  ],
  [
    'a hearing that is past, a default judgment',
    { hearingOn: day('2026-11-01'), defaultJudgmentOn: day('2026-11-02') },
  ],
  ['a debtor in difficulty', { debtorIsStruckOff: true, debtorIsSoleTrader: true, debtorIsInConciliation: true }],
  ['proceedings, a suit pending', { insolvency, summonsServedOn: day('2026-08-01') }],
  [
    'a liquidation, relief granted',
    { insolvency: { ...insolvency, kind: 'liquidation', reliefGrantedOn: day('2026-11-15') } },
  ],
  ['not published', { insolvency: { openedOn: day('2026-11-10') } }],
  ['missed', { insolvency: { ...insolvency, openedOn: day('2026-03-01'), publishedOn: day('2026-07-10') } }],
  [
    'disputed, contract ended',
    { insolvency: { ...insolvency, disputedOn: day('2026-10-10'), contractTerminatedOn: day('2026-10-11') } },
  ],
  ['a debt born after', { ...after, insolvency: { ...insolvency, observationEndedOn: day('2026-11-01') } }],
  ['a debt of unknown birth', { issuedOn: day('2026-09-15'), dueOn: day('2026-10-10'), insolvency }],
  ['contested, weak', { dispute: 'serious', isProven: false, amicableAttempt: 'none' }],
  ['a public buyer', { parties: 'public-buyer' }],
];

describe('every code that a road can answer has its words', () => {
  test.each(situations)('%s', (_, facts) => {
    const missing = new Set<string>();
    const say = (table: Parameters<typeof hasWords>[0], code: string) => {
      if (!hasWords(table, code)) missing.add(`${table} ${code}`);
    };
    for (const road of orThrow(roadsFor({ ...betweenTraders, ...facts })).roads) {
      for (const { condition } of road.conditions) say('condition', condition);
      for (const { step } of road.steps) say('step', step);
      for (const { deadline, otherwise } of road.deadlines) {
        say('deadline', deadline);
        say('outcome', otherwise);
      }
      for (const { item } of road.costs) say('cost', item);
      for (const { name } of road.forms) say('form', name);
      for (const { kind } of road.warnings) say('warning', kind);
    }
    expect([...missing]).toEqual([]);
  });
});

test('every road and every actor has a French and an English name', () => {
  for (const words of [...roadKinds.map((kind) => roadNames[kind]), ...Object.values(actorNames)]) {
    expect(words.map((one) => one.length > 2)).toEqual([true, true]);
  }
});

test('a code that has no words yet is shown as it is, rather than hidden', () => {
  expect(roadPhrase('warning', 'some-new-doubt')).toEqual({ words: ['some new doubt', 'some new doubt'] });
});
