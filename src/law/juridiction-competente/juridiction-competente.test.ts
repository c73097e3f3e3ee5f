import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { citation } from '../citation.ts';
import { amended, type LawInForce } from '../schedule.ts';
import type { CourtFacts, CourtWarning } from './court.ts';
import { competentCourts } from './juridiction-competente.ts';
import { lawyerThreshold } from './juridiction-competente.values.ts';

const base: CourtFacts = {
  parties: 'professionals',
  amount: euros('8000.00'),
  on: day('2026-11-21'),
  postcode: '75011',
};
const answer = (facts: Partial<CourtFacts>) => orThrow(competentCourts({ ...base, ...facts }));
const court = (facts: Partial<CourtFacts>) => answer(facts).courts[0]!;
const warned = (facts: Partial<CourtFacts>) => answer(facts).warnings.map(({ kind }) => kind);
const warning = <K extends CourtWarning['kind']>(facts: Partial<CourtFacts>, kind: K) =>
  answer(facts).warnings.filter((one): one is Extract<CourtWarning, { kind: K }> => one.kind === kind);
const traders = { debtorIsTrader: true, creditorIsTrader: true } as const;
const at = (postcode: string, commune?: string) => (commune === undefined ? { postcode } : { postcode, commune });

describe('between traders', () => {
  // Expected courts from annexe 7-1 (2014), and from the arrêté of 5 July 2024 for the TAE.
  test.each<[string, string | undefined, string]>([
    ['75011', undefined, 'Tribunal des activités économiques de Paris'],
    ['69001', undefined, 'Tribunal des activités économiques de Lyon'],
    ['13001', undefined, 'Tribunal des activités économiques de Marseille'],
    ['72000', undefined, 'Tribunal des activités économiques du Mans'],
    ['76600', undefined, 'Tribunal des activités économiques du Havre'],
    ['89000', 'Auxerre', "Tribunal des activités économiques d'Auxerre"],
    ['84200', undefined, "Tribunal des activités économiques d'Avignon"],
    ['32000', undefined, "Tribunal de commerce d'Auch"],
    ['33000', undefined, 'Tribunal de commerce de Bordeaux'],
    ['06400', undefined, 'Tribunal de commerce de Cannes'],
    ['06110', undefined, 'Tribunal de commerce de Cannes'],
    ['59000', undefined, 'Tribunal de commerce de Lille Métropole'],
    ['22100', 'Dinan', 'Tribunal de commerce de Saint-Malo'],
    ['42300', 'Roanne', 'Tribunal de commerce de Roanne'],
    ['25200', 'Montbéliard', 'Tribunal de commerce de Belfort'],
    ['67000', undefined, 'Chambre commerciale du tribunal judiciaire de Strasbourg'],
    ['57000', undefined, 'Chambre commerciale du tribunal judiciaire de Metz'],
    ['97200', undefined, 'Tribunal mixte de commerce de Fort-de-France'],
  ])('%s %s: %s', (postcode, commune, name) => {
    expect(court(at(postcode, commune)).name).toBe(name);
  });

  test('a TAE only since 1 January 2025', () => {
    expect(court({ on: day('2024-12-31') }).kind).toBe('tribunal-de-commerce');
    expect(court({ on: day('2025-01-01') }).kind).toBe('tribunal-des-activites-economiques');
    expect(court({ on: day('2029-01-01') }).kind).toBe('tribunal-de-commerce');
  });

  test('a debtor who is not a trader goes before the tribunal judiciaire', () => {
    for (const creditorIsTrader of [true, false]) {
      const found = answer({ debtorIsTrader: false, creditorIsTrader });
      expect(found.courts.map(({ name }) => name)).toEqual(['Tribunal judiciaire de Paris']);
    }
  });

  test('a trader status that nobody gave is assumed, and said for each party', () => {
    expect(warning({}, 'trader-assumed').map(({ party }) => party)).toEqual(['debtor', 'creditor']);
    expect(warning({ debtorIsTrader: true }, 'trader-assumed').map(({ party }) => party)).toEqual(['creditor']);
    expect(warned(traders)).not.toContain('trader-assumed');
    // Against a debtor who is none, the creditor's own does not matter.
    expect(warned({ debtorIsTrader: false })).not.toContain('trader-assumed');
  });

  test('no amicable attempt is required before it, whatever the amount and the day', () => {
    for (const on of ['2020-01-01', '2023-09-30', '2026-11-21']) {
      expect(court({ amount: euros('100.00'), on: day(on) }).priorAmicableAttempt).toBe(false);
    }
  });
});

