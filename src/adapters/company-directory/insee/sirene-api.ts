import type { z } from 'zod';
import type {
  Company,
  CompanyDirectory,
  DirectoryRefusal,
  Establishment,
  Place as Where,
} from '../../../features/companies/ports.ts';
import type { CivilDate } from '../../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { type Siren, type Siret, sirenOfSiret } from '../../../kernel/siren.ts';
import { readQuery, searchByNumber } from '../query.ts';
import { statusOf } from '../register-entry.ts';
import { readRegister } from '../register-http.ts';
import {
  companyOf,
  establishmentOf,
  headOfficeSiretOf,
  Place,
  PlaceAnswer,
  PlacesAnswer,
  UnitAnswer,
  unitOf,
  unitOfPlace,
} from './sirene-answer.ts';

export type InseeSireneOptions = {
  /** The key of a subscription to the API Sirene, plan « API Key », on INSEE's portal. */
  apiKey: string;
  /** The day written on what is read: today, in Paris. */
  today: () => CivilDate;
  /** `https://api.insee.fr/api-sirene/3.11` by default. */
  apiUrl?: string;
  /** Five seconds by default: someone is waiting before the screen. */
  timeoutMs?: number;
  /** Waits between two attempts; given by tests. */
  wait?: (ms: number) => Promise<void>;
};

const SOURCE = 'Répertoire Sirene (Insee)';

/**
 * INSEE's API Sirene 3.11: the register itself, every establishment included; 30 calls a minute on the public plan, one to three
 * for a company. Written from its documentation and held to the contract on a double: it has never been called with a real key.
 */
export function createInseeSirene(options: InseeSireneOptions): CompanyDirectory {
  const api = options.apiUrl ?? 'https://api.insee.fr/api-sirene/3.11';
  const asking = {
    headers: { 'X-INSEE-Api-Key-Integration': options.apiKey },
    timeoutMs: options.timeoutMs ?? 5_000,
    wait: options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))),
  };

  async function read<T>(path: string, shape: z.ZodType<T>): Promise<Result<T, DirectoryRefusal>> {
    const answer = await readRegister(`${api}${path}`, asking);
    if (answer.kind === 'missing') return refuse({ kind: 'not-found' });
    if (answer.kind === 'failed') return refuse({ kind: 'unavailable', reason: answer.reason });
    const parsed = shape.safeParse(answer.data);
    return parsed.success ? ok(parsed.data) : refuse({ kind: 'unavailable', reason: 'unexpected-answer' });
  }

  async function establishment(siret: Siret): Promise<Result<Establishment, DirectoryRefusal>> {
    const answer = await read(`/siret/${siret}`, PlaceAnswer);
    if (answer.refused) return answer;
    const found = establishmentOf(answer.value.etablissement);
    return found ? ok(found) : refuse({ kind: 'unavailable', reason: 'unexpected-answer' });
  }

  async function bySiren(siren: Siren): Promise<Result<Company, DirectoryRefusal>> {
    const answer = await read(`/siren/${siren}`, UnitAnswer);
    if (answer.refused) return answer;
    const unit = unitOf(answer.value);
    if (unit.variables.siren !== siren) return refuse({ kind: 'not-found' });
    const siret = headOfficeSiretOf(unit.variables);
    const office = siret ? await establishment(siret) : undefined;
    if (office?.refused && office.refusal.kind === 'unavailable') return office;
    const reading = { source: SOURCE, readOn: options.today() };
    const company = companyOf(unit, office && !office.refused ? office.value : undefined, reading);
    if (company) return ok(company);
    return refuse({
      kind: 'not-disclosed',
      ...statusOf(unit.variables.etatAdministratifUniteLegale === 'C', unit.since),
    });
  }

  /** Words are letters and digits only: nothing in them can change the query. */
  async function named(words: string[], postcode: string | undefined): Promise<Result<Company[], DirectoryRefusal>> {
    const criteria = [...words.map((word) => `raisonSociale:${word}`), 'etablissementSiege:true'];
    if (postcode) criteria.push(`codePostalEtablissement:${postcode}`);
    const query = new URLSearchParams({ q: criteria.join(' AND '), nombre: '10' });
    const answer = await read(`/siret?${query}`, PlacesAnswer);
    // « 404 » is how this API says that nothing fits.
    if (answer.refused) return answer.refusal.kind === 'not-found' ? ok([]) : answer;
    const reading = { source: SOURCE, readOn: options.today() };
    return ok(
      answer.value.etablissements.flatMap((given) => {
        const place = Place.safeParse(given);
        return (
          (place.success ? companyOf(unitOfPlace(place.data), establishmentOf(place.data), reading) : undefined) ?? []
        );
      }),
    );
  }

  async function byName(words: string[], place: Where | undefined): Promise<Result<Company[], DirectoryRefusal>> {
    const postcode = /^\d{5}$/.test(place?.postcode ?? '') ? place?.postcode : undefined;
    const there = postcode ? await named(words, postcode) : ok<Company[]>([]);
    if (there.refused || there.value.length >= 10) return there;
    const anywhere = await named(words, undefined);
    if (anywhere.refused) return anywhere;
    const known = new Set(there.value.map((company) => company.siren));
    return ok([...there.value, ...anywhere.value.filter((company) => !known.has(company.siren))].slice(0, 10));
  }

  const directory: CompanyDirectory = {
    bySiren,
    async bySiret(siret) {
      const company = await bySiren(sirenOfSiret(siret));
      if (company.refused) return company;
      const found = await establishment(siret);
      return found.refused ? found : ok({ ...company.value, establishment: found.value });
    },
    async search(text, place) {
      const query = readQuery(text);
      if (query.kind === 'nothing') return ok([]);
      return query.kind === 'words' ? byName(query.words, place) : searchByNumber(directory, query);
    },
  };
  return directory;
}
