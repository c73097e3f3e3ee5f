import { expect, test } from 'vitest';
import { parsePostalAddress } from './letter-check.ts';

test.each([
  [['MME LE GOFF', '1 RUE X', '35400 SAINT-MALO'], 'FR', ['MME LE GOFF', '1 RUE X'], '35400 SAINT-MALO'],
  [['  MME  LE GOFF ', '', '75015 PARIS', 'France'], 'FR', ['MME LE GOFF'], '75015 PARIS'],
  [['M. K', '98000 MONACO', 'MONACO'], 'MC', ['M. K'], '98000 MONACO'],
  [['SARL R', '97400 SAINT-DENIS'], 'RE', ['SARL R'], '97400 SAINT-DENIS'],
  [['SARL B', '97133 SAINT-BARTHELEMY'], 'BL', ['SARL B'], '97133 SAINT-BARTHELEMY'],
  [['SARL G', '97110 POINTE-A-PITRE'], 'GP', ['SARL G'], '97110 POINTE-A-PITRE'],
])('%j is in %s', (block, countryCode, lines, postcodeAndCity) => {
  expect(parsePostalAddress(block)).toEqual({ refused: false, value: { lines, postcodeAndCity, countryCode } });
});

test('38 characters are counted as letters, accents included', () => {
  expect(parsePostalAddress(['É'.repeat(38), '35400 SAINT-MALO'])).toMatchObject({ refused: false });
  expect(parsePostalAddress(['É'.repeat(39), '35400 SAINT-MALO'])).toMatchObject({ refused: true });
});
