import type { RateFeedRefusal } from '../../features/law-rows/ports.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

/** Rates are small: more than this is not what was asked for. */
const LARGEST = 5_000_000;

/** The text at an address, or why there is none. No redirection: a key could follow it elsewhere. */
export async function fetchText(
  url: string,
  options: { headers: Record<string, string>; timeoutMs: number },
): Promise<Result<string, RateFeedRefusal>> {
  try {
    const response = await fetch(url, {
      headers: { 'user-agent': 'Recouvrance', ...options.headers },
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return refuse({ kind: 'unavailable', reason: `status ${response.status}` });
    }
    const text = await response.text();
    return text.length > LARGEST ? refuse({ kind: 'unreadable', reason: 'too long' }) : ok(text);
  } catch (error) {
    return refuse({ kind: 'unavailable', reason: (error as Error).name });
  }
}
