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
  /** Not a person: an address or a number that a contact had, with what is known of it. Always removed. */
  isFormer?: true;
};

/** What a deposit, a list or an old program says of how a debtor is reached: one contact, without a role. */
export type ToldContact = { name?: string; email?: EmailAddress; phone?: PhoneNumber };

export const isActive = (contact: DebtorContact): boolean => contact.removedAt === undefined;

const isGone = (contact: DebtorContact): boolean => !isActive(contact);

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
  const known = knownOf(others.filter(isGone), {
    ...(isSameEmail ? {} : { email }),
    ...(isSamePhone ? {} : { phone }),
  });
  const bounced = isSameEmail ? emailBounced : known.emailBounced;
  const wrongOn = isSamePhone ? phoneWrongOn : known.phoneWrongOn;
  return {
    ...rest,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    emailSince: isSameEmail ? contact.emailSince : now,
    ...(email && bounced ? { emailBounced: bounced } : {}),
    ...(phone && wrongOn ? { phoneWrongOn: wrongOn } : {}),
    refusals: { ...known.refusals, ...contact.refusals },
  };
}

type Known = Pick<DebtorContact, 'emailBounced' | 'phoneWrongOn' | 'refusals'>;

/** What these contacts know against an address and a number. */
function knownOf(
  contacts: readonly DebtorContact[],
  { email, phone }: { email?: string | undefined; phone?: string | undefined },
): Known {
  const byEmail = contacts.filter((contact) => sameEmail(contact.email, email));
  const byPhone = contacts.filter((contact) => phone !== undefined && contact.phone === phone);
  const bounced = byEmail.findLast(({ emailBounced }) => emailBounced)?.emailBounced;
  const wrongOn = byPhone.findLast(({ phoneWrongOn }) => phoneWrongOn)?.phoneWrongOn;
  const noEmail = byEmail.findLast(({ refusals }) => refusals.email)?.refusals.email;
  const noSms = byPhone.findLast(({ refusals }) => refusals.sms)?.refusals.sms;
  const noCall = byPhone.findLast(({ refusals }) => refusals.call)?.refusals.call;
  return {
    ...(bounced ? { emailBounced: bounced } : {}),
    ...(wrongOn ? { phoneWrongOn: wrongOn } : {}),
    refusals: {
      ...(noEmail ? { email: noEmail } : {}),
      ...(noSms ? { sms: noSms } : {}),
      ...(noCall ? { call: noCall } : {}),
    },
  };
}

/** The addresses that a contact had before and has no longer, with what is known of them; undefined when it has them all. */
export function formerAddresses(
  before: DebtorContact,
  after: DebtorContact,
  { id, now }: { id: string; now: Date },
): DebtorContact | undefined {
  const email = sameEmail(before.email, after.email) ? undefined : before.email;
  const phone = before.phone === after.phone ? undefined : before.phone;
  if (!email && !phone) return undefined;
  const { tenantId, debtorId, emailSince, emailBounced, phoneWrongOn } = before;
  const { email: noEmail, sms: noSms, call: noCall } = before.refusals;
  return {
    ...{ tenantId, id, debtorId, role: 'other', isFirst: false, emailSince, createdAt: now, removedAt: now },
    isFormer: true,
    ...(email ? { email } : {}),
    ...(email && emailBounced ? { emailBounced } : {}),
    ...(phone ? { phone } : {}),
    ...(phone && phoneWrongOn ? { phoneWrongOn } : {}),
    refusals: {
      ...(email && noEmail ? { email: noEmail } : {}),
      ...(phone && noSms ? { sms: noSms } : {}),
      ...(phone && noCall ? { call: noCall } : {}),
    },
  };
}

/** These contacts, each with what any of them knows against its address and its number: before they part. */
export function knowingTheSame(contacts: readonly DebtorContact[]): DebtorContact[] {
  return contacts.map((contact) => {
    const { refusals, ...known } = knownOf(contacts, contact);
    return { ...known, ...contact, refusals: { ...refusals, ...contact.refusals } };
  });
}

/** What is told without the addresses known to be dead, wrong or refused, where an active contact has another one: it was corrected. */
export function withoutClosed(told: ToldContact, contacts: readonly DebtorContact[]): ToldContact {
  const active = contacts.filter(isActive);
  const { email, phone, ...rest } = told;
  const { emailBounced, phoneWrongOn, refusals } = knownOf(contacts.filter(isGone), told);
  const isEmailClosed = emailBounced !== undefined || refusals.email !== undefined;
  const isPhoneClosed = phoneWrongOn !== undefined || refusals.sms !== undefined || refusals.call !== undefined;
  const hasEmail = active.some((contact) => contact.email);
  const hasPhone = active.some((contact) => contact.phone);
  const bearsEmail = active.some((contact) => sameEmail(contact.email, email));
  const bearsPhone = active.some((contact) => contact.phone === phone);
  return {
    ...rest,
    ...(email && !(isEmailClosed && hasEmail && !bearsEmail) ? { email } : {}),
    ...(phone && !(isPhoneClosed && hasPhone && !bearsPhone) ? { phone } : {}),
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
