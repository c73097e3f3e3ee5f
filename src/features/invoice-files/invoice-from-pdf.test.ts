import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { invoiceFromPdf } from './invoice-from-pdf.ts';
import { encryptedPdf } from './testing/encrypted-pdf-bytes.ts';
import { bytesOf, ciiInvoice, PROFILES, ublInvoice, zugferd1Invoice } from './testing/invoice-xml.ts';
import { pdfAround, pdfWith, pdfWithAnnotation, pdfWithAssociatedFile, rawPdf, stream } from './testing/pdf-bytes.ts';

const XML = bytesOf(ciiInvoice());
const deflated = stream('/Type/EmbeddedFile/Filter/FlateDecode', deflateSync(XML));

const read = async (pdf: Uint8Array) => orThrow(await invoiceFromPdf(pdf));
const kinds = async (pdf: Uint8Array) => (await read(pdf)).warnings.map((warning) => warning.kind);
const refusalOf = async (pdf: Uint8Array) => {
  const result = await invoiceFromPdf(pdf);
  return result.refused ? result.refusal : undefined;
};

test.each([
  'factur-x.xml',
  'Factur-X.xml',
  'FACTUR-X.XML',
  'zugferd-invoice.xml',
  'ZUGFeRD-invoice.xml',
  'xrechnung.xml',
])('the attachment %s is the invoice', async (name) => {
  const invoice = await read(
    await pdfWith([
      ['annexe.txt', 'rien'],
      [name, XML],
    ]),
  );
  expect(invoice).toMatchObject({ number: 'F-2026-0042', attachment: name, warnings: [] });
});

test('every grammar is read from a PDF', async () => {
  expect((await read(await pdfWith([['ZUGFeRD-invoice.xml', zugferd1Invoice()]]))).syntax).toBe('ZUGFeRD1');
  expect((await read(await pdfWith([['factur-x.xml', ciiInvoice({ profile: PROFILES.minimum })]]))).profile).toBe(
    PROFILES.minimum,
  );
  expect((await read(await pdfWith([['xrechnung.xml', ublInvoice()]]))).syntax).toBe('UBL-Invoice');
});

test('the invoice is found through the name tree, the associated files and the annotations', async () => {
  expect((await read(pdfAround(deflated))).attachment).toBe('factur-x.xml');
  expect((await read(pdfWithAssociatedFile(deflated, 'factur-x.xml'))).attachment).toBe('factur-x.xml');
  expect((await read(pdfWithAnnotation(deflated, 'factur-x.xml'))).attachment).toBe('factur-x.xml');
});

test('a name tree in several levels is walked', async () => {
  const tree = rawPdf([
    '<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>',
    '<</Type/Pages/Kids[]/Count 0>>',
    '<</Kids[4 0 R]>>',
    '<</Limits[(a)(b)]/Kids[5 0 R]>>',
    '<</Limits[(a)(b)]/Names[(a) 6 0 R]>>',
    '<</Type/Filespec/F<feff006600610063007400750072002d0078002e0078006d006c>/EF<</F 7 0 R>>>>',
    deflated,
  ]);
  expect((await read(tree)).attachment).toBe('factur-x.xml');
});

test('an unusual name is accepted when nothing else is there, and told', async () => {
  expect(await kinds(await pdfWith([['facture 42.XML', XML]]))).toEqual(['unusual-attachment-name']);
  const path = await read(pdfAround(deflated, 'C:\\\\tmp\\\\..\\\\factur-x.xml'));
  expect(path.attachment).toBe('factur-x.xml');
});

test('two different invoices are refused with both numbers', async () => {
  const pdf = await pdfWith([
    ['factur-x.xml', XML],
    ['ZUGFeRD-invoice.xml', zugferd1Invoice({ number: 'F-2' })],
  ]);
  expect(await refusalOf(pdf)).toEqual({
    kind: 'two-invoices',
    names: ['factur-x.xml', 'ZUGFeRD-invoice.xml'],
    numbers: ['F-2026-0042', 'F-2'],
  });
  const amounts = await pdfWith([
    ['factur-x.xml', XML],
    ['xrechnung.xml', ciiInvoice({ grand: '1300.00', due: '1300.00' })],
  ]);
  expect((await refusalOf(amounts))?.kind).toBe('two-invoices');
  const unnamed = await pdfWith([
    ['a.xml', XML],
    ['b.xml', ublInvoice({ number: 'F-2' })],
  ]);
  expect((await refusalOf(unnamed))?.kind).toBe('two-invoices');
});

