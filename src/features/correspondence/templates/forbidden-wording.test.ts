import { expect, test } from 'vitest';
import { forbiddenWording } from './forbidden-wording.ts';

test.each([
  ['SOMMATION DE PAYER avant exécution', 'imitates-a-judicial-act'],
  ['Commandement de payer', 'imitates-a-judicial-act'],
  ['Vous êtes assigné à comparaître', 'imitates-a-judicial-act'],
  ['Dernier avis avant poursuites', 'imitates-a-judicial-act'],
  ['nous procéderons à une saisie immédiate', 'threat-not-available'],
  ['une s*aisie* sur salaire sera pratiquée', 'threat-not-available'],
  ['Nous ferons saisir vos comptes', 'threat-not-available'],
  ['un huissier se présentera', 'threat-not-available'],
  ['Notre commissaire de justice vous contactera', 'threat-not-available'],
  ['le commissaire de justice est mandaté', 'threat-not-available'],
  ['sous peine d’un FICHAGE à la Banque de France', 'threat-not-available'],
  ['votre inscription au fichier des mauvais payeurs', 'threat-not-available'],
  ['nous déposerons plainte', 'threat-not-available'],
  ['poursuites\u00a0pénales', 'threat-not-available'],
  ['le passage de notre agent à votre domicile', 'threat-not-available'],
  ['Des frais de dossier s’ajoutent', 'costs-left-to-the-creditor'],
  ['les frais de notre intervention sont à votre charge', 'costs-left-to-the-creditor'],
  ['nous informerons votre employeur', 'exposure-to-others'],
  ['Nous préviendrons vos clients', 'exposure-to-others'],
  ['Cette lettre interrompt la prescription', 'untrue-effect'],
])('« %s » is refused', (text, reason) => {
  expect(forbiddenWording(text).map((found) => found.reason)).toContain(reason);
});

test.each([
  'Sans réponse, nous pourrons saisir le tribunal compétent.',
  'Le dossier pourra être confié à un commissaire de justice.',
  'par la voie de l’injonction de payer',
  'Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier.',
  'L’indemnité forfaitaire pour frais de recouvrement est de 40 €.',
  'Nous suspendons les relances.',
  'Vous pouvez nous prévenir si votre situation change ; vos clients en retard vous pèsent peut-être aussi.',
])('« %s » may be said', (text) => expect(forbiddenWording(text)).toEqual([]));

test('a commissaire de justice who is mandated may be named', () => {
  const text = 'Le commissaire de justice est mandaté pour vous joindre.';
  expect(forbiddenWording(text)).toHaveLength(1);
  expect(forbiddenWording(text, { officerMandated: true })).toEqual([]);
});
