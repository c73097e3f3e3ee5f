import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts';
import { day } from '../../kernel/civil-date.ts';
import { type Cents, cents } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { appUrl, type Database, openDatabase } from '../../platform/db.ts';
import { newId, PLATFORM, type TenantId } from '../../platform/ids.ts';
import {
  type Account,
  accountKey,
  bankAccount,
  caseAccount,
  inTransit,
  platformFees,
  unmatchedFunds,
} from './account.ts';
import { balancesByKind, balancesOf, brokenAccounts, fundedAccounts, ledgerSum } from './balances.ts';
import { reverse } from './reverse.ts';
import { type TransferOrder, transfer, transferAll } from './transfer.ts';

const actor: Actor = { kind: 'system', name: 'test' };
const at = new Date('2026-11-22T09:00:00Z');
const on = day('2026-11-22');
let fresh: FreshDatabase;
let db: Database;
let tenant: TenantId;
let caseId: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  // Connections opened beforehand: what is asked at once then really runs at once.
  await Promise.all(Array.from({ length: 10 }, () => db.pool.query('select pg_sleep(0.05)')));
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});
beforeEach(() => {
  tenant = newId(at) as TenantId;
  caseId = newId(at);
});

const asPlatformStaff = <T>(work: (ctx: Context) => Promise<T>) =>
  db.inTransaction({ tenantId: PLATFORM, actor }, work);
const asTenant = <T>(work: (ctx: Context) => Promise<T>) => db.inTransaction({ tenantId: tenant, actor }, work);

let sequence = 0;
function order(from: Account, to: Account, amount: bigint, key = `t${++sequence}:${tenant}`): TransferOrder {
  return { from, to, amount: cents(amount), kind: 'matched', subject: `case:${caseId}`, effectiveOn: on, key };
}
const collected = () => caseAccount('collected', tenant, caseId);
const payable = () => caseAccount('payable', tenant, caseId);

test('money goes from one account to the other, and all accounts sum to zero', async () => {
  await asPlatformStaff(async (ctx) => {
    orThrow(
      await transferAll(ctx, [order(bankAccount, unmatchedFunds, 100_00n), order(unmatchedFunds, collected(), 80_00n)]),
    );
    const balances = await balancesOf(ctx, [collected(), payable()]);
    expect(balances.get(accountKey(collected()))).toBe(80_00n);
    expect(balances.get(accountKey(payable()))).toBe(0n);
    expect(await ledgerSum(ctx)).toBe(0n);
    expect((await balancesByKind(ctx)).bank).toBe(-100_00n);
    expect((await fundedAccounts(ctx, 'collected')).map(({ account }) => account)).toContainEqual(collected());
  });
});

test('the same key moves money once, and another input under the same key throws', async () => {
  const once = order(bankAccount, collected(), 10_00n);
  const first = await asPlatformStaff((ctx) => transfer(ctx, once));
  const second = await asPlatformStaff((ctx) => transfer(ctx, once));
  expect(orThrow(first).isReplay).toBe(false);
  expect(orThrow(second)).toEqual({ ...orThrow(first), isReplay: true });
  await expect(asPlatformStaff((ctx) => transfer(ctx, { ...once, amount: cents(11_00n) }))).rejects.toThrow(
    'another input',
  );
  await expect(asPlatformStaff((ctx) => transfer(ctx, { ...once, input: { why: 'x' } }))).rejects.toThrow(
    'another input',
  );
  await asPlatformStaff(async (ctx) => {
    expect((await balancesOf(ctx, [collected()])).get(accountKey(collected()))).toBe(10_00n);
  });
});

test('twice the same key inside one call is one transfer', async () => {
  const once = order(bankAccount, collected(), 10_00n);
  const moved = orThrow(await asPlatformStaff((ctx) => transferAll(ctx, [once, once])));
  expect(moved.map(({ isReplay }) => isReplay)).toEqual([false, true]);
  expect(moved[0]?.id).toBe(moved[1]?.id);
});

test('nothing moves when one order of the list lacks funds, and the refusal says how much there was', async () => {
  await asPlatformStaff(async (ctx) => {
    const last = order(collected(), payable(), 15_00n);
    const refused = await transferAll(ctx, [order(bankAccount, collected(), 10_00n), last]);
    expect(refused).toEqual({
      refused: true,
      refusal: {
        kind: 'insufficient-funds',
        account: accountKey(collected()),
        available: 10_00n,
        asked: 15_00n,
        key: last.key,
      },
    });
    expect((await balancesOf(ctx, [collected()])).get(accountKey(collected()))).toBe(0n);
    expect(await brokenAccounts(ctx)).toEqual([]);
  });
});

