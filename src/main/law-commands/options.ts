import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts';
import { type Cents, parseAmount } from '../../kernel/money.ts';
import type { Result } from '../../kernel/result.ts';
import { parseCalculableDay } from '../../law/calculable-day.ts';
import type { DatedAmount, Parties } from '../../law/penalites-de-retard/owed.ts';

export type BadArgument = { kind: string; argument: string } & Record<string, unknown>;
export type Answer = Result<unknown, BadArgument>;

/** Thrown inside a command when an argument cannot be read; always caught by `runLaw`. */
export class ArgumentError extends Error {
  readonly refusal: BadArgument;
  constructor(refusal: BadArgument) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Options that take no value. */
export const switches: ReadonlySet<string> = new Set([
  '--json',
  '--individual-creditor',
  '--same-territory',
  '--debtor-not-trader',
  '--creditor-not-trader',
  '--justified',
  '--debtor-trader',
  '--creditor-trader',
  '--electronic',
  '--without-public-accountant',
  '--periodic',
  '--order-number-given',
  '--order-number-printed',
]);

/** The options of one command, read by name; an option the command never asks for is refused. */
export class Options {
  readonly #values = new Map<string, string[]>();
  readonly #asked = new Set<string>(['--json']);
  constructor(args: readonly string[]) {
    for (let index = 0; index < args.length; index++) {
      const name = args[index] as string;
      if (!name.startsWith('--'))
        throw new ArgumentError({ kind: 'unexpected-argument', argument: name === '' ? '(vide)' : name });
      const [flag, inline] = name.split(/=(.*)/s) as [string, string | undefined];
      if (switches.has(flag)) {
        if (inline !== undefined) throw new ArgumentError({ kind: 'takes-no-value', argument: flag, text: inline });
        this.#values.set(flag, ['true']);
        continue;
      }
      const value = inline ?? args[++index];
      if (value === undefined) throw new ArgumentError({ kind: 'missing-value', argument: flag });
      this.#values.set(flag, [...(this.#values.get(flag) ?? []), value]);
    }
  }
  has(flag: string): boolean {
    this.#asked.add(flag);
    return this.#values.has(flag);
  }
  all(flag: string): string[] {
    this.#asked.add(flag);
    return this.#values.get(flag) ?? [];
  }
  one(flag: string): string | undefined {
    const values = this.all(flag);
    if (values.length > 1) throw new ArgumentError({ kind: 'given-twice', argument: flag });
    return values[0];
  }
  required(flag: string): string {
    const value = this.one(flag);
    if (value === undefined) throw new ArgumentError({ kind: 'missing-argument', argument: flag });
    return value;
  }
  /**
   * The option whose date led to a day that the law does not cover: that very day, or else the last date before it when the law
   * was not known yet, and the first after it when it is not known any more.
   */
  holderOf(on: string, coveredFrom?: string): string | undefined {
    const dates = [...this.#values]
      .flatMap(([flag, values]) => values.map((date) => ({ flag, date })))
      .filter(({ date }) => !parseCivilDate(date).refused)
      .sort((a, b) => (a.date < b.date ? -1 : 1));
    const isBefore = coveredFrom !== undefined && on < coveredFrom;
    const nearest = isBefore ? dates.findLast(({ date }) => date <= on) : dates.find(({ date }) => date >= on);
    return (nearest ?? dates[0])?.flag;
  }
  /** Refuses what nobody read. */
  finish(): void {
    for (const flag of this.#values.keys()) {
      if (!this.#asked.has(flag)) throw new ArgumentError({ kind: 'unknown-argument', argument: flag });
    }
  }
}

/** The value of a parser, or a refusal that names the option. */
export function read<T>(argument: string, parsed: Result<T, { kind: string }>): T {
  if (parsed.refused) throw new ArgumentError({ ...parsed.refusal, argument });
  return parsed.value;
}

export const aDate = (flag: string, text: string): CivilDate => read(flag, parseCivilDate(text));
/** A day that the rules count far from: one beyond what a claim may know of is refused before it is counted. */
export const aNearDate = (flag: string, text: string): CivilDate => read(flag, parseCalculableDay(text));
export const anAmount = (flag: string, text: string): Cents => read(flag, parseAmount(text));

export function optionalDate(options: Options, flag: string): CivilDate | undefined {
  const text = options.one(flag);
  return text === undefined ? undefined : aNearDate(flag, text);
}

export function choice<T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  if (!(allowed as readonly string[]).includes(text)) {
    throw new ArgumentError({ kind: 'not-one-of', argument: flag, text, allowed });
  }
  return text as T;
}

/** A whole number written with digits only: no sign, no point, no other base. */
export function wholeNumber(flag: string, text: string, from: number, to: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= from && number <= to)) {
    throw new ArgumentError({ kind: 'not-a-whole-number', argument: flag, text, from, to });
  }
  return number;
}

/** `DATE:AMOUNT`, as many times as the option is given. */
export function datedAmounts(options: Options, flag: string): DatedAmount[] {
  return options.all(flag).map((text) => {
    const [on, amount, ...rest] = text.split(':');
    if (on === undefined || amount === undefined || rest.length > 0) {
      throw new ArgumentError({ kind: 'not-a-dated-amount', argument: flag, text });
    }
    return { on: aDate(flag, on), amount: anAmount(flag, amount) };
  });
}

/** Without what is undefined: optional facts are absent, never `undefined`. */
export function present<T extends Record<string, unknown>>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never;
}

export const parties: readonly Parties[] = ['professionals', 'public-buyer', 'consumer'];

/** Option names of the facts, so that a refusal names what the user typed. */
export const flagOf: Record<string, string> = {
  principal: '--amount',
  dueOn: '--due',
  on: '--on',
  contractualRate: '--rate',
  payments: '--payment',
  creditNotes: '--credit-note',
  miseEnDemeureOn: '--mise-en-demeure',
  events: '--event',
  contractualYears: '--contract-years',
  hasPublicAccountant: '--without-public-accountant',
  from: '--from',
  distance: '--resides',
  sameTerritory: '--same-territory',
  period: '--period',
  amount: '--amount',
  postcode: '--postcode',
  commune: '--commune',
  obligation: '--amount',
  claimants: '--claimant',
  sector: '--sector',
  performedOn: '--performed',
};

export function named(refusal: { kind: string; argument?: string }): BadArgument {
  return { ...refusal, argument: flagOf[refusal.argument ?? ''] ?? refusal.argument ?? '' };
}
