import { divideHalfUp } from '../../../kernel/money.ts';
import { type AmountIn, amountsIn } from '../words/french-amounts.ts';
import type { Layout, Row } from '../words/layout.ts';
import { isItemHead } from './total-labels.ts';

/** VAT of one rate: the base, the tax and the rate agree to a cent or two. `rate` is a percentage: `5.5`. */
export type VatRow = { readonly rate: string; readonly base: AmountIn; readonly tax: AmountIn };

/** Rates that French invoices have carried since 2000 (metropolis, Corsica, overseas), in hundredths of a percent. */
const RATES = [2000n, 1000n, 550n, 210n, 850n, 1300n, 1960n, 700n, 175n, 105n, 90n];

const HEAD = /(?:taux|tva|vat|rate|code)/;
const BASE = /(?:base|h\.?t|assiette|net|montant)/;

/** The rows that give VAT rate by rate: under a head of such a table, or beginning with « TVA ». */
export function vatRows(layout: Layout): VatRow[] {
  const rows: VatRow[] = [];
  let open = 0;
  let inItems = false;
  for (const row of layout.rows) {
    const text = row.cells.map(({ folded }) => folded).join(' ');
    const amounts = row.cells.flatMap(amountsIn);
    if (isItemHead(row)) inItems = true;
    const isHead =
      amounts.length === 0 && HEAD.test(text) && BASE.test(text) && row.cells.length >= 2 && !isItemHead(row);
    if (isHead) {
      open = 8;
      inItems = false;
      continue;
    }
    const isNamed =
      /^(?:dont |total |montant )?(?:tva|t\.v\.a\.?|vat)\b/.test(row.cells[0]?.folded ?? '') ||
      row.cells.some(({ folded }) => /^(?:tva|vat) /.test(folded));
    if (open > 0 || (isNamed && !inItems)) {
      const vat = vatRow(row, amounts);
      if (vat) rows.push(vat);
    }
    open -= 1;
  }
  return distinct(rows);
}

/** Two amounts of a line of which one is the tax of the other, at a rate that the line writes or that the law knows. */
function vatRow(row: Row, amounts: readonly AmountIn[]): VatRow | undefined {
  const text = row.cells.map(({ folded }) => folded).join(' ');
  const written = [...text.matchAll(/(\d{1,2})(?:[.,](\d{1,2}))? ?%/g)].map(([, whole, part]) =>
    hundredths(whole, part),
  );
  const bare = amounts
    .map(({ decimal }) => /^(\d{1,2})\.(\d{2})$/.exec(decimal))
    .map((match) => match && hundredths(match[1], match[2]));
  const rates = written.length > 0 ? written : bare.filter((rate) => rate !== null && RATES.includes(rate));
  for (const rate of rates) {
    if (rate === null || rate <= 0n) continue;
    for (const [i, base] of amounts.entries()) {
      for (const tax of amounts.slice(i + 1)) {
        const off = divideHalfUp(base.cents * rate, 10_000n) - tax.cents;
        if (base.cents !== 0n && off >= -2n && off <= 2n) return { rate: rateText(rate), base, tax };
      }
    }
  }
  return undefined;
}

function hundredths(whole = '', part = ''): bigint {
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0') || 0);
}

function rateText(rate: bigint): string {
  const part = String(rate % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return part === '' ? String(rate / 100n) : `${rate / 100n}.${part}`;
}

function distinct(rows: readonly VatRow[]): VatRow[] {
  const seen = new Set<string>();
  return rows.filter(({ rate, base, tax }) => {
    const key = `${rate} ${base.decimal} ${tax.decimal}`;
    return !seen.has(key) && seen.add(key);
  });
}
