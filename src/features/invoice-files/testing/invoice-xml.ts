/** Builders of invoices for tests: valid by default, each part replaceable. Amounts and numbers are invented. */
export type InvoiceParts = {
  number: string;
  typeCode: string | undefined;
  profile: string;
  currency: string;
  issueDate: string;
  dueDate: string | undefined;
  /** XML put as it is at the end of the totals, the header, the payment means… */
  extra: { document?: string; agreement?: string; settlement?: string; totals?: string };
  seller: string;
  buyer: string;
  notes: [code: string | undefined, text: string][];
  lines: string[];
  vat: [basis: string, tax: string, rate: string][];
  lineTotal: string | undefined;
  net: string;
  tax: string;
  taxCurrency: string;
  grand: string;
  prepaid: string | undefined;
  due: string;
};

export const PROFILES = {
  minimum: 'urn:factur-x.eu:1p0:minimum',
  basicWl: 'urn:factur-x.eu:1p0:basicwl',
  basic: 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic',
  en16931: 'urn:cen.eu:en16931:2017',
  extended: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
  extendedCtc: 'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr',
  xrechnung: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
  zugferd2Basic: 'urn:cen.eu:en16931:2017#compliant#urn:zugferd.de:2p0:basic',
  peppol: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
} as const;

const DEFAULTS: InvoiceParts = {
  number: 'F-2026-0042',
  typeCode: '380',
  profile: PROFILES.en16931,
  currency: 'EUR',
  issueDate: '2026-09-15',
  dueDate: '2026-10-15',
  extra: {},
  seller: 'Ateliers Durand SAS',
  buyer: 'Librairie du Port SARL',
  notes: [
    ['PMT', 'Indemnité forfaitaire pour frais de recouvrement : 40 €'],
    ['PMD', 'Pénalités de retard : trois fois le taux d’intérêt légal'],
    ['AAB', 'Pas d’escompte pour paiement anticipé'],
  ],
  lines: ['800.00', '200.00'],
  vat: [['1000.00', '200.00', '20.00']],
  lineTotal: '1000.00',
  net: '1000.00',
  tax: '200.00',
  taxCurrency: 'EUR',
  grand: '1200.00',
  prepaid: undefined,
  due: '1200.00',
};

const SELLER = { siret: '40483304800022', siren: '404833048', vat: 'FR83404833048' };
const BUYER = { siret: '55208131766522', siren: '552081317', vat: 'FR03552081317' };

function partsOf(change: Partial<InvoiceParts>): InvoiceParts {
  return { ...DEFAULTS, taxCurrency: change.currency ?? DEFAULTS.currency, ...change };
}

const when = (value: string | undefined, build: (value: string) => string) => (value === undefined ? '' : build(value));

const UN = 'urn:un:unece:uncefact:data:standard:';
const compact = (day: string) => day.replaceAll('-', '');
const ciiDate = (day: string) => `<udt:DateTimeString format="102">${compact(day)}</udt:DateTimeString>`;

function ciiParty(name: string, company: typeof SELLER, city: [string, string]): string {
  return `<ram:Name>${name}</ram:Name>
    <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">${company.siren}</ram:ID></ram:SpecifiedLegalOrganization>
    <ram:PostalTradeAddress><ram:PostcodeCode>${city[0]}</ram:PostcodeCode><ram:LineOne>1 rue du Test</ram:LineOne>
      <ram:CityName>${city[1]}</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
    <ram:URIUniversalCommunication><ram:URIID schemeID="0225">${company.siren}_${company.siret}</ram:URIID></ram:URIUniversalCommunication>
    <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${company.vat}</ram:ID></ram:SpecifiedTaxRegistration>`;
}

