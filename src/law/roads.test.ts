import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, day } from '../kernel/civil-date.ts';
import { decimal, euros } from '../kernel/money.ts';
import { orThrow } from '../kernel/result.ts';
import { creancesIncontestees, uncontestedClaims } from './creances-incontestees/creances-incontestees.ts';
import { injonctionDeadlines } from './injonction-de-payer/injonction-de-payer.ts';
import { type Road, type RoadFacts, type RoadKind, roadKinds } from './road.ts';
import { roadsFor } from './roads.ts';
import { rowOn } from './schedule.ts';

const base: RoadFacts = {
  on: day('2026-11-21'),
  parties: 'professionals',
  creditorIsTrader: true,
  debtorIsTrader: true,
  debtorCountry: 'france',
  principal: euros('4000.00'),
  interest: euros('100.00'),
  indemnity: euros('40.00'),
  dueOn: day('2026-01-31'),
  isInvoiced: true,
  basis: 'contract',
  dispute: 'none',
  isProven: true,
  prescriptionExpiresOn: day('2031-01-31'),
  amicableAttempt: 'done',
};
const all = (facts: Partial<RoadFacts>) => orThrow(roadsFor({ ...base, ...facts }));
const of = (kind: RoadKind, facts: Partial<RoadFacts> = {}): Road => all(facts).roads.find((one) => one.road === kind)!;
const failed = (road: Road) =>
  road.conditions.filter((one) => one.met !== 'yes').map((one) => `${one.condition}:${one.met}`);
const ends = (road: Road) => Object.fromEntries(road.deadlines.map((one) => [one.deadline, one.expiresOn]));
const consumer = { parties: 'consumer', creditorIsTrader: true, debtorIsTrader: false } as const;

describe('every road is answered, in one order', () => {
  test('for every kind of parties', () => {
    for (const parties of ['professionals', 'consumer', 'public-buyer'] as const) {
      const { roads, notAnswered } = all({ parties });
      expect(roads.map((one) => one.road)).toEqual([...roadKinds]);
      expect(notAnswered).toEqual([]);
      for (const one of roads) {
        for (const item of [...one.conditions, ...one.deadlines, ...one.forms, ...one.costs]) {
          expect(item.because.length).toBeGreaterThan(0);
        }
      }
    }
  });

  test('a road is admissible when no condition fails, unknown while one is not known', () => {
    for (const one of all({}).roads) {
      const met = one.conditions.map((each) => each.met);
      expect(one.admissible).toBe(met.includes('no') ? 'no' : met.includes('unknown') ? 'unknown' : 'yes');
    }
  });

  test('what stops one stops all but the declaration', () => {
    const stopped: Partial<RoadFacts>[] = [
      { dueOn: day('2026-11-21') },
      { prescriptionExpiresOn: day('2026-11-20') },
      { insolvency: { openedOn: day('2026-11-01'), publishedOn: day('2026-11-10') } },
    ];
    for (const facts of stopped) {
      for (const one of all(facts).roads) {
        if (one.road !== 'declaration-de-creance') expect([one.road, one.admissible]).toEqual([one.road, 'no']);
      }
    }
    expect(of('declaration-de-creance', stopped[2]).admissible).toBe('yes');
  });

  test('an unknown fact leaves its condition unknown', () => {
    const { prescriptionExpiresOn: _, ...rest } = base;
    const road = orThrow(roadsFor(rest)).roads.find((one) => one.road === 'assignation')!;
    expect([road.admissible, failed(road)]).toEqual(['unknown', ['not-prescribed:unknown']]);
  });

  test('a public buyer is outside the civil roads', () => {
    const open = all({ parties: 'public-buyer' }).roads.filter((one) => one.admissible === 'yes');
    expect(open.map((one) => one.road)).toEqual([]);
  });

  test('before the law is known, a road is not answered, with its reason', () => {
    const { roads, notAnswered } = all({ on: day('2026-04-24') });
    expect(notAnswered.map((one) => one.road)).toEqual(['creances-incontestees']);
    expect(notAnswered[0]!.refusal).toMatchObject({ kind: 'law-not-known-on', coveredFrom: '2026-04-25' });
    expect(roads).toHaveLength(6);
  });
});

