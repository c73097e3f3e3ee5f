import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Context } from '../../platform/context.ts';
import { selectContacts } from './correspondence.sql.ts';

/** Days on which these debtors were reached in the last sixty days, all cases and channels together, with how many messages. */
export async function loadContacts(
  ctx: Context,
  debtorIds: string[],
): Promise<{ debtorId: string; on: CivilDate; messages: number }[]> {
  return selectContacts(ctx, debtorIds, new Date(ctx.now.getTime() - 61 * 86_400_000));
}
