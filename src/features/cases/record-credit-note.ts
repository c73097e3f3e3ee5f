import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type CreditNoteRefusal, keepCreditNote } from '../claims/keep-credit-note.ts';
import { selectCaseForUpdate } from './cases.sql.ts';
import { closeCase } from './close-case.ts';
import { loadDossiers } from './dossier.ts';
import { writeJournal } from './journal.ts';
import { lookAgain } from './look-again.ts';
import type { CaseSettings } from './settings.ts';

export type RecordCreditNote = {
  caseId: string;
  number: string;
  issuedOn: CivilDate;
  amount: Cents;
  /** The deposit of its file, when it was dropped. */
  depositId?: string;
  settings: CaseSettings;
};

/** A credit note reduces what is claimed, from its date; a case with nothing left to claim closes. */
export async function recordCreditNote(
  ctx: Context,
  input: RecordCreditNote,
): Promise<Result<null, { kind: 'no-such-case' } | { kind: 'case-closed' } | CreditNoteRefusal>> {
  const row = await selectCaseForUpdate(ctx, input.caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  if (row.closed_on) return refuse({ kind: 'case-closed' });
  const { number, issuedOn, amount, depositId } = input;
  const file = depositId ? { depositId } : {};
  const kept = await keepCreditNote(ctx, { invoiceId: row.invoice_id, number, issuedOn, amount, ...file });
  if (kept.refused) return kept;
  await writeJournal(ctx, [
    {
      tenantId: row.tenant_id,
      caseId: row.id,
      kind: 'credit-note',
      data: { number, issuedOn, amountCents: Number(amount) },
    },
  ]);
  const [dossier] = await loadDossiers(ctx, [row]);
  if (dossier?.owed && dossier.owed.principal <= 0n && dossier.owed.total <= 0n) {
    await closeCase(ctx, { caseId: row.id, reason: 'settled' });
  } else await lookAgain(ctx, row, input.settings);
  return ok(null);
}
