import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import { type Cents, decimal, minus, percentText, plus, sumOf, ZERO } from '../../../kernel/money.ts';
import type { Source } from '../../../law/citation.ts';
import { amountOwed, totalOwed } from '../../../law/penalites-de-retard/amount-owed.ts';
import { conventionReasons } from '../../../law/penalites-de-retard/convention.ts';
import type { Owed, OwedRefusal } from '../../../law/penalites-de-retard/owed.ts';
import type { LawInForce } from '../../../law/schedule.ts';
import { warningPhrase } from './owed-warnings.ts';
import type { InvoiceFacts, PenalitesForm } from './penalites-form.ts';
import { numberedSources, type SourceView } from './present-sources.ts';
import type { Phrase, Words } from './say.ts';
import type { TypedFields } from './typed-fields.ts';

/** A line of the table: interest of some days, or what a payment or a credit note did. Amounts are decimal strings. */
export type TableRow =
  | {
      kind: 'interest';
      from: CivilDate;
      to: CivilDate;
      days: number;
      rate: string;
      base: string;
      interest: string;
      sources: number[];
    }
  | { kind: 'payment'; on: CivilDate; amount: string; toInterest: string; toIndemnity: string; toPrincipal: string }
  | { kind: 'credit-note'; on: CivilDate; amount: string };

export type InvoiceResult = {
  number: number;
  reference: string;
  principal: string;
  dueOn: CivilDate;
  daysLate: number;
  rows: TableRow[];
  /** How the total is made, with signs: the lines add up to the last. */
  sum: { kind: 'invoice' | 'credited' | 'interest' | 'indemnity' | 'paid' | 'total'; amount: string }[];
  total: string;
  warnings: Phrase[];
};

export type PenalitesResult = {
  on: CivilDate;
  invoices: InvoiceResult[];
  principal: string;
  interest: string;
  indemnity: string;
  total: string;
  /** What one more day would add, when it is known. */
  perDay: string | null;
  sources: SourceView[];
  hasDoubt: boolean;
};

/** The computation of every invoice of a form, or nothing and the fault at its field when the law or the facts refuse. */
export function presentPenalites(form: PenalitesForm, inForce: LawInForce): PenalitesResult | undefined {
  const { facts, on } = form;
  if (!facts || !on) return undefined;
  const computed: { invoice: InvoiceFacts; owed: Owed }[] = [];
  for (const invoice of facts) {
    const owed = amountOwed(invoice.facts, inForce);
    if (owed.refused) tellRefusal(form.fields, invoice.number, owed.refusal);
    else computed.push({ invoice, owed: owed.value });
  }
  if (form.fields.areFaulty) return undefined;
  const all = computed.map(({ owed }) => owed);
  const hasInterest = all.some((owed) => owed.lines.length > 0);
  const { sources, numbersOf } = numberedSources(
    ...all.map((owed) => owed.because),
    hasInterest ? conventionReasons : [],
  );
  const totals = totalOwed(all);
  return {
    on,
    invoices: computed.map(({ invoice, owed }) => presentInvoice(invoice, owed, numbersOf)),
    principal: decimal(totals.principal),
    interest: decimal(totals.interest),
    indemnity: decimal(totals.indemnity),
    total: decimal(totals.total),
    perDay: perDay(facts, totals.total, inForce),
    sources,
    hasDoubt: sources.some(({ read, conflict }) => read === 'unconfirmed' || conflict !== null),
  };
}

function perDay(facts: readonly InvoiceFacts[], total: Cents, inForce: LawInForce): string | null {
  const morrow = facts.map((one) => amountOwed({ ...one.facts, on: addDays(one.facts.on, 1) }, inForce));
  const later = morrow.flatMap((owed) => (owed.refused ? [] : [owed.value.total]));
  if (later.length < facts.length) return null;
  const more = minus(sumOf(later), total);
  return more > ZERO ? decimal(more) : null;
}

