import { sql } from 'kysely';
import type { Context, Tx } from '../../../platform/context.ts';
import type { CaseRow } from '../cases.sql.ts';

const own = (tx: Tx) => tx.withTables<{ case_file: CaseRow }>();

export async function selectCasesOfDebtors(ctx: Context, debtorIds: readonly string[]): Promise<CaseRow[]> {
  return own(ctx.tx)
    .selectFrom('case_file')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`debtor_id = any(${debtorIds}::uuid[])`)
    .orderBy('id')
    .execute();
}

export async function selectCasesOfDebtorsForUpdate(ctx: Context, debtorIds: readonly string[]): Promise<CaseRow[]> {
  return own(ctx.tx)
    .selectFrom('case_file')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`debtor_id = any(${debtorIds}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Gives the cases of these invoices to the debtor that their invoices now have, and answers which. */
export async function updateDebtorOfCases(
  ctx: Context,
  invoiceIds: readonly string[],
  debtorId: string,
): Promise<string[]> {
  const moved = await own(ctx.tx)
    .updateTable('case_file')
    .set({ debtor_id: debtorId })
    .where('tenant_id', '=', ctx.tenantId)
    .where(sql<boolean>`invoice_id = any(${invoiceIds}::uuid[])`)
    .returning('id')
    .execute();
  return moved.map(({ id }) => id);
}
