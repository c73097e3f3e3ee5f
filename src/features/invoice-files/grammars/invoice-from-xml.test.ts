import { expect, test } from 'vitest';
import { orThrow } from '../../../kernel/result.ts';
import {
  bytesOf,
  ciiInvoice,
  type InvoiceParts,
  PROFILES,
  ublInvoice,
  zugferd1Invoice,
} from '../testing/invoice-xml.ts';
import { invoiceFromXml } from './invoice-from-xml.ts';

const read = (xml: string) => orThrow(invoiceFromXml(bytesOf(xml)));
const refusalOf = (xml: string | Uint8Array) => {
  const result = invoiceFromXml(typeof xml === 'string' ? bytesOf(xml) : xml);
  return result.refused ? result.refusal : undefined;
};
const kinds = (xml: string) => read(xml).warnings.map((warning) => warning.kind);

const grammars: [string, (change?: Partial<InvoiceParts>) => string][] = [
  ['CII', ciiInvoice],
  ['ZUGFeRD1', zugferd1Invoice],
  ['UBL-Invoice', (change) => ublInvoice(change)],
  ['UBL-CreditNote', (change) => ublInvoice({ typeCode: '381', ...change }, 'CreditNote')],
];

test.each(grammars)('%s: every field of the main job is read as written, without a warning', (syntax, build) => {
  const invoice = read(build({ prepaid: '200.00', due: '1000.00' }));
  expect(invoice).toMatchObject({
    syntax,
    number: 'F-2026-0042',
    typeCode: syntax === 'UBL-CreditNote' ? '381' : '380',
    issueDate: '2026-09-15',
    dueDate: '2026-10-15',
    currency: 'EUR',
    netTotal: { text: '1000.00', cents: 100000n },
    taxTotal: { text: '200.00' },
    grandTotal: { text: '1200.00' },
    prepaid: { text: '200.00' },
    dueAmount: { text: '1000.00', cents: 100000n },
    seller: { name: 'Ateliers Durand SAS', siren: '404833048', siret: '40483304800022', vat: 'FR83404833048' },
    buyer: { name: 'Librairie du Port SARL', siren: '552081317', postcode: '29200', city: 'Brest', country: 'FR' },
    accounts: [{ text: 'FR7630006000011234567890189', iban: 'FR7630006000011234567890189' }],
    lineCount: 2,
  });
  expect(invoice.notes.map((note) => note.code)).toEqual(['PMT', 'PMD', 'AAB']);
  expect(invoice.warnings).toEqual([]);
});

test.each(Object.entries(PROFILES))('profile %s of CII keeps its identifier and the totals it has', (name, profile) => {
  const invoice = read(ciiInvoice({ profile }));
  expect(invoice.profile).toBe(profile);
  expect(invoice.dueAmount?.text).toBe('1200.00');
  expect(invoice.dueDate).toBe(name === 'minimum' ? undefined : '2026-10-15');
  expect(invoice.lineTotal?.text).toBe(name === 'minimum' ? undefined : '1000.00');
});

test('prefixes mean nothing: namespaces do', () => {
  const other = ciiInvoice().replaceAll('rsm:', 'x:').replaceAll('ram:', 'rsm:');
  const renamed = other.replaceAll('xmlns:rsm=', 'xmlns:x=').replace('xmlns:ram=', 'xmlns:rsm=');
  expect(read(renamed).number).toBe('F-2026-0042');
  const prefixed = ublInvoice()
    .replace(' xmlns=', ' xmlns:inv=')
    .replace(/<(\/?)Invoice/g, '<$1inv:Invoice');
  expect(read(prefixed).syntax).toBe('UBL-Invoice');
});

test('elements of a foreign namespace are not taken for the invoice’s own', () => {
  const planted = '<x:ID xmlns:x="urn:other">F-FAUX</x:ID><x:b xmlns:x="urn:other"><cbc:ID>F-FAUX</cbc:ID></x:b>';
  const extension =
    '<ext:UBLExtensions><ext:UBLExtension><cbc:ID>F-FAUX</cbc:ID></ext:UBLExtension></ext:UBLExtensions>';
  const xml = ublInvoice().replace('<cbc:CustomizationID>', `${extension}${planted}<cbc:CustomizationID>`);
  expect(read(xml)).toMatchObject({ number: 'F-2026-0042', warnings: [] });
});

