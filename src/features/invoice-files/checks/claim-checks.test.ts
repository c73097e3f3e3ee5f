import { expect, test } from 'vitest';
import { orThrow } from '../../../kernel/result.ts';
import { invoiceFromXml } from '../grammars/invoice-from-xml.ts';
import { bytesOf, ciiInvoice, type InvoiceParts, PROFILES, ublInvoice } from '../testing/invoice-xml.ts';

const warnings = (xml: string) => orThrow(invoiceFromXml(bytesOf(xml))).warnings;
const kinds = (change: Partial<InvoiceParts>) => warnings(ciiInvoice(change)).map(({ kind }) => kind);

test('each sum of EN 16931 that is a cent off is told, with the difference', () => {
  const cases: [Partial<InvoiceParts>, Record<string, string>][] = [
    [
      { lines: ['800.00', '200.01'] },
      { kind: 'line-total-mismatch', computed: '1000.01', written: '1000.00', difference: '-0.01' },
    ],
    [
      { lineTotal: '1000.01', lines: ['1000.01'] },
      { kind: 'net-total-mismatch', computed: '1000.01', difference: '-0.01' },
    ],
    [{ vat: [['999.99', '200.00', '20.00']] }, { kind: 'vat-basis-mismatch', computed: '999.99', difference: '0.01' }],
    [{ vat: [['1000.00', '199.99', '20.00']] }, { kind: 'tax-total-mismatch', computed: '199.99', difference: '0.01' }],
    [
      { grand: '1200.01', due: '1200.01' },
      { kind: 'grand-total-mismatch', computed: '1200.00', written: '1200.01', difference: '0.01' },
    ],
    [
      { prepaid: '100.00', due: '1100.01' },
      { kind: 'due-amount-mismatch', computed: '1100.00', written: '1100.01', difference: '0.01' },
    ],
  ];
  for (const [change, expected] of cases) {
    expect(warnings(ciiInvoice(change))).toEqual([expect.objectContaining({ ...expected, currency: 'EUR' })]);
    expect(warnings(ublInvoice(change)).map(({ kind }) => kind)).toEqual([expected.kind]);
  }
});

test('allowances, charges and rounding enter the sums', () => {
  const totals =
    '<ram:AllowanceTotalAmount>50.00</ram:AllowanceTotalAmount><ram:ChargeTotalAmount>50.00</ram:ChargeTotalAmount><ram:RoundingAmount>-0.20</ram:RoundingAmount>';
  expect(kinds({ due: '1199.80', extra: { totals } })).toEqual([]);
});

test('VAT computed line by line may differ by a cent a line, not more', () => {
  const off = (tax: string) => kinds({ tax, vat: [['1000.00', tax, '20.00']], grand: `1${tax}`, due: `1${tax}` });
  expect(off('200.03')).toEqual([]);
  expect(off('200.04')).toEqual(['vat-rate-mismatch']);
});

test.each<[Partial<InvoiceParts>, string]>([
  [{ dueDate: '2026-09-14' }, 'due-before-issue'],
  [{ dueDate: undefined }, 'missing-field'],
  [{ currency: 'EURO' }, 'unknown-currency'],
  [{ currency: 'CHF' }, 'not-in-euros'],
  [{ typeCode: '999' }, 'unknown-type-code'],
  [{ due: '0.00', prepaid: '1200.00' }, 'nothing-due'],
  [{ seller: '' }, 'missing-field'],
  [{ typeCode: '393' }, 'factored'],
  [
    {
      notes: [
        ['ACC', 'Créance cédée à X'],
        ['PMT', ''],
        ['PMD', ''],
        ['AAB', ''],
      ],
    },
    'factored',
  ],
  [
    {
      notes: [
        ['PMT', ''],
        ['PMD', ''],
        ['AAB', ''],
        [undefined, 'Paiement subrogatoire à notre affactureur'],
      ],
    },
    'factored',
  ],
  [
    {
      notes: [
        ['ACC', 'néant'],
        ['PMT', ''],
        ['PMD', ''],
        ['AAB', 'Créance transmise selon les articles L313-23 à L313-34 du code monétaire et financier'],
      ],
    },
    'factored',
  ],
])('%j is told as %s', (change, kind) => {
  expect(kinds(change)).toEqual([kind]);
});

test('an already paid billing frame is told', () => {
  const frame =
    '<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>S2</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>';
  const xml = ciiInvoice().replace('<rsm:ExchangedDocumentContext>', `<rsm:ExchangedDocumentContext>${frame}`);
  expect(warnings(xml)).toEqual([{ kind: 'declared-paid', process: 'S2' }]);
});

test('mandatory mentions are asked of French invoices whose profile can carry them', () => {
  expect(kinds({ notes: [] })).toEqual(['missing-mention', 'missing-mention', 'missing-mention']);
  expect(kinds({ notes: [], profile: PROFILES.minimum })).not.toContain('missing-mention');
  expect(kinds({ notes: [], typeCode: '381' })).not.toContain('missing-mention');
  const inWords = 'Pénalités de retard au taux légal ; indemnité de 40 € ; escompte : néant.';
  expect(kinds({ notes: [[undefined, inWords]] })).toEqual([]);
  const german = ciiInvoice({ notes: [] }).replaceAll('<ram:CountryID>FR', '<ram:CountryID>DE');
  expect(warnings(german).map(({ kind }) => kind)).not.toContain('missing-mention');
});

test.each([
  ["=cmd|'/c calc'!A0", 'formula'],
  ['@SUM(A1:A9)', 'formula'],
  ['+HYPERLINK(1)', 'formula'],
  ['-cmd|x', 'formula'],
  ['&lt;script>alert(1)&lt;/script>', 'markup'],
  ['&lt;img src=x onerror=alert(1)>', 'markup'],
  ['Durand {{ 7 | times: 7 }}', 'template'],
  ['Durand\u202egnp.exe', 'control-character'],
  ['Durand\u0085', 'control-character'],
  ['D'.repeat(501), 'too-long'],
])('a seller named “%.40s” is told as %s', (seller, why) => {
  expect(warnings(ciiInvoice({ seller }))).toEqual([
    expect.objectContaining({ kind: 'suspicious-text', why, field: { term: 'BT-27', party: 'seller' } }),
  ]);
});

test.each(['Durand & fils', 'L’Atelier (Lyon)', '3 Suisses', '+33 1 23 45 67 89', '- sans objet', '-12 %', 'A/B=C <3'])(
  'a seller named “%s” is left in peace',
  (seller) => {
    const escaped = seller.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    expect(kinds({ seller: escaped })).toEqual([]);
  },
);

test('a payee other than the seller is told', () => {
  const payee = '<ram:PayeeTradeParty><ram:Name>Banque du Nord</ram:Name></ram:PayeeTradeParty>';
  expect(kinds({ extra: { settlement: payee } })).toEqual(['other-payee']);
});

test('a wrong IBAN is kept as written and told', () => {
  const xml = ciiInvoice().replace('FR7630006000011234567890189', 'FR76 3000 6000 0112 3456 7890 188');
  expect(warnings(xml)).toEqual([{ kind: 'invalid-iban', text: 'FR76 3000 6000 0112 3456 7890 188', why: 'checksum' }]);
});

test('a note of factoring that says « néant » is no factoring', () => {
  const notes: [string, string][] = [
    ['ACC', 'néant'],
    ['PMT', ''],
    ['PMD', ''],
    ['AAB', ''],
  ];
  expect(kinds({ notes })).toEqual([]);
});
