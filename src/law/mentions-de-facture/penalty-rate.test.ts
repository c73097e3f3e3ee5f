import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percent, percentText } from '../../kernel/money.ts';
import { type StatedPenalty, statedPenalty } from './penalty-rate.ts';
import { legalTimes, timesText } from './rate-expressions.ts';

/** `légal × 3`, `légal + 5.00`, `BCE + 10.00`, `12.00 %`, `12.00 % (month)`, or what is not a rate. */
function told(stated: StatedPenalty): string {
  if (stated.kind === 'unreadable') return `? ${stated.why}`;
  if (stated.kind !== 'clause') return stated.kind;
  const { clause, converted } = stated;
  switch (clause.kind) {
    case 'fixed':
      return `${percentText(clause.rate)} %${converted ? ` (${converted.per} ${percentText(converted.rate)})` : ''}`;
    case 'legal-times':
      return `légal × ${timesText(clause)}`;
    case 'legal-plus':
      return `légal + ${percentText(clause.points)}`;
    case 'ecb-plus':
      return `BCE + ${percentText(clause.points)}`;
  }
}

describe('so many times the legal interest', () => {
  test.each([
    ['Tout retard entraîne une pénalité égale à 3 fois le taux d’intérêt légal.', 'légal × 3'],
    ['pénalités : trois fois le taux de l’intérêt légal', 'légal × 3'],
    ['PENALITES DE RETARD : 3 FOIS LE TAUX D’INTERET LEGAL EN VIGUEUR', 'légal × 3'],
    ['Taux : 5 x le taux légal', 'légal × 5'],
    ['au triple du taux d’intérêt légal', 'légal × 3'],
    ['le double du taux d’intérêt légal', 'légal × 2'],
    ['Late payment: 3 times the legal interest rate', 'légal × 3'],
    ['Late payment penalty: three times the French legal interest rate', 'légal × 3'],
    ['1,5 fois le taux d’intérêt légal', 'légal × 1.5'],
    ['Pénalités de retard : 1.5 fois le taux légal', 'légal × 1.5'],
    ['Pénalités de retard 1½ fois le taux d’intérêt légal', 'légal × 1.5'],
    ['Pénalités : une fois et demie le taux d’intérêt légal', 'légal × 1.5'],
    ['deux fois et demie le taux d’intérêt légal', 'légal × 2.5'],
    ['Pénalités égales à 1,25 x TIL', 'légal × 1.25'],
    ['3 (trois) fois le taux d’intérêt légal', 'légal × 3'],
    ['Trois (3) fois le taux d’intérêt légal', 'légal × 3'],
    ['3 ( trois ) fois le taux d’intérêt légal', 'légal × 3'],
    ['Pénalités : taux légal × 3', 'légal × 3'],
    ['taux légal multiplié par trois', 'légal × 3'],
    ['Pénalité de retard : taux légal multiplié par 3', 'légal × 3'],
    ['dix fois le taux d’intérêt légal', 'légal × 10'],
    ['3 fois le TIL', 'légal × 3'],
    ['TIL x 3', 'légal × 3'],
    ['PENALITE DE RETARD AU TAUX DE 3XTIL', 'légal × 3'],
    ['Pénalités au triple du TIL', 'légal × 3'],
    ['trois fois les intérêts légaux', 'légal × 3'],
    ['3\u00a0fois\u202fl’intérêt légal', 'légal × 3'],
    ['trois fois le taux\nd’intérêt légal', 'légal × 3'],
    ['intérêts au taux légal en vigueur', 'légal × 1'],
    ['Les intérêts courent au taux d’intérêt légal', 'légal × 1'],
    ['Pénalités : 3 fois le taux d’intérêt légal, soit 8,25 %', 'légal × 3'],
    ['Taux de pénalité : 3 fois le taux d’intérêt légal (minimum légal)', 'légal × 3'],
    [
      'Escompte pour règlement anticipé : 0 %. En cas de retard de paiement, une pénalité égale à 3 fois le taux intérêt légal sera exigible (Décret 2009-138 du 9 février 2009), ainsi qu’une indemnité forfaitaire pour frais de recouvrement de 40 euros.',
      'légal × 3',
    ],
    [
      'Tout retard de paiement donnera lieu à des pénalités égales à trois fois le taux d’intérêt légal à compter de l’échéance (soit au 2ème semestre 2026 : 8,25 %)',
      'légal × 3',
    ],
    ['Remise 5 %. En cas de retard : 3 fois le taux d’intérêt légal', 'légal × 3'],
    ['A défaut de règlement, indemnité de 40 € et pénalité de 3 fois le taux d’intérêt légal', 'légal × 3'],
  ])('« %s »: %s', (text, expected) => expect(told(statedPenalty(text))).toBe(expected));
});

