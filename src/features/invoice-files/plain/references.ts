import type { Layout } from '../words/layout.ts';
import type { Found } from './found.ts';
import { agreed, labelHits, type ValueAt, valuesAt } from './label-places.ts';

const ORDER =
  /(?:(?:votre |notre )?(?:n ?°|numero|ref\.?|reference|no\.?)(?: de)?(?: votre| la)?(?: bon de)? ?commande(?: client)?|(?:votre |bon de )?commande(?: client)? ?(?:n ?°|no\.?|ref\.?|numero)|p\.?o\.? ?(?:number|no\.?|n ?°|#)|purchase order(?: number| no\.?)?|order (?:number|no\.?|ref(?:erence)?)|votre commande|bon de commande)/g;
const PAYMENT =
  /(?:(?:reference|ref\.?) (?:a rappeler|de (?:paiement|reglement|virement)|du (?:paiement|virement|reglement)|virement|paiement)|communication(?: structuree)?|a rappeler(?: lors du reglement| avec votre reglement)?|payment reference|libelle (?:du|de) virement|motif (?:du|de) virement)/g;
const EARLIER =
  /(?:(?:facture|invoice)(?: d'origine| initiale| concernee| precedente)? ?(?:n ?°|no\.?|ref\.?|#)|(?:facture|invoice) (?:d'origine|initiale|concernee|precedente|annulee)|ref\.? facture(?: precedente| d'origine)?|avoir (?:sur|de la|relatif a la) facture(?: n ?°)?|annule (?:et remplace )?la facture(?: n ?°)?)/g;

/** One token with a figure: `PO-2025-8899`. */
const tokenAt: ValueAt<string> = (cell, from) => {
  const match = /^(?:n ?° ?:?\s*)?([\p{L}\p{N}][\p{L}\p{N}\-/_.]*\d[\p{L}\p{N}\-/_]*|\d+)(?=[\s,;)]|$)/u.exec(
    cell.text.slice(from),
  );
  const value = match?.[1];
  if (!match || !value || value.length > 40 || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(value)) return undefined;
  return { value, start: from + match[0].indexOf(value), end: from + match[0].length };
};

export function references(layout: Layout): { orderReference?: Found<string>; paymentReference?: Found<string> } {
  const order = agreed(valuesAt(labelHits(layout, ORDER), tokenAt, 88));
  const payment = agreed(valuesAt(labelHits(layout, PAYMENT), tokenAt, 84));
  return { ...(order ? { orderReference: order } : {}), ...(payment ? { paymentReference: payment } : {}) };
}

/** « Annule et remplace la facture n° F-12 » : whatever its title, the document corrects another. */
const REPLACED =
  /(?:annul(?:e|ant) et rempla(?:ce|cant)|rempla(?:ce|cant) et annul(?:e|ant)|en remplacement de|remplacant|rectifi(?:e|ant)|corrige(?:ant)?)s? (?:la |notre |votre )?facture(?: n ?°s?| no\.?| numero)?|cancels and replaces invoice(?: no\.?| n ?°| number| #)?/g;
/** « Acompte facturé n° A-12 », « facture d'acompte n° A-12 » : a deposit invoice that this one takes off. */
const DEPOSIT =
  /(?:factures? d'acompte|acompte (?:deja )?factures?|acompte (?:suivant|selon|sur|de la|de)? ?(?:la |notre )?facture(?: d'acompte)?|acompte)s? ?(?:n ?°s?|no\.?|numero)/g;

export type Preceding = { number: string; typeCode?: string };

/** The numbers that some words introduce, wherever they stand, but for the document's own. */
function numbersAfter(layout: Layout, words: RegExp, own: string | undefined): string[] {
  const numbers = valuesAt(labelHits(layout, words, { anywhere: true }), tokenAt).map(({ value }) => value);
  return [...new Set(numbers)].filter((number) => number !== own);
}

/** The invoices that a credit note or a correction names. */
export function precedingInvoices(layout: Layout, own: string | undefined): Preceding[] {
  const numbers = [...numbersAfter(layout, EARLIER, own), ...numbersAfter(layout, REPLACED, own)];
  return [...new Set(numbers)].map((number) => ({ number }));
}

/** The invoices that a document says it cancels and replaces. */
export function replacedInvoices(layout: Layout, own: string | undefined): Preceding[] {
  return numbersAfter(layout, REPLACED, own).map((number) => ({ number }));
}

/** The deposit invoices that an invoice says it takes off. */
export function depositInvoices(layout: Layout, own: string | undefined): Preceding[] {
  return numbersAfter(layout, DEPOSIT, own).map((number) => ({ number, typeCode: '386' }));
}
