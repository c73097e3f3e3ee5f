/**
 * The local directory of companies on a generated stock file: rows a second, size on disk a row, memory, and the latency of
 * searches, against the embedded PostgreSQL. Prints figures; asserts nothing.
 * Run: node bench/company-directory.ts [companies]
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalDirectory } from '../src/adapters/company-directory/local/directory.ts';
import { loadStock } from '../src/adapters/company-directory/local/load-stock.sql.ts';
import type { Place } from '../src/features/companies/ports.ts';
import { orThrow } from '../src/kernel/result.ts';
import { parseSiren } from '../src/kernel/siren.ts';
import { appUrl, openDatabase } from '../src/platform/db.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { type Sample, writeStock } from './company-stock.ts';

const COUNT = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'recouvrance-bench-'));
const [units, places] = [join(folder, 'StockUniteLegale_utf8.csv'), join(folder, 'StockEtablissement_utf8.csv')];
const generating = performance.now();
const samples = await writeStock(COUNT, units, places);
const [unitBytes, placeBytes] = await Promise.all([units, places].map(async (path) => (await stat(path)).size));
console.log(
  `generated in ${seconds(generating)} s: ${COUNT} companies, ${mega(unitBytes)} + ${mega(placeBytes)} MB of CSV`,
);

const { ownerUrl, stop } = orThrow(
  await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log: createLog('fatal'), durable: true }),
);
const database = openDatabase(appUrl(ownerUrl));
try {
  orThrow(await migrate(ownerUrl));
  await load();
  await sizes();
  await latencies();
} finally {
  await database.close();
  await stop();
  await rm(folder, { recursive: true, force: true });
}

async function load(): Promise<void> {
  const begun = performance.now();
  let memory = 0;
  let stage = '';
  let since = begun;
  const loaded = orThrow(
    await loadStock(ownerUrl, [units, places], {
      onProgress: (now) => {
        memory = Math.max(memory, process.memoryUsage.rss());
        const name = now.stage === 'reading' ? now.file.split('/').at(-1) : now.stage;
        if (name !== stage) {
          if (stage !== '') console.log(`  ${stage}: ${seconds(since)} s`);
          [stage, since] = [name ?? '', performance.now()];
        }
      },
    }),
  );
  const rows = loaded.companies + loaded.establishments;
  const total = (performance.now() - begun) / 1000;
  console.log(
    `loaded in ${total.toFixed(1)} s, indexes included: ${loaded.companies} companies and ${loaded.establishments} establishments, ` +
      `${Math.round(rows / total)} rows/s; ${mega(memory)} MB resident at most`,
  );
}

async function sizes(): Promise<void> {
  const { rows } = await database.pool.query<{ name: string; rows: bigint; heap: bigint; total: bigint }>(
    `select c.relname as name, c.reltuples::bigint as rows, pg_table_size(c.oid) as heap, pg_total_relation_size(c.oid) as total
       from pg_class c where c.relnamespace = 'company_directory'::regnamespace and c.relkind = 'r' order by total desc`,
  );
  for (const { name, rows: count, heap, total } of rows) {
    const each = count > 0n ? `, ${(Number(total) / Number(count)).toFixed(0)} bytes a row` : '';
    console.log(
      `${name.padEnd(14)} ${count} rows, ${mega(Number(heap))} MB + ${mega(Number(total - heap))} MB of indexes${each}`,
    );
  }
  const all = rows.reduce((sum, { total }) => sum + Number(total), 0);
  console.log(
    `in all ${(all / COUNT).toFixed(0)} bytes a company: ${((all / COUNT) * 0.025).toFixed(1)} GB for 25 million`,
  );
}

async function latencies(): Promise<void> {
  const directory = createLocalDirectory(database);
  const search = (text: string, place?: Place) => directory.search(text, place);
  const kinds: [string, (sample: Sample) => Promise<unknown>, (sample: Sample) => boolean][] = [
    ['by SIREN', ({ siren }) => directory.bySiren(orThrow(parseSiren(siren))), () => true],
    ['by exact name', ({ name }) => search(name), () => true],
    ['by a name with a slip', ({ name }) => search(slipped(name)), ({ name }) => longest(name).length >= 6],
    [
      'words in another order',
      ({ name }) => search(name.split(' ').reverse().join(' ')),
      ({ name }) => name.includes(' '),
    ],
    ['by name and postcode', ({ name, postcode }) => search(name, { postcode }), () => true],
    ['one common word', () => search('menuiserie'), () => true],
    ['the beginning of a name', ({ name }) => search(name.slice(0, 6)), () => true],
  ];
  for (const [name, ask, isMeant] of kinds) {
    const asked = samples.filter(isMeant).slice(0, 500);
    const times: number[] = [];
    let found = 0;
    for (const sample of asked) {
      const start = performance.now();
      const answer = (await ask(sample)) as { refused: boolean; value?: unknown };
      times.push(performance.now() - start);
      const companies = [answer.value].flat() as { siren: string }[];
      if (!answer.refused && companies.some(({ siren }) => siren === sample.siren)) found += 1;
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(1);
    console.log(
      `${name.padEnd(24)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   max ${at(0.999)} ms   among the ten: ${found} of ${asked.length}`,
    );
  }
}

/** Two neighbouring letters of the longest word exchanged. */
function slipped(name: string): string {
  const word = longest(name);
  const at = Math.floor(word.length / 2);
  return name.replace(word, word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
}

function longest(name: string): string {
  return name.split(' ').reduce((best, word) => (word.length > best.length ? word : best), '');
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function mega(bytes: number | undefined): string {
  return ((bytes ?? 0) / 1e6).toFixed(0);
}
