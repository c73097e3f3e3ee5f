import type { CivilDate } from '../../../kernel/civil-date.ts';
import { type EmailAddress, parseEmailAddress } from '../../../kernel/email.ts';
import { type PhoneNumber, parsePhoneNumber } from '../../../kernel/phone.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { ContactInput, ContactRole, ContactWay } from './contacts.contract.ts';

/** What the person asked for: not to be reached so, since when, and who said it. */
export type ContactRefusal = { on: CivilDate; toldBy: string };

/** A person, or a service, through which a debtor is reached. */
export type DebtorContact = {
  tenantId: TenantId;
  id: string;
  debtorId: string;
  name?: string;
  role: ContactRole;
  /** Its role in words, when it is none of the named ones. */
  roleLabel?: string;
  email?: EmailAddress;
  phone?: PhoneNumber;
  /** The way it is best reached: it breaks ties, it closes nothing. */
  preferredWay?: ContactWay;
  /** The one that is addressed when no role asks for another. */
  isFirst: boolean;
  /** Since when its address is held for good: a bounce from before says nothing of it. */
  emailSince: Date;
  emailBounced?: { on: CivilDate; diagnostic: string };
  phoneWrongOn?: CivilDate;
  refusals: Partial<Record<ContactWay, ContactRefusal>>;
  createdAt: Date;
  removedAt?: Date;
};

/** What a deposit, a list or an old program says of how a debtor is reached: one contact, without a role. */
export type ToldContact = { name?: string; email?: EmailAddress; phone?: PhoneNumber };

export const isActive = (contact: DebtorContact): boolean => contact.removedAt === undefined;

export const sameEmail = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

/** A contact of which nothing more is known than what was told. */
export function newContact(
  told: ToldContact,
  known: Pick<DebtorContact, 'tenantId' | 'id' | 'debtorId' | 'createdAt'>,
): DebtorContact {
  return { ...told, ...known, role: 'other', isFirst: false, emailSince: known.createdAt, refusals: {} };
}

/**
 * The contact with another address: what was known of the old one does not hold for it. An address or a number that somebody who
 * left the list had refused, or that came back, stays so: it does not become usable by being typed again.
 */
export function withAddresses(
  contact: DebtorContact,
  { email, phone }: Pick<ToldContact, 'email' | 'phone'>,
  others: readonly DebtorContact[],
  now: Date,
): DebtorContact {
  const { email: oldEmail, phone: oldPhone, emailBounced, phoneWrongOn, ...rest } = contact;
  const isSameEmail = sameEmail(oldEmail, email);
  const isSamePhone = oldPhone === phone;
  const gone = others.filter((other) => !isActive(other));
  const formerly = isSameEmail ? undefined : gone.findLast((other) => sameEmail(other.email, email));
  const holder = isSamePhone ? undefined : gone.findLast((other) => phone !== undefined && other.phone === phone);
  const bounced = isSameEmail ? emailBounced : formerly?.emailBounced;
  const wrongOn = isSamePhone ? phoneWrongOn : holder?.phoneWrongOn;
  const inherited = {
    ...(formerly?.refusals.email ? { email: formerly.refusals.email } : {}),
    ...(holder?.refusals.sms ? { sms: holder.refusals.sms } : {}),
    ...(holder?.refusals.call ? { call: holder.refusals.call } : {}),
  };
  return {
    ...rest,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    emailSince: isSameEmail ? contact.emailSince : now,
    ...(email && bounced ? { emailBounced: bounced } : {}),
    ...(phone && wrongOn ? { phoneWrongOn: wrongOn } : {}),
    refusals: { ...inherited, ...contact.refusals },
  };
}

export type ContactFault = { field: string; kind: string; text?: string };
export type ContactFaults = { kind: 'invalid-contact'; faults: ContactFault[] };

export type CheckedContact = Omit<ContactInput, 'email' | 'phone' | 'refusals'> & {
  email?: EmailAddress;
  phone?: PhoneNumber;
  refusals?: DebtorContact['refusals'];
};

/** Parses what was typed of a contact, all faults at once; an empty text forgets, an absent one stays. */
export function checkContact(input: ContactInput, today: CivilDate): Result<CheckedContact, ContactFaults> {
  const faults: ContactFault[] = [];
  const { email: emailText, phone: phoneText, refusals, ...plain } = input;
  const email = emailText ? parseEmailAddress(emailText) : undefined;
  const phone = phoneText ? parsePhoneNumber(phoneText) : undefined;
  if (email?.refused) faults.push({ field: 'email', kind: email.refusal.kind, text: emailText ?? '' });
  if (phone?.refused) faults.push({ field: 'phone', kind: phone.refusal.kind, text: phoneText ?? '' });
  for (const { way, on } of refusals ?? []) {
    if (on > today) faults.push({ field: `refusals.${way}`, kind: 'in-the-future', text: on });
  }
  if (faults.length > 0) return refuse({ kind: 'invalid-contact', faults });
  return ok({
    ...plain,
    ...(email && !email.refused ? { email: email.value } : {}),
    ...(phone && !phone.refused ? { phone: phone.value } : {}),
    ...(refusals
      ? { refusals: Object.fromEntries(refusals.map(({ way, on, toldBy }) => [way, { on: on as CivilDate, toldBy }])) }
      : {}),
  });
}
