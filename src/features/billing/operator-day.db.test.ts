import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aClaim } from '../../../test/support/claim-builder.ts';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts';
import { aStatementFile, type BuiltStatement } from '../../../test/support/statement-builder.ts';
import type { Bic, Iban } from '../../kernel/iban.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { freezeClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { appUrl, type Database, openDatabase } from '../../platform/db.ts';
import type { App } from '../../platform/http.ts';
import { PLATFORM } from '../../platform/ids.ts';
import type { EntryList, ImportResult, PayoutsPage } from '../banking/banking.contract.ts';
import { bankingRoutes } from '../banking/banking.routes.ts';
import { paymentsOfInvoices } from '../payments/load-payments.ts';
import { moneyOfCases } from './case-money.ts';
import { chargeFees } from './charge-fees.ts';

const account = { holder: 'Fonds de tiers', iban: 'FR7630006000011234567890189' as Iban, bic: 'AGRIFRPP' as Bic };
const operator = { name: 'Recouvrance SAS', iban: 'BE68539007547034' as Iban };
let fresh: FreshDatabase;
let db: Database;
let app: App;
/** Who calls: the session is not this file's matter, the access matrix tries it. */
let caller = { userId: 'u1', name: 'Awa' };

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  await staff((ctx) => freezeClock(ctx, new Date('2026-11-22T09:00:00Z')));
  app = Fastify() as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('inContext', <T>(work: (ctx: Context) => Promise<T>) => staff(work));
  await app.register(multipart);
  const kept = new Map<string, Uint8Array>();
  const files = {
    write: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
    read: async (key: string) => kept.get(key),
    remove: async (key: string) => void kept.delete(key),
  };
  await app.register(bankingRoutes({ files, account, operator }));
});
afterAll(async () => {
  await app.close();
  await db.close();
  await fresh.drop();
});

const staff = <T>(work: (ctx: Context) => Promise<T>) =>
  db.inTransaction({ tenantId: PLATFORM, actor: { kind: 'operator', ...caller } }, work);

const get = async (url: string) => {
  const answer = await app.inject({ method: 'GET', url });
  return { status: answer.statusCode, body: answer.body, type: String(answer.headers['content-type']) };
};
const post = async (url: string, payload: object = {}) => {
  const answer = await app.inject({ method: 'POST', url, payload });
  return { status: answer.statusCode, body: answer.json() };
};
async function upload(statement: Partial<BuiltStatement>) {
  const bytes = aStatementFile({ iban: account.iban, movements: [], ...statement });
  const form = new FormData();
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'relevé.xml');
  const answer = await app.inject({ method: 'POST', url: '/api/v1/bank-statements', payload: form });
  return { status: answer.statusCode, body: answer.json() };
}

