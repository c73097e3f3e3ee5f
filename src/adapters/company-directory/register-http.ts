/** What a register answered: its data, or why there are none. `missing` is a 404. */
export type Read = { kind: 'data'; data: unknown } | { kind: 'missing' } | { kind: 'failed'; reason: string };

export type Asking = {
  headers?: Record<string, string>;
  timeoutMs: number;
  /** Waits between two attempts; given by tests. */
  wait: (ms: number) => Promise<void>;
};

/** Registers say how long to wait when asked too often; longer than this, the person before the screen is told. */
const LONGEST_WAIT_MS = 3_000;
const ATTEMPTS = 3;

/** Reads JSON from a register, waiting as long as it asks when there are too many calls. */
export async function readRegister(url: string, asking: Asking): Promise<Read> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await get(url, asking);
    if (answer.kind !== 'too-many') return answer;
    if (attempt === ATTEMPTS || answer.retryAfterMs > LONGEST_WAIT_MS) {
      return { kind: 'failed', reason: 'too-many-calls' };
    }
    await asking.wait(answer.retryAfterMs);
  }
}

async function get(url: string, asking: Asking): Promise<Read | { kind: 'too-many'; retryAfterMs: number }> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', 'user-agent': 'Recouvrance', ...asking.headers },
      redirect: 'error',
      signal: AbortSignal.timeout(asking.timeoutMs),
    });
    if (response.status === 200) return { kind: 'data', data: await response.json() };
    await response.body?.cancel();
    if (response.status === 404) return { kind: 'missing' };
    if (response.status !== 429) return { kind: 'failed', reason: `status-${response.status}` };
    const seconds = Number(response.headers.get('retry-after') ?? '1');
    return { kind: 'too-many', retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 1000 };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'unexpected-answer';
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connection-failed';
}
