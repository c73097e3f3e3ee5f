import { type CivilDate, civilDate, daysInMonth } from '../../kernel/civil-date.ts';
import { type Cents, cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { BankEntry, BankTransaction, Direction } from './bank-statement.ts';
import { reference } from './camt-fields.ts';

/** One line of 120 characters; positions in comments count from 1, as the CFONB brochure does (July 2004). */
export type CfonbRecord = {
  line: number;
  code: '01' | '04' | '05' | '07';
  bankCode: string;
  branchCode: string;
  currency: string;
  scale: number;
  account: string;
  text: string;
};

export type RecordFault = {
  kind: 'bad-record';
  line: number;
  because: 'length' | 'code' | 'date' | 'amount' | 'scale';
};

export function readRecord(raw: string, line: number): Result<CfonbRecord, RecordFault> {
  if (raw.slice(120).trim() !== '') return refuse({ kind: 'bad-record', line, because: 'length' });
  const text = raw.slice(0, 120).padEnd(120);
  const code = text.slice(0, 2);
  if (code !== '01' && code !== '04' && code !== '05' && code !== '07') {
    return refuse({ kind: 'bad-record', line, because: 'code' });
  }
  const scaleText = text.slice(19, 20);
  if (!/^[0-9 ]$/.test(scaleText)) return refuse({ kind: 'bad-record', line, because: 'scale' });
  return ok({
    line,
    code,
    bankCode: text.slice(2, 7).trim(),
    branchCode: text.slice(11, 16).trim(),
    currency: text.slice(16, 19).trim(),
    scale: scaleText === ' ' ? 2 : Number(scaleText),
    account: text.slice(21, 32).trim(),
    text,
  });
}

/** Last digit and sign in one character (overpunch): `{` and A–I are +0 to +9, `}` and J–R are −0 to −9. */
const OVERPUNCH = '{ABCDEFGHI}JKLMNOPQR';

export type CfonbAmount = { direction: Direction; amountText: string; amountCents: Cents | null };

/** Amount in positions 91 to 104: a credit is positive, a debit negative. `amountCents` is null when cents cannot hold it. */
export function readSignedAmount(record: CfonbRecord): Result<CfonbAmount, RecordFault> {
  const field = record.text.slice(90, 104);
  const rank = OVERPUNCH.indexOf(field.slice(13));
  if (!/^\d{13}$/.test(field.slice(0, 13)) || rank < 0) {
    return refuse({ kind: 'bad-record', line: record.line, because: 'amount' });
  }
  const digits = `${field.slice(0, 13)}${rank % 10}`;
  const whole = digits.slice(0, 14 - record.scale).replace(/^0+(?=\d)/, '');
  const amountText = record.scale === 0 ? whole : `${whole}.${digits.slice(14 - record.scale)}`;
  const fraction = digits.slice(14 - record.scale).padEnd(2, '0');
  const isExact = record.currency === 'EUR' && /^0*$/.test(fraction.slice(2));
  return ok({
    direction: rank < 10 ? 'credit' : 'debit',
    amountText,
    amountCents: isExact ? cents(BigInt(whole) * 100n + BigInt(fraction.slice(0, 2))) : null,
  });
}

/** `DDMMYY` at an offset from 0; years 80 to 99 are of the last century. */
export function readShortDate(record: CfonbRecord, offset: number): Result<CivilDate, RecordFault> {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(record.text.slice(offset, offset + 6));
  const [day, month, short] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const year = short >= 80 ? 1900 + short : 2000 + short;
  const exists = match !== null && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!exists) return refuse({ kind: 'bad-record', line: record.line, because: 'date' });
  return ok(civilDate(year, month, day));
}

/**
 * Reads the complementary records (05) of a movement by their qualifier, from the CFONB brochure and its evolutions for SEPA:
 * NPY payer, NBE beneficiary, NPO and NBU on whose behalf, LCC and LC2 what the client wrote, LCS its structured form, LIB free
 * label, RCN the client's reference (end to end) then the purpose, REF the bank's references, RUM the mandate, RET the reason of
 * a return. Others are kept as written in `details`.
 */
export function completeEntry(entry: BankEntry): BankEntry {
  const written = (...qualifiers: string[]) =>
    entry.details.filter((detail) => qualifiers.includes(detail.qualifier)).map((detail) => detail.text);
  const texts = (...qualifiers: string[]) => written(...qualifiers).flatMap((text) => text.trim() || []);
  const first = (qualifier: string) => texts(qualifier)[0];
  const half = (qualifier: string) => reference(written(qualifier)[0]?.slice(0, 35).trim() || undefined);
  const [payer, beneficiary] = [first('NPY'), first('NBE')];
  const [forPayer, forBeneficiary] = [first('NPO'), first('NBU')];
  const isCredit = entry.direction === 'credit';
  return {
    ...entry,
    transactions: entry.transactions.map((transaction): BankTransaction => {
      const reason = first('RET');
      return {
        ...transaction,
        endToEndId: half('RCN'),
        transactionId: half('REF') ?? reference(entry.entryReference),
        mandateId: half('RUM'),
        counterpartyName: isCredit ? (payer ?? beneficiary) : (beneficiary ?? payer),
        ultimateCounterpartyName: isCredit ? forPayer : forBeneficiary,
        remittanceLines: texts('LCC', 'LC2', 'LIB'),
        creditorReferences: texts('LCS'),
        additionalInformation: entry.label === undefined ? [] : [entry.label],
        returnReason: reason === undefined ? transaction.returnReason : { ...transaction.returnReason, text: reason },
      };
    }),
  };
}