test('an invoice in a Standard Business Document envelope is read; the envelope’s own identifiers are not', () => {
  const sbdh = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';
  const body = ublInvoice().replace(/<\?xml[^>]*\?>/, '');
  const header = '<StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>';
  const xml = `<StandardBusinessDocument xmlns="${sbdh}">${header}${body}</StandardBusinessDocument>`;
  expect(read(xml).number).toBe('F-2026-0042');
});

test.each([
  ['SelfBilledInvoice', '389', 'UBL-Invoice'],
  ['SelfBilledCreditNote', '261', 'UBL-CreditNote'],
  ['CreditNote', '381', 'UBL-CreditNote'],
  ['Invoice', '380', 'UBL-Invoice'],
])('a UBL %s without a type code is read as %s, and says so', (document, typeCode, syntax) => {
  const invoice = read(ublInvoice({ typeCode: undefined }, document));
  expect(invoice).toMatchObject({ typeCode, syntax });
  expect(invoice.warnings).toContainEqual({ kind: 'type-code-assumed', used: typeCode });
});

test('a UBL credit note that writes the code of an invoice is a credit note, and says so', () => {
  const invoice = read(ublInvoice({ typeCode: '380' }, 'CreditNote'));
  expect(invoice.typeCode).toBe('381');
  expect(invoice.warnings).toContainEqual({ kind: 'type-code-assumed', used: '381', written: '380' });
});

test('a pro forma is no invoice', () => {
  const refused = { kind: 'not-an-invoice', document: 'proforma', name: '325' };
  expect([ciiInvoice({ typeCode: '325' }), ublInvoice({ typeCode: '325' })].map(refusalOf)).toEqual([refused, refused]);
});

test.each(['384', '386', '389', '393', '261', '396', '503'])('type code %s is kept as it is', (typeCode) => {
  expect(read(ciiInvoice({ typeCode })).typeCode).toBe(typeCode);
  expect(kinds(ciiInvoice({ typeCode }))).not.toContain('unknown-type-code');
});

test('of two tax totals the one in the invoice’s currency is taken, wherever it stands', () => {
  const foreign = '<ram:TaxTotalAmount currencyID="GBP">171.20</ram:TaxTotalAmount>';
  const after = ciiInvoice({ extra: { totals: foreign } });
  const before = ciiInvoice().replace('<ram:TaxTotalAmount', `${foreign}<ram:TaxTotalAmount`);
  const ubl = ublInvoice().replace(
    '<cac:TaxTotal>',
    '<cac:TaxTotal><cbc:TaxAmount currencyID="GBP">171.20</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>',
  );
  for (const xml of [after, before, ubl]) {
    expect(read(xml).taxTotal?.text).toBe('200.00');
    expect(read(xml).warnings).toEqual([]);
  }
});

test('a lone tax total in another currency is used only when the sum proves it', () => {
  expect(read(ciiInvoice({ taxCurrency: 'USD' })).taxTotal?.text).toBe('200.00');
  const wrong = ciiInvoice({ taxCurrency: 'USD', tax: '231.00' });
  expect(read(wrong).taxTotal).toBeUndefined();
  expect(kinds(wrong)).toContain('other-currency');
});

test('amounts keep the writing of the file; cents are given for euros only', () => {
  const four = read(ciiInvoice({ due: '1200.0000' })).dueAmount;
  expect(four).toEqual({ text: '1200.0000', cents: 120000n });
  expect(read(ciiInvoice({ currency: 'CHF' })).dueAmount).toEqual({ text: '1200.00' });
  const fine = ciiInvoice({ due: '1200.005' });
  expect(read(fine).dueAmount).toEqual({ text: '1200.005' });
  expect(kinds(fine)).toContain('fraction-of-cent');
});

test.each(['1 200,00', '1,200.00', '12e2', '1200.00 EUR', 'NaN', '--5', '1200.', '.5', '+7', '-0.00'])(
  'due amount “%s” is an xs:decimal or the file is refused',
  (due) => {
    const valid = ['1200.', '.5', '+7', '-0.00'].includes(due);
    for (const xml of [ciiInvoice({ due }), ublInvoice({ due })]) {
      if (valid) expect(read(xml).dueAmount?.text).toBe(due);
      else expect(refusalOf(xml)).toEqual({ kind: 'amounts-unreadable', term: 'BT-115', text: due });
    }
  },
);

