import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Cents } from '../../../kernel/money.ts';
import { AMOUNT_STYLES, DATE_STYLES, type Sample, type SampleParty, spacedNumber } from './invoice-samples.ts';
import { literal } from './typst-pdf.ts';

/** A way to lay an invoice out: its Typst source, and which fields of the sample its pages do not show. */
export type InvoiceLayout = {
  name: string;
  source: (sample: Sample) => string;
  hides?: readonly string[];
  /** What the layout changes in the facts: no VAT, a credit note, one page more. */
  exempt?: boolean;
  credit?: boolean;
};

const page = (options = '') => `#set page(paper: "a4", margin: (x: 1.8cm, y: 1.6cm)${options})
#set text(size: 9.5pt, lang: "fr", font: "Source Serif 4")
#set par(leading: 0.5em)
`;
const sans = '#set text(font: "DejaVu Sans Mono", size: 8pt)\n';

const l = literal;
const br = ' \\\n';
const block = (lines: readonly string[]) => lines.map(l).join(br);
const address = (p: SampleParty, withForm = true) => [
  withForm ? `${p.name} ${p.form}` : p.name,
  p.street,
  `${p.postcode} ${p.city}`,
];
const footer = (p: SampleParty) =>
  `, footer: align(center, text(size: 7pt)[${l(`${p.name} ${p.form} au capital de 10 000 € - RCS ${p.city} ${spacedNumber(p.siren, [3, 3, 3])} - SIRET ${spacedNumber(p.siret, [3, 3, 3, 5])} - TVA intracommunautaire ${p.vat}`)}])`;

type Style = { amount: (a: Cents) => string; date: (d: CivilDate) => string };
const rateText = (rate: string) => rate.replace('.', ',');

/** The table of goods. */
function items(s: Sample, { amount }: Style, heads = ['Désignation', 'Qté', 'P.U. HT', 'TVA', 'Montant HT']): string {
  const rows = s.lines.map((line) =>
    [
      line.label,
      String(line.quantity),
      amount((line.net / BigInt(line.quantity)) as Cents),
      `${rateText(line.rate)} %`,
      amount(line.net),
    ].slice(0, heads.length === 4 ? 3 : 5),
  );
  const cells = heads.length === 4 ? rows.map((row, i) => [...row, amount(s.lines[i]?.net as Cents)]) : rows;
  return `#table(columns: (1fr, ${heads
    .slice(1)
    .map(() => 'auto')
    .join(
      ', ',
    )}), stroke: 0.4pt, ${[heads, ...cells].map((row) => row.map((cell, i) => (i > 0 ? `align(right)[${l(cell)}]` : `[${l(cell)}]`)).join(', ')).join(',\n')})\n`;
}

/** Lines of label and value, in two columns. */
function pairs(
  rows: readonly (readonly [string, string])[],
  options = 'columns: (auto, auto), column-gutter: 14pt, row-gutter: 7pt',
): string {
  return `grid(${options}, ${rows.map(([label, value]) => `[${l(label)}], align(right)[${l(value)}]`).join(', ')})`;
}

const iban4 = (iban: string) => iban.replace(/(.{4})(?=.)/g, '$1 ');
const legal =
  'En cas de retard de paiement, seront exigibles des pénalités au taux de trois fois l’intérêt légal, ainsi qu’une indemnité forfaitaire de 40 € pour frais de recouvrement. Pas d’escompte pour paiement anticipé.';
const taxRows = (s: Sample, { amount }: Style) =>
  s.vat.map(({ rate, tax }) => [`TVA ${rateText(rate)} %`, amount(tax)] as const);
const paidRows = (s: Sample, { amount }: Style, label = 'Acompte versé') =>
  s.prepaid > 0n ? [[label, `- ${amount(s.prepaid)}`] as const] : [];

const layout = (
  name: string,
  style: Style,
  source: (s: Sample, style: Style) => string,
  rest: Omit<InvoiceLayout, 'name' | 'source'> = {},
): InvoiceLayout => ({
  name,
  source: (sample) => source(sample, style),
  ...rest,
});

