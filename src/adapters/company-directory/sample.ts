import { z } from 'zod';
import type { Company, CompanyDirectory } from '../../features/companies/ports.ts';
import { day } from '../../kernel/civil-date.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { LEGAL_FORM_WORDS, LINKING_WORDS, readQuery, wordsOf } from './query.ts';
import { RegisterEntry, toCompany } from './register-entry.ts';
import sample from './sample.json' with { type: 'json' };

const Sample = z.object({ readOn: z.string(), results: z.array(RegisterEntry) });

type Indexed = { company: Company; name: string[]; alias: string[]; city: string[] };

/** The directory of the demonstration: some hundred companies, nearly all fictitious, kept inside the repository. */
export function createSampleCompanyDirectory(): CompanyDirectory {
  const { readOn, results } = Sample.parse(sample);
  const companies = results.flatMap((entry) => toCompany(entry, 'Jeu de démonstration', day(readOn)) ?? []);
  const bySiren = new Map(companies.map((company) => [company.siren, company]));
  const index = companies.map(indexed);

  return {
    async bySiren(siren) {
      const company = bySiren.get(siren);
      return company ? ok(company) : refuse({ kind: 'not-found' });
    },
    async search(text) {
      const query = readQuery(text);
      if (query.kind === 'nothing') return ok([]);
      if (query.kind === 'siren') {
        const company = bySiren.get(query.siren);
        return ok(company ? [company] : []);
      }
      const ranked = index
        .map((entry) => ({ entry, score: scoreOf(entry, query.words) }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score || (a.entry.company.name < b.entry.company.name ? -1 : 1));
      return ok(ranked.slice(0, 10).map(({ entry }) => entry.company));
    },
  };
}

function indexed(company: Company): Indexed {
  const telling = (text: string) =>
    wordsOf(text).filter((word) => !LEGAL_FORM_WORDS.has(word) && !LINKING_WORDS.has(word));
  const name = telling(company.name);
  return {
    company,
    name: name.length > 0 ? name : wordsOf(company.name),
    alias: telling(company.tradeName ?? ''),
    city: telling(company.headOffice.city ?? ''),
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

/** One letter replaced, missing, added, or two neighbours exchanged. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