test('the same number with another account to pay on is another invoice', async () => {
  const other = ciiInvoice().replace('FR7630006000011234567890189', 'DE02120300000000202051');
  const pdf = await pdfWith([
    ['factur-x.xml', XML],
    ['xrechnung.xml', other],
  ]);
  expect((await refusalOf(pdf))?.kind).toBe('two-invoices');
});

test('a named attachment that cannot be read is told when another one is the invoice', async () => {
  const pdf = await pdfWith([
    ['factur-x.xml', '<broken'],
    ['zugferd-invoice.xml', XML],
  ]);
  expect((await read(pdf)).warnings).toEqual([
    { kind: 'unreadable-attachment', name: 'factur-x.xml', refusal: 'xml-malformed' },
  ]);
});

test('the same invoice in two grammars is read once', async () => {
  const pdf = await pdfWith([
    ['ZUGFeRD-invoice.xml', zugferd1Invoice({ due: '1200.0000' })],
    ['factur-x.xml', XML],
  ]);
  expect(await read(pdf)).toMatchObject({ syntax: 'CII', attachment: 'factur-x.xml' });
  expect(await kinds(pdf)).toEqual(['same-invoice-twice']);
});

test('another invoice beside the named one is told, other XML files are not', async () => {
  const pdf = await pdfWith([
    ['factur-x.xml', XML],
    ['ancienne.xml', ublInvoice({ number: 'F-1' })],
    ['data.xml', '<data/>'],
  ]);
  expect((await read(pdf)).warnings).toEqual([{ kind: 'other-invoice-attached', name: 'ancienne.xml', number: 'F-1' }]);
});

test('a PDF without invoice data is refused, naming what it holds', async () => {
  expect(await refusalOf(await pdfWith([]))).toEqual({ kind: 'pdf-without-invoice-data', attachments: [] });
  expect(await refusalOf(await pdfWith([['cgv.txt', 'rien']]))).toEqual({
    kind: 'pdf-without-invoice-data',
    attachments: ['cgv.txt'],
  });
  const order =
    '<r:SCRDMCCBDACIOMessageStructure xmlns:r="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>';
  expect((await refusalOf(await pdfWith([['order-x.xml', order]])))?.kind).toBe('not-an-invoice');
});

test('a broken attachment is refused for its own fault', async () => {
  expect((await refusalOf(await pdfWith([['factur-x.xml', '<broken']])))?.kind).toBe('xml-malformed');
  expect((await refusalOf(pdfAround(stream('/Filter/FlateDecode', Buffer.from('not deflated')))))?.kind).toBe(
    'pdf-damaged',
  );
  expect((await refusalOf(pdfAround(stream('', Buffer.alloc(0)))))?.kind).toBe('pdf-damaged');
});

test('a Flate bomb stops at the limit', async () => {
  const bomb = deflateSync(Buffer.alloc(31_000_000, 0x20));
  expect(await refusalOf(pdfAround(stream('/Filter/FlateDecode', bomb)))).toEqual({
    kind: 'pdf-attachment-too-large',
    name: 'factur-x.xml',
    limit: 30_000_000,
  });
});

test('an object stream that is a bomb hides its objects, nothing more', async () => {
  const container = stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', deflateSync(Buffer.alloc(20_000_000, 0x20)));
  const pdf = rawPdf(['<</Type/Catalog/Pages 2 0 R/Names 9 0 R>>', '<</Type/Pages/Kids[]/Count 0>>', container]);
  expect((await refusalOf(pdf))?.kind).toBe('pdf-without-invoice-data');
});

