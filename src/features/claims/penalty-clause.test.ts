import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percent } from '../../kernel/money.ts';
import { CLAUSE_CODE, clauseCode, clauseOf, fixedRate, statedClause } from './penalty-clause.ts';

const note = (text: string, code?: string) => ({ notes: [code ? { code, text } : { text }] });

test.each([
  ['En cas de retard, pénalité de 3 fois le taux d’intérêt légal et indemnité de 40 €', 'legal-times:3'],
  ['Pénalités de retard : taux BCE majoré de 10 points', 'ecb-plus:10.00'],
  ['Pénalités au taux d’intérêt légal majoré de 5 points', 'legal-plus:5.00'],
])('%s → %s', (text, code) => {
  const clause = statedClause(note(text, 'PMD'));
  expect(clause && clauseCode(clause)).toBe(code);
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
