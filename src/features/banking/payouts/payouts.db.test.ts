import { afterAll, beforeAll, expect, test } from 'vitest';
import { aClaim, type BuiltClaim } from '../../../../test/support/claim-builder.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts';
import { aStatementFile, type Movement } from '../../../../test/support/statement-builder.ts';
import type { Iban } from '../../../kernel/iban.ts';
import { type Cents, euros } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import { freezeClock } from '../../../platform/clock.ts';
import type { Context } from '../../../platform/context.ts';
import { appUrl, type Database, openDatabase } from '../../../platform/db.ts';
import { newId, PLATFORM } from '../../../platform/ids.ts';
import { validatePain001 } from '../../bank-files/validate-pain001.ts';
import { caseAccount, platformFees } from '../../ledger/account.ts';
import { balancesByKind, brokenAccounts, ledgerSum } from '../../ledger/balances.ts';
import { transferAll } from '../../ledger/transfer.ts';
import { importStatement } from '../import-statement.ts';
import { approvePayout } from './approve-payout.ts';
import { payoutsOfCases } from './case-payouts.ts';
import { payoutsPageOf } from './payout-views.ts';
import { proposePayouts } from './propose-payouts.ts';
import { refusePayout } from './refuse-payout.ts';
import { type OrderFile, sendPayouts } from './send-payouts.ts';

const account = { name: 'Recouvrance fonds de tiers', iban: 'FR7630006000011234567890189' as Iban };
const operator = { name: 'Recouvrance SAS', iban: 'BE68539007547034' as Iban };
let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  // Connections opened beforehand: what is asked at once then really runs at once.
  await Promise.all(Array.from({ length: 10 }, () => db.pool.query('select pg_sleep(0.05)')));
  await awa((ctx) => freezeClock(ctx, new Date('2026-11-22T09:00:00Z')));
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

const staff = (userId: string, name: string) => (work: (ctx: Context) => Promise<unknown>) =>
  db.inTransaction({ tenantId: PLATFORM, actor: { kind: 'operator', userId, name } }, work) as never;
const awa = staff('u1', 'Awa') as <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
const lea = staff('u2', 'Léa') as <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

let sequence = 0;
function bring(...movements: Movement[]) {
  sequence += 1;
  const bytes = aStatementFile({ iban: account.iban, id: `P${sequence}`, movements });
  return awa((ctx) => importStatement(ctx, { bytes, fileName: 'releve.xml', account: account.iban }));
}

/** Money collected on a new case and divided, without the fees' own rules: `payable` to the creditor, the rest ours. */
async function aPaidCase(
  collected: string,
  payable: string,
  wanted: Parameters<typeof aClaim>[1] = {},
): Promise<BuiltClaim> {
  const claim = await aClaim(db, {
    total: euros('5000.00'),
    creditorIban: 'DE89370400440532013000' as Iban,
    ...wanted,
  });
  orThrow(await bring({ amount: euros(collected), bookedOn: '2026-11-20', text: claim.reference }));
  await awa(async (ctx) => {
    const from = caseAccount('collected', claim.tenantId, claim.caseId);
    const to = caseAccount('payable', claim.tenantId, claim.caseId);
    const fees = (euros(collected) - euros(payable)) as Cents;
    const common = { from, subject: claim.caseId, effectiveOn: ctx.today };
    orThrow(
      await transferAll(ctx, [
        { ...common, to, amount: euros(payable), kind: 'made-payable', key: `${claim.caseId}:payable` },
        { ...common, to: platformFees, amount: fees, kind: 'success-fee', key: `${claim.caseId}:fees` },
      ]),
    );
  });
  return claim;
}

const payoutsOf = (claim: BuiltClaim) =>
  awa(async (ctx) => (await payoutsOfCases(ctx, [claim.caseId])).get(claim.caseId) ?? []);
