import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { confirmImport } from '../src/features/batch-deposits/confirm-import.ts';
import { keepImport } from '../src/features/batch-deposits/keep-import.ts';
import { readImport } from '../src/features/batch-deposits/read-import.ts';
import { writeImport } from '../src/features/batch-deposits/write-import.ts';
import type { ListSource } from '../src/features/invoice-lists/list.ts';
import { openList } from '../src/features/invoice-lists/read-list.ts';
import { saveOrganisation } from '../src/features/tenancy/save-organisation.ts';
import { orThrow } from '../src/kernel/result.ts';
import { createApplication } from '../src/main/application.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Context } from '../src/platform/context.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { newId, type TenantId } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';

/**
 * Lists of invoices read (dry run) and written (claims and cases), per second, with the peak of memory, beside PostgreSQL's own COPY of
 * the same invoices. Run: `node bench/import-csv.ts [lines] [megabytes] [written]`: by default 100 000 lines read, a file of 500 MB that
 * exists only as it is read, and 100 000 lines written.
 */

const [LINES, MEGABYTES, WRITTEN] = [2, 3, 4].map((rank, index) =>
  Number(process.argv[rank] ?? [100_000, 500, 100_000][index]),
) as [number, number, number];
const ORGANISATION = {
  siren: '210070728',
  name: 'Banc',
  addressLines: ['1 rue du Banc'],
  postcode: '35400',
  city: 'Saint-Malo',
  email: 'banc@bench.example',
  iban: 'FR7699999000010000000036975',
};

const HEADER =
  'N° facture;Date facture;Échéance;Code client;Raison sociale;SIREN;Email;Adresse;CP;Ville;Montant TTC;Reste dû\r\n';

function lineOf(index: number): string {
  const client = index % 2_000;
  const day = String((index % 28) + 1).padStart(2, '0');
  const amount = `${1 + (index % 9)} ${String(100 + (index % 900))},${String(index % 100).padStart(2, '0')}`;
  return `FA-2026-${String(index).padStart(8, '0')};${day}/03/2026;${day}/04/2026;C${client};Société n° ${client};;compta@client${client}.example;${client} rue de la Paix;75002;Paris;${amount};${amount}\r\n`;
}

/** Lines made as they are asked for: the same ones at each reading. */
function generated(enough: (lines: number, bytes: number) => boolean): ListSource {
  return {
    name: 'bench.csv',
    async *open() {
      let [text, lines, bytes] = [HEADER, 0, 0];
      while (!enough(lines, bytes)) {
        for (let count = 0; count < 1_000 && !enough(lines, bytes + text.length); count += 1) text += lineOf(lines++);
        const chunk = Buffer.from(text);
        bytes += chunk.length;
        text = '';
        yield chunk;
      }
    },
  };
}

const resident = () => Math.round(process.memoryUsage().rss / 1024 / 1024);

async function read(name: string, source: ListSource): Promise<void> {
  const before = resident();
  let [peak, good, lines] = [before, 0, 0];
  const watch = setInterval(() => {
    peak = Math.max(peak, resident());
  }, 50);
  const started = performance.now();
  const list = orThrow(await openList(source));
  for await (const batch of list.lines()) {
    lines += batch.length;
    good += batch.filter(({ outcome }) => outcome === 'good').length;
  }
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const rate = Math.round(lines / seconds).toLocaleString('en');
  console.log(
    `${name}: ${rate} lines/s (${lines} in ${seconds.toFixed(1)} s, ${good} good), memory ${before} → peak ${peak} MiB`,
  );
}

if (LINES > 0)
  await read(
    `${LINES.toLocaleString('en')} lines`,
    generated((lines) => lines >= LINES),
  );
if (MEGABYTES > 0)
  await read(
    `${MEGABYTES} MB`,
    generated((_lines, bytes) => bytes >= MEGABYTES * 1_000_000),
  );
if (WRITTEN > 0) await write();

async function timed<T>(name: string, count: number, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const value = await work();
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(count / seconds).toLocaleString('en');
  console.log(`${name}: ${rate} lines/s (${count} in ${seconds.toFixed(1)} s), memory ${resident()} MiB`);
  return value;
}

/** The same lines kept, then written as claims and cases on hold, then their invoices copied by COPY. */
async function write(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'recouvrance-bench-'));
  const log = createLog('fatal');
  const { ownerUrl, stop } = orThrow(await startEmbeddedPostgres({ dataDir, log, durable: false }));
  try {
    orThrow(await migrate(ownerUrl));
    const config = orThrow(readConfig({ DATA_DIR: dataDir }));
    const application = await createApplication({
      config,
      ownerUrl,
      secret: 'b'.repeat(48),
      publicUrl: 'http://127.0.0.1:3999',
      log,
    });
    const tenantId = newId(new Date()) as TenantId;
    const actor = { kind: 'user', userId: newId(new Date()), name: 'Banc' } as const;
    const as = <T>(work: (ctx: Context) => Promise<T>) => application.database.inTransaction({ tenantId, actor }, work);
    await as((ctx) => saveOrganisation(ctx, { organisation: ORGANISATION }));
    const bytes = await listOf(WRITTEN);
    const read = orThrow(await readImport(bytes, 'bench.csv', {}));
    const file = { sha256: read.sha256, storageKey: read.sha256, size: bytes.length };
    const contents = {
      read,
      companies: new Map(),
      mapping: {},
      terms: 30,
      fileName: 'bench.csv',
      contentType: 'text/csv',
      file,
    };
    const { id: batchId } = await timed('kept after the dry run', WRITTEN, () =>
      as((ctx) => keepImport(ctx, contents)),
    );
    const signatory = { name: 'Banc', role: 'gérant' };
    orThrow(await as((ctx) => confirmImport(ctx, { batchId, signatory, goodOnly: true, acceptsDueDates: true })));
    const { settings } = application.wiring;
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    // A database that lives has statistics; this one is a minute old, and would plan for empty tables.
    const { taken } = await as((ctx) => writeImport(ctx, { batchId, settings }));
    await owner.query('analyze');
    await timed('written: debtors, invoices, cases, payment references, journal', WRITTEN - taken, async () => {
      while ((await as((ctx) => writeImport(ctx, { batchId, settings }))).taken > 0);
    });
    const { rows } = await owner.query('select count(*)::int as cases from case_file');
    console.log(`cases: ${rows[0].cases}`);
    await owner.query('create table copied (like invoice including indexes)');
    const chunks: Buffer[] = [];
    for await (const chunk of owner.query(copyTo('copy invoice to stdout'))) chunks.push(chunk as Buffer);
    await timed('the same invoices by COPY, alone', WRITTEN, () =>
      pipeline(chunks, owner.query(copyFrom('copy copied from stdin'))),
    );
    await owner.end();
    await application.close();
  } finally {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Companies of a neighbouring country: their addresses come from the list, and no register is asked. */
async function listOf(lines: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of generated((count) => count >= lines).open()) chunks.push(chunk as Uint8Array);
  return Buffer.from(
    Buffer.concat(chunks).toString().replace('Ville;', 'Ville;Pays;').replaceAll(';Paris;', ';Paris;BE;'),
  );
}
