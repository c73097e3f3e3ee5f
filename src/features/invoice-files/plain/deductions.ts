import type { Cents } from '../../../kernel/money.ts';
import { amountsIn } from '../words/french-amounts.ts';
import type { Layout } from '../words/layout.ts';
import type { Found } from './found.ts';

const DEDUCTION = /\b(?:avoirs?|retenues?|garantie|rembours\w*|acomptes?|dedui\w*|imput\w*)\b/;
const DEPOSIT = /\bacomptes?\b/;
/** A longer line is a sentence of the terms, not a line of the totals. */
const LINE = 80;

/**
 * Does the document take something off its total without saying what is left? True when a line after the total holds an amount of the
 * other sign or speaks of a credit note, a retention or a deposit; in a deposit invoice, when a deposit is another amount than the total.
 */
export function namesDeduction(layout: Layout, grand: Found<Cents>, isDeposit: boolean): boolean {
  return layout.rows.some((row) => {
    const text = row.cells.map(({ folded }) => folded).join(' ');
    const amounts = row.cells
      .flatMap(amountsIn)
      .filter(({ cents, currency, whole }) => cents !== 0n && (!whole || currency));
    if (amounts.length === 0 || text.length > LINE) return false;
    const isAfter = row.page > grand.page || (row.page === grand.page && row.y > grand.box.y + grand.box.height / 2);
    if (isAfter && (DEDUCTION.test(text) || amounts.some(({ cents }) => cents < 0n && grand.value > 0n))) return true;
    return isDeposit && DEPOSIT.test(text) && amounts.some(({ cents }) => cents !== grand.value);
  });
}
