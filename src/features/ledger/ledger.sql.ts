import { sql } from 'kysely';
import type { Cents } from '../../kernel/money.ts';
import type { Context, Tx } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';
import { type Account, type AccountKind, accountKey } from './account.ts';

type AccountRow = {
  tenant_id: string;
  id: string;
  kind: AccountKind;
  balance_cents: bigint;
  created_at: Date;
};

export type TransferRow = {
  tenant_id: string;
  id: string;
  source_tenant_id: string;
  source_id: string;
  destination_tenant_id: string;
  destination_id: string;
  amount_cents: bigint;
  kind: string;
  subject: string;
  effective_on: string;
  recorded_at: Date;
  idempotency_key: string;
  input_hash: string;
  reverses_id: string | null;
};

const own = (tx: Tx) => tx.withTables<{ ledger_account: AccountRow; ledger_transfer: TransferRow }>();

/** Creates the accounts that do not exist, locks them all in one order, and answers their balances by `accountKey`. */
export async function lockAccounts(ctx: Context, accounts: Account[]): Promise<Map<string, Cents>> {
  const list = JSON.stringify(accounts.map(({ tenantId, id, kind }) => ({ tenant_id: tenantId, id, kind })));
  // New accounts first, sorted, and without touching those that exist; only then the locks, sorted: no circle is possible.
  await sql`
    insert into ledger_account (tenant_id, id, kind, created_at)
    select tenant_id, id, kind, ${ctx.now} from json_to_recordset(${list}::json) as wanted (tenant_id uuid, id text, kind text)
    where not exists (select from ledger_account known where known.tenant_id = wanted.tenant_id and known.id = wanted.id)
    order by tenant_id, id
    on conflict do nothing`.execute(ctx.tx);
  const { rows } = await sql<AccountRow>`
    select account.tenant_id, account.id, account.kind, account.balance_cents from ledger_account account
    join json_to_recordset(${list}::json) as wanted (tenant_id uuid, id text) using (tenant_id, id)
    order by account.tenant_id, account.id
    for no key update of account`.execute(ctx.tx);
  return new Map(rows.map((row) => [accountKey(accountOf(row)), row.balance_cents as Cents]));
}

export type KnownTransfer = { id: string; key: string; inputHash: string };

export async function selectTransfersByKeys(ctx: Context, keys: string[]): Promise<KnownTransfer[]> {
  const { rows } = await sql<KnownTransfer>`
    select id, idempotency_key as key, input_hash as "inputHash" from ledger_transfer
    where idempotency_key = any(${keys})`.execute(ctx.tx);
  return rows;
}

export async function selectTransfer(
  ctx: Context,
  id: string,
): Promise<(TransferRow & { from: Account; to: Account }) | undefined> {
  const { rows } = await sql<TransferRow & { source_kind: AccountKind; destination_kind: AccountKind }>`
    select moved.*, source.kind as source_kind, destination.kind as destination_kind
    from ledger_transfer moved
    join ledger_account source on source.tenant_id = moved.source_tenant_id and source.id = moved.source_id
    join ledger_account destination on destination.tenant_id = moved.destination_tenant_id and destination.id = moved.destination_id
    where moved.id = ${id}`.execute(ctx.tx);
  const [row] = rows;
  if (!row) return undefined;
  const from = { tenantId: row.source_tenant_id as TenantId, id: row.source_id, kind: row.source_kind };
  const to = { tenantId: row.destination_tenant_id as TenantId, id: row.destination_id, kind: row.destination_kind };
  return { ...row, from, to };
}

/** Rows travel as one JSON parameter: a statement has no limit of lines that way. */
export async function insertTransfers(ctx: Context, rows: TransferRow[]): Promise<void> {
  if (rows.length === 0) return;
  const list = JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
  await sql`insert into ledger_transfer select * from json_populate_recordset(null::ledger_transfer, ${list}::json)`.execute(
    ctx.tx,
  );
}

export async function addToBalances(ctx: Context, changes: { account: Account; change: Cents }[]): Promise<void> {
  const moved = changes.filter(({ change }) => change !== 0n);
  if (moved.length === 0) return;
  const list = JSON.stringify(
    moved.map(({ account, change }) => ({ tenant_id: account.tenantId, id: account.id, change: `${change}` })),
  );
  await sql`
    update ledger_account account set balance_cents = balance_cents + moved.change
    from json_to_recordset(${list}::json) as moved (tenant_id uuid, id text, change bigint)
    where account.tenant_id = moved.tenant_id and account.id = moved.id`.execute(ctx.tx);
}

export async function selectBalances(
  ctx: Context,
  accounts: Pick<Account, 'tenantId' | 'id'>[],
): Promise<Map<string, Cents>> {
  const list = JSON.stringify(accounts.map(({ tenantId, id }) => ({ tenant_id: tenantId, id })));
  const { rows } = await sql<AccountRow>`
    select account.tenant_id, account.id, account.kind, account.balance_cents from ledger_account account
    join json_to_recordset(${list}::json) as wanted (tenant_id uuid, id text) using (tenant_id, id)`.execute(ctx.tx);
  return new Map(rows.map((row) => [accountKey(accountOf(row)), row.balance_cents as Cents]));
}

export async function selectBalancesByKind(ctx: Context): Promise<{ kind: AccountKind; balance: bigint }[]> {
  return own(ctx.tx)
    .selectFrom('ledger_account')
    .select(['kind', sql<bigint>`sum(balance_cents)::bigint`.as('balance')])
    .groupBy('kind')
    .execute();
}

export async function selectFunded(ctx: Context, kind: AccountKind): Promise<{ account: Account; balance: Cents }[]> {
  const rows = await own(ctx.tx)
    .selectFrom('ledger_account')
    .selectAll()
    .where('kind', '=', kind)
    .where('balance_cents', '>', 0n)
    .orderBy('tenant_id')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ account: accountOf(row), balance: row.balance_cents as Cents }));
}

/** Accounts whose balance is not what their transfers say: none, or the ledger is broken. */
export async function selectBrokenAccounts(
  ctx: Context,
): Promise<{ account: string; balance: bigint; moved: bigint }[]> {
  const { rows } = await sql<{ account: string; balance: bigint; moved: bigint }>`
    select account.tenant_id || '/' || account.id as account, account.balance_cents as balance,
           coalesce(sum(posting.amount), 0)::bigint as moved
    from ledger_account account
    left join (
      select destination_tenant_id as tenant_id, destination_id as id, amount_cents as amount from ledger_transfer
      union all
      select source_tenant_id, source_id, -amount_cents from ledger_transfer
    ) posting using (tenant_id, id)
    group by account.tenant_id, account.id, account.balance_cents
    having account.balance_cents <> coalesce(sum(posting.amount), 0)`.execute(ctx.tx);
  return rows;
}

function accountOf(row: Pick<AccountRow, 'tenant_id' | 'id' | 'kind'>): Account {
  return { tenantId: row.tenant_id as TenantId, id: row.id, kind: row.kind };
}
