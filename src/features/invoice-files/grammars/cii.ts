import type { Identifier, PartyRead } from '../invoice-reading.ts';
import type { Vocabulary, XmlElement, XmlRoot } from '../xml/xml.ts';
import { all, first, lineAt, textAt, textsAt } from '../xml/xml-paths.ts';
import { distinctAccounts, FieldReading, present } from './field-reading.ts';
import type { Draft, LineRead } from './invoice-draft.ts';
import { identified, type PartyFacts } from './party-identity.ts';

const CII_ROOT = /^urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:\d+$/;
const ZUGFERD1_ROOT =
  /^urn:ferd:(CrossIndustryDocument:invoice:1p0|invoice:rc:\w+)$|^urn:un:unece:uncefact:data:standard:CBF/;
const LINE = 'IncludedSupplyChainTradeLineItem';

export function isCii(root: XmlRoot): boolean {
  return root.name === 'CrossIndustryInvoice' && CII_ROOT.test(root.namespace);
}

export function isZugferd1(root: XmlRoot): boolean {
  return root.name === 'CrossIndustryDocument' && ZUGFERD1_ROOT.test(root.namespace);
}

export function ciiVocabulary(takeLine: (line: XmlElement) => void): Vocabulary {
  return {
    accepts: (namespace) => namespace.startsWith('urn:un:unece:uncefact:data:') || namespace.startsWith('urn:ferd:'),
    streamed: { names: new Set([LINE]), take: takeLine },
    withoutText: new Set(['AttachmentBinaryObject', 'BinaryObject']),
  };
}

/** What the sum of the lines needs of one line: groups and information lines (sub-line status) do not count. */
export function ciiLine(line: XmlElement): LineRead {
  const status = textAt(line, 'AssociatedDocumentLineDocument', 'LineStatusReasonCode');
  if (status !== undefined && status !== 'DETAIL') return { counted: false };
  const settlement = first(line, 'SpecifiedLineTradeSettlement') ?? first(line, 'SpecifiedSupplyChainTradeSettlement');
  const sums =
    first(settlement, 'SpecifiedTradeSettlementLineMonetarySummation') ??
    first(settlement, 'SpecifiedTradeSettlementMonetarySummation');
  const net = textAt(sums, 'LineTotalAmount');
  // A ZUGFeRD 1 line may hold a comment and no amount at all.
  if (net === undefined && !first(line, 'SpecifiedTradeProduct')) return { counted: false };
  return { counted: true, ...present({ net }) };
}

