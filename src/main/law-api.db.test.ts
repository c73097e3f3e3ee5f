import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { lawDeskRoutes } from '../features/law-desk/law-desk.routes.ts';
import { lawRowRoutes } from '../features/law-rows/law-rows.routes.ts';
import { freezeClock } from '../platform/clock.ts';
import { appUrl, type Database, openDatabase } from '../platform/db.ts';
import { type App, createHttp } from '../platform/http.ts';
import { PLATFORM } from '../platform/ids.ts';
import type { SignIn } from '../platform/sign-in.ts';
import { runLaw } from './cli-law.ts';

let fresh: FreshDatabase;
let db: Database;
let app: App;
const folder = mkdtempSync(join(tmpdir(), 'law-api-'));

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(appUrl(fresh.ownerUrl));
  const actor = { kind: 'system', name: 'test' } as const;
  await db.inTransaction({ tenantId: PLATFORM, actor }, (ctx) => freezeClock(ctx, new Date('2026-11-22T09:00:00Z')));
  ({ app } = await createHttp({
    database: db,
    signIn: { api: { getSession: async () => null } } as unknown as SignIn,
    publicUrl: 'http://localhost:3000',
    logger: pino({ level: 'silent' }),
    version: '0.0.0',
    maxUpload: 1_000_000,
  }));
  await app.register(lawRowRoutes({ database: db }));
  await app.register(
    lawDeskRoutes({ database: db, publicUrl: 'http://localhost:3000', pdf: { render: async () => new Uint8Array() } }),
  );
  await app.ready();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await app.close();
  await db.close();
  await fresh.drop();
});

async function cli(command: string): Promise<unknown> {
  const lines: string[] = [];
  await runLaw([...command.split(' '), '--json'], (line) => lines.push(line));
  return JSON.parse(lines.join(''));
}

async function post(path: string, payload: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await app.inject({ method: 'POST', url: `/api/v1/law/${path}`, payload });
  return { status: answer.statusCode, body: answer.json() };
}

const june = { parties: 'professionals', principal: '1234.56', dueOn: '2026-01-31', on: '2026-11-21' };
const facts = {
  on: '2026-11-21',
  parties: 'professionals',
  creditorIsTrader: true,
  debtorIsTrader: true,
  debtorCountry: 'france',
  principal: '4000.00',
  dueOn: '2026-01-31',
  basis: 'contract',
  dispute: 'none',
  isProven: true,
  injonction: { orderedOn: '2026-09-15' },
  events: [{ on: '2026-03-01', kind: 'reminder' }],
};

