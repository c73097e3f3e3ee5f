import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LAYOUTS } from '../features/invoice-files/testing/invoice-layouts.ts';
import { SAMPLES } from '../features/invoice-files/testing/invoice-samples.ts';
import { bytesOf, ciiInvoice, ublInvoice } from '../features/invoice-files/testing/invoice-xml.ts';
import { mergedPdf } from '../features/invoice-files/testing/merged-pdf.ts';
import { pdfWith } from '../features/invoice-files/testing/pdf-bytes.ts';
import { typstPdf } from '../features/invoice-files/testing/typst-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'recouvrance-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

function recouvrance(...args: string[]) {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
    cwd: folder,
    env: {},
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

test('each file gives one JSON line, in order; the code tells a refusal', async () => {
  const files = [
    file('facture.bin', await pdfWith([['factur-x.xml', bytesOf(ciiInvoice())]])),
    file('avoir.xml', ublInvoice({ typeCode: '381' }, 'CreditNote')),
  ];
  const accepted = recouvrance('invoice', 'read', ...files, '--json');
  expect(accepted).toMatchObject({ code: 0, err: '' });
  const lines = accepted.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => [line.file, line.outcome, line.typeCode])).toEqual([
    ['facture.bin', 'accepted', '380'],
    ['avoir.xml', 'accepted', '381'],
  ]);
  expect(lines[0]).toMatchObject({
    syntax: 'CII',
    number: 'F-2026-0042',
    issueDate: '2026-09-15',
    dueDate: '2026-10-15',
    currency: 'EUR',
    netTotal: '1000.00',
    taxTotal: '200.00',
    grandTotal: '1200.00',
    dueAmount: '1200.00',
    seller: { name: 'Ateliers Durand SAS', siren: '404833048', country: 'FR' },
    ibans: ['FR7630006000011234567890189'],
    notes: [{ code: 'PMT' }, { code: 'PMD' }, { code: 'AAB' }],
    warnings: [],
  });
  expect(lines[0]).not.toHaveProperty('prepaid');
  const mixed = recouvrance(
    'invoice',
    'read',
    '--json',
    file('bad.xml', '<!DOCTYPE a><a/>'),
    'facture.bin',
    'absent.xml',
    '.',
  );
  expect(mixed.code).toBe(1);
  expect(
    mixed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((line) => line.refusal?.kind ?? line.outcome),
  ).toEqual(['xml-with-dtd', 'accepted', 'file-not-readable', 'file-not-readable']);
});

test('without --json a person reads the invoice, and no control character reaches the terminal', () => {
  const run = recouvrance(
    'invoice',
    'read',
    file('piege.xml', ciiInvoice({ seller: 'Durand\u009b31m\u202e', due: '1200.01' })),
  );
  expect(run.out).toContain('À payer      : 1200.01 EUR');
  expect(run.out).toContain('écart 0.01 EUR');
  expect(run.out).not.toMatch(/[\u0080-\u009f\u202a-\u202e]/);
});

test('what is not understood ends with code 2 and the usage', () => {
  expect(recouvrance('invoice', 'read')).toMatchObject({ code: 2, out: '' });
  expect(recouvrance('invoice', 'read', '--what', 'x').code).toBe(2);
  expect(recouvrance('invoice')).toMatchObject({ code: 2 });
  expect(recouvrance('facture').err).toContain('Commande inconnue : facture');
  expect(recouvrance('help').code).toBe(0);
});

test('a life-cycle message is read by its own command only', () => {
  const un = 'urn:un:unece:uncefact:data:standard:';
  const xml = `<r:CrossDomainAcknowledgementAndResponse xmlns:r="${un}CrossDomainAcknowledgementAndResponse:100" xmlns:a="${un}ReusableAggregateBusinessInformationEntity:100"><r:AcknowledgementDocument><a:ReferenceReferencedDocument><a:IssuerAssignedID>F-1</a:IssuerAssignedID><a:ProcessConditionCode>205</a:ProcessConditionCode></a:ReferenceReferencedDocument></r:AcknowledgementDocument></r:CrossDomainAcknowledgementAndResponse>`;
  const read = recouvrance('lifecycle', 'read', file('cdv.xml', xml), '--json');
  expect(read.code).toBe(0);
  expect(JSON.parse(read.out)).toMatchObject({
    file: 'cdv.xml',
    outcome: 'accepted',
    messages: [{ invoiceNumber: 'F-1', status: '205', statusLabel: 'Approuvée', reasons: [] }],
  });
  expect(JSON.parse(recouvrance('invoice', 'read', 'cdv.xml', '--json').out).refusal.kind).toBe('lifecycle-message');
});

test('a file of several invoices is one line, refused as one invoice, that lists each with its own outcome', async () => {
  const [one, two] = [LAYOUTS[0]!, LAYOUTS[1]!].map((layout, i) => typstPdf(layout.source(SAMPLES[i]!)));
  const run = recouvrance('invoice', 'read', file('lot.pdf', await mergedPdf([one, two])), '--json');
  expect(run.code).toBe(1);
  const { file: name, outcome, refusal, invoices, ...rest } = JSON.parse(run.out);
  expect([name, outcome, refusal.kind, rest]).toEqual(['lot.pdf', 'refused', 'several-invoices', { pageCount: 2 }]);
  expect(invoices).toMatchObject([
    { pages: [1], outcome: 'accepted', number: 'F-2026-0042', grandTotal: '2021.40' },
    { pages: [2], outcome: 'accepted', number: 'FA20260117', grandTotal: '4376.93' },
  ]);
});
