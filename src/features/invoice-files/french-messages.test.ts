import { expect, test } from 'vitest';
import { refuse } from '../../kernel/result.ts';
import { refusalMessage } from './french-refusals.ts';
import { warningMessage } from './french-warnings.ts';
import type { ReadWarning } from './read-warnings.ts';
import type { ReadRefusal } from './refusals.ts';

/** One example of each kind: a kind added without its sentence does not compile here. */
const refusals: { [K in ReadRefusal['kind']]: Extract<ReadRefusal, { kind: K }> } = {
  'wrong-encoding': { kind: 'wrong-encoding', declared: 'utf-8', byte: 12 },
  'xml-malformed': { kind: 'xml-malformed', line: 3, column: 7, detail: 'unclosed tag' },
  'xml-with-dtd': { kind: 'xml-with-dtd' },
  'xml-too-deep': { kind: 'xml-too-deep', limit: 100 },
  'xml-too-large': { kind: 'xml-too-large', limit: 10, what: 'elements' },
  'empty-file': { kind: 'empty-file' },
  'too-large': { kind: 'too-large', bytes: 40_000_000, limit: 32_000_000 },
  'too-heavy': { kind: 'too-heavy', why: 'time' },
  'unknown-format': { kind: 'unknown-format', looksLike: 'zip' },
  'not-an-invoice': { kind: 'not-an-invoice', document: 'order', name: 'Order' },
  'lifecycle-message': { kind: 'lifecycle-message' },
  'not-a-lifecycle-message': { kind: 'not-a-lifecycle-message', name: 'Invoice' },
  'lifecycle-without-status': { kind: 'lifecycle-without-status' },
  'unsupported-invoice-format': { kind: 'unsupported-invoice-format', format: 'FatturaPA' },
  'pdf-damaged': { kind: 'pdf-damaged', detail: 'cut off' },
  'pdf-encrypted': { kind: 'pdf-encrypted' },
  'pdf-without-invoice-data': { kind: 'pdf-without-invoice-data', attachments: ['cgv.txt'] },
  'nothing-recognised': { kind: 'nothing-recognised', pages: 1 },
  'unsupported-picture': { kind: 'unsupported-picture' },
  'picture-damaged': { kind: 'picture-damaged' },
  'pdf-without-text': { kind: 'pdf-without-text', pages: 2 },
  'pdf-attachment-too-large': { kind: 'pdf-attachment-too-large', name: 'factur-x.xml', limit: 30_000_000 },
  'several-invoices': {
    kind: 'several-invoices',
    pageCount: 9,
    unread: { from: 7, to: 8 },
    invoices: [
      { pages: [1, 2], reading: refuse({ kind: 'no-amount' }) },
      { pages: [3], reading: refuse({ kind: 'no-amount' }) },
    ],
  },
  'two-invoices': { kind: 'two-invoices', names: ['a.xml', 'b.xml'], numbers: ['F-1', 'F-2'] },
  'no-invoice-number': { kind: 'no-invoice-number' },
  'no-amount': { kind: 'no-amount' },
  'amounts-unreadable': { kind: 'amounts-unreadable', term: 'BT-115', text: '1,2' },
  'amounts-contradictory': { kind: 'amounts-contradictory', term: 'BT-115', texts: ['1', '2'] },
  'incomplete-reading': {
    kind: 'incomplete-reading',
    missing: ['number', 'total'],
    partial: {
      syntax: 'pdf-text',
      dueDates: [],
      vatLines: [],
      seller: { identifiers: [], addressLines: [] },
      buyer: { identifiers: [], addressLines: [] },
      accounts: [],
      paymentMeans: [],
      preceding: [],
      notes: [],
      lineCount: 0,
      warnings: [],
    },
  },
  'file-not-readable': { kind: 'file-not-readable', why: 'missing' },
};