describe('a consumer', () => {
  const consumer = { parties: 'consumer' } as const;
  test.each<[string, string | undefined, string]>([
    ['75011', undefined, 'Tribunal judiciaire de Paris'],
    ['06400', undefined, 'Tribunal judiciaire de Grasse'],
    ['67000', undefined, 'Tribunal judiciaire de Strasbourg'],
    ['97110', undefined, 'Tribunal judiciaire de Pointe-à-Pitre'],
    ['44600', 'Saint-Nazaire', 'Tribunal judiciaire de Saint-Nazaire'],
    ['91000', undefined, "Tribunal judiciaire d'Évry-Courcouronnes"],
  ])('%s %s: %s', (postcode, commune, name) => {
    expect(court({ ...consumer, ...at(postcode, commune) }).name).toBe(name);
  });

  test('thresholds are inclusive: 5 000 € for the amicable attempt and the appeal, 10 000 € for the lawyer', () => {
    const read = (amount: string) => {
      const { priorAmicableAttempt, lastResort, lawyer } = court({ ...consumer, amount: euros(amount) });
      return [priorAmicableAttempt, lastResort, lawyer];
    };
    expect(read('5000.00')).toEqual([true, true, 'optional']);
    expect(read('5000.01')).toEqual([false, false, 'optional']);
    expect(read('10000.00')).toEqual([false, false, 'optional']);
    expect(read('10000.01')).toEqual([false, false, 'mandatory']);
  });
});

describe('a creditor who is no trader, against a trader', () => {
  const mixed = { debtorIsTrader: true, creditorIsTrader: false } as const;

  test('has the choice of both courts, by a rule that nobody here has read', () => {
    const found = answer({ ...mixed, postcode: '06400' });
    expect(found.courts.map(({ name }) => name)).toEqual([
      'Tribunal de commerce de Cannes',
      'Tribunal judiciaire de Grasse',
    ]);
    const [choice] = warning(mixed, 'creditor-may-choose-court');
    expect(choice?.source.read).toBe('unconfirmed');
    for (const one of found.courts) expect(one.because).toContain(choice?.source);
  });

  test('the court that is known is named even when the other is not', () => {
    const found = answer({ ...mixed, postcode: '31770', commune: 'Colomiers' });
    expect(found.courts.map(({ name }) => name)).toEqual(['Tribunal de commerce de Toulouse', undefined]);
    expect(warning({ ...mixed, postcode: '31770' }, 'court-not-listed')).toEqual([
      { kind: 'court-not-listed', court: 'judicial', departement: '31' },
    ]);
  });

  test('both unknown, the place is refused', () => {
    expect(competentCourts({ ...base, ...mixed, postcode: '22100', commune: 'Taden' })).toMatchObject({
      refusal: { kind: 'commune-not-covered' },
    });
  });

  test('before article 750-1 was read, the commercial court still answers', () => {
    const found = answer({ ...mixed, on: day('2023-09-30') });
    expect(found.courts.map((one) => one.priorAmicableAttempt)).toEqual([false, undefined]);
    expect(warned({ ...mixed, on: day('2023-09-30') })).toContain('amicable-attempt-not-settled');
  });
});

describe('a public buyer', () => {
  const buyer = { parties: 'public-buyer' } as const;

  test('goes before an administrative court that the lists do not name', () => {
    expect(court(buyer)).toMatchObject({ kind: 'tribunal-administratif' });
    expect(court(buyer)).not.toHaveProperty('name');
    expect(court(buyer).because[0]!.read).toBe('unconfirmed');
  });

  test.each(['22100', '31770', '01410', '13331', '75379'])('is never asked for a commune: %s', (postcode) => {
    expect(court({ ...buyer, postcode }).kind).toBe('tribunal-administratif');
  });

  test('whose postcode spans two départements is told none', () => {
    expect(warning({ ...buyer, postcode: '01410' }, 'court-not-listed')).toEqual([
      { kind: 'court-not-listed', court: 'administrative' },
    ]);
  });
});

