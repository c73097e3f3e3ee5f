import { holdsAmount } from '../words/french-amounts.ts';
import type { Layout } from '../words/layout.ts';
import { kindOf, type Title, titlesOf } from './document-kind.ts';

/** « Facture n° F-1 », « Facture F-1 » at the start of a cell; the number is what tells two lines apart. */
const LISTED = /^(?:votre |notre )?factures? (?:n ?°s?|no\.?|numero)? ?:? ?([a-z0-9][a-z0-9/_.-]*\d[a-z0-9/_.-]*|\d+)/;

/** What the document is, by its titles, unless it lists invoices with their amounts: then it is a statement, whatever its title. */
export function documentTitle(layout: Layout): Title | undefined {
  const title = kindOf(titlesOf(layout));
  if (title?.value.kind !== 'invoice' || !listsInvoices(layout, title)) return title;
  return { ...title, value: { kind: 'other', document: 'statement' } };
}

/** The title is itself a line of the list, and other lines name other invoices: the sum is that of them all. */
function listsInvoices(layout: Layout, title: Title): boolean {
  const own = layout.rows[title.cell.row];
  if (!own || !holdsAmount(own)) return false;
  const numbers = layout.rows.filter(holdsAmount).flatMap(({ cells }) => {
    const number = cells.map(({ folded }) => LISTED.exec(folded)?.[1]).find((found) => found !== undefined);
    return number === undefined ? [] : [number];
  });
  return new Set(numbers).size >= 2;
}
