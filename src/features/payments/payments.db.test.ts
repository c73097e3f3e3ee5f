import { afterAll, beforeAll, expect, test } from 'vitest';
import { aClaim } from '../../../test/support/claim-builder.ts';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts';
import { day } from '../../kernel/civil-date.ts';
import { isCreditorReference } from '../../kernel/iban.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { freezeClock } from '../../platform/clock.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { appUrl, type Database, openDatabase } from '../../platform/db.ts';
import { newId, PLATFORM, type TenantId } from '../../platform/ids.ts';
import { addLawRow } from '../law-rows/add-law-row.ts';
import { confirmLawRow } from '../law-rows/confirm-law-row.ts';
import { dismissLawRow } from '../law-rows/dismiss-law-row.ts';
import { loadPositions, owedOn } from './claim-position.ts';
import {
  closePaymentRequests,
  collectedOfCases,
  paymentRequestsOf,
  paymentsOfInvoices,
  possibleRequests,
} from './load-payments.ts';
import { invoiceKey, nameWords, numberCandidates } from './lookup-keys.ts';
import { type RecordPayment, recordPayment, recordPayments } from './record-payment.ts';
import { requestPayment } from './request-payment.ts';

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

const events = (tenantId: TenantId) =>
  staff(async (ctx) => {
    const rows = await ctx.tx
      .withTables<{ event: { tenant_id: string; kind: string; payload: Record<string, string> } }>()
      .selectFrom('event')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('kind', '=', 'payment-received')
      .execute();
    return rows.map(({ payload }) => payload);
  });

test('a case has one payment request, with the ISO 11649 reference of its number', async () => {
  const claim = await aClaim(db);
  expect(claim.reference).toMatch(new RegExp(`^RF\\d{2}${claim.caseReference.replaceAll('-', '')}$`));
  expect(isCreditorReference(claim.reference)).toBe(true);
  const again = await as(claim.tenantId, (ctx) =>
    requestPayment(ctx, { ...claim, invoiceNumber: 'F', debtorName: 'Autre' }),
  );
  expect(orThrow(again).reference).toBe(claim.reference);
  const requests = await staff((ctx) => paymentRequestsOf(ctx, [claim.caseId]));
  expect(requests.get(claim.caseId)).toMatchObject({
    tenantId: claim.tenantId,
    invoiceId: claim.invoiceId,
    isClosed: false,
  });
  const elsewhere = await as(newId(new Date()) as TenantId, (ctx) =>
    requestPayment(ctx, { ...claim, invoiceNumber: 'F', debtorName: 'Autre' }),
  );
  expect(elsewhere).toMatchObject({ refused: true, refusal: { kind: 'invoice-not-found' } });
});

test('the operator records for any creditor: rows and event are the creditor’s', async () => {
  const claim = await aClaim(db);
  const input: RecordPayment = {
    invoiceId: claim.invoiceId,
    caseId: claim.caseId,
    amount: euros('300.00'),
    receivedOn: day('2026-11-20'),
    origin: 'client-funds',
    payerName: 'QUEMENER',
    key: `entry:${claim.caseId}`,
  };
  const payment = orThrow(await staff((ctx) => recordPayment(ctx, input)));
  const again = orThrow(await staff((ctx) => recordPayment(ctx, input)));
  expect(again).toEqual(payment);
  expect(payment.tenantId).toBe(claim.tenantId);
  const told = await events(claim.tenantId);
  expect(told).toEqual([
    expect.objectContaining({
      paymentId: payment.id,
      caseId: claim.caseId,
      amount: '300.00',
      receivedOn: '2026-11-20',
    }),
  ]);
  await as(claim.tenantId, async (ctx) => {
    const position = (await loadPositions(ctx, [claim.invoiceId])).get(claim.invoiceId)!;
    expect(position.payments).toEqual([payment]);
    const owed = orThrow(owedOn(position, ctx.today));
    expect(owed.imputation[0]).toMatchObject({ toInterest: payment.toInterest, toPrincipal: payment.toPrincipal });
  });
  expect(await as(newId(new Date()) as TenantId, (ctx) => paymentsOfInvoices(ctx, [claim.invoiceId]))).toEqual(
    new Map(),
  );
});