describe('the API answers what the command line answers', () => {
  test.each<[string, string, object]>([
    ['penalites --parties professionals --amount 1234.56 --due 2026-01-31 --on 2026-11-21', 'penalites', june],
    [
      'penalites --parties professionals --amount 1234.56 --due 2026-01-31 --on 2026-11-21 --rate 15.0 --payment 2026-03-01:100.00',
      'penalites',
      { ...june, contractualRate: '15.0', payments: [{ on: '2026-03-01', amount: '100.00' }] },
    ],
    [
      'penalites --parties professionals --amount 1234.56 --due 2026-01-31 --on 2026-11-21 --rate 2 --credit-note 2026-03-01:34.56 --issued 2026-01-01 --insolvency 2026-08-01',
      'penalites',
      {
        ...june,
        contractualRate: '2',
        issuedOn: '2026-01-01',
        insolvencyOpenedOn: '2026-08-01',
        creditNotes: [{ on: '2026-03-01', amount: '34.56' }],
      },
    ],
    [
      'penalites --parties consumer --amount 1000 --due 2026-01-31 --on 2026-07-30 --mise-en-demeure 2026-06-30 --individual-creditor',
      'penalites',
      {
        parties: 'consumer',
        principal: '1000',
        dueOn: '2026-01-31',
        on: '2026-07-30',
        miseEnDemeureOn: '2026-06-30',
        creditorIsProfessional: false,
      },
    ],
    [
      'penalites --parties public-buyer --amount 98765.43 --due 2024-05-31 --on 2026-07-30',
      'penalites',
      { parties: 'public-buyer', principal: '98765.43', dueOn: '2024-05-31', on: '2026-07-30' },
    ],
    [
      'penalites --parties professionals --amount 1234.56 --due 2024-01-31 --on 2026-11-21 --rate 20 --capitalised-from 2024-06-30 --capitalised-by decision --grace 2026-02-01:2026-04-30 --further-compensation 130 --justified --indemnity-rank before-principal',
      'penalites',
      {
        ...june,
        dueOn: '2024-01-31',
        contractualRate: '20',
        capitalisation: { from: '2024-06-30', allowedBy: 'decision' },
        gracePeriods: [{ from: '2026-02-01', to: '2026-04-30' }],
        furtherCompensation: { spent: '130', justified: true },
        indemnityRank: 'before-principal',
      },
    ],
    [
      'decision --amount 2000 --decided 2015-09-17 --enforceable 2015-09-17 --creditor individual --on 2016-04-09 --payment 2015-12-31:500',
      'decision',
      {
        principal: '2000',
        decidedOn: '2015-09-17',
        enforceableOn: '2015-09-17',
        creditor: 'individual',
        on: '2016-04-09',
        payments: [{ on: '2015-12-31', amount: '500' }],
      },
    ],
    [
      'imputation --payment 320 --debt F-1:2026-01-31:100 --debt F-2:2026-02-28:300 --indicated F-2 --on 2026-06-30',
      'imputation',
      {
        amount: '320',
        debts: [
          { id: 'F-1', dueOn: '2026-01-31', owed: '100' },
          { id: 'F-2', dueOn: '2026-02-28', owed: '300' },
        ],
        chosen: ['F-2'],
        on: '2026-06-30',
      },
    ],
    [
      'prescription --parties professionals --due 2022-03-15 --event 2023-01-10:mise-en-demeure --event 2024-06-01:injonction-served',
      'prescription',
      {
        parties: 'professionals',
        dueOn: '2022-03-15',
        events: [
          { on: '2023-01-10', kind: 'mise-en-demeure' },
          { on: '2024-06-01', kind: 'injonction-served' },
        ],
      },
    ],
    [
      'delai --from 2025-11-26 --period 1m --kind procedural --zone alsace-moselle',
      'delai',
      { from: '2025-11-26', period: '1m', kind: 'procedural', zone: 'alsace-moselle' },
    ],
    [
      'delai --from 2026-09-21 --period 1m --kind procedural --resides etranger',
      'delai',
      { from: '2026-09-21', period: '1m', kind: 'procedural', distance: { resides: 'etranger' } },
    ],
    [
      'juridiction --parties professionals --amount 8000 --postcode 06400 --on 2026-11-21 --debtor-not-trader',
      'juridiction',
      { parties: 'professionals', amount: '8000', postcode: '06400', on: '2026-11-21', debtorIsTrader: false },
    ],
    [
      'juridiction --parties consumer --amount 800 --postcode 22100 --commune Dinan --on 2026-11-21',
      'juridiction',
      { parties: 'consumer', amount: '800', postcode: '22100', commune: 'Dinan', on: '2026-11-21' },
    ],
    [
      'mentions --note PMD:12% --note ACC:néant --on 2026-11-21 --issued 2026-01-15 --due 2026-03-31 --end-of-month both',
      'mentions',
      {
        notes: [
          { code: 'PMD', text: '12%' },
          { code: 'ACC', text: 'néant' },
        ],
        on: '2026-11-21',
        term: { issuedOn: '2026-01-15', dueOn: '2026-03-31', saysEndOfMonth: true },
      },
    ],
    [`roads --file ${join(folder, 'facts.json')}`, 'roads', facts],
  ])('%s', async (command, path, body) => {
    writeFileSync(join(folder, 'facts.json'), JSON.stringify(facts));
    const answer = await post(path, body);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(await cli(command));
  });

  test.each<[string, string, string, object]>([
    [
      'principal',
      'penalites --parties professionals --amount -5 --due 2026-01-31 --on 2026-06-30',
      'penalites',
      { ...june, principal: '-5', on: '2026-06-30' },
    ],
    [
      'payments',
      'penalites --parties professionals --amount 5 --issued 2026-01-01 --due 2026-01-31 --on 2026-06-30 --payment 2025-03-01:4',
      'penalites',
      {
        ...june,
        principal: '5',
        issuedOn: '2026-01-01',
        on: '2026-06-30',
        payments: [{ on: '2025-03-01', amount: '4' }],
      },
    ],
    [
      'events',
      'prescription --parties professionals --due 2022-03-15 --event 2024-06-01:mediation-ended',
      'prescription',
      { parties: 'professionals', dueOn: '2022-03-15', events: [{ on: '2024-06-01', kind: 'mediation-ended' }] },
    ],
    [
      'commune',
      'juridiction --parties professionals --amount 8000 --postcode 22100',
      'juridiction',
      { parties: 'professionals', amount: '8000', postcode: '22100' },
    ],
  ])('a refusal by the law is a problem that names %s', async (argument, command, path, body) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ kind: 'law-refused', argument });
    const { refusal } = (await cli(command)) as { refusal: Record<string, unknown> };
    expect(answer.body.refusal).toEqual({ ...refusal, argument });
  });

  test.each<[string, string, object]>([
    ['principal', 'penalites', { ...june, principal: '1e3' }],
    ['dueOn', 'penalites', { ...june, dueOn: '2026-02-30' }],
    ['parties', 'penalites', { ...june, parties: 'friends' }],
    ['payments.0.amount', 'penalites', { ...june, payments: [{ on: '2026-03-01', amount: 'four' }] }],
    ['period', 'delai', { from: '2026-11-25', period: 'soon', kind: 'civil' }],
    [
      'events.0.kind',
      'prescription',
      { parties: 'professionals', dueOn: '2022-03-15', events: [{ on: '2024-06-01', kind: 'prayer' }] },
    ],
  ])('what cannot be read is a problem that names %s', async (where, path, body) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.faults).toMatchObject([{ where }]);
  });

  test('a rate that is not published is refused with the day it is missing', async () => {
    const answer = await post('penalites', { ...june, on: '2027-01-15' });
    expect(answer.status).toBe(422);
    expect(answer.body.refusal).toMatchObject({ kind: 'law-not-known-on', on: '2027-01-01' });
  });

  test('facts of a road that cannot be are named', async () => {
    const answer = await post('roads', { ...facts, dueOn: '2026-13-01' });
    expect(answer).toMatchObject({ status: 422, body: { argument: 'dueOn' } });
    expect((await post('roads', { ...facts, mood: 'bad' })).body).toMatchObject({ argument: 'mood' });
  });
});

