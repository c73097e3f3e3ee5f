import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, open, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Account, type Binaries, ROOT_STATE_DIR, SERVER_ENVIRONMENT } from './embedded-binaries.ts';
import { EmbeddedFailure } from './embedded-refusal.ts';

/** Where things are: `desk` is our own folder in the data folder; `home` holds the cluster, elsewhere for some roots. */
export type Place = {
  readonly dataDir: string;
  readonly desk: string;
  readonly home: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly account: Account | undefined;
};

/** What the launcher remembers between two starts, in a file only its user reads. */
export type State = { readonly password: string; readonly port: number | null; readonly pid: number | null };

export const OWNER = 'recouvrance';
const MAJOR = '18';

/**
 * Decides where the cluster of a data folder lives, and who runs it.
 * An ordinary user: in the data folder. Root: the same, under the uid that owns the folder or `nobody`, when that uid
 * may enter it; otherwise (below a 0700 /root) in ROOT_STATE_DIR, with a `location` file left in the data folder.
 */
export async function settlePlace(wantedDataDir: string): Promise<Place> {
  await mkdir(wantedDataDir, { recursive: true });
  const dataDir = await realpath(wantedDataDir);
  const desk = join(dataDir, 'postgres');
  await mkdir(desk, { recursive: true });
  const logFile = join(desk, 'server.log');
  if (process.getuid?.() !== 0) {
    await chmod(desk, 0o700);
    return { dataDir, desk, home: desk, cluster: join(desk, 'cluster'), logFile, account: undefined };
  }
  await chmod(desk, 0o711);
  const home = await rootHome(dataDir, desk);
  const cluster = join(home, 'cluster');
  return { dataDir, desk, home, cluster, logFile, account: serverAccount(dataDir, cluster) };
}

async function rootHome(dataDir: string, desk: string): Promise<string> {
  const location = join(desk, 'location');
  if (existsSync(location)) {
    const home = readFileSync(location, 'utf8').trim();
    await checkOwnership(home, dataDir);
    return home;
  }
  if (existsSync(join(desk, 'cluster')) || mayEnter(desk, serverAccount(dataDir, join(desk, 'cluster')))) return desk;
  const home = join(ROOT_STATE_DIR, 'clusters', randomBytes(8).toString('hex'));
  await mkdir(home, { recursive: true });
  for (const path of [ROOT_STATE_DIR, dirname(home), home]) await chmod(path, 0o711);
  await writeDurably(join(home, 'belongs-to'), dataDir, 0o600);
  await writeDurably(location, home, 0o600);
  return home;
}

/** A moved data folder takes its cluster along; a copied one must not share the original's. */
async function checkOwnership(home: string, dataDir: string): Promise<void> {
  const record = join(home, 'belongs-to');
  if (!existsSync(record)) throw new EmbeddedFailure({ kind: 'cluster-lost', path: home });
  const other = readFileSync(record, 'utf8').trim();
  if (other === dataDir) return;
  const otherLocation = join(other, 'postgres', 'location');
  if (existsSync(otherLocation) && readFileSync(otherLocation, 'utf8').trim() === home) {
    throw new EmbeddedFailure({ kind: 'cluster-of-another', path: home, dataDir: other });
  }
  await writeDurably(record, dataDir, 0o600);
}

/** For root: whoever owns the cluster already, else the data folder, else `nobody`. */
function serverAccount(dataDir: string, cluster: string): Account {
  for (const path of [cluster, dataDir]) {
    const owner = statSync(path, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [uid = Number.NaN, gid = Number.NaN] = line?.split(':').slice(2, 4).map(Number) ?? [];
  // macOS writes nobody as -2, which chown does not take.
  return uid > 0 && gid > 0 ? { uid, gid } : { uid: 65534, gid: 65534 };
}

function mayEnter(folder: string, account: Account): boolean {
  const trial = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    ...account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
  });
  const code = (trial.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EPERM' || code === 'EINVAL') {
    throw new EmbeddedFailure({ kind: 'cannot-leave-root', uid: account.uid, detail: code });
  }
  return trial.status === 0;
}

export function readState(place: Pick<Place, 'desk'>): State | undefined {
  try {
    return JSON.parse(readFileSync(join(place.desk, 'state.json'), 'utf8')) as State;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function writeState(place: Place, state: State): Promise<void> {
  await writeDurably(join(place.desk, 'state.json'), JSON.stringify(state), 0o600);
  await handToOwner(place, 'state.json');
}

/** Root working in somebody's folder leaves files that person can still use. */
export async function handToOwner(place: Place, ...names: string[]): Promise<void> {
  if (!place.account) return;
  const { uid, gid } = statSync(place.dataDir);
  for (const name of ['', ...names]) await chown(join(place.desk, name), uid, gid);
}

async function writeDurably(path: string, text: string, mode: number): Promise<void> {
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** Makes the cluster when there is none: prepared beside and renamed when whole, so an interrupted one is never met. */
export async function makeCluster(
  place: Place,
  binaries: Binaries,
  password: string,
  durable: boolean,
  rememberPassword: () => Promise<void>,
): Promise<'made' | 'found'> {
  for (const name of await readdir(place.home)) {
    if (name.startsWith('cluster.new-')) await rm(join(place.home, name), { recursive: true, force: true });
  }
  if (existsSync(place.cluster)) {
    checkVersion(place.cluster);
    return 'found';
  }
  // Before the cluster exists: a password that is only in the cluster would be lost with a crash.
  await rememberPassword();
  const draft = join(place.home, `cluster.new-${randomBytes(4).toString('hex')}`);
  await mkdir(draft, { mode: 0o700 });
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  try {
    if (place.account) {
      await chown(draft, place.account.uid, place.account.gid);
      await chown(passwordFile, place.account.uid, place.account.gid);
    }
    await initdb(place, binaries, draft, passwordFile, durable);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, place.cluster);
  return 'made';
}

/** Gives the cluster's owner a new password when the one in the state file was lost; the server must be stopped. */
export function resetPassword(place: Place, binaries: Binaries, password: string): void {
  const run = spawnSync(binaries.postgres, ['--single', '-D', place.cluster, 'postgres'], {
    ...place.account,
    cwd: place.cluster,
    env: SERVER_ENVIRONMENT,
    input: `ALTER ROLE ${OWNER} PASSWORD '${password}'\n`,
    encoding: 'utf8',
  });
  if (run.status === 0) return;
  throw new EmbeddedFailure({ kind: 'start-failed', logFile: place.logFile, tail: run.stderr.slice(-2000) });
}

function checkVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none';
  if (found !== MAJOR) throw new EmbeddedFailure({ kind: 'cluster-version', path: cluster, found, expected: MAJOR });
}

async function initdb(place: Place, binaries: Binaries, folder: string, passwordFile: string, durable: boolean) {
  const options = [
    `--pgdata=${folder}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=fr-FR',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  const child = spawn(binaries.initdb, options, {
    ...place.account,
    cwd: folder,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (status === 0) return;
  if (/no space left on device|disk quota exceeded/i.test(output)) {
    throw new EmbeddedFailure({ kind: 'disk-full', path: folder });
  }
  throw new EmbeddedFailure({ kind: 'initdb-failed', tail: output.slice(-2000) });
}
