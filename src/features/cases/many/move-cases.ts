import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Context } from '../../../platform/context.ts';
import { advanceCases } from '../advance-due-cases.ts';
import { type CaseRow, selectCasesForUpdate } from '../cases.sql.ts';
import type { CaseSettings } from '../settings.ts';
import { selectCasesOfDebtors, selectCasesOfDebtorsForUpdate, updateDebtorOfCases } from './moved-cases.sql.ts';

/** A case as a merge of debtors looks at it. */
export type DebtorCase = {
  caseId: string;
  reference: string;
  debtorId: string;
  invoiceId: string;
  openedOn: CivilDate;
  /** Absent while it is open. */
  closedReason?: string;
};

function debtorCaseOf(row: CaseRow): DebtorCase {
  return {
    caseId: row.id,
    reference: row.reference,
    debtorId: row.debtor_id,
    invoiceId: row.invoice_id,
    openedOn: row.opened_on as CivilDate,
    ...(row.closed_on ? { closedReason: row.closed_reason ?? 'closed' } : {}),
  };
}

/** All cases of these debtors, open or not. */
export async function casesOfDebtors(ctx: Context, debtorIds: readonly string[]): Promise<DebtorCase[]> {
  return (await selectCasesOfDebtors(ctx, debtorIds)).map(debtorCaseOf);
}

/** The same, locked: nothing is decided about them until this transaction ends. */
export async function lockCasesOfDebtors(ctx: Context, debtorIds: readonly string[]): Promise<DebtorCase[]> {
  return (await selectCasesOfDebtorsForUpdate(ctx, debtorIds)).map(debtorCaseOf);
}

/** The cases of these invoices follow them to another debtor; answers which. */
export async function moveCasesOfInvoices(
  ctx: Context,
  invoiceIds: readonly string[],
  debtorId: string,
): Promise<string[]> {
  return updateDebtorOfCases(ctx, invoiceIds, debtorId);
}

/** Plans these cases again where they are open: who is reached, and what silences are due, have changed. */
export async function planAgain(ctx: Context, caseIds: readonly string[], settings: CaseSettings): Promise<void> {
  const rows = await selectCasesForUpdate(ctx, caseIds);
  await advanceCases(
    ctx,
    rows.filter(({ closed_on }) => closed_on === null),
    settings,
  );
}
