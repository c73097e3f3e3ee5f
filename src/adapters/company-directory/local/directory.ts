import type { Company, CompanyDirectory, Establishment, Place } from '../../../features/companies/ports.ts';
import type { CivilDate } from '../../../kernel/civil-date.ts';
import { isOneLetterOff, LEGAL_FORM_WORDS, wordsOf } from '../../../kernel/names.ts';
import { ok, orThrow, refuse } from '../../../kernel/result.ts';
import { parseSiren, parseSiret, type Siret, sirenOfSiret } from '../../../kernel/siren.ts';
import type { Database } from '../../../platform/db.ts';
import { readQuery, searchByNumber } from '../query.ts';
import { endingOf, optional } from '../register-address.ts';
import { labelled, statusOf } from '../register-entry.ts';
import {
  type CompanyRow,
  candidates,
  candidatesByQuery,
  companiesBySiren,
  establishmentBySiret,
  nearWords,
  type PlaceRow,
  stockDay,
} from './directory.sql.ts';
import { coreWords, isExact, ranked } from './rank.ts';

const SOURCE = 'Répertoire Sirene (Insee), fichier stock';
const FOUND = 10;
const LONG_FORMS = [...LEGAL_FORM_WORDS].filter((form) => form.length >= 6);
/** With this many found by their words, nobody looks for slips of the finger. */
const ENOUGH = 3;

/** The register in this installation's own database, loaded from INSEE's stock files by `directory load`. */
export function createLocalDirectory({ pool }: Pick<Database, 'pool'>): CompanyDirectory {
  const notLoaded = refuse({ kind: 'unavailable' as const, reason: 'directory-not-loaded' });

  async function byName(words: string[], place: Place | undefined): Promise<number[]> {
    const core = coreWords(words);
    const query = queryOf(core);
    const where = place?.postcode && /^\d{5}$/.test(place.postcode) ? [place.postcode] : wordsOf(place?.city ?? '');
    const within = (asked: string) => (where.length > 0 ? `${asked} & ${where.map(quoted).join(' & ')}` : undefined);
    const first = await candidates(pool, { glued: words.join(''), query, placed: within(query) });
    const found = ranked(words, place, first);
    if (found.length >= ENOUGH || first.some((candidate) => isExact(words, candidate))) return found;
    // « assocaition » is no word of the names: it is a legal form with a slip, and says as little.
    const named = core.filter((word) => !LONG_FORMS.some((form) => isOneLetterOff(word, form)));
    const asked = named.filter((word) => /^[a-z]{4,40}$/.test(word));
    if (asked.length === 0) return found;
    const near = await nearWords(pool, asked, asked.flatMap(exchanges));
    const likely = near.filter(({ asked: word, word: candidate }) => isOneLetterOff(word, candidate));
    if (likely.length === 0 && named.length === core.length) return found;
    const wider = named.map((word) => {
      const others = new Set(likely.filter((candidate) => candidate.asked === word).map((candidate) => candidate.word));
      return `(${[quoted(word), ...[...others].slice(0, 8).map(quoted)].join(' | ')})`;
    });
    const other = wider.join(' & ');
    const more = ranked(named, place, await candidatesByQuery(pool, other, within(other)));
    return [...new Set([...found, ...more])];
  }

  const directory: CompanyDirectory = {
    async bySiren(siren) {
      const readOn = await stockDay(pool);
      if (!readOn) return notLoaded;
      const [row] = await companiesBySiren(pool, [Number(siren)]);
      if (!row) return refuse({ kind: 'not-found' });
      const company = companyOf(row, readOn);
      return company ? ok(company) : refuse({ kind: 'not-disclosed', ...statusOf(!row.is_active, row.closed_on) });
    },
    async bySiret(siret) {
      const company = await directory.bySiren(sirenOfSiret(siret));
      if (company.refused) return company;
      const row = await establishmentBySiret(pool, siret);
      if (row) return ok({ ...company.value, establishment: establishmentOf(siret, row) });
      return refuse({ kind: 'not-found' });
    },
    async search(text, place) {
      const query = readQuery(text);
      if (query.kind === 'nothing') return ok([]);
      if (query.kind !== 'words') return searchByNumber(directory, query);
      const readOn = await stockDay(pool);
      if (!readOn) return notLoaded;
      const sirens = (await byName(query.words, place)).slice(0, FOUND);
      const rows = new Map((await companiesBySiren(pool, sirens)).map((row) => [row.siren, row]));
      return ok(
        sirens.flatMap((siren) => {
          const row = rows.get(siren);
          return (row && companyOf(row, readOn)) ?? [];
        }),
      );
    },
  };
  return directory;
}

/**
 * All the words; the last may go on, as it does while someone types. Three letters alone begin too many words of the register: the
 * names that begin so are found without this.
 */
function queryOf(words: string[]): string {
  const enough = words.length === 1 ? 4 : 3;
  return words
    .map((word, index) => (index === words.length - 1 && word.length >= enough ? `${quoted(word)}:*` : quoted(word)))
    .join(' & ');
}

/** The words that differ from this one by two neighbouring letters exchanged. */
function exchanges(word: string): { asked: string; word: string }[] {
  return Array.from(word.slice(1), (_, at) => ({
    asked: word,
    word: word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  })).filter((exchanged) => exchanged.word !== word);
}

function quoted(word: string): string {
  return `'${word}'`;
}

function companyOf(row: CompanyRow, readOn: CivilDate): Company | undefined {
  if (row.name === null) return undefined;
  const number = String(row.siren).padStart(9, '0');
  const siren = orThrow(parseSiren(number));
  const siret = parseSiret(`${number}${String(row.head_nic ?? '').padStart(5, '0')}`);
  const tradeName = row.trade_name ?? row.office?.trade_name ?? undefined;
  return {
    siren,
    name: row.name,
    ...optional('tradeName', tradeName === row.name ? undefined : tradeName),
    ...labelled(row.legal_form === null ? undefined : String(row.legal_form), row.activity, row.staff),
    isSoleTrader: row.is_person,
    ...statusOf(!row.is_active, row.closed_on),
    ...optional('createdOn', row.created_on ?? undefined),
    headOffice: {
      ...optional('siret', row.head_nic === null || siret.refused ? undefined : siret.value),
      ...(row.office ? addressOf(row.office) : { lines: [], country: 'France' }),
    },
    source: SOURCE,
    readOn,
  };
}

function establishmentOf(siret: Siret, row: PlaceRow): Establishment {
  return {
    siret,
    isHeadOffice: row.is_head_office,
    ...optional('tradeName', row.trade_name ?? undefined),
    ...statusOf(!row.is_active, row.closed_on),
    ...addressOf(row),
  };
}

function addressOf({ street, postcode, city, commune, country }: PlaceRow) {
  return {
    lines: [...(street ? street.split('\n') : []), ...endingOf(postcode, city, country)],
    ...optional('postcode', postcode ?? undefined),
    ...optional('city', city ?? undefined),
    ...optional('communeCode', commune ?? undefined),
    country: country ?? 'France',
  };
}
