import { describe, expect, test } from 'vitest';
import { ends, onConsumer, roadOf, stepsOf, warned } from '../../../test/support/road-builder.ts';
import { day } from '../../kernel/civil-date.ts';
import { euros } from '../../kernel/money.ts';
import type { InjonctionFacts, RoadFacts } from '../road.ts';

const of = (injonction: InjonctionFacts, facts: Partial<RoadFacts> = {}) =>
  roadOf('injonction-de-payer', { ...facts, injonction });
const dates = (facts: Record<string, string>): InjonctionFacts =>
  Object.fromEntries(Object.entries(facts).map(([name, text]) => [name, day(text)]));
const written = { ...onConsumer, principal: euros('12000.00') } as const;

describe('opposition and enforcement', () => {
  test.each<[string, Record<string, string>, string, string]>([
    [
      'one month, then enforceable (old 1422)',
      { orderedOn: '2026-08-20', servedOn: '2026-10-05' },
      '2026-11-05',
      '2026-11-06',
    ],
    [
      'two months since September 2026 (1422)',
      { orderedOn: '2026-09-15', servedOn: '2026-10-05' },
      '2026-11-05',
      '2026-12-08',
    ],
    [
      'a month that ends on a Saturday (642)',
      { orderedOn: '2026-08-20', servedOn: '2026-10-21' },
      '2026-11-23',
      '2026-11-24',
    ],
    [
      '31 January has no 31 February (641)',
      { orderedOn: '2026-11-20', servedOn: '2027-01-31' },
      '2027-03-01',
      '2027-04-01',
    ],
  ])('%s', (_, facts, opposition, enforceable) => {
    const found = ends(of(dates(facts)));
    expect([found.opposition, found['enforceable-from']]).toEqual([opposition, enforceable]);
  });

  test('each regime cites its own version of 1411 and 1422', () => {
    const notes = (orderedOn: string, number: string) =>
      of(dates({ orderedOn, servedOn: '2026-10-05' }))
        .because.filter((one) => one.kind === 'article' && one.number === number)
        .map((one) => `${one.read} ${one.note ?? ''}`);
    expect(notes('2026-08-20', '1422').join()).not.toContain('deux mois');
    expect(notes('2026-08-20', '1422')).toHaveLength(1);
    expect(notes('2026-09-15', '1422').join()).toContain('second-hand « à l’expiration d’un délai de deux mois');
    expect(notes('2026-09-15', '1411').join()).toContain('second-hand « non avenue');
    expect(notes('2026-08-20', '1411').join()).toContain('official six mois');
  });

  test('served otherwise than in person, opposition reopens at the first act that reaches the debtor (1416)', () => {
    const injonction = { ...dates({ orderedOn: '2026-09-15', servedOn: '2026-10-05' }), isServedInPerson: false };
    expect(warned(of(injonction))).toContain('opposition-may-reopen');
    const reached = of({ ...injonction, firstReachedOn: day('2027-01-11') });
    expect(ends(reached).opposition).toBe('2027-02-11');
    expect(warned(reached)).not.toContain('opposition-may-reopen');
    expect(warned(of({ ...injonction, isServedInPerson: true }))).not.toContain('opposition-may-reopen');
  });

  test.each<[string, Partial<RoadFacts>, string]>([
    ['a debtor in France, no place given', {}, '2026-11-05'],
    ['a debtor abroad has two months more', { resides: 'etranger' }, '2027-01-05'],
    [
      'a debtor who moved overseas from a Paris court has one',
      { resides: 'outre-mer', postcode: '75011' },
      '2026-12-07',
    ],
    ['a Réunion debtor before a Réunion court has none', { postcode: '97400', commune: 'Saint-Denis' }, '2026-11-05'],
    [
      'nor when he says that he lives overseas',
      { postcode: '97400', commune: 'Saint-Denis', resides: 'outre-mer' },
      '2026-11-05',
    ],
    ['nor when only the zone of the court is given', { zone: 'reunion', resides: 'outre-mer' }, '2026-11-05'],
    ['overseas with no place: as if before a mainland court', { resides: 'outre-mer' }, '2026-12-07'],
  ])('%s (CPC 643, 644)', (_, facts, expected) => {
    const road = of(dates({ orderedOn: '2026-09-15', servedOn: '2026-10-05' }), facts);
    expect(ends(road).opposition).toBe(expected);
    const isGuess = facts.resides === 'outre-mer' && facts.postcode === undefined && facts.zone === undefined;
    expect(warned(road).includes('court-overseas-not-known')).toBe(isGuess);
  });

  test('orders from September 2026: keep the act of service (1418)', () => {
    expect(warned(of(dates({ orderedOn: '2026-09-01' })))).toContain('keep-act-of-service');
    expect(warned(of(dates({ orderedOn: '2026-08-31' })))).not.toContain('keep-act-of-service');
  });

  test('what is past on the day of the facts is said to be', () => {
    const road = of(dates({ orderedOn: '2026-09-01', servedOn: '2026-09-10' }), { on: day('2026-10-15') });
    const past = Object.fromEntries(road.deadlines.map((one) => [one.deadline, one.isPast]));
    expect(past).toEqual({ 'serve-order': false, opposition: true, 'enforceable-from': false });
    const later = of(dates({ orderedOn: '2026-09-01', servedOn: '2026-09-10' }), { on: day('2026-11-11') });
    expect(later.deadlines.find((one) => one.deadline === 'enforceable-from')).toMatchObject({
      isWait: true,
      isPast: true,
    });
  });
});

