import { describe, expect, test } from 'vitest';
import { percent } from '../../kernel/money.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { isSameClause, statedPenalty } from './penalty-rate.ts';

/** Sentences that invoices carry beside their penalties, each with figures that are not a penalty rate. */
const noise = [
  'TVA 20 %.',
  'TVA sur les débits au taux de 5,5 %.',
  'Escompte pour paiement anticipé : 2 %.',
  'Pas d’escompte pour règlement anticipé.',
  'Escompte : néant.',
  'Remise de 15 % déjà déduite.',
  'Acompte de 30 % versé à la commande.',
  'Indemnité forfaitaire pour frais de recouvrement : 40 €.',
  'Une indemnité de 40,00 € sera due (article D. 441-5).',
  'Retenue de garantie de 5 %.',
  'SARL au capital de 10 000 € - RCS Rennes 552 100 554.',
  'Paiement à 45 jours fin de mois.',
  'Facture n° 2026-118 du 09/10/2026 d’un montant de 5 560,00 € TTC.',
  'Participation de 1 % à l’éco-organisme.',
  'Règlement en 3 fois sans frais.',
  'IBAN FR76 3000 6000 0112 3456 7890 189.',
];

const stated: [string, PenaltyClause][] = [
  ['Pénalités de retard : 12 % l’an.', { kind: 'fixed', rate: percent('12') }],
  ['Taux des pénalités de retard : 10,50 %.', { kind: 'fixed', rate: percent('10.5') }],
  ['Pénalités de retard : 1,5 % par mois.', { kind: 'fixed', rate: percent('18') }],
  ['Pénalités de retard : trois fois le taux d’intérêt légal.', { kind: 'legal-times', times: 3n }],
  ['Pénalités de retard : 1,5 fois le taux d’intérêt légal.', { kind: 'legal-times', times: 3n, per: 2n }],
  ['Pénalités de retard : taux BCE majoré de 10 points.', { kind: 'ecb-plus', points: percent('10') }],
  ['Intérêts de retard au taux légal majoré de 5 points.', { kind: 'legal-plus', points: percent('5') }],
];

describe.each(stated)('« %s »', (text, clause) => {
  test.each(noise)('is read alike before and after « %s »', (other) => {
    for (const whole of [`${other} ${text}`, `${text} ${other}`, `${other}\n${text}`, `${text}\n${other}`]) {
      for (const where of ['penalty-note', 'any-text'] as const) {
        const found = statedPenalty(whole, where);
        expect([whole, where, found.kind]).toEqual([whole, where, 'clause']);
        if (found.kind === 'clause') expect(found.clause).toEqual(clause);
      }
    }
  });
});

test.each(noise)('« %s » alone states no penalty', (text) => {
  expect(statedPenalty(text, 'any-text').kind).toBe('silent');
});

describe('two clauses are the same when they give the same rate', () => {
  test.each<[PenaltyClause, PenaltyClause, boolean]>([
    [{ kind: 'legal-times', times: 3n }, { kind: 'legal-times', times: 6n, per: 2n }, true],
    [{ kind: 'legal-times', times: 3n, per: 2n }, { kind: 'legal-times', times: 3n }, false],
    [{ kind: 'fixed', rate: percent('12') }, { kind: 'fixed', rate: percent('12.00') }, true],
    [{ kind: 'fixed', rate: percent('12') }, { kind: 'fixed', rate: percent('12.01') }, false],
    [{ kind: 'ecb-plus', points: percent('10') }, { kind: 'ecb-plus', points: percent('10') }, true],
    [{ kind: 'ecb-plus', points: percent('10') }, { kind: 'legal-plus', points: percent('10') }, false],
    [{ kind: 'legal-plus', points: percent('5') }, { kind: 'legal-plus', points: percent('6') }, false],
    [{ kind: 'fixed', rate: percent('3') }, { kind: 'legal-times', times: 3n }, false],
  ])('pair %#', (one, other, same) => {
    expect(isSameClause(one, other)).toBe(same);
    expect(isSameClause(other, one)).toBe(same);
  });
});
