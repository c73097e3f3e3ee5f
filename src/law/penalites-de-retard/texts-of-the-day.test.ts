import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyFacts } from '../../../test/support/any-owed-facts.ts';
import { type CivilDate, civilDate, day, startOfSemester } from '../../kernel/civil-date.ts';
import { euros, percent, percentText } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { citation, type Source } from '../citation.ts';
import { legalInterest } from '../interet-legal/interet-legal.values.ts';
import { type Row, type Schedule, sourceOf } from '../schedule.ts';
import { amountOwed } from './amount-owed.ts';
import { interestAfterDecision } from './interest-after-decision.ts';
import type { DatedAmount, Owed, OwedFacts } from './owed.ts';
import { imputationRule, startBetweenProfessionals } from './penalites-de-retard.reasons.ts';
import { betweenProfessionals, towardPublicBuyers } from './penalites-de-retard.values.ts';
import { reasonsOn } from './reasons.ts';
import { refinancingRate } from './refinancing-rate.values.ts';

const base: OwedFacts = {
  parties: 'professionals',
  principal: euros('1000.00'),
  dueOn: day('2026-01-31'),
  on: day('2026-03-30'),
  payments: [],
  creditNotes: [],
};
const dated = (on: string, amount: string): DatedAmount => ({ on: day(on), amount: euros(amount) });
const owed = (facts: Partial<OwedFacts>): Owed => orThrow(amountOwed({ ...base, ...facts }));
const cited = (sources: readonly Source[]) => [...new Set(sources.map(citation))];
const ids = (sources: readonly Source[]) => sources.flatMap(({ id }) => (id?.startsWith('LEGI') ? [id] : []));

const ECB = 'Banque centrale européenne, taux des opérations principales de refinancement';
const NEW = 'article L441-10 du code de commerce';
const OLD = 'article L441-6 du code de commerce';
const CURRENT_ID = 'LEGIARTI000038414392';
const DECREE_2002 = 'décret n° 2002-232 du 21 février 2002, article 5';
const DECREE_2013 = 'décret n° 2013-269 du 29 mars 2013';
const PUBLIC_RATE = 'article R2192-31 du code de la commande publique';
const PUBLIC_START = [
  'article L2192-13 du code de la commande publique',
  'article R2192-32 du code de la commande publique',
  'article R2192-33 du code de la commande publique',
];

