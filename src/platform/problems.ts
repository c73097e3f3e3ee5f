/** What HTTP answers for a refusal (RFC 9457, application/problem+json). */
export type Problem = { type: string; title: string; status: number; kind: string } & Record<string, unknown>;

/** Kind of refusal → status and French title. Each feature registers its own beside its routes. */
export type ProblemTable = Record<string, readonly [status: number, title: string]>;

const known = new Map<string, readonly [number, string]>();

export function registerProblems(table: ProblemTable): void {
  for (const [kind, entry] of Object.entries(table)) {
    const before = known.get(kind);
    if (before && (before[0] !== entry[0] || before[1] !== entry[1]))
      throw new Error(`problem ${kind} is defined twice`);
    known.set(kind, entry);
  }
}

export function problemOf({ kind, ...facts }: { kind: string } & Record<string, unknown>): Problem {
  const entry = known.get(kind);
  if (!entry) throw new Error(`no problem registered for the refusal ${kind}`);
  return { type: `/problems/${kind}`, title: entry[1], status: entry[0], kind, ...facts };
}