/** Reads a CrossIndustryInvoice (D16B, D22B) or a ZUGFeRD 1 CrossIndustryDocument, whatever the profile. */
export function readCii(root: XmlElement): Draft {
  const context = first(root, 'ExchangedDocumentContext') ?? first(root, 'SpecifiedExchangedDocumentContext');
  const document = first(root, 'ExchangedDocument') ?? first(root, 'HeaderExchangedDocument');
  const deal = first(root, 'SupplyChainTradeTransaction') ?? first(root, 'SpecifiedSupplyChainTradeTransaction');
  const agreement = first(deal, 'ApplicableHeaderTradeAgreement') ?? first(deal, 'ApplicableSupplyChainTradeAgreement');
  const delivery = first(deal, 'ApplicableHeaderTradeDelivery') ?? first(deal, 'ApplicableSupplyChainTradeDelivery');
  const settlement =
    first(deal, 'ApplicableHeaderTradeSettlement') ?? first(deal, 'ApplicableSupplyChainTradeSettlement');
  const fields = new FieldReading(textAt(settlement, 'InvoiceCurrencyCode'));
  if (/^(true|1)$/.test(textAt(context, 'TestIndicator', 'Indicator') ?? '')) fields.warn({ kind: 'test-document' });
  if (/^(true|1)$/.test(textAt(document, 'CopyIndicator', 'Indicator') ?? '')) fields.warn({ kind: 'copy-of-invoice' });
  const terms = all(settlement, 'SpecifiedTradePaymentTerms');
  const dueDates = terms.map((term) => fields.ciiDate(first(term, 'DueDateDateTime'), 'BT-9'));
  const payee = first(settlement, 'PayeeTradeParty');
  return {
    fields,
    vatLines: all(settlement, 'ApplicableTradeTax').map((tax) =>
      present({
        category: textAt(tax, 'CategoryCode'),
        rate: textAt(tax, 'RateApplicablePercent') ?? textAt(tax, 'ApplicablePercent'),
        basis: fields.plainAmount(first(tax, 'BasisAmount')),
        tax: fields.plainAmount(first(tax, 'CalculatedAmount')),
      }),
    ),
    dueDates: dueDates.filter((date) => date !== undefined),
    seller: party(first(agreement, 'SellerTradeParty')),
    buyer: party(first(agreement, 'BuyerTradeParty')),
    accounts: accounts(settlement),
    paymentMeans: textsAt(settlement, 'SpecifiedTradeSettlementPaymentMeans', 'TypeCode'),
    preceding: precedingOf(settlement).flatMap((reference) => {
      const number = textAt(reference, 'IssuerAssignedID') ?? textAt(reference, 'ID');
      if (number === undefined) return [];
      const date = first(reference, 'FormattedIssueDateTime') ?? first(reference, 'IssueDateTime');
      const typeCode = textAt(reference, 'TypeCode');
      return [{ number, ...present({ issueDate: fields.ciiDate(date, 'BT-26'), typeCode }) }];
    }),
    notes: all(document, 'IncludedNote').flatMap((note) => {
      const text = textsAt(note, 'Content').join('\n');
      const code = textAt(note, 'SubjectCode');
      return text === '' && code === undefined ? [] : [{ text, ...present({ code }) }];
    }),
    ...present({
      number: fields.text(all(document, 'ID'), 'BT-1'),
      typeCode: fields.text(all(document, 'TypeCode'), 'BT-3'),
      profile: fields.text(all(context, 'GuidelineSpecifiedDocumentContextParameter', 'ID'), 'BT-24'),
      process: textAt(context, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID'),
      issueDate: fields.ciiDate(first(document, 'IssueDateTime'), 'BT-2'),
      deliveryDate: fields.ciiDate(first(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime'), 'BT-72'),
      payee: payee ? party(payee) : undefined,
      paymentReference: lineAt(settlement, 'PaymentReference'),
      paymentTerms: textsAt(settlement, 'SpecifiedTradePaymentTerms', 'Description').join('\n') || undefined,
      buyerReference: lineAt(agreement, 'BuyerReference'),
      orderReference:
        lineAt(agreement, 'BuyerOrderReferencedDocument', 'IssuerAssignedID') ??
        lineAt(agreement, 'BuyerOrderReferencedDocument', 'ID'),
      contractReference:
        lineAt(agreement, 'ContractReferencedDocument', 'IssuerAssignedID') ??
        lineAt(agreement, 'ContractReferencedDocument', 'ID'),
    }),
    ...totals(settlement, fields),
  };
}

/** BG-3, and in the extended profile the deposit invoices of the payments made beforehand. */
function precedingOf(settlement: XmlElement | undefined): XmlElement[] {
  return [
    ...all(settlement, 'InvoiceReferencedDocument'),
    ...all(settlement, 'SpecifiedAdvancePayment', 'InvoiceSpecifiedReferencedDocument'),
  ];
}

function totals(settlement: XmlElement | undefined, fields: FieldReading) {
  const sums =
    first(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation') ??
    first(settlement, 'SpecifiedTradeSettlementMonetarySummation');
  return present({
    lineTotal: fields.amount(all(sums, 'LineTotalAmount'), 'BT-106'),
    allowanceTotal: fields.amount(all(sums, 'AllowanceTotalAmount'), 'BT-107'),
    chargeTotal: fields.amount(all(sums, 'ChargeTotalAmount'), 'BT-108'),
    netTotal: fields.amount(all(sums, 'TaxBasisTotalAmount'), 'BT-109'),
    taxTotal: fields.amount(all(sums, 'TaxTotalAmount'), 'BT-110'),
    rounding: fields.amount(all(sums, 'RoundingAmount'), 'BT-114'),
    grandTotal: fields.amount(all(sums, 'GrandTotalAmount'), 'BT-112'),
    prepaid: fields.amount(all(sums, 'TotalPrepaidAmount'), 'BT-113'),
    dueAmount: fields.amount(all(sums, 'DuePayableAmount'), 'BT-115'),
  });
}

/** The accounts of the payee only: the debtor's account of a direct debit is never one to pay on. */
function accounts(settlement: XmlElement | undefined) {
  const means = all(settlement, 'SpecifiedTradeSettlementPaymentMeans');
  return distinctAccounts(
    means.flatMap((mean) => {
      const bic =
        textAt(mean, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID') ??
        textAt(mean, 'PayeeSpecifiedCreditorFinancialInstitution', 'ID');
      return all(mean, 'PayeePartyCreditorFinancialAccount').map((account) => ({
        ...present({
          text: textAt(account, 'IBANID') ?? textAt(account, 'ProprietaryID'),
          holder: textAt(account, 'AccountName'),
          bic,
        }),
      }));
    }),
  );
}

function identifier(element: XmlElement): Identifier {
  const scheme = element.attributes.schemeID;
  return { value: element.text, ...present({ scheme: scheme === '' ? undefined : scheme }) };
}

function party(element: XmlElement | undefined): PartyRead {
  const organization = first(element, 'SpecifiedLegalOrganization');
  const address = first(element, 'PostalTradeAddress');
  const contact = first(element, 'DefinedTradeContact');
  const legal = first(organization, 'ID');
  const electronic = first(element, 'URIUniversalCommunication', 'URIID');
  const taxes = all(element, 'SpecifiedTaxRegistration', 'ID').filter((tax) => tax.text !== '');
  const vat =
    taxes.find((tax) => tax.attributes.schemeID === 'VA') ??
    taxes.find((tax) => /^[A-Z]{2}[0-9A-Z]{2,13}$/.test(tax.text) && tax.attributes.schemeID !== 'FC');
  const ids = [...all(element, 'ID'), ...all(element, 'GlobalID'), ...(legal ? [legal] : [])];
  const facts: PartyFacts = {
    identifiers: ids.filter((id) => id.text !== '').map(identifier),
    addressLines: ['LineOne', 'LineTwo', 'LineThree'].flatMap((line) => textsAt(address, line)),
    ...present({
      name: lineAt(element, 'Name'),
      tradingName: lineAt(organization, 'TradingBusinessName'),
      legalRegistration: legal && legal.text !== '' ? identifier(legal) : undefined,
      vat: vat?.text,
      taxNumber: taxes.find((tax) => tax.attributes.schemeID === 'FC')?.text,
      electronicAddress: electronic && electronic.text !== '' ? identifier(electronic) : undefined,
      postcode: lineAt(address, 'PostcodeCode'),
      city: lineAt(address, 'CityName'),
      country: lineAt(address, 'CountryID'),
      contact: contact && contactOf(contact),
    }),
  };
  return identified(facts);
}

function contactOf(contact: XmlElement) {
  return present({
    name: lineAt(contact, 'PersonName') ?? lineAt(contact, 'DepartmentName'),
    phone: lineAt(contact, 'TelephoneUniversalCommunication', 'CompleteNumber'),
    email: lineAt(contact, 'EmailURIUniversalCommunication', 'URIID'),
  });
}
