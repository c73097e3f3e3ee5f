import { describe, expect, test } from 'vitest';
import { decimal, percent } from '../../kernel/money.ts';
import { forbiddenWording, type WordingFacts } from './forbidden-wording.ts';
import { consumerRights, offence, offences } from './offences.ts';

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

  test.each([
    ['SOMMATION DE PAYER avant exécution', 'resembles-judicial-act'],
    ['Vous êtes assigné à comparaître', 'resembles-judicial-act'],
    ['Dernier avis avant poursuites', 'resembles-judicial-act'],
    ['nous procéderons à une saisie immédiate', 'threat-of-impossible-action'],
    ['une s*aisie* sur salaire sera pratiquée', 'threat-of-impossible-action'],
    ['Nous ferons saisir vos comptes', 'threat-of-impossible-action'],
    ['un huissier se présentera', 'threat-of-impossible-action'],
    ['Notre commissaire de justice vous contactera', 'threat-of-impossible-action'],
    ['le commissaire de justice est mandaté', 'threat-of-impossible-action'],
    ['sous peine d’un FICHAGE à la Banque de France', 'threat-of-impossible-action'],
    ['votre inscription au fichier des mauvais payeurs', 'threat-of-impossible-action'],
    ['nous déposerons plainte', 'threat-of-impossible-action'],
    ['poursuites\u00a0pénales', 'threat-of-impossible-action'],
    ['le passage de notre agent à votre domicile', 'threat-of-impossible-action'],
    ['Des frais de dossier s’ajoutent', 'charge-before-title'],
    ['les frais de notre intervention sont à votre charge', 'charge-before-title'],
    ['nous informerons votre employeur', 'exposure-to-others'],
    ['Nous préviendrons vos clients', 'exposure-to-others'],
    ['Cette lettre interrompt la prescription', 'untrue-effect'],
    ['Nous vous relancerons sans relâche', 'harassment'],
    ['Nos appels seront quotidiens : nous téléphonerons jour et nuit', 'harassment'],
    ['Nous ne vous laisserons aucun répit', 'harassment'],
    ['Commandement\nde payer', 'resembles-judicial-act'],
  ])('« %s » is refused', (text, kind) => expect(kinds(text)).toContain(kind));

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

  test.each([
    'Sans réponse, nous pourrons saisir le tribunal compétent.',
    'Le dossier pourra être confié à un commissaire de justice.',
    'par la voie de l’injonction de payer',
    'L’indemnité forfaitaire pour frais de recouvrement est de 40 €.',
    'Nous suspendons les relances.',
    'Vous pouvez nous prévenir si votre situation change ; vos clients en retard vous pèsent peut-être aussi.',
    'Prime de la police d’assurance n° 12',
    'Nous vous avons appelé le 3 décembre.',
  ])('« %s » may be said', (text) => expect(forbiddenWording(text, facts)).toEqual([]));

  test('a commissaire de justice who is mandated may be named', () => {
    const text = 'Le commissaire de justice est mandaté pour vous joindre.';
    expect(kinds(text)).toEqual(['threat-of-impossible-action']);
    expect(kinds(text, { officerMandated: true })).toEqual([]);
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

test.each(['40 € de frais de recouvrement', 'Frais de recouvrement : 40 €', 'article D. 441-5'])(
  'to a consumer, « %s » is asked of professionals only',
  (text) => {
    expect(kinds(text, { parties: 'consumer' })).toContain('not-owed-by-consumer');
    expect(kinds(text)).toEqual([]);
  },
);

test('each offence says what it costs, or that its penalty was not read', () => {
  const of = (id: Parameters<typeof offence>[0]) => {
    const { penalty, aggravated, because } = offence(id);
    const said = (one: typeof penalty) => one && [one.prisonYears, decimal(one.fine), one.orTurnover];
    return [said(penalty), said(aggravated), because.map((source) => source.kind === 'article' && source.number)];
  };
  expect(of('resembles-judicial-act')).toEqual([[1, '15000.00', undefined], undefined, ['433-13']]);
  expect(of('repeated-harassment')).toEqual([[1, '15000.00', undefined], [2, '30000.00', undefined], ['222-33-2-2']]);
  expect(of('malicious-calls')).toEqual([[1, '15000.00', undefined], undefined, ['222-16']]);
  expect(of('aggressive-practice')).toEqual([
    [2, '300000.00', percent('10')],
    undefined,
    ['L121-6', 'L121-7', 'L132-11'],
  ]);
  expect(of('collector-without-mentions')).toEqual([
    [undefined, '1500.00', undefined],
    [undefined, '3000.00', undefined],
    ['R124-7'],
  ]);
  for (const one of offences) {
    expect(one.because.length).toBeGreaterThan(0);
    const isTold = one.penalty !== undefined || one.because.some(({ note }) => note?.includes('non relevées'));
    expect([one.id, isTold]).toEqual([one.id, true]);
  }
  expect(offence('unlawful-legal-advice').because.every(({ read }) => read === 'second-hand')).toBe(true);
});

test('what is refused names its offence, when it is one', () => {
  const [found] = forbiddenWording('Commandement de payer', facts);
  expect(found?.offences).toEqual(['resembles-judicial-act']);
  expect(found?.because[0]).toMatchObject({ number: '433-13', read: 'official' });
});

test('a consumer keeps his mediator and the stay of over-indebtedness', () => {
  expect(Object.values(consumerRights).map((source) => source.kind === 'article' && source.number)).toEqual([
    'L612-1',
    'L722-2',
  ]);
});
