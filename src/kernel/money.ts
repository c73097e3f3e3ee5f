import type { Brand } from './brand.ts';
import { ok, type Result, refuse } from './result.ts';

/** An amount in euro cents, signed, exact. */
export type Cents = Brand<bigint, 'Cents'>;

/** A yearly rate in parts per million: 12.40 % a year is 124 000. */
export type Rate = Brand<bigint, 'Rate'>;

export const ZERO = 0n as Cents;

/** Cents from an integer; throws on a fraction or an unsafe number (a bug). */
export function cents(amount: bigint | number): Cents {
  if (typeof amount === 'bigint') return amount as Cents;
  if (!Number.isSafeInteger(amount)) throw new Error(`not a whole number of cents: ${amount}`);
  return BigInt(amount) as Cents;
}

export type AmountRefusal = { kind: 'not-an-amount'; text: string };

/** Parses a decimal with a point and at most two decimals, `-1234.56`, into cents. */
export function parseAmount(text: string): Result<Cents, AmountRefusal> {
  const match = /^([+-]?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return refuse({ kind: 'not-an-amount', text });
  const [, sign, whole, fraction = ''] = match;
  const magnitude = BigInt(whole as string) * 100n + BigInt(fraction.padEnd(2, '0'));
  return ok((sign === '-' ? -magnitude : magnitude) as Cents);
}

/** Cents of a literal such as '40.00', for constants; throws when it is not an amount. */
export function euros(literal: string): Cents {
  const parsed = parseAmount(literal);
  if (parsed.refused) throw new Error(`not an amount: ${literal}`);
  return parsed.value;
}

/** `1234.56`: the decimal string that files and the command line carry. */
export function decimal(amount: Cents): string {
  const magnitude = amount < 0n ? -amount : amount;
  const text = magnitude.toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

export function plus(a: Cents, b: Cents): Cents {
  return (a + b) as Cents;
}

export function minus(a: Cents, b: Cents): Cents {
  return (a - b) as Cents;
}

export function sumOf(amounts: Iterable<Cents>): Cents {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total as Cents;
}

export function smaller(a: Cents, b: Cents): Cents {
  return a < b ? a : b;
}

/** Rate of a percentage literal such as '12.40' (at most four decimals), per year. */
export function percent(literal: string): Rate {
  const parsed = parsePercent(literal);
  if (parsed.refused) throw new Error(`not a rate: ${literal}`);
  return parsed.value;
}

export type RateRefusal = { kind: 'not-a-rate'; text: string };

/** Parses `12.40` or `12,4` (percent a year, up to four decimals, not negative). */
export function parsePercent(text: string): Result<Rate, RateRefusal> {
  const match = /^(\d{1,4})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  if (!match) return refuse({ kind: 'not-a-rate', text });
  const [, whole, fraction = ''] = match;
  return ok((BigInt(whole as string) * 10_000n + BigInt(fraction.padEnd(4, '0'))) as Rate);
}

/** `12.40`: percent a year with at least two decimals. */
export function percentText(rate: Rate): string {
  const text = rate.toString().padStart(5, '0');
  return `${text.slice(0, -4)}.${text.slice(-4).replace(/0{1,2}$/, '')}`;
}

/** numerator / denominator rounded half away from zero (commercial rounding), both integers, denominator > 0. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** A share of an amount, rounded half-up to the cent: `shareOf(euros('100.00'), percent('15'))` is 15.00. */
export function shareOf(amount: Cents, rate: Rate): Cents {
  return divideHalfUp(amount * rate, 1_000_000n) as Cents;
}
