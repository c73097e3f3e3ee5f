import { type CivilDate, inParis, parseCivilDate } from '../../kernel/civil-date.ts';
import { type Iban, parseIban } from '../../kernel/iban.ts';
import { type Cents, parseAmount } from '../../kernel/money.ts';
import type { BankAmount, Direction, Place, Warn } from './bank-statement.ts';
import { elementAt, textAt, type XmlElement } from './xml-reader.ts';

/** Cents of an xs:decimal when it holds in cents exactly (`10.500` does, `10.505` does not). */
export function exactCents(text: string): Cents | 'unreadable' | 'not-in-cents' {
  const match = /^\+?(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || (match[1] === '' && (match[2] ?? '') === '')) return 'unreadable';
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '') || '0';
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > 2) return 'not-in-cents';
  const parsed = parseAmount(fraction === '' ? whole : `${whole}.${fraction}`);
  return parsed.refused ? 'unreadable' : parsed.value;
}

/** Reads an `Amt` element and says what is doubtful about it. */
export function readAmount(amount: XmlElement | undefined, place: Place, warn: Warn): BankAmount {
  const amountText = amount?.text.trim() ?? '';
  const currency = amount?.attributes.Ccy ?? '';
  const cents = exactCents(amountText);
  if (cents === 'unreadable') {
    warn({ kind: 'amount-unreadable', text: amountText, ...place });
  } else if (currency !== 'EUR') {
    warn({ kind: 'currency-not-euro', currency, ...place });
  } else if (cents === 'not-in-cents') {
    warn({ kind: 'amount-not-in-cents', text: amountText, ...place });
  } else {
    return { amountText, currency, amountCents: cents };
  }
  return { amountText, currency, amountCents: null };
}

export function readDirection(element: XmlElement): Direction | undefined {
  const code = textAt(element, 'CdtDbtInd');
  return code === 'CRDT' ? 'credit' : code === 'DBIT' ? 'debit' : undefined;
}

/**
 * The civil day of a date choice (`Dt` or `DtTm`): as written when it has no offset; an instant is taken in Paris, since banks
 * export the midnight of a French day as 22 or 23 h UTC the day before.
 */
export function readDay(element: XmlElement, field: string, place: Place, warn: Warn): CivilDate | undefined {
  const holder = elementAt(element, field);
  if (!holder) return undefined;
  const text = textAt(holder, 'Dt') ?? textAt(holder, 'DtTm') ?? holder.text.trim();
  const day = civilDayOf(text);
  if (day === undefined) warn({ kind: 'date-impossible', field, text, ...place });
  return day;
}

function civilDayOf(text: string): CivilDate | undefined {
  const written = parseCivilDate(text.slice(0, 10));
  if (written.refused) return undefined;
  if (!/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text)) return written.value;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : inParis(new Date(instant)).date;
}

/** An account: its IBAN when it has a valid one (some banks put it under `Othr`), and what it is called. */
export function readAccountId(account: XmlElement | undefined): { iban?: Iban; text: string; why?: string } {
  if (!account) return { text: '' };
  const written = textAt(account, 'Id/IBAN');
  const text = (written ?? textAt(account, 'Id/Othr/Id') ?? '').replace(/\s/g, '');
  const parsed = parseIban(text);
  if (!parsed.refused) return { iban: parsed.value, text };
  return written === undefined ? { text } : { text, why: parsed.refusal.why };
}

/** Values that mean "nothing was given". */
export function reference(text: string | undefined): string | undefined {
  return text === undefined || /^(?:NOTPROVIDED|NOT PROVIDED|NONREF|NOREF)$/i.test(text) ? undefined : text;
}