test('the database itself refuses a negative account', async () => {
  await expect(
    asPlatformStaff(async (ctx) => {
      orThrow(await transfer(ctx, order(bankAccount, collected(), 1n)));
      const { addToBalances } = await import('./ledger.sql.ts');
      await addToBalances(ctx, [{ account: collected(), change: cents(-2n) }]);
    }),
  ).rejects.toThrow('funds_never_negative');
});

test('a reversal puts the money back once, and not when it has moved on', async () => {
  const moved = orThrow(await asPlatformStaff((ctx) => transfer(ctx, order(bankAccount, collected(), 10_00n))));
  await asPlatformStaff((ctx) => transfer(ctx, order(collected(), payable(), 4_00n, `on:${tenant}`)));
  const early = await asPlatformStaff((ctx) => reverse(ctx, { transferId: moved.id, effectiveOn: on }));
  expect(early).toMatchObject({ refused: true, refusal: { kind: 'insufficient-funds', available: 6_00n } });
  await asPlatformStaff((ctx) => transfer(ctx, order(payable(), collected(), 4_00n)));
  const first = await asPlatformStaff((ctx) => reverse(ctx, { transferId: moved.id, effectiveOn: on }));
  const again = await asPlatformStaff((ctx) => reverse(ctx, { transferId: moved.id, effectiveOn: on }));
  expect(orThrow(again)).toEqual({ ...orThrow(first), isReplay: true });
  expect(await asPlatformStaff((ctx) => reverse(ctx, { transferId: newId(at), effectiveOn: on }))).toMatchObject({
    refusal: { kind: 'transfer-not-found' },
  });
  await asPlatformStaff(async (ctx) => {
    expect((await balancesOf(ctx, [collected()])).get(accountKey(collected()))).toBe(0n);
    expect(await ledgerSum(ctx)).toBe(0n);
  });
});

test('a creditor pays fees to the platform from its own scope, and sees no other organisation afterwards', async () => {
  await asPlatformStaff((ctx) => transfer(ctx, order(bankAccount, collected(), 100_00n)));
  const other = newId(at) as TenantId;
  const visible = await asTenant(async (ctx) => {
    orThrow(await transfer(ctx, order(collected(), platformFees, 60_00n)));
    const { selectBalances } = await import('./ledger.sql.ts');
    return selectBalances(ctx, [collected(), platformFees, bankAccount]);
  });
  expect([...visible.keys()]).toEqual([accountKey(collected())]);
  await expect(
    db.inTransaction({ tenantId: other, actor }, async (ctx) => {
      const { insertTransfers } = await import('./ledger.sql.ts');
      const row = { tenant_id: tenant, id: newId(at), source_tenant_id: tenant, source_id: collected().id };
      const rest = { destination_tenant_id: other, destination_id: 'x', amount_cents: 1n, kind: 'x', subject: 'x' };
      const last = { effective_on: on, recorded_at: at, idempotency_key: 'x', input_hash: 'x', reverses_id: null };
      await insertTransfers(ctx, [{ ...row, ...rest, ...last }]);
    }),
  ).rejects.toThrow('row-level security');
});

test('transfers made at the same time, in opposite orders, neither wait in a circle nor lose a cent', async () => {
  const accounts = Array.from({ length: 6 }, () => caseAccount('collected', tenant, newId(at)));
  const rounds = Array.from({ length: 12 }, (_, round) => {
    const list = accounts.map((account, index) => order(bankAccount, account, BigInt(round * 10 + index + 1)));
    return asPlatformStaff((ctx) => transferAll(ctx, round % 2 ? list.reverse() : list));
  });
  for (const done of await Promise.all(rounds)) orThrow(done);
  await asPlatformStaff(async (ctx) => {
    const balances = await balancesOf(ctx, accounts);
    expect([...balances.values()]).toEqual([0, 1, 2, 3, 4, 5].map((index) => BigInt(660 + 12 * (index + 1))));
    expect(await brokenAccounts(ctx)).toEqual([]);
  });
});

