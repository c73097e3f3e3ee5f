/** Installs what package-lock.json asks for, when it is not there yet. Plain JavaScript: runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { binFolder, nodeBinary, root, windows } from './places.mjs';

const STAMP = join(root, 'node_modules', '.recouvrance-stamp');
const LOCK = join(root, '.tmp', 'install.lock');
const LOCK_PATIENCE_MS = 15 * 60_000;

/** Leaves an installation that fits the lock file, or ends the process with one sentence that says what to do. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const release = await takeInstallLock();
  try {
    if (isInstalled()) return; // by the run we waited for
    install();
    if (!nodeRuns()) {
      fail(
        'Recouvrance runs on Node 26, which npm brings by the install script of its package "node", and that script did ' +
          'not run: allow it with `npm rebuild node --ignore-scripts=false`, then start again.',
      );
    }
    writeFileSync(STAMP, wantedStamp());
  } finally {
    release();
  }
}

function isInstalled() {
  if (!nodeRuns()) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wantedStamp()) return true;
  if (!matchesLockFile()) return false;
  writeFileSync(STAMP, wantedStamp());
  return true;
}

function wantedStamp() {
  const lockFile = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lockFile).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function nodeRuns() {
  if (!existsSync(nodeBinary) || !existsSync(binFolder)) return false;
  return spawnSync(nodeBinary, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v') === true;
}

/** True when npm itself already installed this lock file, by `npm ci` or `npm install`: nothing to do again. */
function matchesLockFile() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !existsSync(join(root, path))),
  );
}

function install() {
  console.error('Installing what is missing (npm ci, about a minute)…');
  const npm = process.env.npm_execpath;
  const inside = npm !== undefined && basename(npm) === 'npm-cli.js';
  // Node 26 and the build tools are development dependencies: NODE_ENV=production must not leave them out. Only
  // errors are told: this Node is too old for half of the packages, and will not be the one to run them.
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = spawnSync(inside ? process.execPath : 'npm', inside ? [npm, ...options] : options, {
    cwd: root,
    // npm's own words go to standard error: standard output belongs to the command that was asked for.
    stdio: ['ignore', process.stderr, process.stderr],
    shell: windows && !inside,
  });
  if (run.error) fail(`npm could not be started (${run.error.message}): install Node.js with npm, then start again.`);
  if (run.status !== 0) fail('npm ci did not succeed: its message above says why; nothing was started.');
}

function fail(sentence) {
  console.error(sentence);
  releaseHeld();
  process.exit(1);
}

let releaseHeld = () => {};

/** Two runs at once install once: the second waits for the first. A lock whose process is gone is taken over. */
async function takeInstallLock() {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      releaseHeld = () => rmSync(LOCK, { force: true });
      return releaseHeld;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isStale()) {
      // Renaming is atomic: of two that found it stale, one moves it away and the other finds nothing to move.
      try {
        renameSync(LOCK, `${LOCK}.${process.pid}`);
        rmSync(`${LOCK}.${process.pid}`, { force: true });
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
      continue;
    }
    if (!told) console.error('Another run is installing: waiting for it…');
    told = true;
    await pause(500);
  }
}

function isStale() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    if (Date.now() - statSync(LOCK).mtimeMs > LOCK_PATIENCE_MS) return true;
    if (pid === 0) return false; // being written
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