const propose = () => awa((ctx) => proposePayouts(ctx, { operator }));
const files: OrderFile[] = [];
const store = async (ctx: Context, file: OrderFile) => {
  files.push(file);
  return { id: newId(ctx.now) };
};
const send = (payoutIds: string[]) => lea((ctx) => sendPayouts(ctx, { payoutIds, account, store }));
const eventsOf = (claim: BuiltClaim) =>
  awa(async (ctx) => {
    const rows = await ctx.tx
      .withTables<{ event: { tenant_id: string; id: string; kind: string } }>()
      .selectFrom('event')
      .select('kind')
      .where('tenant_id', '=', claim.tenantId)
      .where('kind', 'like', 'payout-%')
      .orderBy('id')
      .execute();
    return rows.map(({ kind }) => kind).sort();
  });
const sound = () =>
  awa(async (ctx) => {
    expect(await ledgerSum(ctx)).toBe(0n);
    expect(await brokenAccounts(ctx)).toEqual([]);
    return balancesByKind(ctx);
  });

test('from payable to executed: two persons, a valid payment order, and the bank’s statement', async () => {
  const before = await sound();
  const claim = await aPaidCase('1000.00', '760.00', { number: 'F-118' });
  const { payoutIds } = orThrow(await propose());
  expect(payoutIds).toHaveLength(2);
  expect(orThrow(await propose())).toMatchObject({ payoutIds: [] });
  const [payout] = await payoutsOf(claim);
  expect(payout).toMatchObject({
    amount: euros('760.00'),
    beneficiaryName: 'Atelier Kermeur SARL',
    iban: 'DE89370400440532013000',
    remittance: `${claim.caseReference} Facture F-118 net`,
    state: 'proposed',
    tenantId: claim.tenantId,
  });
  expect(await awa((ctx) => approvePayout(ctx, { payoutId: payout!.id }))).toMatchObject({
    refusal: { kind: 'same-person' },
  });
  expect(await send(payoutIds)).toMatchObject({ refusal: { kind: 'payout-not-approved', state: 'proposed' } });
  for (const payoutId of payoutIds) orThrow(await lea((ctx) => approvePayout(ctx, { payoutId })));
  const batch = orThrow(await send(payoutIds));
  expect(batch).toMatchObject({ transfers: 2, total: euros('1000.00') });
  const text = new TextDecoder().decode(files.at(-1)?.bytes);
  expect(orThrow(await validatePain001(text))).toEqual({ transfers: 2, total: '1000.00' });
  expect(text).toContain(payout!.endToEndId);
  expect((await sound())['in-transit']).toBe(euros('1000.00'));
  expect(await send(payoutIds)).toMatchObject({ refusal: { kind: 'payout-not-approved', state: 'sent' } });

  const fees = await awa(async (ctx) =>
    (await payoutsPageOf(ctx, operator)).payouts.find(({ beneficiary }) => beneficiary === 'platform'),
  );
  const debits = [
    { amount: euros('760.00'), endToEndId: payout!.endToEndId },
    { amount: euros('240.00'), endToEndId: fees!.endToEndId },
  ].map((debit) => ({ ...debit, bookedOn: '2026-11-24', direction: 'debit' as const, text: 'VIR SEPA' }));
  expect(orThrow(await bring(...debits))).toMatchObject({ matched: 2, unmatched: 0 });
  expect((await payoutsOf(claim))[0]).toMatchObject({ state: 'executed', executedOn: '2026-11-24', batchId: batch.id });
  expect(await sound()).toEqual(before);
  expect(await eventsOf(claim)).toEqual(['payout-approved', 'payout-executed', 'payout-proposed', 'payout-sent']);
  const page = await awa((ctx) => payoutsPageOf(ctx, operator));
  expect(page.toPropose).toEqual([]);
  expect(page.ledger).toEqual({
    bankCents: 0,
    unmatchedCents: 0,
    collectedCents: 0,
    surplusCents: 0,
    payableCents: 0,
    inTransitCents: 0,
    feesCents: 0,
    sumCents: 0,
  });
});

test('proposed five times at once: one payout', async () => {
  const claim = await aPaidCase('50.00', '40.00');
  await Promise.all([1, 2, 3, 4, 5].map(propose));
  expect((await payoutsOf(claim)).map(({ amount }) => amount)).toEqual([euros('40.00')]);
});

