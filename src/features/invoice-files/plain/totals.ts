import { type Cents, decimal, sumOf } from '../../../kernel/money.ts';
import type { AmountIn } from '../words/french-amounts.ts';
import type { Layout } from '../words/layout.ts';
import type { Found, Reason } from './found.ts';
import { type Labelled, labelledAmounts, namesDeduction, type TotalKind } from './total-labels.ts';
import { type VatRow, vatRows } from './vat-table.ts';

export type Totals = {
  readonly net?: Found<Cents>;
  readonly tax?: Found<Cents>;
  readonly grand?: Found<Cents>;
  readonly prepaid?: Found<Cents>;
  readonly due?: Found<Cents>;
  readonly vat: readonly VatRow[];
  readonly currency?: string;
};

export type TotalsOptions = {
  /** The document says that it is paid: what is left is only what it writes. */
  readonly paid: boolean;
  /** The document says that no VAT is charged, so that there is one total. */
  readonly exempt: boolean;
  /** Recognised characters: an amount that nothing proves is left out, whatever its label. */
  readonly scanned: boolean;
  /** A deposit invoice: its totals may be those of the whole order. */
  readonly isDeposit: boolean;
  /** How many times each amount is written in the document, by its decimal text. */
  readonly written: ReadonlyMap<string, number>;
};

type Triple = {
  net: Labelled;
  tax: Cents;
  taxAt?: Labelled;
  grand: Labelled;
  weight: number;
  contested?: boolean;
  /** Another total that adds up is asked to be paid too. */
  hasDueRival?: boolean;
};

/** The totals of the document: those that add up, and failing a sum those that a label names without contradiction. */
export function totalsOf(layout: Layout, options: TotalsOptions): Totals {
  const labelled = labelledAmounts(layout).slice(-80);
  const rows = vatRows(layout);
  const currency = labelled.find(({ amount }) => amount.currency)?.amount.currency;
  const triple = bestTriple(labelled, rows, options);
  const isDisputed = asksTwoAmounts(labelled);
  // Two documents in one file, each with its net to pay: none of the two may be taken for the other.
  if (isDisputed && triple?.hasDueRival) return { vat: [], ...(currency ? { currency } : {}) };
  const main = triple ? proved(triple, options) : unproved(labelled, options);
  const isReduced = main.grand !== undefined && namesDeduction(layout, main.grand, options.isDeposit);
  const rest = main.grand && !isDisputed ? dueOf(main.grand, labelled, { ...options, isReduced }) : {};
  const tax = main.tax?.value;
  const vat = tax !== undefined && sumOf(rows.map((row) => row.tax.cents)) === tax ? rows : [];
  return { ...main, ...rest, vat, ...(currency ? { currency } : {}) };
}

function of(labelled: readonly Labelled[], ...kinds: TotalKind[]): Labelled[] {
  return labelled.filter(({ kind }) => kinds.includes(kind));
}

