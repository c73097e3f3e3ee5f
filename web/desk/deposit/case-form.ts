import type { DepositView } from '../../../src/features/claims/claims.contract.ts';
import type { CompanyView } from '../../../src/features/companies/companies.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { parseEmailAddress } from '../../../src/kernel/email.ts';
import { parsePercent } from '../../../src/kernel/money.ts';
import { parsePhoneNumber } from '../../../src/kernel/phone.ts';
import { parseSiren } from '../../../src/kernel/siren.ts';
import type { PreviewInput } from './deposit.api.ts';

/** What is typed or was read, before it is a case: texts as they stand, amounts in cents. */
export type CaseForm = {
  kind: 'company' | 'individual';
  siren: string;
  name: string;
  street: string;
  complement: string;
  postcode: string;
  city: string;
  country: string;
  contactName: string;
  email: string;
  phone: string;
  number: string;
  issuedOn: CivilDate | undefined;
  dueOn: CivilDate | undefined;
  totalCents: number | undefined;
  netCents: number | undefined;
  taxCents: number | undefined;
  prepaidCents: number | undefined;
  subject: string;
  ratePercent: string;
  /** A rate that the invoice states by reference to another one, as the contracts carry it: `legal-times:3`. */
  penaltyClause: string;
};

export const emptyForm: CaseForm = {
  kind: 'company',
  siren: '',
  name: '',
  street: '',
  complement: '',
  postcode: '',
  city: '',
  country: 'FR',
  contactName: '',
  email: '',
  phone: '',
  number: '',
  issuedOn: undefined,
  dueOn: undefined,
  totalCents: undefined,
  netCents: undefined,
  taxCents: undefined,
  prepaidCents: undefined,
  subject: '',
  ratePercent: '',
  penaltyClause: '',
};

/** « M. Jean Dupont », « Mme et M. Martin »: the invoice itself says that its buyer is a person. */
function isPerson(name: string): boolean {
  return /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|messieurs|mesdames)\b\.?(?:\s+(?:et|ou|&)\s+\S+)?\s+\p{L}/iu.test(
    name.trim(),
  );
}

/** The form as a file fills it: the invoice's own words first, the register for what the invoice leaves out. */
export function formOfDeposit({ reading, debtorCompany }: DepositView): CaseForm {
  if (!reading) return emptyForm;
  const { buyer } = reading;
  const form: CaseForm = {
    ...emptyForm,
    // Without a number, a company is asked for its SIREN; taken for a person, it would lose its penalties in silence.
    kind: !(buyer.siren || buyer.siret || buyer.vat) && isPerson(buyer.name ?? '') ? 'individual' : 'company',
    siren: buyer.siren ?? buyer.siret?.slice(0, 9) ?? '',
    name: buyer.name ?? '',
    street: buyer.addressLines[0] ?? '',
    complement: buyer.addressLines.slice(1).join(', '),
    postcode: buyer.postcode ?? '',
    city: buyer.city ?? '',
    country: buyer.country ?? 'FR',
    contactName: buyer.contactName ?? '',
    email: buyer.email ?? '',
    phone: buyer.phone ?? '',
    number: reading.number ?? '',
    issuedOn: (reading.issuedOn as CivilDate | null) ?? undefined,
    dueOn: (reading.dueOn as CivilDate | null) ?? undefined,
    totalCents: reading.totalCents ?? undefined,
    netCents: reading.netCents ?? undefined,
    taxCents: reading.taxCents ?? undefined,
    prepaidCents: reading.prepaidCents ?? undefined,
    subject: reading.subject ?? '',
    ratePercent: reading.contractualRatePercent ?? '',
    penaltyClause: reading.penaltyClause ?? '',
  };
  return debtorCompany ? withCompany(form, debtorCompany, form.street !== '') : form;
}

/** The form with what was read put in the fields that are still empty: what a person typed meanwhile is kept. */
export function completed(typed: CaseForm, read: CaseForm): CaseForm {
  const isIntact = (name: keyof CaseForm) => typed[name] === emptyForm[name];
  const names = Object.keys(read) as (keyof CaseForm)[];
  // An address is one thing: half typed and half read, it would be nobody's.
  const address: (keyof CaseForm)[] = ['name', 'street', 'complement', 'postcode', 'city', 'country', 'kind', 'siren'];
  const keepsDebtor = !address.every(isIntact);
  const taken = names.filter((name) => isIntact(name) && !(keepsDebtor && address.includes(name)));
  return { ...typed, ...Object.fromEntries(taken.map((name) => [name, read[name]])) };
}

/** The debtor as the register knows it; `keepAddress` leaves the one already there. */
export function withCompany(form: CaseForm, company: CompanyView, keepAddress = false): CaseForm {
  const identity = { ...form, kind: 'company' as const, siren: company.siren, name: company.name };
  if (keepAddress) return identity;
  return {
    ...identity,
    street: company.addressLines[0] ?? '',
    complement: company.addressLines.slice(1).join(', '),
    postcode: company.postcode ?? '',
    city: company.city ?? '',
    country: company.country,
  };
}

