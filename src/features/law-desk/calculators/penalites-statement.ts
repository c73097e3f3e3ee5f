import { conventionText, interestStartOf } from '../../../law/penalites-de-retard/convention.ts';
import { conventionEnglish } from './convention-english.ts';
import { type PenalitesForm, partiesInAddress } from './penalites-form.ts';
import type { InvoiceResult, PenalitesResult, TableRow } from './present-penalites.ts';
import { formats, type Language, say, type Values, type Words } from './say.ts';

/** The folder that the PdfRenderer of the statement is given. */
export const statementsFolder = new URL('./statements/', import.meta.url);

const texts = {
  title: ['Décompte des pénalités de retard', 'Statement of late-payment penalties'],
  on: ['arrêté au {on:day}', 'as of {on:day}'],
  from: ['Créancier', 'Creditor'],
  to: ['Débiteur', 'Debtor'],
  total: ['Total dû au {on:day}', 'Total due on {on:day}'],
  principal: ['Principal restant', 'Outstanding principal'],
  interest: ['Pénalités', 'Penalties'],
  indemnity: ['Indemnité forfaitaire', 'Fixed indemnity'],
  invoice: ['Facture {reference}', 'Invoice {reference}'],
  nameless: ['Facture {n}', 'Invoice {n}'],
  due: [
    '{principal:amount} toutes taxes comprises, à payer au plus tard le {due:day}.',
    '{principal:amount} tax included, due on {due:day}.',
  ],
  payment: [
    '{on:short} : paiement de {amount:amount}, dont {interest:amount} sur les pénalités, {indemnity:amount} sur l’indemnité, {principal:amount} sur la facture',
    '{on:short}: payment of {amount:amount}, of which {interest:amount} to penalties, {indemnity:amount} to the indemnity, {principal:amount} to the invoice',
  ],
  credit: [
    '{on:short} : avoir de {amount:amount}, déduit de la facture',
    '{on:short}: credit note of {amount:amount}, taken off the invoice',
  ],
  creditBeyond: [
    '{on:short} : avoir de {amount:amount}, dont {principal:amount} sur la facture, {interest:amount} sur les pénalités, {indemnity:amount} sur l’indemnité ; {surplus:amount} en faveur du débiteur',
    '{on:short}: credit note of {amount:amount}, of which {principal:amount} to the invoice, {interest:amount} to penalties, {indemnity:amount} to the indemnity; {surplus:amount} owed to the debtor',
  ],
  convention: ['Comment c’est compté', 'How it is counted'],
  settings: ['Ce qui n’est pas tranché', 'What is not settled'],
  sources: ['Textes appliqués', 'Texts applied'],
  conflict: ['Sources en désaccord : {conflict}', 'Sources disagree: {conflict}'],
  page: [
    'Calcul public de Recouvrance, à vérifier avant usage en justice',
    'Public computation by Recouvrance, to be checked before use in court',
  ],
} satisfies Record<string, Words>;

const columns: Words[] = [
  ['Période', 'Period'],
  ['Jours', 'Days'],
  ['Taux', 'Rate'],
  ['Base', 'Base'],
  ['Intérêts', 'Interest'],
  ['Textes', 'Texts'],
];

const sums: Record<InvoiceResult['sum'][number]['kind'], Words> = {
  invoice: ['Facture, toutes taxes comprises', 'Invoice, tax included'],
  credited: ['Avoirs', 'Credit notes'],
  interest: ['Pénalités de {days} jours', 'Penalties for {days} days'],
  indemnity: ['Indemnité forfaitaire pour frais de recouvrement', 'Fixed indemnity for recovery costs'],
  paid: ['Paiements reçus', 'Payments received'],
  total: ['Dû au {on:day}', 'Due on {on:day}'],
};

/** What the template prints: every text ready, in one language, nothing left to compute. */
export function statementOf(form: PenalitesForm, result: PenalitesResult, language: Language) {
  const write = (words: Words, values?: Values) => say(values ? { words, values } : { words }, language);
  const amount = (text: string) => formats[language].amount?.(text) ?? text;
  const { fields } = form;
  const start = interestStartOf(partiesInAddress[form.parties]);
  return {
    language,
    title: write(texts.title),
    on: write(texts.on, { on: result.on }),
    parties: (['de', 'a'] as const)
      .map((name) => ({ label: write(name === 'de' ? texts.from : texts.to), name: fields.text(name) }))
      .filter(({ name }) => name !== ''),
    total: { label: write(texts.total, { on: result.on }), amount: amount(result.total) },
    parts: (['principal', 'interest', 'indemnity'] as const).map((part) => ({
      label: write(texts[part]),
      amount: amount(result[part]),
    })),
    columns: columns.map((words) => write(words)),
    invoices: result.invoices.map((invoice) => ({
      title:
        invoice.reference === ''
          ? write(texts.nameless, { n: invoice.number })
          : write(texts.invoice, { reference: invoice.reference }),
      due: write(texts.due, { principal: invoice.principal, due: invoice.dueOn }),
      rows: invoice.rows.map((row) => rowOf(row, language)),
      sum: invoice.sum.map((line) => ({
        label: write(sums[line.kind], { days: invoice.daysLate, on: result.on }),
        amount: amount(line.amount),
        isTotal: line.kind === 'total',
      })),
      warnings: invoice.warnings.map((warning) => say(warning, language)),
    })),
    convention: { label: write(texts.convention), text: write([conventionText(start), conventionEnglish(start)]) },
    settings: {
      label: write(texts.settings),
      list: result.settings.map(({ phrase, sources }) => ({
        text: say(phrase, language),
        sources: sources.length > 0 ? `(${sources.join(', ')})` : '',
      })),
    },
    sources: {
      label: write(texts.sources),
      list: result.sources.map((source) => ({
        number: source.number,
        label: source.label,
        url: source.url ?? '',
        read: say(source.readWords, language),
        note: source.note ?? '',
        conflict: source.conflict === null ? '' : write(texts.conflict, { conflict: source.conflict }),
      })),
    },
    footer: write(texts.page),
  };
}

function rowOf(row: TableRow, language: Language): { cells: string[] } | { text: string } {
  const write = (words: Words, values: Values) => say({ words, values }, language);
  const { amount, rate, short } = formats[language];
  if (!amount || !rate || !short) throw new Error('a format is missing');
  if (row.kind === 'interest') {
    return {
      cells: [
        `${short(row.from)} – ${short(row.to)}`,
        String(row.days),
        rate(row.rate),
        amount(row.base),
        amount(row.interest),
        row.sources.join(', '),
      ],
    };
  }
  if (row.kind === 'credit-note') {
    if (row.setOff === null) return { text: write(texts.credit, { on: row.on, amount: row.amount }) };
    const { toInterest, toIndemnity, toPrincipal, surplus } = row.setOff;
    const parts = { principal: toPrincipal, interest: toInterest, indemnity: toIndemnity, surplus };
    return { text: write(texts.creditBeyond, { on: row.on, amount: row.amount, ...parts }) };
  }
  const { on, toInterest: interest, toIndemnity: indemnity, toPrincipal: principal } = row;
  return { text: write(texts.payment, { on, amount: row.amount, interest, indemnity, principal }) };
}
