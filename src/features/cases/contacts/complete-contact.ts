import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { changeContact } from '../../claims/change-contact.ts';
import type { DebtorContactInput } from '../../claims/claims.contract.ts';
import type { ContactChangeRefusal } from '../../claims/contacts/change-contacts.ts';
import type { DebtorRefusal } from '../../claims/debtor.ts';
import { loadDebtors } from '../../claims/load-claims.ts';
import { cancelCalls } from '../../correspondence/calls.ts';
import { advanceCases } from '../advance-due-cases.ts';
import { selectCase } from '../cases.sql.ts';
import { writeJournal } from '../journal.ts';
import type { CaseSettings } from '../settings.ts';
import { calledContact } from './addressee.ts';
import { selectOpenCasesForUpdate } from './debtor-cases.sql.ts';

/** The creditor completes where its debtor is written to, and its first contact; the plans count on it from the next step on. */
export async function completeContact(
  ctx: Context,
  { caseId, contact, settings }: { caseId: string; contact: DebtorContactInput; settings: CaseSettings },
): Promise<Result<null, DebtorRefusal | ContactChangeRefusal | { kind: 'no-such-case' }>> {
  const row = await selectCase(ctx, caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  const cases = await selectOpenCasesForUpdate(ctx, [row.debtor_id]);
  const changed = await changeContact(ctx, { debtorId: row.debtor_id, contact });
  if (changed.refused) return changed;
  const debtor = (await loadDebtors(ctx, [row.debtor_id])).get(row.debtor_id);
  if (debtor && !calledContact(debtor)) {
    await cancelCalls(
      ctx,
      cases.map(({ id }) => id),
    );
  }
  const fields = Object.keys(contact);
  await writeJournal(
    ctx,
    cases.map(({ tenant_id, id }) => ({ tenantId: tenant_id, caseId: id, kind: 'contact-changed', data: { fields } })),
  );
  await advanceCases(ctx, cases, settings);
  return ok(null);
}
