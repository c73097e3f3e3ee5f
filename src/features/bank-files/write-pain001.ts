import { type CivilDate, inParis, parseCivilDate } from '../../kernel/civil-date.ts';
import { type Bic, type CreditorReference, type Iban, isCreditorReference } from '../../kernel/iban.ts';
import { type Cents, cents, decimal, sumOf } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { isSepaReference, sepaName, sepaText } from './sepa-text.ts';

/** Town and country are what the SEPA rules ask of a structured address; `country` is ISO 3166 alpha-2. */
type SepaAddress = { street?: string; postcode?: string; town: string; country: string };

export type CreditTransfer = {
  /** Comes back on the statement: at most 35 SEPA characters, unique in the file. */
  endToEndId: string;
  amount: Cents;
  creditor: { name: string; iban: Iban; bic?: Bic; address?: SepaAddress };
  /** Free text (at most 140 characters once written in SEPA characters) or an ISO 11649 reference. */
  remittance?: { kind: 'text'; text: string } | { kind: 'reference'; reference: CreditorReference };
};

export type CreditTransferOrder = {
  messageId: string;
  createdAt: Date;
  initiatingParty: { name: string };
  debtor: { name: string; iban: Iban; bic?: Bic };
  requestedExecutionOn: CivilDate;
  /** Instant credit transfer (SCT Inst). */
  instant?: boolean;
  /** One debit for the whole file; by default each transfer is booked alone, which reconciliation needs. */
  batchBooking?: boolean;
  transfers: CreditTransfer[];
};

export type PainRefusal =
  | { kind: 'no-transfer' }
  | { kind: 'bad-reference'; field: 'messageId' | 'endToEndId'; value: string }
  | { kind: 'duplicate-end-to-end-id'; value: string }
  | { kind: 'amount-out-of-range'; endToEndId: string; amount: Cents }
  | { kind: 'bad-date'; field: 'createdAt' | 'requestedExecutionOn'; value: string }
  | { kind: 'empty-name'; field: 'initiatingParty' | 'debtor' | 'creditor'; endToEndId?: string }
  | { kind: 'not-sepa'; iban: Iban; endToEndId?: string }
  | { kind: 'own-account'; endToEndId: string }
  | { kind: 'remittance-too-long'; endToEndId: string; length: number }
  | { kind: 'bad-creditor-reference'; endToEndId: string; value: string }
  | { kind: 'bad-address'; endToEndId: string; field: 'town' | 'country' };

/** From one cent to the limit of the scheme (EPC132-08): 999 999 999.99 euros a transfer. */
const MAX_AMOUNT = cents(99_999_999_999n);

/** Countries of the SEPA schemes' geographical scope (EPC409-09), by the country code of their IBANs. */
// biome-ignore format: a table
const SEPA_COUNTRIES = new Set([
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT',
  'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'IS', 'LI', 'NO', 'CH', 'GB', 'GI', 'AD', 'MC', 'SM', 'VA', 'AL', 'ME', 'MD',
  'MK', 'RS',
]);

/**
 * Writes a SEPA credit transfer initiation, pain.001.001.09: one payment block, EUR, charges shared as the scheme says (SLEV).
 * Names are transliterated and cut to 70 characters; references and amounts are refused rather than changed. The same order
 * always gives the same text.
 */
export function writePain001(order: CreditTransferOrder): Result<string, PainRefusal> {
  const refusal = refusalOf(order);
  if (refusal) return refuse(refusal);
  const count = String(order.transfers.length);
  const total = decimal(sumOf(order.transfers.map((transfer) => transfer.amount)));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">',
    '<CstmrCdtTrfInitn>',
    '<GrpHdr>',
    tag('MsgId', order.messageId),
    tag('CreDtTm', `${order.createdAt.toISOString().slice(0, 19)}Z`),
    tag('NbOfTxs', count),
    tag('CtrlSum', total),
    `<InitgPty>${tag('Nm', sepaName(order.initiatingParty.name, 70))}</InitgPty>`,
    '</GrpHdr>',
    '<PmtInf>',
    tag('PmtInfId', order.messageId),
    tag('PmtMtd', 'TRF'),
    tag('BtchBookg', String(order.batchBooking ?? false)),
    tag('NbOfTxs', count),
    tag('CtrlSum', total),
    `<PmtTpInf><SvcLvl>${tag('Cd', 'SEPA')}</SvcLvl>${
      order.instant ? `<LclInstrm>${tag('Cd', 'INST')}</LclInstrm>` : ''
    }</PmtTpInf>`,
    `<ReqdExctnDt>${tag('Dt', order.requestedExecutionOn)}</ReqdExctnDt>`,
    `<Dbtr>${tag('Nm', sepaName(order.debtor.name, 70))}</Dbtr>`,
    `<DbtrAcct><Id>${tag('IBAN', order.debtor.iban)}</Id></DbtrAcct>`,
    `<DbtrAgt>${agent(order.debtor.bic)}</DbtrAgt>`,
    tag('ChrgBr', 'SLEV'),
    ...order.transfers.map(transferXml),
    '</PmtInf>',
    '</CstmrCdtTrfInitn>',
    '</Document>',
  ];
  return ok(`${lines.join('\n')}\n`);
}

