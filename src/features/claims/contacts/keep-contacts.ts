import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import {
  type DebtorContact,
  formerAddresses,
  isActive,
  newContact,
  sameEmail,
  type ToldContact,
  withAddresses,
  withoutClosed,
} from './contact.ts';
import { lockDebtors, selectContacts, upsertContacts } from './contacts.sql.ts';
import { firstOf } from './recipient.ts';

export type ToldOf = { debtorId: string; contact: ToldContact };

/**
 * Keeps the one contact that a deposit tells, as the first of its debtor: the one it already has at that address, of that name or at
 * that number, completed, or a new one. Nothing told changes nothing. An address known to be dead or refused does not come back in
 * the place of the one that corrected it.
 */
export async function keepTypedContact(ctx: Context, { debtorId, contact }: ToldOf): Promise<void> {
  if (isEmpty(contact)) return;
  await lockDebtors(ctx, [debtorId]);
  const known = await selectContacts(ctx, [debtorId]);
  const told = withoutClosed(contact, known);
  if (isEmpty(told)) return;
  const active = known.filter(isActive);
  const same =
    active.find(({ email }) => sameEmail(email, told.email)) ??
    active.find(({ name }) => told.name !== undefined && name === told.name) ??
    active.find((other) => told.phone !== undefined && other.phone === told.phone && agrees(other, told)) ??
    lacking(firstOf(active), told);
  const kept = same ?? unknownContact(ctx, debtorId);
  const { email = kept.email, phone = kept.phone, name = kept.name } = told;
  const addressed = withAddresses(kept, { ...(email ? { email } : {}), ...(phone ? { phone } : {}) }, known, ctx.now);
  const first = { ...addressed, ...(name ? { name } : {}), isFirst: true };
  const demoted = active.filter(({ id, isFirst }) => isFirst && id !== first.id);
  const former = formerAddresses(kept, first, { id: newId(ctx.now), now: ctx.now });
  await upsertContacts(ctx, [
    ...demoted.map((other) => ({ ...other, isFirst: false })),
    first,
    ...(former ? [former] : []),
  ]);
}

/** Nothing that is told differs from what is known: two people may share a number. */
function agrees(contact: DebtorContact, told: ToldContact): boolean {
  const isOther = (known: string | undefined, said: string | undefined) => known && said && known !== said;
  return !isOther(contact.name, told.name) && !isOther(contact.email, told.email);
}

/** The first contact when it has none of the things that are told: it is the same person, better known. */
function lacking(first: DebtorContact | undefined, told: ToldContact): DebtorContact | undefined {
  if (!first) return undefined;
  const holds = (['name', 'email', 'phone'] as const).some((field) => told[field] && first[field]);
  return holds ? undefined : first;
}

/**
 * Keeps what a list tells of how its debtors are reached, in a fixed number of statements: the first contact of each gains what it lacks, what is
 * known stays; a debtor without contact has its first.
 */
export async function keepListedContacts(ctx: Context, told: readonly ToldOf[]): Promise<void> {
  const worth = told.filter(({ contact }) => !isEmpty(contact));
  const ids = worth.map(({ debtorId }) => debtorId);
  await lockDebtors(ctx, ids);
  const known = Map.groupBy(await selectContacts(ctx, ids), ({ debtorId }) => debtorId);
  const kept = new Map<string, DebtorContact>();
  for (const { debtorId, contact } of worth) {
    const all = known.get(debtorId) ?? [];
    const first = kept.get(debtorId) ?? firstOf(all);
    const base = first ?? unknownContact(ctx, debtorId);
    const name = base.name ?? contact.name;
    const email =
      base.email ?? (all.some((other) => sameEmail(other.email, contact.email)) ? undefined : contact.email);
    const phone = base.phone ?? contact.phone;
    const addressed = withAddresses(base, { ...(email ? { email } : {}), ...(phone ? { phone } : {}) }, all, ctx.now);
    if (!name && !email && !phone) continue;
    kept.set(debtorId, { ...addressed, ...(name ? { name } : {}), isFirst: true });
  }
  await upsertContacts(ctx, [...kept.values()]);
}

function unknownContact(ctx: Context, debtorId: string): DebtorContact {
  return newContact({}, { tenantId: ctx.tenantId, id: newId(ctx.now), debtorId, createdAt: ctx.now });
}

function isEmpty({ name, email, phone }: ToldContact): boolean {
  return !name && !email && !phone;
}