export const LAYOUTS: readonly InvoiceLayout[] = [
  layout(
    'classic',
    { amount: AMOUNT_STYLES.nbsp, date: DATE_STYLES.slashes },
    (s, y) => `${page(footer(s.seller))}
#text(weight: 600, size: 13pt)[${l(`${s.seller.name} ${s.seller.form}`)}] \\
${block([s.seller.street, `${s.seller.postcode} ${s.seller.city}`, 'Tél. 02 99 11 22 33', 'compta@exemple.fr'])}
#v(0.4cm)
#pad(left: 9.5cm)[${block(address(s.buyer))}]
#v(0.6cm)
#text(weight: 600, size: 15pt)[${l(`FACTURE N° ${s.number}`)}] \\
${block([`Date : ${y.date(s.issued)}`, `Votre commande n° ${s.order}`])}
#v(0.3cm)
${items(s, y)}
#align(right, ${pairs([['Total HT', y.amount(s.net)], ...taxRows(s, y), ['Total TTC', y.amount(s.grand)], ...paidRows(s, y), ['Net à payer', y.amount(s.dueAmount)]])})
${block([`Date d’échéance : ${y.date(s.due)}`, `Règlement par virement — IBAN : ${iban4(s.iban)} — BIC : ${s.bic}`, legal])}`,
  ),

  layout(
    'seller-right',
    { amount: AMOUNT_STYLES.narrow, date: DATE_STYLES.words },
    (s, y) => `${page()}
#grid(columns: (1fr, 1fr), [Facturé à : \\ ${block(address(s.buyer))} \\ ${l(`N° TVA client : ${s.buyer.vat}`)}], align(right)[${block([...address(s.seller), `SIRET : ${s.seller.siret}`, `TVA : ${s.seller.vat}`])}])
#v(0.8cm)
#align(center)[#text(size: 16pt, weight: 600)[Facture]] \\
${block([`Numéro de facture : ${s.number}`, `Date de facturation : ${y.date(s.issued)}`, `À régler avant le ${y.date(s.due)}`])}
#v(0.3cm)
${items(s, y, ['Description', 'Quantité', 'Prix unitaire', 'Montant'])}
#align(right, ${pairs([['Montant total HT', y.amount(s.net)], ['Montant TVA', y.amount(s.tax)], ['Montant total TTC', y.amount(s.grand)], ...paidRows(s, y, 'Déjà réglé'), ['Reste à payer', y.amount(s.dueAmount)]])})
${block([`IBAN ${s.iban}`, legal])}`,
  ),

  layout(
    'boxes',
    { amount: AMOUNT_STYLES.bare, date: DATE_STYLES.points },
    (s, y) => `${page(footer(s.seller))}
${block([...address(s.seller)])}
#v(0.3cm)
#grid(columns: (1fr, 1fr), [*Adresse de livraison* \\ Chantier des Lilas \\ 9 rue du Port \\ 29200 Brest], [*Adresse de facturation* \\ ${block(address(s.buyer))}])
#v(0.4cm)
#text(size: 14pt, weight: 600)[FACTURE]
#table(columns: 4, inset: 6pt, [N° facture], [Date], [Échéance], [Code client], [${l(s.number)}], [${l(y.date(s.issued))}], [${l(y.date(s.due))}], [C00417])
${items(s, y)}
#v(0.4cm)
#table(columns: (1fr, 1fr, 1fr, 1fr), [Total HT], [Total TVA], [Total TTC], [NET À PAYER], [${l(y.amount(s.net))}], [${l(y.amount(s.tax))}], [${l(y.amount(s.grand))}], [${l(`${y.amount(s.dueAmount)} €`)}])
${block([...(s.prepaid > 0n ? [`Acompte reçu le 02.01.2026 : ${y.amount(s.prepaid)} €`] : []), `IBAN : ${iban4(s.iban)}`, legal])}`,
  ),

  layout(
    'totals-left',
    { amount: AMOUNT_STYLES.points, date: DATE_STYLES.slashes },
    (s, y) => `${page()}
#grid(columns: (1fr, 1fr), [${block([...address(s.seller), `SIRET ${spacedNumber(s.seller.siret, [3, 3, 3, 5])}`, `N° TVA : ${s.seller.vat}`])}], [#v(1.2cm) CLIENT \\ ${block(address(s.buyer))} \\ ${l(`SIRET : ${s.buyer.siret}`)}])
#v(0.5cm)
${block([`Facture n° ${s.number} du ${y.date(s.issued)}`])}
${items(s, y)}
#grid(columns: (1fr, 1.2fr), column-gutter: 20pt, ${pairs([['Montant HT', y.amount(s.net)], ['TVA', y.amount(s.tax)], ['Montant TTC', y.amount(s.grand)], ...paidRows(s, y), ['Solde à payer', y.amount(s.dueAmount)]])}, table(columns: 3, [Taux], [Base HT], [Montant TVA], ${s.vat.map(({ rate, base, tax }) => `[${l(`${rateText(rate)} %`)}], [${l(y.amount(base))}], [${l(y.amount(tax))}]`).join(', ')}))
${block([`Échéance : ${y.date(s.due)}`, `RIB : ${iban4(s.iban)} BIC ${s.bic}`, legal])}`,
  ),

  layout(
    'english',
    { amount: AMOUNT_STYLES.english, date: DATE_STYLES.iso },
    (s, y) => `${page()}
#text(size: 20pt, weight: 600)[INVOICE]
#grid(columns: (1fr, 1fr), [*From* \\ ${block([...address(s.seller), `VAT No: ${s.seller.vat}`])}], [*Bill to* \\ ${block(address(s.buyer))}])
#v(0.4cm)
${block([`Invoice number: ${s.number}`, `Invoice date: ${y.date(s.issued)}`, `Due date: ${y.date(s.due)}`, `PO number: ${s.order}`])}
${items(s, y, ['Description', 'Qty', 'Unit price', 'Amount'])}
#align(right, ${pairs([['Subtotal', y.amount(s.net)], ...s.vat.map(({ rate, tax }) => [`VAT ${rate}%`, y.amount(tax)] as const), ['Total', y.amount(s.grand)], ...(s.prepaid > 0n ? [['Amount paid', `-${y.amount(s.prepaid)}`] as const] : []), ['Amount due', y.amount(s.dueAmount)]])})
${block([`IBAN: ${iban4(s.iban)}`, `SWIFT/BIC: ${s.bic}`])}`,
  ),

  layout(
    'siret-in-footer',
    { amount: AMOUNT_STYLES.nbsp, date: DATE_STYLES.words },
    (s, y) => `${page(footer(s.seller))}
#text(size: 26pt, weight: 600, fill: rgb("#0B5351"))[${l(s.seller.name.split(' ')[0] ?? '')}]
#v(0.6cm)
#pad(left: 10cm)[${block(address(s.buyer, false))}]
#v(1cm)
#align(right)[${l(`${s.seller.city}, le ${y.date(s.issued)}`)}]
*${l(`Facture n° ${s.number}`)}*
${items(s, y)}
#align(right, ${pairs([['Total hors taxes', y.amount(s.net)], ['Total TVA', y.amount(s.tax)], ['Total toutes taxes comprises', y.amount(s.grand)], ...paidRows(s, y, 'Acompte'), ['NET À PAYER', y.amount(s.dueAmount)]])})
${block([`Paiement à effectuer au plus tard le ${y.date(s.due)}.`, `Coordonnées bancaires : IBAN ${iban4(s.iban)}`, legal])}`,
  ),

  layout(
    'exempt',
    { amount: AMOUNT_STYLES.nbsp, date: DATE_STYLES.slashes },
    (s, y) => `${page()}
${block([`${s.seller.name.replace(/^(?:SARL|SAS) /, '')} EI`, s.seller.street, `${s.seller.postcode} ${s.seller.city}`, `SIRET : ${s.seller.siret}`, 'Tél : 06 12 34 56 78'])}
#v(0.5cm)
#pad(left: 9.6cm)[${block(address(s.buyer))}]
#v(0.6cm)
#text(size: 14pt)[${l(`Facture ${s.number}`)}] \\
${block([`Date de la facture : ${y.date(s.issued)}`, `Date limite de paiement : ${y.date(s.due)}`])}
${items(s, y, ['Prestation', 'Qté', 'Prix unitaire', 'Total'])}
#align(right, ${pairs([['Total', y.amount(s.net)], ...paidRows(s, y), ['Net à payer', y.amount(s.dueAmount)]])})
${block(['TVA non applicable, art. 293 B du CGI', `IBAN : ${s.iban}`, legal])}`,
    { exempt: true, hides: ['seller.name', 'taxTotal'] },
  ),

  layout('several-pages', { amount: AMOUNT_STYLES.bare, date: DATE_STYLES.slashes }, (s, y) => {
    const filler = Array.from(
      { length: 44 },
      (_, i) => `[${l(`Position ${i + 1}, pour mémoire`)}], align(right)[1], align(right)[0,00]`,
    ).join(', ');
    const half = s.lines
      .slice(0, 1)
      .map((line) => `[${l(line.label)}], align(right)[${line.quantity}], align(right)[${l(y.amount(line.net))}]`)
      .join(', ');
    const rest = s.lines
      .slice(1)
      .map((line) => `, [${l(line.label)}], align(right)[${line.quantity}], align(right)[${l(y.amount(line.net))}]`)
      .join('');
    return `${page(`, header: text(size: 8pt)[${l(`Facture N° ${s.number} du ${y.date(s.issued)}`)} #h(1fr) Page #context counter(page).display()]${footer(s.seller).replace(/^,/, ',')}`)}
#grid(columns: (1fr, 1fr), [${block([...address(s.seller)])}], [*Client :* \\ ${block(address(s.buyer))}])
#v(0.5cm)
#table(columns: (1fr, auto, auto), stroke: none, inset: 4pt, [Libellé], [Quantité], [Montant HT], ${half}, ${filler}, [Sous-total à reporter], [], align(right)[${l(y.amount(s.lines[0]?.net as Cents))}], ${filler}${rest})
#align(right, ${pairs([['Total HT', y.amount(s.net)], ...taxRows(s, y), ['Total TTC', y.amount(s.grand)], ...paidRows(s, y), ['Net à payer en euros', y.amount(s.dueAmount)]])})
${block([`Échéance le ${y.date(s.due)}`, `IBAN : ${iban4(s.iban)}`, legal])}`;
  }),

  layout(
    'typewriter',
    { amount: AMOUNT_STYLES.plain, date: DATE_STYLES.short },
    (s, y) => `${page()}${sans}
${block([...address(s.seller), `SIREN ${s.seller.siren}`])}
#v(0.5cm)
#pad(left: 9cm)[${block(['DOIT :', ...address(s.buyer).map((line) => line.toUpperCase())])}]
#v(0.5cm)
${block([`FACTURE NO: ${s.number}`, `DATE      : ${y.date(s.issued)}`, `ECHEANCE  : ${y.date(s.due)}`, 'Montants exprimés en euros'])}
${items(s, y)}
${pairs([['TOTAL H.T.', y.amount(s.net)], ['T.V.A.', y.amount(s.tax)], ['TOTAL T.T.C.', y.amount(s.grand)], ...paidRows(s, y, 'ACOMPTE RECU'), ['NET A PAYER', y.amount(s.dueAmount)]]).replace(/^/, '#')}
${block([`IBAN ${s.iban}`])}`,
    { hides: ['buyer.name', 'buyer.city', 'seller.vat'] },
  ),

  layout(
    'labels-above',
    { amount: AMOUNT_STYLES.glued, date: DATE_STYLES.slashes },
    (s, y) => `${page()}
#grid(columns: (1fr, 1fr, 1fr), row-gutter: 5pt, text(size: 7pt)[FACTURE N°], text(size: 7pt)[ÉMISE LE], text(size: 7pt)[À PAYER AVANT LE], [${l(s.number)}], [${l(y.date(s.issued))}], [${l(y.date(s.due))}])
#v(0.6cm)
#grid(columns: (1fr, 1fr), [#text(size: 7pt)[ÉMETTEUR] \\ ${block([...address(s.seller), `SIRET ${s.seller.siret}`, `TVA ${s.seller.vat}`])}], [#text(size: 7pt)[DESTINATAIRE] \\ ${block(address(s.buyer))}])
#v(0.5cm)
${items(s, y)}
#align(right, ${pairs([['Total HT', y.amount(s.net)], ['Total TVA', y.amount(s.tax)], ['Total TTC', y.amount(s.grand)], ...paidRows(s, y, 'Montant déjà payé'), ['Montant dû', y.amount(s.dueAmount)]])})
${block([`IBAN : ${iban4(s.iban)}`])}`,
  ),

  layout(
    'rate-table',
    { amount: AMOUNT_STYLES.before, date: DATE_STYLES.words },
    (s, y) => `${page(footer(s.seller))}
#grid(columns: (1fr, 1fr), [${block([`${s.seller.name}`, s.seller.street, `${s.seller.postcode} ${s.seller.city}`, 'Email : contact@exemple.fr'])}], [#v(1cm) ${block(address(s.buyer))}])
#v(0.6cm)
#text(size: 13pt)[${l(`FACTURE ${s.number}`)}] #h(1fr) ${l(`Date : ${y.date(s.issued)}`)}
${items(s, y)}
#table(columns: 4, [Code], [Base HT], [Taux], [Montant TVA], ${s.vat.map(({ rate, base, tax }, i) => `[${i + 1}], [${l(y.amount(base))}], [${l(rateText(rate))}], [${l(y.amount(tax))}]`).join(', ')})
#align(right, ${pairs([['Sous-total HT', y.amount(s.net)], ['dont TVA', y.amount(s.tax)], ['TOTAL TTC', y.amount(s.grand)], ...paidRows(s, y, 'Règlement reçu'), ['Solde dû', y.amount(s.dueAmount)]])})
${block([`Conditions de règlement : paiement le ${y.date(s.due)} par virement`, `IBAN ${iban4(s.iban)} BIC ${s.bic}`, legal])}`,
  ),

  layout(
    'credit-note',
    { amount: AMOUNT_STYLES.nbsp, date: DATE_STYLES.slashes },
    (s, y) => `${page(footer(s.seller))}
${block([...address(s.seller)])}
#pad(left: 9.5cm)[Client \\ ${block(address(s.buyer))}]
#v(0.5cm)
#text(size: 14pt, weight: 600)[${l(`AVOIR N° ${s.number}`)}] \\
${block([`Date : ${y.date(s.issued)}`, 'Avoir sur la facture n° FA-2025-9910 du 02/11/2025'])}
${items(s, y)}
#align(right, ${pairs([
      ['Total HT', y.amount(s.net)],
      ['TVA', y.amount(s.tax)],
      ['Total TTC', y.amount(s.grand)],
    ])})`,
    { credit: true, hides: ['dueDate', 'iban', 'prepaid'] },
  ),

  layout(
    'letter-spaced',
    { amount: AMOUNT_STYLES.nbsp, date: DATE_STYLES.slashes },
    (s, y) => `${page(footer(s.seller))}
