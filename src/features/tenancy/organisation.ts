import type { CivilDate } from '../../kernel/civil-date.ts';
import { type EmailAddress, parseEmailAddress } from '../../kernel/email.ts';
import { type Bic, type Iban, parseBic, parseIban } from '../../kernel/iban.ts';
import { type PhoneNumber, parsePhoneNumber } from '../../kernel/phone.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { parseSiren, type Siren } from '../../kernel/siren.ts';
import type { Context } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { OrganisationInput } from './tenancy.contract.ts';
import { type OrganisationRow, selectOrganisations } from './tenancy.sql.ts';

/** A creditor's organisation, as its letters and its payouts need to know it. */
export type Organisation = {
  tenantId: TenantId;
  name: string;
  siren?: Siren;
  legalForm?: string;
  activity?: string;
  addressLines: string[];
  postcode?: string;
  city?: string;
  email?: EmailAddress;
  phone?: PhoneNumber;
  signatoryName?: string;
  signatoryRole?: string;
  iban?: Iban;
  bic?: Bic;
  accountHolder?: string;
  capital?: string;
  rcsCity?: string;
  mandateAcceptedAt?: Date;
};

export function organisationOf(row: OrganisationRow): Organisation {
  const optional = {
    siren: row.siren as Siren | null,
    legalForm: row.legal_form,
    activity: row.activity,
    postcode: row.postcode,
    city: row.city,
    email: row.email as EmailAddress | null,
    phone: row.phone as PhoneNumber | null,
    signatoryName: row.signatory_name,
    signatoryRole: row.signatory_role,
    iban: row.iban as Iban | null,
    bic: row.bic as Bic | null,
    accountHolder: row.account_holder,
    capital: row.capital,
    rcsCity: row.rcs_city,
    mandateAcceptedAt: row.mandate_accepted_at,
  };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  return { tenantId: row.tenant_id as TenantId, name: row.name, addressLines: row.address_lines, ...present };
}

/** The address of an organisation as it stands on its letters: street lines, then postcode and city. */
export function organisationAddress(organisation: Organisation): string[] {
  const last = [organisation.postcode, organisation.city?.toUpperCase()].filter(Boolean).join(' ');
  return [...organisation.addressLines, last].filter((line) => line.trim() !== '');
}

export type MissingField = 'siren' | 'address' | 'iban' | 'signatory' | 'email';

/** What a creditor must still give before a case can be opened in its name. */
export function missingOf(organisation: Organisation): MissingField[] {
  const missing: MissingField[] = [];
  if (!organisation.siren) missing.push('siren');
  if (organisation.addressLines.length === 0 || !organisation.postcode || !organisation.city) missing.push('address');
  if (!organisation.iban) missing.push('iban');
  if (!organisation.signatoryName) missing.push('signatory');
  if (!organisation.email) missing.push('email');
  return missing;
}

/** The organisations of these tenants, by tenant, in one query. */
export async function loadOrganisations(
  ctx: Context,
  tenantIds: readonly TenantId[],
): Promise<Map<TenantId, Organisation>> {
  const rows = await selectOrganisations(ctx, tenantIds);
  return new Map(rows.map((row) => [row.tenant_id as TenantId, organisationOf(row)]));
}

/** What a public register told of a company, as far as an organisation keeps it. */
export type RegisterEntry = {
  name: string;
  legalForm?: string;
  activity?: string;
  status: 'active' | 'closed';
  source: string;
  readOn: CivilDate;
  addressLines: string[];
  postcode?: string;
  city?: string;
};

export type OrganisationFault = { field: string; kind: string; text: string };
export type OrganisationRefusal = { kind: 'invalid-organisation'; faults: OrganisationFault[] };

/** The columns that an input changes: parsed, all faults at once; what the register says fills in what the person left out. */
export function organisationChanges(
  input: OrganisationInput,
  register: RegisterEntry | undefined,
): Result<Partial<OrganisationRow>, OrganisationRefusal> {
  const faults: OrganisationFault[] = [];
  const take = <T>(field: string, text: string | undefined, parse: (text: string) => Result<T, { kind: string }>) => {
    if (text === undefined) return undefined;
    if (text.trim() === '') return null;
    const parsed = parse(text);
    if (!parsed.refused) return parsed.value;
    faults.push({ field, kind: parsed.refusal.kind, text });
    return undefined;
  };
  const changes: Partial<OrganisationRow> = {
    ...fromRegister(register),
    ...present({
      name: input.name === '' ? undefined : input.name,
      siren: take('siren', input.siren, parseSiren),
      email: take('email', input.email, parseEmailAddress),
      phone: take('phone', input.phone, parsePhoneNumber),
      iban: take('iban', input.iban, parseIban),
      bic: take('bic', input.bic, parseBic),
      address_lines: input.addressLines?.filter((line) => line !== ''),
      postcode: input.postcode,
      city: input.city,
      signatory_name: input.signatoryName,
      signatory_role: input.signatoryRole,
      account_holder: input.accountHolder,
    }),
  };
  return faults.length > 0 ? refuse({ kind: 'invalid-organisation', faults }) : ok(changes);
}

function fromRegister(register: RegisterEntry | undefined): Partial<OrganisationRow> {
  if (!register) return {};
  return {
    name: register.name,
    legal_form: register.legalForm ?? null,
    activity: register.activity ?? null,
    register_status: register.status,
    register_source: register.source,
    register_read_on: register.readOn,
    address_lines: register.addressLines,
    postcode: register.postcode ?? null,
    city: register.city ?? null,
  };
}

function present<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