describe('points above a rate', () => {
  test.each([
    ['Taux BCE majoré de 10 points', 'BCE + 10.00'],
    [
      'taux appliqué par la Banque centrale européenne à son opération de refinancement la plus récente majoré de 10 points de pourcentage',
      'BCE + 10.00',
    ],
    ['taux BCE (2,40 %) majoré de 10 points', 'BCE + 10.00'],
    ['taux BCE, soit 2,15 %, majoré de 10 points', 'BCE + 10.00'],
    ['BCE+10', 'BCE + 10.00'],
    ['BCE + 12 %', 'BCE + 12.00'],
    ['taux BCE majoré de dix points', 'BCE + 10.00'],
    ['taux BCE majoré de 10 (dix) points', 'BCE + 10.00'],
    ['refi + 10', 'BCE + 10.00'],
    ['taux directeur BCE +10pts', 'BCE + 10.00'],
    ['Taux de la B.C.E. majoré de 10 points', 'BCE + 10.00'],
    ['taux de refinancement de la BCE + 10 points', 'BCE + 10.00'],
    ['Pénalités de retard (art. L. 441-10 du code de commerce) : taux BCE + 10 pts', 'BCE + 10.00'],
    ['Intérêts moratoires : taux BCE majoré de 8 points', 'BCE + 8.00'],
    ['ECB rate plus 8 percentage points', 'BCE + 8.00'],
    ['Interest on late payment: ECB refinancing rate + 10 points', 'BCE + 10.00'],
    ['10 points au-dessus du taux de la BCE', 'BCE + 10.00'],
    ['10 points de pourcentage de plus que le taux BCE', 'BCE + 10.00'],
    ['majoration de 10 points du taux BCE', 'BCE + 10.00'],
    [
      'Taux directeur (taux de refinancement ou Refi) semestriel de la Banque centrale européenne (BCE), en vigueur au 1er janvier 2026, majoré de 10 points',
      'BCE + 10.00',
    ],
    [
      'Taux appliqué par la BCE à son opération de refinancement la plus récente, majoré de 10 points, sans pouvoir être inférieur à 3 fois le taux d’intérêt légal',
      'BCE + 10.00',
    ],
    ['Taux d’intérêt appliqué par la BCE + 10 points de pourcentage, soit 12,15 %', 'BCE + 10.00'],
    ['Taux de pénalité : BCE + 10 points. Taux actuel : 12,40 %', 'BCE + 10.00'],
    ['taux d’intérêt légal majoré de 5 points', 'légal + 5.00'],
    ['taux légal en vigueur majoré de 7 points', 'légal + 7.00'],
    ['Taux d’intérêt légal (2,75 %) majoré de 5 points', 'légal + 5.00'],
    ['intérêt légal majoré de 5 %', 'légal + 5.00'],
    ['TIL + 5', 'légal + 5.00'],
  ])('« %s »: %s', (text, expected) => expect(told(statedPenalty(text))).toBe(expected));
});