test.each(['new', 'known'])(
  'the same transfer to a %s account asked ten times at once moves money once',
  async (account) => {
    const before = account === 'known' ? 1_00n : 0n;
    if (before > 0n) orThrow(await asPlatformStaff((ctx) => transfer(ctx, order(bankAccount, collected(), before))));
    const once = order(bankAccount, collected(), 5_00n);
    const all = await Promise.all(Array.from({ length: 10 }, () => asPlatformStaff((ctx) => transfer(ctx, once))));
    expect(all.filter((done) => !orThrow(done).isReplay)).toHaveLength(1);
    await asPlatformStaff(async (ctx) => {
      expect((await balancesOf(ctx, [collected()])).get(accountKey(collected()))).toBe(before + 5_00n);
    });
  },
);

test('ten withdrawals at once from what five can take: five are made, five are refused, none throws', async () => {
  orThrow(await asPlatformStaff((ctx) => transfer(ctx, order(bankAccount, collected(), 50_00n))));
  const orders = Array.from({ length: 10 }, () => order(collected(), payable(), 10_00n));
  const all = await Promise.all(orders.map((one) => asPlatformStaff((ctx) => transfer(ctx, one))));
  expect(all.filter(({ refused }) => refused)).toHaveLength(5);
  await asPlatformStaff(async (ctx) => {
    const balances = await balancesOf(ctx, [collected(), payable()]);
    expect([...balances.values()]).toEqual([0n, 50_00n]);
    expect(await brokenAccounts(ctx)).toEqual([]);
  });
});

test('whatever the transfers: sum zero, no negative account, replays move nothing', async () => {
  const account = fc.constantFrom('bank', 'unmatched', 'in-transit', 'fees', 'collected', 'payable');
  const step = fc.record({ from: account, to: account, amount: fc.bigInt(1n, 500n), key: fc.nat(20) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      async (calls) => {
        const [owner, file] = [newId(at) as TenantId, newId(at)];
        const named: Record<string, Account> = {
          bank: bankAccount,
          unmatched: { ...unmatchedFunds, id: `unmatched:${file}` },
          'in-transit': { ...inTransit, id: `in-transit:${file}` },
          fees: { ...platformFees, id: `fees:${file}` },
          collected: caseAccount('collected', owner, file),
          payable: caseAccount('payable', owner, file),
        };
        const inside = Object.keys(named).filter((name) => name !== 'bank');
        const model = new Map<string, bigint>(inside.map((name) => [name, 0n]));
        const made = new Map<number, string>();
        for (const call of calls) {
          const steps = call.filter(({ from, to }) => from !== to);
          // A key used for another input is a bug; a generated sequence only replays what it did.
          const consistent = steps.filter((one, index) => {
            const text = JSON.stringify([one.from, one.to, `${one.amount}`]);
            const first = steps.find(({ key }) => key === one.key) as typeof one;
            const known = made.get(one.key);
            return known === undefined
              ? steps.indexOf(first) === index || JSON.stringify([first.from, first.to, `${first.amount}`]) === text
              : known === text;
          });
          const orders = consistent.map(
            (one): TransferOrder => ({
              from: named[one.from]!,
              to: named[one.to]!,
              amount: one.amount as Cents,
              kind: 'matched',
              subject: file,
              effectiveOn: on,
              key: `${file}:${one.key}`,
            }),
          );
          const result = await db.inTransaction({ tenantId: PLATFORM, actor }, (ctx) => transferAll(ctx, orders));
          const tried = new Map(model);
          const now = new Map(made);
          let lacks = false;
          for (const one of consistent) {
            if (now.has(one.key)) continue;
            now.set(one.key, JSON.stringify([one.from, one.to, `${one.amount}`]));
            if (one.from !== 'bank' && tried.get(one.from)! < one.amount) lacks = true;
            if (lacks) break;
            if (one.from !== 'bank') tried.set(one.from, tried.get(one.from)! - one.amount);
            if (one.to !== 'bank') tried.set(one.to, tried.get(one.to)! + one.amount);
          }
          expect(result.refused).toBe(lacks);
          if (lacks) continue;
          for (const [name, value] of tried) model.set(name, value);
          for (const [key, value] of now) made.set(key, value);
        }
        await asPlatformStaff(async (ctx) => {
          const balances = await balancesOf(
            ctx,
            inside.map((name) => named[name]!),
          );
          for (const name of inside) {
            const balance = balances.get(accountKey(named[name]!))!;
            expect(balance).toBe(model.get(name));
            expect(balance >= 0n).toBe(true);
          }
          expect(await ledgerSum(ctx)).toBe(0n);
          expect(await brokenAccounts(ctx)).toEqual([]);
        });
      },
    ),
    { numRuns: 40 },
  );
});