test('an external file is never followed', async () => {
  const url = rawPdf([
    '<</Type/Catalog/Pages 2 0 R/AF[3 0 R 4 0 R]>>',
    '<</Type/Pages/Kids[]/Count 0>>',
    '<</Type/Filespec/FS/URL/F(http://127.0.0.1:9/factur-x.xml)/EF<</F 5 0 R>>>>',
    '<</Type/Filespec/F(factur-x.xml)/EF<</F 6 0 R>>>>',
    deflated,
    stream('/F(/etc/passwd)', XML),
  ]);
  expect((await refusalOf(url))?.kind).toBe('pdf-without-invoice-data');
});

test('the newest revision of an updated file counts', async () => {
  const first = pdfAround(stream('', bytesOf(ciiInvoice({ number: 'F-OLD' }))));
  const previous = /startxref\n(\d+)/.exec(first.toString('latin1'))?.[1];
  const object = Buffer.concat([Buffer.from('4 0 obj\n'), deflated, Buffer.from('\nendobj\n')]);
  const offset = String(first.length).padStart(10, '0');
  const xref = `xref\n4 1\n${offset} 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Prev ${previous}>>\nstartxref\n${first.length + object.length}\n%%EOF\n`;
  expect((await read(Buffer.concat([first, object, Buffer.from(xref)]))).number).toBe('F-2026-0042');
});

test('a wrong cross-reference is repaired, and told; bytes before the header are forgiven', async () => {
  const shifted = Buffer.concat([Buffer.from('junk\n'.repeat(20)), pdfAround(deflated)]);
  expect(await kinds(shifted)).toEqual([]);
  const wrong = Buffer.from(
    pdfAround(deflated)
      .toString('latin1')
      .replace(/startxref\n\d+/, 'startxref\n7'),
    'latin1',
  );
  expect(await kinds(wrong)).toEqual(['pdf-repaired']);
  const offsets = pdfAround(deflated)
    .toString('latin1')
    .replace(/\d{10} 00000 n/g, '0000000003 00000 n');
  expect(await kinds(Buffer.from(offsets, 'latin1'))).toEqual(['pdf-repaired']);
  const length = pdfAround(stream('', XML))
    .toString('latin1')
    .replace(/\/Length \d+/, (entry) => `/Length ${'5'.padStart(entry.length - 8, '0')}`);
  expect(await kinds(Buffer.from(length, 'latin1'))).toEqual([]);
});

test('a PDF that is cut off is refused wherever it is cut', async () => {
  const whole = await pdfWith([['factur-x.xml', XML]]);
  const raw = pdfAround(deflated);
  for (const pdf of [whole, raw]) {
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.97]) {
      expect((await refusalOf(pdf.subarray(0, Math.floor(pdf.length * share))))?.kind).toBe('pdf-damaged');
    }
  }
});

test('content that differs from its fingerprint is told', async () => {
  const md5 = (data: Uint8Array) => createHash('md5').update(data).digest('hex');
  const withSum = (sum: string) => pdfAround(stream(`/Params<</CheckSum<${sum}>>>`, XML));
  expect(await kinds(withSum(md5(XML)))).toEqual([]);
  expect(await kinds(withSum(md5(bytesOf('other'))))).toEqual(['attachment-altered']);
});

test('an encrypted PDF is read when it opens without a password, refused otherwise', async () => {
  expect(await kinds(encryptedPdf(XML, ''))).toEqual(['pdf-restricted']);
  expect(await refusalOf(encryptedPdf(XML, 'secret'))).toEqual({ kind: 'pdf-encrypted' });
});

test('objects that refer to each other without end do not hold the reader', async () => {
  const loops = [
    rawPdf(['2 0 R', '1 0 R']),
    rawPdf([
      '<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>',
      '<</Kids[2 0 R 2 0 R]>>',
      '<</Kids[3 0 R 3 0 R]/Names[(a) 3 0 R]>>',
    ]),
    Buffer.from('%PDF-1.4\nxref\n0 0\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF'),
    rawPdf([`<</Type/Catalog/Names ${'['.repeat(5000)}`]),
  ];
  for (const pdf of loops) expect((await refusalOf(pdf))?.kind).toMatch(/^pdf-/);
});
