import { type Cents, parseAmount } from '../../../src/kernel/money.ts';

/** Reads an amount as people type it, « 4 560,00 », `4.560,00 €`, `4560.5`, into cents; undefined when it is not one. */
export function amountFromText(text: string): Cents | undefined {
  const bare = text.replace(/[\s\u00a0\u202f€]/g, '').replace(/EUR$/i, '');
  const comma = bare.lastIndexOf(',');
  const point = bare.lastIndexOf('.');
  const mark = Math.max(comma, point);
  const hasDecimals = mark >= 0 && bare.length - mark - 1 <= 2;
  const whole = (hasDecimals ? bare.slice(0, mark) : bare).replace(/[.,'’](?=\d{3}(?:\D|$))/g, '');
  const fraction = hasDecimals ? bare.slice(mark + 1) : '';
  const parsed = parseAmount(fraction ? `${whole}.${fraction}` : whole);
  return parsed.refused || parsed.value < 0n ? undefined : parsed.value;
}

/** The amount as a field shows it while it is typed: « 4560,00 » in French, `4560.00` in English. */
export function textOfAmount(cents: number | bigint | undefined, language: 'fr' | 'en'): string {
  if (cents === undefined) return '';
  const text = BigInt(cents).toString().padStart(3, '0');
  const grouped = text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202f' : ',');
  return `${grouped}${language === 'fr' ? ',' : '.'}${text.slice(-2)}`;
}
