/**
 * API latency of the list of cases with 10 000 cases in one organisation (and as many in nine others): real server, real PostgreSQL,
 * signed-in session, over HTTP on the loopback. Prints medians and 95th centiles; asserts nothing.
 * Run: node bench/case-list.ts [cases]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { orThrow } from '../src/kernel/result.ts';
import { createApplication } from '../src/main/application.ts';
import { readConfig } from '../src/platform/config.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';

const CASES = Number(process.argv[2] ?? 10_000);
const dataDir = await mkdtemp(join(tmpdir(), 'recouvrance-bench-'));
const log = createLog('fatal');
const { ownerUrl, stop } = orThrow(await startEmbeddedPostgres({ dataDir, log, durable: false }));
try {
  orThrow(await migrate(ownerUrl));
  const config = orThrow(readConfig({ DATA_DIR: dataDir }));
  const publicUrl = 'http://127.0.0.1:3999';
  const application = await createApplication({ config, ownerUrl, secret: 'b'.repeat(48), publicUrl, log });
  const { user } = await application.signIn.api.signUpEmail({
    body: { name: 'Banc', email: 'banc@bench.example', password: 'demonstration' },
  });
  const organisation = await application.signIn.api.createOrganization({
    body: { name: 'Banc', slug: 'banc', userId: user.id },
  });
  await fill(ownerUrl, organisation.id);
  const { app } = await application.web();
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const cookie = await signIn(address);
  console.log(`${CASES} cases in the organisation, ${CASES} in nine others`);
  for (const [name, path] of [
    ['first 100, by next step', '/api/v1/cases?limit=100'],
    ['first 100, by amount', '/api/v1/cases?limit=100&sort=amount&direction=desc'],
    ['page 50', '/api/v1/cases?limit=100&offset=5000'],
    ['search by name', '/api/v1/cases?limit=100&q=Debiteur%204711'],
    ['500 of one state', '/api/v1/cases?limit=500&state=amicable'],
    ['today', '/api/v1/today'],
    ['dashboard', '/api/v1/dashboard'],
  ] as const) {
    const times: number[] = [];
    for (let run = 0; run < 25; run++) {
      const start = performance.now();
      const answer = await fetch(`${address}${path}`, { headers: { cookie } });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      if (run >= 5) times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    console.log(`${name.padEnd(26)} median ${times[10]?.toFixed(1)} ms   p95 ${times[18]?.toFixed(1)} ms`);
  }
  await app.close();
  await application.close();
} finally {
  await stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3999' },
    body: JSON.stringify({ email: 'banc@bench.example', password: 'demonstration' }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Debtors, invoices, cases, payments and holds of the shape that use makes, set-based: here the queries are measured, not the use cases. */
async function fill(url: string, tenant: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "insert into installation (mode, prepared_at) values ('demonstration', now()) on conflict do nothing",
  );
  await client.query(`insert into organisation (tenant_id, name, created_at) values ($1, 'Banc', now())`, [tenant]);
  await client.query(
    `create temp table made as
     select n, case when n <= $2 then $1::uuid else ('00000000-0000-4000-8000-00000000000' || (n % 9 + 1))::uuid end as tenant_id,
            gen_random_uuid() as debtor_id, gen_random_uuid() as invoice_id, gen_random_uuid() as case_id,
            (current_date - (n % 240)) as opened_on, (20000 + (n * 7919) % 1650000)::bigint as cents
       from generate_series(1, $2 * 2) as n`,
    [tenant, CASES],
  );
  await client.query(`insert into debtor (tenant_id, id, kind, name, postcode, city, created_at)
    select tenant_id, debtor_id, 'company', 'Debiteur ' || n, '35000', 'Rennes', now() from made`);
  await client.query(`insert into invoice (tenant_id, id, debtor_id, number, issued_on, due_on, total_cents, principal_cents, parties, source, created_at)
    select tenant_id, invoice_id, debtor_id, 'F-' || n, opened_on - 60, opened_on - 30, cents, cents, 'professionals', 'typed', now() from made`);
  await client.query(`insert into case_file (tenant_id, id, reference, debtor_id, invoice_id, strategy, state, opened_on, opened_at, opened_by,
      signatory_name, signatory_role, next_step, next_step_on, portal_key, closed_on, closed_reason)
    select tenant_id, case_id, 'RCV-BENCH-' || n, debtor_id, invoice_id, 'amicable-60',
           case when n % 3 = 0 then 'paid' when n % 17 = 0 then 'disputed' else 'amicable' end, opened_on, opened_on, '{}'::jsonb,
           'X', 'Y', case when n % 3 = 0 then null else 'reminder-firm' end, case when n % 3 = 0 then null else current_date + (n % 30) end,
           gen_random_uuid(), case when n % 3 = 0 then opened_on + 20 end, case when n % 3 = 0 then 'paid' end from made`);
  await client.query(`insert into payment (tenant_id, id, case_id, invoice_id, amount_cents, received_on, origin, to_interest_cents, to_indemnity_cents,
      to_principal_cents, surplus_cents, idempotency_key, recorded_at, recorded_by)
    select tenant_id, gen_random_uuid(), case_id, invoice_id, cents, opened_on + 20, 'client-funds', 0, 0, cents, 0, 'bench:' || n, now(), '{}'::jsonb
      from made where n % 3 = 0`);
  await client.query(`insert into case_hold (tenant_id, id, case_id, reason, starts_on, created_at, created_by)
    select tenant_id, gen_random_uuid(), case_id, 'dispute', opened_on + 5, now(), '{}'::jsonb from made where n % 17 = 0 and n % 3 <> 0`);
  await client.query('analyze');
  await client.end();
}
