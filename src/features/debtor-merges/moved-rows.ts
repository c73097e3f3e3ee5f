import type { Context } from '../../platform/context.ts';
import { moveCasesOfInvoices } from '../cases/many/move-cases.ts';
import { moveReplacedOf, moveRowsBack, moveRowsOf, ROWS_OF_DEBTORS } from '../claims/merging/merged-debtors.ts';
import { moveCorrespondence } from '../correspondence/move-correspondence.ts';

/**
 * Every table whose rows name a debtor (`debtor_id`). What hangs on the debtor itself moves row by row (`ROWS_OF_DEBTORS`: one more
 * table of claims is one more word there); cases and what was replaced follow their invoice, messages and calls follow their case, there and back.
 */
export const MOVED_TABLES = [...ROWS_OF_DEBTORS, 'replaced_invoice', 'case_file', 'message', 'call_task'] as const;
export type MovedRows = Record<(typeof MOVED_TABLES)[number], string[]>;

/** Gives all that one debtor has to the other, and answers what moved, row by row, and which contact was addressed first. */
export async function moveAll(
  ctx: Context,
  { from, to }: { from: string; to: string },
): Promise<{ moved: MovedRows; firstContactId?: string }> {
  const { rows, ...first } = await moveRowsOf(ctx, { from, to });
  const replaced = await moveReplacedOf(ctx, rows.invoice, to);
  const cases = await moveCasesOfInvoices(ctx, rows.invoice, to);
  return {
    moved: { ...rows, replaced_invoice: replaced, case_file: cases, ...(await moveCorrespondence(ctx, cases, to)) },
    ...first,
  };
}

/**
 * Gives back what a merge had moved, with what has been added since to the invoices and cases that go back. What was added since
 * to the kept debtor alone stays. Answers the cases that went back.
 */
export async function moveBack(
  ctx: Context,
  moved: MovedRows,
  move: { from: string; to: string; firstContactId: string | undefined },
): Promise<{ caseIds: string[] }> {
  await moveRowsBack(ctx, moved, move);
  await moveReplacedOf(ctx, moved.invoice, move.to);
  const caseIds = await moveCasesOfInvoices(ctx, moved.invoice, move.to);
  await moveCorrespondence(ctx, caseIds, move.to);
  return { caseIds };
}
