import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_ROLE } from '../../src/platform/db.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

/** What the migrations really made, asked of PostgreSQL itself. */
let fresh: FreshDatabase;
let owner: pg.Client;
let tables: string[];
let tenantTables: string[];

/** Tables of the whole installation, which hold no organisation's data. */
const OF_THE_INSTALLATION = [
  'case_number',
  'clock',
  'first_operator_link',
  'installation',
  'company_watch',
  'law_row',
  'schema_migration',
  'worker_heartbeat',
];
const APPEND_ONLY = [
  'ledger_transfer',
  'case_event',
  'event',
  'event_delivery',
  'payment',
  'payment_division',
  'fee',
  'contact_bounce',
];

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  tables = await column(`select table_name from information_schema.tables where table_schema = 'public' order by 1`);
  tenantTables = await column(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  );
});
afterAll(async () => {
  await owner.end();
  await fresh.drop();
});

async function column(sql: string, values: unknown[] = []): Promise<string[]> {
  return (await owner.query({ text: sql, values, rowMode: 'array' })).rows.map(([value]) => value);
}

test('every table belongs to an organisation, or is known to belong to the installation', () => {
  expect(tenantTables.length).toBeGreaterThan(20);
  const others = tables.filter((table) => !tenantTables.includes(table));
  expect(others.filter((table) => !OF_THE_INSTALLATION.includes(table))).toEqual([]);
});

test('every organisation’s table has row-level security with a policy on reading and on writing', async () => {
  const unsafe = await column(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relname = any($1) and not relrowsecurity`,
    [tenantTables],
  );
  expect(unsafe).toEqual([]);
  const { rows } = await owner.query(
    `select tablename, cmd, permissive, roles::text[] as roles, qual, with_check from pg_policies where schemaname = 'public'`,
  );
  for (const table of tenantTables) {
    const policies = rows.filter(({ tablename }) => tablename === table);
    expect(policies, table).toMatchObject([{ cmd: 'ALL', permissive: 'PERMISSIVE', roles: ['public'] }]);
    for (const expression of [policies[0].qual, policies[0].with_check]) {
      expect(expression, table).toContain('tenant_id =');
      expect(expression, table).toContain('current_tenant()');
    }
  }
});

test('an organisation’s keys, and the references between its tables, start with its identifier', async () => {
  const { rows } = await owner.query(`
    select c.conrelid::regclass::text as "table", c.conname as name, c.contype as type, f.relname as target,
      (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as first
    from pg_constraint c left join pg_class f on f.oid = c.confrelid
    where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'f')`);
  for (const { table, name, type, target, first } of rows) {
    if (!tenantTables.includes(table) || (type === 'f' && !tenantTables.includes(target))) continue;
    expect(first, `${table}.${name}`).toMatch(/tenant_id$/);
  }
  const withKey = rows.filter(({ type }) => type === 'p').map(({ table }) => table);
  expect(tables.filter((table) => !withKey.includes(table))).toEqual([]);
});

test('constraints bear the names of what they forbid, not those a machine gave', async () => {
  const { rows } = await owner.query(`
    select conrelid::regclass::text as "table", conname as name, contype as type from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'x')`);
  const named = rows.filter(({ table }) => tenantTables.includes(table));
  expect(named.length).toBeGreaterThan(40);
  for (const { table, name } of named) expect(name, table).not.toMatch(/_(pkey|fkey\d*|key\d+|excl)$/);
});

test('a trigger decides nothing: there is none', async () => {
  const triggers = await column(
    `select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not tgisinternal and c.relnamespace = 'public'::regnamespace`,
  );
  expect(triggers).toEqual([]);
});

test('the application’s role owns nothing, cannot bypass the security, belongs to no other role', async () => {
  const { rows } = await owner.query(
    'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = $1',
    [APP_ROLE],
  );
  const none = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
  };
  expect(rows).toEqual([none]);
  const owned = await column(
    `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1
     union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = $1
     union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = $1`,
    [APP_ROLE],
  );
  expect(owned).toEqual([]);
  const memberOf = await column(
    `select g.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
      where r.rolname = $1`,
    [APP_ROLE],
  );
  expect(memberOf).toEqual([]);
});

test('what is only ever added can be neither changed nor removed by the application', async () => {
  for (const table of APPEND_ONLY) {
    for (const right of ['update', 'delete', 'truncate', 'references', 'trigger']) {
      const [may] = await column('select has_any_column_privilege($1, $2, $3)', [APP_ROLE, table, 'update']);
      const [whole] = await column('select has_table_privilege($1, $2, $3)', [APP_ROLE, table, right]);
      expect([may, whole], `${table}: ${right}`).toEqual([false, false]);
    }
  }
  for (const table of tables) {
    const [truncate] = await column('select has_table_privilege($1, $2, $3)', [APP_ROLE, table, 'truncate']);
    expect(truncate, table).toBe(false);
  }
});

test('functions that run as the owner say where they look, and only the application may call them', async () => {
  const { rows } = await owner.query(`
    select p.proname as name, p.proconfig as config, has_function_privilege('public', p.oid, 'execute') as everybody
    from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace`);
  expect(rows.map(({ name }) => name).sort()).toEqual(['enqueue_job', 'job_counts']);
  for (const { name, config, everybody } of rows) {
    expect(config, name).toEqual([expect.stringMatching(/^search_path=/)]);
    expect(everybody, name).toBe(false);
  }
});

test('the queue and the migrations are out of the application’s reach', async () => {
  for (const schema of ['graphile_worker', 'pg_toast']) {
    const [may] = await column('select has_schema_privilege($1, $2, $3)', [APP_ROLE, schema, 'usage']);
    expect(may, schema).toBe(false);
  }
  const [create] = await column('select has_schema_privilege($1, $2, $3)', [APP_ROLE, 'public', 'create']);
  expect(create).toBe(false);
  const [write] = await column('select has_table_privilege($1, $2, $3)', [APP_ROLE, 'schema_migration', 'insert']);
  expect(write).toBe(false);
});