test('the operator’s day: import, match by hand, propose, approve by another, send, fetch the order', async () => {
  const claim = await aClaim(db, { debtorName: 'Charpentes Abgrall', creditorIban: 'DE89370400440532013000' as Iban });
  const movements = [
    { amount: euros('800.00'), bookedOn: '2026-11-20', text: claim.reference },
    { amount: euros('200.00'), bookedOn: '2026-11-20', text: 'SOLDE', name: 'CHARPENTES ABGRALL' },
  ];
  const imported = await upload({ movements });
  expect(imported.status).toBe(200);
  expect(imported.body as ImportResult).toMatchObject({ newEntries: 2, matched: 1, unmatched: 1 });
  expect(JSON.parse((await get('/api/v1/bank-statements')).body).statements).toEqual(imported.body.statements);

  const waiting = JSON.parse((await get('/api/v1/bank-entries?state=unmatched')).body) as EntryList;
  expect(waiting).toMatchObject({
    total: 1,
    entries: [{ remittance: 'SOLDE', proposals: [{ caseId: claim.caseId }] }],
  });
  const entryId = waiting.entries[0]!.id;
  const matched = await post(`/api/v1/bank-entries/${entryId}/match`, { caseId: claim.caseId });
  expect(matched).toMatchObject({ status: 200, body: { state: 'matched', matchedReference: claim.caseReference } });
  expect((await post(`/api/v1/bank-entries/${entryId}/match`, { caseId: entryId })).body.kind).toBe('already-matched');

  const payments = await staff(
    async (ctx) => (await paymentsOfInvoices(ctx, [claim.invoiceId])).get(claim.invoiceId) ?? [],
  );
  for (const payment of payments) {
    const scope = { tenantId: claim.tenantId, actor: { kind: 'system', name: 'subscriber' } as const };
    orThrow(await db.inTransaction(scope, (ctx) => chargeFees(ctx, { paymentId: payment.id })));
  }
  // 60.00 of opening fee and 18 % of 1 000.00.
  const before = JSON.parse((await get('/api/v1/payouts')).body) as PayoutsPage;
  expect(before.toPropose.map(({ amountCents }) => amountCents)).toEqual([760_00, 240_00]);
  expect((await post('/api/v1/payouts/propose')).body).toMatchObject({ proposed: 2, missing: [] });
  const page = JSON.parse((await get('/api/v1/payouts')).body) as PayoutsPage;
  const ids = page.payouts.map(({ id }) => id);
  const mine = await post(`/api/v1/payouts/${ids[0]}/approve`);
  expect(mine).toMatchObject({ status: 403, body: { kind: 'same-person', title: expect.stringContaining('proposé') } });

  caller = { userId: 'u2', name: 'Léa' };
  for (const id of ids) expect((await post(`/api/v1/payouts/${id}/approve`)).status).toBe(200);
  const sent = await post('/api/v1/payout-batches', { payoutIds: ids });
  expect(sent).toMatchObject({ status: 201, body: { transfers: 2, totalCents: 1000_00 } });
  expect((await post('/api/v1/payout-batches', { payoutIds: ids })).body.kind).toBe('payout-not-approved');
  const order = await get(`/api/v1/payout-batches/${sent.body.id}/pain001.xml`);
  expect(order).toMatchObject({
    status: 200,
    type: 'application/xml',
    body: expect.stringContaining(sent.body.messageId),
  });
  expect((await post(`/api/v1/payouts/${ids[0]}/refuse`, { reason: 'non' })).body.kind).toBe('payout-already-sent');

  const money = await staff((ctx) => moneyOfCases(ctx, [claim.caseId]));
  expect(money.get(claim.caseId)).toEqual({
    collected: euros('1000.00'),
    surplus: 0n,
    direct: 0n,
    feesNet: euros('200.00'),
    feesTax: euros('40.00'),
    feesGross: euros('240.00'),
    paidOut: euros('760.00'),
    toPayOut: 0n,
  });
});

test('what cannot be is refused with a French title and its facts', async () => {
  expect(await upload({ iban: 'DE89370400440532013000' })).toMatchObject({
    status: 422,
    body: { kind: 'bank-file-not-our-account', expected: account.iban, found: 'DE89370400440532013000' },
  });
  const notAFile = await app.inject({
    method: 'POST',
    url: '/api/v1/bank-statements',
    payload: (() => {
      const form = new FormData();
      form.append('file', new Blob(['%PDF-1.7']), 'releve.pdf');
      return form;
    })(),
  });
  expect(notAFile.json()).toMatchObject({ status: 422, kind: 'bank-file-unsupported-format', format: 'pdf' });
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await post(`/api/v1/bank-entries/${nobody}/match`, { caseId: nobody })).body.kind).toBe('entry-not-found');
  expect((await post(`/api/v1/bank-entries/${nobody}/ignore`, { reason: 'x' })).status).toBe(404);
  expect((await post(`/api/v1/payouts/${nobody}/approve`)).body.kind).toBe('payout-not-found');
  expect((await get(`/api/v1/payout-batches/${nobody}/pain001.xml`)).status).toBe(404);
});
