import { sql } from 'kysely';
import type { Context, Tx } from '../../platform/context.ts';
import type { DepositRow } from './claims.sql.ts';

const own = (tx: Tx) => tx.withTables<{ deposit: DepositRow }>();

/** Replaces what is known of an open deposit's file: how far it is read, or what was read. A closed deposit is left. */
export async function updateDepositReading(
  ctx: Context,
  id: string,
  { reading, refusal }: { reading: unknown; refusal: unknown },
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : sql`${JSON.stringify(value)}::jsonb`);
  await own(ctx.tx)
    .updateTable('deposit')
    .set({ reading: json(reading), refusal: json(refusal) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .where('status', '=', 'open')
    .execute();
}
