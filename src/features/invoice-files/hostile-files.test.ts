import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invoiceFromBytes } from './invoice-from-bytes.ts';
import { encryptedPdf } from './testing/encrypted-pdf-bytes.ts';
import { bytesOf, ciiInvoice, ublInvoice, zugferd1Invoice } from './testing/invoice-xml.ts';
import { pdfAround, pdfWith, stream } from './testing/pdf-bytes.ts';

/** Whatever is done to a file, the answer is an invoice or a refusal, and an invoice has its number and an amount. */
async function expectAnswer(bytes: Uint8Array) {
  const result = await invoiceFromBytes(bytes);
  if (result.refused) {
    expect(result.refusal.kind).toMatch(/^[a-z-]+$/);
  } else {
    expect(result.value.number.length).toBeGreaterThan(0);
    expect(result.value.dueAmount ?? result.value.grandTotal).toBeDefined();
  }
}

const xml = bytesOf(ciiInvoice());
const files: Record<string, Uint8Array> = {
  cii: xml,
  zugferd1: bytesOf(zugferd1Invoice()),
  ubl: bytesOf(ublInvoice()),
  'pdf with object streams': await pdfWith([['factur-x.xml', xml]]),
  'pdf with a table': pdfAround(stream('', xml)),
  'encrypted pdf': encryptedPdf(xml, ''),
};

const damage = fc.oneof(
  fc.record({
    kind: fc.constant('flip' as const),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    by: fc.integer({ min: 1, max: 255 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), by: fc.constant(0) }),
  fc.record({
    kind: fc.constant('remove' as const),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    by: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    by: fc.integer({ min: 1, max: 400 }),
  }),
);

function damaged(
  bytes: Uint8Array,
  steps: { kind: 'flip' | 'cut' | 'remove' | 'repeat'; at: number; by: number }[],
): Uint8Array {
  return steps.reduce((current, { kind, at, by }) => {
    const place = Math.floor(current.length * at);
    if (kind === 'cut') return current.subarray(0, place);
    if (kind === 'remove') return Buffer.concat([current.subarray(0, place), current.subarray(place + by)]);
    if (kind === 'repeat') return Buffer.concat([current.subarray(0, place + by), current.subarray(place)]);
    const copy = Uint8Array.from(current);
    if (copy.length > 0) copy[place] = (copy[place] ?? 0) ^ by;
    return copy;
  }, bytes);
}

test.each(Object.entries(files))(
  '%s, damaged in any way, is read or refused',
  async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), (steps) =>
        expectAnswer(damaged(bytes, steps)),
      ),
      { numRuns: name === 'encrypted pdf' ? 30 : 250 },
    );
  },
  60_000,
);

test('any bytes at all are refused or read', async () => {
  const start = fc.constantFrom('', '<', '%PDF-1.7\n', '<?xml version="1.0"?>', '\ufeff<a>', 'PK\u0003\u0004');
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 2000 }), (head, tail) =>
      expectAnswer(Buffer.concat([Buffer.from(head), tail])),
    ),
    { numRuns: 400 },
  );
});

test.each<[string, string | Uint8Array, string | undefined]>([
  ['nothing', '', undefined],
  ['blanks', ' \n\t ', undefined],
  ['an archive', 'PK\u0003\u0004xxxx', 'zip'],
  ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image'],
  ['a page', '<!DOCTYPE html><html></html>', 'html'],
  ['JSON', '{"number": 1}', 'json'],
  ['EDIFACT', "UNA:+.? 'UNB+UNOC:3", 'edifact'],
  ['an email', 'Received: by mail', 'email'],
  ['a text', 'Facture 42', 'text'],
  ['a binary', Uint8Array.of(1, 2, 3, 0, 4), 'binary'],
])('%s is told for what it is', async (_, content, looksLike) => {
  const result = await invoiceFromBytes(Buffer.from(content as string));
  const expected = looksLike === undefined ? { kind: 'empty-file' } : { kind: 'unknown-format', looksLike };
  expect(result).toEqual({ refused: true, refusal: expected });
});
