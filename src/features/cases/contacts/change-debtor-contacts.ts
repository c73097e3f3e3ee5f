import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import {
  type ContactChange,
  type ContactChangeRefusal,
  type ContactsChanged,
  changeContacts,
} from '../../claims/contacts/change-contacts.ts';
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
  const { contact, contacts } = changed.value;
  const ids = cases.map(({ id }) => id);
  if (!calledContact({ contacts })) await cancelCalls(ctx, ids);
  const data = {
    contactId: contact.id,
    who: contact.name ?? contact.email ?? contact.phone,
    ...(change.kind === 'change' ? { fields: Object.keys(change.contact) } : {}),
    ...('contact' in change && change.contact.refusals ? { refused: Object.keys(contact.refusals) } : {}),
  };
  await writeJournal(
    ctx,
    cases.map(({ tenant_id, id }) => ({ tenantId: tenant_id, caseId: id, kind: KINDS[change.kind], data })),
  );
  await advanceCases(ctx, cases, settings);
  return ok(changed.value);
}
