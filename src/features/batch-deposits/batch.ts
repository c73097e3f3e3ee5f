import { createHash } from 'node:crypto';
import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, cents, sumOf } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { prescriptionOf } from '../../law/prescription/prescription.ts';
import type { LawInForce } from '../../law/schedule.ts';
import { partiesOf } from '../claims/claim.ts';
import type { DebtorInput, InvoiceInput } from '../claims/claims.contract.ts';
import { firstOf } from '../claims/contacts/recipient.ts';
import { type CheckedDebtor, checkDebtor, type DebtorParty } from '../claims/debtor.ts';
import { type CheckedInvoice, checkInvoice } from '../claims/invoice.ts';
import type { KnownInvoice } from '../claims/keep-claims.ts';
import type { Company } from '../companies/ports.ts';
import { type LineRemark, type ListedDebtor, type ListedInvoice, remark } from '../invoice-lists/list.ts';
import { plain } from '../invoice-lists/row-facts.ts';

/** A debtor as the lines of a list tell it. */
export type DebtorTold = ListedDebtor;
/** What a person adds to it. */
export type DebtorGiven = Pick<DebtorInput, 'kind'> &
  Partial<Pick<DebtorInput, 'siren' | 'addressLines' | 'postcode' | 'city' | 'country'>>;
/** A debtor that can be pursued; `id` when the organisation already has it. */
export type KeptDebtor = CheckedDebtor & { id?: string };
/** An invoice as it crosses JSON: cents as numbers. */
export type KeptInvoice = {
  number: string;
  issueDate: CivilDate;
  dueDate: CivilDate;
  totalCents: number;
  remainingCents: number;
  netCents?: number;
  taxCents?: number;
  label?: string;
  creditNotes: { number: string; date?: CivilDate; amountCents: number }[];
};

/** By SIREN, else by the exact name without case, accents nor punctuation. */
export function debtorKeyOf({ siren, name }: Pick<ListedDebtor, 'siren' | 'name'>): string {
  return siren ? `siren:${siren}` : `name:${plain(name)}`;
}

/** What tells lists of one program from another's: their titles. */
export function signatureOf(titles: readonly string[]): string {
  return createHash('sha256').update(titles.map(plain).join('\u0001')).digest('hex').slice(0, 32);
}

/** What several lines tell of one debtor: the first that says something wins. */
export function mergeTold(first: DebtorTold, next: DebtorTold): DebtorTold {
  return { ...next, ...first, addressLines: first.addressLines.length > 0 ? first.addressLines : next.addressLines };
}

export function keptInvoiceOf({
  total,
  remaining,
  net,
  tax,
  creditNotes,
  number,
  issueDate,
  dueDate,
  label,
}: ListedInvoice): KeptInvoice {
  return {
    number,
    issueDate,
    dueDate,
    totalCents: Number(total),
    remainingCents: Number(remaining),
    creditNotes: creditNotes.map((note) => ({
      number: note.number,
      amountCents: Number(note.amount),
      ...(note.date ? { date: note.date } : {}),
    })),
    ...(net === undefined || tax === undefined ? {} : { netCents: Number(net), taxCents: Number(tax) }),
    ...(label ? { label } : {}),
  };
}

export type CheckedParty = { checked?: KeptDebtor; faults: LineRemark[]; notices: LineRemark[] };
/** `postcode`: under that name; `mergedOn`: since when that name stands for it. */
export type Namesake = { party: DebtorParty; postcode?: string; mergedOn?: CivilDate };
export type DebtorSources = {
  known: DebtorParty | undefined;
  /** Debtors of the organisation that bear exactly that name, or that a debtor of that name was merged into. */
  namesakes: readonly Namesake[];
  company: Company | undefined;
};

/** Who owes: a debtor that is already known, by SIREN or by its exact name, else what the register and the list say, by the rules of a deposit. */
export function checkListedDebtor(
  told: DebtorTold,
  given: DebtorGiven | undefined,
  sources: DebtorSources,
): CheckedParty {
  const { known, namesakes, company } = sources;
  const notices: LineRemark[] = [];
  const namesake = known || told.siren ? undefined : namesakeOf(told, given, namesakes);
  if (namesake === 'several') {
    return { faults: [remark('debtorName', 'several-of-that-name', told.name)], notices };
  }
  const same = known ?? namesake?.party;
  if (namesake?.mergedOn) notices.push(remark('debtorName', 'attached-by-merge', `${same?.name}|${namesake.mergedOn}`));
  else if (namesake) notices.push(remark('debtorName', 'found-by-name', same?.siren ?? same?.name));
  const name = same?.name ?? company?.name ?? told.name;
  if (plain(name) !== plain(told.name)) notices.push(remark('debtorName', 'other-name', name));
  if (same) {
    const { contacts, ...party } = same;
    const first = firstOf(contacts);
    const contact = {
      ...contactOf(told),
      ...(first?.email ? { email: first.email } : {}),
      ...(first?.phone ? { phone: first.phone } : {}),
    };
    return { checked: { ...party, ...contact } as KeptDebtor, faults: [], notices };
  }
  const siren = given?.siren ?? told.siren;
  const office = company?.headOffice;
  const isWhole = told.addressLines.length > 0 && told.postcode && told.city;
  const input: DebtorInput = {
    kind: given?.kind ?? 'company',
    name,
    addressLines:
      given?.addressLines ?? (isWhole ? told.addressLines : (office?.lines.slice(0, -1) ?? told.addressLines)),
    postcode: given?.postcode ?? (isWhole ? told.postcode : undefined) ?? office?.postcode ?? told.postcode ?? '',
    city: given?.city ?? (isWhole ? told.city : undefined) ?? office?.city ?? told.city ?? '',
    country: given?.country ?? told.country ?? 'FR',
    ...(siren ? { siren } : {}),
    ...contactOf(told),
  };
  const checked = checkDebtor(input, company);
  if (!checked.refused) return { checked: checked.value, faults: [], notices };
  const faults = checked.refusal.faults.map(({ field, kind, text }) =>
    remark(field.replace('debtor.', ''), kind, text),
  );
  return { faults, notices };
}

