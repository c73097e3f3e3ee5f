import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { loadDebtors } from '../claims/load-claims.ts';
import { type CallOutcome, recordCallOutcome } from '../correspondence/calls.ts';
import { selectCase, selectCaseForUpdate } from './cases.sql.ts';
import { calledContact } from './contacts/addressee.ts';
import { changeDebtorContacts } from './contacts/change-debtor-contacts.ts';
import { selectOpenCasesForUpdate } from './contacts/debtor-cases.sql.ts';
import { type HoldRefusal, holdCase } from './holds/hold-case.ts';
import { writeJournal } from './journal.ts';
import { lookAgain } from './look-again.ts';
import type { CaseSettings } from './settings.ts';

export type RecordCall = {
  caseId: string;
  taskId: string;
  outcome: CallOutcome;
  note?: string;
  durationMinutes?: number;
  promisedOn?: CivilDate;
  /** Who was called; otherwise the contact that is to be called now. */
  contactId?: string;
  settings: CaseSettings;
};

export type RecordCallRefusal =
  | HoldRefusal
  | { kind: 'no-such-call' }
  | { kind: 'call-already-done' }
  | { kind: 'promise-without-date' };

/** Records what a call gave. A promise, a dispute or "already paid" heard on the telephone stops the reminders like those written online. */
export async function recordCall(ctx: Context, input: RecordCall): Promise<Result<null, RecordCallRefusal>> {
  const known = await selectCase(ctx, input.caseId);
  // What is learnt of a number concerns all the cases of the debtor: they are taken together, in their order.
  if (known && input.outcome === 'wrong-number') await selectOpenCasesForUpdate(ctx, [known.debtor_id]);
  const row = await selectCaseForUpdate(ctx, input.caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  if (input.outcome === 'promise' && !input.promisedOn) return refuse({ kind: 'promise-without-date' });
  const recorded = await recordCallOutcome(ctx, input);
  if (recorded.refused) return recorded;
  const { taskId, outcome, note, durationMinutes, settings } = input;
  await writeJournal(ctx, [
    {
      tenantId: row.tenant_id,
      caseId: row.id,
      kind: 'call-done',
      data: {
        taskId,
        outcome,
        ...(note ? { note } : {}),
        ...(durationMinutes === undefined ? {} : { durationMinutes }),
      },
    },
  ]);
  const heard = { caseId: row.id, settings, ...(note ? { note } : {}) };
  if (outcome === 'promise' && input.promisedOn) {
    const held = await holdCase(ctx, { ...heard, reason: 'promise', promisedOn: input.promisedOn });
    if (held.refused) return held;
  } else if (outcome === 'dispute') {
    const held = await holdCase(ctx, { ...heard, reason: 'dispute', code: 'AUTRE' });
    if (held.refused) return held;
  } else if (outcome === 'claims-paid') {
    const held = await holdCase(ctx, { ...heard, reason: 'claimed-paid' });
    if (held.refused) return held;
  } else {
    if (outcome === 'wrong-number') await closeNumber(ctx, row.debtor_id, input);
    await lookAgain(ctx, row, settings);
  }
  return ok(null);
}

/** The number that was called is somebody else's: nobody is called there again until it is corrected. */
async function closeNumber(ctx: Context, debtorId: string, { contactId, settings }: RecordCall): Promise<void> {
  const debtor = (await loadDebtors(ctx, [debtorId])).get(debtorId);
  const called = contactId ?? (debtor && calledContact(debtor)?.id);
  if (!called) return;
  const change = { kind: 'change' as const, contactId: called, contact: { phoneIsWrong: true } };
  // A contact that left meanwhile has no number to close.
  await changeDebtorContacts(ctx, { debtorId, change, settings });
}
