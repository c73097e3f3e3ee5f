import { holdsAmount } from '../words/french-amounts.ts';
import { datesIn } from '../words/french-dates.ts';
import { below, type Layout, rightOf } from '../words/layout.ts';
import type { Title } from './document-kind.ts';
import { type Found, foundIn } from './found.ts';
import { agreed, type LabelHit, labelHits, type ValueAt, valuesAt } from './label-places.ts';

const N = '(?:n ?°|n°s?|numero|number|num\\.?|no\\.?|nr\\.?|#|reference|ref\\.?)';
const OF = "(?: de(?: la| l'| votre)?)?";
const INVOICE =
  "(?:facture(?: d'acompte| de solde| de vente| finale| definitive| rectificative| client)?|invoice|fact\\.?(?![a-z])|piece|document|note d'honoraires)";
const CREDIT = "(?:facture d'avoir|avoir|note de credit|credit note|credit memo|document|piece)";

const labelled = (noun: string) =>
  new RegExp(
    `(?:${noun} ?${N}(?: :)?|${N}${OF} ?${noun}(?! (?:d'origine|initiale|concernee|precedente|d'avoir)))`,
    'g',
  );

/** A number that is another document's or another's number. */
const FOREIGN =
  /(?:origine|initiale|concernee|precedente|annule|correspondant|sur la|relative a|de reference|avoir (?:sur|de)|acompte (?:sur|n))\b/;

/**
 * The number of the invoice (or credit note): beside a label that says so, then beside the title. Undefined when places
 * disagree: a number that designates another claim is worse than none.
 */
export function invoiceNumber(layout: Layout, title: Title | undefined): Found<string> | undefined {
  const isCredit = title?.value.kind === 'invoice' && title.value.typeCode === '381';
  const hits = labelHits(layout, labelled(isCredit ? CREDIT : INVOICE)).filter(isOwn);
  const explicit = valuesAt(hits, numberAt);
  if (explicit.length > 0) return mostAgreed(explicit, layout, title);
  const beside = title ? besideTitle(layout, title) : [];
  if (beside.length > 0) return agreed(beside);
  const bare = valuesAt(labelHits(layout, /^(?:n ?°|numero|number|no\.?)(?= ?:|$| [a-z]*[-/]?\d)/g), numberAt, 70);
  return agreed(bare.filter(({ page }) => page === layout.pages[0]?.number));
}

function isOwn({ cell, start }: LabelHit): boolean {
  return (
    !FOREIGN.test(cell.folded.slice(0, start)) && !/(?:avoir|acompte).*facture/.test(cell.folded.slice(0, start + 8))
  );
}

/** Places may quote an earlier invoice; the one on the title's line is the document's own, unless it is a line of a list, with an amount. */
function mostAgreed(
  found: readonly Found<string>[],
  layout: Layout,
  title: Title | undefined,
): Found<string> | undefined {
  const all = agreed(found);
  if (all) return all;
  const line = title && layout.rows[title.cell.row];
  if (line && holdsAmount(line)) return undefined;
  const own = title ? found.filter(({ page, box }) => page === title.page && Math.abs(box.y - title.box.y) < 4) : [];
  return own.length > 0 ? agreed(own) : undefined;
}

