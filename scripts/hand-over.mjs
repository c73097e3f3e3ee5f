import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { nodeBinary, toolEnvironment, windows } from './places.mjs';

/** One Ctrl-C arrives twice: from the terminal, and once more from npm. */
const SAME_KEYSTROKE_MS = 1_000;

/**
 * Runs Node 26 with our streams and answers its exit code.
 * A service gets its own process group and each signal once, from here; it is asked to stop when this process is
 * killed, so that no server is left behind. A command shares the terminal as if it had been called directly.
 */
export function handOver(argv, { service }) {
  const own = service && !windows;
  const watch = service ? ['--import', new URL('./parent-watch.mjs', import.meta.url).href] : [];
  const child = spawn(nodeBinary, [...watch, ...argv], {
    env: toolEnvironment(),
    stdio: service ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    detached: own,
  });
  const lastSent = new Map();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!own && signal === 'SIGINT') return; // the terminal gave it to the command as well
      if (performance.now() - (lastSent.get(signal) ?? -Infinity) < SAME_KEYSTROKE_MS) return;
      lastSent.set(signal, performance.now());
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
  if (service) stopWithNpm(child);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`Node 26 could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (status, signal) => resolve(status ?? 128 + (constants.signals[signal] ?? 1)));
  });
}

/** Under npm, when npm was killed (or the shell it put between us), nobody is left to stop the service. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event || windows) return;
  const parent = process.ppid;
  const npm = npmAbove(parent);
  setInterval(() => {
    if (process.ppid !== parent || (npm !== undefined && !isAlive(npm))) child.kill('SIGTERM');
  }, 500).unref();
}

/** The PID above our parent when that parent is only npm's shell. */
function npmAbove(parent) {
  const words = describe(parent);
  const [, name, above] = /^(\S+)\s+(\d+)$/.exec(words) ?? [];
  return /(^|\/)-?(sh|dash|bash|zsh|busybox|ash)$/.test(name ?? '') ? Number(above) : undefined;
}

/** `name ppid` of a process; Linux is asked without `ps`, which small containers lack. */
function describe(pid) {
  try {
    if (process.platform === 'linux') {
      const [, name, above] = /^\d+ \((.*)\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return `${name} ${above}`;
    }
    return execFileSync('ps', ['-o', 'comm=,ppid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
