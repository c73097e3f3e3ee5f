import { type Cents, sumOf, ZERO } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { asPlatform } from '../../platform/db.ts';
import { type Account, type AccountKind, accountKey } from './account.ts';
import { selectBalances, selectBalancesByKind, selectBrokenAccounts, selectFunded } from './ledger.sql.ts';

/** The balances of these accounts by `accountKey`; zero for one that never moved. */
export async function balancesOf(
  ctx: Context,
  accounts: readonly Pick<Account, 'tenantId' | 'id'>[],
): Promise<Map<string, Cents>> {
  const found = await asPlatform(ctx, () => selectBalances(ctx, [...accounts]));
  return new Map(accounts.map((account) => [accountKey(account), found.get(accountKey(account)) ?? ZERO]));
}

/** What each kind of account holds, over all organisations. */
export async function balancesByKind(ctx: Context): Promise<Record<AccountKind, Cents>> {
  const none: Record<AccountKind, Cents> = {
    bank: ZERO,
    unmatched: ZERO,
    collected: ZERO,
    surplus: ZERO,
    payable: ZERO,
    'in-transit': ZERO,
    fees: ZERO,
  };
  const rows = await asPlatform(ctx, () => selectBalancesByKind(ctx));
  return Object.assign(none, Object.fromEntries(rows.map(({ kind, balance }) => [kind, balance])));
}

/** The sum of all accounts: always zero, since a transfer takes from one what it gives to another. */
export async function ledgerSum(ctx: Context): Promise<Cents> {
  return sumOf(Object.values(await balancesByKind(ctx)));
}

/** Accounts of a kind that hold something, over all organisations, in key order. */
export async function fundedAccounts(ctx: Context, kind: AccountKind): Promise<{ account: Account; balance: Cents }[]> {
  return asPlatform(ctx, () => selectFunded(ctx, kind));
}

/** Re-adds every transfer: the accounts whose balance says otherwise. Empty, unless somebody wrote beside the ledger. */
export async function brokenAccounts(ctx: Context): Promise<{ account: string; balance: bigint; moved: bigint }[]> {
  return asPlatform(ctx, () => selectBrokenAccounts(ctx));
}
