import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gsm7Length, smsParts, toGsm7 } from './gsm7.ts';

test('French text keeps the accents that SMS knows and loses the others', () => {
  expect(toGsm7('L’échéance « dépassée »\u202f: être reçu à Nœux, garçon… 5\u00a0€')).toBe(
    'L\'échéance "dépassée" : etre recu à Noeux, garcon... 5 €',
  );
  expect(toGsm7('中🙂')).toBe('??');
});

test('any text becomes one that the alphabet holds, and stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sent = toGsm7(text);
      expect(toGsm7(sent)).toBe(sent);
      expect(sent).not.toMatch(/[^\n\r -~£¥§¿¡¤èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉÄÖÑÜäöñüà€]/u);
    }),
  );
});

test('a message is 160 septets, parts are 153, extended signs count twice', () => {
  expect(gsm7Length('€[a')).toBe(5);
  expect(smsParts('a'.repeat(160))).toBe(1);
  expect(smsParts('a'.repeat(161))).toBe(2);
  expect(smsParts(`${'a'.repeat(159)}€`)).toBe(2);
  expect(smsParts('a'.repeat(307))).toBe(3);
});
