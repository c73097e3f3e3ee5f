import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { orThrow } from '../kernel/result.ts';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

const logged: string[] = [];
const note = (_facts: object, message: string) => void logged.push(message);
const log = { info: note, warn: note, error: note };

let folder: string;
let dataDir: string;

beforeEach(() => {
  logged.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'recouvrance-embedded-'));
  // Run by root, PostgreSQL takes another uid, which must be able to enter.
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Rows of the first column of one statement. */
async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.map((row) => row[0]);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Quick, except where a killed PostgreSQL must keep what it acknowledged. */
const start = (durable = false) => startEmbeddedPostgres({ dataDir, log, durable });
const serverPid = (cluster: string) => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
const clusterOf = async (url: string) => String((await ask(url, 'show data_directory'))[0]);

/** Another Node process that runs the server of `dataDir`, prints its URL, and stops it on SIGINT. */
async function holder(durable = false): Promise<{ process: ChildProcess; url: string; lines: AsyncIterator<string> }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    import { createRequire } from 'node:module';
    const pg = createRequire(${JSON.stringify(import.meta.url)})('pg');
    const silent = { info() {}, warn() {}, error() {} };
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: silent, durable: ${durable} });
    if (server.refused) throw new Error(JSON.stringify(server.refusal));
    process.on('SIGINT', async () => {
      const client = new pg.Client(server.value.ownerUrl);
      await client.connect();
      console.log('still answers ' + (await client.query('select 1 + 1 as two')).rows[0].two);
      await client.end();
      await server.value.stop();
      process.exit(0);
    });
    setInterval(() => {}, 60_000);
    console.log(server.value.ownerUrl);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  return { process: child, url: first.value as string, lines };
}

test('a new folder becomes a durable French UTF-8 database, kept from one start to the next', async () => {
  const first = orThrow(await start(true));
  expect(await ask(first.ownerUrl, 'show fsync')).toEqual(['on']);
  expect(await ask(first.ownerUrl, 'show server_encoding')).toEqual(['UTF8']);
  expect(await ask(first.ownerUrl, `select w from unnest(array['zèbre', 'élan', 'eau', 'Été']) w order by w`)).toEqual([
    'eau',
    'élan',
    'Été',
    'zèbre',
  ]);
  await ask(first.ownerUrl, 'create table kept as select 42 as n');
  await first.stop();

  const second = orThrow(await start());
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([42]);
  await second.stop();
});

test('one process at a time runs a folder; others attach', async () => {
  const server = orThrow(await start());
  expect(await start()).toMatchObject({ refused: true, refusal: { kind: 'already-running', pid: process.pid } });
  const attached = orThrow(await attachEmbeddedPostgres({ dataDir }));
  expect(await ask(attached.ownerUrl, 'select 1')).toEqual([1]);
  await server.stop();
  expect(await attachEmbeddedPostgres({ dataDir })).toMatchObject({ refusal: { kind: 'not-running' } });
});

test('two starts at once: exactly one wins', async () => {
  const both = await Promise.all([start(), start()]);
  const winners = both.filter((result) => !result.refused);
  expect(winners).toHaveLength(1);
  expect(both.find((result) => result.refused)).toMatchObject({ refusal: { kind: 'already-running' } });
  await orThrow(winners[0]!).stop();
});

test('two folders run side by side', async () => {
  const one = orThrow(await start());
  const other = orThrow(await startEmbeddedPostgres({ dataDir: join(folder, 'other'), log, durable: false }));
  expect(await clusterOf(one.ownerUrl)).not.toBe(await clusterOf(other.ownerUrl));
  await Promise.all([one.stop(), other.stop()]);
});

test('a killed Node process leaves a server that the next start takes over, with its rows', async () => {
  const { process: node, url } = await holder();
  await ask(url, 'create table kept as select 42 as n');
  node.kill('SIGKILL');
  await once(node, 'exit');
  expect(await ask(url, 'select n from kept')).toEqual([42]);

  const next = orThrow(await start());
  expect(logged).toContain('stopped a PostgreSQL left over by a killed process');
  expect(next.ownerUrl).toBe(url);
  expect(await ask(next.ownerUrl, 'select n from kept')).toEqual([42]);
  await next.stop();
});

test('Node and PostgreSQL killed together: the next start recovers every acknowledged row', {
  timeout: 80_000,
}, async () => {
  const { process: node, url } = await holder(true);
  const cluster = await clusterOf(url);
  await ask(url, 'create table kept as select generate_series(1, 1000) as n');
  const pid = serverPid(cluster);
  node.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await once(node, 'exit');

  const next = orThrow(await start(true));
  expect(await ask(next.ownerUrl, 'select count(*)::int from kept')).toEqual([1000]);
  await next.stop();
});

test('a stale postmaster.pid whose number another program has got by now does not stand in the way', async () => {
  const { process: node, url } = await holder();
  const cluster = await clusterOf(url);
  const file = join(cluster, 'postmaster.pid');
  const stale = readFileSync(file, 'utf8');
  node.kill('SIGINT');
  await once(node, 'exit');
  writeFileSync(file, stale.replace(/^\d+/, String(process.pid)));

  const next = orThrow(await start());
  expect(await ask(next.ownerUrl, 'select 1')).toEqual([1]);
  await next.stop();
});

test('a server killed while we run is started again on the same address', { timeout: 80_000 }, async () => {
  const server = orThrow(await start(true));
  await ask(server.ownerUrl, 'create table kept as select 42 as n');
  const pid = serverPid(await clusterOf(server.ownerUrl));
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => logged, { timeout: 65_000 }).toContain('PostgreSQL was started again');
  expect(await ask(server.ownerUrl, 'select n from kept')).toEqual([42]);
  await server.stop();
});

test('Ctrl-C reaches Node, which still has its database while it closes', async () => {
  const { process: node, lines, url } = await holder();
  process.kill(-(node.pid as number), 'SIGINT');
  expect((await lines.next()).value).toBe('still answers 2');
  expect(await once(node, 'exit')).toEqual([0, null]);
  await expect(ask(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('a lost state file costs no data: the owner gets a new password', async () => {
  const first = orThrow(await start());
  await ask(first.ownerUrl, 'create table kept as select 42 as n');
  await first.stop();
  rmSync(join(dataDir, 'postgres', 'state.json'));

  const second = orThrow(await start());
  expect(second.ownerUrl).not.toBe(first.ownerUrl);
  expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([42]);
  await second.stop();
});

test('a folder that cannot be written, and a cluster of another version, are refused with facts', async () => {
  writeFileSync(dataDir, 'a file where the folder should be');
  expect(await start()).toMatchObject({ refusal: { kind: 'no-permission', path: dataDir } });
  rmSync(dataDir);

  const server = orThrow(await start());
  const cluster = await clusterOf(server.ownerUrl);
  await server.stop();
  writeFileSync(join(cluster, 'PG_VERSION'), '16\n');
  expect(await start()).toEqual({
    refused: true,
    refusal: { kind: 'cluster-version', path: cluster, found: '16', expected: '18' },
  });
});
