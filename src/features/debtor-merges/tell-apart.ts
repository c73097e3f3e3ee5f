import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { mergeableDebtors } from '../claims/merging/merged-debtors.ts';
import { deleteApart, insertApart } from './debtor-merges.sql.ts';

export type TellApart = { firstId: string; secondId: string };

/** A person says that two debtors are two: they are not proposed again until that is taken back (`isTakenBack`). */
export async function tellApart(
  ctx: Context,
  { firstId, secondId, isTakenBack = false }: TellApart & { isTakenBack?: boolean },
): Promise<Result<null, { kind: 'same-debtor' } | { kind: 'no-such-debtor' }>> {
  if (firstId === secondId) return refuse({ kind: 'same-debtor' });
  const debtors = await mergeableDebtors(ctx, [firstId, secondId]);
  if (debtors.size < 2) return refuse({ kind: 'no-such-debtor' });
  const pair = firstId < secondId ? ([firstId, secondId] as const) : ([secondId, firstId] as const);
  await (isTakenBack ? deleteApart : insertApart)(ctx, pair);
  return ok(null);
}