describe('a figure', () => {
  test.each([
    ['Pénalités de retard : 12,40 % l’an', '12.40 %'],
    ['Pénalités au taux annuel de 15.00%', '15.00 %'],
    ['12 %', '12.00 %'],
    ['TVA 20 %. Pénalités 12 % par an', '12.00 %'],
    ['Escompte 2 %. Pénalités de retard : 10,50 %', '10.50 %'],
    ['Pénalités de retard 12% l’an, escompte 1%, TVA sur les encaissements', '12.00 %'],
    ['Pénalités de retard : 12% / Escompte : 2% / TVA : 20%', '12.00 %'],
    ['Pénalités de retard (taux annuel) : 12,00 % - Escompte (taux mensuel) : 0,00 %', '12.00 %'],
    ['Acompte 30 % à la commande, pénalités de retard 12 %', '12.00 %'],
    ['Retenue de garantie 5 %. Pénalités de retard 12 %', '12.00 %'],
    ['Pas d’escompte. En cas de retard, application d’intérêts de 12% par an et indemnité de 40 €', '12.00 %'],
    ['Clause pénale : 15 % du montant. Intérêts de retard : 12 % l’an', '12.00 %'],
    ['Les pénalités sont exigibles sans qu’un rappel soit nécessaire au taux de 12,40 % l’an.', '12.40 %'],
    [
      'Tout règlement après la date d’échéance figurant sur la facture donnera lieu à des pénalités de retard au taux de 12 %',
      '12.00 %',
    ],
    ['Escompte : néant. Pénalités de retard : 12 %', '12.00 %'],
    ['Sans pénalité si payé avant échéance, sinon 12 %', '12.00 %'],
    ['Un intérêt de 12 % l’an sera dû en cas de retard', '12.00 %'],
    ['15 % d’intérêts de retard', '15.00 %'],
    ['Pénalités de retard :\n12 %', '12.00 %'],
    ['Pénalités de retard : quinze pour cent l’an', '15.00 %'],
    ['pénalités de retard : douze virgule quatre pour cent', '12.40 %'],
    ['Pénalités de retard : 12 % (douze pour cent)', '12.00 %'],
    ['Late payments will be charged interest at 12% per annum', '12.00 %'],
    ['Pénalités de retard 12 % p.a.', '12.00 %'],
    ['12 % l’an (soit 1 % par mois)', '12.00 %'],
    ['Pénalités de retard au taux annuel de 12 %, calculées par jour de retard', '12.00 %'],
    ['Pénalités de retard : 10 % + 40 € d’indemnité', '10.00 %'],
    ['Taux de pénalités : 12 %, sans être inférieur à 3 fois le taux d’intérêt légal', '12.00 %'],
  ])('« %s »: %s', (text, expected) => expect(told(statedPenalty(text))).toBe(expected));
});

describe('a figure by day, week, month or quarter is brought to the year, and says so', () => {
  test.each([
    ['1,5 % par mois de retard', '18.00 % (month 1.50)'],
    ['pénalité mensuelle : 1 % / mois', '12.00 % (month 1.00)'],
    ['1,5 % du montant TTC par mois de retard', '18.00 % (month 1.50)'],
    ['Late payment interest 1.5% per month', '18.00 % (month 1.50)'],
    ['Agios : 1,2 % par mois', '14.40 % (month 1.20)'],
    ['Pénalité de retard : 0,1 % par jour', '36.50 % (day 0.10)'],
    ['Par jour de retard, une pénalité au taux de 0,1 %', '36.50 % (day 0.10)'],
    ['Pénalités de retard de 0,05% par jour calendaire de retard', '18.25 % (day 0.05)'],
    ['0.1% per day of late payment', '36.50 % (day 0.10)'],
    ['Pénalités de retard : 0,25 % par semaine', '13.00 % (week 0.25)'],
    ['Pénalités de retard : 3 % par trimestre', '12.00 % (quarter 3.00)'],
    ['Pénalités trimestrielles de 3 %', '12.00 % (quarter 3.00)'],
  ])('« %s »: %s', (text, expected) => expect(told(statedPenalty(text))).toBe(expected));
});