describe('a line cites the texts in force on its days', () => {
  test.each<[OwedFacts['parties'], string, string, string[]]>([
    ['professionals', '2010-05-31', '2010-12-31', [OLD]],
    ['professionals', '2017-01-31', '2017-03-31', [OLD]],
    ['professionals', '2018-12-31', '2019-04-25', [OLD]],
    ['professionals', '2019-04-25', '2019-06-30', [NEW]],
    ['professionals', '2019-03-31', '2019-04-26', [OLD, NEW]],
    ['professionals', '2021-06-30', '2022-12-31', [NEW]],
    ['public-buyer', '2012-05-31', '2012-12-31', [DECREE_2002]],
    ['public-buyer', '2013-04-30', '2013-06-30', [DECREE_2013]],
    ['public-buyer', '2017-01-31', '2017-03-31', [DECREE_2013]],
    ['public-buyer', '2019-03-31', '2019-12-31', [PUBLIC_RATE]],
    ['public-buyer', '2025-06-30', '2025-12-31', [PUBLIC_RATE]],
  ])('%s, due %s, on %s', (parties, dueOn, on, expected) => {
    const { lines } = owed({ parties, dueOn: day(dueOn), on: day(on) });
    expect(lines).toHaveLength(1);
    const [line] = lines;
    expect(cited(line!.because).filter((text) => text !== ECB)).toEqual(expected);
    expect(cited(line!.because)).toContain(ECB);
    expect(ids(line!.because).includes(CURRENT_ID)).toBe(expected.includes(NEW));
  });

  test('a public buyer: the rate is frozen, and each line cites the text that says so on its days', () => {
    const late = { parties: 'public-buyer', dueOn: day('2018-12-31'), on: day('2019-12-31') } as const;
    expect(owed(late).lines.map(({ because }) => cited(because))).toEqual([[DECREE_2013, ECB, PUBLIC_RATE]]);
    const { lines } = owed({ ...late, payments: [dated('2019-03-31', '500.00'), dated('2019-06-30', '100.00')] });
    expect(lines.map(({ because }) => cited(because))).toEqual([
      [DECREE_2013, ECB],
      [PUBLIC_RATE, ECB],
      [PUBLIC_RATE, ECB],
    ]);
  });

  test('a text that states other points does not touch what had begun to run', () => {
    const { lines } = owed({ parties: 'public-buyer', dueOn: day('2012-05-31'), on: day('2020-05-31') });
    expect(lines.map(({ rate, because }) => [percentText(rate), cited(because)])).toEqual([
      ['8.00', [DECREE_2002, ECB]],
    ]);
  });

  test('semesters at one rate are one line, with the sources of both and of no other year', () => {
    const [line] = owed({ dueOn: day('2017-01-31'), on: day('2017-12-31'), contractualRate: percent('12') }).lines;
    const semesters = legalInterest.rows.filter(({ from }) => from.startsWith('2017')).map((row) => sourceOf(row));
    expect(line!.because.filter((source) => semesters.includes(source))).toHaveLength(2);
    expect(line!.because).toHaveLength(3);
  });

  test('a clause that follows the ECB cites the floor it passed and the series it follows', () => {
    const clause = { kind: 'ecb-plus', points: percent('12') } as const;
    const [line] = owed({ contractualClause: clause }).lines;
    expect(cited(line!.because)).toEqual([NEW, 'arrêté du 15 décembre 2025', ECB]);
  });

  /** The rows of a schedule by the source that a line carries. */
  const rowsOf = <T>(schedule: Schedule<T>) =>
    new Map<Source, Row<T>>(schedule.rows.map((row) => [sourceOf(row), row]));
  const rules = [rowsOf(betweenProfessionals), rowsOf(towardPublicBuyers)];
  const rates = [rowsOf(refinancingRate), rowsOf(legalInterest)];
  const endOf = (row: { until?: CivilDate }, next: CivilDate | undefined) =>
    row.until ?? next ?? civilDate(2199, 12, 31);

  test('whatever the facts: the text of every rule was in force on one of the days of its line', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { from, to, because } of orThrow(amountOwed(facts)).lines) {
          for (const source of because) {
            const row = rules.map((rows) => rows.get(source)).find((found) => found !== undefined);
            if (row) expect(row.from <= to && from <= endOf(row, undefined)).toBe(true);
          }
        }
      }),
    );
  });

  test('whatever the facts: every rate is the one of an anchor of its line, or of the frozen semester', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { from, to, because } of orThrow(amountOwed(facts)).lines) {
          const start = facts.parties === 'public-buyer' ? startOfSemester(day('2015-01-01')) : startOfSemester(from);
          for (const source of because) {
            const row = rates.map((rows) => rows.get(source)).find((found) => found !== undefined);
            if (!row) continue;
            const index = refinancingRate.rows.findIndex((one) => (one as object) === row);
            const next = index < 0 ? undefined : refinancingRate.rows[index + 1]?.from;
            expect(row.from <= to && start <= endOf(row, next)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('why interest starts, by the text of its first day', () => {
  const start = (facts: Partial<OwedFacts>) => cited(owed(facts).because);
  test.each<[string, string, string]>([
    ['2017-01-31', '2017-03-31', OLD],
    ['2019-04-24', '2019-12-31', OLD],
    ['2019-04-25', '2019-12-31', NEW],
    ['2026-01-31', '2026-03-31', NEW],
  ])('between professionals, due %s', (dueOn, on, expected) => {
    const { because } = owed({ dueOn: day(dueOn), on: day(on) });
    expect(citation(because[0]!)).toBe(expected);
    expect(because[0]?.note).toMatch(/rappel/);
  });

  test('public buyers: the decrees, then the code', () => {
    expect(start({ parties: 'public-buyer', dueOn: day('2012-05-31'), on: day('2012-06-30') })[0]).toBe(DECREE_2002);
    const decree = start({ parties: 'public-buyer', dueOn: day('2019-03-30'), on: day('2019-06-30') });
    expect(decree).toEqual([DECREE_2013, ECB, PUBLIC_RATE]);
    const code = start({ parties: 'public-buyer', dueOn: day('2019-03-31'), on: day('2019-06-30') });
    expect(code.slice(0, 3)).toEqual(PUBLIC_START);
    expect(code).not.toContain(DECREE_2013);
  });

  test('consumers: the former civil code until 30 September 2016', () => {
    const notified = (miseEnDemeureOn: string) =>
      start({
        parties: 'consumer',
        dueOn: day('2016-01-31'),
        miseEnDemeureOn: day(miseEnDemeureOn),
        on: day('2016-12-31'),
      });
    expect(notified('2016-09-29')[0]).toBe('article 1153 du code civil');
    expect(notified('2016-09-30').slice(0, 2)).toEqual([
      'article 1231-6 du code civil',
      'article 1344-1 du code civil',
    ]);
  });

  test.each<[string, Partial<OwedFacts>, string]>([
    ['on the due date', { on: day('2026-01-31') }, NEW],
    ['before it', { on: day('2026-01-01') }, NEW],
    ['paid in time', { payments: [dated('2026-01-31', '1000.00')] }, NEW],
    ['in insolvency since before', { insolvencyOpenedOn: day('2026-01-15') }, NEW],
    ['a consumer without a mise en demeure', { parties: 'consumer' }, 'article 1231-6 du code civil'],
    [
      'a consumer put on notice too early',
      { parties: 'consumer', miseEnDemeureOn: day('2026-01-31') },
      'article 1344-1 du code civil',
    ],
    ['a public buyer on the due date', { parties: 'public-buyer', on: day('2026-01-31') }, PUBLIC_START[0]!],
  ])('no interest still has its reasons: %s', (_, facts, expected) => {
    const result = owed(facts);
    expect(result.interest).toBe(0n);
    expect(cited(result.because)).toContain(expected);
  });
});

describe('the other reasons are those of their day', () => {
  test('a payment is imputed by the article in force when it was made', () => {
    const facts = { dueOn: day('2016-05-31'), on: day('2016-12-31') };
    const both = owed({ ...facts, payments: [dated('2016-09-30', '10.00'), dated('2016-10-01', '10.00')] });
    expect(cited(both.because)).toEqual(
      expect.arrayContaining(['article 1254 du code civil', 'article 1343-1 du code civil']),
    );
    const before = owed({ ...facts, payments: [dated('2016-09-30', '10.00')] });
    expect(cited(before.because)).not.toContain('article 1343-1 du code civil');
  });

  test('the indemnity is cited when the principal is late, and not when it was paid in time', () => {
    const indemnity = 'article D441-5 du code de commerce';
    expect(cited(owed({}).because)).toContain(indemnity);
    expect(cited(owed({ payments: [dated('2026-01-31', '1000.00')] }).because)).not.toContain(indemnity);
  });

  test('time granted by a judge, interest on interest, a decision: the former articles before October 2016', () => {
    const facts = { dueOn: day('2016-01-31'), on: day('2017-06-30') };
    const grace = (from: string, to: string) => [{ from: day(from), to: day(to) }];
    const early = owed({ ...facts, gracePeriods: grace('2016-03-01', '2016-03-31') });
    expect(cited(early.lines[1]!.because)).toEqual(['article 1244-2 du code civil']);
    const late = owed({ ...facts, gracePeriods: grace('2016-11-01', '2016-11-30') });
    expect(late.lines.flatMap(({ because }) => cited(because))).toContain('article 1343-5 du code civil');
    const capitalised = (from: string) =>
      cited(owed({ ...facts, capitalisation: { from: day(from), allowedBy: 'decision' } }).because);
    expect(capitalised('2016-09-30')).toContain('article 1154 du code civil');
    expect(capitalised('2016-10-01')).toContain('article 1343-2 du code civil');
    const decided = (on: string) =>
      orThrow(
        interestAfterDecision({
          principal: euros('100.00'),
          decidedOn: day(on),
          creditor: 'professional',
          on: day('2017-01-31'),
          payments: [],
        }),
      );
    expect(citation(decided('2016-09-30').because[0]!)).toBe('article 1153-1 du code civil');
    expect(citation(decided('2016-10-01').because[0]!)).toBe('article 1231-7 du code civil');
  });

  test('an indemnity barred by insolvency cites the article of the first late day', () => {
    const barred = (dueOn: string) =>
      cited(
        owed({ dueOn: day(dueOn), on: day('2019-12-31'), insolvencyOpenedOn: day('2019-01-10') }).because.filter(
          ({ note }) => note?.includes('interdit le paiement'),
        ),
      );
    expect(barred('2019-04-24')).toEqual([OLD]);
    expect(barred('2019-04-25')).toEqual([NEW]);
  });
});

test('reasons begin with the first text known, and change on the very day of the next', () => {
  const [former, , current] = startBetweenProfessionals;
  expect(reasonsOn(startBetweenProfessionals, day('1950-01-01'))).toBe(former!.because);
  expect(reasonsOn(startBetweenProfessionals, day('2019-04-26'))).toBe(current!.because);
  expect(reasonsOn(imputationRule, day('2016-09-30'))).not.toBe(reasonsOn(imputationRule, day('2016-10-01')));
  expect(reasonsOn([], day('2020-01-01'))).toEqual([]);
});
