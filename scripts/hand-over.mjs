import { spawn } from 'node:child_process';
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

/** Under npm, our parent is npm or its shell: when that was killed, nobody is left to stop the service. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1_000).unref();
}
