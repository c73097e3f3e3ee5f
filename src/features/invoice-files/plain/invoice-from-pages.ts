import { decimal } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { claimWarnings } from '../checks/claim-checks.ts';
import { sumWarnings } from '../checks/semantic-checks.ts';
import { present } from '../grammars/field-reading.ts';
import type { AmountRead, FieldEvidence, InvoiceReading, PartialReading, Syntax } from '../invoice-reading.ts';
import type { FieldRef, ReadWarning } from '../read-warnings.ts';
import type { MissingField, ReadRefusal } from '../refusals.ts';
import { type AmountIn, amountsIn } from '../words/french-amounts.ts';
import { type Layout, layoutOf } from '../words/layout.ts';
import type { PageText } from '../words/page-text.ts';
import { documentTitle, type Title } from './document-kind.ts';
import type { Found } from './found.ts';
import { accountsOf } from './identifiers.ts';
import { invoiceDates } from './invoice-dates.ts';
import { invoiceNumber } from './invoice-number.ts';
import { mentionsOf, saysExempt, saysPaid } from './mentions.ts';
import { partiesOf } from './parties.ts';
import { partyRead } from './party-read.ts';
import { depositInvoices, precedingInvoices, references, replacedInvoices } from './references.ts';
import { timesWritten, totalsOf } from './totals.ts';

/** Below this, a value is shown as doubtful. */
export const DOUBTFUL_BELOW = 75;

/** The fields whose doubt is told, by the EN 16931 term that warnings speak of. */
const TERMS: Record<string, FieldRef> = {
  number: { term: 'BT-1' },
  issueDate: { term: 'BT-2' },
  dueDate: { term: 'BT-9' },
  currency: { term: 'BT-5' },
  netTotal: { term: 'BT-109' },
  taxTotal: { term: 'BT-110' },
  grandTotal: { term: 'BT-112' },
  prepaid: { term: 'BT-113' },
  dueAmount: { term: 'BT-115' },
  'seller.name': { term: 'BT-27', party: 'seller' },
  'buyer.name': { term: 'BT-44', party: 'buyer' },
};

/** Reads one invoice in the words of its pages, whether drawn as text or recognised in a picture. Pure. */
export function invoiceFromPages(pages: readonly PageText[], syntax: Syntax): Result<InvoiceReading, ReadRefusal> {
  const layout = layoutOf(pages);
  const scanned = syntax !== 'pdf-text';
  const title = documentTitle(layout);
  if (title?.value.kind === 'other') {
    return refuse({ kind: 'not-an-invoice', document: title.value.document, name: title.text });
  }
  const number = invoiceNumber(layout, title);
  const dates = invoiceDates(layout, title, number?.value);
  const amounts = layout.rows.flatMap(({ cells }) => cells.flatMap(amountsIn));
  const exempt = saysExempt(layout);
  const paid = saysPaid(layout);
  const titled = title?.value.kind === 'invoice' ? title.value.typeCode : undefined;
  const totals = totalsOf(layout, {
    exempt,
    scanned,
    paid: paid !== undefined,
    isDeposit: titled === '386',
    written: timesWritten(amounts),
  });
  const found = partiesOf(layout);
  const accounts = accountsOf(layout, scanned);
  const [seller, buyer] = [partyRead(found.seller, scanned), partyRead(found.buyer, scanned)];
  const currency = currencyOf(
    totals.currency,
    amounts,
    layout,
    seller.country === 'FR' || seller.validSiren !== undefined,
  );
  const evidence: FieldEvidence[] = [];
  const take = <T>(name: string, value: Found<T> | undefined, shown: (value: T) => string = String): T | undefined => {
    if (!value) return undefined;
    const { text, page, box, confidence, why, label } = value;
    const places = { x: tenth(box.x), y: tenth(box.y), width: tenth(box.width), height: tenth(box.height) };
    evidence.push({
      name,
      value: shown(value.value),
      text,
      page,
      box: places,
      confidence,
      why,
      ...(label ? { label } : {}),
    });
    return value.value;
  };
  const amount = (name: string, value: Found<bigint> | undefined): AmountRead | undefined => {
    const cents = take(name, value, (each) => decimal(each as never));
    if (cents === undefined) return undefined;
    return { text: decimal(cents as never), ...(currency.value === 'EUR' ? { cents: cents as never } : {}) };
  };
  const replaced = titled === '380' ? replacedInvoices(layout, number?.value) : [];
  const typeCode = replaced.length > 0 ? '384' : titled;
  if (title) take('typeCode', { ...title, value: typeCode ?? '' });
  const { orderReference, paymentReference } = references(layout);
  const preceding =
    replaced.length > 0
      ? replaced
      : typeCode === '381' || typeCode === '384'
        ? precedingInvoices(layout, number?.value)
        : typeCode === '380'
          ? depositInvoices(layout, number?.value)
          : [];
  const draft = {
    ...present({
      typeCode,
      number: take('number', number),
      issueDate: take('issueDate', dates.issue),
      dueDate: take('dueDate', dates.due),
      currency: take('currency', currency.found) ?? currency.value,
      netTotal: amount('netTotal', totals.net),
      taxTotal: amount('taxTotal', totals.tax),
      grandTotal: amount('grandTotal', totals.grand),
      prepaid: amount('prepaid', totals.prepaid),
      dueAmount: amount('dueAmount', totals.due),
      orderReference: take('orderReference', orderReference),
      paymentReference: take('paymentReference', paymentReference),
      paymentTerms: take('paymentTerms', dates.terms),
    }),
    syntax,
    dueDates: dates.dueDates,
    vatLines: totals.vat.map(({ rate, base, tax }) => ({
      rate,
      basis: read(base, currency.value),
      tax: read(tax, currency.value),
    })),
    seller,
    buyer,
    accounts: accounts.map(({ account, iban, bic }) => {
      take('iban', account);
      return { text: account.value, ...present({ iban, bic }) };
    }),
    paymentMeans: [],
    preceding,
    notes: mentionsOf(layout),
    lineCount: 0,
  };
  for (const [role, party] of [['seller', found.seller] as const, ['buyer', found.buyer] as const]) {
    take(`${role}.name`, party.name);
    take(`${role}.place`, party.place, ({ postcode, city }) => `${postcode} ${city}`);
    for (const each of party.numbers) if (each.valid || !scanned) take(`${role}.${each.kind}`, each);
  }
  return finished(draft, evidence, title, paid === undefined ? [] : [{ kind: 'marked-paid', text: paid }]);
}

