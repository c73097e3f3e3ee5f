import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { asPlatform } from '../../platform/db.ts';
import { selectTransfer } from './ledger.sql.ts';
import { type InsufficientFunds, type Transfer, transferAll } from './transfer.ts';

export type ReverseRefusal = InsufficientFunds | { kind: 'transfer-not-found'; transferId: string };

/** Undoes a transfer by the opposite one, once: the ledger is never corrected in place. Refuses when the money has moved on. */
export async function reverse(
  ctx: Context,
  input: { transferId: string; effectiveOn: CivilDate },
): Promise<Result<Transfer, ReverseRefusal>> {
  const moved = await asPlatform(ctx, () => selectTransfer(ctx, input.transferId));
  if (!moved) return refuse({ kind: 'transfer-not-found', transferId: input.transferId });
  const reversed = await transferAll(ctx, [
    {
      from: moved.to,
      to: moved.from,
      amount: moved.amount_cents as Cents,
      kind: 'reversal',
      subject: moved.subject,
      effectiveOn: input.effectiveOn,
      key: `reverse:${moved.id}`,
      reverses: moved.id,
    },
  ]);
  return reversed.refused ? reversed : ok(reversed.value[0] as Transfer);
}
