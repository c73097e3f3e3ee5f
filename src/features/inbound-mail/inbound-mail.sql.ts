import { sql } from 'kysely';
import type { Context, Tx } from '../../platform/context.ts';

export type ReceivedMailRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  digest: string;
  message_id: string | null;
  sender: string;
  is_from_member: boolean;
  subject: string;
  received_at: Date;
  refused: { name: string; reason: string }[];
};

const own = (tx: Tx) => tx.withTables<{ received_mail: ReceivedMailRow }>();

/** Was it the first time? Two at once wait for one another: the second then finds the first. */
export async function insertReceivedMail(ctx: Context, row: ReceivedMailRow): Promise<boolean> {
  const done = await own(ctx.tx)
    .insertInto('received_mail')
    .values({ ...row, refused: sql`${JSON.stringify(row.refused)}::jsonb` })
    .onConflict((conflict) => conflict.constraint('received_mail_once').doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** How many messages strangers have sent to this case since an instant. */
export async function countFromStrangers(ctx: Context, caseId: string, since: Date): Promise<number> {
  const row = await own(ctx.tx)
    .selectFrom('received_mail')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('case_id', '=', caseId)
    .where('is_from_member', '=', false)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