#block(fill: rgb("#0B5351"), width: 100%, inset: 10pt)[#text(fill: white, size: 17pt, tracking: 5pt)[FACTURE] #h(1fr) #text(fill: white)[${l(`N° ${s.number}`)}]]
#grid(columns: (1fr, 1fr), [${block([...address(s.seller), 'www.exemple.fr'])}], [*À l’attention de :* \\ ${block(address(s.buyer))}])
#v(0.4cm)
#grid(columns: (auto, 1fr), column-gutter: 10pt, row-gutter: 6pt, [Date d’émission], [${l(y.date(s.issued))}], [Date d’échéance], [${l(y.date(s.due))}])
${items(s, y)}
#align(right)[#block(width: 7.5cm)[#table(columns: (1fr, auto), stroke: none, [TOTAL HT], align(right)[${l(y.amount(s.net))}], ${taxRows(
      s,
      y,
    )
      .map(([a, b]) => `[${l(a)}], align(right)[${l(b)}]`)
      .join(', ')}, [TOTAL TTC], align(right)[${l(y.amount(s.grand))}]${paidRows(s, y)
      .map(([a, b]) => `, [${l(a)}], align(right)[${l(b)}]`)
      .join('')}, [*À PAYER*], align(right)[*${l(y.amount(s.dueAmount))}*])]]
${block([`IBAN : ${iban4(s.iban)}`, legal])}`,
  ),

  layout(
    'terms',
    { amount: AMOUNT_STYLES.nbsp, date: DATE_STYLES.slashes },
    (s, y) => `${page(footer(s.seller))}
${block([...address(s.seller), 'compta@exemple.fr'])}
#v(0.4cm)
#pad(left: 9.5cm)[${block(address(s.buyer))}]
#v(0.4cm)
*NOTE D’HONORAIRES* \\
${block([`Réf. facture : ${s.number}`, `Date facture : ${y.date(s.issued)}`, `Conditions de paiement : ${(Date.parse(s.due) - Date.parse(s.issued)) / 86_400_000} jours date de facture`])}
${items(s, y)}
#align(right, ${pairs([['Total général HT', y.amount(s.net)], ['Montant de la TVA', y.amount(s.tax)], ['Total facture TTC', y.amount(s.grand)], ...paidRows(s, y, 'Acomptes déjà versés'), ['Net à régler', y.amount(s.dueAmount)]])})
${block([`IBAN : ${iban4(s.iban)}`, legal])}`,
  ),
];
