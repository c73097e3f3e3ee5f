import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Binaries, readyBinaries } from './embedded-binaries.ts';
import {
  handToOwner,
  makeCluster,
  OWNER,
  type Place,
  readState,
  resetPassword,
  settlePlace,
  writeState,
} from './embedded-cluster.ts';
import { type HeldLock, takeLock } from './embedded-lock.ts';
import { EmbeddedFailure, type EmbeddedLog, type EmbeddedRefusal, refusalOf } from './embedded-refusal.ts';
import { clearOrphan, launch, shutDown } from './embedded-server.ts';
import { supervise } from './embedded-supervision.ts';

export type EmbeddedPostgres = {
  /** A connection string of the cluster's owner to the database `recouvrance`, on 127.0.0.1, with its password. */
  readonly ownerUrl: string;
  /** Stops the server (fast shutdown) and lets another process have the folder. Close the pools first. */
  stop(): Promise<void>;
};

const DATABASE = 'recouvrance';
const ATTACH_PATIENCE_MS = 30_000;
/** Stopping takes a moment: starting again right after is no conflict. */
const HANDOVER_MS = 2_000;

/**
 * Runs the real PostgreSQL 18 that came with npm on `dataDir` (made when missing), until `stop()`.
 * One process at a time per folder; another one gets `already-running` and may attach. A server killed while we run
 * is started again on the same port; one that outlived a killed Node process is stopped first, and nothing is lost.
 * `durable: false` gives up surviving a crash for speed: tests only.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: EmbeddedLog;
  durable?: boolean;
}): Promise<Result<EmbeddedPostgres, EmbeddedRefusal>> {
  let lock: HeldLock | undefined;
  try {
    const place = await settlePlace(options.dataDir);
    lock = await takeDesk(place);
    const binaries = await readyBinaries(place.account);
    return ok(await run(place, binaries, lock, options.log, options.durable ?? true));
  } catch (error) {
    lock?.release();
    const refusal = refusalOf(error, options.dataDir);
    if (!refusal) throw error;
    return refuse(refusal);
  }
}

async function takeDesk(place: Place): Promise<HeldLock> {
  const patience = Date.now() + HANDOVER_MS;
  for (;;) {
    const lock = tryDesk(place);
    if (lock) return lock;
    if (Date.now() > patience) break;
    await pause(50);
  }
  throw new EmbeddedFailure({ kind: 'already-running', dataDir: place.dataDir, pid: readState(place)?.pid ?? null });
}

function tryDesk(place: Place): HeldLock | undefined {
  const path = join(place.desk, 'lock');
  try {
    return takeLock(path);
  } catch (error) {
    const uid = process.getuid?.() ?? null;
    throw new EmbeddedFailure({ kind: 'no-permission', path, code: (error as Error).message, uid });
  }
}

async function run(
  place: Place,
  binaries: Binaries,
  lock: HeldLock,
  log: EmbeddedLog,
  durable: boolean,
): Promise<EmbeddedPostgres> {
  const known = readState(place);
  const password = known?.password ?? randomBytes(24).toString('hex');
  const remember = (port: number | null, pid: number | null) => writeState(place, { password, port, pid });
  await chmod(join(place.desk, 'lock'), 0o600);
  const cluster = await makeCluster(place, binaries, password, durable, () =>
    remember(known?.port ?? null, process.pid),
  );
  const orphan = await clearOrphan(place, binaries);
  if (orphan === 'stopped') log.warn({ cluster: place.cluster }, 'stopped a PostgreSQL left over by a killed process');
  if (cluster === 'found' && !known) resetPassword(place, binaries, password);

  const server = await launch(place, binaries, { durable, port: known?.port ?? null });
  const ownerUrl = urlOf(server.port, password, DATABASE);
  try {
    await remember(server.port, process.pid);
    await handToOwner(place, 'lock', 'server.log');
    await createDatabase(urlOf(server.port, password, 'postgres'));
  } catch (error) {
    await shutDown(place, binaries, server.child.pid as number);
    throw error;
  }
  log.info(
    { port: server.port, cluster: place.cluster, newCluster: cluster === 'made', durable },
    'PostgreSQL is ready',
  );

  const supervision = supervise(place, binaries, server, { durable, log });
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await supervision.stop();
    await remember(server.port, null);
    lock.release();
    log.info({}, 'PostgreSQL is stopped');
  };
  return {
    ownerUrl,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

/**
 * Connects to the server that another process runs on `dataDir`, waiting while that one is still starting.
 * The URL stays good when the other process restarts: it keeps its port and password.
 */
export async function attachEmbeddedPostgres(options: {
  dataDir: string;
}): Promise<Result<{ ownerUrl: string }, EmbeddedRefusal>> {
  const desk = join(options.dataDir, 'postgres');
  const patience = Date.now() + ATTACH_PATIENCE_MS;
  try {
    for (;;) {
      const state = readState({ desk });
      if (state?.port) {
        const ownerUrl = urlOf(state.port, state.password, DATABASE);
        if (await answers(ownerUrl)) return ok({ ownerUrl });
      }
      if (!state?.pid || Date.now() > patience) return refuse({ kind: 'not-running', dataDir: options.dataDir });
      await pause(200);
    }
  } catch (error) {
    const refusal = refusalOf(error, desk);
    if (!refusal) throw error;
    return refuse(refusal);
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
