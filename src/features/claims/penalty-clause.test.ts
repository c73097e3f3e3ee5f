import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percent } from '../../kernel/money.ts';
import { invoiceInput } from './claims.contract.ts';
import { CLAUSE_CODE, clauseCode, clauseOf, fixedRate, statedClause, statedTerms } from './penalty-clause.ts';

const note = (text: string, code?: string) => ({ notes: [code ? { code, text } : { text }] });

test.each([
  ['En cas de retard, pénalité de 3 fois le taux d’intérêt légal et indemnité de 40 €', 'legal-times:3'],
  ['Pénalités de retard : taux BCE majoré de 10 points', 'ecb-plus:10.00'],
  ['Pénalités au taux d’intérêt légal majoré de 5 points', 'legal-plus:5.00'],
])('%s → %s', (text, code) => {
  const clause = statedClause(note(text, 'PMD'));
  expect(clause && clauseCode(clause)).toBe(code);
});

test('one and a half times the legal interest is kept exactly', () => {
  const clause = statedClause(note('Pénalités : 1,5 fois le taux d’intérêt légal', 'PMD'));
  expect(clause && clauseCode(clause)).toBe('legal-times:1.5');
  expect(clauseOf('legal-times:1.5')).toEqual({ kind: 'legal-times', times: 3n, per: 2n });
});

test.each([
  ['TVA 20 %. Pénalités de retard 12 % par an', '12.00'],
  ['Escompte 2 %. Pénalités de retard : 10,50 %', '10.50'],
])('the rate is the one of penalties: %s', (text, rate) => {
  expect(fixedRate(statedClause({ notes: [], paymentTerms: text }))).toBe(percent(rate));
  expect(fixedRate(statedClause(note(text)))).toBe(percent(rate));
});

test.each([
  ['Pénalité de retard de 10 % du montant TTC', 'flat-percentage'],
  ['Paiement 30 % à la commande, en cas de retard voir CGV', 'not-recognised'],
])('what is not a rate leaves none, and says why: %s', (text, why) => {
  expect(statedTerms(note(text))).toEqual({ kind: 'unreadable', why });
  expect(statedClause(note(text))).toBeUndefined();
});

test('two notes that differ leave no clause, and a waiver is not looked past', () => {
  const two = { notes: [{ text: 'Pénalités de retard : 12 %' }, { text: 'Intérêts de retard : 15 % l’an' }] };
  expect(statedTerms(two)).toEqual({ kind: 'unreadable', why: 'several-rates' });
  const waived = { notes: [{ code: 'PMD', text: 'néant' }, { text: 'Pénalités de retard : 12 %' }] };
  expect(statedTerms(waived)).toEqual({ kind: 'waived' });
  const general = { notes: [{ code: 'PMD', text: 'Voir nos CGV' }], paymentTerms: 'Pénalités de retard : 12 % l’an' };
  expect(fixedRate(statedClause(general))).toBe(percent('12.00'));
});

test('a fixed rate is a rate, not a code', () => {
  const clause = statedClause(note('Pénalités de retard : 12 % par an', 'PMD'));
  expect(fixedRate(clause)).toBe(percent('12.00'));
  expect(clause && clauseCode(clause)).toBeUndefined();
});

test('the PMD note wins over what other notes say, and a discount is not a penalty', () => {
  expect(
    statedClause({
      notes: [{ text: 'Escompte de 2 % à dix jours' }, { code: 'PMD', text: 'Trois fois le taux d’intérêt légal' }],
    }),
  ).toEqual({ kind: 'legal-times', times: 3n });
  expect(statedClause(note('Escompte de 2 % à dix jours'))).toBeUndefined();
  expect(statedClause({ notes: [], paymentTerms: 'Paiement à 45 jours fin de mois' })).toBeUndefined();
});

test('a code comes back as the clause it was, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 9999 }), (times, points) => {
      const codes = [
        `legal-times:${times}`,
        `legal-times:${`${times}.${(points % 100).toString().padStart(2, '0')}`.replace(/\.?0+$/, '')}`,
        `ecb-plus:${(points / 100).toFixed(2)}`,
        `legal-plus:${(points / 100).toFixed(2)}`,
      ];
      for (const code of codes) {
        const clause = clauseOf(code);
        expect(clause && clauseCode(clause)).toBe(code);
      }
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => (clauseOf(text) === undefined) === !CLAUSE_CODE.test(text)));
});

test('the contract and the table take the codes that are clauses, and no other', () => {
  const migration = new URL('../../../migrations/20261122T1610_fraction_of_legal_interest.sql', import.meta.url);
  const [, pattern = ''] = /penalty_clause ~ '([^']+)'/.exec(readFileSync(migration, 'utf8')) ?? [];
  const inTable = new RegExp(pattern);
  const inContract = invoiceInput.shape.penaltyClause;
  const codes = [
    'legal-times:3',
    'legal-times:1.5',
    'legal-times:0.5',
    'legal-times:2.25',
    'legal-times:10',
    'ecb-plus:10.00',
  ];
  const others = [
    'legal-times:0',
    'legal-times:3.0',
    'legal-times:1.50',
    'legal-times:100',
    'legal-times:',
    'ecb-plus:10',
    'x',
  ];
  for (const [list, taken] of [
    [codes, true],
    [others, false],
  ] as const) {
    for (const code of list) {
      expect([code, inTable.test(code)]).toEqual([code, taken]);
      expect([code, inContract.safeParse(code).success]).toEqual([code, taken]);
      expect([code, clauseOf(code) !== undefined]).toEqual([code, taken]);
    }
  }
});
