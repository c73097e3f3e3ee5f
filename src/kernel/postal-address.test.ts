import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PostalRecipient, postalBlock, postalLocality } from './postal-address.ts';
import { orThrow } from './result.ts';

const person: PostalRecipient = {
  name: 'Mme Lucie Corre',
  addressLines: ['Appartement 12', 'Résidence « Les Ajoncs », bât. B', '4 bis, rue de l’Église'],
  postcode: '35400',
  city: 'Saint-Malo',
  country: 'FR',
};
const block = (change: Partial<PostalRecipient>) => postalBlock({ ...person, ...change });
const refusal = (change: Partial<PostalRecipient>) => {
  const answer = block(change);
  return answer.refused ? answer.refusal : undefined;
};

test('an individual: most precise first, locality in capitals', () => {
  expect(orThrow(postalBlock(person))).toEqual([
    'Mme Lucie Corre',
    'APPARTEMENT 12',
    'RESIDENCE LES AJONCS BAT B',
    '4 BIS RUE DE L EGLISE',
    '35400 SAINT MALO',
  ]);
});

test('a company, its person, a post box and a CEDEX: seven lines', () => {
  expect(
    orThrow(
      block({
        name: 'Menuiserie Bréhat',
        contactName: 'Service comptabilité fournisseurs',
        addressLines: ['Bâtiment A', 'Zone artisanale', '12/14 quai Duguay-Trouin', 'BP 40123'],
        postcode: '35 409',
        city: 'Saint-Malo cedex',
      }),
    ),
  ).toEqual([
    'Menuiserie Bréhat',
    'Service comptabilité fournisseurs',
    'BATIMENT A',
    'ZONE ARTISANALE',
    '12/14 QUAI DUGUAY TROUIN',
    'BP 40123',
    '35409 SAINT MALO CEDEX',
  ]);
});

test('abroad: the locality as its country writes it, the country last in capitals', () => {
  expect(
    orThrow(block({ addressLines: ['Hauptstraße 5'], postcode: '80331', city: 'München', country: 'DE' })),
  ).toEqual(['Mme Lucie Corre', 'Hauptstraße 5', '80331 MUNCHEN', 'ALLEMAGNE']);
  expect(
    orThrow(block({ addressLines: ['1 Main St.'], postcode: '', city: 'Dublin 2, D02 X285', country: 'IE' })),
  ).toEqual(['Mme Lucie Corre', '1 Main St.', 'DUBLIN 2, D02 X285', 'IRLANDE']);
  expect(refusal({ country: 'XX' })).toEqual({ kind: 'not-a-country', text: 'XX' });
  expect(refusal({ country: 'Belgique' })).toEqual({ kind: 'not-a-country', text: 'Belgique' });
});

test.each([
  ['35400', 'Saint-Malo', '35400 SAINT MALO'],
  ['75015', 'Paris 15', '75015 PARIS'],
  ['75001', 'Paris 1er arrondissement', '75001 PARIS'],
  ['69003', 'Lyon 3e Arrondissement', '69003 LYON'],
  ['75116', 'PARIS 16', '75116 PARIS'],
  ['75015', 'Paris 16', '75015 PARIS 16'],
  ['59777', 'Lille Cedex 9', '59777 LILLE CEDEX 9'],
  ['94240', "L'Haÿ-les-Roses", '94240 L HAY LES ROSES'],
  ['14350', 'Le Bény-Bocage', '14350 LE BENY BOCAGE'],
  ['62000', 'Œuf-en-Ternois', '62000 OEUF EN TERNOIS'],
])('%s %s → %s', (postcode, city, line) => {
  expect(postalLocality(postcode, city)).toBe(line);
});

