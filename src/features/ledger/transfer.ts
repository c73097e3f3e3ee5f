import { createHash } from 'node:crypto';
import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, ZERO } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { asPlatform } from '../../platform/db.ts';
import { newId, PLATFORM } from '../../platform/ids.ts';
import { type Account, accountKey } from './account.ts';
import { addToBalances, insertTransfers, lockAccounts, selectTransfersByKeys, type TransferRow } from './ledger.sql.ts';

type TransferKind =
  | 'received'
  | 'matched'
  | 'surplus-kept'
  | 'opening-fee'
  | 'success-fee'
  | 'made-payable'
  | 'payout-sent'
  | 'payout-executed'
  | 'reversal';

export type TransferOrder = {
  from: Account;
  to: Account;
  /** Positive. */
  amount: Cents;
  kind: TransferKind;
  /** What it is about: `payment:<id>`, `payout:<id>`, `bank-entry:<id>`. */
  subject: string;
  /** The day the money moved, as opposed to the instant it is recorded. */
  effectiveOn: CivilDate;
  /** The same key is the same transfer, whatever the number of attempts. */
  key: string;
  /** What decided of the transfer, beyond the fields above: another input under the same key is a bug and throws. */
  input?: unknown;
  /** The transfer that this one undoes; see `reverse`. */
  reverses?: string;
};

/** `isReplay`: it was already there, nothing moved now. */
export type Transfer = { id: string; key: string; amount: Cents; isReplay: boolean };

export type InsufficientFunds = {
  kind: 'insufficient-funds';
  account: string;
  available: Cents;
  asked: Cents;
  key: string;
};

/** One transfer; see `transferAll`. */
export async function transfer(ctx: Context, order: TransferOrder): Promise<Result<Transfer, InsufficientFunds>> {
  const moved = await transferAll(ctx, [order]);
  return moved.refused ? moved : ok(moved.value[0] as Transfer);
}

/**
 * Moves money, all of the orders or none, in their order. Set-based: the number of statements does not grow with the orders.
 * Accounts are created on first use and locked by key order, so two calls never wait for each other in a circle; to keep it so,
 * a transaction calls the ledger once, after every other lock it takes. Refuses to take from an account what is not there.
 */
export async function transferAll(
  ctx: Context,
  orders: readonly TransferOrder[],
): Promise<Result<Transfer[], InsufficientFunds>> {
  if (orders.length === 0) return ok([]);
  for (const { amount, key, from, to } of orders) {
    if (amount <= 0n) throw new Error(`transfer ${key}: amount ${amount} is not positive`);
    if (accountKey(from) === accountKey(to)) throw new Error(`transfer ${key}: from and to are the same account`);
  }
  return asPlatform(ctx, async () => {
    const accounts = new Map(
      orders.flatMap(({ from, to }) => [from, to].map((account) => [accountKey(account), account])),
    );
    const balances = await lockAccounts(ctx, [...accounts.values()]);
    const known = new Map(
      (
        await selectTransfersByKeys(
          ctx,
          orders.map(({ key }) => key),
        )
      ).map((row) => [row.key, row]),
    );
    const before = new Map(balances);
    const fresh: TransferRow[] = [];
    const transfers: Transfer[] = [];
    for (const order of orders) {
      const inputHash = hashOf(order);
      const same = known.get(order.key);
      if (same) {
        if (same.inputHash !== inputHash) throw new Error(`transfer ${order.key} was already made with another input`);
        transfers.push({ id: same.id, key: order.key, amount: order.amount, isReplay: true });
        continue;
      }
      const [from, to] = [accountKey(order.from), accountKey(order.to)];
      const available = balances.get(from) ?? ZERO;
      if (order.from.kind !== 'bank' && available < order.amount) {
        return refuse({ kind: 'insufficient-funds', account: from, available, asked: order.amount, key: order.key });
      }
      balances.set(from, (available - order.amount) as Cents);
      balances.set(to, ((balances.get(to) ?? ZERO) + order.amount) as Cents);
      const id = newId(ctx.now);
      known.set(order.key, { id, key: order.key, inputHash });
      fresh.push(rowOf(ctx, id, order, inputHash));
      transfers.push({ id, key: order.key, amount: order.amount, isReplay: false });
    }
    await insertTransfers(ctx, fresh);
    const changes = [...accounts].map(([key, account]) => ({
      account,
      change: ((balances.get(key) ?? ZERO) - (before.get(key) ?? ZERO)) as Cents,
    }));
    await addToBalances(ctx, changes);
    return ok(transfers);
  });
}

function rowOf(ctx: Context, id: string, order: TransferOrder, inputHash: string): TransferRow {
  const { from, to } = order;
  return {
    // The organisation whose money it is, so that its own people can read it.
    tenant_id: to.tenantId === PLATFORM ? from.tenantId : to.tenantId,
    id,
    source_tenant_id: from.tenantId,
    source_id: from.id,
    destination_tenant_id: to.tenantId,
    destination_id: to.id,
    amount_cents: order.amount,
    kind: order.kind,
    subject: order.subject,
    effective_on: order.effectiveOn,
    recorded_at: ctx.now,
    idempotency_key: order.key,
    input_hash: inputHash,
    reverses_id: order.reverses ?? null,
  };
}

function hashOf({ from, to, amount, kind, subject, effectiveOn, input }: TransferOrder): string {
  const facts = [accountKey(from), accountKey(to), amount, kind, subject, effectiveOn, input ?? null];
  const text = JSON.stringify(facts, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
  return createHash('sha256').update(text).digest('hex');
}
