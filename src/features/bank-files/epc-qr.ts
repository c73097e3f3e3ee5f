import QRCode from 'qrcode';
import { type Bic, type Iban, isCreditorReference, parseBic, parseIban } from '../../kernel/iban.ts';
import { type Cents, cents, decimal, parseAmount } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

/** What an EPC QR code carries (EPC069-12 v2.1): a credit transfer that the payer's bank application fills in. */
export type EpcPayment = {
  name: string;
  iban: Iban;
  bic?: Bic;
  amount: Cents;
  /** ISO 20022 purpose code, at most 4 characters. */
  purpose?: string;
  /** Structured ISO 11649 reference or free text, never both. */
  remittance?: { kind: 'reference'; reference: string } | { kind: 'text'; text: string };
  /** Shown to the payer, at most 70 characters. */
  information?: string;
};

export type EpcRefusal =
  | { kind: 'bad-name'; length: number }
  | { kind: 'amount-out-of-range'; amount: Cents }
  | { kind: 'bad-purpose'; value: string }
  | { kind: 'bad-creditor-reference'; value: string }
  | { kind: 'remittance-too-long'; length: number }
  | { kind: 'information-too-long'; length: number }
  | { kind: 'payload-too-long'; bytes: number; limit: number };

/** The largest content of a version 13 code at error correction level M, the largest that the guideline allows. */
const BYTE_LIMIT = 331;
const MAX_AMOUNT = cents(99_999_999_999n);

/** The text of the code: version 002, UTF-8, line feeds, trailing empty elements left out. */
export function epcPayload(payment: EpcPayment): Result<string, EpcRefusal> {
  const name = oneLine(payment.name);
  if (name.length < 1 || name.length > 70) return refuse({ kind: 'bad-name', length: name.length });
  const { amount, remittance } = payment;
  if (amount <= 0n || amount > MAX_AMOUNT) return refuse({ kind: 'amount-out-of-range', amount });
  const purpose = payment.purpose ?? '';
  if (!/^[A-Z0-9]{0,4}$/.test(purpose)) return refuse({ kind: 'bad-purpose', value: purpose });
  const reference = remittance?.kind === 'reference' ? remittance.reference : '';
  if (reference !== '' && !isCreditorReference(reference)) {
    return refuse({ kind: 'bad-creditor-reference', value: reference });
  }
  const text = remittance?.kind === 'text' ? oneLine(remittance.text) : '';
  if (text.length > 140) return refuse({ kind: 'remittance-too-long', length: text.length });
  const information = oneLine(payment.information ?? '');
  if (information.length > 70) return refuse({ kind: 'information-too-long', length: information.length });
  const transfer = [
    payment.bic ?? '',
    name,
    payment.iban,
    `EUR${decimal(amount)}`,
    purpose,
    reference,
    text,
    information,
  ];
  const payload = ['BCD', '002', '1', 'SCT', ...transfer].join('\n').replace(/\n+$/, '');
  const bytes = Buffer.byteLength(payload, 'utf8');
  if (bytes > BYTE_LIMIT) return refuse({ kind: 'payload-too-long', bytes, limit: BYTE_LIMIT });
  return ok(payload);
}

/** An element is one line: line breaks and control characters would shift all that follows. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}

export type EpcUnreadable = { kind: 'not-an-epc-payload'; element: string };

/** Reads a payload back, refusing what the guideline refuses. */
export function parseEpcPayload(payload: string): Result<EpcPayment, EpcUnreadable> {
  const bad = (element: string) => refuse({ kind: 'not-an-epc-payload' as const, element });
  const [tag, version, charset, scheme, bic = '', name = '', account = '', money = '', ...rest] =
    payload.split(/\r?\n/);
  const [purpose = '', reference = '', text = '', information = '', ...extra] = rest;
  if (tag !== 'BCD') return bad('service tag');
  if (version !== '002') return bad('version');
  if (charset !== '1') return bad('character set');
  if (scheme !== 'SCT') return bad('identification');
  if (extra.length > 0) return bad('too many elements');
  const iban = parseIban(account);
  if (iban.refused) return bad('iban');
  const parsedBic = bic === '' ? undefined : parseBic(bic);
  if (parsedBic?.refused) return bad('bic');
  const amount = parseAmount(money.replace(/^EUR/, ''));
  if (!money.startsWith('EUR') || amount.refused) return bad('amount');
  if (reference !== '' && text !== '') return bad('remittance');
  if (reference !== '' && !isCreditorReference(reference)) return bad('reference');
  return ok({
    name,
    iban: iban.value,
    ...(parsedBic ? { bic: parsedBic.value } : {}),
    amount: amount.value,
    ...(purpose === '' ? {} : { purpose }),
    ...(reference === '' ? {} : { remittance: { kind: 'reference', reference } }),
    ...(text === '' ? {} : { remittance: { kind: 'text', text } }),
    ...(information === '' ? {} : { information }),
  });
}

/** Modules of the code, row by row: true is dark. Level M; a payload within its limit never needs more than version 13. */
export function epcQrModules(payload: string): boolean[][] {
  const code = QRCode.create([{ data: Buffer.from(payload, 'utf8'), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  if (code.version > 13) throw new Error(`EPC payload too long for version 13: version ${code.version}`);
  const { size, data } = code.modules;
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => data[row * size + column] === 1),
  );
}

/** Light modules around the code that readers need (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * The code as a stand-alone SVG: black on white whatever the page's theme, one path on whole units so that it stays crisp at
 * any size, no script and no style. `label` names it for who cannot see it.
 */
export function epcQrSvg(payload: string, label = 'EPC QR'): string {
  const modules = epcQrModules(payload);
  const side = modules.length + 2 * QUIET_ZONE;
  const runs: string[] = [];
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      let length = 1;
      while (row[x + length]) length += 1;
      runs.push(`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h${length}v1h-${length}z`);
      x += length;
    }
  });
  const name = label.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" aria-label="${name}"`,
    ` shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/>`,
    `<path fill="#000" d="${runs.join('')}"/></svg>`,
  ].join('');
}
