import { z } from 'zod';
import type { Company, CompanyDirectory, DirectoryRefusal } from '../../features/companies/ports.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { readQuery } from './query.ts';
import { RegisterEntry, toCompany } from './register-entry.ts';

export type RechercheEntreprisesOptions = {
  /** The day written on what is read: today, in Paris. */
  today: () => CivilDate;
  /** `https://recherche-entreprises.api.gouv.fr` by default. */
  apiUrl?: string;
  /** Five seconds by default: someone is waiting before the screen. */
  timeoutMs?: number;
  /** Waits between two attempts; given by tests. */
  wait?: (ms: number) => Promise<void>;
};

const Answer = z.object({ results: z.array(z.unknown()) });
const SOURCE = 'Annuaire des entreprises (Insee, Inpi)';
/** The API allows seven calls a second and says how long to wait; longer than this, the person is told. */
const LONGEST_WAIT_MS = 3_000;

/** The State's API « recherche d'entreprises »: open, without a key; it does not give companies that asked not to be. */
export function createRechercheEntreprises(options: RechercheEntreprisesOptions): CompanyDirectory {
  const api = options.apiUrl ?? 'https://recherche-entreprises.api.gouv.fr';
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));

  async function find(query: string, count: number): Promise<Result<Company[], DirectoryRefusal>> {
    const url = `${api}/search?${new URLSearchParams({ q: query, page: '1', per_page: String(count) })}`;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await get(url, options.timeoutMs ?? 5_000);
      if (answer.status === 429 && attempt < 3 && answer.retryAfterMs <= LONGEST_WAIT_MS) {
        await wait(answer.retryAfterMs);
        continue;
      }
      if (answer.status !== 200) return refuse({ kind: 'unavailable', reason: answer.reason });
      const today = options.today();
      // An entry of an unforeseen shape is left out: it must not hide the nine others.
      const companies = answer.results.flatMap((result) => {
        const entry = RegisterEntry.safeParse(result);
        return (entry.success ? toCompany(entry.data, SOURCE, today) : undefined) ?? [];
      });
      return ok(companies);
    }
  }

  return {
    async bySiren(siren) {
      const found = await find(siren, 1);
      if (found.refused) return found;
      const company = found.value.find((candidate) => candidate.siren === siren);
      return company ? ok(company) : refuse({ kind: 'not-found' });
    },
    async search(text) {
      const query = readQuery(text);
      if (query.kind === 'siren') {
        const found = await find(query.siren, 1);
        return found.refused ? found : ok(found.value.filter((company) => company.siren === query.siren));
      }
      // The API refuses fewer than three letters.
      if (query.kind === 'nothing' || query.words.join(' ').length < 3) return ok([]);
      const found = await find(query.words.join(' '), 10);
      return found.refused ? found : ok(found.value.slice(0, 10));
    },
  };
}

type Read =
  | { status: 200; results: unknown[] }
  | { status: 429; retryAfterMs: number; reason: string }
  | { status: 'failed'; reason: string };

async function get(url: string, timeoutMs: number): Promise<Read> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', 'user-agent': 'Recouvrance' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 429) {
      await response.body?.cancel();
      const seconds = Number(response.headers.get('retry-after') ?? '1');
      const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 1000;
      return { status: 429, retryAfterMs, reason: 'too-many-calls' };
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      return { status: 'failed', reason: `status-${response.status}` };
    }
    return { status: 200, results: Answer.parse(await response.json()).results };
  } catch (error) {
    return { status: 'failed', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'unexpected-answer';
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connection-failed';
}
