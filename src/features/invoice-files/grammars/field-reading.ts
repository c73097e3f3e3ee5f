import { type CivilDate, parseCivilDate } from '../../../kernel/civil-date.ts';
import { parseIban } from '../../../kernel/iban.ts';
import { compare, parseDecimal, rounded, wholeCents } from '../checks/decimal.ts';
import type { AccountRead, AmountRead } from '../invoice-reading.ts';
import type { FieldRef, ReadWarning } from '../read-warnings.ts';
import type { ReadRefusal } from '../refusals.ts';
import type { XmlElement } from '../xml/xml.ts';

/** Totals without which a claim cannot be stated: unreadable or contradictory, the file is refused. */
const DECISIVE = new Set(['BT-112', 'BT-115']);

/** Reads single fields of one invoice and keeps what was odd about them; the first refusal stands. */
export class FieldReading {
  readonly warnings: ReadWarning[] = [];
  refusal: ReadRefusal | undefined;
  readonly currency: string | undefined;

  constructor(currency: string | undefined) {
    this.currency = currency;
  }

  warn(warning: ReadWarning) {
    this.warnings.push(warning);
  }

  private refuse(refusal: ReadRefusal) {
    this.refusal ??= refusal;
  }

  /** The single text of a field; several different ones are reported, and the first is used. */
  text(elements: readonly XmlElement[], term: string): string | undefined {
    const written = elements.map((element) => element.text.replace(/\s+/g, ' ')).filter((text) => text !== '');
    const texts = [...new Set(written)];
    const [used, ...others] = texts;
    if (used !== undefined && others.length > 0) this.warn({ kind: 'repeated-field', field: { term }, used, others });
    return used;
  }

  /** The amount of a field in the invoice's currency, as written. */
  amount(elements: readonly XmlElement[], term: string): AmountRead | undefined {
    const written = elements.filter((element) => element.text !== '');
    const own = written.filter((element) => this.isOwnCurrency(element.attributes.currencyID));
    const candidates = own.length > 0 ? own : written;
    const [used, ...others] = [...new Set(candidates.map((element) => element.text))];
    if (used === undefined) return undefined;
    const amount = this.amountOf(used, term);
    if (others.some((other) => !isSameAmount(used, other))) {
      if (DECISIVE.has(term)) this.refuse({ kind: 'amounts-contradictory', term, texts: [used, ...others] });
      else this.warn({ kind: 'repeated-field', field: { term }, used, others });
    }
    const foreign = own.length === 0 ? candidates[0]?.attributes.currencyID : undefined;
    if (foreign !== undefined) this.warn({ kind: 'other-currency', field: { term }, currency: foreign, text: used });
    return amount;
  }

  private isOwnCurrency(currency: string | undefined): boolean {
    return currency === undefined || currency === '' || this.currency === undefined || currency === this.currency;
  }

  private amountOf(text: string, term: string): AmountRead | undefined {
    const value = parseDecimal(text);
    if (!value) {
      if (DECISIVE.has(term)) this.refuse({ kind: 'amounts-unreadable', term, text: text.slice(0, 60) });
      else this.warn({ kind: 'unreadable-amount', field: { term }, text: text.slice(0, 60) });
      return undefined;
    }
    const cents = wholeCents(value);
    if (cents === undefined) {
      const isWhole = compare(rounded(value, 2), value) === 0;
      this.warn({ kind: isWhole ? 'implausible-amount' : 'fraction-of-cent', field: { term }, text });
    }
    return this.currency === 'EUR' && cents !== undefined ? { text, cents } : { text };
  }

  /** An amount that is only summed: no warning of its own. */
  plainAmount(element: XmlElement | undefined): AmountRead | undefined {
    if (!element || !parseDecimal(element.text)) return undefined;
    const cents =
      this.currency === 'EUR' ? wholeCents(parseDecimal(element.text) ?? { units: 1n, scale: 9 }) : undefined;
    return cents === undefined ? { text: element.text } : { text: element.text, cents };
  }

  /** A day of CII: `<DateTimeString format="102">20250701</…>`, its variants, or ISO (reported). */
  ciiDate(holder: XmlElement | undefined, term: string): CivilDate | undefined {
    if (!holder) return undefined;
    const element = holder.children.find((child) => /^Date/.test(child.name)) ?? holder;
    if (element.text === '') return undefined;
    const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{2}){0,3}(?:[+-]\d{2,4})?$/.exec(element.text);
    if (compact && /^(102|20[0-9]|)$/.test(element.attributes.format ?? '')) {
      return this.day(`${compact[1]}-${compact[2]}-${compact[3]}`, term, element.text);
    }
    const expected = /^Date(Time)?$/.test(element.name);
    return this.isoDay(element.text, term, expected);
  }

  /** A day of UBL: `2025-07-01`, a time zone tolerated (xs:date allows it). */
  ublDate(elements: readonly XmlElement[], term: string): CivilDate | undefined {
    const text = this.text(elements, term);
    return text === undefined ? undefined : this.isoDay(text, term, true);
  }

  private isoDay(text: string, term: string, expected: boolean): CivilDate | undefined {
    const iso = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
    if (!iso) {
      this.warn({ kind: 'impossible-date', field: { term }, text: text.slice(0, 60) });
      return undefined;
    }
    if (!expected || iso[2]) this.warn({ kind: 'unusual-date-format', field: { term }, text });
    return this.day(iso[1] as string, term, text);
  }

  private day(iso: string, term: string, text: string): CivilDate | undefined {
    const parsed = parseCivilDate(iso);
    if (!parsed.refused) return parsed.value;
    this.warn({ kind: 'impossible-date', field: { term }, text: text.slice(0, 60) });
    return undefined;
  }

  missing(field: FieldRef) {
    this.warn({ kind: 'missing-field', field });
  }
}

function isSameAmount(a: string, b: string): boolean {
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  return x !== undefined && y !== undefined && compare(x, y) === 0;
}

/** The accounts to pay on, each once, with the IBAN when it is one. */
export function distinctAccounts(accounts: readonly { text?: string; bic?: string; holder?: string }[]): AccountRead[] {
  const seen = new Map<string, AccountRead>();
  for (const { text, bic, holder } of accounts) {
    if (text === undefined) continue;
    const key = text.replace(/\s/g, '').toUpperCase();
    if (seen.has(key)) continue;
    const iban = parseIban(text);
    seen.set(key, { text, ...present({ bic, holder, iban: iban.refused ? undefined : iban.value }) });
  }
  return [...seen.values()];
}

/** The object without its undefined fields: what a file does not say is absent. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
