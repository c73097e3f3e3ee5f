import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { decimal, euros, percent } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { amountOwed } from '../penalites-de-retard/amount-owed.ts';
import type { PenaltyClause } from '../penalites-de-retard/owed.ts';
import { statedDiscount } from './discount.ts';
import { deniesFactoring, saysFactored } from './factoring.ts';
import { statedIndemnity } from './indemnity-amount.ts';
import { absentMentions, paymentMentions, taxMentions } from './mentions-de-facture.ts';
import { type InvoiceNote, readNotes } from './read-notes.ts';

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
    expect(kinds({ ...complete, PMT: 'Indemnité de 40 € ou 60 €' })).toEqual(['indemnity-unreadable']);
    expect(read({ ...complete, PMD: '10 % du montant TTC' }).findings).toEqual([
      { kind: 'penalty-rate-unreadable', text: '10 % du montant TTC', why: 'flat-percentage' },
    ]);
  });

  test('a rate by month is brought to the year, and the finding says what was written', () => {
    const result = read({ ...complete, PMD: '1,5 % par mois' });
    expect(result.clause).toEqual(fixed('18'));
    expect(result.findings).toEqual([{ kind: 'penalty-rate-converted', per: 'month', rate: percent('1.5') }]);
  });

  test('one and a half times the legal interest is that rate, and below the floor', () => {
    const result = read({ ...complete, PMD: '1,5 fois le taux d’intérêt légal' });
    expect(result.clause).toEqual({ kind: 'legal-times', times: 3n, per: 2n });
    // 1.5 × 2.75 % exactly, under 3 × 2.75 %
    expect(result.findings).toMatchObject([
      { kind: 'penalty-rate-below-floor', rate: percent('4.125'), floor: percent('8.25') },
    ]);
  });

  test('the note of a discount is not taken for another percentage', () => {
    const AAB = "Facture d'acompte n°1 - 30% du montant total du devis";
    expect(kinds({ ...complete, AAB })).toEqual(['discount-unreadable']);
    expect(read({ ...complete, AAB: 'Escompte de 2 % à dix jours' }).discount).toEqual({
      kind: 'rate',
      rate: percent('2'),
    });
  });

  test('the amount of the invoice is not taken for the indemnity', () => {
    const result = read({ ...complete, PMT: 'Facture de 1 200,00 €. Indemnité 40 €' });
    expect([result.indemnity, result.findings]).toEqual([euros('40.00'), []]);
  });

  test('« néant » in the note of factoring is no factoring', () => {
    for (const ACC of ['néant', 'Affacturage : néant', 'Créance non cédée', 'sans objet']) {
      expect([ACC, read({ ...complete, ACC }).isFactored]).toEqual([ACC, false]);
    }
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

describe('the fixed indemnity of a note', () => {
  test.each([
    ['Indemnité forfaitaire pour frais de recouvrement : 40 €', '40.00'],
    ['Facture de 1 200,00 €. Indemnité 40 €', '40.00'],
    ['Facture de 1\u00a0200,00\u00a0€. Indemnité 40,00 €', '40.00'],
    ['Facture de 1\u202f200,00 € : indemnité forfaitaire de 40 euros', '40.00'],
    ['Indemnité 40 €. Facture de 1.200 €', '40.00'],
    ['Indemnité forfaitaire par facture impayée : 40 €', '40.00'],
    ['Montant de l’indemnité : 40 EUR', '40.00'],
    ['Une indemnité de 40 (quarante) euros est due', '40.00'],
    ['quarante euros d’indemnité', '40.00'],
    ['40€', '40.00'],
    ['€ 40 recovery costs', '40.00'],
    ['Montant TTC 2 450,50 €, frais de recouvrement 40 €', '40.00'],
    ['Indemnité de 40 € pour toute facture de plus de 1 000 €', '40.00'],
    ['Indemnité de 1 200 €', '1200.00'],
    ['Indemnité de 1.200,00 €', '1200.00'],
    ['Compensation of 1,200.00 € for recovery costs', '1200.00'],
    ['Indemnité de 12 000,50 €', '12000.50'],
  ])('« %s »: %s', (text, amount) => expect(statedIndemnity(text)).toEqual({ kind: 'amount', amount: euros(amount) }));
  test.each(['', 'Indemnité légale', 'Facture de 1 200,00 €', 'indemnité : 12 %'])('« %s » states none', (text) => {
    expect(statedIndemnity(text)).toEqual({ kind: 'missing' });
  });
  test('two amounts of an indemnity are not chosen from', () => {
    expect(statedIndemnity('Indemnité : 40 € ou 80 €')).toEqual({ kind: 'unreadable' });
  });
});

describe('the discount of a note', () => {
  test.each([
    ['Escompte de 2 % à dix jours', '2'],
    ['TVA 20 %. Escompte 1,5 %', '1.5'],
    ['Pénalités 12 %. Escompte 2 %', '2'],
    ['Discount of 3% for early payment', '3'],
  ])('« %s »: %s', (text, rate) => expect(statedDiscount(text)).toEqual({ kind: 'rate', rate: percent(rate) }));
  test.each(['Pas d’escompte pour paiement anticipé', 'Escompte : néant', 'néant', 'Escompte : 0 %', 'No discount'])(
    '« %s » is none',
    (text) => expect(statedDiscount(text)).toEqual({ kind: 'none' }),
  );
  test.each([
    'Escompte 2 % ou 3 %',
    'Escompte : 3 fois le taux d’intérêt légal',
    'Acompte 30 %',
    'Escompte selon accord',
    '',
  ])('« %s » is not read', (text) => expect(statedDiscount(text)).toBeUndefined());
});

describe('who may be paid', () => {
  test.each([
    'Créance cédée conformément aux articles L313-23 à L313-34 du code monétaire et financier',
    'La présente facture a été cédée à notre banque',
    'Pour être libératoire, votre règlement doit être effectué à l’ordre d’Eurofactor qui le reçoit par subrogation',
    'Règlement à Factofrance',
    'Affacturage',
    'Cession Dailly',
    'Acte de cession de créances professionnelles',
    'Virement à BNP Paribas Factor',
    'CRÉDIT AGRICOLE LEASING & FACTORING',
    'Règlement à l’ordre de Factor SA',
    'This invoice has been assigned to our bank',
    'créances nanties',
  ])('« %s »: perhaps not the creditor', (text) => expect(saysFactored(text)).toBe(true));
  test.each([
    'Merci de votre règlement par virement',
    'Membre d’un centre de gestion agréé (CGA)',
    'Créance non cédée',
    'Cette facture n’est pas cédée',
    'Pas d’affacturage',
    'Nos factures sont payables à trente jours',
  ])('« %s »: the creditor', (text) => expect(saysFactored(text)).toBe(false));
  test('a note of factoring that says nothing is taken for one', () => {
    expect(deniesFactoring('x')).toBe(false);
    expect(deniesFactoring('créance cédée, non par nous')).toBe(false);
    expect(deniesFactoring('')).toBe(true);
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
    const withOrder = absentMentions(new Set(), { buyerSetOrderNumber: true });
    expect(withOrder.at(-1)).toMatchObject({ mention: 'order-number', stillDue: true, effect: 'invoice-to-complete' });
    expect(absentMentions(new Set(['order-number']), { buyerSetOrderNumber: true })).toHaveLength(4);
    for (const one of absent) expect(one.because.some((source) => source.read === 'unconfirmed')).toBe(true);
  });
});

test('tax mentions are those that were read, by their number in 242 nonies A', () => {
  expect(taxMentions.map(({ number }) => number)).toEqual(['1°', '7° bis', '8° bis', '11° bis']);
  for (const { because } of taxMentions) expect(because).toMatchObject({ number: '242 nonies A', read: 'official' });
});
