import { inParis } from '../../../kernel/civil-date.ts';
import type { EmailAddress } from '../../../kernel/email.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { isGivenUp } from './bounce.ts';
import { type DebtorContact, isActive, sameEmail } from './contact.ts';
import {
  insertBounces,
  lockDebtors,
  selectContacts,
  selectDebtorIdsByEmail,
  selectTemporaryBounces,
  upsertContacts,
} from './contacts.sql.ts';

export type Bounce = { email: EmailAddress; at: Date; isPermanent: boolean; diagnostic: string };

/** What a bounce changed for one contact: its address is closed, or only counted. */
export type NotedBounce = { contact: DebtorContact; isClosed: boolean; contacts: DebtorContact[] };

/** The debtors of the scope that are, or were, written to at this address. */
export async function debtorsWrittenAt(ctx: Context, email: EmailAddress): Promise<string[]> {
  return selectDebtorIdsByEmail(ctx, email);
}

/**
 * Notes that an email came back from each contact of the scope at that address. "Never" closes the address; "not now" closes it the
 * third time (`BOUNCES`). The same bounce told twice counts once; one from before the address was given, or was made sure of, not at
 * all. A contact that was removed, or corrected, keeps it for the day its address is typed again. Answers what is news of the others.
 */
export async function noteBounce(ctx: Context, debtorIds: readonly string[], bounce: Bounce): Promise<NotedBounce[]> {
  await lockDebtors(ctx, debtorIds);
  const known = await selectContacts(ctx, debtorIds);
  const hit = known.filter(
    (contact) => sameEmail(contact.email, bounce.email) && !contact.emailBounced && bounce.at >= contact.emailSince,
  );
  const news = await insertBounces(
    ctx,
    hit.map(({ tenantId, id }) => ({
      tenant_id: tenantId,
      id: newId(ctx.now),
      contact_id: id,
      email: bounce.email,
      at: bounce.at,
      is_permanent: bounce.isPermanent,
      diagnostic: bounce.diagnostic,
      recorded_at: ctx.now,
    })),
  );
  const told = hit.filter(({ id }) => news.has(id));
  const earlier = Map.groupBy(await selectTemporaryBounces(ctx, [...news]), ({ contact_id }) => contact_id);
  const after = told.map((contact): DebtorContact => {
    const isClosed = bounce.isPermanent || isGivenUp((earlier.get(contact.id) ?? []).map(({ at }) => at));
    const closed = { on: inParis(bounce.at).date, diagnostic: bounce.diagnostic };
    return isClosed ? { ...contact, emailBounced: closed } : contact;
  });
  await upsertContacts(
    ctx,
    after.filter(({ emailBounced }) => emailBounced),
  );
  const now = known.map((contact) => after.find(({ id }) => id === contact.id) ?? contact);
  return after.filter(isActive).map((contact) => ({
    contact,
    isClosed: contact.emailBounced !== undefined,
    contacts: now.filter(({ debtorId }) => debtorId === contact.debtorId),
  }));
}
