import { statSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { orThrow } from '../../src/kernel/result.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { onServer, withDatabase } from './database-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the server under test, and the migrated database that `freshDatabase` clones. */
    testDatabase: { serverUrl: string; template: string };
  }
}

const PREFIX = 'recouvrance-test-';
/** A folder this young may be another run's, not locked yet. */
const STARTING_MS = 60_000;
const silent = { info() {}, warn() {}, error: (facts: object, message: string) => console.error(message, facts) };

type Shared = { ready: Promise<{ serverUrl: string; template: string; stop(): Promise<void> }>; users: number };
// vitest runs this file once per project; one server serves them all.
const holder = globalThis as { recouvranceTestServer?: Shared };

/** Starts one quick, non-durable server for the run (or uses TEST_DATABASE_URL) and migrates a template once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  holder.recouvranceTestServer ??= { ready: startServer(), users: 0 };
  const shared = holder.recouvranceTestServer;
  shared.users += 1;
  const { serverUrl, template, stop } = await shared.ready;
  project.provide('testDatabase', { serverUrl, template });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete holder.recouvranceTestServer;
    await stop();
  };
}

async function startServer() {
  const { TEST_DATABASE_URL } = process.env;
  const server = TEST_DATABASE_URL ? { ownerUrl: TEST_DATABASE_URL, stop: async () => {} } : await startEmbedded();
  const template = `template_${process.pid}`;
  try {
    await onServer(server.ownerUrl, `drop database if exists ${template}`);
    await onServer(server.ownerUrl, `create database ${template}`);
    orThrow(await migrate(withDatabase(server.ownerUrl, template)));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    serverUrl: server.ownerUrl,
    template,
    async stop() {
      if (TEST_DATABASE_URL) await onServer(server.ownerUrl, `drop database if exists ${template} with (force)`);
      await server.stop();
    },
  };
}

async function startEmbedded() {
  await sweepAbandoned();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  // Run by root, PostgreSQL takes another uid, which must be able to enter.
  await chmod(folder, 0o755);
  const server = orThrow(await startEmbeddedPostgres({ dataDir: folder, log: silent, durable: false }));
  return {
    ownerUrl: server.ownerUrl,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server behind: taking its folder over ends it. Runs still going are left alone. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs < STARTING_MS) continue;
    const taken = await startEmbeddedPostgres({ dataDir: folder, log: silent, durable: false });
    if (taken.refused) continue;
    await taken.value.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
