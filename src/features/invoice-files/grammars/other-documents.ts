import type { OtherDocument, ReadRefusal } from '../refusals.ts';
import type { XmlRoot } from '../xml/xml.ts';

/** Documents that travel beside invoices, by root name; a wrong file is told apart from a broken one. */
const OTHERS: [RegExp, OtherDocument][] = [
  [
    /^(SCRDMCCBDACIOMessageStructure|Order|OrderResponse|OrderChange|OrderCancellation|OrderResponseSimple|Quotation|CrossIndustryOrder)$/,
    'order',
  ],
  [/^(DespatchAdvice|ReceiptAdvice|SCRDMCCBDACIDAMessageStructure|Waybill|CrossIndustryDespatchAdvice)$/, 'delivery'],
  [/^(ApplicationResponse|MLR)$/, 'application-response'],
  [/^Reminder$/, 'reminder'],
  [/^(Statement|UtilityStatement|RemittanceAdvice)$/, 'statement'],
  [/^(Catalogue|CataloguePricingUpdate)$/, 'catalogue'],
  [/^(Report|TransactionsReport|PaymentsReport)$/, 'e-reporting'],
];

/** Invoices of other countries' formats, which carry no EN 16931 grammar. */
const FOREIGN_FORMATS: [RegExp, string][] = [
  [/fatturapa\.gov\.it|ivaservizi\.agenziaentrate/, 'FatturaPA'],
  [/facturae/i, 'Facturae'],
  [/ebinterface/i, 'ebInterface'],
  [/crd\.gov\.pl/, 'KSeF'],
  [/oioxml|oio:ubl/i, 'OIOXML'],
  [/^urn:oasis:names:specification:ubl:schema:xsd:Invoice-1/, 'UBL 1'],
];

/** What a root element that is no invoice of ours belongs to. */
export function otherDocument(root: XmlRoot): ReadRefusal {
  const { name, namespace } = root;
  if (name === 'CrossDomainAcknowledgementAndResponse') return { kind: 'lifecycle-message' };
  const foreign = FOREIGN_FORMATS.find(([pattern]) => pattern.test(namespace));
  if (foreign) return { kind: 'unsupported-invoice-format', format: foreign[1] };
  if (name === 'Finvoice') return { kind: 'unsupported-invoice-format', format: 'Finvoice' };
  if (/iso:std:iso:20022|^urn:swift:xsd/.test(namespace))
    return { kind: 'not-an-invoice', document: 'bank-message', name };
  if (/^(html|svg)$/i.test(name)) return { kind: 'unknown-format', looksLike: 'html' };
  const other = OTHERS.find(([pattern]) => pattern.test(name));
  return { kind: 'not-an-invoice', document: other?.[1] ?? 'other', name: name.slice(0, 80) };
}
