import { decimal } from '../../../kernel/money.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { bankAccount, inTransit } from '../../ledger/account.ts';
import type { TransferOrder } from '../../ledger/transfer.ts';
import type { BankLine } from '../bank-line.ts';
import type { Payout } from './payout.ts';
import { payoutExecuted } from './payouts.events.ts';
import { selectSentForUpdate, updateExecuted } from './payouts.sql.ts';

type Debit = Pick<BankLine, 'fingerprint' | 'endToEndId' | 'amount' | 'bookedOn'>;

export type Executed = {
  /** The payout of each debit, by fingerprint. */
  payouts: Map<string, Payout>;
  /** Debits that name a payout we sent, for another amount. */
  differing: { debit: Debit; payout: Payout }[];
  /** For the ledger: the caller makes them, last. */
  orders: TransferOrder[];
};

/** Recognises payouts we sent in the debits of a statement, by end-to-end reference and amount both, and marks them executed. */
export async function executePayouts(ctx: Context, debits: readonly Debit[]): Promise<Executed> {
  const named = debits.filter((debit) => debit.endToEndId !== undefined);
  const executed: Executed = { payouts: new Map(), differing: [], orders: [] };
  if (named.length === 0) return executed;
  const sent = await selectSentForUpdate(
    ctx,
    named.map(({ endToEndId }) => endToEndId as string),
  );
  const waiting = new Map(sent.map((payout) => [payout.endToEndId, payout]));
  for (const debit of named) {
    const payout = waiting.get(debit.endToEndId as string);
    if (!payout) continue;
    if (payout.amount !== debit.amount) {
      executed.differing.push({ debit, payout });
      continue;
    }
    waiting.delete(payout.endToEndId);
    executed.payouts.set(debit.fingerprint, payout);
    executed.orders.push({
      from: inTransit,
      to: bankAccount,
      amount: payout.amount,
      kind: 'payout-executed',
      subject: `payout:${payout.id}`,
      effectiveOn: debit.bookedOn,
      key: `payout:${payout.id}:executed`,
    });
  }
  const days = new Map(named.map((debit) => [debit.fingerprint, debit.bookedOn]));
  const done = [...executed.payouts].map(([fingerprint, payout]) => ({
    payout,
    on: days.get(fingerprint) as BankLine['bookedOn'],
  }));
  await updateExecuted(
    ctx,
    done.map(({ payout, on }) => ({ id: payout.id, on })),
  );
  for (const { payout, on } of done) {
    const { id: payoutId, tenantId, caseId, amount, endToEndId } = payout;
    if (!caseId) continue;
    const told = { payoutId, caseId, amount: decimal(amount), endToEndId, executedOn: on };
    await record({ ...ctx, tenantId }, payoutExecuted, told);
  }
  return executed;
}