describe('procédure simplifiée des petites créances', () => {
  test('the ceiling is 5 000 € of principal and interest, inclusive; the 40 € do not count', () => {
    const at = (principal: string) =>
      of('procedure-simplifiee', { ...consumer, principal: euros(principal), interest: euros('100.00') }).admissible;
    expect(at('4900.00')).toBe('yes');
    expect(at('4900.01')).toBe('no');
  });

  test('closed to invoices between traders since 25 April 2026', () => {
    expect(failed(of('procedure-simplifiee'))).toEqual(['not-an-invoice-between-traders:no']);
    expect(of('procedure-simplifiee', { on: day('2026-04-24') }).admissible).toBe('yes');
    expect(of('procedure-simplifiee', { debtorIsTrader: false }).admissible).toBe('yes');
    const { debtorIsTrader: _, ...rest } = base;
    const road = orThrow(roadsFor(rest)).roads[0]!;
    expect(road.admissible).toBe('unknown');
  });

  test('one month to answer, from the dispatch of the invitation', () => {
    expect(ends(of('procedure-simplifiee', { invitationSentOn: day('2026-11-02') }))).toEqual({
      'answer-to-invitation': '2026-12-02',
    });
  });
});

describe('créances commerciales incontestées', () => {
  test('announced, never offered, while the decree is not published', () => {
    const road = of('creances-incontestees');
    expect([road.admissible, failed(road)]).toEqual(['unknown', ['decree-published:unknown']]);
    expect(road.costs[0]!.amount).toBeUndefined();
    expect(road.warnings.map((one) => one.kind)).toContain('announced-only');
    expect(rowOn(uncontestedClaims, base.on)!.value.decreePublished).toBe(false);
  });

  test('any contest closes it, and so does a debtor who is not a trader', () => {
    expect(failed(of('creances-incontestees', { dispute: 'not-serious' }))).toContain('not-contested:no');
    expect(failed(of('creances-incontestees', { debtorIsTrader: false }))).toContain('between-traders:no');
    expect(failed(of('creances-incontestees', { isInvoiced: false }))).toContain('invoiced:no');
  });

  test('one month to answer, then eight days before the record', () => {
    const road = orThrow(creancesIncontestees({ ...base, commandementServedOn: day('2026-11-02') }));
    expect(ends(road)).toEqual({
      'answer-to-commandement': '2026-12-02',
      'earliest-record-of-no-contest': '2026-12-10',
    });
  });
});

