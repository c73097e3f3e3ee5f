import { expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { RegisterEntry, toCompany } from './register-entry.ts';

const read = (entry: object) => toCompany(RegisterEntry.parse(entry), 'test', day('2026-11-02'));
const base = { siren: '210000006', nom_raison_sociale: 'ESSAI', nom_complet: 'ESSAI (LE BON ESSAI)' };

test('a full entry', () => {
  expect(
    read({
      ...base,
      nature_juridique: '5499',
      activite_principale: '43.32A',
      etat_administratif: 'C',
      date_creation: '2009-03-16',
      date_fermeture: '2026-03-31',
      tranche_effectif_salarie: '03',
      tva: ['FR65210000006', 'not one'],
      siege: {
        siret: '21000000600010',
        complement_adresse: 'BATIMENT B',
        numero_voie: '12',
        indice_repetition: 'B',
        type_voie: 'RUE',
        libelle_voie: 'DU MOLE',
        distribution_speciale: 'BP 12',
        code_postal: '35400',
        commune: '35288',
        libelle_commune: 'Saint-Malo',
        nom_commercial: 'Le Bon Essai',
        liste_enseignes: ['AUTRE'],
      },
    }),
  ).toEqual({
    siren: '210000006',
    name: 'ESSAI',
    tradeName: 'Le Bon Essai',
    legalFormCode: '5499',
    legalForm: 'SARL',
    isSoleTrader: false,
    activityCode: '43.32A',
    activity: 'Travaux de menuiserie bois et PVC',
    status: 'closed',
    closedOn: '2026-03-31',
    createdOn: '2009-03-16',
    headOffice: {
      lines: ['BATIMENT B', '12 B RUE DU MOLE', 'BP 12', '35400 SAINT-MALO'],
      postcode: '35400',
      city: 'Saint-Malo',
      siret: '21000000600010',
      communeCode: '35288',
      country: 'France',
    },
    tvaNumber: 'FR65210000006',
    isPublicBody: false,
    staffRange: '6 à 9 salariés',
    source: 'test',
    readOn: '2026-11-02',
  });
});

test('a bare entry: nothing is made up', () => {
  expect(read({ siren: '210000006', nom_complet: 'ESSAI (LE BON ESSAI)' })).toEqual({
    siren: '210000006',
    name: 'ESSAI',
    isSoleTrader: false,
    status: 'active',
    headOffice: { lines: [], country: 'France' },
    isPublicBody: false,
    source: 'test',
    readOn: '2026-11-02',
  });
});

test('codes without a label are shown as they are', () => {
  const company = read({
    ...base,
    nature_juridique: '5195x',
    activite_principale: '99.99X',
    tranche_effectif_salarie: '77',
  });
  expect(company).toMatchObject({ legalForm: '5195x', activity: '99.99X', staffRange: '77' });
});

test('CEDEX and abroad', () => {
  const cedex = { code_postal: '59000', libelle_commune: 'LILLE', cedex: '59777', libelle_cedex: 'LILLE CEDEX' };
  expect(read({ ...base, siege: cedex })?.headOffice).toMatchObject({
    lines: ['59777 LILLE CEDEX'],
    postcode: '59777',
  });
  const abroad = { libelle_commune_etranger: 'Liège', libelle_pays_etranger: 'Belgique' };
  expect(read({ ...base, siege: abroad })?.headOffice).toEqual({
    lines: ['LIEGE', 'BELGIQUE'],
    city: 'Liège',
    country: 'Belgique',
  });
});

test('what people keep to themselves stays hidden; without a name there is no company', () => {
  const hidden = { libelle_voie: '[ND]', numero_voie: '[ND]', code_postal: '35400', libelle_commune: 'SAINT-MALO' };
  expect(read({ ...base, siege: hidden })?.headOffice.lines).toEqual(['35400 SAINT-MALO']);
  expect(read({ siren: '210000006', nom_complet: '[NON-DIFFUSIBLE]' })).toBeUndefined();
  expect(read({ siren: '123456789', nom_complet: 'FAUX SIREN' })).toBeUndefined();
});

test.each([
  ['1000', true, false],
  ['7210', false, true],
  ['7364', false, true],
  ['4110', false, false],
  ['5710', false, false],
])('%s: sole trader %s, public body %s', (nature_juridique, isSoleTrader, isPublicBody) => {
  expect(read({ ...base, nature_juridique })).toMatchObject({ isSoleTrader, isPublicBody });
});

test('a VAT number is the register’s own, of that very company, or none', () => {
  expect(read({ ...base, tva: ['FR39356000000'] })).not.toHaveProperty('tvaNumber');
  expect(read({ ...base, siren: '356000000', tva: ['FR39356000000'] })).toMatchObject({ tvaNumber: 'FR39356000000' });
});
