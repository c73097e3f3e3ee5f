import type { Cents } from '../../../kernel/money.ts';
import { type AmountIn, amountsIn } from '../words/french-amounts.ts';
import { below, type Cell, type Layout, type Row, spacesOptional, wordsWithin } from '../words/layout.ts';
import { around, type Box } from '../words/page-text.ts';
import type { Found } from './found.ts';

/** What an amount is said to be. `total` is a total that does not say with or without tax. */
export type TotalKind = 'net' | 'tax' | 'grand' | 'prepaid' | 'due' | 'total';

/** An amount with the label that names it. `sure` when it is the label's only amount, where totals are. */
export type Labelled = {
  readonly kind: TotalKind;
  readonly amount: AmountIn;
  readonly label: string;
  readonly rate?: string;
  readonly sure: boolean;
  readonly order: number;
};

const HT = '(?:h\\.? ?t\\.?(?![a-z])|hors[ -]?taxes?)';
const TTC = '(?:t\\.? ?t\\.? ?c\\.?(?![a-z])|toutes taxes(?: comprises)?)';
const TVA = '(?:t\\.?v\\.?a\\.?(?![a-z])|vat|sales tax)';

/** Most telling first: the first that fits at a position wins. */
const LABELS: [TotalKind, RegExp][] = [
  [
    'prepaid',
    /(?:(?:total |montant |moins |- ?)?acomptes?(?: (?:deja )?(?:verses?|recus?|regles?|payes?|deduits?|percus?|factures?|a deduire))?|deja (?:regle|paye|verse|encaisse|percu)e?s?|(?:montant|total|somme)s? (?:deja )?(?:regle|paye|verse|recu|encaisse)e?s?|avances? (?:versee?s?|recues?)|(?:reglement|paiement)s? (?:deja )?(?:recu|effectue)s?|arrhes(?: versees)?|provisions? (?:versee?s?|deduites?|recues?|a deduire|deja versee?s?)|amounts? paid|payments? received|(?:less )?deposit(?: paid| received)?|pre-?paid(?: amount)?|prepayment|paid to date|paid amount|(?:paye|regle|paid)e?s?(?: le| on)?(?= ?(?:$|:|\d)))/,
  ],
  [
    'due',
    /(?:net (?:total )?(?:a|à) (?:payer|regler)|net du|reste (?:a payer|a regler|du|a devoir)|solde (?:a payer|a regler|du|restant)|(?:montant|somme|total) (?:net )?(?:due?|a payer|a regler|exigible|restant(?:e)?(?: due?)?|reste a payer)|a (?:payer|regler)(?! (?:avant|le|par|sous|au|a|des|dans))|(?:amount|balance|total)(?: amount)? (?:due|payable|outstanding)|amount to pay|total to pay|solde(?! (?:de|anterieur|precedent|debiteur|crediteur)))/,
  ],
  [
    'net',
    new RegExp(
      `(?:sous-? ?total|total|montant|base|net|valeur|honoraires)(?: net| total| general| des? [a-z]{4,14}| de (?:la|votre|cette) facture)?(?: commercial)? ${HT}(?: net| total)?`,
    ),
  ],
  [
    'grand',
    new RegExp(
      `(?:total|montant|net)(?: general| total| facture| net)?(?: de la| de l'| de cette| de votre)?(?: facture|avoir)?(?: a payer)? ${TTC}`,
    ),
  ],
  ['tax', new RegExp(`(?:total|montant|dont|mt)(?: total)?(?: de la| des| de| la)? (?:${TVA}|taxes?(?![a-z]))`)],
  [
    'net',
    /total (?:net )?(?:amount )?\(?(?:excl\.?|excluding|ex\.?|before|without|w\/o) ?(?:vat|taxe?s?)\)?|net (?:total|amount)|sub-? ?total|sous-? ?total|total net(?! (?:a|de))/,
  ],
  [
    'grand',
    /total (?:amount )?\(?(?:incl\.?|including|inc\.?|with|after) ?(?:vat|taxe?s?)\)?|grand total|invoice total|total (?:de la |de l')?(?:facture|invoice|avoir)|total general|gross (?:total|amount)|total amount/,
  ],
  [
    'tax',
    new RegExp(`${TVA}(?= ?(?:$|[:(€]|[-–] ?[A-Za-z]|à|a |at |de \\d|au taux|\\d|%|sur ))|taxes?(?= ?(?:$|[:(€$\\d]))`),
  ],
  ['net', new RegExp(`${HT}(?= ?(?:$|:))`)],
  ['grand', new RegExp(`${TTC}(?= ?(?:$|:))`)],
  ['total', /(?:montant )?total(?= ?(?:$|[:(€]|en euros?|eur|\d))/],
];

/** Words of the head of a table of goods: what is under it is a line of the invoice, not a total. */
const ITEM_WORDS =
  /\b(?:designations?|descriptions?|libelles?|quantites?|qte|qty|quantity|p\.? ?u\.?|prix(?: unitaire| unit\.?)?|unit price|articles?|unites?|produits?|prestations?|items?|puht|nb|nombre|details?|remise|rem\.?)\b/g;

export function isItemHead(row: Row): boolean {
  const text = row.cells.map(({ folded }) => folded).join(' | ');
  return new Set(text.match(ITEM_WORDS) ?? []).size >= 2 && row.cells.every((cell) => amountsIn(cell).length === 0);
}

const LOOSE = LABELS.map(([kind, pattern]) => [kind, spacesOptional(pattern.source)] as const);

type Label = { kind: TotalKind; cell: Cell; box: Box; text: string; rate?: string };

/** Every amount of the document that a label calls a total, in the order of the pages. */
export function labelledAmounts(layout: Layout): Labelled[] {
  const found: Labelled[] = [];
  for (const row of layout.rows) {
    if (isItemHead(row)) continue;
    const labels = row.cells.flatMap(labelsIn);
    if (labels.length === 0) continue;
    const amounts = row.cells.flatMap(amountsIn);
    const add = (label: Label, amount: AmountIn, sure: boolean) =>
      found.push({
        ...(label.rate ? { rate: label.rate } : {}),
        kind: label.kind,
        amount,
        label: label.text,
        sure,
        order: found.length,
      });
    if (amounts.length > 0) {
      for (const [i, label] of labels.entries()) {
        const own = between(amounts, label.box, labels[i + 1]?.box);
        const last = own.at(-1);
        if (last) add(label, last, own.length === 1);
        for (const amount of own.slice(0, -1)) add(label, amount, false);
      }
      continue;
    }
    // A line of labels alone is the head of a small table of totals.
    const kinds = new Set(labels.map(({ kind }) => kind)).size;
    for (const label of labels) {
      const under = below(layout, { ...label.cell, ...label.box });
      const amount =
        under &&
        amountsIn(under).find(
          ({ box }) => box.x + box.width > label.box.x - 20 && box.x < label.box.x + label.box.width + 40,
        );
      if (amount) add(label, amount, kinds >= 2 || row.cells.length === 1);
    }
  }
  return found;
}

function between(amounts: readonly AmountIn[], label: Box, next: Box | undefined): AmountIn[] {
  return amounts.filter(({ box }) => box.x >= label.x + label.width * 0.5 && (!next || box.x < next.x));
}

const NOT_A_TAX =
  /^ ?(?:intra|n ?°|no\b|num|non |acquittee|sur (?:les )?(?:debits|encaissements)|:? ?[a-z]{2} ?\d|due|exig|numero|reg|id|autoliq|en sus)/;

function labelsIn(cell: Cell): Label[] {
  const labels: Label[] = [];
  const { folded } = cell;
  for (let from = 0; from < folded.length; ) {
    const hit = firstLabel(folded, from);
    if (!hit) break;
    const { kind, start, end } = hit;
    from = end;
    const rest = folded.slice(end);
    if (kind === 'tax' && NOT_A_TAX.test(rest)) continue;
    if (/^[a-z]/.test(rest)) continue;
    const rate = /^[^\d%]{0,12}(\d{1,2}(?:[.,]\d{1,2})?) ?%/.exec(rest)?.[1];
    labels.push({
      kind,
      cell,
      box: around(wordsWithin(cell, start, end)),
      text: cell.text.slice(start, end),
      ...(rate === undefined ? {} : { rate: rate.replace(',', '.') }),
    });
  }
  return labels;
}

function firstLabel(folded: string, from: number): { kind: TotalKind; start: number; end: number } | undefined {
  let best: { kind: TotalKind; start: number; end: number } | undefined;
  for (const [kind, source] of LOOSE) {
    const match = new RegExp(source, 'g');
    match.lastIndex = from;
    const hit = match.exec(folded);
    if (!hit || (best && hit.index >= best.start)) continue;
    if (!opens(folded, hit.index, kind)) continue;
    best = { kind, start: hit.index, end: hit.index + hit[0].length };
  }
  return best;
}

/** A label opens its cell, or follows a figure or a mark; inside a sentence the same words are no label. */
function opens(folded: string, index: number, kind: TotalKind): boolean {
  const before = folded.slice(0, index).trimEnd();
  if (before === '' || /[^a-z']$/.test(before)) return !/[a-z]$/.test(folded.slice(0, index));
  if (kind === 'prepaid' && /^\d ?(?:er|e|eme)$/.test(before)) return true;
  return (
    kind !== 'tax' && kind !== 'total' && /^(?:le |la |votre |soit (?:un )?|moins |dont )$/.test(folded.slice(0, index))
  );
}

const DEDUCTION = /\b(?:avoirs?|retenues?|garantie|rembours\w*|acomptes?|dedui\w*|imput\w*)\b/;
const DEPOSIT_WORD = /\bacomptes?\b/;
/** A longer line is a sentence of the terms, not a line of the totals. */
const LINE_LENGTH = 80;

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
    if (amounts.length === 0 || text.length > LINE_LENGTH) return false;
    const isAfter = row.page > grand.page || (row.page === grand.page && row.y > grand.box.y + grand.box.height / 2);
    if (isAfter && (DEDUCTION.test(text) || amounts.some(({ cents }) => cents < 0n && grand.value > 0n))) return true;
    return isDeposit && DEPOSIT_WORD.test(text) && amounts.some(({ cents }) => cents !== grand.value);
  });
}
