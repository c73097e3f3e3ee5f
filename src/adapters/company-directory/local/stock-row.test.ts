import { expect, test } from 'vitest';
import { day } from '../../../kernel/civil-date.ts';
import { orThrow } from '../../../kernel/result.ts';
import { ESTABLISHMENT_COLUMNS, kindOfHeader, latest, rowReader, UNIT_COLUMNS } from './stock-row.ts';

/** The row that the fields make, by the names of the table's columns. */
function row(kind: 'units' | 'establishments', fields: Record<string, string>) {
  const read = rowReader(kind, Object.keys(fields));
  const { line } = orThrow(read(Object.values(fields)));
  const columns = (kind === 'units' ? UNIT_COLUMNS : ESTABLISHMENT_COLUMNS).split(', ');
  const values = line.slice(0, -1).split('\t');
  expect(values).toHaveLength(columns.length);
  return Object.fromEntries(columns.map((column, index) => [column, values[index]]));
}
const unit = { siren: '356000000', etatAdministratifUniteLegale: 'A', categorieJuridiqueUniteLegale: '5710' };
const place = { siret: '35600000000048', etatAdministratifEtablissement: 'A', etablissementSiege: 'true' };

test('a company: numbers without their zeros, the words that tell it apart', () => {
  expect(
    row('units', {
      ...unit,
      denominationUniteLegale: 'SARL Menuiserie de l’Étoile',
      denominationUsuelle1UniteLegale: 'CHEZ ÉMILE',
      sigleUniteLegale: 'ME',
      nicSiegeUniteLegale: '00048',
      dateCreationUniteLegale: '2009-03-16',
    }),
  ).toEqual({
    siren: '356000000',
    head_nic: '48',
    legal_form: '5710',
    is_active: 't',
    is_person: 'f',
    created_on: '2009-03-16',
    closed_on: '\\N',
    name: 'SARL Menuiserie de l’Étoile',
    trade_name: 'CHEZ ÉMILE',
    activity: '\\N',
    staff: '\\N',
    name_key: 'menuiserie etoile',
    more_words: 'chez emile me',
  });
});

test('a closed sole trader: usual first name and name in use', () => {
  expect(
    row('units', {
      ...unit,
      etatAdministratifUniteLegale: 'C',
      categorieJuridiqueUniteLegale: '1000',
      dateDebut: '2024-12-31',
      prenom1UniteLegale: 'MARIE',
      prenomUsuelUniteLegale: 'ANNE',
      nomUniteLegale: 'DURAND',
      nomUsageUniteLegale: 'MARTIN',
    }),
  ).toMatchObject({
    is_active: 'f',
    is_person: 't',
    closed_on: '2024-12-31',
    name: 'ANNE MARTIN',
    name_key: 'anne martin',
  });
});

test.each([
  [
    'masked by the register',
    { prenom1UniteLegale: '[ND]', nomUniteLegale: '[ND]', denominationUsuelle1UniteLegale: '[ND]' },
  ],
  [
    'not masked by mistake',
    { prenom1UniteLegale: 'MARIE', nomUniteLegale: 'DURAND', denominationUsuelle1UniteLegale: 'CHEZ MARIE' },
  ],
])('a person who is not disclosed leaves no name in the row: %s', (_, names) => {
  for (const status of ['P', 'N']) {
    const read = row('units', {
      ...unit,
      categorieJuridiqueUniteLegale: '1000',
      statutDiffusionUniteLegale: status,
      ...names,
    });
    expect(read).toMatchObject({ name: '\\N', trade_name: '\\N', name_key: '', more_words: '' });
  }
});

test('a company that is not disclosed keeps its name, and its establishment only the commune', () => {
  expect(row('units', { ...unit, statutDiffusionUniteLegale: 'P', denominationUniteLegale: 'LEROY' })).toMatchObject({
    name: 'LEROY',
  });
  expect(
    row('establishments', {
      ...place,
      statutDiffusionEtablissement: 'P',
      numeroVoieEtablissement: '4',
      libelleVoieEtablissement: 'DU MOLE',
      codePostalEtablissement: '35400',
      libelleCommuneEtablissement: 'SAINT-MALO',
      enseigne1Etablissement: 'CHEZ MARIE',
    }),
  ).toMatchObject({ street: '\\N', postcode: '\\N', city: 'SAINT-MALO', trade_name: '\\N' });
});

test('an establishment: its lines above the locality, in one field', () => {
  expect(
    row('establishments', {
      ...place,
      complementAdresseEtablissement: 'BATIMENT B',
      numeroVoieEtablissement: '4',
      indiceRepetitionEtablissement: 'B',
      typeVoieEtablissement: 'RUE',
      libelleVoieEtablissement: 'DU MOLE',
      codePostalEtablissement: '35400',
      libelleCommuneEtablissement: 'SAINT-MALO',
    }),
  ).toMatchObject({ is_head_office: 't', street: 'BATIMENT B\\n4 B RUE DU MOLE', postcode: '35400', country: '\\N' });
  expect(
    row('establishments', {
      ...place,
      libelleVoieEtablissement: 'GRAND PLACE 1',
      libelleCommuneEtrangerEtablissement: 'LIEGE',
      libellePaysEtrangerEtablissement: 'BELGIQUE',
    }),
  ).toMatchObject({ street: 'GRAND PLACE 1', city: 'LIEGE', country: 'BELGIQUE', postcode: '\\N' });
});

test.each([
  ['units', { ...unit, siren: '123456789' }, 'not-a-siren'],
  ['units', { ...unit, etatAdministratifUniteLegale: '' }, 'no-state'],
  ['establishments', { ...place, siret: '35600000000049' }, 'not-a-siret'],
  ['establishments', { ...place, etatAdministratifEtablissement: 'X' }, 'no-state'],
] as const)('%s, a line left out: %j', (kind, fields, fault) => {
  expect(rowReader(kind, Object.keys(fields))(Object.values(fields))).toEqual({
    refused: true,
    refusal: { kind: fault },
  });
});

test('a line of other columns than the header is left out', () => {
  expect(rowReader('units', Object.keys(unit))(['356000000'])).toEqual({
    refused: true,
    refusal: { kind: 'number-of-columns' },
  });
});

test('a header says which file it is, or what it lacks', () => {
  expect(kindOfHeader(['siren', 'nic', 'siret', 'etatAdministratifEtablissement', 'codePostalEtablissement'])).toEqual({
    refused: true,
    refusal: { kind: 'not-a-stock-file', missing: ['libelleCommuneEtablissement'] },
  });
  expect(kindOfHeader(['a', 'b'])).toMatchObject({
    refused: true,
    refusal: { missing: expect.arrayContaining(['siren']) },
  });
});

test('the latest of days, some of which are not known', () => {
  expect(latest(undefined, undefined)).toBeUndefined();
  expect(latest(day('2026-01-01'), undefined)).toBe('2026-01-01');
  expect(latest(day('2026-01-01'), day('2026-02-01'))).toBe('2026-02-01');
});
