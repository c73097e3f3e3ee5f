import { DatabaseSync } from 'node:sqlite';

/** Held until `release()`; the kernel lets go of it by itself when the process dies, even by kill -9. */
export type HeldLock = { release(): void };

const SQLITE_BUSY = 5;

// A lock whose handle is garbage-collected would be let go of silently.
const held = new Set<DatabaseSync>();

/**
 * Takes the file as a lock between processes, or answers undefined when another process holds it.
 * SQLite is used for nothing but its portable kernel lock: a PID file would have to be judged stale, and two
 * processes judging at once can both be right. Throws on a file that cannot be opened or locked.
 */
export function takeLock(path: string): HeldLock | undefined {
  const file = new DatabaseSync(path);
  try {
    file.exec('PRAGMA journal_mode = MEMORY');
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
  held.add(file);
  return {
    release() {
      if (held.delete(file)) file.close();
    },
  };
}
