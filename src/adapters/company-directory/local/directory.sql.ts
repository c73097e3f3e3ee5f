import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Database } from '../../../platform/db.ts';
import type { Candidate } from './rank.ts';

/** A company with its head office, as the tables hold them. */
export type CompanyRow = {
  siren: number;
  head_nic: number | null;
  legal_form: number | null;
  is_active: boolean;
  is_person: boolean;
  created_on: CivilDate | null;
  closed_on: CivilDate | null;
  name: string | null;
  trade_name: string | null;
  activity: string | null;
  staff: string | null;
  office: PlaceRow | null;
};
export type PlaceRow = {
  is_head_office: boolean;
  is_active: boolean;
  closed_on: CivilDate | null;
  trade_name: string | null;
  street: string | null;
  postcode: string | null;
  city: string | null;
  commune: string | null;
  country: string | null;
};

type Pool = Database['pool'];

/** The day for which the directory speaks; undefined before the first load. */
export async function stockDay(pool: Pool): Promise<CivilDate | undefined> {
  const { rows } = await pool.query<{ data_on: CivilDate }>('select data_on from company_directory.stock');
  return rows[0]?.data_on;
}

export async function companiesBySiren(pool: Pool, sirens: number[]): Promise<CompanyRow[]> {
  const { rows } = await pool.query<CompanyRow>(
    `select c.siren, c.head_nic, c.legal_form, c.is_active, c.is_person, c.created_on, c.closed_on, c.name, c.trade_name,
            c.activity, c.staff, case when e.siret is not null then to_jsonb(e) - 'siret' end as office
       from company_directory.company c
       left join company_directory.establishment e on e.siret = c.siren::bigint * 100000 + c.head_nic
      where c.siren = any($1)`,
    [sirens],
  );
  return rows;
}

export async function establishmentBySiret(pool: Pool, siret: string): Promise<PlaceRow | undefined> {
  const { rows } = await pool.query<PlaceRow>(
    `select is_head_office, is_active, closed_on, trade_name, street, postcode, city, commune, country
       from company_directory.establishment where siret = $1`,
    [siret],
  );
  return rows[0];
}

const CANDIDATE = `siren, is_active as "isActive", name_key as "nameKey", more_words as "moreWords"`;
const NAME = `(replace(name_key, ' ', '')) collate "C"`;
const WORDS = `array_to_tsvector(string_to_array(trim(name_key || ' ' || more_words), ' '))`;

/**
 * Companies that the words may mean: those of that exact name or of one that begins so, then those that have all the words.
 * `glued` and `query` hold folded words only, which mean nothing else to LIKE nor to a text search. With `placed`, the same words
 * in the place that was given.
 */
export async function candidates(
  pool: Pool,
  { glued, query, placed }: { glued: string; query: string; placed: string | undefined },
): Promise<Candidate[]> {
  const { rows } = await pool.query<Candidate>(
    `(select ${CANDIDATE} from company_directory.company
       where name_key <> '' and ${NAME} = $1 order by is_active desc limit 60)
     union
     (select ${CANDIDATE} from company_directory.company
       where name_key <> '' and ${NAME} >= $1 and ${NAME} < $1 || '~' limit 40)
     union
     (select ${CANDIDATE} from company_directory.company where name_key <> '' and ${WORDS} @@ $2::tsquery limit 200)
     union
     (select ${CANDIDATE} from company_directory.company where name_key <> '' and ${WORDS} @@ $3::tsquery limit 100)`,
    [glued, query, placed ?? null],
  );
  return rows;
}

/** All the words, each by itself or by one that resembles it; with `placed`, those of that place as well. */
export async function candidatesByQuery(pool: Pool, query: string, placed: string | undefined): Promise<Candidate[]> {
  const { rows } = await pool.query<Candidate>(
    `(select ${CANDIDATE} from company_directory.company where name_key <> '' and ${WORDS} @@ $1::tsquery limit 200)
     union
     (select ${CANDIDATE} from company_directory.company where name_key <> '' and ${WORDS} @@ $2::tsquery limit 100)`,
    [query, placed ?? null],
  );
  return rows;
}

/**
 * Words of the register that resemble those asked, the most used first among those that resemble as much. Two letters exchanged in
 * a short word share few trigrams with it: `exchanged` are such words, looked for as they are.
 */
export async function nearWords(
  pool: Pool,
  asked: string[],
  exchanged: { asked: string; word: string }[],
): Promise<{ asked: string; word: string }[]> {
  const { rows } = await pool.query<{ asked: string; word: string }>(
    `select e.asked, w.word from unnest($2::text[], $3::text[]) as e (asked, word) join company_directory.word w using (word)
     union all
     (select asked, near.word from unnest($1::text[]) as asked,
        lateral (select word from company_directory.word where word % asked
                  order by similarity(word, asked) desc, companies desc limit 30) near)`,
    [asked, exchanged.map((pair) => pair.asked), exchanged.map((pair) => pair.word)],
  );
  return rows;
}
