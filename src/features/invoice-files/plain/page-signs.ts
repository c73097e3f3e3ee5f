import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { OtherDocument } from '../refusals.ts';
import { holdsAmount } from '../words/french-amounts.ts';
import { type Layout, layoutOf } from '../words/layout.ts';
import type { PageText } from '../words/page-text.ts';
import { placeOf } from './address-blocks.ts';
import { documentTitle, type Title } from './document-kind.ts';
import { invoiceDates } from './invoice-dates.ts';
import { invoiceNumber } from './invoice-number.ts';
import { labelledAmounts } from './total-labels.ts';

/** « Page 2/3 »: its place, and how many there are when the page says so. */
export type PageMark = { readonly page: number; readonly of?: number };

/** What one page says of itself, read alone: enough to tell where one invoice ends and the next begins. */
export type PageSigns = {
  readonly page: PageText;
  readonly isBlank: boolean;
  /** The page has a heading that calls it an invoice or a credit note. */
  readonly isHeaded: boolean;
  /** The number beside that heading. */
  readonly number?: string;
  /** The heading is at the top in capitals or larger letters, or the page carries the addresses of two parties. */
  readonly isProminent: boolean;
  /** No amount stands on the line of the heading: it is no line of goods. */
  readonly isAlone: boolean;
  /** The day of issue that the page says. */
  readonly issued?: CivilDate;
  /** The page is headed as something else: terms, a delivery note. */
  readonly other?: OtherDocument;
  /** That other document has a number or a day of its own: it is no section of an invoice. */
  readonly isOtherNumbered?: boolean;
  readonly mark?: PageMark;
  /** Amounts that the page calls a total with tax or a sum to pay, as decimal texts. */
  readonly totals: ReadonlySet<string>;
};

/** Fewer words are a stamp, a page number or the specks of a separator sheet. */
const BLANK_WORDS = 4;
/** A heading lower than this share of the page is a reference to another document. */
const HEADING_AREA = 0.6;
/** A number recognised with less certainty tells no invoice from another. */
const SURE = 60;
/** Where the heading of another document stands. */
const TOP_AREA = 0.35;

export function signsOf(page: PageText): PageSigns {
  const none = { page, isHeaded: false, isProminent: false, isAlone: false, totals: new Set<string>() };
  const legible = page.words.filter(({ text, confidence }) => text.length > 1 && confidence > 55);
  if (legible.length < BLANK_WORDS) return { ...none, isBlank: true };
  const layout = layoutOf([page]);
  const title = documentTitle(layout);
  const totals = new Set(
    labelledAmounts(layout)
      .filter(({ kind }) => kind === 'grand' || kind === 'due')
      .map(({ amount }) => amount.decimal),
  );
  const mark = markOf(page);
  const signs = { page, isBlank: false, totals, ...(mark ? { mark } : {}) };
  if (title?.value.kind === 'other') {
    const said = { ...signs, isHeaded: false, isProminent: false, isAlone: false };
    if (!isProminent(title, page)) return said;
    return { ...said, other: title.value.document, isOtherNumbered: /\d/.test(title.cell.folded.slice(title.end)) };
  }
  const isHeaded = title !== undefined && title.box.y < HEADING_AREA * page.height;
  const number = invoiceNumber(layout, title);
  const isBeside = number !== undefined && title !== undefined && Math.abs(number.box.y - title.box.y) < 150;
  const isSure = number !== undefined && number.confidence >= SURE;
  const issued = invoiceDates(layout, title, number?.value).issue?.value;
  return {
    ...signs,
    isHeaded,
    isAlone: title !== undefined && !layout.rows.some((row) => row.index === title.cell.row && holdsAmount(row)),
    isProminent: title !== undefined && (isProminent(title, page) || placesIn(layout) >= 2),
    ...(isHeaded && isBeside && isSure ? { number: number.value } : {}),
    ...(issued ? { issued } : {}),
  };
}

/** At the top, in capitals or in larger letters than the text: « Commande n° 12 » in a line of goods is no heading. */
function isProminent({ text, box, cell }: Title, page: PageText): boolean {
  const sizes = page.words.map(({ height }) => height).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const isLarge = (cell.words[0]?.height ?? 0) >= 1.2 * usual;
  return box.y < TOP_AREA * page.height && (isLarge || text === text.toUpperCase());
}

/** How many lines end an address; the foot of a page, where a letterhead may be, counts for none. */
function placesIn({ rows, pages }: Layout): number {
  const bottom = HEADING_AREA * (pages[0]?.height ?? 0);
  return rows.filter(({ y }) => y < bottom).flatMap(({ cells }) => cells.filter(placeOf)).length;
}

const WORDED = /^(?:page|p\.) ?:? ?(\d{1,3})(?: ?(?:\/|sur|of|de) ?(\d{1,3}))?$/;
const BARE = /^[-–(]? ?(\d{1,3}) ?\/ ?(\d{1,3}) ?[-–)]?$/;

/** The page's own place in its document: « Page 1/2 » anywhere, « 1/2 » in the margins. */
function markOf(page: PageText): PageMark | undefined {
  for (const { cells } of layoutOf([page]).rows) {
    for (const { folded, y } of cells) {
      const worded = /(?:^|[\s|–-])((?:page|p\.) ?:? ?\d{1,3}(?: ?(?:\/|sur|of|de) ?\d{1,3})?)$/.exec(folded)?.[1];
      const isMargin = y < 0.12 * page.height || y > 0.88 * page.height;
      const match = (worded && WORDED.exec(worded)) || (isMargin && BARE.exec(folded));
      if (!match) continue;
      const [at, of] = [Number(match[1]), match[2] === undefined ? undefined : Number(match[2])];
      if (at > 0 && (of === undefined || at <= of)) return { page: at, ...(of === undefined ? {} : { of }) };
    }
  }
  return undefined;
}
