import fc from 'fast-check';
import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { type Bic, creditorReference, type Iban } from '../../kernel/iban.ts';
import { cents, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { type EpcPayment, epcPayload, epcQrModules, epcQrSvg, parseEpcPayload } from './epc-qr.ts';

/** The module is CommonJS: its function is the default export's own default, or already unwrapped by the test runner. */
const jsQR = ('default' in jsqr ? jsqr.default : jsqr) as typeof jsqr.default;

const IBAN = 'FR7630006000011234567890189' as Iban;

function aPayment(changes: Partial<EpcPayment> = {}): EpcPayment {
  return { name: 'Menuiserie Lefèvre & Fils', iban: IBAN, amount: euros('1234.50'), ...changes };
}

/** Draws the SVG's own path on pixels and reads it as a phone would. */
function readBack(svg: string, pixels = 4): string | undefined {
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const width = side * pixels;
  const image = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * pixels; row < (Number(y) + 1) * pixels; row += 1) {
      for (let column = Number(x) * pixels; column < (Number(x) + Number(length)) * pixels; column += 1) {
        image.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  const found = jsQR(image, width, width);
  return found ? Buffer.from(found.binaryData).toString('utf8') : undefined;
}

test('the payload has its elements in order and ends with the last one given', () => {
  expect(orThrow(epcPayload(aPayment()))).toBe(`BCD\n002\n1\nSCT\n\nMenuiserie Lefèvre & Fils\n${IBAN}\nEUR1234.50`);
  const reference = creditorReference('RCV2026000142');
  const payload = epcPayload(
    aPayment({ bic: 'AGRIFRPP' as Bic, purpose: 'GDDS', remittance: { kind: 'reference', reference } }),
  );
  expect(orThrow(payload).split('\n').slice(4)).toEqual([
    'AGRIFRPP',
    'Menuiserie Lefèvre & Fils',
    IBAN,
    'EUR1234.50',
    'GDDS',
    reference,
  ]);
  const text = epcPayload(aPayment({ remittance: { kind: 'text', text: 'Dossier\n12' }, information: 'Merci' }));
  expect(orThrow(text).split('\n').slice(8)).toEqual(['', '', 'Dossier 12', 'Merci']);
});

test('what the guideline forbids is refused', () => {
  const kind = (changes: Partial<EpcPayment>) => {
    const result = epcPayload(aPayment(changes));
    return result.refused ? result.refusal.kind : 'accepted';
  };
  expect(kind({ name: ' \n' })).toBe('bad-name');
  expect(kind({ name: 'x'.repeat(71) })).toBe('bad-name');
  expect(kind({ amount: cents(0) })).toBe('amount-out-of-range');
  expect(kind({ amount: euros('999999999.99') })).toBe('accepted');
  expect(kind({ amount: cents(100_000_000_000n) })).toBe('amount-out-of-range');
  expect(kind({ purpose: 'TOOLONG' })).toBe('bad-purpose');
  expect(kind({ remittance: { kind: 'reference', reference: 'RF00ABC' } })).toBe('bad-creditor-reference');
  expect(kind({ remittance: { kind: 'text', text: 'x'.repeat(141) } })).toBe('remittance-too-long');
  expect(kind({ information: 'x'.repeat(71) })).toBe('information-too-long');
  expect(kind({ remittance: { kind: 'text', text: 'é'.repeat(140) }, information: 'x'.repeat(70) })).toBe(
    'payload-too-long',
  );
});

test('the code drawn is read back as the payload', () => {
  const reference = creditorReference('RCV2026000142');
  const payload = orThrow(
    epcPayload(aPayment({ name: 'Œuvre d’été SARL', remittance: { kind: 'reference', reference } })),
  );
  const svg = epcQrSvg(payload, 'Code "QR" <virement>');
  expect(readBack(svg)).toBe(payload);
  expect(orThrow(parseEpcPayload(readBack(svg) ?? ''))).toEqual(
    aPayment({ name: 'Œuvre d’été SARL', remittance: { kind: 'reference', reference } }),
  );
  expect(svg).toContain('aria-label="Code &#34;QR&#34; &#60;virement&#62;"');
  expect(svg).not.toMatch(/<script|style=|on\w+=/);
});

test('the largest payload stays within version 13 and has its quiet zone', () => {
  const information = 'i'.repeat(70);
  const parts = { name: 'n'.repeat(70), bic: 'AGRIFRPPXXX' as Bic, purpose: 'GDDS', information };
  const empty = orThrow(epcPayload(aPayment({ ...parts, remittance: { kind: 'text', text: '' } })));
  const text = 't'.repeat(331 - Buffer.byteLength(empty));
  const payload = orThrow(epcPayload(aPayment({ ...parts, remittance: { kind: 'text', text } })));
  expect(Buffer.byteLength(payload)).toBe(331);
  expect(epcQrModules(payload)).toHaveLength(17 + 4 * 13);
  const svg = epcQrSvg(payload);
  expect(svg).toContain(`viewBox="0 0 ${17 + 4 * 13 + 8} `);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h\d+v1/g)) expect(Math.min(Number(x), Number(y))).toBeGreaterThan(3);
  expect(readBack(svg)).toBe(payload);
});

test('any payment accepted comes back the same', () => {
  const line = (maxLength: number) =>
    fc.string({ unit: 'grapheme', maxLength }).map((text) => text.replace(/[\s\p{C}]+/gu, ' ').trim());
  const remittance = fc.oneof(
    fc.constant(undefined),
    line(140).map((text) => ({ kind: 'text' as const, text })),
    fc
      .stringMatching(/^[A-Z0-9]{1,21}$/)
      .map((base) => ({ kind: 'reference' as const, reference: creditorReference(base) })),
  );
  fc.assert(
    fc.property(
      line(70),
      fc.bigInt({ min: 1n, max: 99_999_999_999n }),
      remittance,
      line(70),
      fc.constantFrom('', 'GDDS', 'SCVE'),
      (name, amount, told, information, purpose) => {
        const payment = aPayment({
          name,
          amount: cents(amount),
          ...(told && (told.kind === 'reference' || told.text !== '') ? { remittance: told } : {}),
          ...(information === '' ? {} : { information }),
          ...(purpose === '' ? {} : { purpose }),
        });
        const payload = epcPayload(payment);
        if (payload.refused) return;
        expect(orThrow(parseEpcPayload(payload.value))).toEqual(payment);
      },
    ),
  );
});

test('a payload that is not one is refused by its element', () => {
  const payload = orThrow(epcPayload(aPayment({ remittance: { kind: 'text', text: 'abc' } })));
  const element = (changed: string) => {
    const result = parseEpcPayload(changed);
    return result.refused ? result.refusal.element : 'accepted';
  };
  expect(element(payload)).toBe('accepted');
  expect(element('https://example.org')).toBe('service tag');
  expect(element(payload.replace('002', '003'))).toBe('version');
  expect(element(payload.replace('\n1\n', '\n2\n'))).toBe('character set');
  expect(element(payload.replace('SCT', 'INST'))).toBe('identification');
  expect(element(payload.replace('FR76', 'FR77'))).toBe('iban');
  expect(element(payload.replace('EUR', 'USD'))).toBe('amount');
  expect(element(`${payload}\nx\ny`)).toBe('too many elements');
  expect(element(payload.replace('\n\nabc', '\nRF00X\nabc'))).toBe('remittance');
});