describe('injonction de payer', () => {
  test('admissible for a contract, a statute or a bill against a debtor in France', () => {
    expect(of('injonction-de-payer').admissible).toBe('yes');
    expect(failed(of('injonction-de-payer', { basis: 'other' }))).toEqual(['contract-statute-or-bill:no']);
    expect(failed(of('injonction-de-payer', { debtorCountry: 'european-union' }))).toEqual([
      'debtor-lives-in-france:no',
    ]);
    expect(of('injonction-europeenne', { debtorCountry: 'european-union' }).admissible).toBe('yes');
    expect(of('injonction-de-payer', { dispute: 'serious' }).warnings.map((one) => one.kind)).toContain(
      'opposition-likely',
    );
  });

  test.each<[string, string, string, string]>([
    ['2026-08-31', '2027-03-01', '641: 28 February 2027 is a Sunday', 'six months before 1 September 2026'],
    ['2026-09-01', '2026-12-01', 'CPC 1411', 'three months from 1 September 2026'],
    ['2026-09-15', '2026-12-15', 'CPC 1411', 'three months'],
    ['2025-03-10', '2025-09-10', 'CPC 1411', 'six months'],
  ])('an order of %s is served by %s (%s: %s)', (orderedOn, expected, _source, _why) => {
    expect(ends(of('injonction-de-payer', { injonction: { orderedOn: day(orderedOn) } }))['serve-order']).toBe(
      expected,
    );
  });

  test('one month to object; enforceable after one month before September 2026, after two months since', () => {
    const old = ends(
      of('injonction-de-payer', { injonction: { orderedOn: day('2026-08-20'), servedOn: day('2026-10-05') } }),
    );
    expect([old.opposition, old['enforceable-from']]).toEqual(['2026-11-05', '2026-11-06']);
    const recent = ends(
      of('injonction-de-payer', { injonction: { orderedOn: day('2026-09-15'), servedOn: day('2026-10-05') } }),
    );
    expect([recent.opposition, recent['enforceable-from']]).toEqual(['2026-11-05', '2026-12-08']);
  });

  test('served otherwise than in person, opposition reopens at the first act that reaches the debtor', () => {
    const injonction = { orderedOn: day('2026-09-15'), servedOn: day('2026-10-05'), isServedInPerson: false };
    expect(of('injonction-de-payer', { injonction }).warnings.map((one) => one.kind)).toContain(
      'opposition-may-reopen',
    );
    const reached = of('injonction-de-payer', { injonction: { ...injonction, firstReachedOn: day('2027-01-11') } });
    expect(ends(reached).opposition).toBe('2027-02-11');
    expect(ends(of('injonction-de-payer', { injonction, resides: 'etranger' })).opposition).toBe('2027-01-05');
  });

  test('at the commercial court the fee is consigned within fifteen days, of the request and of the opposition', () => {
    const injonction = {
      requestedOn: day('2026-09-01'),
      orderedOn: day('2026-09-15'),
      servedOn: day('2026-10-05'),
      objectedOn: day('2026-10-20'),
    };
    const commercial = ends(of('injonction-de-payer', { injonction }));
    expect([commercial['consign-court-fee'], commercial['consign-opposition-fee']]).toEqual([
      '2026-09-16',
      '2026-11-04',
    ]);
    const civil = ends(of('injonction-de-payer', { ...consumer, injonction }));
    expect(civil['consign-court-fee']).toBeUndefined();
  });

  test('its forms are not inverted: 12946 for the commercial court, 12948 for the tribunal judiciaire', () => {
    expect(of('injonction-de-payer').forms[0]!.number).toBe('12946*02');
    expect(of('injonction-de-payer', consumer).forms[0]!.number).toBe('12948*06');
  });

  test('its greffe fee has no amount at the commercial court, none is due at the tribunal judiciaire', () => {
    const [commercial] = of('injonction-de-payer').costs;
    expect([commercial!.amount, commercial!.quoted?.length]).toEqual([undefined, 3]);
    expect(of('injonction-de-payer', consumer).costs[0]!.amount).toBe(0n);
    const served = of('injonction-de-payer').costs.find((one) => one.item === 'service-of-injonction')!;
    expect(decimal(served.amount!)).toBe('73.18');
  });

  test('up to 5 000 € at the tribunal judiciaire, the prior attempt is not settled', () => {
    expect(failed(of('injonction-de-payer', { ...consumer, amicableAttempt: 'none' }))).toEqual([
      'prior-amicable-attempt:unknown',
    ]);
    expect(of('injonction-de-payer', consumer).admissible).toBe('yes');
    expect(of('injonction-de-payer', { amicableAttempt: 'none' }).admissible).toBe('yes');
  });

  test('orders before March 2022 had other rules: not answered', () => {
    const facts = { ...base, injonction: { orderedOn: day('2022-02-28') } };
    expect(injonctionDeadlines(facts)).toMatchObject({ refused: true, refusal: { kind: 'law-not-known-on' } });
  });

  test('an order of every day since March 2022 has a regime', () => {
    for (let orderedOn: CivilDate = day('2022-03-01'); orderedOn <= '2026-12-31'; orderedOn = addDays(orderedOn, 1)) {
      const [serve] = orThrow(injonctionDeadlines({ ...base, injonction: { orderedOn } }));
      expect(serve!.expiresOn > orderedOn).toBe(true);
      expect(serve!.cautiousOn <= serve!.expiresOn).toBe(true);
    }
  });
});

