import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameSameness, PROPOSED_FROM, PROPOSED_WITH_SUPPORT_FROM } from './name-sameness.ts';

test.each([
  ['Menuiserie Bréhat', 'MENUISERIE BREHAT'],
  ['Menuiserie Bréhat', 'SARL Menuiserie Bréhat'],
  ['Menuiserie Bréhat', 'Menuiserie Bréhat (S.A.R.L.)'],
  ['Menuiserie Bréhat', 'Bréhat Menuiserie'],
  ['Menuiserie de Bréhat', 'La Menuiserie Bréhat'],
  ['SARL Leroy', 'EURL Leroy'],
  ['SAS Leroy', 'Leroy SASU'],
  ['Ets Kerdoncuff', 'Établissements Kerdoncuff'],
  ['Éts Kerdoncuff', 'Kerdoncuff'],
  ['Société Leroy', 'Leroy'],
  ['Dupont & Fils', 'DUPONT ET FILS'],
  ['Maçonnerie Guivarc’h', 'MACONNERIE GUIVARCH'],
  ['AtelierKermeur', 'Atelier Kermeur'],
  ['A.B.C. Plomberie', 'ABC PLOMBERIE'],
  ['A B C Plomberie', 'ABC Plomberie'],
  ['Jean Dupont', 'DUPONT Jean'],
  ['Mme Lucie Corre', 'Lucie CORRE'],
  ['Garage 2000', 'GARAGE 2000 SARL'],
  ['Le Cœur de Meuse', 'COEUR DE MEUSE'],
  ['L’Étoile du Nord', 'ETOILE DU NORD'],
  ['Saint-Malo Immobilier', 'SAINT MALO IMMOBILIER'],
])('one name: %s / %s', (a, b) => {
  expect(nameSameness(a, b).score).toBeGreaterThanOrEqual(PROPOSED_FROM);
});

test.each([
  ['Menuiserie Bréhat', 'Menuiserie Bréhal', 'one-letter-off'],
  ['Atelier Kermeur', 'Atelier Kermuer', 'one-letter-off'],
  ['Menuiserie Dupont', 'Menuiseries Dupont', 'plural'],
  ['J. Dupont', 'Jean Dupont', 'initials'],
  ['J.-P. Martin', 'Jean-Pierre Martin', 'initials'],
])('perhaps one name, when something else agrees: %s / %s', (a, b, ground) => {
  const { score, grounds } = nameSameness(a, b);
  expect(score).toBeGreaterThanOrEqual(PROPOSED_WITH_SUPPORT_FROM);
  expect(score).toBeLessThan(PROPOSED_FROM);
  expect(grounds).toEqual([ground]);
});

test.each([
  ['Martin', 'Martin & Fils'],
  ['Garage Martin', 'Martin'],
  ['Garage Martin', 'Boulangerie Martin'],
  ['Boulangerie du Port', 'Boulangerie du Pont'],
  ['Garage 2000', 'Garage 2001'],
  ['Garage 2000', 'Garage'],
  ['Immobilière du Lac II', 'Immobilière du Lac III'],
  ['Immobilière du Lac', 'Immobilière du Lac II'],
  ['Leroy SARL', 'Leroy SAS'],
  ['SCI Leroy', 'SARL Leroy'],
  ['Leroy', 'Groupe Leroy'],
  ['Leroy', 'Leroy Holding'],
  ['Transports Leroy', 'Transports Leroy Bretagne'],
  ['Jean Dupont', 'Jeanne Dupond'],
  ['Jean Dupont', 'Paul Dupont'],
  ['J. Dupont', 'Paul Dupont'],
  ['J. Dupont', 'Dupont'],
  ['ABC', 'ABD'],
  ['SARL', 'SAS'],
  ['Dupont Dupont', 'Dupont Martin'],
  ['', ''],
  ['€€', '€€'],
])('two names: %j / %j', (a, b) => {
  expect(nameSameness(a, b).score).toBeLessThan(PROPOSED_WITH_SUPPORT_FROM);
});

test('sameness is the same both ways, and full with oneself', () => {
  const words = fc.array(fc.constantFrom('garage', 'Martin', 'é', 'II', '2000', 'J', 'SARL', 'Fils', 'Guivarc’h'), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [left, right] = [a.join(' '), b.join(' ')];
      expect(nameSameness(left, right).score).toBe(nameSameness(right, left).score);
      expect(nameSameness(left, left).score).toBe(100);
    }),
  );
});
