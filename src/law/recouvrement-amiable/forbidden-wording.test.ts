import { describe, expect, test } from 'vitest';
import { forbiddenWording, type WordingFacts } from './forbidden-wording.ts';

const facts: WordingFacts = { parties: 'professionals', hasTitle: false, writtenByOfficer: false };
const kinds = (text: string, other: Partial<WordingFacts> = {}) =>
  forbiddenWording(text, { ...facts, ...other }).map((one) => one.kind);

describe('never to be written', () => {
  test.each([
    ['COMMANDEMENT DE PAYER', 'resembles-judicial-act'],
    ['Au nom du peuple français', 'resembles-judicial-act'],
    ['Sommation de payer avant poursuites', 'resembles-judicial-act'],
    ['revêtue de la formule exécutoire', 'resembles-judicial-act'],
    ['Dernier avis avant huissier', 'resembles-judicial-act'],
    ['À défaut, il sera procédé à la saisie de votre compte.', 'threat-of-impossible-action'],
    ['Nous saisirons vos biens', 'threat-of-impossible-action'],
    ['Votre inscription au fichier des incidents de paiement suivra.', 'threat-of-impossible-action'],
    ['vous risquez une interdiction bancaire', 'threat-of-impossible-action'],
    ['Vous vous exposez à des poursuites pénales.', 'threat-of-impossible-action'],
    ['une peine d’emprisonnement', 'threat-of-impossible-action'],
    ['Des frais de recouvrement de 120 € seront à votre charge.', 'charge-before-title'],
    ['Les frais de dossier vous seront facturés', 'charge-before-title'],
    ['Nous allons informer votre employeur.', 'exposure-to-others'],
    ['Votre nom paraîtra sur la liste des mauvais payeurs', 'exposure-to-others'],
    ['Nous vous appellerons tous les jours.', 'harassment'],
  ])('« %s »', (text, kind) => {
    expect(kinds(text)).toContain(kind);
    for (const found of forbiddenWording(text, facts)) expect(found.because.length).toBeGreaterThan(0);
  });

  test('accents, case, quotes and odd spaces hide nothing', () => {
    expect(kinds('POURSUITES\u00a0PÉNALES')).toEqual(['threat-of-impossible-action']);
    expect(kinds('frais d’huissier à votre charge')).toEqual(['charge-before-title']);
  });
});

describe('may be written', () => {
  test.each([
    'La présente vaut mise en demeure de payer la somme de 1 049,99 € avant le 5 décembre 2026.',
    'À défaut de paiement, nous nous réservons de saisir le tribunal de commerce compétent.',
    'Nous pourrons solliciter une ordonnance portant injonction de payer.',
    'Une indemnité forfaitaire pour frais de recouvrement de 40 € est due (article D441-5 du code de commerce).',
    "Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s'ils concernent un acte dont l'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire.",
    "Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi.",
    'Si vous rencontrez une difficulté, proposez-nous un échéancier : nous vous répondrons sous deux jours.',
    'Pénalités de retard : taux de 12,40 %, du 1er juillet au 30 septembre 2026, 92 jours.',
  ])('« %s »', (text) => {
    expect(forbiddenWording(text, facts)).toEqual([]);
  });

  test('a commissaire de justice may write a commandement, and a seizure may be announced with a title', () => {
    expect(kinds('Commandement de payer', { writtenByOfficer: true })).toEqual([]);
    expect(kinds('il sera procédé à la saisie de votre compte', { hasTitle: true })).toEqual([]);
    expect(kinds('poursuites pénales', { hasTitle: true, writtenByOfficer: true })).toEqual([
      'threat-of-impossible-action',
    ]);
  });
});

test('a consumer is never told of the 40 € nor of L441-10', () => {
  const text = 'Indemnité forfaitaire de 40 € pour frais de recouvrement (article L. 441-10).';
  expect(kinds(text)).toEqual([]);
  expect(new Set(kinds(text, { parties: 'consumer' }))).toEqual(new Set(['not-owed-by-consumer']));
});
