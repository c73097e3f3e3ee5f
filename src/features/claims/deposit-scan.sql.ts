import { sql } from 'kysely';
import type { Context, Tx } from '../../platform/context.ts';
import type { DepositRow } from './claims.sql.ts';

const own = (tx: Tx) => tx.withTables<{ deposit: DepositRow }>();

/**
 * Replaces what is known of an open deposit's file: how far it is read, or what was read, and in which pages when the file holds
 * several invoices. A closed deposit is left; answers whether it was open.
 */
export async function updateDepositReading(
  ctx: Context,
  id: string,
  { reading, refusal, ...place }: Pick<DepositRow, 'reading' | 'refusal' | 'pages' | 'drop_id'>,
): Promise<boolean> {
  const json = (value: unknown) => (value === null ? null : sql`${JSON.stringify(value)}::jsonb`);
  const result = await own(ctx.tx)
    .updateTable('deposit')
    .set({ reading: json(reading), refusal: json(refusal), ...place })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The deposits of one dropped file, in the order of its pages. */
export async function selectDepositsOfDrop(ctx: Context, dropId: string): Promise<DepositRow[]> {
  return own(ctx.tx)
    .selectFrom('deposit')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('drop_id', '=', dropId)
    .orderBy('pages')
    .execute();
}