test('approved by two persons at once, or twice by one: approved once', async () => {
  const claim = await aPaidCase('50.00', '40.00');
  await propose();
  const payoutId = (await payoutsOf(claim))[0]!.id;
  const all = await Promise.all([1, 2, 3, 4].map(() => lea((ctx) => approvePayout(ctx, { payoutId }))));
  for (const one of all) orThrow(one);
  expect((await eventsOf(claim)).filter((kind) => kind === 'payout-approved')).toHaveLength(1);
  const third = staff('u3', 'Yann') as typeof awa;
  expect(await third((ctx) => approvePayout(ctx, { payoutId }))).toMatchObject({
    refusal: { kind: 'payout-not-proposed', state: 'approved' },
  });
  const system = db.inTransaction({ tenantId: PLATFORM, actor: { kind: 'system', name: 'job' } }, (ctx) =>
    approvePayout(ctx, { payoutId }),
  );
  expect(await system).toMatchObject({ refused: true });
  await send([payoutId]);
});

test('the database itself refuses an approval by the proposer', async () => {
  const claim = await aPaidCase('50.00', '40.00');
  await propose();
  const payoutId = (await payoutsOf(claim))[0]!.id;
  const { updateApproved } = await import('./payouts.sql.ts');
  await expect(awa((ctx) => updateApproved(ctx, payoutId))).rejects.toThrow('payout_approved_by_another');
});

test('the same payouts sent four times at once leave in one file', async () => {
  const claim = await aPaidCase('90.00', '80.00');
  await propose();
  const ids = (await payoutsOf(claim)).map(({ id }) => id);
  for (const payoutId of ids) orThrow(await lea((ctx) => approvePayout(ctx, { payoutId })));
  const before = await sound();
  const all = await Promise.all([1, 2, 3, 4].map(() => send(ids)));
  expect(all.filter((one) => !one.refused)).toHaveLength(1);
  expect((await sound())['in-transit']).toBe(before['in-transit'] + euros('80.00'));
});

test('a file that cannot be kept, or a killed process, leaves the payouts approved and the money payable', async () => {
  const claim = await aPaidCase('90.00', '80.00');
  await propose();
  const payoutIds = (await payoutsOf(claim)).map(({ id }) => id);
  for (const payoutId of payoutIds) orThrow(await lea((ctx) => approvePayout(ctx, { payoutId })));
  const before = await sound();
  const broken = async () => {
    throw new Error('no space left');
  };
  await expect(lea((ctx) => sendPayouts(ctx, { payoutIds, account, store: broken }))).rejects.toThrow('no space');
  expect((await payoutsOf(claim))[0]?.state).toBe('approved');
  expect(await sound()).toEqual(before);
  orThrow(await send(payoutIds));
});

test('a refused payout gives the money back to the next proposal; what was sent cannot be refused', async () => {
  const claim = await aPaidCase('90.00', '80.00');
  await propose();
  const [first] = await payoutsOf(claim);
  orThrow(await awa((ctx) => refusePayout(ctx, { payoutId: first!.id, reason: 'IBAN à vérifier' })));
  orThrow(await awa((ctx) => refusePayout(ctx, { payoutId: first!.id, reason: 'encore' })));
  await propose();
  const all = await payoutsOf(claim);
  expect(all.map(({ state }) => state).sort()).toEqual(['proposed', 'refused']);
  const again = all.find(({ state }) => state === 'proposed');
  orThrow(await lea((ctx) => approvePayout(ctx, { payoutId: again!.id })));
  orThrow(await send([again!.id]));
  expect(await awa((ctx) => refusePayout(ctx, { payoutId: again!.id, reason: 'trop tard' }))).toMatchObject({
    refusal: { kind: 'payout-already-sent', state: 'sent' },
  });
  expect(await awa((ctx) => refusePayout(ctx, { payoutId: newId(ctx.now), reason: 'x' }))).toMatchObject({
    refusal: { kind: 'payout-not-found' },
  });
});

