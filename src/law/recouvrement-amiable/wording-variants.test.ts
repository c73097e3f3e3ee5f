import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ForbiddenKind, forbiddenKinds, forbiddenWording, type WordingFacts } from './forbidden-wording.ts';
import { offence, offences } from './offences.ts';

const facts: WordingFacts = { parties: 'professionals', hasTitle: false, writtenByOfficer: false };
const kinds = (text: string, other: Partial<WordingFacts> = {}) => [
  ...new Set(forbiddenWording(text, { ...facts, ...other }).map(({ kind }) => kind)),
];

const said: Record<ForbiddenKind, string[]> = {
  'resembles-judicial-act': [
    'Sommation interpellative',
    'COMMANDEMENT AUX FINS DE SAISIE-VENTE',
    'Commandement avant poursuites',
    'Au nom de la loi',
    'République française',
    'Mandons et ordonnons à tous commissaires de justice',
    'par exploit de notre ministère',
    'Acte d’huissier',
    'Avis de saisie',
    'Procès-verbal de carence',
    'Avis avant saisie',
    'Dernier avis avant jugement',
    'Vous êtes cité à comparaître',
    'vous êtes condamnée à payer',
    'Signification d’un acte',
    'revêtu de la formule exécutoire',
  ],
  'threat-of-impossible-action': [
    'Nous allons procéder à la saisie de votre véhicule',
    'saisie conservatoire de vos biens',
    'saisie-attribution sur vos comptes bancaires',
    'saisies bancaires',
    'Nous ferons saisir votre mobilier',
    'Nous bloquerons vos comptes',
    'sans autre jugement',
    'fichage immédiat',
    'inscription au FICP',
    'inscrit dans le fichier des incidents',
    'interdit bancaire',
    'sur la liste noire',
    'dépôt de plainte',
    'sous peine d’emprisonnement',
    'votre casier judiciaire',
    'la gendarmerie viendra',
    'visite de nos agents dans vos locaux',
    'expulsion du domicile',
    'poursuivi pour escroquerie',
    'l’huissier passera demain',
    'Le commissaire de justice vient d’être saisi',
    'notre étude vous contactera',
  ],
  'charge-before-title': [
    'Frais de relance : 15 €',
    'les frais de gestion seront ajoutés',
    'frais d’impayé',
    'les frais d’avocat resteront à votre charge',
    'Des frais de mise en demeure de 30 € s’ajoutent',
    'votre dette sera majorée des frais de recouvrement',
  ],
  'exposure-to-others': [
    'nous avertirons vos fournisseurs',
    'vos voisins seront informés : nous contacterons vos voisins',
    'Nous alerterons votre entourage',
    'publier votre nom',
    'nous rendrons public votre impayé',
    'sur les réseaux sociaux',
    'la liste publique des mauvais payeurs',
  ],
  harassment: [
    'Nous vous appellerons chaque jour',
    'Nous vous relancerons jusqu’à ce que vous payiez',
    'nous contacterons tous les jours votre standard',
    'téléphoner sans cesse',
    'on ne vous laissera pas tranquille',
  ],
  'not-owed-by-consumer': [],
  'untrue-effect': [
    'La présente interrompt la prescription',
    'cette lettre a pour effet de suspendre la prescription',
    'interrompant toute forclusion',
  ],
};

describe.each(Object.entries(said).filter(([, texts]) => texts.length > 0))('%s', (kind, texts) => {
  test.each(texts)('« %s »', (text) => expect(kinds(text)).toContain(kind));
});

const consumerOnly = [
  'indemnité forfaitaire',
  'article L. 441-10 du code de commerce',
  'D441-5',
  '40 € pour frais de recouvrement',
  '40,00 euros au titre du recouvrement',
  'frais de recouvrement de 40 €',
];
test.each(consumerOnly)('« %s » is not asked of a consumer, and may be of a professional', (text) => {
  expect(kinds(text, { parties: 'consumer' })).toContain('not-owed-by-consumer');
  for (const parties of ['professionals', 'public-buyer'] as const) {
    expect(kinds(text, { parties })).not.toContain('not-owed-by-consumer');
  }
});

test.each([
  'Nous vous prions de régler cette somme avant le 18 décembre 2026.',
  'À défaut, nous pourrons saisir le tribunal sans autre rappel.',
  'Nous pourrons confier ce dossier à un avocat ou à un commissaire de justice.',
  'Vous pouvez contester cette somme en répondant à cette lettre.',
  'Un échéancier est possible : dites-nous ce que vous pouvez payer.',
  'Les intérêts courent à compter de la mise en demeure.',
  'Nous avons bien reçu votre contestation et suspendons les relances.',
  'Vous pouvez recourir gratuitement au médiateur de la consommation.',
  'Le tribunal pourra mettre les dépens à la charge de la partie perdante.',
  'Vous êtes redevable de 1 200,00 €.',
  'Nous restons à votre disposition tous les jours ouvrés.',
])('« %s » may be said', (text) => expect(kinds(text)).toEqual([]));

test('case, accents, emphasis and line breaks hide nothing', () => {
  const disguise = fc.constantFrom<(text: string) => string>(
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => text.replaceAll(' ', '\u00a0'),
    (text) => text.replaceAll(' ', '\n'),
    (text) => text.replace(/\w/, '$&\u200b'),
    (text) => text.replace(/\w{2}/, '**$&**'),
    (text) => text.replaceAll('’', "'"),
  );
  const cases = Object.entries(said).flatMap(([kind, texts]) => texts.map((text): [string, string] => [kind, text]));
  fc.assert(
    fc.property(fc.constantFrom(...cases), disguise, ([kind, text], disguised) => {
      expect(kinds(disguised(text))).toContain(kind);
    }),
  );
});

test('a sentence around it does not hide it either', () => {
  const cases = Object.entries(said).flatMap(([kind, texts]) => texts.map((text): [string, string] => [kind, text]));
  for (const [kind, text] of cases) {
    expect(
      kinds(`Madame, Monsieur,\n\nNous revenons vers vous. ${text}. Nous vous prions d’agréer nos salutations.`),
    ).toContain(kind);
  }
});

test('every kind names its sources, and its offences are in the list', () => {
  const all = forbiddenKinds();
  expect(all.map(({ kind }) => kind).sort()).toEqual(Object.keys(said).sort());
  for (const { kind, because } of all) expect([kind, because.length > 0]).toEqual([kind, true]);
  for (const texts of Object.values(said)) {
    for (const text of texts) {
      for (const found of forbiddenWording(text, facts)) {
        for (const id of found.offences) expect(offences).toContain(offence(id));
      }
    }
  }
});

test('what a title or an officer allows is allowed to them only', () => {
  const seizure = 'il sera procédé à la saisie de vos comptes';
  const judicial = 'Commandement de payer aux fins de saisie-vente';
  expect(kinds(seizure)).toEqual(['threat-of-impossible-action']);
  expect(kinds(seizure, { hasTitle: true })).toEqual([]);
  expect(kinds(judicial)).toContain('resembles-judicial-act');
  expect(kinds(judicial, { writtenByOfficer: true, hasTitle: true })).toEqual([]);
  // Nobody may threaten with prison, harass, or tell third parties.
  for (const text of [...(said.harassment ?? []), ...(said['exposure-to-others'] ?? []), 'sous peine de prison']) {
    expect(kinds(text, { writtenByOfficer: true, hasTitle: true, officerMandated: true }).length).toBeGreaterThan(0);
  }
});