describe('once the debtor has opposed', () => {
  const opposed = dates({ orderedOn: '2026-09-01', servedOn: '2026-09-10', objectedOn: '2026-09-20' });

  test('nothing makes the order enforceable, on any regime and before any court', () => {
    for (const orderedOn of ['2026-08-20', '2026-09-01']) {
      for (const parties of [{}, onConsumer, written]) {
        const road = of({ ...opposed, orderedOn: day(orderedOn) }, parties);
        expect(ends(road)['enforceable-from']).toBeUndefined();
        expect(stepsOf(road)).not.toContain('enforcement');
        expect(stepsOf(road)).toContain('judgment-replaces-order');
        expect(warned(road)).toContain('order-not-enforceable-once-opposed');
      }
    }
  });

  test.each<[string, Partial<RoadFacts>, Record<string, string>, Record<string, string>]>([
    ['commercial court: fifteen days to consign (1425)', {}, {}, { 'consign-opposition-fee': '2026-10-05' }],
    [
      'from the invitation of the greffe',
      {},
      { feeInvitedOn: '2026-10-01' },
      { 'consign-opposition-fee': '2026-10-16' },
    ],
    ['tribunal judiciaire: notice within a month (1415)', onConsumer, {}, { 'opposition-notice': '2026-10-20' }],
    [
      'written procedure: a lawyer within fifteen days of the notice (1418, 1419)',
      written,
      { noticedOn: '2026-10-12' },
      { 'opposition-notice': '2026-10-20', 'appoint-lawyer': '2026-10-27' },
    ],
    ['no lawyer up to 10 000 €', onConsumer, { noticedOn: '2026-10-12' }, { 'opposition-notice': '2026-10-20' }],
  ])('%s', (_, facts, more, expected) => {
    const {
      'serve-order': _serve,
      opposition: _opposition,
      ...after
    } = ends(of({ ...opposed, ...dates(more) }, facts));
    expect(after).toEqual(expected);
  });

  test('the old regime had no notice, nor the act of service to produce', () => {
    const old = of({ ...opposed, orderedOn: day('2026-08-20') }, onConsumer);
    expect(ends(old)['opposition-notice']).toBeUndefined();
    expect(stepsOf(old)).not.toContain('service-act-produced');
    expect(stepsOf(of(opposed, onConsumer))).toContain('service-act-produced');
  });

  test.each<[string, Partial<RoadFacts>, string[]]>([
    [
      'commercial court',
      {},
      [
        'opposition-made',
        'opposition-fee-consigned',
        'parties-summoned',
        'service-act-produced',
        'hearing',
        'judgment-replaces-order',
      ],
    ],
    [
      'tribunal judiciaire up to 10 000 €',
      onConsumer,
      ['opposition-made', 'parties-summoned', 'service-act-produced', 'hearing', 'judgment-replaces-order'],
    ],
    [
      'written procedure',
      written,
      ['opposition-made', 'lawyer-within-fifteen-days', 'service-act-produced', 'hearing', 'judgment-replaces-order'],
    ],
  ])('steps at the %s (1418 to 1420)', (_, facts, expected) => {
    expect(stepsOf(of(opposed, facts))).toEqual(expected);
  });

  test.each<[string, Partial<RoadFacts>, InjonctionFacts, boolean]>([
    ['at the commercial court, the invitation not known', {}, {}, true],
    ['the invitation known', {}, { feeInvitedOn: day('2026-10-01') }, false],
    ['at the tribunal judiciaire', onConsumer, {}, false],
    ['at a commercial chamber, without the tariff of a commercial court', { postcode: '67000' }, {}, false],
  ])('the fifteen days to consign are said to be counted from the opposition: %s', (_, facts, more, expected) => {
    expect(warned(of({ ...opposed, ...more }, facts)).includes('fee-counted-from-opposition')).toBe(expected);
  });

  test('an opposition no longer looks likely once it is made', () => {
    expect(warned(of(opposed, { dispute: 'serious' }))).not.toContain('opposition-likely');
  });

  test('a judgment may be appealed above 5 000 € (1421), and the written procedure needs a lawyer', () => {
    expect(warned(of(opposed))).toContain('judgment-without-appeal');
    expect(warned(of(opposed, { principal: euros('4860.00') }))).toContain('judgment-without-appeal');
    expect(warned(of(opposed, { principal: euros('4860.01') }))).toContain('judgment-may-be-appealed');
    expect([of(opposed).lawyer, of(opposed, written).lawyer]).toEqual(['optional', 'mandatory']);
    expect(warned(of(opposed, written))).toContain('lawyer-within-fifteen-days-of-notice');
  });

  test('an opposition after its month is told, unless nothing reached the debtor in person', () => {
    const late = { ...opposed, objectedOn: day('2026-10-13') };
    expect(warned(of({ ...late, isServedInPerson: true }))).toContain('opposition-looks-late');
    expect(warned(of({ ...late, isServedInPerson: false }))).not.toContain('opposition-looks-late');
    expect(warned(of({ ...late, objectedOn: day('2026-10-12'), isServedInPerson: true }))).not.toContain(
      'opposition-looks-late',
    );
  });
});
