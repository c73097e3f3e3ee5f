import { z } from 'zod';
import type { Company, CompanyDirectory, DirectoryRefusal, Place } from '../../features/companies/ports.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { parseSiren, type Siren, sirenOfSiret } from '../../kernel/siren.ts';
import { readQuery, searchByNumber } from './query.ts';
import { establishmentOf, RegisterEntry, statusOf, toCompany } from './register-entry.ts';
import { readRegister } from './register-http.ts';

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

/** The State's API « recherche d'entreprises »: open, without a key; it does not give companies that asked not to be. */
export function createRechercheEntreprises(options: RechercheEntreprisesOptions): CompanyDirectory {
  const api = options.apiUrl ?? 'https://recherche-entreprises.api.gouv.fr';
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));

  async function find(query: Record<string, string>): Promise<Result<RegisterEntry[], DirectoryRefusal>> {
    const url = `${api}/search?${new URLSearchParams(query)}`;
    const read = await readRegister(url, { timeoutMs: options.timeoutMs ?? 5_000, wait });
    if (read.kind === 'missing') return refuse({ kind: 'unavailable', reason: 'status-404' });
    if (read.kind === 'failed') return refuse({ kind: 'unavailable', reason: read.reason });
    const answer = Answer.safeParse(read.data);
    if (!answer.success) return refuse({ kind: 'unavailable', reason: 'unexpected-answer' });
    // An entry of an unforeseen shape is left out: it must not hide the nine others.
    return ok(answer.data.results.flatMap((result) => RegisterEntry.safeParse(result).data ?? []));
  }

  async function one(
    number: string,
    siren: Siren,
  ): Promise<Result<{ entry: RegisterEntry; company: Company }, DirectoryRefusal>> {
    const found = await find({ q: number, page: '1', per_page: '1' });
    if (found.refused) return found;
    const entry = found.value.find((candidate) => candidate.siren === siren);
    if (!entry || parseSiren(entry.siren).refused) return refuse({ kind: 'not-found' });
    const company = toCompany(entry, SOURCE, options.today());
    if (company) return ok({ entry, company });
    return refuse({ kind: 'not-disclosed', ...statusOf(entry.etat_administratif === 'C', entry.date_fermeture) });
  }

  async function named(words: string[], place: Place | undefined): Promise<Result<Company[], DirectoryRefusal>> {
    // The API refuses fewer than three letters.
    if (words.join(' ').length < 3) return ok([]);
    const query = { q: words.join(' '), page: '1', per_page: '10' };
    const isPostcode = /^\d{5}$/.test(place?.postcode ?? '');
    const there = isPostcode ? await find({ ...query, code_postal: place?.postcode ?? '' }) : ok([]);
    if (there.refused) return there;
    const anywhere = there.value.length < 10 ? await find(query) : ok([]);
    if (anywhere.refused) return anywhere;
    const known = new Set(there.value.map((entry) => entry.siren));
    const entries = [...there.value, ...anywhere.value.filter((entry) => !known.has(entry.siren))];
    const companies = entries.flatMap((entry) => toCompany(entry, SOURCE, options.today()) ?? []);
    return ok(companies.slice(0, 10));
  }

  const directory: CompanyDirectory = {
    async bySiren(siren) {
      const found = await one(siren, siren);
      return found.refused ? found : ok(found.value.company);
    },
    async bySiret(siret) {
      const found = await one(siret, sirenOfSiret(siret));
      if (found.refused) return found;
      const establishment = establishmentOf(found.value.entry, siret);
      return establishment ? ok({ ...found.value.company, establishment }) : refuse({ kind: 'not-found' });
    },
    async search(text, place) {
      const query = readQuery(text);
      if (query.kind === 'nothing') return ok([]);
      return query.kind === 'words' ? named(query.words, place) : searchByNumber(directory, query);
    },
  };
  return directory;
}
