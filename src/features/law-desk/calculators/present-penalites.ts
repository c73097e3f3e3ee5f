import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import { type Cents, decimal, minus, percentText, plus, sumOf, ZERO } from '../../../kernel/money.ts';
import type { Source } from '../../../law/citation.ts';
import type { Imputation } from '../../../law/penalites-de-retard/accrual.ts';
import { amountOwed, totalOwed } from '../../../law/penalites-de-retard/amount-owed.ts';
import { conventionReasons } from '../../../law/penalites-de-retard/convention.ts';
import type { Owed, OwedRefusal } from '../../../law/penalites-de-retard/owed.ts';
import type { LawInForce } from '../../../law/schedule.ts';
import { warningPhrase } from './owed-warnings.ts';
import type { InvoiceFacts, PenalitesForm } from './penalites-form.ts';
import { numberedSources, type SourceView } from './present-sources.ts';
import type { Phrase, Words } from './say.ts';
import type { TypedFields } from './typed-fields.ts';
import { settingPhrases } from './words/setting-words.ts';

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
  /** With `toInterest` and the rest when it exceeds what is left of the invoice. */
  | { kind: 'credit-note'; on: CivilDate; amount: string; setOff: null | CreditParts };

type CreditParts = { toInterest: string; toIndemnity: string; toPrincipal: string; surplus: string };

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
  /** What no text decides, and the texts it is read in. */
  settings: { phrase: Phrase; sources: number[] }[];
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
  const settings = settingPhrases(all);
  const { sources, numbersOf } = numberedSources(
    ...all.map((owed) => owed.because),
    hasInterest ? conventionReasons : [],
    ...settings.map(({ because }) => because),
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
    settings: settings.map((one) => ({ phrase: one.phrase, sources: numbersOf(one.because) })),
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
  const to = (part: 'toInterest' | 'toIndemnity' | 'toPrincipal', kinds: readonly Imputation['kind'][]) =>
    sumOf(owed.imputation.filter(({ kind }) => kinds.includes(kind)).map((one) => one[part]));
  const paid = sumOf([to('toInterest', ['payment']), to('toIndemnity', ['payment']), to('toPrincipal', ['payment'])]);
  // What credit notes took off the principal, and what of them was set against the rest.
  const reduced = minus(minus(facts.principal, to('toPrincipal', ['payment'])), owed.principal);
  const setOff = plus(to('toInterest', ['credit-note']), to('toIndemnity', ['credit-note']));
  const credited = plus(reduced, setOff);
  const indemnity = plus(owed.indemnity, to('toIndemnity', ['payment', 'credit-note']));
  const lines = [
    { kind: 'invoice' as const, amount: facts.principal },
    { kind: 'credited' as const, amount: minus(ZERO, credited) },
    { kind: 'interest' as const, amount: owed.accrued },
    { kind: 'indemnity' as const, amount: indemnity },
    { kind: 'paid' as const, amount: minus(ZERO, paid) },
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
  const beyond = owed.imputation.filter(({ kind }) => kind === 'credit-note');
  for (const { on, amount } of facts.creditNotes) {
    if (on > facts.on) continue;
    const at = beyond.findIndex((one) => one.on === on && one.amount === amount);
    const [parts] = at < 0 ? [] : beyond.splice(at, 1);
    const setOff = parts ? { ...partsOf(parts), surplus: decimal(parts.surplus) } : null;
    rows.push([on, 1, { kind: 'credit-note', on, amount: decimal(amount), setOff }]);
  }
  for (const one of owed.imputation) {
    if (one.kind !== 'payment') continue;
    rows.push([one.on, 2, { kind: 'payment', on: one.on, amount: decimal(one.amount), ...partsOf(one) }]);
  }
  return rows.sort(([a, rankA], [b, rankB]) => (a < b ? -1 : a > b ? 1 : rankA - rankB)).map(([, , row]) => row);
}

function partsOf({ toInterest, toIndemnity, toPrincipal }: Imputation) {
  return { toInterest: decimal(toInterest), toIndemnity: decimal(toIndemnity), toPrincipal: decimal(toPrincipal) };
}

const rateNotKnown: Words = [
  'Le taux du {on:day} n’est pas encore connu : le calcul est possible jusqu’au {until:day}.',
  'The rate of {on:day} is not known yet: the computation is possible until {until:day}.',
];
const tooEarly: Words = [
  'Le taux du {on:day} n’est pas dans nos tables, qui commencent plus tard.',
  'The rate of {on:day} is not in our tables, which start later.',
];
const beforeInvoice: Words = [
  'Cette date précède celle de la facture, le {issued:day}.',
  'This date is before the date of the invoice, {issued:day}.',
];
const giveIssueDay: Words = [
  'Un mouvement du {on:day} précède l’échéance de plus d’un an : indiquez le jour où la facture a été émise.',
  'A movement of {on:day} is more than a year before the due date: give the day the invoice was issued.',
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
  if ('give' in refusal) fields.fault(field, giveIssueDay, { on: refusal.on });
  else if (refusal.kind === 'before-invoice') fields.fault(field, beforeInvoice, { issued: refusal.issuedOn });
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
