import { afterAll, expect, test } from 'vitest';
import { closeReaders, readBounded } from './bounded-reading.ts';
import { readInvoiceFile } from './read-invoice-file.ts';
import { readLifecycleFile } from './read-lifecycle-file.ts';
import { bytesOf, ciiInvoice } from './testing/invoice-xml.ts';

afterAll(closeReaders);

/** Half a million objects, each with a string that never ends: searching them takes minutes. */
const endless = () => Buffer.from(`%PDF-1.4\n${'1 0 obj (\n'.repeat(500_000)}\nstartxref\n0\n%%EOF`);

test('a file is read in its thread, and the caller keeps the bytes', async () => {
  const bytes = bytesOf(ciiInvoice());
  const result = await readInvoiceFile(bytes);
  expect(result.refused ? result.refusal : result.value.dueAmount).toEqual({ text: '1200.00', cents: 120000n });
  expect(bytes.length).toBeGreaterThan(1000);
});

test('bytes that are handed over are gone', async () => {
  const bytes = bytesOf(ciiInvoice());
  const own = Uint8Array.from(bytes);
  expect((await readInvoiceFile(own, { handOver: true })).refused).toBe(false);
  expect(own.length).toBe(0);
});

test('many readings at once each get their own answer', async () => {
  const numbers = Array.from({ length: 40 }, (_, i) => `F-${i}`);
  const results = await Promise.all(numbers.map((number) => readInvoiceFile(bytesOf(ciiInvoice({ number })))));
  expect(results.map((result) => (result.refused ? result.refusal : result.value.number))).toEqual(numbers);
});

test('a reading that takes too long is stopped, and the next one works', async () => {
  const stopped = await readBounded('invoice', endless(), { milliseconds: 50 });
  expect(stopped).toEqual({ refused: true, refusal: { kind: 'too-heavy', why: 'time' } });
  expect((await readInvoiceFile(bytesOf(ciiInvoice()))).refused).toBe(false);
});

test('a file over the limit is refused without being read', async () => {
  const result = await readInvoiceFile(new Uint8Array(32_000_001));
  expect(result).toEqual({ refused: true, refusal: { kind: 'too-large', bytes: 32_000_001, limit: 32_000_000 } });
});

const CDAR = 'urn:un:unece:uncefact:data:standard:';
const message = (references: string) => `<r:CrossDomainAcknowledgementAndResponse
  xmlns:r="${CDAR}CrossDomainAcknowledgementAndResponse:100" xmlns:u="${CDAR}UnqualifiedDataType:100"
  xmlns:q="${CDAR}QualifiedDataType:100" xmlns:a="${CDAR}ReusableAggregateBusinessInformationEntity:100">
  <r:ExchangedDocument><a:ID>M-1</a:ID><a:SenderTradeParty><a:RoleCode>WK</a:RoleCode></a:SenderTradeParty>
    <a:IssuerTradeParty><a:GlobalID schemeID="0002">552081317</a:GlobalID><a:Name>ACHETEUR</a:Name><a:RoleCode>BY</a:RoleCode></a:IssuerTradeParty>
    <a:RecipientTradeParty><a:GlobalID schemeID="0002">404833048</a:GlobalID><a:RoleCode>SE</a:RoleCode></a:RecipientTradeParty></r:ExchangedDocument>
  <r:AcknowledgementDocument><a:IssueDateTime><u:DateTimeString format="204">20260920181500</u:DateTimeString></a:IssueDateTime>${references}</r:AcknowledgementDocument>
</r:CrossDomainAcknowledgementAndResponse>`;
const reference = (number: string, status: string, details = '') => `<a:ReferenceReferencedDocument>
  <a:IssuerAssignedID>${number}</a:IssuerAssignedID><a:TypeCode>380</a:TypeCode>
  <a:FormattedIssueDateTime><q:DateTimeString format="102">20260915</q:DateTimeString></a:FormattedIssueDateTime>
  <a:ProcessConditionCode>${status}</a:ProcessConditionCode>${details}</a:ReferenceReferencedDocument>`;

test('a life-cycle message gives each invoice its status, reasons and amounts', async () => {
  const reason =
    '<a:SpecifiedDocumentStatus><a:ReasonCode>TX_TVA_ERR</a:ReasonCode><a:Reason> Taux erroné</a:Reason></a:SpecifiedDocumentStatus>';
  const cashed = `<a:SpecifiedDocumentStatus><a:SpecifiedDocumentCharacteristic><a:TypeCode>MEN</a:TypeCode><a:ValuePercent>20</a:ValuePercent><a:ValueAmount>1200.00</a:ValueAmount></a:SpecifiedDocumentCharacteristic></a:SpecifiedDocumentStatus>`;
  const xml = message(reference('F-1', '207', reason) + reference('F-2', '212', cashed));
  const result = await readLifecycleFile(bytesOf(xml));
  expect(result.refused ? result.refusal : result.value).toMatchObject([
    {
      invoiceNumber: 'F-1',
      issueDate: '2026-09-15',
      status: '207',
      statusLabel: 'En litige',
      reasons: [{ code: 'TX_TVA_ERR', text: 'Taux erroné' }],
      at: '2026-09-20T18:15:00',
      sender: { identifier: '552081317', role: 'BY' },
      recipient: { identifier: '404833048', role: 'SE' },
    },
    {
      invoiceNumber: 'F-2',
      status: '212',
      statusLabel: 'Encaissée',
      reasons: [],
      amounts: [{ type: 'MEN', amount: '1200.00', vatRate: '20' }],
    },
  ]);
});

test('an invoice is no life-cycle message, and the reverse', async () => {
  expect(await readLifecycleFile(bytesOf(ciiInvoice()))).toEqual({
    refused: true,
    refusal: { kind: 'not-a-lifecycle-message', name: 'CrossIndustryInvoice' },
  });
  expect(await readInvoiceFile(bytesOf(message(reference('F-1', '200'))))).toEqual({
    refused: true,
    refusal: { kind: 'lifecycle-message' },
  });
  expect(await readLifecycleFile(bytesOf(message('')))).toEqual({
    refused: true,
    refusal: { kind: 'lifecycle-without-status' },
  });
});