describe('unreadable rather than wrong', () => {
  test.each([
    ['Pénalité de 10 % du montant TTC', '? flat-percentage'],
    ['Pénalités de retard égales à 10 % des sommes dues', '? flat-percentage'],
    ['Pénalités de retard de 12 % applicables sur le montant TTC', '? flat-percentage'],
    ['Pénalité forfaitaire de 10 %', '? flat-percentage'],
    ['Une pénalité de 10 % sera appliquée', '? flat-percentage'],
    ['Frais de retard : 10 %', '? flat-percentage'],
    ['Late fee: 5% of the invoice amount', '? flat-percentage'],
    ['Majoration de 10 % des sommes dues', '? not-recognised'],
    ['Pénalités de retard : 1 % par quinzaine', '? not-recognised'],
    ['Pénalités de retard : 15 % par mois', '? not-recognised'],
    ['Pénalités de retard : 1 % par jour', '? not-recognised'],
    ['Pénalité de 15 € par jour de retard', '? not-recognised'],
    ['pénalité de 0,1 % calculée par jour de retard', '? not-recognised'],
    ['Pénalités : entre 10 et 12 %', '? not-recognised'],
    ['Pénalités : 10-12 %', '? not-recognised'],
    ['Pénalité : 5 % puis 10 % après 30 jours', '? several-rates'],
    ['Pénalités : taux BCE + 10 points ou 3 fois le taux légal', '? several-rates'],
    ['Pénalités : 12,40 % (BCE + 10 points)', '? several-rates'],
    ['Pénalité de retard 1 % par mois soit 24 % l’an', '? several-rates'],
    ['Pénalités : 3 fois le taux légal avec un minimum de 12 %', '? not-recognised'],
    ['Les pénalités ne peuvent être inférieures à 3 fois le taux d’intérêt légal', '? not-recognised'],
    ['trois fois le taux légal majoré de 5 points', '? not-recognised'],
    ['taux d’intérêt légal × 3 majoré de 2 points', '? not-recognised'],
    ['taux d’intérêt légal majoré de 50 %', '? not-recognised'],
    ['trois fois le taux de refinancement de la BCE', '? not-recognised'],
    ['3 (quatre) fois le taux d’intérêt légal', '? not-recognised'],
    ['Pénalités : 3 fois le taux d’intérêt', '? not-recognised'],
    ['pénalités au taux légal prévu par l’article L441-10 du code de commerce', '? not-recognised'],
    ['Euribor 3 mois majoré de 3 %', '? not-recognised'],
    ['Pénalités : 1000 points de base au-dessus de la BCE', '? not-recognised'],
    ['Verzugszinsen 9 Prozentpunkte über dem Basiszinssatz', '? not-recognised'],
    ['Pénalités : 5 ‰ par jour', '? not-recognised'],
    ['Pénalités de retard : 12,40', '? not-recognised'],
    ['Pénalités de retard : taux BCE', '? not-recognised'],
    ['Pénalités de retard 1 200 %', '? not-recognised'],
    ['100 fois le taux légal', '? not-recognised'],
    ['Aucune pénalité si règlement sous 30 jours', '? not-recognised'],
    ['TVA 20 % Pénalités de retard voir CGV', '? not-recognised'],
    ['Paiement 30 % à la commande, en cas de retard voir CGV', '? not-recognised'],
    ['Pénalités 12% TVA 20%', '? not-recognised'],
  ])('« %s »: %s', (text, expected) => expect(told(statedPenalty(text))).toBe(expected));
});

