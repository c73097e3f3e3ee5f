import { addDays, type CivilDate, parseCivilDate } from '../../../kernel/civil-date.ts';
import { type Cents, decimal, parseAmount, ZERO } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { LONGEST_PROMISE_DAYS } from '../../scenario/hold.ts';
import { type DisputeCode, isDisputeCode } from './dispute-reasons.ts';

/** What was typed in a form, by field. */
export type Fields = Readonly<Record<string, string>>;
/** What is wrong with one field: the form says it beside the field, and what to do. */
export type Fault = { kind: string } & Record<string, string | number>;
export type Faults = Readonly<Record<string, Fault>>;

/** What the answers are checked against. */
export type AnswerLimits = { today: CivilDate; issuedOn: CivilDate; owed: Cents };

export const paymentMeans = ['transfer', 'card', 'cheque', 'cash', 'direct-debit', 'other'] as const;
export type PaymentMeans = (typeof paymentMeans)[number];

export type Answer =
  | { reason: 'claimed-paid'; paidOn: CivilDate; amount?: Cents; means?: PaymentMeans }
  | { reason: 'dispute'; code: DisputeCode; amount?: Cents; text?: string }
  | { reason: 'promise'; promisedOn: CivilDate; amount?: Cents };

const LONGEST_TEXT = 2000;

export function readClaimedPaid(fields: Fields, limits: AnswerLimits): Result<Answer, Faults> {
  const faults: Record<string, Fault> = {};
  const paidOn = typedDay(fields, 'paidOn', faults);
  if (paidOn && paidOn > limits.today) faults.paidOn = { kind: 'day-to-come' };
  if (paidOn && paidOn < limits.issuedOn) faults.paidOn = { kind: 'before-the-invoice', issuedOn: limits.issuedOn };
  const amount = typedAmount(fields, faults);
  const means = paymentMeans.find((name) => name === fields.means);
  if (!paidOn || hasAny(faults)) return refuse(faults);
  return ok({ reason: 'claimed-paid', paidOn, ...optional({ amount, means }) });
}

export function readDispute(fields: Fields, limits: AnswerLimits): Result<Answer, Faults> {
  const faults: Record<string, Fault> = {};
  const code = fields.code ?? '';
  if (!isDisputeCode(code)) faults.code = { kind: 'no-reason-chosen' };
  const text = typedText(fields.text ?? '');
  if (text.length > LONGEST_TEXT) faults.text = { kind: 'text-too-long', limit: LONGEST_TEXT, length: text.length };
  if (code === 'AUTRE' && text === '') faults.text = { kind: 'other-needs-words' };
  const amount = typedAmount(fields, faults, limits.owed);
  if (!isDisputeCode(code) || hasAny(faults)) return refuse(faults);
  return ok({ reason: 'dispute', code, ...optional({ amount, text: text || undefined }) });
}

export function readPromise(fields: Fields, limits: AnswerLimits): Result<Answer, Faults> {
  const faults: Record<string, Fault> = {};
  const promisedOn = typedDay(fields, 'promisedOn', faults);
  const latestOn = addDays(limits.today, LONGEST_PROMISE_DAYS);
  if (promisedOn && promisedOn < limits.today) faults.promisedOn = { kind: 'day-gone' };
  if (promisedOn && promisedOn > latestOn) faults.promisedOn = { kind: 'day-too-far', latestOn };
  const amount = typedAmount(fields, faults, limits.owed);
  if (!promisedOn || hasAny(faults)) return refuse(faults);
  return ok({ reason: 'promise', promisedOn, ...optional({ amount }) });
}

/** « Ce n’est pas moi »: a dispute whose reason is that the invoice was sent to the wrong person. */
export function readNotMe(fields: Fields): Result<Answer, Faults> {
  const text = typedText(fields.text ?? '');
  if (text.length > LONGEST_TEXT)
    return refuse({ text: { kind: 'text-too-long', limit: LONGEST_TEXT, length: text.length } });
  return ok({ reason: 'dispute', code: 'DEST_ERR', ...optional({ text: text || undefined }) });
}

/** A day as a date field sends it, or as a person types it in France where the browser has no such field: 3/12/2026. */
export function parseTypedDay(typed: string): CivilDate | undefined {
  const french = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/.exec(typed.trim());
  const iso = french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : typed.trim();
  const parsed = parseCivilDate(iso);
  return parsed.refused ? undefined : parsed.value;
}

/** An amount as people type it: « 1 200,50 € », 1200.5, 1.200,50. A single separator before three digits is refused as doubtful. */
export function parseTypedAmount(typed: string): Cents | undefined {
  const bare = typed.replace(/[\s€']|EUR/gi, '');
  const decimalSign = bare.lastIndexOf(',') > bare.lastIndexOf('.') ? ',' : '.';
  const thousands = decimalSign === ',' ? '.' : ',';
  const hasBoth = bare.includes(',') && bare.includes('.');
  const plain = (hasBoth ? bare.replaceAll(thousands, '') : bare).replace(decimalSign, '.');
  const parsed = parseAmount(plain);
  return parsed.refused ? undefined : parsed.value;
}

/** Free text: line ends kept, control and direction-changing characters dropped. */
export function typedText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Co}\p{Cn}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function typedDay(fields: Fields, name: string, faults: Record<string, Fault>): CivilDate | undefined {
  const typed = fields[name] ?? '';
  const parsed = parseTypedDay(typed);
  if (!parsed) faults[name] = { kind: typed.trim() === '' ? 'day-missing' : 'not-a-day' };
  return parsed;
}

function typedAmount(fields: Fields, faults: Record<string, Fault>, most?: Cents): Cents | undefined {
  const typed = fields.amount ?? '';
  if (typed.trim() === '') return undefined;
  const amount = parseTypedAmount(typed);
  if (amount === undefined || amount <= ZERO) faults.amount = { kind: 'not-an-amount' };
  else if (most !== undefined && amount > most) faults.amount = { kind: 'more-than-owed', owed: decimal(most) };
  return amount;
}

function hasAny(faults: Faults): boolean {
  return Object.keys(faults).length > 0;
}

function optional<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