describe('what else a creditor is told', () => {
  const consumer = { parties: 'consumer' } as const;

  test('connected claims add up (CPC 35), while a threshold may be passed', () => {
    expect(warned({ ...traders, amount: euros('10000.00') })).toContain('connected-claims-add-up');
    expect(warned({ ...traders, amount: euros('10000.01') })).not.toContain('connected-claims-add-up');
    expect(court(traders).because.map(citation)).toContain('article 35 du code de procédure civile');
  });

  test('a clause may name another place between traders only (CPC 48)', () => {
    expect(warned(traders)).toContain('clause-may-decide');
    expect(warned({ debtorIsTrader: false })).not.toContain('clause-may-decide');
    expect(warned({ ...traders, creditorIsTrader: false })).not.toContain('clause-may-decide');
    expect(warned(consumer)).not.toContain('clause-may-decide');
  });

  test('the place of performance is the creditor’s other choice (CPC 46)', () => {
    expect(warned(traders)).toContain('place-of-performance');
    expect(warned(consumer)).toContain('place-of-performance');
  });

  test('consumer credit and housing leases have their own judge', () => {
    expect(warning(consumer, 'protection-judge')[0]?.source.read).toBe('unconfirmed');
    expect(warned(traders)).not.toContain('protection-judge');
  });

  test('a chambre de proximité is named beside the seat, unconfirmed', () => {
    const muret = court({ ...consumer, postcode: '31600', commune: 'Muret' });
    expect(muret).toMatchObject({
      name: 'Tribunal judiciaire de Toulouse',
      proximity: { seat: 'Muret', name: 'Tribunal de proximité de Muret' },
    });
    expect(muret.because.some(({ read, note }) => read === 'unconfirmed' && note?.includes('proximité'))).toBe(true);
    expect(court({ ...consumer, postcode: '31000' })).not.toHaveProperty('proximity');
  });

  test('a chambre commerciale of a tribunal judiciaire: whether 750-1 binds it is not settled', () => {
    const metz = { ...traders, postcode: '57000' };
    expect(court({ ...metz, amount: euros('5000.00') })).not.toHaveProperty('priorAmicableAttempt');
    expect(warned({ ...metz, amount: euros('5000.00') })).toContain('amicable-attempt-not-settled');
    expect(court({ ...metz, amount: euros('5000.01') }).priorAmicableAttempt).toBe(false);
    expect(warned({ ...traders, amount: euros('5000.00') })).not.toContain('amicable-attempt-not-settled');
  });

  test('the list that is old is the one that was used', () => {
    const cited = (facts: Partial<CourtFacts>) => warning(facts, 'list-is-old').map(({ source }) => citation(source));
    const [annexe71, tableauIV] = [
      'article D721-1 du code de commerce',
      "article D211-1 du code de l'organisation judiciaire",
    ];
    expect(cited(traders)).toEqual([annexe71]);
    expect(cited({ ...traders, postcode: '67000' })).toEqual([tableauIV]);
    expect(cited({ ...traders, postcode: '97200' })).toEqual([tableauIV]);
    expect(cited(consumer)).toEqual([tableauIV]);
    expect(cited({ debtorIsTrader: true, creditorIsTrader: false })).toEqual([annexe71, tableauIV]);
  });

  test('the end of the TAE experiment is computed: said after it, where one sat', () => {
    const after = { ...traders, on: day('2029-01-01') };
    expect(warning(after, 'experiment-end-computed')).toEqual([
      { kind: 'experiment-end-computed', until: '2028-12-31' },
    ]);
    expect(warned({ ...after, on: day('2028-12-31') })).not.toContain('experiment-end-computed');
    expect(warned({ ...after, postcode: '33000' })).not.toContain('experiment-end-computed');
    expect(warned({ ...consumer, on: day('2029-01-01') })).not.toContain('experiment-end-computed');
  });

  test('a CEDEX code is placed by its département, and says so', () => {
    expect(court({ ...traders, postcode: '92066' }).name).toBe('Tribunal des activités économiques de Nanterre');
    expect(warning({ ...traders, postcode: '92066' }, 'cedex-code')).toEqual([
      { kind: 'cedex-code', departement: '92' },
    ]);
    expect(warned(traders)).not.toContain('cedex-code');
  });

  test('the sources say how much of the country they place', () => {
    for (const [source] of [warning(traders, 'list-is-old'), warning(consumer, 'list-is-old')].map((list) =>
      list.map((one) => one.source),
    )) {
      expect(source!.note).toMatch(/place \d+\u202f\d{3} communes sur 34\u202f969/);
    }
  });
});

describe('the lawyer, by an operator’s own row too', () => {
  test.each([
    ['10000.00', 'optional'],
    ['10000.01', 'mandatory'],
  ])('%s before the commercial court: %s', (amount, lawyer) => {
    expect(court({ ...traders, amount: euros(amount) }).lawyer).toBe(lawyer);
  });

  test('a confirmed row decides', () => {
    const row = { ...lawyerThreshold.rows[0]!, from: day('2027-01-01'), value: euros('20000.00') };
    const inForce: LawInForce = { amended: new Map([[lawyerThreshold.subject, amended(lawyerThreshold, [row])]]) };
    const on = (date: string) =>
      orThrow(competentCourts({ ...base, amount: euros('15000.00'), on: day(date) }, inForce)).courts[0]!.lawyer;
    expect([on('2026-12-31'), on('2027-01-01')]).toEqual(['mandatory', 'optional']);
  });
});

test('what cannot be is refused', () => {
  expect(competentCourts({ ...base, amount: euros('0.00') })).toMatchObject({ refusal: { argument: 'amount' } });
  expect(competentCourts({ ...base, on: day('2019-12-31') })).toMatchObject({ refusal: { kind: 'law-not-known-on' } });
  expect(competentCourts({ ...base, parties: 'consumer', on: day('2023-09-30') })).toMatchObject({
    refusal: { kind: 'law-not-known-on', subject: 'prior-amicable-attempt' },
  });
  expect(court({ on: day('2023-09-30') }).kind).toBe('tribunal-de-commerce');
});
