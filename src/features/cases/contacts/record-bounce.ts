import { parseEmailAddress } from '../../../kernel/email.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { isAboutAddress } from '../../claims/contacts/bounce.ts';
import { debtorsWrittenAt, type NotedBounce, noteBounce } from '../../claims/contacts/note-bounce.ts';
import { recipientFor } from '../../claims/contacts/recipient.ts';
import { type CaseEntry, writeJournal } from '../journal.ts';
import { selectOpenCasesForUpdate, updateLookedAtNow } from './debtor-cases.sql.ts';

export type RecordBounce = {
  email: string;
  /** When it came back, not when we learnt it. */
  at: Date;
  /** "Never" (SMTP 5xx, DSN `failed` with 5.x.x); otherwise "not now". */
  isPermanent: boolean;
  /** What the server answered, kept as it came. */
  diagnostic: string;
};

/**
 * An email came back from an address. In an organisation's scope it concerns its own debtors; in the platform's, those of all that
 * write there. A permanent bounce closes the address at once, a temporary one the third time in fourteen days (`BOUNCES`); the next
 * contact is written to from then on, and the journal of each open case says so. The same bounce told twice is one; a server's policy
 * against us is none. Answers how many
 * contacts learnt something, and how many addresses are closed by it.
 */
export async function recordBounce(
  ctx: Context,
  { email: text, at, isPermanent, diagnostic }: RecordBounce,
): Promise<Result<{ contacts: number; closed: number }, { kind: 'not-an-email' }>> {
  const email = parseEmailAddress(text);
  if (email.refused) return refuse({ kind: 'not-an-email' });
  if (!isAboutAddress(diagnostic)) return ok({ contacts: 0, closed: 0 });
  const debtorIds = await debtorsWrittenAt(ctx, email.value);
  const cases = await selectOpenCasesForUpdate(ctx, debtorIds);
  const bounce = { email: email.value, at, isPermanent, diagnostic: diagnostic.slice(0, 500) };
  const noted = await noteBounce(ctx, debtorIds, bounce);
  // One line for each case, were there several contacts at that address.
  const byDebtor = new Map(noted.map((one) => [one.contact.debtorId, one]));
  const told = cases.flatMap((row): CaseEntry[] => {
    const one = byDebtor.get(row.debtor_id);
    if (!one) return [];
    return [{ tenantId: row.tenant_id, caseId: row.id, kind: 'email-bounced', data: dataOf(one, bounce) }];
  });
  await writeJournal(ctx, told);
  const closed = noted.filter(({ isClosed }) => isClosed);
  const concerned = new Set(closed.map(({ contact }) => contact.debtorId));
  const rows = cases.filter(({ debtor_id, next_action_at }) => next_action_at && concerned.has(debtor_id));
  await updateLookedAtNow(
    ctx,
    rows.map(({ id }) => id),
  );
  return ok({ contacts: noted.length, closed: closed.length });
}

function dataOf({ contact, isClosed, contacts }: NotedBounce, bounce: { isPermanent: boolean; diagnostic: string }) {
  const next = recipientFor(contacts, 'email', 'reminder');
  const { isPermanent, diagnostic } = bounce;
  return {
    contactId: contact.id,
    email: contact.email,
    isPermanent,
    isClosed,
    diagnostic,
    ...(isClosed && next ? { next: next.email } : {}),
  };
}