test('the same key for another amount is a bug, and throws', async () => {
  const claim = await aClaim(db);
  const input: RecordPayment = {
    invoiceId: claim.invoiceId,
    amount: euros('1.00'),
    receivedOn: day('2026-11-20'),
    origin: 'direct',
    key: `k:${claim.caseId}`,
  };
  orThrow(await as(claim.tenantId, (ctx) => recordPayment(ctx, input)));
  await expect(as(claim.tenantId, (ctx) => recordPayment(ctx, { ...input, amount: euros('2.00') }))).rejects.toThrow(
    'another input',
  );
});

test('one payment recorded ten times at once is one payment and one event', async () => {
  const claim = await aClaim(db);
  const input: RecordPayment = {
    invoiceId: claim.invoiceId,
    caseId: claim.caseId,
    amount: euros('50.00'),
    receivedOn: day('2026-11-20'),
    origin: 'client-funds',
    key: `race:${claim.caseId}`,
  };
  const all = await Promise.all(Array.from({ length: 10 }, () => staff((ctx) => recordPayment(ctx, input))));
  expect(new Set(all.map((one) => orThrow(one).id)).size).toBe(1);
  expect(await events(claim.tenantId)).toHaveLength(1);
});

test('payments of one invoice recorded at once are allocated one after the other: surplus is found once', async () => {
  const claim = await aClaim(db, { total: euros('100.00'), dueOn: day('2026-11-20') });
  const results = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      staff((ctx) =>
        recordPayment(ctx, {
          invoiceId: claim.invoiceId,
          caseId: claim.caseId,
          amount: euros('50.00'),
          receivedOn: day('2026-11-21'),
          origin: 'client-funds',
          key: `four:${n}:${claim.caseId}`,
        }),
      ),
    ),
  );
  const surplus = results.reduce((sum, one) => sum + orThrow(one).surplus, 0n);
  await staff(async (ctx) => {
    const position = (await loadPositions(ctx, [claim.invoiceId])).get(claim.invoiceId)!;
    const owed = orThrow(owedOn(position, day('2026-11-21')));
    expect(owed.total).toBe(0n);
    expect(surplus).toBe(owed.surplus);
    const money = (await collectedOfCases(ctx, [claim.caseId, claim.invoiceId])).get(claim.caseId)!;
    expect(money).toEqual({ collected: euros('200.00') - surplus, surplus, direct: 0n });
    expect((await collectedOfCases(ctx, [claim.invoiceId])).get(claim.invoiceId)).toEqual({
      collected: 0n,
      surplus: 0n,
      direct: 0n,
    });
  });
});

test('many at once: a refusal of one does not hold the others, and nothing of it is kept', async () => {
  const [one, two] = [await aClaim(db), await aClaim(db)];
  const base = { amount: euros('10.00'), origin: 'client-funds', receivedOn: day('2026-11-20') } as const;
  const answers = await staff((ctx) =>
    recordPayments(ctx, [
      { ...base, invoiceId: one.invoiceId, key: `m1:${one.caseId}` },
      { ...base, invoiceId: two.invoiceId, receivedOn: day('2026-01-01'), key: `m2:${one.caseId}` },
      { ...base, invoiceId: one.caseId, key: `m3:${one.caseId}` },
      { ...base, invoiceId: two.invoiceId, origin: 'direct', receivedOn: day('2026-11-23'), key: `m4:${one.caseId}` },
      { ...base, invoiceId: two.invoiceId, key: `m5:${one.caseId}` },
    ]),
  );
  expect(answers.map((answer) => (answer.refused ? answer.refusal.kind : 'recorded'))).toEqual([
    'recorded',
    'before-invoice',
    'invoice-not-found',
    'received-in-the-future',
    'recorded',
  ]);
  expect((await staff((ctx) => paymentsOfInvoices(ctx, [two.invoiceId]))).get(two.invoiceId)).toHaveLength(1);
});

