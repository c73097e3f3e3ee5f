import type { CivilDate } from '../../../kernel/civil-date.ts';
import { isMobile } from '../../../kernel/phone.ts';
import { type DebtorContact, isActive, sameEmail } from './contact.ts';
import type { ContactView, ContactWay } from './contacts.contract.ts';

/** Why something is written: a reminder, or the mise en demeure, which is for whoever may bind the debtor. */
export type Purpose = 'reminder' | 'notice';

/** Why nobody can be reached so: no address at all, or one that came back, is somebody else's, or was refused. */
export type Unreachable = {
  way: ContactWay | 'letter';
  because: 'unknown' | 'bounced' | 'wrong-number' | 'refused' | 'removed';
  address?: string;
  on?: CivilDate;
};

type WayState = Exclude<ContactView['ways']['email'], null>;
const USABLE: WayState = { state: 'usable', on: null, told: null };

/**
 * The state of one way to a contact; null when it has no address for it. What one person refused, or what came back, holds for the
 * address or the number: it is not reached through another contact that bears the same.
 */
export function wayState(contact: DebtorContact, way: ContactWay, all: readonly DebtorContact[]): WayState | null {
  const { email, phone } = contact;
  const address = way === 'email' ? email : phone;
  if (!address) return null;
  const bearers = [contact, ...all.filter((other) => isActive(other) && bears(other, way, address))];
  const refused = bearers.map(({ refusals }) => refusals[way]).find((refusal) => refusal !== undefined);
  if (refused) return { state: 'refused', on: refused.on, told: refused.toldBy };
  if (way === 'email') {
    const bounced = bearers.map(({ emailBounced }) => emailBounced).find((bounce) => bounce !== undefined);
    return bounced ? { state: 'bounced', on: bounced.on, told: bounced.diagnostic } : USABLE;
  }
  const wrongOn = bearers.map(({ phoneWrongOn }) => phoneWrongOn).find((on) => on !== undefined);
  if (wrongOn) return { state: 'wrong-number', on: wrongOn, told: null };
  return way === 'sms' && phone && !isMobile(phone) ? { state: 'not-mobile', on: null, told: null } : USABLE;
}

function bears(contact: DebtorContact, way: ContactWay, address: string): boolean {
  return way === 'email' ? sameEmail(contact.email, address) : contact.phone === address;
}

/**
 * Who is reached by a way, one person at a time: for a reminder, accounts payable; for the mise en demeure, the manager; else the
 * contact that is addressed first; else the next that can be. Among equals the first, then those that prefer this way, then the
 * oldest. Undefined when nobody can be reached so.
 */
export function recipientFor(
  contacts: readonly DebtorContact[],
  way: ContactWay,
  purpose: Purpose,
): DebtorContact | undefined {
  return inOrder(contacts, purpose, way).find((contact) => wayState(contact, way, contacts)?.state === 'usable');
}

/** In whose name a letter to the debtor's address is opened: the same order, among those that have a name. */
export function letterAddressee(contacts: readonly DebtorContact[], purpose: Purpose): DebtorContact | undefined {
  return inOrder(contacts, purpose).find(({ name }) => name !== undefined);
}

const WANTED: Record<Purpose, DebtorContact['role']> = { reminder: 'accounts-payable', notice: 'manager' };

function inOrder(contacts: readonly DebtorContact[], purpose: Purpose, way?: ContactWay): DebtorContact[] {
  const rank = (contact: DebtorContact) =>
    (contact.role === WANTED[purpose] ? 0 : 4) + (contact.isFirst ? 0 : 2) + (contact.preferredWay === way ? 0 : 1);
  return contacts
    .filter(isActive)
    .sort((a, b) => rank(a) - rank(b) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** Why no contact can be reached so: the reason of the one that would have been. Undefined when somebody can. */
export function unreachableBy(
  contacts: readonly DebtorContact[],
  way: ContactWay,
  purpose: Purpose,
): Unreachable | undefined {
  if (recipientFor(contacts, way, purpose)) return undefined;
  const [first] = inOrder(contacts, purpose, way).flatMap((contact) => whyNot(contact, way, contacts));
  return first ?? { way, because: 'unknown' };
}

/**
 * Why this address is not to be used any more, though it was chosen: undefined when it may be. One that no contact bears any more was
 * corrected, or is another debtor's since a merge was undone.
 */
export function closedAddress(
  contacts: readonly DebtorContact[],
  way: ContactWay,
  address: string,
): Unreachable | undefined {
  const active = contacts.filter((contact) => isActive(contact) && bears(contact, way, address));
  if (active.length === 0) return { way, because: 'removed', address };
  return active.flatMap((contact) => whyNot(contact, way, contacts))[0];
}

function whyNot(contact: DebtorContact, way: ContactWay, all: readonly DebtorContact[]): Unreachable[] {
  const known = wayState(contact, way, all);
  const address = way === 'email' ? contact.email : contact.phone;
  if (!known || !address || known.state === 'usable' || known.state === 'not-mobile') return [];
  const { state, on } = known;
  return [{ way, because: state, address, ...(on ? { on: on as CivilDate } : {}) }];
}

/** The contact whose details stand for the debtor's where only one can be shown. */
export function firstOf(contacts: readonly DebtorContact[]): DebtorContact | undefined {
  return contacts.find(({ isFirst }) => isFirst) ?? contacts.find(isActive);
}