test('a line that is too long is abbreviated, only as far as needed', () => {
  const street = (line: string) => orThrow(block({ addressLines: [line] })).at(1);
  expect(street('128 avenue du Général de Gaulle')).toBe('128 AVENUE DU GENERAL DE GAULLE');
  expect(street('128 avenue du Maréchal de Lattre de Tassigny')).toBe('128 AV DU MAL DE LATTRE DE TASSIGNY');
  expect(street('245 boulevard du Président Franklin Roosevelt')).toBe('245 BD DU PRESIDENT FRANKLIN ROOSEVELT');
  expect(street('1245 boulevard du Président Franklin Roosevelt')).toBe('1245 BD DU PDT FRANKLIN ROOSEVELT');
  expect(orThrow(block({ name: 'Établissements Kerdoncuff Frères et Associés' }))[0]).toBe(
    'Ets Kerdoncuff Frères et Associés',
  );
});

test('a long name flows onto a second line while there is room', () => {
  const name = 'Compagnie générale des ateliers de menuiserie et charpente';
  expect(orThrow(block({ name })).slice(0, 2)).toEqual([
    'Compagnie générale des ateliers de',
    'menuiserie et charpente',
  ]);
  expect(refusal({ name, contactName: 'Comptabilité', addressLines: ['1', '2', '3', '4'] })).toEqual({
    kind: 'postal-line-too-long',
    line: 1,
    text: name,
    length: name.length,
    limit: 38,
  });
});

test.each([
  [{ name: ' ' }, { kind: 'missing-postal-part', part: 'name' }],
  [{ addressLines: [' ', ''] }, { kind: 'missing-postal-part', part: 'street' }],
  [{ postcode: '' }, { kind: 'missing-postal-part', part: 'postcode' }],
  [{ postcode: '3540' }, { kind: 'not-a-postcode', text: '3540' }],
  [{ city: '' }, { kind: 'missing-postal-part', part: 'city' }],
  [
    { city: '', country: 'BE' },
    { kind: 'missing-postal-part', part: 'city' },
  ],
  [{ addressLines: ['1', '2', '3', '4', '5', '6'] }, { kind: 'too-many-postal-lines', count: 8, limit: 7 }],
  [
    { addressLines: ['Anticonstitutionnellementanticonstitutionnellement'] },
    {
      kind: 'postal-line-too-long',
      line: 2,
      text: 'ANTICONSTITUTIONNELLEMENTANTICONSTITUTIONNELLEMENT',
      length: 50,
      limit: 38,
    },
  ],
  [
    { city: 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson les Grandes' },
    expect.objectContaining({ kind: 'postal-line-too-long', line: 5 }),
  ],
] as const)('refused, and says what: %j', (change, expected) => {
  expect(refusal(change as unknown as Partial<PostalRecipient>)).toEqual(expected);
});

test('a CEDEX needs no street', () => {
  expect(orThrow(block({ addressLines: [], postcode: '75900', city: 'PARIS CEDEX 15' })).at(-1)).toBe(
    '75900 PARIS CEDEX 15',
  );
});

test('control and direction-changing characters never reach an envelope', () => {
  expect(orThrow(block({ name: 'Lucie\u202E\u0000 Corre\n' }))[0]).toBe('Lucie Corre');
});

const letters = (text: string) =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
test('whatever is typed is on the envelope, in lines that fit, or is refused: no letter is lost', () => {
  const word = fc.constantFrom('QUAI', 'é', 'Zoé', '12', 'de', 'Kérity', 'Longueparoledutropique', 'l’Étoile', 'bis,');
  const line = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(line, line, fc.array(line, { minLength: 1, maxLength: 5 }), (name, contactName, addressLines) => {
      const answer = block({ name, contactName, addressLines });
      if (answer.refused) return;
      expect(answer.value.length).toBeLessThanOrEqual(7);
      for (const text of answer.value) expect(text.length).toBeLessThanOrEqual(38);
      const typed = [name, ...(contactName === name ? [] : [contactName]), ...addressLines];
      expect(letters(answer.value.slice(0, -1).join(''))).toBe(letters(typed.join('')));
    }),
  );
});