/** The debtor of that name. Of one that a person has completed, the spelling that was merged at that postcode, and no other. */
function namesakeOf(
  told: DebtorTold,
  given: DebtorGiven | undefined,
  namesakes: readonly Namesake[],
): Namesake | 'several' | undefined {
  if (given) {
    const postcode = given.postcode ?? told.postcode;
    if (given.siren || !postcode) return undefined;
    return namesakes.find((one) => one.mergedOn !== undefined && one.postcode === postcode);
  }
  return namesakes.length > 1 ? 'several' : namesakes[0];
}

function contactOf(told: DebtorTold): Partial<Pick<DebtorInput, 'email' | 'phone' | 'contactName'>> {
  return {
    ...(told.email ? { email: told.email } : {}),
    ...(told.phone ? { phone: told.phone } : {}),
    ...(told.contact ? { contactName: told.contact } : {}),
  };
}

export type CheckedLine = {
  state: 'good' | 'faulty' | 'skipped' | 'duplicate';
  faults: LineRemark[];
  notices: LineRemark[];
};
export type LineFacts = { today: CivilDate; inForce: LawInForce; party: CheckedParty; known: KnownInvoice | undefined };

/** Whether an invoice that was read can become a claim today: the rules of a deposit, its debtor, the law, and what is already there. */
export function checkListedInvoice(invoice: KeptInvoice, { today, inForce, party, known }: LineFacts): CheckedLine {
  const faults: LineRemark[] = [];
  if (invoice.dueDate >= today)
    return { state: 'skipped', faults, notices: [remark('dueDate', 'not-yet-due', invoice.dueDate)] };
  if (known) {
    const isSame = known.issuedOn === invoice.issueDate && Number(known.total) === invoice.totalCents;
    if (isSame) return { state: 'duplicate', faults, notices: [remark('number', 'already-deposited', invoice.number)] };
    faults.push(remark('number', 'deposited-otherwise', invoice.number));
  }
  const checked = claimOf(invoice, today);
  if (checked.refused) faults.push(...checked.refusal);
  if (!party.checked)
    faults.push(remark('debtorName', 'debtor-incomplete', party.faults.map(({ kind }) => kind).join(', ')));
  else if (!checked.refused) {
    const expiresOn = expiryOf(checked.value.invoice, party.checked, inForce);
    if (expiresOn !== undefined && expiresOn < today) faults.push(remark('dueDate', 'prescribed', expiresOn));
  }
  return { state: faults.length > 0 ? 'faulty' : 'good', faults, notices: [] };
}

type ClaimParts = { invoice: CheckedInvoice; creditNotes: { number: string; issuedOn: CivilDate; amount: Cents }[] };

/** The claim of an invoice of a list, checked as a deposit is; its credit notes must be dated between it and today. */
export function claimOf(invoice: KeptInvoice, today: CivilDate): Result<ClaimParts, LineRemark[]> {
  const credited = sumOf(invoice.creditNotes.map(({ amountCents }) => cents(amountCents)));
  const input: InvoiceInput = {
    number: invoice.number,
    issuedOn: invoice.issueDate,
    dueOn: invoice.dueDate,
    totalCents: invoice.totalCents,
    prepaidCents: invoice.totalCents - invoice.remainingCents - Number(credited),
    ...(invoice.label ? { subject: invoice.label } : {}),
    ...(invoice.netCents === undefined || invoice.taxCents === undefined
      ? {}
      : { netCents: invoice.netCents, taxCents: invoice.taxCents }),
  };
  const checked = checkInvoice(input, today);
  if (checked.refused) {
    return refuse(
      checked.refusal.faults.map(({ field, kind, text }) => remark(field.replace('invoice.', ''), kind, text)),
    );
  }
  const undated = invoice.creditNotes.find(({ date }) => !date || date < invoice.issueDate || date > today);
  if (undated) return refuse([remark('creditNotes', 'credit-note-undated', undated.number)]);
  const creditNotes = invoice.creditNotes.map(({ number, date, amountCents }) => ({
    number,
    issuedOn: date as CivilDate,
    amount: cents(amountCents),
  }));
  return ok({ invoice: checked.value, creditNotes });
}

function expiryOf(invoice: CheckedInvoice, debtor: KeptDebtor, inForce: LawInForce): CivilDate | undefined {
  const prescription = prescriptionOf({ ...invoice, parties: partiesOf(debtor), events: [] }, inForce);
  return prescription.refused ? undefined : prescription.value.expiresOn;
}
