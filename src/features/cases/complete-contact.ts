import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { changeContact } from '../claims/change-contact.ts';
import type { DebtorContactInput } from '../claims/claims.contract.ts';
import type { DebtorRefusal } from '../claims/debtor.ts';
import { selectCaseForUpdate } from './cases.sql.ts';
import { writeJournal } from './journal.ts';
import { lookAgain } from './look-again.ts';
import type { CaseSettings } from './settings.ts';

/** The creditor completes how its debtor is reached; the plan counts on it from the next step on. */
export async function completeContact(
  ctx: Context,
  { caseId, contact, settings }: { caseId: string; contact: DebtorContactInput; settings: CaseSettings },
): Promise<Result<null, DebtorRefusal | { kind: 'no-such-case' } | { kind: 'no-such-debtor' }>> {
  const row = await selectCaseForUpdate(ctx, caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  const changed = await changeContact(ctx, { debtorId: row.debtor_id, contact });
  if (changed.refused) return changed;
  const fields = Object.keys(contact);
  await writeJournal(ctx, [{ tenantId: row.tenant_id, caseId, kind: 'contact-changed', data: { fields } }]);
  await lookAgain(ctx, row, settings);
  return ok(null);
}
