import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import {
  type ContactChange,
  type ContactChangeRefusal,
  type ContactsChanged,
  changeContacts,
} from '../../claims/contacts/change-contacts.ts';
import type { DebtorContact } from '../../claims/contacts/contact.ts';
import { contactWays } from '../../claims/contacts/contacts.contract.ts';
import { cancelCalls } from '../../correspondence/calls.ts';
import { advanceCases } from '../advance-due-cases.ts';
import { type CaseEventKind, writeJournal } from '../journal.ts';
import type { CaseSettings } from '../settings.ts';
import { calledContact } from './addressee.ts';
import { selectOpenCasesForUpdate } from './debtor-cases.sql.ts';

const KINDS: Record<ContactChange['kind'], CaseEventKind> = {
  add: 'contact-added',
  change: 'contact-changed',
  remove: 'contact-removed',
};

/**
 * Changes the contacts of a debtor: each of its open cases is told, and counts on it from its next step on. When nobody may be
 * called any more, the calls that wait are no longer proposed.
 */
export async function changeDebtorContacts(
  ctx: Context,
  { debtorId, change, settings }: { debtorId: string; change: ContactChange; settings: CaseSettings },
): Promise<Result<ContactsChanged, ContactChangeRefusal>> {
  // Cases before contacts, as everywhere: two that wait for each other would be stuck.
  const cases = await selectOpenCasesForUpdate(ctx, [debtorId]);
  const changed = await changeContacts(ctx, { debtorId, change });
  if (changed.refused) return refuse(changed.refusal);
  const { before, contact, contacts } = changed.value;
  const fields = change.kind === 'change' && before ? changedFields(before, contact) : undefined;
  if (fields?.length === 0) return ok(changed.value);
  const ids = cases.map(({ id }) => id);
  if (!calledContact({ contacts })) await cancelCalls(ctx, ids);
  const data = {
    contactId: contact.id,
    who: contact.name ?? contact.email ?? contact.phone,
    ...(fields ? { fields } : {}),
    asked: contactWays.filter((way) => contact.refusals[way] && !before?.refusals[way]),
  };
  await writeJournal(
    ctx,
    cases.map(({ tenant_id, id }) => ({ tenantId: tenant_id, caseId: id, kind: KINDS[change.kind], data })),
  );
  await advanceCases(ctx, cases, settings);
  return ok(changed.value);
}

/** What a journal line may say of a change; `emailBounced` and `phoneWrongOn` are the states of its addresses. */
const FIELDS = [
  'name',
  'role',
  'roleLabel',
  'email',
  'phone',
  'preferredWay',
  'isFirst',
  'emailBounced',
  'phoneWrongOn',
  'refusals',
] as const;

function changedFields(before: DebtorContact, after: DebtorContact): string[] {
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
