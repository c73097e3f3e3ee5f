import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEmailAddress } from './email.ts';
import { creditorReference, isCreditorReference, parseBic, parseIban, spacedIban } from './iban.ts';
import { isMobile, parsePhoneNumber } from './phone.ts';
import { orThrow } from './result.ts';
import { parseSiren, parseSiret, parseTvaNumber, sirenOfSiret, sirenOfTvaNumber, tvaNumberOfSiren } from './siren.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
/** Another digit at one place. */
const changed = (text: string, place: number, by: number) => {
  const index = place % text.length;
  return text.slice(0, index) + String((Number(text[index]) + 1 + (by % 9)) % 10) + text.slice(index + 1);
};

describe('SIREN, SIRET, VAT number', () => {
  const siren = digits(8)
    .map((head) => {
      const control = [...Array(10).keys()].find((digit) => !parseSiren(`${head}${digit}`).refused);
      return `${head}${control ?? 0}`;
    })
    .filter((text) => !parseSiren(text).refused);

  test.each(['732829320', '732 829 320', '732.829.320', '356000000'])('%s is a SIREN', (text) => {
    expect(orThrow(parseSiren(text))).toMatch(/^\d{9}$/);
  });
  test.each([
    ['73282932', 'length'],
    ['7328293201', 'length'],
    ['73282932A', 'length'],
    ['732829321', 'checksum'],
    ['000000000', 'checksum'],
    ['', 'length'],
  ])('%s is none: %s', (text, why) => {
    expect(parseSiren(text)).toEqual({ refused: true, refusal: { kind: 'not-a-siren', text, why } });
  });
  test('one wrong digit is always seen', () => {
    fc.assert(
      fc.property(siren, fc.nat(8), fc.nat(8), (text, place, by) => {
        expect(parseSiren(changed(text, place, by)).refused).toBe(true);
      }),
    );
  });
  test('SIRET: its own checksum, or the digit sum of La Poste', () => {
    expect(sirenOfSiret(orThrow(parseSiret('732 829 320 00074')))).toBe('732829320');
    expect(parseSiret('35600000000048').refused).toBe(false); // Luhn
    expect(parseSiret('35600000049837').refused, 'La Poste, sum of digits').toBe(false);
    expect(parseSiret('73282932000075')).toMatchObject({ refusal: { why: 'checksum' } });
    expect(parseSiret('7328293200007')).toMatchObject({ refusal: { why: 'length' } });
  });
  test('the VAT number of a SIREN leads back to it', () => {
    fc.assert(
      fc.property(siren, (text) => {
        const number = tvaNumberOfSiren(orThrow(parseSiren(text)));
        expect(sirenOfTvaNumber(orThrow(parseTvaNumber(number)))).toBe(text);
      }),
    );
    expect(orThrow(parseTvaNumber('fr 83 404 833 048'))).toBe('FR83404833048');
    expect(parseTvaNumber('FR84404833048')).toMatchObject({ refusal: { why: 'checksum' } });
    expect(parseTvaNumber('FRIO404833048')).toMatchObject({ refusal: { why: 'shape' } });
    expect(sirenOfTvaNumber(orThrow(parseTvaNumber('BE0123456789')))).toBeUndefined();
  });
});

