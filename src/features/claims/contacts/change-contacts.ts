import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import {
  type CheckedContact,
  type ContactFaults,
  checkContact,
  type DebtorContact,
  formerAddresses,
  isActive,
  newContact,
  sameEmail,
  withAddresses,
} from './contact.ts';
import type { ContactChangeInput, ContactInput } from './contacts.contract.ts';
import { lockDebtors, selectContacts, upsertContacts } from './contacts.sql.ts';

export type ContactChange =
  | { kind: 'add'; contact: ContactInput & { isFirst?: boolean | undefined } }
  | { kind: 'change'; contactId: string; contact: ContactChangeInput }
  | { kind: 'remove'; contactId: string };

export type ContactChangeRefusal =
  | ContactFaults
  | { kind: 'no-such-debtor' }
  | { kind: 'no-such-contact' }
  | { kind: 'empty-contact' }
  | { kind: 'too-many-contacts'; most: number };

/** What was done: the contact as it was and as it now stands, and all of the debtor's. */
export type ContactsChanged = { before?: DebtorContact; contact: DebtorContact; contacts: DebtorContact[] };

/** More people than that at one debtor is a list pasted by mistake. */
const MOST = 20;

/**
 * Adds, changes or removes a contact of a debtor. The first contact that comes is addressed first; when the first one leaves, the
 * oldest that stays takes its place. One that is removed keeps its row, and what was known of its addresses.
 */
export async function changeContacts(
  ctx: Context,
  { debtorId, change }: { debtorId: string; change: ContactChange },
): Promise<Result<ContactsChanged, ContactChangeRefusal>> {
  const [locked] = await lockDebtors(ctx, [debtorId]);
  if (!locked) return refuse({ kind: 'no-such-debtor' });
  const known = await selectContacts(ctx, [debtorId]);
  const current = change.kind === 'add' ? undefined : known.find(({ id }) => id === change.contactId);
  if (change.kind !== 'add' && (!current || !isActive(current))) return refuse({ kind: 'no-such-contact' });
  const decided = current ? changed(ctx, change, current, known) : added(ctx, change, debtorId, known);
  if (decided.refused) return decided;
  const others = known.map((other) => withoutDoubt(other, decided.value, change));
  const ordered = withOneFirst(decided.value, others);
  const cleared = others.filter((other, index) => other !== known[index] && !ordered.some(({ id }) => id === other.id));
  const former = current && formerAddresses(current, decided.value, { id: newId(ctx.now), now: ctx.now });
  const written = [...ordered, ...cleared, ...(former ? [former] : [])];
  await upsertContacts(ctx, written);
  const contacts = [...known.filter(({ id }) => !written.some((one) => one.id === id)), ...written];
  return ok({ ...(current ? { before: current } : {}), contact: decided.value, contacts });
}

type Decided = Result<DebtorContact, ContactChangeRefusal>;

function added(ctx: Context, change: ContactChange, debtorId: string, known: readonly DebtorContact[]): Decided {
  if (change.kind !== 'add') return refuse({ kind: 'no-such-contact' });
  const active = known.filter(isActive);
  if (active.length >= MOST) return refuse({ kind: 'too-many-contacts', most: MOST });
  const { isFirst = false, ...input } = change.contact;
  const checked = checkContact(input, ctx.today);
  if (checked.refused) return checked;
  const fresh = newContact({}, { tenantId: ctx.tenantId, id: newId(ctx.now), debtorId, createdAt: ctx.now });
  const contact = withFields(ctx, fresh, checked.value, input, known);
  return worthKeeping({ ...contact, isFirst: isFirst || active.length === 0 });
}

function changed(
  ctx: Context,
  change: ContactChange,
  current: DebtorContact,
  known: readonly DebtorContact[],
): Decided {
  if (change.kind === 'remove') return ok({ ...current, isFirst: false, removedAt: ctx.now });
  if (change.kind === 'add') return refuse({ kind: 'no-such-contact' });
  const { isFirst, emailWorks, phoneIsWrong, ...input } = change.contact;
  const checked = checkContact(input, ctx.today);
  if (checked.refused) return checked;
  const contact = withFields(ctx, current, checked.value, input, known);
  const { emailBounced, phoneWrongOn, ...rest } = contact;
  const wrongOn = phoneIsWrong === undefined ? phoneWrongOn : phoneIsWrong && contact.phone ? ctx.today : undefined;
  return worthKeeping({
    ...rest,
    ...(emailBounced && !emailWorks ? { emailBounced } : {}),
    ...(wrongOn ? { phoneWrongOn: wrongOn } : {}),
    ...(emailWorks ? { emailSince: ctx.now } : {}),
    isFirst: current.isFirst || isFirst === true,
  });
}

/** The contact with what was typed: an absent field stays, an empty one is forgotten. */
function withFields(
  ctx: Context,
  contact: DebtorContact,
  checked: CheckedContact,
  input: ContactInput,
  known: readonly DebtorContact[],
): DebtorContact {
  const email = input.email === undefined ? contact.email : checked.email;
  const phone = input.phone === undefined ? contact.phone : checked.phone;
  const name = checked.name ?? contact.name;
  const role = checked.role ?? contact.role;
  const roleLabel = role === 'other' ? (checked.roleLabel ?? contact.roleLabel) : undefined;
  const preferred = checked.preferredChannel === undefined ? contact.preferredWay : checked.preferredChannel;
  const told = checked.refusals ? { ...contact, refusals: checked.refusals } : contact;
  const addresses = { ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
  const {
    name: _name,
    roleLabel: _label,
    preferredWay: _way,
    ...rest
  } = withAddresses(told, addresses, known, ctx.now);
  return {
    ...rest,
    role,
    ...(name ? { name } : {}),
    ...(roleLabel ? { roleLabel } : {}),
    ...(preferred ? { preferredWay: preferred } : {}),
  };
}

function worthKeeping(contact: DebtorContact): Decided {
  return contact.name || contact.email || contact.phone ? ok(contact) : refuse({ kind: 'empty-contact' });
}

/** Another contact at the address, or at the number, that somebody made sure of, were it a former one: it is good for both. */
function withoutDoubt(other: DebtorContact, sure: DebtorContact, change: ContactChange): DebtorContact {
  if (change.kind !== 'change' || other.id === sure.id) return other;
  const { emailBounced, phoneWrongOn, ...rest } = other;
  const isSureOfEmail = change.contact.emailWorks === true && sameEmail(other.email, sure.email);
  const isSureOfPhone =
    change.contact.phoneIsWrong === false && other.phone !== undefined && other.phone === sure.phone;
  if (!(emailBounced && isSureOfEmail) && !(phoneWrongOn && isSureOfPhone)) return other;
  return {
    ...rest,
    ...(isSureOfEmail ? { emailSince: sure.emailSince } : emailBounced ? { emailBounced } : {}),
    ...(phoneWrongOn && !isSureOfPhone ? { phoneWrongOn } : {}),
  };
}

/** The contact with whoever gains or loses the first place by it. */
function withOneFirst(contact: DebtorContact, known: readonly DebtorContact[]): DebtorContact[] {
  const others = known.filter((other) => other.id !== contact.id && isActive(other));
  if (contact.isFirst) return [...others.filter(({ isFirst }) => isFirst).map(withoutFirst), contact];
  const [heir] = others;
  return others.some(({ isFirst }) => isFirst) || !heir ? [contact] : [contact, { ...heir, isFirst: true }];
}

const withoutFirst = (contact: DebtorContact): DebtorContact => ({ ...contact, isFirst: false });