function presentInvoice(
  { number, reference, facts }: InvoiceFacts,
  owed: Owed,
  numbersOf: (because: readonly Source[]) => number[],
): InvoiceResult {
  const paid = (part: 'toInterest' | 'toIndemnity' | 'toPrincipal') => sumOf(owed.imputation.map((one) => one[part]));
  const credited = minus(minus(facts.principal, paid('toPrincipal')), owed.principal);
  const received = sumOf([paid('toInterest'), paid('toIndemnity'), paid('toPrincipal')]);
  const indemnity = plus(owed.indemnity, paid('toIndemnity'));
  const lines = [
    { kind: 'invoice' as const, amount: facts.principal },
    { kind: 'credited' as const, amount: minus(ZERO, credited) },
    { kind: 'interest' as const, amount: owed.accrued },
    { kind: 'indemnity' as const, amount: indemnity },
    { kind: 'paid' as const, amount: minus(ZERO, received) },
  ].filter((line) => line.amount !== ZERO);
  const daysLate = owed.lines.reduce((sum, line) => sum + line.days, 0);
  return {
    number,
    reference,
    principal: decimal(facts.principal),
    dueOn: facts.dueOn,
    daysLate,
    rows: rowsOf(facts, owed, numbersOf),
    sum: [...lines, { kind: 'total' as const, amount: owed.total }].map((line) => ({
      ...line,
      amount: decimal(line.amount),
    })),
    total: decimal(owed.total),
    warnings: owed.warnings.map(warningPhrase).filter((one) => one !== undefined),
  };
}

/** Interest, payments and credit notes in the order of time. */
function rowsOf(
  facts: InvoiceFacts['facts'],
  owed: Owed,
  numbersOf: (because: readonly Source[]) => number[],
): TableRow[] {
  const rows: [CivilDate, number, TableRow][] = owed.lines.map((line) => [
    line.to,
    0,
    {
      kind: 'interest',
      from: line.from,
      to: line.to,
      days: line.days,
      rate: percentText(line.rate),
      base: decimal(line.base),
      interest: decimal(line.interest),
      sources: numbersOf(line.because),
    },
  ]);
  for (const { on, amount } of facts.creditNotes) {
    if (on <= facts.on) rows.push([on, 1, { kind: 'credit-note', on, amount: decimal(amount) }]);
  }
  for (const { on, amount, toInterest, toIndemnity, toPrincipal } of owed.imputation) {
    const parts = { toInterest, toIndemnity, toPrincipal };
    const written = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, decimal(part)]));
    rows.push([on, 2, { kind: 'payment', on, amount: decimal(amount), ...written } as TableRow]);
  }
  return rows.sort(([a, rankA], [b, rankB]) => (a < b ? -1 : a > b ? 1 : rankA - rankB)).map(([, , row]) => row);
}

const rateNotKnown: Words = [
  'Le taux du {on:day} n’est pas encore connu : le calcul est possible jusqu’au {until:day}.',
  'The rate of {on:day} is not known yet: the computation is possible until {until:day}.',
];
const tooEarly: Words = [
  'Le taux du {on:day} n’est pas dans nos inForce, qui commencent plus tard.',
  'The rate of {on:day} is not in our inForce, which start later.',
];
const beforeInvoice: Words = [
  'Cette date précède celle de la facture, le {issued:day}.',
  'This date is before the date of the invoice, {issued:day}.',
];
const refused: Words = ['Cette valeur n’est pas possible ici.', 'This value is not possible here.'];

/** Puts a refusal of the law beside the field that it names. */
function tellRefusal(fields: TypedFields, number: number, refusal: OwedRefusal): void {
  if (refusal.kind === 'law-not-known-on') {
    const { on, coveredUntil } = refusal;
    if (coveredUntil !== undefined && coveredUntil < on) fields.fault('au', rateNotKnown, { on, until: coveredUntil });
    else fields.fault(`echeance${number}`, tooEarly, { on });
    return;
  }
  const field = fieldOf(refusal.argument, number);
  if (refusal.kind === 'before-invoice') fields.fault(field, beforeInvoice, { issued: refusal.issuedOn });
  else fields.fault(field, refused);
}

function fieldOf(argument: string, number: number): string {
  const names: Record<string, string> = {
    principal: `montant${number}`,
    dueOn: `echeance${number}`,
    on: 'au',
    contractualRate: 'taux',
    miseEnDemeureOn: 'demeure',
    payments: `emise${number}`,
    creditNotes: `emise${number}`,
  };
  return names[argument] ?? 'au';
}
