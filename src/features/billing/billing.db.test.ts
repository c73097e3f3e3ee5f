import { afterAll, beforeAll, expect, test } from 'vitest';
import { aClaim, type BuiltClaim } from '../../../test/support/claim-builder.ts';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts';
import { day } from '../../kernel/civil-date.ts';
import { type Cents, euros, minus } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { freezeClock } from '../../platform/clock.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { appUrl, type Database, openDatabase } from '../../platform/db.ts';
import { PLATFORM } from '../../platform/ids.ts';
import { accountKey, bankAccount, caseAccount, platformFees } from '../ledger/account.ts';
import { balancesOf, brokenAccounts, ledgerSum } from '../ledger/balances.ts';
import { transfer } from '../ledger/transfer.ts';
import type { Payment } from '../payments/payment.ts';
import { recordPayment } from '../payments/record-payment.ts';
import { chargeFees } from './charge-fees.ts';

const actor: Actor = { kind: 'system', name: 'test' };
let fresh: FreshDatabase;
let db: Database;
let sequence = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  // Connections opened beforehand: what is asked at once then really runs at once.
  await Promise.all(Array.from({ length: 10 }, () => db.pool.query('select pg_sleep(0.05)')));
  await staff((ctx) => freezeClock(ctx, new Date('2026-11-22T09:00:00Z')));
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

const staff = <T>(work: (ctx: Context) => Promise<T>) => db.inTransaction({ tenantId: PLATFORM, actor }, work);

/** A payment as matching leaves it: recorded, and its money on the case's account. */
async function collect(claim: BuiltClaim, amount: Cents, origin: Payment['origin'] = 'client-funds'): Promise<Payment> {
  return staff(async (ctx) => {
    const key = `p${++sequence}`;
    const input = {
      invoiceId: claim.invoiceId,
      caseId: claim.caseId,
      amount,
      receivedOn: day('2026-11-20'),
      origin,
      key,
    };
    const payment = orThrow(await recordPayment(ctx, input));
    const kept = minus(amount, payment.surplus);
    if (origin === 'client-funds' && kept > 0n) {
      const to = caseAccount('collected', claim.tenantId, claim.caseId);
      const order = {
        from: bankAccount,
        to,
        amount: kept,
        kind: 'matched',
        subject: key,
        effectiveOn: day('2026-11-20'),
        key,
      } as const;
      orThrow(await transfer(ctx, order));
    }
    return payment;
  });
}

/** Charged as the subscriber is run: in a transaction of the creditor's organisation. */
const charge = (claim: BuiltClaim, payment: Payment) =>
  db.inTransaction({ tenantId: claim.tenantId, actor }, (ctx) => chargeFees(ctx, { paymentId: payment.id }));

const balances = (claim: BuiltClaim) =>
  staff(async (ctx) => {
    const accounts = (['collected', 'payable'] as const).map((kind) => caseAccount(kind, claim.tenantId, claim.caseId));
    const found = await balancesOf(ctx, [...accounts, platformFees]);
    expect(await ledgerSum(ctx)).toBe(0n);
    expect(await brokenAccounts(ctx)).toEqual([]);
    const [collected, payable] = accounts.map((account) => found.get(accountKey(account)));
    return { collected, payable, fees: found.get(accountKey(platformFees)) as Cents };
  });

test('a payment is divided between us and the creditor, and the event delivered twice changes nothing', async () => {
  const claim = await aClaim(db, { total: euros('1200.00') });
  const before = (await balances(claim)).fees;
  const payment = await collect(claim, euros('1000.00'));
  const first = orThrow(await charge(claim, payment));
  expect(first.feesTotal).toBe(euros('240.00'));
  expect(orThrow(await charge(claim, payment))).toEqual(first);
  const after = await balances(claim);
  expect(after).toEqual({ collected: 0n, payable: euros('760.00'), fees: before + euros('240.00') });
});

test('the event delivered eight times at once divides once', async () => {
  const claim = await aClaim(db);
  const payment = await collect(claim, euros('200.00'));
  const all = await Promise.all(Array.from({ length: 8 }, () => charge(claim, payment)));
  for (const one of all) expect(orThrow(one)).toEqual(orThrow(all[0] as (typeof all)[0]));
  expect(await balances(claim)).toMatchObject({ collected: 0n, payable: euros('104.00') });
});

test('several payments of one case divided at once, in any order: the opening fee is paid once', async () => {
  const claim = await aClaim(db, { total: euros('400.00') });
  const payments = [];
  for (const amount of ['30.00', '50.00', '20.00']) payments.push(await collect(claim, euros(amount)));
  const divisions = await Promise.all(payments.reverse().map((payment) => charge(claim, payment)));
  expect(divisions.reduce((sum, one) => sum + orThrow(one).feesTotal, 0n)).toBe(euros('60.00'));
  expect(await balances(claim)).toMatchObject({ collected: 0n, payable: euros('40.00') });
});

test('nothing is charged on what was paid to the creditor itself, nor on the surplus', async () => {
  const direct = await aClaim(db);
  expect(orThrow(await charge(direct, await collect(direct, euros('500.00'), 'direct')))).toEqual({
    fees: [],
    feesTotal: 0n,
    payable: 0n,
  });
  const over = await aClaim(db, { total: euros('100.00'), dueOn: day('2026-11-20') });
  const payment = await collect(over, euros('1000.00'));
  expect(payment.surplus).toBe(euros('900.00'));
  expect(orThrow(await charge(over, payment))).toMatchObject({ feesTotal: euros('60.00'), payable: euros('40.00') });
});

test('when the money is not on the case’s account nothing is kept, and the job will try again', async () => {
  const claim = await aClaim(db);
  const payment = await staff(async (ctx) =>
    orThrow(
      await recordPayment(ctx, {
        invoiceId: claim.invoiceId,
        caseId: claim.caseId,
        amount: euros('10.00'),
        receivedOn: day('2026-11-20'),
        origin: 'client-funds',
        key: `p${++sequence}`,
      }),
    ),
  );
  await expect(charge(claim, payment)).rejects.toThrow('insufficient-funds');
  const { rows } = await staff(async (ctx) => ({
    rows: await ctx.tx
      .withTables<{ fee: { payment_id: string } }>()
      .selectFrom('fee')
      .selectAll()
      .where('payment_id', '=', payment.id)
      .execute(),
  }));
  expect(rows).toEqual([]);
});

test('another organisation cannot have a payment of ours divided', async () => {
  const [claim, other] = [await aClaim(db), await aClaim(db)];
  const payment = await collect(claim, euros('10.00'));
  await expect(charge(other, payment)).rejects.toThrow('not visible');
});