function transferXml({ endToEndId, amount, creditor, remittance }: CreditTransfer): string {
  return [
    '<CdtTrfTxInf>',
    `<PmtId>${tag('EndToEndId', endToEndId)}</PmtId>`,
    `<Amt><InstdAmt Ccy="EUR">${decimal(amount)}</InstdAmt></Amt>`,
    ...(creditor.bic === undefined ? [] : [`<CdtrAgt>${agent(creditor.bic)}</CdtrAgt>`]),
    `<Cdtr>${tag('Nm', sepaName(creditor.name, 70))}${creditor.address ? addressXml(creditor.address) : ''}</Cdtr>`,
    `<CdtrAcct><Id>${tag('IBAN', creditor.iban)}</Id></CdtrAcct>`,
    ...(remittance === undefined ? [] : [`<RmtInf>${remittanceXml(remittance)}</RmtInf>`]),
    '</CdtTrfTxInf>',
  ].join('\n');
}

function addressXml({ street, postcode, town, country }: SepaAddress): string {
  const optional = (name: string, value: string | undefined, length: number) => {
    const text = sepaName(value ?? '', length);
    return text === '' ? '' : tag(name, text);
  };
  const parts = [optional('StrtNm', street, 70), optional('PstCd', postcode, 16)];
  return `<PstlAdr>${parts.join('')}${tag('TwnNm', sepaName(town, 35))}${tag('Ctry', country)}</PstlAdr>`;
}

function remittanceXml(remittance: NonNullable<CreditTransfer['remittance']>): string {
  if (remittance.kind === 'text') return tag('Ustrd', sepaText(remittance.text));
  const type = `<Tp><CdOrPrtry>${tag('Cd', 'SCOR')}</CdOrPrtry>${tag('Issr', 'ISO')}</Tp>`;
  return `<Strd><CdtrRefInf>${type}${tag('Ref', remittance.reference)}</CdtrRefInf></Strd>`;
}

/** The bank by its BIC; IBAN only is the rule of the area, and the schema then wants an explicit absence for the debtor. */
function agent(bic: Bic | undefined): string {
  const id = bic === undefined ? `<Othr>${tag('Id', 'NOTPROVIDED')}</Othr>` : tag('BICFI', bic);
  return `<FinInstnId>${id}</FinInstnId>`;
}

function tag(name: string, text: string): string {
  return `<${name}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</${name}>`;
}

function refusalOf(order: CreditTransferOrder): PainRefusal | undefined {
  if (order.transfers.length === 0) return { kind: 'no-transfer' };
  if (!isSepaReference(order.messageId)) return { kind: 'bad-reference', field: 'messageId', value: order.messageId };
  if (Number.isNaN(order.createdAt.getTime())) return { kind: 'bad-date', field: 'createdAt', value: 'NaN' };
  const execution = parseCivilDate(order.requestedExecutionOn);
  if (execution.refused || execution.value < inParis(order.createdAt).date) {
    return { kind: 'bad-date', field: 'requestedExecutionOn', value: order.requestedExecutionOn };
  }
  if (!isName(order.initiatingParty.name)) return { kind: 'empty-name', field: 'initiatingParty' };
  if (!isName(order.debtor.name)) return { kind: 'empty-name', field: 'debtor' };
  if (!isSepa(order.debtor.iban)) return { kind: 'not-sepa', iban: order.debtor.iban };
  const seen = new Set<string>();
  for (const transfer of order.transfers) {
    if (seen.has(transfer.endToEndId)) return { kind: 'duplicate-end-to-end-id', value: transfer.endToEndId };
    seen.add(transfer.endToEndId);
    const refusal = transferRefusal(transfer, order.debtor.iban);
    if (refusal) return refusal;
  }
  return undefined;
}

function transferRefusal(transfer: CreditTransfer, debtorIban: Iban): PainRefusal | undefined {
  const { endToEndId, amount, creditor, remittance } = transfer;
  if (!isSepaReference(endToEndId)) return { kind: 'bad-reference', field: 'endToEndId', value: endToEndId };
  if (amount <= 0n || amount > MAX_AMOUNT) return { kind: 'amount-out-of-range', endToEndId, amount };
  if (!isName(creditor.name)) return { kind: 'empty-name', field: 'creditor', endToEndId };
  if (!isSepa(creditor.iban)) return { kind: 'not-sepa', iban: creditor.iban, endToEndId };
  if (creditor.iban === debtorIban) return { kind: 'own-account', endToEndId };
  if (creditor.address && !isName(creditor.address.town)) return { kind: 'bad-address', endToEndId, field: 'town' };
  if (creditor.address && !/^[A-Z]{2}$/.test(creditor.address.country)) {
    return { kind: 'bad-address', endToEndId, field: 'country' };
  }
  if (remittance?.kind === 'reference' && !isCreditorReference(remittance.reference)) {
    return { kind: 'bad-creditor-reference', endToEndId, value: remittance.reference };
  }
  if (remittance?.kind === 'text') {
    const { length } = sepaText(remittance.text);
    if (length === 0 || length > 140) return { kind: 'remittance-too-long', endToEndId, length };
  }
  return undefined;
}

/** Something a bank can print: at least one letter or digit once transliterated. */
function isName(name: string): boolean {
  return /[A-Za-z0-9]/.test(sepaText(name).slice(0, 70));
}

function isSepa(iban: Iban): boolean {
  return SEPA_COUNTRIES.has(iban.slice(0, 2));
}