test('an amount beyond any invoice is kept as text and told', () => {
  const huge = ciiInvoice({ due: '99999999999999999999.00' });
  expect(read(huge).dueAmount).toEqual({ text: '99999999999999999999.00' });
  expect(kinds(huge)).toContain('implausible-amount');
});

test('an unreadable secondary amount is left out with a warning', () => {
  const invoice = read(ciiInvoice({ prepaid: 'deux cents' }));
  expect(invoice.prepaid).toBeUndefined();
  expect(invoice.warnings).toContainEqual({ kind: 'unreadable-amount', field: { term: 'BT-113' }, text: 'deux cents' });
});

test('two different amounts due are refused; twice the same is one', () => {
  const twice = (second: string) =>
    ciiInvoice({ extra: { totals: `<ram:DuePayableAmount>${second}</ram:DuePayableAmount>` } });
  expect(refusalOf(twice('9.00'))).toEqual({
    kind: 'amounts-contradictory',
    term: 'BT-115',
    texts: ['1200.00', '9.00'],
  });
  expect(read(twice('1200.0')).warnings).toEqual([]);
});

test('two numbers: the first is used and the other shown', () => {
  const xml = ciiInvoice({ extra: { document: '<ram:ID>F-2</ram:ID>' } });
  expect(read(xml).number).toBe('F-2026-0042');
  expect(read(xml).warnings[0]).toEqual({
    kind: 'repeated-field',
    field: { term: 'BT-1' },
    used: 'F-2026-0042',
    others: ['F-2'],
  });
});

test('what cannot make a claim is refused', () => {
  expect(refusalOf(ciiInvoice({ number: '' }))).toEqual({ kind: 'no-invoice-number' });
  expect(refusalOf(ublInvoice({ number: '  ' }))).toEqual({ kind: 'no-invoice-number' });
  expect(refusalOf(ciiInvoice({ due: '', grand: '' }))).toEqual({ kind: 'no-amount' });
});

test.each([
  ['20260230', 'impossible-date'],
  ['20261301', 'impossible-date'],
  ['15/09/2026', 'impossible-date'],
  ['2026-09-15', 'unusual-date-format'],
  ['202609151430', undefined],
])('CII date %s', (text, warning) => {
  const invoice = read(ciiInvoice().replace('>20260915<', `>${text}<`));
  expect(invoice.issueDate).toBe(warning === 'impossible-date' ? undefined : '2026-09-15');
  const told = invoice.warnings.map(({ kind }) => kind);
  expect(told).toEqual(warning === 'impossible-date' ? [warning, 'missing-field'] : warning ? [warning] : []);
});

test.each([
  ['2026-02-30', 'impossible-date'],
  ['2026-09-15Z', undefined],
  ['2026-09-15+02:00', undefined],
  ['2026-09-15T00:00:00', 'unusual-date-format'],
  ['15.09.2026', 'impossible-date'],
])('UBL date %s', (issueDate, warning) => {
  const invoice = read(ublInvoice({ issueDate }));
  expect(invoice.issueDate).toBe(warning === 'impossible-date' ? undefined : '2026-09-15');
  expect(invoice.warnings[0]?.kind).toBe(warning);
});

test('due dates of instalments are all kept, the first written is the due date', () => {
  const second = `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20261115</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>`;
  const invoice = read(ciiInvoice({ extra: { settlement: second } }));
  expect(invoice).toMatchObject({ dueDate: '2026-10-15', dueDates: ['2026-10-15', '2026-11-15'] });
  expect(invoice.warnings.map(({ kind }) => kind)).toEqual(['several-due-dates']);
});

test('the account of the debtor (direct debit) is never an account to pay on', () => {
  const debit = `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>59</ram:TypeCode><ram:PayerPartyDebtorFinancialAccount><ram:IBANID>DE02120300000000202051</ram:IBANID></ram:PayerPartyDebtorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>`;
  expect(read(ciiInvoice({ extra: { settlement: debit } })).accounts).toHaveLength(1);
  const mandate = `<cac:PaymentMeans><cbc:PaymentMeansCode>59</cbc:PaymentMeansCode><cac:PaymentMandate><cac:PayerFinancialAccount><cbc:ID>DE02120300000000202051</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate></cac:PaymentMeans>`;
  expect(read(ublInvoice({ extra: { agreement: mandate } })).accounts).toHaveLength(1);
});

