import type { Identifier, InvoiceNote, PartyRead } from '../invoice-reading.ts';
import type { Vocabulary, XmlElement, XmlRoot } from '../xml/xml.ts';
import { all, first, lineAt, textAt, textsAt } from '../xml/xml-paths.ts';
import { distinctAccounts, FieldReading, present } from './field-reading.ts';
import type { Draft, LineRead } from './invoice-draft.ts';
import { identified, type PartyFacts } from './party-identity.ts';

const FAMILY = 'urn:oasis:names:specification:ubl:schema:xsd:';

/** UBL documents that bill, with the type code they stand for when they carry none. */
const DOCUMENTS: Record<string, { typeCode: string; credit: boolean }> = {
  Invoice: { typeCode: '380', credit: false },
  CreditNote: { typeCode: '381', credit: true },
  DebitNote: { typeCode: '383', credit: false },
  SelfBilledInvoice: { typeCode: '389', credit: false },
  SelfBilledCreditNote: { typeCode: '261', credit: true },
  FreightInvoice: { typeCode: '780', credit: false },
};

export function ublDocument(root: XmlRoot): { typeCode: string; credit: boolean } | undefined {
  return root.namespace === `${FAMILY}${root.name}-2` ? DOCUMENTS[root.name] : undefined;
}

export function ublVocabulary(root: XmlRoot, takeLine: (line: XmlElement) => void): Vocabulary {
  const accepted = new Set([
    root.namespace,
    `${FAMILY}CommonAggregateComponents-2`,
    `${FAMILY}CommonBasicComponents-2`,
  ]);
  return {
    accepts: (namespace) => accepted.has(namespace),
    streamed: { names: new Set(['InvoiceLine', 'CreditNoteLine', 'DebitNoteLine']), take: takeLine },
    withoutText: new Set(['EmbeddedDocumentBinaryObject']),
  };
}

/**
 * What the sum of the lines needs of one line. In the French extended profile a line that refers to its own invoice is a
 * group or a comment unless its status says DETAIL.
 */
export function ublLine(line: XmlElement): LineRead {
  const groups = all(line, 'BillingReference', 'InvoiceDocumentReference')
    .filter((reference) => textAt(reference, 'DocumentStatusCode') !== 'DETAIL')
    .flatMap((reference) => textsAt(reference, 'ID'));
  const net = textAt(line, 'LineExtensionAmount');
  return { counted: true, ...present({ net, groupOf: groups.length > 0 ? groups : undefined }) };
}

/** Reads a UBL 2 invoice, credit note or debit note, self-billed or not. */
export function readUbl(root: XmlElement): Draft {
  const fields = new FieldReading(textAt(root, 'DocumentCurrencyCode'));
  const means = all(root, 'PaymentMeans');
  const dueDate = fields.ublDate(all(root, 'DueDate'), 'BT-9');
  const otherDueDates = [
    ...all(root, 'PaymentMeans', 'PaymentDueDate'),
    ...all(root, 'PaymentTerms', 'PaymentDueDate'),
    ...all(root, 'PaymentTerms', 'InstallmentDueDate'),
  ].map((element) => fields.ublDate([element], 'BT-9'));
  const payee = first(root, 'PayeeParty');
  const references = all(root, 'BillingReference').flatMap((reference) => [
    ...all(reference, 'InvoiceDocumentReference'),
    ...all(reference, 'SelfBilledInvoiceDocumentReference'),
    ...all(reference, 'CreditNoteDocumentReference'),
  ]);
  const seller = first(root, 'AccountingSupplierParty', 'Party') ?? first(root, 'SellerSupplierParty', 'Party');
  const buyer = first(root, 'AccountingCustomerParty', 'Party') ?? first(root, 'BuyerCustomerParty', 'Party');
  return {
    fields,
    dueDates: [...new Set([dueDate, ...otherDueDates])].filter((date) => date !== undefined),
    vatLines: vatLines(root, fields),
    seller: party(seller),
    buyer: party(buyer),
    accounts: distinctAccounts(
      means.map((mean) => {
        const account = first(mean, 'PayeeFinancialAccount');
        return present({
          text: textAt(account, 'ID'),
          holder: textAt(account, 'Name'),
          bic:
            textAt(account, 'FinancialInstitutionBranch', 'ID') ??
            textAt(account, 'FinancialInstitutionBranch', 'FinancialInstitution', 'ID'),
        });
      }),
    ),
    paymentMeans: textsAt(root, 'PaymentMeans', 'PaymentMeansCode'),
    preceding: references.flatMap((reference) => {
      const number = textAt(reference, 'ID');
      if (number === undefined) return [];
      const typeCode = textAt(reference, 'DocumentTypeCode');
      return [{ number, ...present({ issueDate: fields.ublDate(all(reference, 'IssueDate'), 'BT-26'), typeCode }) }];
    }),
    notes: textsAt(root, 'Note').map(noteOf),
    ...present({
      number: fields.text(all(root, 'ID'), 'BT-1'),
      typeCode: fields.text([...all(root, 'InvoiceTypeCode'), ...all(root, 'CreditNoteTypeCode')], 'BT-3'),
      profile: fields.text(all(root, 'CustomizationID'), 'BT-24'),
      process: textAt(root, 'ProfileID'),
      issueDate: fields.ublDate(all(root, 'IssueDate'), 'BT-2'),
      deliveryDate: fields.ublDate(all(root, 'Delivery', 'ActualDeliveryDate').slice(0, 1), 'BT-72'),
      payee: payee ? party(payee) : undefined,
      paymentReference: lineAt(root, 'PaymentMeans', 'PaymentID'),
      paymentTerms: textsAt(root, 'PaymentTerms', 'Note').join('\n') || undefined,
      buyerReference: lineAt(root, 'BuyerReference'),
      orderReference: lineAt(root, 'OrderReference', 'ID'),
      contractReference: lineAt(root, 'ContractDocumentReference', 'ID'),
    }),
    ...totals(root, fields),
  };
}

