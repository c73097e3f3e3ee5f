/**
 * How long it takes to find the debtors that may be one, and to merge two: an organisation with many debtors, one in twenty under a
 * second spelling, on a real PostgreSQL. Prints medians and longest times; asserts nothing.
 * Run: node bench/debtor-merges.ts [debtors]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ownDebtors } from '../src/features/claims/merging/merged-debtors.ts';
import { debtorPairs } from '../src/features/debtor-merges/debtor-pairs.ts';
import { mergeDebtors } from '../src/features/debtor-merges/merge-debtors.ts';
import { loadProposals } from '../src/features/debtor-merges/present-merges.ts';
import { undoMerge } from '../src/features/debtor-merges/undo-merge.ts';
import { orThrow } from '../src/kernel/result.ts';
import { createApplication } from '../src/main/application.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Context } from '../src/platform/context.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { newId, type TenantId } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';

const DEBTORS = Number(process.argv[2] ?? 10_000);
const RUNS = 15;
const dataDir = await mkdtemp(join(tmpdir(), 'recouvrance-bench-'));
const log = createLog('fatal');
const { ownerUrl, stop } = orThrow(await startEmbeddedPostgres({ dataDir, log, durable: false }));
try {
  orThrow(await migrate(ownerUrl));
  const config = orThrow(readConfig({ DATA_DIR: dataDir }));
  const publicUrl = 'http://127.0.0.1:3999';
  const application = await createApplication({ config, ownerUrl, secret: 'b'.repeat(48), publicUrl, log });
  const tenantId = newId(new Date()) as TenantId;
  await fill(ownerUrl, tenantId);
  const actor = { kind: 'user', userId: tenantId, name: 'Banc' } as const;
  const as = <T>(work: (ctx: Context) => Promise<T>) => application.database.inTransaction({ tenantId, actor }, work);
  const debtors = await as(ownDebtors);
  const { total } = await as((ctx) => loadProposals(ctx));
  console.log(`${debtors.length} debtors, one invoice and one case each; ${total} proposals`);
  await measure('read the debtors', () => as(ownDebtors));
  await measure('compare them (no database)', async () => debtorPairs(debtors));
  await measure('proposals, as the page asks', () => as((ctx) => loadProposals(ctx)));
  const pairs = debtorPairs(debtors).filter(({ warnings }) => warnings.length === 0);
  const { settings } = application.wiring;
  const made: string[] = [];
  await measure('merge two debtors', async () => {
    const pair = pairs[made.length];
    if (!pair) throw new Error('too few pairs');
    const ids = { keptId: pair.kept.id, goneId: pair.gone.id };
    made.push(orThrow(await as((ctx) => mergeDebtors(ctx, { ...ids, warningsRead: false, settings }))).id);
  });
  await measure('undo a merge', async () => {
    const mergeId = made.pop() ?? '';
    orThrow(await as((ctx) => undoMerge(ctx, { mergeId, settings })));
  });
  await application.close();
} finally {
  await stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [median, longest] = [times[Math.floor(RUNS / 2)] ?? 0, times.at(-1) ?? 0];
  console.log(`${name.padEnd(30)} median ${median.toFixed(1)} ms   longest ${longest.toFixed(1)} ms`);
}

/** Debtors as an organisation has them: trades and families that come back, a few hundred towns, one in twenty written a second time. */
async function fill(url: string, tenant: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the server is stopped under it when a statement fails
  await client.connect();
  await client.query(
    "insert into installation (mode, prepared_at) values ('demonstration', now()) on conflict do nothing",
  );
  await client.query(
    `insert into organisation (tenant_id, name, created_at, mandate_accepted_at) values ($1, 'Banc', now(), now())`,
    [tenant],
  );
  await client.query(
    `create temp table made as
     with written as (
       select n, (n % 20) = 0 as is_second, case when n % 20 = 0 then n - 1 else n end as who from generate_series(1, $1::int) as n)
     select n, who, is_second, gen_random_uuid() as debtor_id, gen_random_uuid() as invoice_id, gen_random_uuid() as case_id,
            (array['Menuiserie','Garage','Boulangerie','Plomberie','Transports','Atelier','Cabinet','Imprimerie','Maçonnerie','Pharmacie'])[1 + who % 10] as trade,
            initcap(translate(substr(md5((who % ($1::int / 4 + 7))::text), 1, 7), '0123456789', 'aeioubrlnt')) as family,
            lpad((1000 + (who * 7919) % 400)::text, 5, '3') as postcode
       from written`,
    [DEBTORS],
  );
  await client.query(
    `insert into debtor (tenant_id, id, kind, name, siren, postcode, city, address_lines, created_at)
     select $1::uuid, debtor_id, case when is_second or who % 3 = 0 then 'individual' else 'company' end,
            case when is_second then upper(family || ' ' || trade) else trade || ' ' || family end,
            case when is_second or who % 3 = 0 then null else (200000000 + n)::text end, postcode, 'Rennes', array['4 rue du Port'], now() from made`,
    [tenant],
  );
  await client.query(
    `insert into debtor_contact (tenant_id, id, debtor_id, name, role, email, is_first, email_since, created_at)
     select $1::uuid, gen_random_uuid(), debtor_id, 'Service comptabilité', 'other',
            case when who % 2 = 0 then 'compta@' || lower(family) || who || '.example' end, true, now(), now() from made`,
    [tenant],
  );
  await client.query(
    `insert into invoice (tenant_id, id, debtor_id, number, issued_on, due_on, total_cents, principal_cents, parties, source, created_at)
     select $1::uuid, invoice_id, debtor_id, 'F-' || n, current_date - 90, current_date - 60, 12000, 12000, 'professionals', 'typed', now() from made`,
    [tenant],
  );
  await client.query(
    `insert into case_file (tenant_id, id, reference, debtor_id, invoice_id, strategy, state, opened_on, opened_at, opened_by, signatory_name,
       signatory_role, portal_key)
     select $1::uuid, case_id, 'RCV-BENCH-' || n, debtor_id, invoice_id, 'amicable-60', 'paused', current_date, now(), '{}'::jsonb, 'X', 'Y',
            gen_random_uuid() from made`,
    [tenant],
  );
  await client.query('analyze');
  await client.end();
}
