import { holdsAmount } from '../words/french-amounts.ts';
import type { Cell, Layout } from '../words/layout.ts';
import { type Found, foundIn } from './found.ts';

/** What a page calls itself. Codes are those of UNTDID 1001. */
export type DocumentKind =
  | { readonly kind: 'invoice'; readonly typeCode: '380' | '381' | '384' | '386' | '389' }
  | {
      readonly kind: 'other';
      readonly document: 'quote' | 'proforma' | 'order' | 'delivery' | 'reminder' | 'statement' | 'receipt' | 'terms';
    };

type Rule = [RegExp, DocumentKind];
const invoice = (typeCode: '380' | '381' | '384' | '386' | '389'): DocumentKind => ({ kind: 'invoice', typeCode });
const other = (document: Extract<DocumentKind, { kind: 'other' }>['document']): DocumentKind => ({
  kind: 'other',
  document,
});

/** Titles, folded, at the start of a cell; the first rule that fits decides. */
const TITLES: Rule[] = [
  [/^(?:facture |invoice )?pro[ -]?forma(?: invoice)?\b/, other('proforma')],
  [/^facture provisoire\b/, other('proforma')],
  [
    /^(?:facture d'avoir|facture \(avoir\)|avoir|note de credit|credit note|credit memo)\b(?! (?:ete|droit|lieu|un|une|le|la|pris|recu))/,
    invoice('381'),
  ],
  [/^(?:facture d'acompte|facture acompte|down payment invoice|deposit invoice|prepayment invoice)\b/, invoice('386')],
  [/^(?:facture rectificative|corrected invoice|corrective invoice)\b/, invoice('384')],
  [/^(?:auto-?facture|autofacturation|self-?billed invoice)\b/, invoice('389')],
  [
    /^(?:tax invoice|commercial invoice|sales invoice|invoice|(?:votre |notre )?facture)\b(?! (?:a|to|address|par|by|le|en|et)\b(?![-\d]))/,
    invoice('380'),
  ],
  [
    /^(?:note d'honoraires|note de frais et honoraires|memoire d'honoraires|honoraires n|etat d'honoraires)/,
    invoice('380'),
  ],
  [/^(?:devis|estimation|proposition commerciale|offre de prix|quote|quotation|estimate)\b/, other('quote')],
  [
    /^(?:bon de commande|confirmation de commande|accuse de reception de commande|commande|purchase order|order confirmation)\b/,
    other('order'),
  ],
  [
    /^(?:bon de livraison|bordereau de livraison|bon d'intervention|delivery note|packing (?:list|slip))\b/,
    other('delivery'),
  ],
  [
    /^(?:mise en demeure|(?:(?:\d(?:ere?|e|eme)|premiere|deuxieme|seconde|troisieme|derniere) )?(?:lettre de )?relance|rappel de (?:votre |nos |vos )?(?:factures?|paiement)|(?:lettre|avis) de (?:rappel|relance)|rappel(?: n ?° ?\d+)?$|payment reminder|(?:premier|second|deuxieme|dernier) rappel)\b/,
    other('reminder'),
  ],
  [
    /^(?:releve (?:de |des |de vos |de votre |de nos )?(?:comptes?|factures?|facturation)|statement(?: of account)?|extrait de compte|(?:etat|recapitulatif|liste|bordereau) (?:de |des |de vos |de nos )(?:factures?|impayes)|(?:situation|etat) (?:de |du |de votre )compte|compte client|grand[ -]livre|balance agee|factures (?:impayees?|dues|en attente|en retard|echues|a (?:regler|payer))|bordereau de remise|echeancier(?: de (?:paiement|reglement)s?| des? factures?)?$)/,
    other('statement'),
  ],
  [/^(?:recu(?: de paiement)?|ticket de caisse|receipt|quittance)\b/, other('receipt')],
  [/^conditions generales\b/, other('terms')],
];

export type Title = Found<DocumentKind> & { readonly cell: Cell; readonly end: number };

/** The titles of the document: what it says it is, the largest letters first, then the highest on the page. */
function titlesOf(layout: Layout): Title[] {
  const titles: Title[] = [];
  for (const cell of layout.rows.flatMap((row) => row.cells)) {
    if (cell.text.length > 90) continue;
    const rule = TITLES.find(([pattern]) => pattern.test(cell.folded));
    const match = rule?.[0].exec(cell.folded);
    if (!rule || !match) continue;
    titles.push({ ...foundIn(cell, 0, match[0].length, rule[1], 'title', 96), cell, end: match[0].length });
  }
  const size = ({ cell }: Title) => Math.round((cell.words[0]?.height ?? 0) * 2) / 2;
  const first = layout.pages[0]?.number ?? 1;
  return titles.toSorted(
    (a, b) => Number(a.page !== first) - Number(b.page !== first) || size(b) - size(a) || a.cell.row - b.cell.row,
  );
}

const isCapital = ({ text }: Title) => text === text.toUpperCase();

/** A reminder or a statement that says nothing else on its line than its number, its day or what it is about. */
function isAccount({ value, cell, end }: Title): boolean {
  const isNamed = value.kind === 'other' && (value.document === 'reminder' || value.document === 'statement');
  return (
    isNamed &&
    /^(?: ?(?:n ?° ?\d+|au \S+|du \S+|de payer|avant poursuites|client|impayees?))*$/.test(cell.folded.slice(end))
  );
}

/**
 * What the document is. A heading of another document in the same letters as « Facture » is only a reference; a quotation or a
 * delivery note that calls itself so in larger letters, or never says « facture » in a title, is one.
 */
function kindOf(titles: readonly Title[]): Title | undefined {
  const [first] = titles;
  if (!first) return undefined;
  const top = first.cell.words[0]?.height ?? 0;
  const level = titles.filter(({ cell, page }) => page === first.page && (cell.words[0]?.height ?? 0) > top - 0.75);
  const proforma = level.find(({ value }) => value.kind === 'other' && value.document === 'proforma');
  if (proforma) return proforma;
  const isSpecial = ({ value }: Title) => value.kind === 'invoice' && value.typeCode !== '380';
  const invoices = level.filter(({ value }) => value.kind === 'invoice');
  // « Avoir n° 12 » with « Facture n° 7 » beside it corrects that invoice; but « Avoir » lower down may be a line of it.
  const [best] = invoices;
  if (best && !isSpecial(best)) {
    // « Avoir » alone just under « Facture n° AV-1 » says what it is, in whatever letters.
    const isUnder = ({ value, cell, end, page }: Title) =>
      value.kind === 'invoice' &&
      value.typeCode === '381' &&
      page === best.page &&
      Math.abs(cell.row - best.cell.row) <= 3 &&
      cell.folded.length === end;
    const under = titles.find(isUnder);
    if (under) return { ...best, value: under.value };
    const special = invoices.find((title) => isSpecial(title) && Math.abs(title.cell.row - best.cell.row) <= 3);
    if (special && special.value.kind === 'invoice' && special.value.typeCode === '381') return special;
  }
  // A reminder or a statement of account names the invoices it is about under its title, in the same letters.
  if (best && isAccount(first) && first.cell.row < best.cell.row && !isCapital(best)) return first;
  // « BON DE LIVRAISON » above « Facture n° 7 » : capitals make the title.
  if (best && first.value.kind === 'other' && isCapital(first) && !isCapital(best)) return first;
  return best ?? first;
}

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
