import { type DebtorContact, isActive } from './contact.ts';
import { type ContactView, contactWays } from './contacts.contract.ts';
import { wayState } from './recipient.ts';

/** The contacts of one debtor as they are shown: the one addressed first on top, then the oldest, then those that were removed. */
export function presentContacts(contacts: readonly DebtorContact[]): ContactView[] {
  const rank = (contact: DebtorContact) => (contact.isFirst ? 0 : isActive(contact) ? 1 : 2);
  return contacts
    .filter(({ isFormer }) => !isFormer)
    .sort((a, b) => rank(a) - rank(b) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
    .map((contact) => ({
      id: contact.id,
      name: contact.name ?? null,
      role: contact.role,
      roleLabel: contact.roleLabel ?? null,
      email: contact.email ?? null,
      phone: contact.phone ?? null,
      preferredChannel: contact.preferredWay ?? null,
      isFirst: contact.isFirst,
      ways: {
        email: wayState(contact, 'email', contacts),
        sms: wayState(contact, 'sms', contacts),
        call: wayState(contact, 'call', contacts),
      },
      refusals: contactWays.flatMap((way) => {
        const refusal = contact.refusals[way];
        return refusal ? [{ way, on: refusal.on, toldBy: refusal.toldBy }] : [];
      }),
      removedAt: contact.removedAt?.toISOString() ?? null,
    }));
}