function besideTitle(layout: Layout, title: Title): Found<string>[] {
  const found: Found<string>[] = [];
  const rest = title.cell.folded.slice(title.end);
  const skipped = /^[\s:.°#–-]*(?:(?:n ?°|no\.?|numero)[\s:.]*)?/.exec(rest)?.[0].length ?? 0;
  const inTitle = numberAt(title.cell, title.end + skipped);
  if (inTitle) {
    const from = title.end + skipped;
    return [foundIn(title.cell, from, inTitle.end, inTitle.value, 'title', 88)];
  }
  if (rest.trim() !== '') return [];
  const right = rightOf(layout, title.cell);
  const under = below(layout, title.cell, 1.6);
  for (const cell of [right, under]) {
    if (!cell) continue;
    const start = /^(?:(?:n ?°|no\.?|numero|number|#)[\s:.]*)?/.exec(cell.folded)?.[0].length ?? 0;
    const value = numberAt(cell, start);
    const isMarked = start > 0 || /^[a-z]{1,6}[-_/ ]?\d|\d[-/]\d/.test(value?.value.toLowerCase() ?? '');
    if (value && isMarked) found.push(foundIn(cell, start, value.end, value.value, 'title', start > 0 ? 88 : 74));
  }
  return found.slice(0, 1);
}

const STOP =
  /^(?:du|de|le|la|les|date|en|page|client|et|a|au|pour|emise?|emis|for|of|from|votre|notre|echeance|dated|-|–|\||:)$/;
const TOKEN = /^[\p{L}\p{N}][\p{L}\p{N}\-/_.#°+]*$/u;

/** A number at a position: one token with a figure, or a short prefix and its figures; never a date, an account or a page. */
const numberAt: ValueAt<string> = (cell, from) => {
  const rest = cell.text.slice(from);
  const folded = cell.folded.slice(from);
  const tokens: { text: string; end: number }[] = [];
  for (const match of rest.matchAll(/\S+/g)) {
    const text = match[0].replace(/[,;:.)\]]+$/, '');
    // « N° 12 / 2026 » : half of a number names another invoice.
    if (text === '/' && tokens.length > 0) return undefined;
    const isLetter = text === 'A' && tokens.length > 0 && /^\d+$/.test(tokens.at(-1)?.text ?? '');
    if ((!isLetter && STOP.test(folded.slice(match.index, match.index + text.length))) || !TOKEN.test(text)) break;
    tokens.push({ text, end: match.index + text.length });
    if (text !== match[0] || tokens.length === 5) break;
  }
  const [first, second] = tokens;
  if (!first) return undefined;
  const joined = /\d/.test(first.text) ? first : second && prefixed(first.text, second);
  if (!joined) return undefined;
  const size = tokens.indexOf(joined as (typeof tokens)[number]) + 1;
  // « 2026 0042 » may be one number or two things: the whole line must be figures to be taken as one.
  const whole = tokens.length > size ? wholeOf(tokens, rest) : joined;
  if (!whole) return undefined;
  const text = rest.slice(0, whole.end).trim();
  const isDate = datesIn(folded.slice(0, whole.end)).length > 0 && !/[a-z]/i.test(text);
  if (
    /[-/_.#]$/.test(text) ||
    isDate ||
    text.length > 35 ||
    /^\d+[.,]\d{2}$/.test(text) ||
    /^[a-z]{2}\d{2}[a-z0-9]{11,}/i.test(text)
  )
    return undefined;
  if (/^(?:1\/\d|\d\/\d)$/.test(text) || /^0\d(?:[ .]\d\d){4}$/.test(text)) return undefined;
  return { value: text, start: from, end: from + whole.end };
};

function prefixed(prefix: string, next: { text: string; end: number }) {
  return /^\p{Lu}{1,6}[-./]?$/u.test(prefix) && /^\d/.test(next.text) ? next : undefined;
}

/** The first tokens when what follows is plainly something else; all of them when all are figures of one number. */
function wholeOf(tokens: readonly { text: string; end: number }[], rest: string) {
  const all = tokens.at(-1);
  const figures = tokens.every(({ text }) => /\d/.test(text) || /^(?:\p{Lu}{1,6}|bis|ter|quater)$/u.test(text));
  const after = rest.slice(all?.end).trim().toLowerCase();
  if (figures && all && (after === '' || STOP.test(after.split(' ')[0] ?? '')) && tokens.length <= 4) {
    const isOtherNumber = tokens.slice(1).some(({ text }) => datesIn(text).length > 0 || /^\d+[.,]\d{2}$/.test(text));
    return isOtherNumber ? tokens[0] : all;
  }
  return /\d/.test(tokens[0]?.text ?? '') ? tokens[0] : tokens[1];
}