/** A CrossIndustryInvoice (D16B) as Factur-X, ZUGFeRD 2 and XRechnung use it. */
export function ciiInvoice(change: Partial<InvoiceParts> = {}): string {
  const p = partsOf(change);
  const hasLines = !/minimum|basicwl/.test(p.profile);
  const isMinimum = /minimum/.test(p.profile);
  const lines = p.lines.map(
    (net, i) => `<ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>${i + 1}</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:Name>Article ${i + 1}</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>
        <ram:LineTotalAmount>${net}</ram:LineTotalAmount>
      </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>`,
  );
  const vat = p.vat.map(
    ([basis, tax, rate]) => `<ram:ApplicableTradeTax><ram:CalculatedAmount>${tax}</ram:CalculatedAmount>
      <ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>${basis}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
      <ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>`,
  );
  const notes = p.notes.map(
    ([code, text]) =>
      `<ram:IncludedNote><ram:Content>${text}</ram:Content>${when(code, (c) => `<ram:SubjectCode>${c}</ram:SubjectCode>`)}</ram:IncludedNote>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="${UN}CrossIndustryInvoice:100" xmlns:udt="${UN}UnqualifiedDataType:100"
  xmlns:ram="${UN}ReusableAggregateBusinessInformationEntity:100" xmlns:qdt="${UN}QualifiedDataType:100">
  <rsm:ExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${p.profile}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>${p.number}</ram:ID>${when(p.typeCode, (code) => `<ram:TypeCode>${code}</ram:TypeCode>`)}
    <ram:IssueDateTime>${ciiDate(p.issueDate)}</ram:IssueDateTime>${isMinimum ? '' : notes.join('')}${p.extra.document ?? ''}</rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    ${hasLines ? lines.join('') : ''}
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>${ciiParty(p.seller, SELLER, ['59000', 'Lille'])}</ram:SellerTradeParty>
      <ram:BuyerTradeParty>${ciiParty(p.buyer, BUYER, ['29200', 'Brest'])}</ram:BuyerTradeParty>
      ${p.extra.agreement ?? ''}
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery/>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>${p.currency}</ram:InvoiceCurrencyCode>
      ${
        isMinimum
          ? ''
          : `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount>
        <ram:IBANID>FR7630006000011234567890189</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>${vat.join('')}`
      }
      ${isMinimum ? '' : when(p.dueDate, (day) => `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>${ciiDate(day)}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>`)}
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        ${isMinimum ? '' : when(p.lineTotal, (total) => `<ram:LineTotalAmount>${total}</ram:LineTotalAmount>`)}
        <ram:TaxBasisTotalAmount>${p.net}</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="${p.taxCurrency}">${p.tax}</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>${p.grand}</ram:GrandTotalAmount>
        ${when(p.prepaid, (paid) => `<ram:TotalPrepaidAmount>${paid}</ram:TotalPrepaidAmount>`)}
        <ram:DuePayableAmount>${p.due}</ram:DuePayableAmount>${p.extra.totals ?? ''}
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      ${p.extra.settlement ?? ''}
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;
}

/** The same invoice in ZUGFeRD 1, whose elements bear the older names. */
export function zugferd1Invoice(change: Partial<InvoiceParts> = {}): string {
  const renamed: [RegExp, string][] = [
    [/rsm:CrossIndustryInvoice/g, 'rsm:CrossIndustryDocument'],
    [new RegExp(`${UN}CrossIndustryInvoice:100`), 'urn:ferd:CrossIndustryDocument:invoice:1p0'],
    [/BusinessInformationEntity:100/, 'BusinessInformationEntity:12'],
    [/UnqualifiedDataType:100/, 'UnqualifiedDataType:15'],
    [/rsm:ExchangedDocumentContext/g, 'rsm:SpecifiedExchangedDocumentContext'],
    [/rsm:ExchangedDocument>/g, 'rsm:HeaderExchangedDocument>'],
    [/rsm:SupplyChainTradeTransaction/g, 'rsm:SpecifiedSupplyChainTradeTransaction'],
    [/ApplicableHeaderTrade/g, 'ApplicableSupplyChainTrade'],
    [/SpecifiedTradeSettlement(Header|Line)MonetarySummation/g, 'SpecifiedTradeSettlementMonetarySummation'],
    [/SpecifiedLineTradeSettlement/g, 'SpecifiedSupplyChainTradeSettlement'],
    [/RateApplicablePercent/g, 'ApplicablePercent'],
  ];
  const profile = change.profile ?? 'urn:ferd:CrossIndustryDocument:invoice:1p0:comfort';
  return renamed.reduce((xml, [from, to]) => xml.replace(from, to), ciiInvoice({ ...change, profile }));
}

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

function ublParty(role: string, name: string, company: typeof SELLER, city: [string, string]): string {
  return `<cac:${role}><cac:Party>
    <cbc:EndpointID schemeID="0225">${company.siren}</cbc:EndpointID>
    <cac:PartyIdentification><cbc:ID schemeID="0009">${company.siret}</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>${name} (enseigne)</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:StreetName>1 rue du Test</cbc:StreetName><cbc:CityName>${city[1]}</cbc:CityName>
      <cbc:PostalZone>${city[0]}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>${company.vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName>
      <cbc:CompanyID schemeID="0002">${company.siren}</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:${role}>`;
}

/** A UBL 2.1 document: `Invoice`, `CreditNote`, `SelfBilledInvoice`… */
export function ublInvoice(change: Partial<InvoiceParts> = {}, document = 'Invoice'): string {
  const p = partsOf(change);
  const credit = document.includes('CreditNote');
  const money = (name: string, amount: string) => `<cbc:${name} currencyID="${p.currency}">${amount}</cbc:${name}>`;
  const notes = p.notes.map(([code, text]) => `<cbc:Note>${code === undefined ? '' : `#${code}#`}${text}</cbc:Note>`);
  const typeElement = credit ? 'CreditNoteTypeCode' : 'InvoiceTypeCode';
  const vat = p.vat.map(
    ([basis, tax, rate]) => `<cac:TaxSubtotal>${money('TaxableAmount', basis)}${money('TaxAmount', tax)}
      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${rate}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>`,
  );
  const line = credit ? 'CreditNoteLine' : 'InvoiceLine';
  const lines = p.lines.map(
    (net, i) => `<cac:${line}><cbc:ID>${i + 1}</cbc:ID>${money('LineExtensionAmount', net)}</cac:${line}>`,
  );
  const means = `<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>${credit ? when(p.dueDate, (day) => `<cbc:PaymentDueDate>${day}</cbc:PaymentDueDate>`) : ''}
    <cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${document} xmlns="${UBL}${document}-2" xmlns:cac="${UBL}CommonAggregateComponents-2" xmlns:cbc="${UBL}CommonBasicComponents-2"
  xmlns:ext="${UBL}CommonExtensionComponents-2">
  <cbc:CustomizationID>${p.profile}</cbc:CustomizationID>
  <cbc:ID>${p.number}</cbc:ID><cbc:IssueDate>${p.issueDate}</cbc:IssueDate>
  ${credit ? '' : when(p.dueDate, (day) => `<cbc:DueDate>${day}</cbc:DueDate>`)}
  ${when(p.typeCode, (code) => `<cbc:${typeElement}>${code}</cbc:${typeElement}>`)}${notes.join('')}
  <cbc:DocumentCurrencyCode>${p.currency}</cbc:DocumentCurrencyCode>${p.extra.document ?? ''}
  ${ublParty('AccountingSupplierParty', p.seller, SELLER, ['59000', 'Lille'])}
  ${ublParty('AccountingCustomerParty', p.buyer, BUYER, ['29200', 'Brest'])}
  ${p.extra.agreement ?? ''}${means}
  <cac:TaxTotal><cbc:TaxAmount currencyID="${p.taxCurrency}">${p.tax}</cbc:TaxAmount>${vat.join('')}</cac:TaxTotal>${p.extra.settlement ?? ''}
  <cac:LegalMonetaryTotal>${when(p.lineTotal, (total) => money('LineExtensionAmount', total))}
    ${money('TaxExclusiveAmount', p.net)}${money('TaxInclusiveAmount', p.grand)}
    ${when(p.prepaid, (paid) => money('PrepaidAmount', paid))}${money('PayableAmount', p.due)}${p.extra.totals ?? ''}</cac:LegalMonetaryTotal>
  ${lines.join('')}
</${document}>`;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