test('money that comes while a payout waits is proposed beside it once approved', async () => {
  const claim = await aPaidCase('90.00', '80.00');
  await propose();
  const [first] = await payoutsOf(claim);
  orThrow(await lea((ctx) => approvePayout(ctx, { payoutId: first!.id })));
  orThrow(await bring({ amount: euros('25.00'), bookedOn: '2026-11-21', text: claim.reference }));
  await awa(async (ctx) => {
    const from = caseAccount('collected', claim.tenantId, claim.caseId);
    const to = caseAccount('payable', claim.tenantId, claim.caseId);
    const order = {
      from,
      to,
      amount: euros('25.00'),
      kind: 'made-payable',
      subject: 'x',
      effectiveOn: ctx.today,
      key: `x${claim.caseId}`,
    } as const;
    orThrow(await transferAll(ctx, [order]));
  });
  await propose();
  expect(new Map((await payoutsOf(claim)).map(({ amount, state }) => [state, amount]))).toEqual(
    new Map([
      ['approved', euros('80.00')],
      ['proposed', euros('25.00')],
    ]),
  );
});

test('a creditor without IBAN is listed as missing, not paid; so are our fees without an operating account', async () => {
  const claim = await aPaidCase('70.00', '60.00', { creditorIban: null });
  const { missing } = orThrow(await awa((ctx) => proposePayouts(ctx, {})));
  expect(missing.map((one) => one.missing)).toContain('operator-iban');
  expect(missing.find(({ request }) => request?.caseId === claim.caseId)).toMatchObject({
    missing: 'creditor-iban',
    amount: euros('60.00'),
  });
  expect(await payoutsOf(claim)).toEqual([]);
});

test('a debit of another amount, or of a payout that did not leave, executes nothing and is told', async () => {
  const claim = await aPaidCase('90.00', '80.00');
  await propose();
  const [payout] = await payoutsOf(claim);
  orThrow(await lea((ctx) => approvePayout(ctx, { payoutId: payout!.id })));
  const debit = { bookedOn: '2026-11-24', direction: 'debit' as const, endToEndId: payout!.endToEndId };
  const early = orThrow(await bring({ ...debit, amount: euros('80.00') }));
  expect(early).toMatchObject({ matched: 0, unmatched: 1 });
  expect(early.statements[0]?.warnings.map(({ kind }) => kind)).toEqual(['debit-without-payout']);
  orThrow(await send([payout!.id]));
  const other = orThrow(await bring({ ...debit, amount: euros('79.99') }));
  expect(other.statements[0]?.warnings.map(({ kind }) => kind)).toEqual(['payout-amount-differs']);
  expect((await payoutsOf(claim))[0]?.state).toBe('sent');
});

test('a payout that comes back is not a payment of the debtor, whatever references it carries', async () => {
  const claim = await aPaidCase('90.00', '80.00', { creditorIban: 'NL91ABNA0417164300' as Iban });
  await propose();
  const [payout] = await payoutsOf(claim);
  orThrow(await lea((ctx) => approvePayout(ctx, { payoutId: payout!.id })));
  orThrow(await send([payout!.id]));
  const comesBack = { amount: euros('80.00'), bookedOn: '2026-11-24', text: payout!.remittance };
  const imported = orThrow(
    await bring({ ...comesBack, endToEndId: payout!.endToEndId }, { ...comesBack, iban: 'NL91ABNA0417164300' }),
  );
  expect(imported).toMatchObject({ matched: 0, unmatched: 2 });
  expect(imported.statements[0]?.warnings.map(({ kind }) => kind)).toEqual(['undone-by-bank']);
});

test('the page says who may approve, and never more than the ledger holds', async () => {
  const claim = await aPaidCase('90.00', '80.00');
  await propose();
  const mine = await awa((ctx) => payoutsPageOf(ctx, operator));
  const hers = await lea((ctx) => payoutsPageOf(ctx, operator));
  const of = (page: typeof mine) => page.payouts.find(({ caseReference }) => caseReference === claim.caseReference);
  expect([of(mine)?.canApprove, of(hers)?.canApprove]).toEqual([false, true]);
  const { bankCents, sumCents, ...parts } = mine.ledger;
  expect(sumCents).toBe(0);
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(bankCents);
});