const sum = { computed: '1.00', written: '1.01', difference: '0.01', currency: 'EUR' };
const warnings: { [K in ReadWarning['kind']]: Extract<ReadWarning, { kind: K }> } = {
  'missing-field': { kind: 'missing-field', field: { term: 'BT-2' } },
  'doubtful-reading': { kind: 'doubtful-reading', field: { term: 'BT-112' }, text: '1 200,00', confidence: 50 },
  'repeated-field': { kind: 'repeated-field', field: { term: 'BT-1' }, used: 'a', others: ['b'] },
  'impossible-date': { kind: 'impossible-date', field: { term: 'BT-9' }, text: '2026-02-30' },
  'unusual-date-format': { kind: 'unusual-date-format', field: { term: 'BT-2' }, text: '2026-02-03' },
  'due-before-issue': { kind: 'due-before-issue', issueDate: '2026-02-02', dueDate: '2026-02-01' },
  'several-due-dates': { kind: 'several-due-dates', dates: ['2026-02-02', '2026-03-02'] },
  'unreadable-amount': { kind: 'unreadable-amount', field: { term: 'BT-113' }, text: 'x' },
  'fraction-of-cent': { kind: 'fraction-of-cent', field: { term: 'BT-113' }, text: '1.001' },
  'implausible-amount': { kind: 'implausible-amount', field: { term: 'BT-115' }, text: '9'.repeat(20) },
  'unknown-currency': { kind: 'unknown-currency', text: 'EURO' },
  'not-in-euros': { kind: 'not-in-euros', currency: 'CHF' },
  'other-currency': { kind: 'other-currency', field: { term: 'BT-110' }, currency: 'USD', text: '1.00' },
  'unknown-type-code': { kind: 'unknown-type-code', text: '999' },
  'type-code-assumed': { kind: 'type-code-assumed', used: '380' },
  'line-total-mismatch': { kind: 'line-total-mismatch', ...sum },
  'net-total-mismatch': { kind: 'net-total-mismatch', ...sum },
  'vat-basis-mismatch': { kind: 'vat-basis-mismatch', ...sum },
  'tax-total-mismatch': { kind: 'tax-total-mismatch', ...sum },
  'grand-total-mismatch': { kind: 'grand-total-mismatch', ...sum },
  'due-amount-mismatch': { kind: 'due-amount-mismatch', ...sum },
  'vat-rate-mismatch': { kind: 'vat-rate-mismatch', rate: '20', basis: '10.00', ...sum },
  'negative-due-amount': { kind: 'negative-due-amount', text: '-1.00' },
  'nothing-due': { kind: 'nothing-due', text: '0.00' },
  'declared-paid': { kind: 'declared-paid', process: 'S2' },
  'marked-paid': { kind: 'marked-paid', text: 'Facture acquittée' },
  'invalid-iban': { kind: 'invalid-iban', text: 'FR00', why: 'checksum' },
  'invalid-siren': { kind: 'invalid-siren', party: 'buyer', text: '123456789' },
  'invalid-siret': { kind: 'invalid-siret', party: 'seller', text: '12345678901234' },
  'invalid-vat': { kind: 'invalid-vat', party: 'seller', text: 'FR00', why: 'shape' },
  'identifiers-disagree': { kind: 'identifiers-disagree', party: 'seller', values: ['1', '2'] },
  'same-seller-and-buyer': { kind: 'same-seller-and-buyer', text: '404833048' },
  'other-payee': { kind: 'other-payee', name: 'Banque' },
  factored: { kind: 'factored', evidence: 'ACC' },
  'missing-mention': { kind: 'missing-mention', mention: 'PMT' },
  'suspicious-text': { kind: 'suspicious-text', field: { term: 'BT-44', party: 'buyer' }, why: 'formula', text: '=1' },
  'encoding-mismatch': { kind: 'encoding-mismatch', declared: 'utf-16' },
  'test-document': { kind: 'test-document' },
  'copy-of-invoice': { kind: 'copy-of-invoice' },
  'pdf-repaired': { kind: 'pdf-repaired' },
  'pdf-restricted': { kind: 'pdf-restricted' },
  'unread-pages': { kind: 'unread-pages', from: 5, to: 38, pageCount: 40 },
  'picture-pages': { kind: 'picture-pages', pages: [2, 3, 4] },
  'perhaps-several-invoices': { kind: 'perhaps-several-invoices', pages: [2] },
  'attachment-altered': { kind: 'attachment-altered', name: 'factur-x.xml' },
  'unreadable-attachment': { kind: 'unreadable-attachment', name: 'factur-x.xml', refusal: 'xml-malformed' },
  'unusual-attachment-name': { kind: 'unusual-attachment-name', name: 'a.xml' },
  'same-invoice-twice': { kind: 'same-invoice-twice', names: ['a', 'b'] },
  'other-invoice-attached': { kind: 'other-invoice-attached', name: 'a.xml', number: 'F-1' },
};

test.each(Object.values(refusals))('the refusal $kind has a French sentence', (refusal) => {
  expect(refusalMessage(refusal)).toMatch(/^[A-ZÀ-ÖÊÉ].{15,}\.$/s);
  expect(refusalMessage(refusal)).not.toContain('undefined');
});

test.each(Object.values(warnings))('the warning $kind has a French sentence', (warning) => {
  expect(warningMessage(warning)).toMatch(/^[A-ZÀ-ÖÊÉ].{15,}\.$/s);
  expect(warningMessage(warning)).not.toContain('undefined');
});

test('a difference is shown with the field, both values and the currency', () => {
  expect(warningMessage(warnings['grand-total-mismatch'])).toBe(
    'Total toutes taxes comprises (BT-112) : 1.01 écrit, 1.00 calculé (hors taxe plus TVA), écart 0.01 EUR.',
  );
});