test('the regulated costs of a day, with what nobody has read named instead of guessed', async () => {
  const now = await post('frais', { on: '2026-11-21', obligation: '4000.00' });
  expect(now.body.acts).toMatchObject([{ act: 'service-of-injonction', total: '73.18' }]);
  expect((now.body.notKnown as { item: string }[]).map(({ item }) => item)).toContain('assignation');
  const before = await post('frais', { on: '2025-11-21', obligation: '4000.00' });
  expect((before.body.acts as unknown[]).length).toBeGreaterThan(5);
  expect(await post('frais', { on: '2025-11-21', obligation: '0' })).toMatchObject({
    status: 422,
    body: { argument: 'obligation' },
  });
});

test('the book gives each value its source, and how sure it is', async () => {
  const { subjects } = (await app.inject({ url: '/api/v1/law/book' })).json();
  const interest = subjects.find((one: { name: string }) => one.name === 'interet-legal').schedules[0];
  expect(interest.rows.at(-1)).toMatchObject({
    from: '2026-07-01',
    until: '2026-12-31',
    source: { read: 'second-hand' },
  });
  expect(interest.reviewedOn).toBe('2026-11-21');
});

test('the API of the law is described and needs no account; its rows do', async () => {
  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json();
  for (const path of [
    'penalites',
    'decision',
    'imputation',
    'prescription',
    'delai',
    'juridiction',
    'roads',
    'frais',
  ]) {
    expect(paths[`/api/v1/law/${path}`].post.requestBody.content['application/json'].schema).toBeDefined();
  }
  expect((await app.inject({ url: '/api/v1/law/rows' })).statusCode).toBe(401);
});