test('lines are summed as the profile counts them: groups and headings do not', () => {
  const status = '<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument>';
  const grouped = ciiInvoice({ lines: ['1000.00', '800.00', '200.00'] }).replace(
    '</ram:AssociatedDocumentLineDocument>',
    status,
  );
  expect(kinds(grouped)).toEqual([]);
  const heading = `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-2026-0042</cbc:ID><cbc:DocumentStatusCode>GROUP</cbc:DocumentStatusCode></cac:InvoiceDocumentReference></cac:BillingReference></cac:InvoiceLine>`;
  const ubl = ublInvoice({ lines: ['1000.00', '800.00', '200.00'] }).replace('</cac:InvoiceLine>', heading);
  expect(kinds(ubl)).toEqual([]);
});

test('texts spread over lines are one line in names, and kept in notes', () => {
  const invoice = read(ciiInvoice({ seller: 'Ateliers\n   Durand', notes: [[undefined, 'ligne 1\nligne 2']] }));
  expect(invoice.seller.name).toBe('Ateliers Durand');
  expect(invoice.notes[0]?.text).toBe('ligne 1\nligne 2');
});

test.each([
  [
    'urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100',
    'CrossDomainAcknowledgementAndResponse',
    'lifecycle-message',
  ],
  ['urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100', 'SCRDMCCBDACIOMessageStructure', 'not-an-invoice'],
  ['urn:iso:std:iso:20022:tech:xsd:camt.053.001.08', 'Document', 'not-an-invoice'],
  ['urn:oasis:names:specification:ubl:schema:xsd:Order-2', 'Order', 'not-an-invoice'],
  ['urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2', 'ApplicationResponse', 'not-an-invoice'],
  ['http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2', 'FatturaElettronica', 'unsupported-invoice-format'],
  ['http://www.w3.org/1999/xhtml', 'html', 'unknown-format'],
  ['', 'CrossIndustryInvoice', 'not-an-invoice'],
  ['urn:oasis:names:specification:ubl:schema:xsd:Invoice-1', 'Invoice', 'unsupported-invoice-format'],
])('%s %s is refused as %s', (namespace, name, kind) => {
  expect(refusalOf(`<${name} xmlns="${namespace}"><ID>1</ID></${name}>`)?.kind).toBe(kind);
});

test('the invoices that come before are read with their days and kinds, advance payments too, in both grammars', () => {
  const day =
    '<ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20260712</qdt:DateTimeString></ram:FormattedIssueDateTime>';
  const settlement = `<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>F-1</ram:IssuerAssignedID><ram:TypeCode>380</ram:TypeCode>${day}</ram:InvoiceReferencedDocument>
    <ram:SpecifiedAdvancePayment><ram:PaidAmount>100.00</ram:PaidAmount><ram:InvoiceSpecifiedReferencedDocument><ram:IssuerAssignedID>A-7</ram:IssuerAssignedID><ram:TypeCode>386</ram:TypeCode></ram:InvoiceSpecifiedReferencedDocument></ram:SpecifiedAdvancePayment>`;
  const cii = read(ciiInvoice({ typeCode: '384', extra: { settlement }, profile: PROFILES.extendedCtc }));
  expect(cii).toMatchObject({
    typeCode: '384',
    preceding: [
      { number: 'F-1', typeCode: '380', issueDate: '2026-07-12' },
      { number: 'A-7', typeCode: '386' },
    ],
  });
  const reference = `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-1</cbc:ID><cbc:IssueDate>2026-07-12</cbc:IssueDate><cbc:DocumentTypeCode>386</cbc:DocumentTypeCode></cac:InvoiceDocumentReference></cac:BillingReference>`;
  expect(
    read(ublInvoice().replace('<cac:AccountingSupplierParty>', `${reference}<cac:AccountingSupplierParty>`)).preceding,
  ).toEqual([{ number: 'F-1', issueDate: '2026-07-12', typeCode: '386' }]);
});
