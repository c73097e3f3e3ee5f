import { z } from 'zod';
import type { Company, CompanyDirectory, Place } from '../../features/companies/ports.ts';
import { day } from '../../kernel/civil-date.ts';
import { isOneLetterOff, tellingWords, wordsOf } from '../../kernel/names.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { readQuery, searchByNumber } from './query.ts';
import { establishmentOf, RegisterEntry, toCompany } from './register-entry.ts';
import sample from './sample.json' with { type: 'json' };

const Sample = z.object({ readOn: z.string(), results: z.array(RegisterEntry) });

type Indexed = { company: Company; name: string[]; alias: string[]; city: string[] };

/** The directory of the demonstration: some hundred companies, nearly all fictitious, kept inside the repository. */
export function createSampleCompanyDirectory(): CompanyDirectory {
  const { readOn, results } = Sample.parse(sample);
  const companies = results.flatMap((entry) => toCompany(entry, 'Jeu de démonstration', day(readOn)) ?? []);
  const bySiren = new Map(companies.map((company) => [company.siren, company]));
  const index = companies.map(indexed);

  const entries = new Map(results.map((entry) => [entry.siege?.siret, entry]));

  const directory: CompanyDirectory = {
    async bySiren(siren) {
      const company = bySiren.get(siren);
      return company ? ok(company) : refuse({ kind: 'not-found' });
    },
    async bySiret(siret) {
      const entry = entries.get(siret);
      const establishment = entry && establishmentOf(entry, siret);
      const company = companies.find((candidate) => candidate.siren === entry?.siren);
      return establishment && company ? ok({ ...company, establishment }) : refuse({ kind: 'not-found' });
    },
    async search(text, place) {
      const query = readQuery(text);
      if (query.kind === 'nothing') return ok([]);
      if (query.kind !== 'words') return searchByNumber(directory, query);
      const ranked = index
        .map((entry) => ({ entry, score: scoreOf(entry, query.words) }))
        .filter(({ score }) => score > 0)
        .toSorted(
          (a, b) =>
            inPlace(b.entry, place) - inPlace(a.entry, place) ||
            b.score - a.score ||
            (a.entry.company.name < b.entry.company.name ? -1 : 1),
        );
      return ok(ranked.slice(0, 10).map(({ entry }) => entry.company));
    },
  };
  return directory;
}

/** 1 when the head office is in the place thought of, 0 otherwise. */
function inPlace({ company }: Indexed, place: Place | undefined): number {
  const { postcode, city } = company.headOffice;
  if (place?.postcode) return place.postcode === postcode ? 1 : 0;
  return place?.city && wordsOf(place.city).join() === wordsOf(city ?? '').join() ? 1 : 0;
}

function indexed(company: Company): Indexed {
  return {
    company,
    name: tellingWords(company.name),
    alias: tellingWords(company.tradeName ?? ''),
    city: tellingWords(company.headOffice.city ?? ''),
  };
}

/** How well all the words fit, 0 when one of them fits nothing: whole word 4, beginning 3, one letter off 2. */
function scoreOf(entry: Indexed, words: string[]): number {
  const glued = words.join('');
  if (glued.length >= 5 && (entry.name.join('') === glued || entry.alias.join('') === glued)) return 1_000;
  let total = 0;
  for (const word of words) {
    const best = Math.max(
      ...entry.name.map((candidate) => 4 * likeness(word, candidate)),
      ...entry.alias.map((candidate) => 3 * likeness(word, candidate)),
      ...entry.city.map((candidate) => likeness(word, candidate)),
      0,
    );
    if (best === 0) return 0;
    total += best;
  }
  // Between two that fit alike, the one of which less is left over, then the one that still exists.
  const leftOver = Math.max(0, entry.name.length - words.length);
  return total - leftOver / 10 - (entry.company.status === 'closed' ? 0.05 : 0);
}

function likeness(word: string, candidate: string): number {
  if (word === candidate) return 4;
  if (word.length >= 2 && candidate.startsWith(word)) return 3;
  return word.length >= 5 && isOneLetterOff(word, candidate) ? 2 : 0;
}