describe('référé-provision and assignation', () => {
  test('référé only when the obligation cannot be seriously contested', () => {
    expect(of('refere-provision').admissible).toBe('yes');
    expect(of('refere-provision', { dispute: 'not-serious' }).admissible).toBe('yes');
    expect(failed(of('refere-provision', { dispute: 'serious' }))).toEqual(['not-seriously-contestable:no']);
    expect(of('assignation', { dispute: 'serious' }).admissible).toBe('yes');
  });

  test('a lawyer above 10 000 €, interest and indemnity counted', () => {
    const lawyer = (principal: string) => of('assignation', { principal: euros(principal) }).lawyer;
    expect([lawyer('9860.00'), lawyer('9860.01')]).toEqual(['optional', 'mandatory']);
  });

  test('up to 5 000 € at the tribunal judiciaire an amicable attempt comes first (CPC 750-1)', () => {
    const facts = { ...consumer, amicableAttempt: 'none' } as const;
    expect(failed(of('assignation', facts))).toEqual(['prior-amicable-attempt:no']);
    expect(failed(of('refere-provision', facts))).toEqual(['prior-amicable-attempt:no']);
    expect(of('assignation', { ...consumer, amicableAttempt: 'dispensed' }).admissible).toBe('yes');
    expect(of('assignation', { ...facts, principal: euros('5000.00') }).admissible).toBe('yes');
    expect(of('assignation', { amicableAttempt: 'none' }).admissible).toBe('yes');
  });

  test('before a hearing: 15 and 8 days at the commercial court, 15 at the tribunal judiciaire', () => {
    expect(ends(of('assignation', { hearingOn: day('2027-01-20') }))).toEqual({
      'serve-summons': '2027-01-05',
      'file-summons': '2027-01-12',
    });
    expect(ends(of('assignation', { ...consumer, hearingOn: day('2027-01-20') }))).toEqual({
      'file-summons': '2027-01-05',
    });
  });

  test('50 € at the tribunal judiciaire, nothing at the commercial court', () => {
    const fee = (facts: Partial<RoadFacts>) =>
      of('assignation', facts).costs.find((one) => one.item === 'legal-aid-contribution')?.amount;
    expect([fee(consumer), fee({})]).toEqual([euros('50.00'), undefined]);
  });
});

test('above 50 000 € a commercial claim may owe the contribution of a TAE, on every road through the court', () => {
  const roads: RoadKind[] = ['injonction-de-payer', 'refere-provision', 'assignation'];
  const has = (kind: RoadKind, facts: Partial<RoadFacts>) =>
    of(kind, facts).costs.some((one) => one.item === 'economic-justice-contribution');
  for (const kind of roads) {
    expect(has(kind, { principal: euros('49860.00') }), kind).toBe(false);
    expect(has(kind, { principal: euros('49860.01') }), kind).toBe(true);
    expect(has(kind, { ...consumer, principal: euros('60000.00') }), kind).toBe(false);
  }
});

describe('what is refused', () => {
  test.each<[string, Partial<RoadFacts>, object]>([
    ['no principal', { principal: euros('0.00') }, { kind: 'not-positive', argument: 'principal' }],
    ['negative interest', { interest: euros('-1.00') }, { kind: 'not-positive', argument: 'interest' }],
    [
      'an order served before it was made',
      { injonction: { orderedOn: day('2026-09-15'), servedOn: day('2026-09-14') } },
      { kind: 'out-of-order', argument: 'injonction.servedOn', before: '2026-09-15' },
    ],
    [
      'an objection before the service',
      { injonction: { orderedOn: day('2026-09-15'), servedOn: day('2026-09-20'), objectedOn: day('2026-09-19') } },
      { kind: 'out-of-order', argument: 'injonction.objectedOn' },
    ],
  ])('%s', (_, facts, refusal) => {
    expect(roadsFor({ ...base, ...facts })).toMatchObject({ refused: true, refusal });
  });
});
