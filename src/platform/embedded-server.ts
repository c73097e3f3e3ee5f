import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, SERVER_ENVIRONMENT } from './embedded-binaries.ts';
import type { Place } from './embedded-cluster.ts';
import { EmbeddedFailure } from './embedded-refusal.ts';

const POLL_MS = 20;
/** A fast shutdown writes a checkpoint; past this, an immediate one, which the next start recovers from. */
const FAST_STOP_MS = 30_000;
/** What is left of a killed server ends by itself, its checkpoint at the latest; a new server refuses to start until then. */
const LEFTOVERS_MS = 60_000;
const LOG_LIMIT_BYTES = 10_000_000;
/** Above every system's largest PID. */
const NO_SUCH_PID = 4_194_305;

export type Running = { readonly child: ChildProcess; readonly port: number };
/** `port`: the one of last time, kept when free so that attached processes find the server again; null: any. */
export type ServerOptions = { readonly durable: boolean; readonly port: number | null; readonly samePort?: boolean };

/** Starts the server of a cluster that nothing else runs, and waits until it takes connections. */
export async function launch(place: Place, binaries: Binaries, options: ServerOptions): Promise<Running> {
  const patience = Date.now() + LEFTOVERS_MS;
  let wanted = options.port;
  for (;;) {
    const port = options.samePort && wanted !== null ? wanted : await freePort(wanted);
    const attempt = await tryLaunch(place, binaries, port, options.durable);
    if (typeof attempt !== 'string') return { child: attempt, port };
    if (/could not bind|could not create any TCP\/IP sockets/i.test(attempt)) wanted = options.samePort ? wanted : null;
    else if (!/pre-existing shared memory block|lock file .* already exists/i.test(attempt))
      throw failure(place, attempt);
    if (Date.now() > patience) throw failure(place, attempt);
    await pause(200);
  }
}

function failure(place: Place, tail: string): EmbeddedFailure {
  return /no space left on device|disk quota exceeded/i.test(tail)
    ? new EmbeddedFailure({ kind: 'disk-full', path: place.cluster })
    : new EmbeddedFailure({ kind: 'start-failed', logFile: place.logFile, tail });
}

/** The child once it is ready, or the end of its log when it died before. */
async function tryLaunch(
  place: Place,
  binaries: Binaries,
  port: number,
  durable: boolean,
): Promise<ChildProcess | string> {
  const logStart = prepareLog(place.logFile);
  const log = openSync(place.logFile, 'a', 0o600);
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...settings(port, durable)], {
    ...place.account,
    cwd: place.cluster,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', log, log],
    // Its own process group: Ctrl-C reaches Node first, which closes its connections and then stops the server.
    detached: true,
  });
  closeSync(log);
  child.unref();
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (status, signal) => (ended ??= `exit ${signal ?? status}`));
  while (ended === undefined) {
    if (readPidFile(place)?.pid === child.pid && readPidFile(place)?.status === 'ready') return child;
    await pause(POLL_MS);
  }
  return readFileSync(place.logFile).subarray(logStart).toString('utf8').slice(-2000).trim() || ended;
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    shared_buffers: '128MB',
    work_mem: '16MB',
    maintenance_work_mem: '64MB',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
    log_checkpoints: 'off',
    // A failed statement and its DETAIL carry people's names and addresses.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Answers where this start's lines begin; the log of long ago makes room. */
function prepareLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LOG_LIMIT_BYTES) return size;
  renameSync(path, `${path}.1`);
  return 0;
}

/** The wanted port when it is free, else one the system picks. */
async function freePort(wanted: number | null): Promise<number> {
  if (wanted !== null && (await listenOnce(wanted)) !== undefined) return wanted;
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('no TCP port to be had on 127.0.0.1');
  return port;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/** Ends a running server and waits until it is gone: fast, then immediate, then by force. */
export async function shutDown(place: Place, binaries: Binaries, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast', '-w'], { env: SERVER_ENVIRONMENT });
    return;
  }
  for (const [signal, wait] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    sendSignal(pid, signal);
    const end = Date.now() + wait;
    while (Date.now() < end) {
      if (!isAlive(pid)) return;
      await pause(POLL_MS);
    }
  }
}

/**
 * Clears the way for a new server after a crash: stops one that outlived its Node process; neutralises the PID in a
 * stale postmaster.pid when some other program has it by now. The rest of that file stays: it lets the new server see
 * that backends of the old one are still attached to the shared memory.
 */
export async function clearOrphan(place: Place, binaries: Binaries): Promise<'none' | 'stopped' | 'stale'> {
  const found = readPidFile(place);
  if (!found || !isAlive(found.pid)) return found ? 'stale' : 'none';
  if (process.platform === 'win32' || runsCluster(found.pid, place.cluster)) {
    await shutDown(place, binaries, found.pid);
    return 'stopped';
  }
  const path = join(place.cluster, 'postmaster.pid');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^-?\d+/, String(NO_SUCH_PID)));
  return 'stale';
}

/** A PID alone proves nothing after a reboot: the postmaster works in its cluster's folder. */
function runsCluster(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
  } catch {
    return false;
  }
}

function readPidFile(place: Place): { pid: number; status: string } | undefined {
  const path = join(place.cluster, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In a container whose first process collects no children, a dead orphan keeps its PID. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