test('two payments of one call that together exceed the debt: the second knows of the first', async () => {
  const claim = await aClaim(db, { total: euros('100.00'), dueOn: day('2026-11-20') });
  const one = {
    invoiceId: claim.invoiceId,
    amount: euros('80.00'),
    receivedOn: day('2026-11-20'),
    origin: 'client-funds',
  } as const;
  const answers = await staff((ctx) =>
    recordPayments(ctx, [
      { ...one, key: `b1:${claim.caseId}` },
      { ...one, key: `b2:${claim.caseId}` },
      { ...one, key: `b1:${claim.caseId}` },
    ]),
  );
  expect(answers.map((answer) => orThrow(answer).surplus)).toEqual([0n, euros('60.00'), 0n]);
  expect(orThrow(answers[2]!).id).toBe(orThrow(answers[0]!).id);
});

test('a request is found by reference, number in a text, word of the name or amount, and not by name once closed', async () => {
  const claim = await aClaim(db, {
    number: 'ZZ-77/42',
    debtorName: 'SARL Transports Kérautret',
    total: euros('8765.43'),
  });
  const nothing = {
    references: [],
    caseReferences: [],
    invoiceKeys: [],
    nameWords: [],
    amount: 0n as never,
    caseIds: [],
  };
  const searches = [
    { ...nothing, references: [claim.reference] },
    { ...nothing, caseReferences: [claim.caseReference] },
    { ...nothing, invoiceKeys: numberCandidates('VIREMENT FACT ZZ 77 42 DU 01') },
    { ...nothing, nameWords: nameWords('Ste KERAUTRET') },
    { ...nothing, amount: euros('8900.00') },
    { ...nothing, caseIds: [claim.caseId] },
    nothing,
  ];
  const found = await staff((ctx) => possibleRequests(ctx, searches));
  expect(found.map((list) => list.some(({ caseId }) => caseId === claim.caseId))).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  await staff((ctx) => closePaymentRequests(ctx, [claim.caseId]));
  const after = await staff((ctx) => possibleRequests(ctx, searches));
  expect(after.map((list) => list.some(({ caseId }) => caseId === claim.caseId))).toEqual([
    true,
    true,
    false,
    false,
    false,
    true,
    false,
  ]);
  expect(after[0]?.[0]?.isClosed).toBe(true);
});

test('names and numbers are compared without accents, forms and signs', () => {
  expect(nameWords('SARL Ménuiserie Le Goff & Fils')).toEqual(['MENUISERIE', 'GOFF']);
  expect(nameWords('Œuvre du Cœur')).toEqual(['OEUVRE', 'COEUR']);
  expect(invoiceKey(' f-2026/118 ')).toBe('F2026118');
  expect(numberCandidates('Fact. F-2026-118')).toContain('F2026118');
  expect(numberCandidates('MERCI')).toEqual([]);
});

test('a rate that an operator confirms enters what is owed on every case, with its reference', async () => {
  const claim = await aClaim(db);
  const onDay = (on: string) =>
    as(claim.tenantId, async (ctx) =>
      orThrow(owedOn((await loadPositions(ctx, [claim.invoiceId])).get(claim.invoiceId)!, day(on))),
    );
  const unknown = await onDay('2027-03-31');
  expect(unknown.warnings[0]).toMatchObject({ kind: 'rate-not-published', from: '2027-01-01' });
  const reference = { kind: 'publication', publisher: 'BCE', title: 'lu le 2 janvier 2027' } as const;
  const row = orThrow(
    await staff((ctx) =>
      addLawRow(ctx, {
        subject: 'ecb-refinancing-rate',
        fromOn: '2027-01-01',
        untilOn: '2027-06-30',
        value: { rate: '2.65' },
        reference,
        read: 'official',
      }),
    ),
  );
  expect(await onDay('2027-03-31'), 'a row that waits changes nothing').toEqual(unknown);
  orThrow(await staff((ctx) => confirmLawRow(ctx, { id: row.id, read: 'official' })));
  const known = await onDay('2027-03-31');
  expect(known.lines.at(-1)).toMatchObject({ from: '2027-01-01', to: '2027-03-31', rate: 126_500n });
  expect(known.interest).toBeGreaterThan(unknown.interest);
  expect(known.because).toContainEqual({ ...reference, read: 'official' });
  await staff((ctx) => dismissLawRow(ctx, { id: row.id }));
  expect(await onDay('2027-03-31')).toEqual(unknown);
});