describe('IBAN, BIC, creditor reference', () => {
  test.each([
    'FR76 3000 6000 0112 3456 7890 189',
    'fr7630006000011234567890189',
    'DE89370400440532013000',
    'BE68539007547034',
    'MT84MALT011000012345MTLCAST001S',
    'NO9386011117947',
  ])('%s is an IBAN', (text) => {
    const iban = orThrow(parseIban(text));
    expect(orThrow(parseIban(spacedIban(iban)))).toBe(iban);
  });
  test.each([
    ['FR7630006000011234567890188', 'checksum'],
    ['FR763000600001123456789018', 'length'],
    ['XX7630006000011234567890189', 'country'],
    ['76FR30006000011234567890189', 'shape'],
    ['', 'shape'],
  ])('%s is none: %s', (text, why) => {
    expect(parseIban(text)).toMatchObject({ refused: true, refusal: { kind: 'not-an-iban', why } });
  });
  test('one wrong digit, or two neighbours swapped, is always seen', () => {
    const good = 'FR7630006000011234567890189';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 }), fc.nat(8), (place, by) => {
        expect(parseIban(good.slice(0, 2) + changed(good.slice(2), place, by)).refused).toBe(true);
      }),
    );
    for (let place = 4; place < good.length - 1; place++) {
      const [a, b] = [good[place] as string, good[place + 1] as string];
      if (a !== b) expect(parseIban(good.slice(0, place) + b + a + good.slice(place + 2)).refused).toBe(true);
    }
  });
  test('a BIC has eight or eleven signs', () => {
    expect(orThrow(parseBic('bnpa frpp'))).toBe('BNPAFRPP');
    expect(orThrow(parseBic('AGRIFRPPXXX'))).toBe('AGRIFRPPXXX');
    for (const text of ['BNPAFRP', 'BNPAFRPPX', 'BNP1FRPP', '']) expect(parseBic(text).refused, text).toBe(true);
  });
  test('a creditor reference carries its own check, which sees one wrong sign', () => {
    const base = fc.stringMatching(/^[A-Z0-9]{1,21}$/);
    fc.assert(
      fc.property(base, fc.nat(30), fc.nat(8), (text, place, by) => {
        const reference = creditorReference(text);
        expect(isCreditorReference(reference)).toBe(true);
        const index = 4 + (place % text.length);
        if (/\d/.test(reference[index] as string)) {
          const wrong =
            reference.slice(0, index) + String((Number(reference[index]) + 1 + by) % 10) + reference.slice(index + 1);
          expect(isCreditorReference(wrong)).toBe(wrong === reference);
        }
      }),
    );
    expect(creditorReference('539007547034'), 'the example of the standard').toBe('RF18539007547034');
    expect(() => creditorReference('rcv-1')).toThrow(/not a reference/);
  });
});

describe('telephone numbers', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['02 99 00 00 00', '+33299000000'],
    ['+32 475 12 34 56', '+32475123456'],
  ])('%s', (text, number) => {
    expect(orThrow(parsePhoneNumber(text))).toBe(number);
  });
  test.each([
    '',
    '12',
    '0012',
    '06 12 34 56 7',
    '06 12 34 56 789',
    '00 00 00 00 00',
    '+33 0',
    '+0612345678',
    'appelez-moi',
    '+1234567890123456',
  ])('%s is none', (text) => {
    expect(parsePhoneNumber(text)).toEqual({ refused: true, refusal: { kind: 'not-a-phone-number', text } });
  });
  test('an SMS reaches 06 and 07, and what is abroad is left to the operator', () => {
    const reaches = (text: string) => isMobile(orThrow(parsePhoneNumber(text)));
    expect([reaches('0612345678'), reaches('0712345678'), reaches('0299000000'), reaches('+32475123456')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
  test('a number that was read is read again as itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-9]\d{8}$/), (text) => {
        const number = orThrow(parsePhoneNumber(text));
        expect(orThrow(parsePhoneNumber(number))).toBe(number);
      }),
    );
  });
});

describe('email addresses', () => {
  test.each([
    ['compta@brehat.example', 'compta@brehat.example'],
    [' Compta.Clients+1@BREHAT.Example ', 'Compta.Clients+1@brehat.example'],
    ["o'neil@sub.domain.fr", "o'neil@sub.domain.fr"],
  ])('%s', (text, address) => {
    expect(orThrow(parseEmailAddress(text))).toBe(address);
  });
  test.each([
    '',
    'compta',
    'compta@',
    '@brehat.example',
    'a@b',
    'a b@c.fr',
    'a@b..fr',
    '.a@b.fr',
    'a.@b.fr',
    'a..b@c.fr',
    'Compta <a@b.fr>',
    'a@b.fr,c@d.fr',
    'a@b.fr\r\nBcc: x@y.fr',
    'a@-b.fr',
    `${'a'.repeat(65)}@b.fr`,
    `a@${'b'.repeat(250)}.fr`,
  ])('%j is none', (text) => {
    expect(parseEmailAddress(text)).toEqual({ refused: true, refusal: { kind: 'not-an-email', text } });
  });
  test('nothing that is accepted can carry a second header, recipient or name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (local, domain) => {
        const parsed = parseEmailAddress(`${local}@${domain}.fr`);
        if (!parsed.refused) expect(parsed.value).not.toMatch(/[\s,;<>"()\\:\p{Cc}]/u);
      }),
      { numRuns: 500 },
    );
  });
});
