import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../../kernel/civil-date.ts';
import { publishedLaw } from '../../../../law/schedule.ts';
import { renderCalculator } from '../calculator-pages.ts';
import { formView } from '../calculator-reply.routes.ts';
import { say } from '../say.ts';
import { needsPage } from './needs-page.ts';
import { options } from './needs-words.ts';

// A Sunday: the first reminder waits for Monday.
const now = { today: day('2026-11-22'), inForce: publishedLaw };
const typed = { debiteur: 'societe', montant: '4000', echeance: '2026-01-31', etape: 'rien', preuves: 'oui' };
const page = (query: Record<string, string> = {}) => needsPage({ ...typed, ...query }, now);
const answer = (query: Record<string, string> = {}) => {
  const { result } = page(query);
  if (!result) throw new Error('no answer');
  return result;
};
const first = (query: Record<string, string>) => {
  const told = answer(query).first;
  return told && say(told, 'fr').replace(/[\u00a0\u202f]/g, ' ');
};

describe('five questions, a dated plan and its cost', () => {
  test('an invoice of a company: what is owed to the cent, eight dated steps, the price of one case', () => {
    const { owed, plan, cost, prescribedOn, first: told } = answer();
    // 150 days at 12,15 % (199,73 €), then 145 days at 12,40 % (197,04 €).
    expect(owed).toMatchObject({ interest: '396.77', indemnity: '40.00', total: '4436.77', isAtMost: false });
    expect(plan.map(({ on }) => on)).toEqual([
      '2026-11-23',
      '2026-11-27',
      '2026-12-03',
      '2026-12-11',
      '2026-12-22',
      '2027-01-11',
      '2027-01-15',
      '2027-01-21',
    ]);
    expect(cost).toMatchObject({ opening: '60.00', successPercent: '15' });
    expect([prescribedOn, told]).toEqual(['2031-01-31', null]);
  });

  test('several invoices: forty euros and one opening each, what is not known is said to be at most', () => {
    const { owed, cost, isByList } = answer({ factures: '10' });
    expect(owed).toMatchObject({ indemnity: '400.00', isAtMost: true });
    expect(cost).toMatchObject({ opening: '600.00', successPercent: null, ifAllRecovered: '600.00' });
    expect(isByList).toBe(true);
  });

  test('where the rate is not published yet, penalties stop at the last day known, and the page says it', () => {
    const later = needsPage(typed, { ...now, today: day('2027-02-15') }).result;
    // 150 days at 12,15 %, then the 184 of the second half of 2026 at 12,40 %.
    expect(later?.owed).toMatchObject({ interest: '449.77', countedUntil: '2026-12-31' });
    expect(later?.cost).toMatchObject({ opening: '60.00' });
  });

  test('a consumer owes no penalty and no indemnity, and two years are all there is', () => {
    const { owed, prescribedOn } = answer({ debiteur: 'particulier' });
    expect(owed).toMatchObject({ interest: '0.00', indemnity: '0.00', total: '4000.00' });
    expect(prescribedOn).toBe('2028-01-31');
  });

  test('nothing is planned against a debtor in insolvency proceedings, nor for a claim that is prescribed', () => {
    expect(answer({ etape: 'procedure' })).toMatchObject({ plan: [], cost: null, owed: { isAtMost: true } });
    expect(first({ etape: 'procedure' })).toContain('Bodacc');
    expect(answer({ echeance: '2021-01-31' })).toMatchObject({ plan: [], cost: null });
    expect(first({ echeance: '2021-01-31' })).toContain('2026');
  });

  test('an invoice not due yet is claimed from the day after its due date', () => {
    const { plan, owed } = answer({ echeance: '2026-12-01' });
    expect(plan[0]?.on).toBe('2026-12-02');
    expect(owed).toMatchObject({ interest: '0.00', total: '4000.00' });
    expect(first({ echeance: '2026-12-01' })).toContain('2 décembre 2026');
  });

  test('a dispute comes first, and its roads are not those of an uncontested claim', () => {
    expect(first({ etape: 'conteste' })).toContain('Répondez d’abord');
    const roads = (query: Record<string, string>) => answer(query).roads.map(({ name }) => name.words[0]);
    expect(roads({})).toContain('Injonction de payer');
    expect(roads({ debiteur: 'public' })).not.toContain('Injonction de payer');
    expect(answer({ etape: 'conteste' }).procedureAddress).not.toContain('contestation=aucune');
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['an amount that is none', { montant: 'beaucoup' }, ['montant']],
    ['no invoice', { factures: '0' }, ['factures']],
    ['half an invoice', { factures: '1,5' }, ['factures']],
    ['less than a cent for each', { montant: '0,05', factures: '9' }, ['montant']],
    ['a day that does not exist', { echeance: '2026-02-30' }, ['echeance']],
    ['a day of another age', { echeance: '0202-02-03' }, ['echeance']],
  ])('%s is told at its own field', (_, query, expected) => {
    expect([Object.keys(page(query).fields.faults), page(query).result]).toEqual([expected, null]);
  });

  test('every answer makes a page in both languages', () => {
    const values = (list: { value: string }[]) => fc.constantFrom(...list.map(({ value }) => value));
    fc.assert(
      fc.property(
        fc.record({
          debiteur: values(options.debtors),
          etape: values(options.stages),
          preuves: values(options.proofs),
          montant: fc.integer({ min: 1, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2)),
          factures: fc.integer({ min: 1, max: 40 }).map(String),
          echeance: fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        }),
        ({ echeance, ...query }) => {
          const { fields, defaults, rows, ...view } = page({ ...query, echeance: echeance.toISOString().slice(0, 10) });
          for (const language of ['fr', 'en'] as const) {
            const html = renderCalculator('besoin', language, {
              assets: '',
              pages: [],
              langQuery: '',
              otherLanguage: '',
              meta: {
                path: '',
                title: { words: ['', ''] },
                description: { words: ['', ''] },
                canonical: '',
                french: '',
                english: '',
                robots: '',
              },
              faulty: false,
              embedded: false,
              action: '',
              today: now.today,
              form: { ...formView(fields, defaults), rows },
              known: [],
              address: '',
              ...view,
            });
            expect(html).toContain('id="resultat"');
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