/** Net + tax = total, each under its label; the tax may be the sum of its rates, or nothing when no VAT is charged. */
function bestTriple(
  labelled: readonly Labelled[],
  rows: readonly VatRow[],
  options: TotalsOptions,
): Triple | undefined {
  const taxes = of(labelled, 'tax');
  const byRate = [...new Map(taxes.filter(({ rate }) => rate).map((tax) => [tax.rate, tax])).values()];
  const sums: { cents: Cents; at?: Labelled; weight: number }[] = taxes.map((tax) => ({
    cents: tax.amount.cents,
    at: tax,
    weight: 3,
  }));
  if (byRate.length > 1) sums.push({ cents: sumOf(byRate.map(({ amount }) => amount.cents)), weight: 2 });
  if (rows.length > 0) sums.push({ cents: sumOf(rows.map(({ tax }) => tax.cents)), weight: 2 });
  if (options.exempt) sums.push({ cents: 0n as Cents, weight: 1 });
  const triples: Triple[] = [];
  for (const net of of(labelled, 'net', 'total')) {
    for (const grand of of(labelled, 'grand', 'due', 'total')) {
      if (grand === net || (net.kind === 'total' && grand.kind === 'total')) continue;
      for (const tax of sums) {
        if (net.amount.cents + tax.cents !== grand.amount.cents || grand.amount.cents === 0n) continue;
        const weight =
          tax.weight + (net.kind === 'net' ? 3 : 0) + (grand.kind === 'grand' ? 3 : grand.kind === 'due' ? 2 : 0);
        triples.push({ net, tax: tax.cents, grand, weight, ...(tax.at ? { taxAt: tax.at } : {}) });
      }
    }
  }
  // Sections, carried-over pages and whole contracts add up too. What is asked to be paid tells the document's own totals;
  // failing that they are the largest, and the last.
  const size = ({ grand }: Triple) => (grand.amount.cents < 0n ? -grand.amount.cents : grand.amount.cents);
  const dues = new Set(of(labelled, 'due').map(({ amount }) => amount.cents));
  const isDue = ({ grand }: Triple) => dues.has(grand.amount.cents);
  const [best] = triples.toSorted(
    (a, b) =>
      Number(isDue(b)) - Number(isDue(a)) ||
      Number(size(b) - size(a)) ||
      b.weight - a.weight ||
      b.grand.order - a.grand.order,
  );
  if (!best) return undefined;
  const rival = triples.some(({ grand }) => grand.kind === 'grand' && grand.amount.cents !== best.grand.amount.cents);
  const hasDueRival = triples.some((each) => isDue(each) && each.grand.amount.cents !== best.grand.amount.cents);
  return { ...best, contested: rival && !isDue(best), hasDueRival };
}

/** Two different amounts are asked to be paid, and nothing paid before makes one of the other. */
function asksTwoAmounts(labelled: readonly Labelled[]): boolean {
  const asked = of(labelled, 'due').filter(({ sure }) => sure);
  const dues = [...new Set(asked.map(({ amount }) => positive(amount.cents)))].toSorted((a, b) => Number(b - a));
  const [largest, ...others] = dues;
  if (largest === undefined || others.length === 0) return false;
  const paid = [...new Set(of(labelled, 'prepaid').map(({ amount }) => positive(amount.cents)))];
  const gaps = new Set<bigint>([...paid, sumOf(paid)]);
  return others.some((due) => !gaps.has(largest - due));
}

function proved(
  { net, tax, taxAt, grand, contested }: Triple,
  options: TotalsOptions,
): Pick<Totals, 'net' | 'tax' | 'grand'> {
  // An exempt total equal to itself is proved only by being written twice.
  const confidence = contested ? 70 : tax === 0n && !taxAt ? (options.scanned ? 85 : 92) : 98;
  const total = found(grand, 'sum-proved', confidence);
  return {
    net: found(net, 'sum-proved', confidence),
    tax: taxAt
      ? found(taxAt, 'sum-proved', confidence)
      : { ...total, value: tax, text: decimal(tax), why: 'computed', confidence: confidence - 4 },
    grand: total,
  };
}

