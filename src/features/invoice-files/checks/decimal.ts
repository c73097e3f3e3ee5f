import { type Cents, parseAmount } from '../../../kernel/money.ts';

/** An exact decimal of any scale: `units × 10^-scale`. Files write 473.0000 or 12.5; sums must not lose a digit. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** Parses an `xs:decimal` (no exponent, no grouping, a point), at most 30 digits; undefined when it is not one. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const [whole = '', fraction = ''] = [match?.[2], match?.[3]];
  if (!match || whole.length + fraction.length === 0 || whole.length + fraction.length > 30) return undefined;
  const units = BigInt(whole + fraction);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

export const NOTHING: Decimal = { units: 0n, scale: 0 };

function aligned(a: Decimal, b: Decimal): { a: bigint; b: bigint; scale: number } {
  const scale = Math.max(a.scale, b.scale);
  return { a: a.units * 10n ** BigInt(scale - a.scale), b: b.units * 10n ** BigInt(scale - b.scale), scale };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const both = aligned(a, b);
  return { units: both.a + both.b, scale: both.scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, scale: b.scale });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): number {
  const both = aligned(a, b);
  return both.a < both.b ? -1 : both.a > both.b ? 1 : 0;
}

export function magnitude(a: Decimal): Decimal {
  return { units: a.units < 0n ? -a.units : a.units, scale: a.scale };
}

/** Rounded half away from zero to `scale` decimals (the commercial rounding of EN 16931). */
export function rounded(a: Decimal, scale: number): Decimal {
  if (a.scale <= scale) return a;
  const divisor = 10n ** BigInt(a.scale - scale);
  const size = a.units < 0n ? -a.units : a.units;
  const units = (2n * size + divisor) / (2n * divisor);
  return { units: a.units < 0n ? -units : units, scale };
}

/** `1234.50`: at least two decimals, no more than are needed. */
export function decimalText(a: Decimal): string {
  const atLeastTwo = a.scale < 2 ? { units: a.units * 10n ** BigInt(2 - a.scale), scale: 2 } : a;
  const digits = magnitude(atLeastTwo)
    .units.toString()
    .padStart(atLeastTwo.scale + 1, '0');
  const whole = digits.slice(0, -atLeastTwo.scale);
  const fraction = digits.slice(-atLeastTwo.scale).replace(/(?<=^\d{2,})0+$/, '');
  return `${a.units < 0n ? '-' : ''}${whole}.${fraction}`;
}

/** The cents of a decimal, when it is a whole number of them. */
export function wholeCents(a: Decimal): Cents | undefined {
  const asCents = rounded(a, 2);
  if (compare(asCents, a) !== 0) return undefined;
  const parsed = parseAmount(decimalText(asCents));
  return parsed.refused ? undefined : parsed.value;
}
