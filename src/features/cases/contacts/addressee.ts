import {
  closedAddress,
  letterAddressee,
  type Purpose,
  recipientFor,
  type Unreachable,
  unreachableBy,
} from '../../claims/contacts/recipient.ts';
import { addressUnderName, type DebtorParty } from '../../claims/debtor.ts';
import type { MessageFacts } from '../../correspondence/message-facts.ts';
import type { MessageChannel } from '../../correspondence/messages.ts';
import type { Reach } from '../../scenario/advance.ts';
import type { Step } from '../../scenario/strategies.ts';

type Reached = Pick<DebtorParty, 'name' | 'contacts' | 'addressLines' | 'postcode' | 'city'>;

/** The mise en demeure is for the manager; every other message is a reminder or an answer. */
function purposeOf(template: string): Purpose {
  return template === 'mise-en-demeure' ? 'notice' : 'reminder';
}

function contactFor({ contacts }: Reached, channel: MessageChannel, template: string) {
  const purpose = purposeOf(template);
  return channel === 'email' || channel === 'sms'
    ? recipientFor(contacts, channel, purpose)
    : letterAddressee(contacts, purpose);
}

/** Where a message goes: an address, a number, or the name and city that a person reads in the journal. Empty when it reaches nobody. */
export function recipientOf(debtor: Reached, channel: MessageChannel, template: string): string {
  if (channel === 'email') return contactFor(debtor, channel, template)?.email ?? '';
  if (channel === 'sms') return contactFor(debtor, channel, template)?.phone ?? '';
  return [debtor.name, debtor.city].filter(Boolean).join(', ');
}

/** The facts of a message with the person it is addressed to: each message of a step may go to another. */
export function addressedTo(
  facts: MessageFacts,
  debtor: DebtorParty,
  { channel, template }: { channel: MessageChannel; template: string },
): MessageFacts {
  return inNameOf(facts, debtor, contactFor(debtor, channel, template)?.name);
}

/** The same for a call, which has no message. */
export function addressedToCalled(facts: MessageFacts, debtor: DebtorParty): MessageFacts {
  return inNameOf(facts, debtor, calledContact(debtor)?.name);
}

function inNameOf(facts: MessageFacts, debtor: DebtorParty, contactName: string | undefined): MessageFacts {
  const addressLines = addressUnderName({ ...debtor, contactName });
  return { ...facts, debtor: { ...facts.debtor, addressLines, ...(contactName ? { contactName } : {}) } };
}

/** Who is to be called; undefined when nobody may be. */
export function calledContact({ contacts }: Pick<DebtorParty, 'contacts'>) {
  return recipientFor(contacts, 'call', 'reminder');
}

/** By which channels the debtor can be reached at all, through any of its contacts. */
export function reachOf({ contacts, addressLines, postcode, city }: Omit<Reached, 'name'>): Reach {
  return {
    email: recipientFor(contacts, 'email', 'reminder') !== undefined,
    mobile: recipientFor(contacts, 'sms', 'reminder') !== undefined,
    phone: recipientFor(contacts, 'call', 'reminder') !== undefined,
    address: addressLines.length > 0 && postcode !== undefined && city !== undefined,
  };
}

/** Why a step reaches nobody by the channels it has, first reason first; empty for what needs no address. */
export function unreachableOf({ contacts, ...debtor }: Omit<Reached, 'name'>, step: Step): Unreachable[] {
  if (step.does.kind === 'decide') return [];
  const reach = reachOf({ contacts, ...debtor });
  const ways: Unreachable['way'][] =
    step.does.kind === 'call' ? ['call'] : step.does.messages.map(({ channel }) => wayOfChannel(channel));
  return ways.flatMap((way): Unreachable[] => {
    if (way === 'letter') return reach.address ? [] : [{ way, because: 'unknown' }];
    const reason = unreachableBy(contacts, way, 'reminder');
    return reason ? [reason] : [];
  });
}

/** Why the address chosen for a message must not be used any more; undefined when it may. */
export function closedSince(
  { contacts }: Pick<DebtorParty, 'contacts'>,
  { channel, recipient }: { channel: MessageChannel; recipient: string },
): Unreachable | undefined {
  if (recipient === '') return { way: wayOfChannel(channel), because: 'unknown' };
  return channel === 'email' || channel === 'sms' ? closedAddress(contacts, channel, recipient) : undefined;
}

function wayOfChannel(channel: MessageChannel): Unreachable['way'] {
  return channel === 'email' || channel === 'sms' ? channel : 'letter';
}

/** Why nothing can be sent to the debtor by this channel: for a message that is written again. */
export function unreachableNow(debtor: Reached, channel: MessageChannel, template: string): Unreachable | undefined {
  if (channel === 'email' || channel === 'sms') return unreachableBy(debtor.contacts, channel, purposeOf(template));
  return reachOf(debtor).address ? undefined : { way: 'letter', because: 'unknown' };
}
