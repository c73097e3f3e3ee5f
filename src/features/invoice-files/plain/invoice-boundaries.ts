import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { PageText } from '../words/page-text.ts';
import { type PageSigns, signsOf } from './page-signs.ts';

/** Pages that belong to one invoice. */
export type InvoicePages = {
  /** The pages it is read in. */
  readonly read: readonly PageText[];
  /** The numbers of all its pages, with those that follow it and are no invoice (terms of sale, a delivery note). */
  readonly numbers: readonly number[];
};

export type Cut = {
  readonly invoices: readonly InvoicePages[];
  /** Pages that may begin another invoice, or not: a person must look. */
  readonly doubtful: readonly number[];
};

type Part = { pages: PageSigns[]; annexes: PageSigns[]; number?: string; issued?: CivilDate };

/** Papers that come in front of an invoice and say nothing of it. A reminder or a statement in front makes the file theirs. */
const IN_FRONT: ReadonlySet<string> = new Set(['terms', 'delivery', 'order']);

/**
 * Cuts the pages of a file where another invoice begins: another number beside its heading, a count of pages that starts again, a
 * heading with totals of its own. A page with the same number, or none, goes on with the invoice before it. Pure.
 */
export function cutInvoices(pages: readonly PageText[]): Cut {
  if (pages.length < 2) return { invoices: [whole(pages)], doubtful: [] };
  const parts: Part[] = [];
  const doubtful: number[] = [];
  const inFront: PageSigns[] = [];
  let last: PageSigns | undefined;
  for (const signs of pages.map(signsOf)) {
    if (signs.isBlank) continue;
    const part = parts.at(-1);
    if (isAnnex(part, signs)) (part?.annexes ?? inFront).push(signs);
    else {
      const verdict = part ? beginning(part, last, signs, pages.length) : 'begins';
      if (verdict === 'begins' || !part) parts.push({ pages: [signs], annexes: [], ...numbered(signs) });
      else {
        part.pages.push(signs);
        part.number ??= signs.number;
        if (verdict === 'perhaps') doubtful.push(signs.page.number);
      }
    }
    last = signs;
  }
  const [first] = parts;
  if (first && parts.length > 1)
    return { invoices: parts.map((part) => pagesOf(withoutStrays(part, pages, doubtful))), doubtful };
  const isNamed = inFront.length === 0 || first?.number !== undefined;
  const isItsOwn = first && isNamed && inFront.every(({ other }) => IN_FRONT.has(other ?? ''));
  return { invoices: [isItsOwn ? onlyOne(pages, first) : whole(pages)], doubtful };
}

const whole = (pages: readonly PageText[]): InvoicePages => ({
  read: pages,
  numbers: pages.map(({ number }) => number),
});

const numbered = ({ number, issued }: PageSigns) => ({ ...(number ? { number } : {}), ...(issued ? { issued } : {}) });

/** One invoice in the file: its pages are all read, but for the delivery note or the order that came with it. */
function onlyOne(pages: readonly PageText[], part: Part): InvoicePages {
  const others = new Set(pages.map(({ number }) => number));
  for (const { page } of part.pages) others.delete(page.number);
  const terms = new Set(part.annexes.filter(({ other }) => other === 'terms').map(({ page }) => page.number));
  return {
    read: pages.filter(({ number }) => !others.has(number) || terms.has(number)),
    numbers: pages.map(({ number }) => number),
  };
}

/** Among several invoices, a page after some that were not read, and that names none, is nobody's. */
function withoutStrays(part: Part, pages: readonly PageText[], doubtful: number[]): Part {
  const given = new Set(pages.map(({ number }) => number));
  const kept: PageSigns[] = [];
  for (const signs of part.pages) {
    const { number } = signs.page;
    const isCutOff = kept.length > 0 && signs.number === undefined && !given.has(number - 1);
    if (isCutOff) {
      doubtful.push(...part.pages.slice(kept.length).map(({ page }) => page.number));
      break;
    }
    kept.push(signs);
  }
  return { ...part, pages: kept };
}

function pagesOf({ pages, annexes }: Part): InvoicePages {
  const terms = annexes.filter(({ other }) => other === 'terms');
  const inOrder = (signs: readonly PageSigns[]) =>
    signs.map(({ page }) => page).toSorted((a, b) => a.number - b.number);
  return {
    read: inOrder([...pages, ...terms]),
    numbers: inOrder([...pages, ...annexes]).map(({ number }) => number),
  };
}

/** Papers with a number of their own: none of them is a section of an invoice. */
const OWN_PAPERS: ReadonlySet<string> = new Set(['terms', 'delivery', 'order', 'quote', 'proforma']);

/** Headed as something else, unless the invoice before it has yet to come to its total, and comes to it here. */
function isAnnex(part: Part | undefined, { other, isOtherNumbered, totals }: PageSigns): boolean {
  if (!other) return false;
  const awaitsTotal = part?.pages.every((page) => page.totals.size === 0) && totals.size > 0;
  return !awaitsTotal || other === 'terms' || (isOtherNumbered === true && OWN_PAPERS.has(other));
}

type Verdict = 'begins' | 'goes-on' | 'perhaps';

function beginning(part: Part, last: PageSigns | undefined, page: PageSigns, pageCount: number): Verdict {
  const known = new Set(part.pages.flatMap(({ totals }) => [...totals]));
  const isFinished = known.size > 0;
  const ownTotals = page.totals.size > 0 && [...page.totals].every((total) => !known.has(total));
  const restarts = page.mark?.page === 1 && last?.mark !== undefined;
  const follows = page.mark !== undefined && last?.mark !== undefined && page.mark.page === last.mark.page + 1;
  const isCounted = follows && page.mark?.of !== undefined && page.mark.of === last?.mark?.of;
  // After its total an invoice may still show a summary; but no page with other totals goes on with it unseen.
  const isOver = isFinished && ownTotals;
  const goesOn: Verdict = isOver && !isCounted ? 'perhaps' : 'goes-on';
  if (page.number !== undefined && part.number !== undefined) {
    if (keyOf(page.number) === keyOf(part.number)) {
      const isOtherDay = page.issued !== undefined && part.issued !== undefined && page.issued !== part.issued;
      return isOver && !isCounted && (restarts || isOtherDay) ? 'begins' : goesOn;
    }
    // An invoice spoken of, in a line of goods or of text, is no heading, above all before the invoice has come to its total.
    if (!page.isProminent && !(isFinished && page.isAlone)) return 'perhaps';
    // A count of its own pages says more than a number, which may be that of an invoice spoken of; not the printer's count of the file,
    // nor a count on a page that follows a total with totals of its own.
    return isCounted && page.mark?.of !== pageCount && !isOver ? 'perhaps' : 'begins';
  }
  if (page.number !== undefined) return follows || !isFinished ? goesOn : 'begins';
  if (page.isHeaded) {
    if (page.mark && page.mark.page > 1) return goesOn;
    if (restarts && isFinished) return 'begins';
    if (isOver) return 'begins';
    return isFinished ? 'perhaps' : 'goes-on';
  }
  return goesOn;
}

/** The same number however it is spaced or punctuated. */
function keyOf(number: string): string {
  return number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
