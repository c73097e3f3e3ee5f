import { describe, expect, test } from 'vitest';
import { plainNote, sentencesOf, topicsOf } from './note-text.ts';

describe('a note is read without what does not matter', () => {
  test.each([
    ['Pénalités DE Retard', 'penalites de retard'],
    ['taux d’intérêt', "taux d'interet"],
    ['12\u00a0%\u202fl’an', "12 % l'an"],
    ['taux – légal — en − vigueur', 'taux - legal - en - vigueur'],
    ['3\u00d7TIL', '3xtil'],
    ['péna\u00adlités', 'penalites'],
    ['péna\u200blités', 'penalites'],
    ['déﬁnitif', 'definitif'],
    ['trois fois le taux\nd’intérêt légal', "3 fois le taux d'interet legal"],
    ['Escompte : 2 %\nPénalités : 12 %', 'escompte : 2 % ¦ penalites : 12 %'],
    ['Escompte : 2 %\n- pénalités : 12 %', 'escompte : 2 % ¦ - penalites : 12 %'],
    ['taux B.C.E. + 10', 'taux bce + 10'],
    ['montant T.T.C. dû', 'montant ttc du'],
    ['hors T.V.A.', 'hors tva'],
    ['12 p. 100', '12 %'],
    ['art. L. 441-10', 'art l. 441-10'],
  ])('%j: %j', (text, plain) => expect(plainNote(text)).toBe(plain));
});

describe('a number in words is its figures where it counts something, and there only', () => {
  test.each([
    ['trois fois', '3 fois'],
    ['dix points', '10 points'],
    ['dix-sept pour cent', '17 pour cent'],
    ['vingt et un pour cent', '21 pour cent'],
    ['vingt-cinq euros', '25 euros'],
    ['quarante euros', '40 euros'],
    ['un pour cent', '1 pour cent'],
    ['une fois', '1 fois'],
    ['douze virgule cinq pour cent', '12,5 pour cent'],
    ['zéro virgule cinq pour cent', '0,5 pour cent'],
    ['un et demi pour cent', '1,5 pour cent'],
    ['une fois et demie', '1,5 fois'],
    ['deux fois et demi', '2,5 fois'],
    ['1½ fois', '1,5 fois'],
    ['twice the rate', '2 times the rate'],
    ['three times', '3 times'],
    ['multiplié par trois', 'multiplie par 3'],
    ['taux x trois', 'taux x 3'],
    ['BCE + dix', 'bce + 10'],
    ['3 (trois) fois', '3 fois'],
    ['trois (3) fois', '3 fois'],
    ['10 (dix) points', '10 points'],
    ['3 (quatre) fois', '3 (4) fois'],
    ['03 fois', '3 fois'],
    ['1,05 %', '1,05 %'],
    ['matériel neuf livré', 'materiel neuf livre'],
    ['six factures', 'six factures'],
    ['un retard', 'un retard'],
    ['payable en deux échéances', 'payable en deux echeances'],
  ])('%j: %j', (text, plain) => expect(plainNote(text)).toBe(plain));
});

describe('sentences', () => {
  test.each([
    ['tva 20 %. penalites 12 %', ['tva 20 %', 'penalites 12 %']],
    ['taux de 1.5 % par mois', ['taux de 1.5 % par mois']],
    ['escompte : neant ; penalites : 12 %', ['escompte : neant', 'penalites : 12 %']],
    ['capital 10 - rcs paris - penalites', ['capital 10', 'rcs paris', 'penalites']],
    ['penalites 12% / escompte 2%', ['penalites 12%', 'escompte 2%']],
    ['#penalites 12 %#escompte', ['penalites 12 %', 'escompte']],
    ['un ¦ deux', ['un', 'deux']],
    ['', []],
    ['. ; .', []],
  ])('%j: %j', (plain, sentences) => expect(sentencesOf(plain)).toEqual(sentences));
});

describe('what a place speaks of', () => {
  const topics = (text: string) => topicsOf(plainNote(text)).map(({ topic }) => topic);
  test.each([
    ['Pénalités de retard', ['penalty', 'penalty']],
    ['intérêts moratoires', ['penalty', 'penalty']],
    ['agios', ['penalty']],
    ['late payment interest', ['penalty', 'penalty']],
    ['indemnité de retard', ['penalty']],
    ['indemnité forfaitaire', ['other']],
    ['frais de retard', ['penalty']],
    ['frais de dossier', ['other']],
    ['escompte pour paiement anticipé', ['discount', 'discount']],
    ['TVA', ['other']],
    ['clause pénale', ['other']],
    ['acompte à la commande', ['other', 'other']],
    ['le taux d’intérêt légal', []],
    ['le taux des intérêts légaux', []],
    ['trois fois le taux légal', []],
    ['Merci de votre confiance', []],
  ])('%j: %j', (text, expected) => expect(topics(text)).toEqual(expected));
});