const tenth = (value: number) => Math.round(value * 10) / 10;

function read(amount: AmountIn, currency: string | undefined): AmountRead {
  return { text: amount.decimal, ...(currency === 'EUR' ? { cents: amount.cents } : {}) };
}

type Draft = Omit<PartialReading, 'warnings' | 'evidence'>;

function finished(
  draft: Draft,
  evidence: readonly FieldEvidence[],
  title: Title | undefined,
  said: readonly ReadWarning[],
): Result<InvoiceReading, ReadRefusal> {
  const doubts = evidence.flatMap(({ name, text, confidence }): ReadWarning[] => {
    const field = TERMS[name];
    return field && confidence < DOUBTFUL_BELOW ? [{ kind: 'doubtful-reading', field, text, confidence }] : [];
  });
  const whole = { ...draft, number: draft.number ?? '' };
  // A sum that fails says more than the doubt it causes, and comes first.
  const warnings = [...said, ...sumWarnings(whole, []), ...claimWarnings(whole), ...doubts];
  const reading = { ...draft, evidence, warnings };
  const missing: MissingField[] = [
    ...(title ? [] : (['title'] as const)),
    ...(draft.number === undefined ? (['number'] as const) : []),
    ...(draft.issueDate === undefined ? (['issueDate'] as const) : []),
    ...(draft.grandTotal === undefined && draft.dueAmount === undefined ? (['total'] as const) : []),
  ];
  const { number } = draft;
  if (number === undefined || missing.some((field) => field !== 'title')) {
    return refuse({ kind: 'incomplete-reading', missing, partial: reading });
  }
  return ok({ ...reading, number });
}

/** The currency beside the totals, else the only one of the document, else the euro of a seller that is French. */
function currencyOf(
  beside: string | undefined,
  amounts: readonly AmountIn[],
  layout: Layout,
  isFrench: boolean,
): { value?: string; found?: Found<string> } {
  const signed = amounts.filter(({ currency }) => currency !== undefined);
  const named = new Set(signed.map(({ currency }) => currency));
  const value = beside ?? (named.size === 1 ? signed[0]?.currency : undefined);
  const at =
    signed.findLast(({ currency, whole }) => currency === value && !whole) ??
    signed.findLast(({ currency }) => currency === value);
  if (value && at) {
    return { value, found: { value, text: at.text, page: at.page, box: at.box, confidence: 97, why: 'symbol' } };
  }
  if (named.size > 0) return {};
  const words = layout.rows.flatMap(({ cells }) => cells).find(({ folded }) => /€|\beur(?:os?)?\b/.test(folded));
  const box = words ?? layout.rows[0]?.cells[0];
  if (!box || (!words && !isFrench)) return {};
  const found: Found<string> = {
    value: 'EUR',
    text: words?.text.slice(0, 60) ?? '',
    page: box.page,
    box,
    confidence: words ? 92 : 60,
    why: words ? 'symbol' : 'computed',
  };
  return { value: 'EUR', found };
}