/** What is plainly wrong or missing before the server is asked, by the path that its own refusals use. */
export function faultsOfForm(form: CaseForm): Record<string, string> {
  const faults: Record<string, string> = {};
  const must = (path: string, value: unknown) => {
    if (value === undefined || value === '') faults[path] = 'missing';
  };
  must('invoice.number', form.number.trim());
  must('invoice.issuedOn', form.issuedOn);
  must('invoice.dueOn', form.dueOn);
  must('invoice.totalCents', form.totalCents);
  must('debtor.name', form.name.trim());
  must('debtor.postcode', form.postcode.trim());
  must('debtor.city', form.city.trim());
  if (form.totalCents === 0) faults['invoice.totalCents'] = 'missing';
  if (form.country === 'FR' && form.postcode.trim() !== '' && !/^\d{5}$/.test(form.postcode.trim())) {
    faults['debtor.postcode'] = 'not-a-postcode';
  }
  if (form.kind === 'company' && form.country === 'FR') {
    if (form.siren.trim() === '') faults['debtor.siren'] = 'missing';
    else if (parseSiren(form.siren).refused) faults['debtor.siren'] = 'not-a-siren';
  }
  if (form.email.trim() !== '' && parseEmailAddress(form.email.trim()).refused) faults['debtor.email'] = 'not-an-email';
  if (form.phone.trim() !== '' && parsePhoneNumber(form.phone).refused) faults['debtor.phone'] = 'not-a-phone-number';
  if (form.ratePercent.trim() !== '' && parsePercent(percentOf(form.ratePercent)).refused) {
    faults['invoice.contractualRatePercent'] = 'not-a-rate';
  }
  return faults;
}

const percentOf = (text: string) => text.replace('%', '').replace(',', '.').trim();

/** What the server is asked, once nothing is missing; a doubtful contact or rate is left out until it is right. */
export function inputOf(form: CaseForm, depositId: string | undefined): PreviewInput | undefined {
  const faults = faultsOfForm(form);
  const invoice = invoiceOf(form);
  const isReady = Object.keys(faults).every((path) => optional.has(path));
  if (!isReady || !invoice) return undefined;
  return {
    ...(depositId ? { depositId } : {}),
    debtor: present({
      kind: form.kind,
      siren: form.kind === 'company' ? rightText(faults, 'debtor.siren', form.siren) : undefined,
      name: form.name.trim(),
      addressLines: [form.street, form.complement].map((line) => line.trim()).filter((line) => line !== ''),
      postcode: form.postcode.trim(),
      city: form.city.trim(),
      country: form.country,
      contactName: rightText(faults, '', form.contactName),
      email: rightText(faults, 'debtor.email', form.email),
      phone: rightText(faults, 'debtor.phone', form.phone),
    }),
    invoice,
  };
}

/** The invoice alone, once nothing is missing in it, whatever is known of its debtor. */
export function invoiceOf(form: CaseForm): PreviewInput['invoice'] | undefined {
  const faults = faultsOfForm(form);
  const { issuedOn, dueOn, totalCents } = form;
  const isReady = Object.keys(faults).every((path) => optional.has(path) || !path.startsWith('invoice.'));
  if (!isReady || !issuedOn || !dueOn || !totalCents) return undefined;
  return present({
    number: form.number.trim(),
    issuedOn,
    dueOn,
    netCents: form.netCents,
    taxCents: form.taxCents,
    totalCents,
    prepaidCents: form.prepaidCents ?? 0,
    subject: rightText(faults, '', form.subject),
    contractualRatePercent: rightText(faults, 'invoice.contractualRatePercent', percentOf(form.ratePercent)),
    penaltyClause: form.ratePercent.trim() === '' ? rightText(faults, '', form.penaltyClause) : undefined,
  });
}

const rightText = (faults: Record<string, string>, path: string, value: string) =>
  value.trim() !== '' && !faults[path] ? value.trim() : undefined;

const optional = new Set(['debtor.email', 'debtor.phone', 'invoice.contractualRatePercent']);

/** The same object without its undefined members. */
function present<T extends object>(
  fields: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof present<T>
  >;
}

/** Are two names of a company the same to a person? Case, accents, signs and legal forms set aside, one within the other. */
export function isSameName(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '' && !legalForms.has(word))
      .join(' ');
  const [first, second] = [words(a), words(b)];
  return first !== '' && second !== '' && (first.includes(second) || second.includes(first));
}

const legalForms = new Set(['sarl', 'sas', 'sasu', 'eurl', 'sa', 'sci', 'snc', 'scop', 'ste', 'societe', 'ets']);
