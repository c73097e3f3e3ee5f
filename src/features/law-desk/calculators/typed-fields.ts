import { type CivilDate, parseCivilDate } from '../../../kernel/civil-date.ts';
import { type Cents, parseAmount, parsePercent, type Rate } from '../../../kernel/money.ts';
import { type Phrase, phrase, type Words } from './say.ts';

/** What came in the address, by name: one text each, trimmed, and never longer than a field may be. */
export type Query = Readonly<Record<string, string>>;

const LONGEST = 200;

/** The query string as names and texts; a name given twice keeps its first value. */
export function queryOf(raw: unknown): Query {
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries((raw ?? {}) as Record<string, unknown>)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') query[name] = first.trim().slice(0, LONGEST);
  }
  return query;
}

export const missing: Words = ['Indiquez cette information.', 'Please fill this in.'];
const notAnAmount: Words = [
  'Écrivez un montant en euros, comme 1234,56.',
  'Write an amount in euros, such as 1234.56.',
];
const notPositive: Words = ['Le montant doit être supérieur à zéro.', 'The amount must be more than zero.'];
const notADay: Words = [
  'Écrivez une date qui existe, comme 31/01/2026.',
  'Write a date that exists, such as 31/01/2026.',
];
const notARate: Words = [
  'Écrivez un taux annuel en pour cent, comme 12,40.',
  'Write a yearly rate in per cent, such as 12.40.',
];

/** « 1 234,56 € », « 1.234,56 » or « 1234.56 » in cents; undefined for anything else. */
export function typedAmount(text: string): Cents | undefined {
  const bare = text.replace(/[\s\u00a0\u202f€]/g, '');
  const point = /^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(bare) ? bare.replaceAll('.', '') : bare;
  const comma = /^\d{1,3}(,\d{3})+\.\d{1,2}$/.test(point) ? point.replaceAll(',', '') : point;
  const parsed = parseAmount(comma.replace(',', '.'));
  return parsed.refused ? undefined : parsed.value;
}

/** `2026-01-31` as browsers send it, or `31/01/2026` as people write it. */
export function typedDay(text: string): CivilDate | undefined {
  const written = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text);
  const pad = (digits: string | undefined) => (digits ?? '').padStart(2, '0');
  const parsed = parseCivilDate(written ? `${written[3]}-${pad(written[2])}-${pad(written[1])}` : text);
  return parsed.refused ? undefined : parsed.value;
}

/** Reads fields one by one and keeps what is wrong with each: the form shows it there, and what was typed stays. */
export class TypedFields {
  readonly query: Query;
  readonly faults: Record<string, Phrase> = {};

  constructor(query: Query) {
    this.query = query;
  }

  get areFaulty(): boolean {
    return Object.keys(this.faults).length > 0;
  }

  /** A form that is still being filled is not told what it lacks. */
  forgetMissing(): void {
    for (const [name, { words }] of Object.entries(this.faults)) if (words === missing) delete this.faults[name];
  }

  text(name: string): string {
    return this.query[name] ?? '';
  }

  fault(name: string, words: Words, values?: Phrase['values']): undefined {
    this.faults[name] ??= phrase(words, values);
    return undefined;
  }

  amount(name: string, options: { optional?: boolean; mayBeZero?: boolean } = {}): Cents | undefined {
    const text = this.text(name);
    if (text === '') return options.optional ? undefined : this.fault(name, missing);
    const amount = typedAmount(text);
    if (amount === undefined) return this.fault(name, notAnAmount);
    if (amount < 0n || (amount === 0n && !options.mayBeZero)) return this.fault(name, notPositive);
    return amount;
  }

  day(name: string, options: { optional?: boolean } = {}): CivilDate | undefined {
    const text = this.text(name);
    if (text === '') return options.optional ? undefined : this.fault(name, missing);
    return typedDay(text) ?? this.fault(name, notADay);
  }

  rate(name: string): Rate | undefined {
    const text = this.text(name).replace(/\s?%$/, '');
    if (text === '') return undefined;
    const parsed = parsePercent(text);
    return parsed.refused ? this.fault(name, notARate) : parsed.value;
  }

  choice<const Name extends string>(name: string, allowed: readonly Name[]): Name | undefined {
    return allowed.find((one) => one === this.text(name));
  }

  /** « oui », « non », or nothing said. */
  answer(name: string): boolean | undefined {
    const said = this.choice(name, ['oui', 'non']);
    return said && said === 'oui';
  }
}