describe('no penalties, or not a word of them', () => {
  test.each([
    ['néant', 'waived'],
    ['Aucune', 'waived'],
    ['0 %', 'waived'],
    ['Pénalités de retard : 0,00%', 'waived'],
    ['Pénalités de retard : néant', 'waived'],
    ['Escompte : néant ; pénalités de retard : néant', 'waived'],
    ['Pénalités de retard : sans objet', 'waived'],
    ['Aucune pénalité de retard', 'waived'],
    ['Sans pénalités', 'waived'],
    ['Aucun intérêt de retard ne sera facturé', 'waived'],
    ['Les pénalités de retard ne seront pas appliquées', 'waived'],
    ['No late payment fees', 'waived'],
    ['No penalty for late payment', 'waived'],
    ['', 'silent'],
    ['Merci de votre confiance', 'silent'],
    ['Payer sous 30 jours', 'silent'],
    ['selon nos conditions générales', 'silent'],
    ['20 % TVA', 'silent'],
    ['Escompte : 3 fois le taux d’intérêt légal', 'silent'],
    ['Frais de gestion : 10 %', 'silent'],
  ])('« %s »: %s', (text, expected) => expect(told(statedPenalty(text))).toBe(expected));
});

describe('in a text that is not the note of penalties, a figure must be said to be one of late payment', () => {
  test.each([
    ['12 % l’an', 'silent'],
    ['Paiement 30 % à la commande et 70 % à la livraison. Pénalités de retard au taux de 10 % l’an.', '10.00 %'],
    ['Paiement à 45 jours fin de mois', 'silent'],
    ['trois fois le taux légal majoré de 5 points', '? not-recognised'],
    ['Payable en 3 fois. Pénalités de retard : 12 %', '12.00 %'],
    ['TVA 5,5/20 %. Pénalités de retard : 12 %', '12.00 %'],
  ])('« %s »: %s', (text, expected) => expect(told(statedPenalty(text, 'any-text'))).toBe(expected));
});

test('whatever the decimals, the spaces, the case: the rate written is the rate read', () => {
  const rate = fc.integer({ min: 1, max: 9999 }).map((hundredths) => (hundredths / 100).toFixed(2));
  const space = fc.constantFrom('', ' ', '\u00a0', '\u202f');
  const frame = fc.constantFrom(
    'Pénalités de retard : §',
    'INTÉRÊTS DE RETARD AU TAUX DE § L’AN',
    'TVA 20 %. Pénalités : §',
  );
  fc.assert(
    fc.property(rate, space, frame, fc.constantFrom('.', ','), (figure, gap, sentence, mark) => {
      const stated = statedPenalty(sentence.replace('§', `${figure.replace('.', mark)}${gap}%`));
      expect(stated).toEqual({ kind: 'clause', clause: { kind: 'fixed', rate: percent(figure) } });
    }),
  );
});

test('no text throws, and a rate that comes from nowhere is never above a hundred per cent', () => {
  const word = fc.constantFrom(
    'pénalité',
    '3',
    'fois',
    'taux légal',
    '12 %',
    'BCE',
    '+',
    '10',
    'points',
    'par mois',
    'TVA',
    '.',
    '(',
    ')',
    'soit',
    'majoré de',
    'x',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const stated = statedPenalty(words.join(' '));
      if (stated.kind === 'clause' && stated.clause.kind === 'fixed')
        expect(stated.clause.rate).toBeLessThanOrEqual(1_000_000n);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => statedPenalty(text).kind !== undefined));
});

test('times are exact to the hundredth and come back as they were written', () => {
  for (let hundredths = 1; hundredths <= 9999; hundredths++) {
    const text = (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
    const clause = legalTimes(text);
    if (clause?.kind !== 'legal-times') throw new Error(text);
    expect(clause.times * 100n).toBe(BigInt(hundredths) * (clause.per ?? 1n));
    expect(timesText(clause)).toBe(text);
  }
  for (const text of ['0', '0.00', '100', '1.125', 'x', '']) expect(legalTimes(text)).toBeUndefined();
});
