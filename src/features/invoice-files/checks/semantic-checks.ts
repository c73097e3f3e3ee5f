import type { LineRead } from '../grammars/invoice-draft.ts';
import type { AmountRead, InvoiceReading } from '../invoice-reading.ts';
import type { ReadWarning, SumRule } from '../read-warnings.ts';
import {
  add,
  compare,
  type Decimal,
  decimalText,
  magnitude,
  multiply,
  NOTHING,
  parseDecimal,
  rounded,
  subtract,
} from './decimal.ts';

type Checked = Omit<InvoiceReading, 'warnings'>;

function decimalOf(amount: AmountRead | undefined): Decimal | undefined {
  return amount && parseDecimal(amount.text);
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce(add, NOTHING);
}

/** The values, unless one is missing: a sum of a part proves nothing. */
function complete(values: readonly (Decimal | undefined)[]): Decimal[] | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === values.length && there.length > 0 ? there : undefined;
}

/** Sums of EN 16931 that a claim depends on, to the cent, each with what was computed and what is written. */
export function sumWarnings(invoice: Checked, lines: readonly LineRead[]): ReadWarning[] {
  const warnings: ReadWarning[] = [];
  const check = (kind: SumRule, computed: Decimal | undefined, written: Decimal | undefined) => {
    if (!computed || !written || compare(rounded(computed, 2), rounded(written, 2)) === 0) return;
    warnings.push({
      kind,
      computed: decimalText(computed),
      written: decimalText(written),
      difference: decimalText(subtract(written, computed)),
      ...(invoice.currency === undefined ? {} : { currency: invoice.currency }),
    });
  };
  const [line, net, tax] = [invoice.lineTotal, invoice.netTotal, invoice.taxTotal].map(decimalOf);
  const [grand, due] = [decimalOf(invoice.grandTotal), decimalOf(invoice.dueAmount)];
  const or0 = (amount: AmountRead | undefined) => decimalOf(amount) ?? NOTHING;

  const counted = lines.filter((read) => read.counted && !read.groupOf?.includes(invoice.number));
  const lineNets = complete(counted.map((read) => parseDecimal(read.net ?? '')));
  check('line-total-mismatch', lineNets && sum(lineNets), line);
  check('net-total-mismatch', line && add(subtract(line, or0(invoice.allowanceTotal)), or0(invoice.chargeTotal)), net);
  const bases = complete(invoice.vatLines.map((vat) => decimalOf(vat.basis)));
  check('vat-basis-mismatch', bases && sum(bases), net);
  const taxes = complete(invoice.vatLines.map((vat) => decimalOf(vat.tax)));
  check('tax-total-mismatch', taxes && sum(taxes), tax);
  check('grand-total-mismatch', net && add(net, tax ?? NOTHING), grand);
  check('due-amount-mismatch', grand && add(subtract(grand, or0(invoice.prepaid)), or0(invoice.rounding)), due);
  return [...warnings, ...rateWarnings(invoice)];
}

/** VAT of each rate, within one cent a line: many producers round line by line, which EN 16931 tolerates. */
function rateWarnings(invoice: Checked): ReadWarning[] {
  const tolerance: Decimal = { units: BigInt(Math.max(invoice.lineCount, 1) + 1), scale: 2 };
  return invoice.vatLines.flatMap((vat) => {
    const [basis, tax, rate] = [decimalOf(vat.basis), decimalOf(vat.tax), parseDecimal(vat.rate ?? '')];
    if (!basis || !tax || !rate) return [];
    const percent = multiply(basis, rate);
    const computed = rounded({ units: percent.units, scale: percent.scale + 2 }, 2);
    const difference = subtract(tax, computed);
    if (compare(magnitude(difference), tolerance) <= 0) return [];
    return [
      {
        kind: 'vat-rate-mismatch' as const,
        rate: vat.rate ?? '',
        basis: decimalText(basis),
        computed: decimalText(computed),
        written: decimalText(tax),
        difference: decimalText(difference),
      },
    ];
  });
}

/** Is the sum net + tax = grand total exact? Undefined when one of them is missing. */
export function addsUp(net?: AmountRead, tax?: AmountRead, grand?: AmountRead): boolean | undefined {
  const [a, b, c] = [decimalOf(net), decimalOf(tax), decimalOf(grand)];
  return a && b && c && compare(add(a, b), c) === 0;
}

/** Sign of an amount: -1, 0 or 1. */
export function signOf(amount: AmountRead): number {
  return compare(decimalOf(amount) ?? NOTHING, NOTHING);
}
