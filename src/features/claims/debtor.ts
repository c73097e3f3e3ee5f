import type { CivilDate } from '../../kernel/civil-date.ts';
import { type EmailAddress, parseEmailAddress } from '../../kernel/email.ts';
import { type PhoneNumber, parsePhoneNumber } from '../../kernel/phone.ts';
import { postalBlock, postalCountry } from '../../kernel/postal-address.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { parseSiren, type Siren } from '../../kernel/siren.ts';
import type { Company } from '../companies/ports.ts';
import type { DebtorInput } from './claims.contract.ts';
import type { DebtorRow } from './claims.sql.ts';
import type { DebtorContact, ToldContact } from './contacts/contact.ts';

/** Who owes, as letters and the gate need to know it. */
export type DebtorParty = {
  id: string;
  kind: 'company' | 'individual';
  name: string;
  siren?: Siren;
  legalForm?: string;
  isPublicBody: boolean;
  registerStatus?: 'active' | 'closed';
  registerReadOn?: CivilDate;
  addressLines: string[];
  postcode?: string;
  city?: string;
  country: string;
  /** Through whom it is reached, those that were removed included. */
  contacts: readonly DebtorContact[];
};

export function debtorOf(row: DebtorRow, contacts: readonly DebtorContact[]): DebtorParty {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    isPublicBody: row.is_public_body,
    addressLines: row.address_lines,
    country: row.country,
    contacts,
    ...(row.siren ? { siren: row.siren as Siren } : {}),
    ...(row.legal_form ? { legalForm: row.legal_form } : {}),
    ...(row.register_status ? { registerStatus: row.register_status } : {}),
    ...(row.register_read_on ? { registerReadOn: row.register_read_on as CivilDate } : {}),
    ...(row.postcode ? { postcode: row.postcode } : {}),
    ...(row.city ? { city: row.city } : {}),
  };
}

/**
 * The address under the debtor's name on a letter, after the postal norm (`postalBlock`); the letter adds the names. What the
 * norm cannot write is given whole, as typed, never cut: the letter then says that it does not fit.
 */
export function addressUnderName(
  debtor: Pick<DebtorParty, 'addressLines' | 'postcode' | 'city' | 'country'> & { contactName?: string | undefined },
): string[] {
  const { contactName, addressLines, postcode, city, country } = debtor;
  // One short line stands for each name: how these are cut is the letter's business, how many there are is not.
  const names = contactName ? { name: 'nom', contactName: 'contact' } : { name: 'nom' };
  const block = postalBlock({
    ...names,
    addressLines,
    country,
    ...(postcode ? { postcode } : {}),
    ...(city ? { city } : {}),
  });
  if (!block.refused) return block.value.slice(Object.keys(names).length);
  const abroad = country === 'FR' ? [] : [postalCountry(country) ?? country];
  return [...addressLines, [postcode, city].filter(Boolean).join(' '), ...abroad].filter((line) => line.trim() !== '');
}

export type DebtorFault = { field: string; kind: string; text?: string };
export type DebtorRefusal = { kind: 'invalid-debtor'; faults: DebtorFault[] };

/** A debtor that can be pursued: parsed contact details, a SIREN when it is a company, an address to write to. */
export type CheckedDebtor = Omit<DebtorParty, 'id' | 'contacts'> & {
  registerSource?: string;
  contactName?: string;
  email?: EmailAddress;
  phone?: PhoneNumber;
};

/** How a deposit says that its debtor is reached. */
export function toldContactOf({ contactName, email, phone }: CheckedDebtor): ToldContact {
  return { ...(contactName ? { name: contactName } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}

/** Checks what was typed, all faults at once. `company` is what the register knows of the SIREN, when it answered. */
export function checkDebtor(input: DebtorInput, company: Company | undefined): Result<CheckedDebtor, DebtorRefusal> {
  const faults: DebtorFault[] = [];
  const take = <T>(
    field: string,
    text: string | undefined,
    parse: (text: string) => Result<T, { kind: string }>,
  ): T | undefined => {
    if (!text) return undefined;
    const parsed = parse(text);
    if (!parsed.refused) return parsed.value;
    faults.push({ field, kind: parsed.refusal.kind, text });
    return undefined;
  };
  const siren = input.kind === 'company' ? take('debtor.siren', input.siren, parseSiren) : undefined;
  const email = take('debtor.email', input.email, parseEmailAddress);
  const phone = take('debtor.phone', input.phone, parsePhoneNumber);
  if (input.kind === 'company' && input.country === 'FR' && !input.siren)
    faults.push({ field: 'debtor.siren', kind: 'missing' });
  if (input.country === 'FR' && !/^\d{5}$/.test(input.postcode)) {
    faults.push({ field: 'debtor.postcode', kind: 'not-a-postcode', text: input.postcode });
  }
  if (input.city === '') faults.push({ field: 'debtor.city', kind: 'missing' });
  if (faults.length > 0) return refuse({ kind: 'invalid-debtor', faults });
  return ok({
    kind: input.kind,
    name: input.name,
    isPublicBody: company?.isPublicBody ?? false,
    addressLines: input.addressLines.filter((line) => line !== ''),
    postcode: input.postcode,
    city: input.city,
    country: input.country,
    ...(siren ? { siren } : {}),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(input.contactName ? { contactName: input.contactName } : {}),
    ...(company
      ? {
          registerStatus: company.status,
          registerReadOn: company.readOn,
          registerSource: company.source,
          ...(company.legalForm ? { legalForm: company.legalForm } : {}),
        }
      : {}),
  });
}
