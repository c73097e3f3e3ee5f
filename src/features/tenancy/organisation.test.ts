import { expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import type { TenantId } from '../../platform/ids.ts';
import {
  missingOf,
  type Organisation,
  organisationAddress,
  organisationChanges,
  type RegisterEntry,
} from './organisation.ts';

const register: RegisterEntry = {
  name: 'ATELIER KERMEUR',
  legalForm: 'SARL',
  status: 'active',
  source: 'registre',
  readOn: day('2026-11-01'),
  addressLines: ['14 RUE DE LA CORDERIE'],
  postcode: '35400',
  city: 'SAINT MALO',
};
const complete: Organisation = {
  tenantId: 't' as TenantId,
  name: 'Atelier Kermeur',
  siren: '732829320' as Organisation['siren'] & string,
  addressLines: ['14 rue de la Corderie'],
  postcode: '35400',
  city: 'Saint-Malo',
  email: 'compta@kermeur.example' as Organisation['email'] & string,
  signatoryName: 'Maëlle Kermeur',
  iban: 'FR7699999000010000000036975' as Organisation['iban'] & string,
};

test('the register fills in what the person left out, and never what it gave', () => {
  const changes = orThrow(organisationChanges({ siren: '732 829 320', city: 'Saint-Malo' }, register));
  expect(changes).toMatchObject({ name: 'ATELIER KERMEUR', siren: '732829320', city: 'Saint-Malo', postcode: '35400' });
  expect(orThrow(organisationChanges({ name: 'Kermeur' }, register)).name).toBe('Kermeur');
});

test('what is absent stays as it is; what is emptied is emptied', () => {
  expect(orThrow(organisationChanges({}, undefined))).toEqual({});
  expect(orThrow(organisationChanges({ phone: '', bic: ' ' }, undefined))).toEqual({ phone: null, bic: null });
});

test('every fault at once, each with its field', () => {
  const refused = organisationChanges({ siren: '1', email: 'x', phone: 'x', iban: 'x', bic: 'x' }, undefined);
  expect(refused).toMatchObject({ refused: true, refusal: { kind: 'invalid-organisation' } });
  const fields = refused.refused ? refused.refusal.faults.map(({ field }) => field) : [];
  expect(fields.toSorted()).toEqual(['bic', 'email', 'iban', 'phone', 'siren']);
});

test.each([
  ['siren', { siren: undefined }],
  ['address', { city: undefined }],
  ['address', { addressLines: [] }],
  ['iban', { iban: undefined }],
  ['signatory', { signatoryName: undefined }],
  ['email', { email: undefined }],
])('without its %s, an organisation is not ready', (field, change) => {
  expect(missingOf(complete)).toEqual([]);
  expect(missingOf({ ...complete, ...change } as Organisation)).toEqual([field]);
});

test('its address on a letter ends with the postcode and the town in capitals', () => {
  expect(organisationAddress(complete)).toEqual(['14 rue de la Corderie', '35400 SAINT-MALO']);
});
