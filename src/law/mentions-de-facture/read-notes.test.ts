import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { amountOwed } from '../penalites-de-retard/amount-owed.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { absentMentions, paymentMentions } from './mentions-de-facture.ts';
import { type InvoiceNote, penaltyClauseIn, readNotes } from './read-notes.ts';

const fixed = (rate: string): PenaltyClause => ({ kind: 'fixed', rate: percent(rate) });
const notes = (texts: Record<string, string>): InvoiceNote[] =>
  Object.entries(texts).map(([code, text]) => ({ code, text }));
const complete = {
  PMD: 'Pénalités de retard : 15 % par an',
  PMT: 'Indemnité forfaitaire pour frais de recouvrement : 40 €',
  AAB: 'Pas d’escompte pour paiement anticipé',
};
const read = (texts: Record<string, string>, on = '2026-11-21') => orThrow(readNotes(notes(texts), day(on)));
const kinds = (texts: Record<string, string>) => read(texts).findings.map((one) => one.kind);

describe('the penalty rate of a note', () => {
  test.each<[string, PenaltyClause]>([
    ['Tout retard entraîne une pénalité égale à 3 fois le taux d’intérêt légal.', { kind: 'legal-times', times: 3n }],
    ['pénalités : trois fois le taux de l’intérêt légal', { kind: 'legal-times', times: 3n }],
    ['Taux : 5 x le taux légal', { kind: 'legal-times', times: 5n }],
    ['au triple du taux d’intérêt légal', { kind: 'legal-times', times: 3n }],
    ['Late payment: 3 times the legal interest rate', { kind: 'legal-times', times: 3n }],
    ['Taux BCE majoré de 10 points', { kind: 'ecb-plus', points: percent('10') }],
    [
      'taux appliqué par la Banque centrale européenne à son opération de refinancement la plus récente majoré de 10 points de pourcentage',
      { kind: 'ecb-plus', points: percent('10') },
    ],
    ['BCE + 12 %', { kind: 'ecb-plus', points: percent('12') }],
    ['taux d’intérêt légal majoré de 5 points', { kind: 'legal-plus', points: percent('5') }],
    ['Pénalités de retard : 12,40 % l’an', fixed('12.40')],
    ['Pénalités au taux annuel de 15.00%', fixed('15')],
    ['1,5 % par mois de retard', fixed('18')],
    ['pénalité mensuelle : 1 % / mois', fixed('12')],
    ['intérêts au taux légal en vigueur', { kind: 'legal-times', times: 1n }],
  ])('« %s »', (text, clause) => {
    expect(penaltyClauseIn(text)?.clause).toEqual(clause);
  });

  test.each(['', 'Merci de votre confiance', 'Payer sous 30 jours', 'selon nos conditions générales'])(
    '« %s » states none',
    (text) => {
      expect(penaltyClauseIn(text)).toBeUndefined();
    },
  );
});

describe('the notes of an invoice', () => {
  test('complete and above the floor: nothing to say', () => {
    const result = read(complete);
    expect(result).toEqual({
      clause: fixed('15'),
      indemnity: euros('40.00'),
      discount: { kind: 'none' },
      isFactored: false,
      findings: [],
    });
  });

  test('an empty invoice lacks everything', () => {
    expect(kinds({})).toEqual(['penalty-rate-missing', 'indemnity-missing', 'discount-missing']);
  });

  test('below three times the legal interest of the day, the floor is told', () => {
    const result = read({ ...complete, PMD: 'Pénalités de retard : 8 %' });
    expect(result.findings).toMatchObject([
      { kind: 'penalty-rate-below-floor', rate: percent('8'), floor: percent('8.25') },
    ]);
    expect(read({ ...complete, PMD: 'Pénalités de retard : 8 %' }, '2026-03-01').findings).toEqual([]);
    expect(kinds({ ...complete, PMD: 'au taux légal' })).toEqual(['penalty-rate-below-floor']);
  });

  test('a note that says the opposite of the law is shown, not obeyed', () => {
    for (const PMD of ['Aucune pénalité de retard', 'No late payment fees', 'Sans pénalités']) {
      const result = read({ ...complete, PMD });
      expect([PMD, result.findings.map((one) => one.kind), result.clause]).toEqual([
        PMD,
        ['penalties-waived'],
        undefined,
      ]);
    }
  });

  test('what cannot be read is told as such', () => {
    expect(kinds({ ...complete, PMD: 'Voir conditions générales' })).toEqual(['penalty-rate-unreadable']);
    expect(kinds({ ...complete, PMT: 'Indemnité légale' })).toEqual(['indemnity-missing']);
    expect(kinds({ ...complete, PMT: 'Indemnité de 50,00 euros' })).toEqual(['indemnity-differs']);
    expect(kinds({ ...complete, PMD: '1,5 % par mois' })).toEqual(['penalty-rate-by-month']);
  });

  test('the note of a discount is not taken for another percentage', () => {
    const AAB = "Facture d'acompte n°1 - 30% du montant total du devis";
    expect(kinds({ ...complete, AAB })).toEqual(['discount-unreadable']);
    expect(read({ ...complete, AAB: 'Escompte de 2 % à dix jours' }).discount).toEqual({
      kind: 'rate',
      rate: percent('2'),
    });
  });

  test('a factoring clause stops everything: the creditor may no longer be the one to pay', () => {
    expect(read({ ...complete, ACC: 'Règlement à l’ordre de Factor SA' }).isFactored).toBe(true);
    expect(read({ ...complete, REG: 'créance cédée par subrogation à Eurofactor' }).isFactored).toBe(true);
    expect(kinds({ ...complete, ACC: 'x' })).toEqual(['factored']);
  });

  test('a semester not yet published refuses, unless the rate needs no comparison', () => {
    expect(readNotes(notes(complete), day('2027-01-15'))).toMatchObject({ refused: true });
    expect(readNotes(notes({}), day('2027-01-15')).refused).toBe(false);
  });

  test('the clause read is the one that the computation applies', () => {
    const { clause } = read({ ...complete, PMD: '3 fois le taux d’intérêt légal' });
    const owed = orThrow(
      amountOwed({
        parties: 'professionals',
        principal: euros('1000.00'),
        dueOn: day('2026-01-31'),
        on: day('2026-03-02'),
        payments: [],
        creditNotes: [],
        contractualClause: clause!,
      }),
    );
    // 1000 × 7.86 % × 30 / 365
    expect(decimal(owed.interest)).toBe('6.46');
  });
});

describe('mentions that an invoice lacks', () => {
  test('none when all are there; penalties and 40 € stay due without theirs', () => {
    expect(absentMentions(new Set(paymentMentions))).toEqual([]);
    const absent = absentMentions(new Set());
    expect(absent.map(({ mention, stillDue }) => [mention, stillDue])).toEqual([
      ['due-date', true],
      ['early-payment-discount', false],
      ['penalty-rate', true],
      ['fixed-indemnity', true],
    ]);
    for (const one of absent) expect(one.because.some((source) => source.read === 'unconfirmed')).toBe(true);
  });
});
