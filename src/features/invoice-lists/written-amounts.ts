import type { Cents } from '../../kernel/money.ts';
import type { Cell } from './list.ts';

/** Which decimal signs the amounts of a file have shown without doubt. */
export type DecimalSigns = { comma: boolean; point: boolean };

export type AmountFault =
  | 'not-an-amount'
  | 'ambiguous-amount'
  | 'too-many-decimals'
  | 'scientific-notation'
  | 'other-currency'
  | 'formula-without-value';
export type AmountRead =
  | { kind: 'empty' }
  | { kind: 'amount'; cents: Cents; isRounded: boolean }
  | { kind: 'fault'; fault: AmountFault };

const EMPTY = { kind: 'empty' } as const;
const fault = (kind: AmountFault): AmountRead => ({ kind: 'fault', fault: kind });

const SPACES = /[\s\u00a0\u2000-\u200b\u202f\u205f\u2060]+/g;
const OTHER_CURRENCY = /[$£¥]|\b(?:usd|gbp|chf|cad|jpy|mad|tnd|dzd|xof|xpf|pln|sek|dkk|nok|aud|cny)\b/i;

/**
 * An amount as French and international programs write it: `1 234,56`, `1.234,56 €`, `1,234.56`, `(12,50)`, `12,50-`, `12,50 Cr`. A
 * sign that may be thousands or decimals (`1.234`) is settled by what the file has shown, else it is a fault.
 */
export function readAmount(cell: Cell | undefined, signs: DecimalSigns): AmountRead {
  if (typeof cell === 'number') return ofNumber(cell);
  // Most amounts of a file are written in this plain form.
  const plain = /^(-?)(\d{1,12}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3})[.,](\d\d)$/.exec(cell ?? '');
  if (plain) return exact(plain[1] === '-', (plain[2] as string).replace(/\D/g, ''), plain[3] as string);
  const parts = takeApart(cell ?? '');
  if (parts === undefined) return EMPTY;
  if (typeof parts === 'string') return fault(parts);
  const { isNegative, body } = parts;
  const split = splitDecimals(body, signs);
  return typeof split === 'string' ? fault(split) : exact(isNegative, split.whole, split.decimals);
}

/** The decimal sign that an amount shows without doubt, if any. */
export function decimalSignOf(cell: Cell | undefined): 'comma' | 'point' | undefined {
  if (typeof cell !== 'string') return undefined;
  const plain = /^-?[\d \u00a0\u202f]+([.,])\d\d$/.exec(cell);
  if (plain) return plain[1] === ',' ? 'comma' : 'point';
  const parts = takeApart(cell);
  if (parts === undefined || typeof parts === 'string') return undefined;
  const match = /^(?:.*[^\d])?\d+([.,])\d{1,2}$/.exec(parts.body);
  return match ? (match[1] === ',' ? 'comma' : 'point') : undefined;
}

/** A number of a workbook: its binary noise is dropped; what a formula left beyond the cent is rounded as the screen shows it. */
function ofNumber(value: number): AmountRead {
  if (!Number.isFinite(value) || Math.abs(value) > 1e12) return fault('not-an-amount');
  const text = Math.abs(value).toFixed(7);
  const [whole = '0', decimals = '0'] = text.split('.');
  const scaled = BigInt(whole + decimals);
  const cents = (scaled + 50_000n) / 100_000n;
  const away = cents * 100_000n - scaled;
  return {
    kind: 'amount',
    cents: (value < 0 ? -cents : cents) as Cents,
    isRounded: away > 100n || away < -100n,
  };
}

function exact(isNegative: boolean, whole: string, decimals: string): AmountRead {
  if (decimals.length > 2 && /[^0]/.test(decimals.slice(2))) return fault('too-many-decimals');
  if (whole.length > 13) return fault('not-an-amount');
  const magnitude = BigInt(whole || '0') * 100n + BigInt(decimals.slice(0, 2).padEnd(2, '0'));
  return { kind: 'amount', cents: (isNegative ? -magnitude : magnitude) as Cents, isRounded: false };
}

/** Sign, currency and side taken off; undefined when the cell says nothing. */
function takeApart(cell: string): { isNegative: boolean; body: string } | AmountFault | undefined {
  let text = cell.replace(SPACES, ' ').trim();
  if (text === '' || /^[-–—−.]+$/.test(text)) return undefined;
  if (/^[=@]/.test(text)) return 'formula-without-value';
  if (/\d[eE][+-]?\d/.test(text)) return 'scientific-notation';
  if (OTHER_CURRENCY.test(text)) return 'other-currency';
  let negatives = 0;
  text = text.replace(/€|\beuros?\b|\beur\b|(?<=\d)\s*eur(?:os?)?\b/gi, ' ').trim();
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) {
    negatives += 1;
    text = (bracketed[1] as string).replace(/€|\beur(?:os?)?\b/gi, ' ').trim();
  }
  const side = /(?<=[\d ])\s*(cr|c|cred|credit|dr|db|d|deb|debit)\.?$/i.exec(text);
  if (side) {
    if (/^c/i.test(side[1] as string)) negatives += 1;
    text = text.slice(0, side.index).trim();
  }
  const signs = text.match(/^[-–−+]|[-–−+]$/g) ?? [];
  text = text.replace(/^[-–−+]\s*|\s*[-–−+]$/g, '').trim();
  negatives += signs.filter((sign) => sign !== '+').length;
  if (signs.length > 1 || negatives > 1) return 'not-an-amount';
  if (!/^\d[\d .,'’]*$|^[.,]\d+$/.test(text)) return 'not-an-amount';
  return { isNegative: negatives === 1, body: text };
}

type Split = { whole: string; decimals: string };
const THOUSANDS = /^\d{1,3}(?:([ '’.,])\d{3})(?:\1\d{3})*$/;

function splitDecimals(body: string, signs: DecimalSigns): Split | AmountFault {
  const marks: string[] = body.match(/[.,]/g) ?? [];
  const last = Math.max(body.lastIndexOf(','), body.lastIndexOf('.'));
  const mark = body.charAt(last);
  const isMixed = marks.includes('.') && marks.includes(',');
  if (marks.length === 0) return whole(body, '');
  if (isMixed && body.indexOf(mark) === last) return whole(body.slice(0, last), body.slice(last + 1));
  if (marks.length > 1) return isMixed ? 'not-an-amount' : whole(body, '');
  const [before, after] = [body.slice(0, last), body.slice(last + 1)];
  if (/[^\d]/.test(after)) return 'not-an-amount';
  const mayGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
  if (!mayGroup) return whole(before, after);
  const [same, other] = mark === ',' ? [signs.comma, signs.point] : [signs.point, signs.comma];
  if (same === other) return 'ambiguous-amount';
  return other ? { whole: before + after, decimals: '' } : { whole: before, decimals: after };
}

function whole(text: string, decimals: string): Split | AmountFault {
  const compact = text.trim();
  if (!/^\d*$/.test(compact) && !THOUSANDS.test(compact)) return 'not-an-amount';
  if (!/^\d*$/.test(decimals) || compact + decimals === '') return 'not-an-amount';
  return { whole: compact.replace(/\D/g, ''), decimals };
}
