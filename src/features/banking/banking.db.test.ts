import { afterAll, beforeAll, expect, test } from 'vitest';
import { aClaim, type BuiltClaim } from '../../../test/support/claim-builder.ts';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts';
import { aStatementFile, type Movement } from '../../../test/support/statement-builder.ts';
import { day } from '../../kernel/civil-date.ts';
import type { Iban } from '../../kernel/iban.ts';
import { type Cents, euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { freezeClock } from '../../platform/clock.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { appUrl, type Database, openDatabase } from '../../platform/db.ts';
import { newId, PLATFORM, type TenantId } from '../../platform/ids.ts';
import { accountKey, caseAccount } from '../ledger/account.ts';
import { balancesByKind, balancesOf, brokenAccounts, ledgerSum } from '../ledger/balances.ts';
import { loadPositions, owedOn } from '../payments/claim-position.ts';
import { closePaymentRequests, paymentsOfInvoices } from '../payments/load-payments.ts';
import { selectEntries } from './banking.sql.ts';
import { presentEntries } from './banking-views.ts';
import { ignoreEntry } from './ignore-entry.ts';
import { importStatement } from './import-statement.ts';
import { matchEntry } from './match-entry.ts';
import { latestStatementOn, possiblePayments, proposalsOf } from './possible-payments.ts';

const account = 'FR7630006000011234567890189' as Iban;
const payer = 'DE89370400440532013000';
const actor: Actor = { kind: 'operator', userId: 'u1', name: 'Awa' };
let fresh: FreshDatabase;
let db: Database;

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
const as = <T>(tenantId: TenantId, work: (ctx: Context) => Promise<T>) => db.inTransaction({ tenantId, actor }, work);

let statements = 0;
function file(...movements: Movement[]): Uint8Array {
  statements += 1;
  return aStatementFile({ iban: account, id: `S${statements}`, movements });
}
const bring = (bytes: Uint8Array) => staff((ctx) => importStatement(ctx, { bytes, fileName: 'releve.xml', account }));
const credit = (amount: string, text: string, more: Partial<Movement> = {}): Movement => ({
  amount: euros(amount),
  bookedOn: '2026-11-20',
  text,
  ...more,
});

const paymentsOf = (claim: BuiltClaim) =>
  staff(async (ctx) => (await paymentsOfInvoices(ctx, [claim.invoiceId])).get(claim.invoiceId) ?? []);
const collectedOn = (claim: BuiltClaim) =>
  staff(async (ctx) => {
    const collected = caseAccount('collected', claim.tenantId, claim.caseId);
    const surplus = caseAccount('surplus', claim.tenantId, claim.caseId);
    const found = await balancesOf(ctx, [collected, surplus]);
    expect(await ledgerSum(ctx)).toBe(0n);
    expect(await brokenAccounts(ctx)).toEqual([]);
    return { collected: found.get(accountKey(collected)), surplus: found.get(accountKey(surplus)) };
  });
const held = () => staff(balancesByKind);
const unmatchedEntry = (remittance: string) =>
  staff(async (ctx) => {
    const { entries } = await selectEntries(ctx, { state: 'unmatched', limit: 500, offset: 0 });
    const found = entries.find((entry) => entry.remittance === remittance);
    if (!found) throw new Error(`no unmatched entry « ${remittance} »`);
    return found;
  });

test('a credit that carries the reference pays its case: payment, ledger and entry, once', async () => {
  const claim = await aClaim(db);
  const bytes = file(credit('300.00', `VIR ${claim.reference}`, { name: 'QUEMENER', iban: payer }));
  const before = await held();
  expect(orThrow(await bring(bytes))).toMatchObject({ newEntries: 1, knownEntries: 0, matched: 1, unmatched: 0 });
  expect(orThrow(await bring(bytes))).toMatchObject({
    newEntries: 0,
    knownEntries: 1,
    matched: 0,
    statements: [{ entries: 1 }],
  });
  const [payment, ...others] = await paymentsOf(claim);
  expect(others).toEqual([]);
  expect(payment).toMatchObject({
    amount: euros('300.00'),
    on: '2026-11-20',
    origin: 'client-funds',
    caseId: claim.caseId,
    tenantId: claim.tenantId,
    payerName: 'QUEMENER',
  });
  expect(await collectedOn(claim)).toEqual({ collected: euros('300.00'), surplus: 0n });
  const after = await held();
  expect(after.bank).toBe(before.bank - euros('300.00'));
  expect(after.unmatched).toBe(before.unmatched);
  expect(await staff(latestStatementOn)).toBe('2026-11-20');
});

test('statements that overlap: each movement has one effect, and the next file brings only what is new', async () => {
  const claim = await aClaim(db);
  const first = credit('10.00', claim.caseReference, { bankReference: 'OVER1' });
  const second = credit('20.00', claim.caseReference, { bankReference: 'OVER2', bookedOn: '2026-11-21' });
  orThrow(await bring(file(first)));
  expect(orThrow(await bring(file(first, second)))).toMatchObject({ newEntries: 1, knownEntries: 1 });
  expect((await paymentsOf(claim)).map(({ amount }) => amount)).toEqual([euros('10.00'), euros('20.00')]);
  expect((await collectedOn(claim)).collected).toBe(euros('30.00'));
});

test('the same file imported six times at once has one effect', async () => {
  const claim = await aClaim(db);
  const bytes = file(credit('11.00', claim.reference), credit('12.00', claim.reference));
  const all = await Promise.all(Array.from({ length: 6 }, () => bring(bytes)));
  expect(all.filter((one) => orThrow(one).newEntries === 2)).toHaveLength(1);
  expect(await paymentsOf(claim)).toHaveLength(2);
  expect((await collectedOn(claim)).collected).toBe(euros('23.00'));
});

test('two statements that overlap, imported at once, lose nothing and double nothing', async () => {
  const claims = [await aClaim(db), await aClaim(db), await aClaim(db)];
  const movements = claims.map((claim, index) =>
    credit('5.00', claim.reference, { bankReference: `RACE${index}-${claim.caseId}` }),
  );
  const [a, b, c] = movements as [Movement, Movement, Movement];
  await Promise.all(
    [bring(file(a, b)), bring(file(c, b)), bring(file(b, a)), bring(file(c))].map(async (one) => orThrow(await one)),
  );
  for (const claim of claims) expect((await collectedOn(claim)).collected).toBe(euros('5.00'));
});

test('an import that fails in the middle leaves nothing, and can be done again', async () => {
  const claim = await aClaim(db);
  const bytes = file(credit('13.00', claim.reference));
  const before = await held();
  await expect(
    staff(async (ctx) => {
      orThrow(await importStatement(ctx, { bytes, fileName: 'releve.xml', account }));
      throw new Error('killed before the commit');
    }),
  ).rejects.toThrow('killed');
  expect(await paymentsOf(claim)).toEqual([]);
  expect(await held()).toEqual(before);
  expect(orThrow(await bring(bytes))).toMatchObject({ newEntries: 1, matched: 1 });
});

test('more than what is owed is kept apart, for the debtor', async () => {
  const claim = await aClaim(db, { total: euros('100.00'), dueOn: day('2026-11-20') });
  orThrow(await bring(file(credit('150.00', claim.reference, { bookedOn: '2026-11-20' }))));
  expect(await collectedOn(claim)).toEqual({ collected: euros('100.00'), surplus: euros('50.00') });
});

test('without a certain reference nothing is decided by amount or name: the case is proposed, with why, and a person matches', async () => {
  const claim = await aClaim(db, {
    debtorName: 'SARL Charpentes Abgrall',
    number: 'AB-2026-77',
    total: euros('777.77'),
  });
  const position = await staff(async (ctx) => (await loadPositions(ctx, [claim.invoiceId])).get(claim.invoiceId)!);
  const { total } = orThrow(owedOn(position, day('2026-11-20')));
  const text = 'REGLEMENT FACT AB 2026 77';
  orThrow(await bring(file({ ...credit('1.00', text), amount: total, name: 'CHARPENTES ABGRALL' })));
  const entry = await unmatchedEntry(text);
  expect(await paymentsOf(claim)).toEqual([]);
  const [view] = await staff((ctx) => presentEntries(ctx, [entry]));
  expect(view?.proposals[0]).toMatchObject({
    caseId: claim.caseId,
    reference: claim.caseReference,
    totalCents: Number(total),
    score: 99,
    why: [
      'numéro de facture AB-2026-77 dans le libellé',
      'montant égal au total dû ce jour-là',
      'nom du payeur identique à celui du débiteur',
    ],
  });

  const possible = await as(claim.tenantId, (ctx) => possiblePayments(ctx, [claim.caseId]));
  expect(possible).toEqual([
    expect.objectContaining({ caseId: claim.caseId, entryId: entry.id, amount: total, on: '2026-11-20' }),
  ]);
  const matched = await Promise.all(
    [1, 2, 3].map(() => staff((ctx) => matchEntry(ctx, { entryId: entry.id, caseId: claim.caseId }))),
  );
  expect(new Set(matched.map((one) => orThrow(one).paymentId)).size).toBe(1);
  expect(await paymentsOf(claim)).toHaveLength(1);
  expect((await collectedOn(claim)).collected).toBe(total);
  expect(await as(claim.tenantId, (ctx) => possiblePayments(ctx, [claim.caseId]))).toEqual([]);
  const other = await aClaim(db);
  expect(await staff((ctx) => matchEntry(ctx, { entryId: entry.id, caseId: other.caseId }))).toMatchObject({
    refusal: { kind: 'already-matched' },
  });
  expect(await staff((ctx) => ignoreEntry(ctx, { entryId: entry.id, reason: 'x' }))).toMatchObject({
    refusal: { kind: 'already-matched' },
  });
});

test('another organisation sees neither the credit nor the case in its own possible payments', async () => {
  const claim = await aClaim(db, { debtorName: 'Voilerie Bihan' });
  const other = await aClaim(db, { debtorName: 'Voilerie Bihan' });
  orThrow(await bring(file(credit('3.33', 'MERCI', { name: 'VOILERIE BIHAN' }))));
  const seen = await as(other.tenantId, (ctx) => possiblePayments(ctx, [claim.caseId, other.caseId]));
  expect(seen.map(({ caseId }) => caseId)).toEqual([other.caseId]);
  const both = await staff((ctx) => possiblePayments(ctx, [claim.caseId, other.caseId]));
  expect(new Set(both.map(({ caseId }) => caseId))).toEqual(new Set([claim.caseId, other.caseId]));
  expect(
    await as(
      other.tenantId,
      async (ctx) => (await selectEntries(ctx, { state: 'unmatched', limit: 10, offset: 0 })).total,
    ),
  ).toBe(0);
});

test('an amount that would settle the debt on its day, and nothing else, is enough to hold reminders', async () => {
  const claim = await aClaim(db, { debtorName: 'Rien de commun', total: euros('3141.59') });
  const position = await staff(async (ctx) => (await loadPositions(ctx, [claim.invoiceId])).get(claim.invoiceId)!);
  const { total } = orThrow(owedOn(position, day('2026-11-10')));
  orThrow(
    await bring(
      file(
        { amount: total, bookedOn: '2026-11-10', text: 'TOTAL DU 10' },
        { amount: euros('3141.59'), bookedOn: '2026-11-20', text: 'PRINCIPAL' },
        { amount: euros('3141.60'), bookedOn: '2026-11-20', text: 'AUTRE MONTANT' },
        { amount: total, bookedOn: '2026-11-20', text: 'TOTAL D UN AUTRE JOUR' },
      ),
    ),
  );
  const possible = await staff((ctx) => possiblePayments(ctx, [claim.caseId]));
  expect(possible.map(({ amount, on, why }) => [amount, on, why])).toEqual([
    [euros('3141.59'), '2026-11-20', ['montant égal au principal restant dû']],
    [total, '2026-11-10', ['montant égal au total dû ce jour-là']],
  ]);
});

test('the account of an earlier match is remembered', async () => {
  const claim = await aClaim(db, { debtorName: 'Inconnu Total' });
  const iban = 'BE68539007547034';
  orThrow(
    await bring(file(credit('1.00', claim.reference, { iban }), credit('2.00', 'SUITE SANS REFERENCE', { iban }))),
  );
  const entry = await unmatchedEntry('SUITE SANS REFERENCE');
  const [proposal] = (await staff((ctx) => proposalsOf(ctx, [entry]))).get(entry.id) ?? [];
  expect(proposal).toMatchObject({
    request: { caseId: claim.caseId },
    why: ['même compte qu’un paiement déjà rapproché de ce dossier'],
  });
});

test('a returned or reversed transfer waits for a person, with a warning, whatever its reference', async () => {
  const claim = await aClaim(db);
  const returned = credit('40.00', `RETOUR ${claim.reference}`, { returnReason: 'AC04' });
  const reversed = credit('41.00', `ANNULATION ${claim.reference}`, { isReversal: true });
  const takenBack = credit('42.00', `REPRISE ${claim.reference}`, { direction: 'debit', returnReason: 'MS03' });
  const before = await held();
  const imported = orThrow(await bring(file(returned, reversed, takenBack)));
  expect(imported).toMatchObject({ newEntries: 3, matched: 0, unmatched: 3 });
  expect(imported.statements[0]?.warnings.map(({ kind }) => kind)).toEqual([
    'undone-by-bank',
    'undone-by-bank',
    'undone-by-bank',
  ]);
  expect(await paymentsOf(claim)).toEqual([]);
  expect((await held()).unmatched).toBe(before.unmatched + euros('81.00'));
  expect(await as(claim.tenantId, (ctx) => possiblePayments(ctx, [claim.caseId]))).toEqual([]);
  const entry = await unmatchedEntry(`REPRISE ${claim.reference}`);
  expect(await staff((ctx) => matchEntry(ctx, { entryId: entry.id, caseId: claim.caseId }))).toMatchObject({
    refusal: { kind: 'not-a-credit' },
  });
});

test('two cases named, or a closed case, wait for a person; a person may match to a closed case', async () => {
  const [one, two] = [await aClaim(db), await aClaim(db)];
  const both = `${one.caseReference} ${two.caseReference}`;
  orThrow(await bring(file(credit('9.00', both))));
  expect((await unmatchedEntry(both)).references_found).toEqual([one.caseReference, two.caseReference]);
  await staff((ctx) => closePaymentRequests(ctx, [two.caseId]));
  orThrow(await bring(file(credit('8.00', two.reference))));
  const entry = await unmatchedEntry(two.reference);
  orThrow(await staff((ctx) => matchEntry(ctx, { entryId: entry.id, caseId: two.caseId })));
  expect((await collectedOn(two)).collected).toBe(euros('8.00'));
});

test('a payment the law cannot allocate stays unmatched, and the statement says so', async () => {
  const claim = await aClaim(db, { issuedOn: day('2026-11-21'), dueOn: day('2026-11-21') });
  const imported = orThrow(await bring(file(credit('7.00', claim.reference, { bookedOn: '2026-11-20' }))));
  expect(imported).toMatchObject({ matched: 0, unmatched: 1 });
  expect(imported.statements[0]?.warnings[0]).toMatchObject({ kind: 'not-recorded' });
  expect((await unmatchedEntry(claim.reference)).state).toBe('unmatched');
});

test('an ignored credit keeps its money among what is nobody’s, and can still be matched', async () => {
  const claim = await aClaim(db);
  orThrow(await bring(file(credit('6.00', 'MYSTERE'))));
  const before = await held();
  const entry = await unmatchedEntry('MYSTERE');
  orThrow(await staff((ctx) => ignoreEntry(ctx, { entryId: entry.id, reason: 'Erreur de virement' })));
  orThrow(await staff((ctx) => ignoreEntry(ctx, { entryId: entry.id, reason: 'Encore' })));
  expect(await held()).toEqual(before);
  orThrow(await staff((ctx) => matchEntry(ctx, { entryId: entry.id, caseId: claim.caseId })));
  expect((await collectedOn(claim)).collected).toBe(euros('6.00'));
  expect(await staff((ctx) => matchEntry(ctx, { entryId: newId(ctx.now), caseId: claim.caseId }))).toMatchObject({
    refusal: { kind: 'entry-not-found' },
  });
  expect(await staff((ctx) => ignoreEntry(ctx, { entryId: newId(ctx.now), reason: 'x' }))).toMatchObject({
    refusal: { kind: 'entry-not-found' },
  });
});

test('another account’s statement is refused with both IBANs, and nothing of the file is kept', async () => {
  const claim = await aClaim(db);
  const ours = { iban: account, id: 'OURS', movements: [credit('1.00', claim.reference)] };
  const refused = await bring(aStatementFile(ours, { iban: payer, id: 'THEIRS', movements: [] }));
  expect(refused).toEqual({ refused: true, refusal: { kind: 'not-our-account', expected: account, found: payer } });
  expect(await paymentsOf(claim)).toEqual([]);
  expect(await bring(new TextEncoder().encode('not a bank file'))).toMatchObject({
    refusal: { kind: 'unknown-format' },
  });
});

test('a movement without a reference of the bank, told again by another statement, is taken once and questioned', async () => {
  const claim = await aClaim(db);
  const same = credit('14.00', claim.reference, { bankReference: null });
  orThrow(await bring(file(same)));
  const again = orThrow(await bring(file(same, credit('15.00', 'AUTRE CHOSE'))));
  expect(again).toMatchObject({ newEntries: 1, knownEntries: 1 });
  expect(again.statements[0]?.warnings.map(({ kind }) => kind)).toContain('known-in-same-words');
  expect((await collectedOn(claim)).collected).toBe(euros('14.00'));
});

test('a statement of two thousand payments is taken in whole', async () => {
  const claim = await aClaim(db, { total: euros('9999.00') });
  const movements = Array.from({ length: 2000 }, (_, index) =>
    credit('1.00', index % 20 === 0 ? claim.reference : `VIREMENT ${index}`, { amount: BigInt(100 + index) as Cents }),
  );
  const imported = orThrow(await bring(file(...movements)));
  expect(imported).toMatchObject({ newEntries: 2000, matched: 100, unmatched: 1900 });
  const expected = movements.filter((_, index) => index % 20 === 0).reduce((sum, { amount }) => sum + amount, 0n);
  expect((await collectedOn(claim)).collected).toBe(expected);
});