/** Without a sum: what one label alone calls a total. Two different amounts under the same label cancel each other. */
function unproved(labelled: readonly Labelled[], options: TotalsOptions): Pick<Totals, 'net' | 'tax' | 'grand'> {
  const only = (...kinds: TotalKind[]) => single(of(labelled, ...kinds));
  const [net, tax, taxed, due, plain] = [only('net'), only('tax'), only('grand'), only('due'), only('total')];
  const hasPrepaid = of(labelled, 'prepaid').length > 0;
  const grand = taxed ?? (hasPrepaid ? undefined : due) ?? plain;
  if (!grand) return {};
  const isPlain = grand === plain && grand !== taxed;
  // « Total » alone may be without tax: it counts when nothing else is said to be a total, and no tax is added.
  if (isPlain && (net || tax) && net?.amount.cents !== grand.amount.cents) return {};
  if (isPlain && of(labelled, 'grand', 'due', 'tax').length > 0 && !options.exempt) return {};
  const isWrittenTwice = (options.written.get(grand.amount.decimal) ?? 0) > 1;
  if (options.scanned && !isWrittenTwice) return {};
  const contradicted = net && tax && taxed && net.amount.cents + tax.amount.cents !== taxed.amount.cents;
  if (contradicted) {
    if (options.scanned) return {};
    const same = due?.amount.cents === taxed.amount.cents ? 65 : 45;
    return {
      net: found(net, 'right-of-label', 45),
      tax: found(tax, 'right-of-label', 45),
      grand: found(grand, 'right-of-label', same),
    };
  }
  const confidence = isWrittenTwice && (!isPlain || options.exempt) ? 86 : isPlain ? 68 : 80;
  const total = found(grand, isWrittenTwice ? 'repeated' : 'right-of-label', confidence);
  if (options.exempt) {
    const none = { ...total, value: 0n as Cents, text: '', why: 'computed' as Reason };
    if (net && net.amount.cents !== grand.amount.cents) return { grand: { ...total, confidence: 50 } };
    return { net: total, tax: none, grand: total };
  }
  const isNetToo = net && net.amount.cents !== grand.amount.cents && !tax;
  return { grand: total, ...(isNetToo && !options.scanned ? { net: found(net, 'right-of-label', 70) } : {}) };
}

/** The amount of a label that never names another; `undefined` when it names several. */
function single(labelled: readonly Labelled[]): Labelled | undefined {
  const sure = labelled.filter((one) => one.sure);
  const last = sure.at(-1);
  return last && sure.every(({ amount }) => amount.cents === last.amount.cents) ? last : undefined;
}

const positive = (cents: Cents) => (cents < 0n ? -cents : cents) as Cents;

/** What was paid before, and what is left: grand − paid = due. */
function dueOf(
  grand: Found<Cents>,
  labelled: readonly Labelled[],
  options: TotalsOptions & { readonly isReduced: boolean },
): Pick<Totals, 'prepaid' | 'due'> {
  const dues = of(labelled, 'due');
  const paid = of(labelled, 'prepaid').filter(
    ({ amount }) => amount.cents !== 0n && positive(amount.cents) <= positive(grand.value),
  );
  for (const due of dues.toReversed()) {
    const gap = positive((grand.value - due.amount.cents) as Cents);
    if (gap === 0n) continue;
    const one = paid.find(({ amount }) => positive(amount.cents) === gap);
    const all = [...new Map(paid.map((each) => [each.amount.decimal, each])).values()];
    const isSum = all.length > 1 && sumOf(all.map(({ amount }) => positive(amount.cents))) === gap;
    const [first] = all;
    const at = one ?? (isSum ? first : undefined);
    if (at) {
      const prepaid = {
        ...found(at, 'sum-proved', 97),
        value: gap,
        ...(one ? {} : { text: all.map(({ amount }) => amount.text).join(' + ') }),
      };
      return { prepaid, due: found(due, 'sum-proved', 97) };
    }
  }
  const same = dues.findLast(({ amount }) => amount.cents === grand.value);
  const other = single(dues);
  if (same && (!other || other.amount.cents === grand.value))
    return { due: found(same, 'repeated', Math.max(grand.confidence, 90)) };
  if (other) return options.scanned ? {} : { due: found(other, 'right-of-label', 50) };
  const explicit = paid.filter(
    ({ label, sure }) => sure && /verse|recu|regle|paye|deduit|paid|received|percu|encaisse/i.test(label),
  );
  if (explicit.length === 0 && paid.length === 0 && !options.paid && !options.isReduced)
    return { due: { ...grand, why: 'computed', confidence: Math.min(grand.confidence, 88) } };
  return {};
}

function found({ amount, label }: Labelled, why: Reason, confidence: number): Found<Cents> {
  const { cents, text, page, box } = amount;
  return { value: cents, text, page, box, confidence, why, label };
}

/** How many times each amount is written, by its decimal text without sign. */
export function timesWritten(amounts: readonly AmountIn[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const amount of amounts) times.set(amount.decimal, (times.get(amount.decimal) ?? 0) + 1);
  return times;
}
