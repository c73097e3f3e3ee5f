import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onServer, withDatabase } from '../../../../test/support/database-server.ts';
import { orThrow } from '../../../kernel/result.ts';
import { appUrl, type Database, openDatabase } from '../../../platform/db.ts';
import type { TenantId } from '../../../platform/ids.ts';
import { migrate } from '../../../platform/migrate.ts';
import { loadDebtors } from '../load-claims.ts';

/** A database of before the contacts, with debtors in it, brought to this version. */
const MIGRATION = '20261122T1720_debtor_contacts.sql';
const folder = new URL('../../../../migrations/', import.meta.url);
const { serverUrl } = inject('testDatabase');
const name = `test_${randomBytes(6).toString('hex')}`;
const ownerUrl = withDatabase(serverUrl, name);
const tenantId = '11111111-1111-4111-8111-111111111111' as TenantId;
const otherId = '22222222-2222-4222-8222-222222222222' as TenantId;
const idOf = (number: number) => `33333333-3333-4333-8333-33333333333${number}`;
let database: Database;

const debtors: [number, TenantId, string | null, string | null, string | null][] = [
  [1, tenantId, 'Service comptabilité', 'compta@brehat.example', '+33639981234'],
  [2, tenantId, null, 'seul@armor.example', null],
  [3, tenantId, 'Mme Le Goff', null, null],
  [4, tenantId, null, null, null],
  [5, tenantId, '  ', '', null],
  [6, otherId, 'Autre', 'autre@armor.example', null],
];

beforeAll(async () => {
  await onServer(serverUrl, `create database ${name}`);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create table schema_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  await runMigrations({ connectionString: ownerUrl });
  for (const file of readdirSync(folder).sort()) {
    if (file >= MIGRATION) break;
    const text = readFileSync(new URL(file, folder), 'utf8');
    await client.query(text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [file, sha256]);
  }
  for (const [number, tenant, contact, email, phone] of debtors) {
    await client.query(
      `insert into debtor (tenant_id, id, kind, name, contact_name, email, phone, created_at)
       values ($1, $2, 'company', $3, $4, $5, $6, '2026-09-01T08:00:00Z')`,
      [tenant, idOf(number), `Débiteur ${number}`, contact, email, phone],
    );
  }
  await client.end();
  const { applied } = orThrow(await migrate(ownerUrl));
  expect(applied[0]).toBe(MIGRATION);
  database = openDatabase(appUrl(ownerUrl));
});
afterAll(async () => {
  await database.close();
  await onServer(serverUrl, `drop database ${name} with (force)`);
});

test('the one contact of each debtor is its first contact, nothing lost, nothing made up', async () => {
  const actor = { kind: 'system', name: 'test' } as const;
  const known = await database.inTransaction({ tenantId, actor }, (ctx) =>
    loadDebtors(
      ctx,
      debtors.map(([number]) => idOf(number)),
    ),
  );
  const told = [...known.values()].map(({ name: debtor, contacts }) => [
    debtor,
    contacts.map(({ name: contact, email, phone, role, isFirst }) => ({ contact, email, phone, role, isFirst })),
  ]);
  const first = { role: 'other', isFirst: true };
  expect(Object.fromEntries(told)).toEqual({
    'Débiteur 1': [
      { contact: 'Service comptabilité', email: 'compta@brehat.example', phone: '+33639981234', ...first },
    ],
    'Débiteur 2': [{ contact: undefined, email: 'seul@armor.example', phone: undefined, ...first }],
    'Débiteur 3': [{ contact: 'Mme Le Goff', email: undefined, phone: undefined, ...first }],
    'Débiteur 4': [],
    'Débiteur 5': [],
  });
});

test('the debtor keeps no second copy of them', async () => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `select column_name from information_schema.columns where table_schema = 'public' and table_name = 'debtor'
      and column_name in ('contact_name', 'email', 'phone')`,
  );
  await client.end();
  expect(rows).toEqual([]);
});
