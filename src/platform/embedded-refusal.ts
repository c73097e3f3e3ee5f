/** Why the embedded PostgreSQL could not be had; facts only, for the command line to put into words. */
export type EmbeddedRefusal =
  /** npm did not install the binaries of this platform (`npm ci --omit=optional`, or a platform without any). */
  | { kind: 'no-binaries'; platform: string; packageName: string }
  /** The binaries are there and cannot run: another C library (Alpine), a missing shared library. */
  | { kind: 'binaries-do-not-run'; path: string; detail: string }
  | { kind: 'no-permission'; path: string; code: string; uid: number | null }
  | { kind: 'disk-full'; path: string }
  /** Another process (its PID when known) runs the server of this folder; `attachEmbeddedPostgres` connects to it. */
  | { kind: 'already-running'; dataDir: string; pid: number | null }
  | { kind: 'not-running'; dataDir: string }
  /** Running as root where root may not change uid, which PostgreSQL asks for. */
  | { kind: 'cannot-leave-root'; uid: number; detail: string }
  | { kind: 'initdb-failed'; tail: string }
  | { kind: 'start-failed'; logFile: string; tail: string }
  /** The cluster was made by another major version of PostgreSQL: dump with that one, restore with this one. */
  | { kind: 'cluster-version'; path: string; found: string; expected: string }
  /** This data folder is a copy: its cluster lives elsewhere and still belongs to the original. */
  | { kind: 'cluster-of-another'; path: string; dataDir: string }
  /** The data folder says where its cluster is, and it is not there any more. */
  | { kind: 'cluster-lost'; path: string };

/** Structured log lines of the launcher; a pino logger fits. */
export type EmbeddedLog = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

/** Thrown inside the launcher, turned into a refusal at its edge. */
export class EmbeddedFailure extends Error {
  readonly refusal: EmbeddedRefusal;
  constructor(refusal: EmbeddedRefusal) {
    super(`embedded PostgreSQL: ${JSON.stringify(refusal)}`);
    this.refusal = refusal;
  }
}

/** The refusal that a failed file operation stands for; undefined for anything else, which is a bug. */
export function refusalOf(error: unknown, path: string): EmbeddedRefusal | undefined {
  if (error instanceof EmbeddedFailure) return error.refusal;
  const { code, path: where } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full', path: where ?? path };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return { kind: 'no-permission', path: where ?? path, code, uid: process.getuid?.() ?? null };
  }
  return undefined;
}
