import { expect, test } from 'vitest';
import { identified, identityWarnings, type PartyFacts } from './party-identity.ts';

const party = (facts: Partial<PartyFacts>) => identified({ identifiers: [], addressLines: [], ...facts });
const numbers = (facts: Partial<PartyFacts>) => {
  const { siren, siret } = party(facts);
  return [siren, siret];
};

test.each<[string, Partial<PartyFacts>, [string | undefined, string | undefined]]>([
  [
    'SIREN as legal registration',
    { legalRegistration: { scheme: '0002', value: '404833048' } },
    ['404833048', undefined],
  ],
  ['SIREN with spaces', { legalRegistration: { scheme: '0002', value: '404 833 048' } }, ['404833048', undefined]],
  [
    'SIRET where a SIREN belongs',
    { legalRegistration: { scheme: '0002', value: '404 833 048 00022' } },
    ['404833048', '40483304800022'],
  ],
  [
    'SIRET among identifiers',
    { identifiers: [{ scheme: '0009', value: '40483304800022' }] },
    ['404833048', '40483304800022'],
  ],
  ['scheme in words', { identifiers: [{ scheme: 'SIRET', value: '40483304800022' }] }, ['404833048', '40483304800022']],
  [
    'French electronic address',
    { electronicAddress: { scheme: '0225', value: '404833048_STATUTS' } },
    ['404833048', undefined],
  ],
  [
    'address with SIRET',
    { electronicAddress: { scheme: '0225', value: '404833048_40483304800022_COMPTA' } },
    ['404833048', '40483304800022'],
  ],
  [
    'Peppol endpoint by SIRET',
    { electronicAddress: { scheme: '0009', value: '40483304800022' } },
    ['404833048', '40483304800022'],
  ],
  ['French VAT number', { vat: 'FR 83 404833048' }, ['404833048', undefined]],
  ['VAT number with a wrong key', { vat: 'FR12404833048' }, [undefined, undefined]],
  [
    'unlabelled registration of a French party',
    { country: 'FR', legalRegistration: { value: '404833048' } },
    ['404833048', undefined],
  ],
  [
    'unlabelled registration of a German party',
    { country: 'DE', legalRegistration: { value: '404833048' } },
    [undefined, undefined],
  ],
  [
    'unlabelled number that is no SIREN',
    { country: 'FR', legalRegistration: { value: '123456789' } },
    [undefined, undefined],
  ],
  [
    'digits are given even when the checksum is wrong',
    { legalRegistration: { scheme: '0002', value: '123456789' } },
    ['123456789', undefined],
  ],
  [
    'the legal registration wins over the VAT number',
    { legalRegistration: { scheme: '0002', value: '552081317' }, vat: 'FR83404833048' },
    ['552081317', undefined],
  ],
  ['another scheme', { identifiers: [{ scheme: '0088', value: '4048330480002' }] }, [undefined, undefined]],
])('%s', (_, facts, expected) => {
  expect(numbers(facts)).toEqual(expected);
});

test('checksums and disagreements are told once each', () => {
  const wrong = party({ legalRegistration: { scheme: '0002', value: '123456789' }, vat: 'FR12123456789' });
  expect(identityWarnings(wrong, 'seller').map(({ kind }) => kind)).toEqual(['invalid-siren', 'invalid-vat']);
  const siret = party({ identifiers: [{ scheme: '0009', value: '12345678901234' }] });
  expect(identityWarnings(siret, 'buyer').map(({ kind }) => kind)).toEqual(['invalid-siret']);
  const two = party({ legalRegistration: { scheme: '0002', value: '552081317' }, vat: 'FR83404833048' });
  expect(identityWarnings(two, 'seller')).toEqual([
    { kind: 'identifiers-disagree', party: 'seller', values: ['552081317', 'FR83404833048'] },
  ]);
  const fine = party({ identifiers: [{ scheme: '0009', value: '40483304800022' }], vat: 'FR83404833048' });
  expect(identityWarnings(fine, 'seller')).toEqual([]);
});
