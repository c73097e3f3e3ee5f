import { expect, test } from 'vitest';
import {
  amountText,
  dayText,
  elided,
  frenchTypography,
  ibanText,
  phoneText,
  printable,
  rateText,
  shortDayText,
  sirenText,
} from './french-format.ts';

test.each([
  ['0.00', '0,00\u00a0€'],
  ['40.00', '40,00\u00a0€'],
  ['999.99', '999,99\u00a0€'],
  ['1234.56', '1\u202f234,56\u00a0€'],
  ['123456789.01', '123\u202f456\u202f789,01\u00a0€'],
  ['-1234.50', '−1\u202f234,50\u00a0€'],
])('amount %s', (amount, text) => expect(amountText(amount)).toBe(text));

test('days, rates and numbers read as the French write them', () => {
  expect(dayText('2026-12-03')).toBe('3\u00a0décembre\u00a02026');
  expect(dayText('2027-01-01')).toBe('1er\u00a0janvier\u00a02027');
  expect(shortDayText('2026-12-03')).toBe('03/12/2026');
  expect(rateText('12.40')).toBe('12,40\u202f%');
  expect(sirenText('404833048')).toBe('404\u202f833\u202f048');
  expect(ibanText('FR7630006000011234567890189').replaceAll('\u00a0', ' ')).toBe('FR76 3000 6000 0112 3456 7890 189');
  expect(phoneText('+33612345678').replaceAll('\u00a0', ' ')).toBe('06 12 34 56 78');
  expect(phoneText('09 69 00 00 00 (prix d’un appel local)')).toBe('09 69 00 00 00 (prix d’un appel local)');
});

test.each([
  ['de', 'Atelier Kermeur', 'd’Atelier Kermeur'],
  ['de', 'Établissements Roux', 'd’Établissements Roux'],
  ['de', 'Menuiserie Le Goff', 'de Menuiserie Le Goff'],
  ['de', 'Hôtel du Port', 'de Hôtel du Port'],
  ['que', 'Œuvre', 'qu’Œuvre'],
] as const)('%s + %s', (word, name, text) => expect(elided(word, name)).toBe(text));

test('typography touches the words and leaves tags and addresses alone', () => {
  expect(frenchTypography("Est-ce l'heure ? « Oui » : 40 €")).toBe(
    'Est-ce l’heure\u202f? «\u202fOui\u202f»\u202f: 40\u00a0€',
  );
  expect(frenchTypography("{{ x | default: 'a ; b' }} {% if y == 'z' %}")).toBe(
    "{{ x | default: 'a ; b' }} {% if y == 'z' %}",
  );
  expect(frenchTypography('https://exemple.fr/a?b=c')).toBe('https://exemple.fr/a?b=c');
});

test('characters that hide, reverse or break a line do not survive', () => {
  expect(printable('A\u202egnp.exe\nB\u0000\u200b\tC\u202f1')).toBe('Agnp.exe B C\u202f1');
});
