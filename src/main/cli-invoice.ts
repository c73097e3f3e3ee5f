import { refusalMessage } from '../features/invoice-files/french-refusals.ts';
import { pagesText, warningMessage } from '../features/invoice-files/french-warnings.ts';
import type {
  AmountRead,
  InvoiceReading,
  PartialReading,
  PartyRead,
} from '../features/invoice-files/invoice-reading.ts';
import { readAnyInvoice } from '../features/invoice-files/read-any-invoice.ts';
import type { ReadRefusal } from '../features/invoice-files/refusals.ts';
import type { ScanProgress } from '../features/invoice-files/scan/scan.worker.ts';
import type { Result } from '../kernel/result.ts';
import { printable, readFiles } from './cli-files.ts';

/** `invoice read FILE... [--json]`: what invoices say, one JSON object a line or a short French summary. */
export function run(args: string[]): Promise<number> {
  return readFiles(
    args,
    'invoice read FICHIER... [--json]',
    (bytes) => readAnyInvoice(bytes, { progress: told }),
    (file, result, json) => (json ? JSON.stringify(asJson(file, result)) : summary(file, result)),
  );
}

/** A person who waits for a scan sees how far it is read; a script sees nothing of it. */
function told({ page, pages, percent }: ScanProgress) {
  if (!process.stderr.isTTY) return;
  process.stderr.write(
    `\r  lecture de l’image, page ${page} sur ${pages} : ${percent} %${percent === 100 ? '\n' : ''}`,
  );
}

/**
 * The object printed for a file: amounts as the file writes them, days ISO, absent what the file does not say. A file of several
 * invoices is still one line, refused as one invoice (`several-invoices`); `invoices` gives each with its `pages` and its own outcome.
 */
function asJson(file: string, result: Result<InvoiceReading, ReadRefusal>) {
  return { file, ...outcomeJson(result) };
}

function outcomeJson(result: Result<InvoiceReading, ReadRefusal>): object {
  if (!result.refused) return { outcome: 'accepted', ...invoiceJson(result.value) };
  const { refusal } = result;
  const refused = { outcome: 'refused', refusal: { kind: refusal.kind, message: refusalMessage(refusal) } };
  if (refusal.kind === 'several-invoices') {
    const { pageCount, unread, invoices } = refusal;
    const each = invoices.map(({ pages, reading }) => ({ pages, ...outcomeJson(reading) }));
    return { ...refused, pageCount, unreadPages: unread, invoices: each };
  }
  if (refusal.kind !== 'incomplete-reading') return refused;
  return { ...refused, missing: refusal.missing, partial: invoiceJson(refusal.partial) };
}

function invoiceJson(invoice: PartialReading) {
  const text = (amount: AmountRead | undefined) => amount?.text;
  return {
    syntax: invoice.syntax,
    profile: invoice.profile,
    process: invoice.process,
    typeCode: invoice.typeCode,
    number: invoice.number,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    dueDates: invoice.dueDates.length > 1 ? invoice.dueDates : undefined,
    deliveryDate: invoice.deliveryDate,
    currency: invoice.currency,
    lineTotal: text(invoice.lineTotal),
    netTotal: text(invoice.netTotal),
    taxTotal: text(invoice.taxTotal),
    grandTotal: text(invoice.grandTotal),
    prepaid: text(invoice.prepaid),
    dueAmount: text(invoice.dueAmount),
    seller: partyJson(invoice.seller),
    buyer: partyJson(invoice.buyer),
    payee: invoice.payee && partyJson(invoice.payee),
    ibans: invoice.accounts.map((account) => account.text),
    paymentMeans: invoice.paymentMeans,
    paymentReference: invoice.paymentReference,
    paymentTerms: invoice.paymentTerms,
    buyerReference: invoice.buyerReference,
    orderReference: invoice.orderReference,
    contractReference: invoice.contractReference,
    preceding: invoice.preceding,
    lineCount: invoice.lineCount,
    attachment: invoice.attachment,
    notes: invoice.notes.map(({ code, text: content }) => ({ code: code ?? null, text: content })),
    confidence:
      invoice.evidence && Object.fromEntries(invoice.evidence.map(({ name, confidence }) => [name, confidence])),
    evidence: invoice.evidence,
    warnings: invoice.warnings.map((warning) => ({ kind: warning.kind, message: warningMessage(warning) })),
  };
}

function partyJson(party: PartyRead) {
  const { name, siren, siret, vat, postcode, city, country, tradingName, taxNumber } = party;
  return { name, siren, siret, vat, postcode, city, country, tradingName, taxNumber };
}

function summary(file: string, result: Result<InvoiceReading, ReadRefusal>): string {
  if (!result.refused || result.refusal.kind !== 'several-invoices') return oneSummary(printable(file), result);
  const { refusal } = result;
  const each = refusal.invoices.map(({ pages, reading }) =>
    oneSummary(`${printable(file)}, ${pagesText(pages)}`, reading),
  );
  return [`${printable(file)}\n  ${printable(refusalMessage(refusal))}\n`, ...each].join('\n');
}

function oneSummary(title: string, result: Result<InvoiceReading, ReadRefusal>): string {
  const refusal = result.refused ? result.refusal : undefined;
  const invoice = result.refused ? refusal?.kind === 'incomplete-reading' && refusal.partial : result.value;
  const refused = refusal ? [['REFUSÉE', refusalMessage(refusal)]] : [];
  if (!invoice) return `${title}\n  REFUSÉE : ${refused[0]?.[1] && printable(refused[0][1])}\n`;
  const amount = (value: AmountRead | undefined) =>
    value === undefined ? 'non indiqué' : `${value.text} ${invoice.currency ?? ''}`.trim();
  const lines = [
    ...refused,
    [
      'Facture',
      `${invoice.number ?? 'sans numéro lu'}${invoice.typeCode === undefined ? '' : ` (type ${invoice.typeCode})`}`,
    ],
    ['Format', [invoice.syntax, invoice.profile].filter(Boolean).join(', ')],
    ['Émise le', invoice.issueDate ?? 'non indiqué'],
    ['Échéance', invoice.dueDates.join(', ') || invoice.paymentTerms || 'non indiquée'],
    ['Vendeur', partyLine(invoice.seller)],
    ['Acheteur', partyLine(invoice.buyer)],
    ['Hors taxe', amount(invoice.netTotal)],
    ['TVA', amount(invoice.taxTotal)],
    ['Toutes taxes', amount(invoice.grandTotal)],
    ...(invoice.prepaid ? [['Déjà payé', amount(invoice.prepaid)]] : []),
    ['À payer', amount(invoice.dueAmount)],
    ...(invoice.accounts.length > 0 ? [['IBAN', invoice.accounts.map(({ text }) => text).join(', ')]] : []),
    ...invoice.warnings.map((warning) => ['Attention', warningMessage(warning)]),
  ];
  return [title, ...lines.map(([label = '', text = '']) => `  ${label.padEnd(12)} : ${printable(text)}`), ''].join(
    '\n',
  );
}

function partyLine(party: PartyRead): string {
  const number = party.siret ? `SIRET ${party.siret}` : party.siren ? `SIREN ${party.siren}` : party.vat;
  const place = [party.postcode, party.city, party.country].filter(Boolean).join(' ');
  return [party.name ?? 'non indiqué', number, place].filter(Boolean).join(', ');
}