function totals(root: XmlElement, fields: FieldReading) {
  const sums = first(root, 'LegalMonetaryTotal') ?? first(root, 'RequestedMonetaryTotal');
  return present({
    lineTotal: fields.amount(all(sums, 'LineExtensionAmount'), 'BT-106'),
    allowanceTotal: fields.amount(all(sums, 'AllowanceTotalAmount'), 'BT-107'),
    chargeTotal: fields.amount(all(sums, 'ChargeTotalAmount'), 'BT-108'),
    netTotal: fields.amount(all(sums, 'TaxExclusiveAmount'), 'BT-109'),
    taxTotal: fields.amount(taxAmounts(root), 'BT-110'),
    rounding: fields.amount(all(sums, 'PayableRoundingAmount'), 'BT-114'),
    grandTotal: fields.amount(all(sums, 'TaxInclusiveAmount'), 'BT-112'),
    prepaid: fields.amount(all(sums, 'PrepaidAmount'), 'BT-113'),
    dueAmount: fields.amount(all(sums, 'PayableAmount'), 'BT-115'),
  });
}

/** Two tax totals are usual: one with the breakdown in the invoice's currency, one without it in the tax currency. */
function taxTotals(root: XmlElement): XmlElement[] {
  const totals = all(root, 'TaxTotal');
  const broken = totals.filter((total) => first(total, 'TaxSubtotal'));
  return broken.length > 0 ? [...broken, ...totals.filter((total) => !broken.includes(total))] : totals;
}

function taxAmounts(root: XmlElement): XmlElement[] {
  return taxTotals(root).flatMap((total) => all(total, 'TaxAmount'));
}

function vatLines(root: XmlElement, fields: FieldReading) {
  const own = taxTotals(root).find((total) => {
    const currency = first(total, 'TaxAmount')?.attributes.currencyID;
    return first(total, 'TaxSubtotal') && (!currency || !fields.currency || currency === fields.currency);
  });
  return all(own, 'TaxSubtotal').map((subtotal) =>
    present({
      category: textAt(subtotal, 'TaxCategory', 'ID'),
      rate: textAt(subtotal, 'TaxCategory', 'Percent') ?? textAt(subtotal, 'Percent'),
      basis: fields.plainAmount(first(subtotal, 'TaxableAmount')),
      tax: fields.plainAmount(first(subtotal, 'TaxAmount')),
    }),
  );
}

/** UBL has no place for the subject code of a note (BT-21): EN 16931 writes it in front, `#AAB#text`. */
function noteOf(text: string): InvoiceNote {
  const coded = /^#([A-Z]{3})#\s*([\s\S]*)$/.exec(text);
  return coded ? { code: coded[1] as string, text: coded[2] as string } : { text };
}

function identifier(element: XmlElement): Identifier {
  const scheme = element.attributes.schemeID;
  return { value: element.text, ...present({ scheme: scheme === '' ? undefined : scheme }) };
}

function party(element: XmlElement | undefined): PartyRead {
  const address = first(element, 'PostalAddress');
  const contact = first(element, 'Contact');
  const legal = first(element, 'PartyLegalEntity', 'CompanyID');
  const electronic = first(element, 'EndpointID');
  const person = first(element, 'Person');
  const fullName = [lineAt(person, 'FirstName'), lineAt(person, 'FamilyName')].filter(Boolean).join(' ');
  const registered = lineAt(element, 'PartyLegalEntity', 'RegistrationName');
  const usual = lineAt(element, 'PartyName', 'Name');
  const schemes = all(element, 'PartyTaxScheme').filter((scheme) => lineAt(scheme, 'CompanyID'));
  const isVat = (scheme: XmlElement) => /^VAT?$/i.test(lineAt(scheme, 'TaxScheme', 'ID') ?? '');
  const vat = schemes.find(isVat) ?? schemes.find((scheme) => !lineAt(scheme, 'TaxScheme', 'ID'));
  const ids = [...all(element, 'PartyIdentification', 'ID'), ...(legal ? [legal] : [])];
  const facts: PartyFacts = {
    // The creditor identifier of a direct debit (BT-90) is no identifier of the company.
    identifiers: ids.filter((id) => id.text !== '' && id.attributes.schemeID !== 'SEPA').map(identifier),
    addressLines: [
      ...textsAt(address, 'StreetName'),
      ...textsAt(address, 'AdditionalStreetName'),
      ...textsAt(address, 'AddressLine', 'Line'),
    ],
    ...present({
      name: registered ?? usual ?? (fullName || undefined),
      tradingName: usual,
      legalRegistration: legal && legal.text !== '' ? identifier(legal) : undefined,
      vat: lineAt(vat, 'CompanyID'),
      taxNumber: lineAt(
        schemes.find((scheme) => scheme !== vat && !isVat(scheme)),
        'CompanyID',
      ),
      electronicAddress: electronic && electronic.text !== '' ? identifier(electronic) : undefined,
      postcode: lineAt(address, 'PostalZone'),
      city: lineAt(address, 'CityName'),
      country: lineAt(address, 'Country', 'IdentificationCode'),
      contact: contact && contactOf(contact),
    }),
  };
  return identified(facts);
}

function contactOf(contact: XmlElement) {
  return present({
    name: lineAt(contact, 'Name'),
    phone: lineAt(contact, 'Telephone'),
    email: lineAt(contact, 'ElectronicMail'),
  });
}
