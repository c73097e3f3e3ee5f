import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'csv-parse';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { CivilDate } from '../../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { APP_ROLE } from '../../../platform/db.ts';
import { type FileRefusal, headerOf, openStock } from './stock-file.ts';
import {
  ESTABLISHMENT_COLUMNS,
  type HeaderRefusal,
  kindOfHeader,
  type LineFault,
  latest,
  rowReader,
  type StockKind,
  UNIT_COLUMNS,
} from './stock-row.ts';

export type LoadStage =
  | { stage: 'reading'; file: string; rows: number; faulty: number; share: number }
  | { stage: 'joining' | 'indexing' | 'swapping' };

export type LoadRefusal =
  | FileRefusal
  | (HeaderRefusal & { file: string })
  | { kind: 'units-missing' }
  | { kind: 'two-files-of-a-kind'; files: string[] }
  | { kind: 'already-loading' }
  | { kind: 'directory-in-use' }
  | { kind: 'file-broken'; file: string; line: number; reason: string }
  | { kind: 'too-many-faults'; file: string; faulty: number; rows: number; examples: FaultyLine[] }
  | { kind: 'twice-the-same-number'; detail: string }
  | { kind: 'smaller-than-before'; companies: number; before: number };

export type FaultyLine = { file: string; line: number; fault: LineFault };
export type Loaded = {
  dataOn: CivilDate;
  companies: number;
  establishments: number;
  faulty: number;
  /** The first ones; all are counted. */
  examples: FaultyLine[];
};

type Stock = { file: string; kind: StockKind; header: string[] };
const NEXT = 'company_directory_next';
const LOCK_NOT_AVAILABLE = '55P03';
const UNIQUE_VIOLATION = '23505';
const SWAPS = 20;
/** More faulty lines than this share, and the file is another than it says. */
const FAULTS_BORNE = 0.01;

/**
 * Replaces the local directory by INSEE's stock files: units, and establishments when given. All is built beside, streamed through
 * COPY, then takes the place of the former in one transaction: who searches meanwhile sees the one or the other, whole, and a load
 * that fails leaves the former. Start again after a failure: nothing is left of it. `mayShrink` accepts fewer than half as many
 * companies as before, which is otherwise taken for a cut file.
 */
export async function loadStock(
  ownerUrl: string,
  files: string[],
  options: { onProgress: (stage: LoadStage) => void; mayShrink?: boolean },
): Promise<Result<Loaded, LoadRefusal>> {
  const stocks = await recognised(files);
  if (stocks.refused) return stocks;
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'recouvrance directory load' });
  await client.connect();
  try {
    const { rows } = await client.query("select pg_try_advisory_lock(hashtext('recouvrance.directory')) as mine");
    if (!rows[0].mine) return refuse({ kind: 'already-loading' });
    return await buildOrLeaveNothing(client, stocks.value, options);
  } finally {
    await client.end();
  }
}

async function buildOrLeaveNothing(
  client: pg.Client,
  stocks: Stock[],
  options: Options,
): Promise<Result<Loaded, LoadRefusal>> {
  try {
    return await build(client, stocks, options);
  } catch (error) {
    if (error instanceof Abandoned) return refuse(error.refusal);
    const { code, detail } = error as { code?: string; detail?: string };
    if (code === UNIQUE_VIOLATION) return refuse({ kind: 'twice-the-same-number', detail: detail ?? '' });
    throw error;
  } finally {
    await client.query(`drop schema if exists ${NEXT} cascade`).catch(() => {});
  }
}

class Abandoned extends Error {
  readonly refusal: LoadRefusal;
  constructor(refusal: LoadRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

async function recognised(files: string[]): Promise<Result<Stock[], LoadRefusal>> {
  const stocks: Stock[] = [];
  for (const file of files) {
    const header = await headerOf(file);
    if (header.refused) return header;
    const kind = kindOfHeader(header.value);
    if (kind.refused) return refuse({ ...kind.refusal, file });
    stocks.push({ file, kind: kind.value, header: header.value });
  }
  for (const kind of ['units', 'establishments'] as const) {
    const same = stocks.filter((stock) => stock.kind === kind);
    if (same.length > 1) return refuse({ kind: 'two-files-of-a-kind', files: same.map(({ file }) => file) });
  }
  return stocks.some(({ kind }) => kind === 'units') ? ok(stocks) : refuse({ kind: 'units-missing' });
}

type Options = { onProgress: (stage: LoadStage) => void; mayShrink?: boolean };

async function build(client: pg.Client, stocks: Stock[], options: Options): Promise<Result<Loaded, LoadRefusal>> {
  const run = (text: string) => client.query(text);
  await run("set maintenance_work_mem = '256MB'; set work_mem = '128MB'; set synchronous_commit = off");
  await run('create extension if not exists pg_trgm');
  await run(`drop schema if exists ${NEXT} cascade; create schema ${NEXT}`);
  // The keys and the indexes come when the rows are there; the single row of `stock` keeps its own.
  for (const table of ['company', 'establishment', 'word']) {
    await run(`create table ${NEXT}.${table} (like company_directory.${table} including constraints)`);
  }
  await run(`create table ${NEXT}.stock (like company_directory.stock including all)`);
  await run(`create unlogged table ${NEXT}.unit (like company_directory.company)`);

  const examples: FaultyLine[] = [];
  const copied = { units: none(), establishments: none() };
  for (const stock of stocks) copied[stock.kind] = await copy(client, stock, examples, options);
  const dataOn = latest(copied.units.treatedOn, copied.establishments.treatedOn);
  if (!dataOn) throw new Abandoned({ kind: 'too-many-faults', ...firstOf(stocks), ...copied.units, examples });
  const shrunk = await shrinking(client, copied.units.rows, options.mayShrink ?? false);
  if (shrunk) return refuse(shrunk);

  options.onProgress({ stage: 'joining' });
  await join(client);
  options.onProgress({ stage: 'indexing' });
  await index(client);
  const faulty = copied.units.faulty + copied.establishments.faulty;
  await client.query(
    `insert into ${NEXT}.stock (data_on, loaded_at, files, companies, establishments, faulty) values ($1, now(), $2, $3, $4, $5)`,
    [dataOn, stocks.map(({ file }) => basename(file)), copied.units.rows, copied.establishments.rows, faulty],
  );
  options.onProgress({ stage: 'swapping' });
  await swap(client);
  return ok({ dataOn, companies: copied.units.rows, establishments: copied.establishments.rows, faulty, examples });
}

type Copied = { rows: number; faulty: number; treatedOn: CivilDate | undefined };
const none = (): Copied => ({ rows: 0, faulty: 0, treatedOn: undefined });
const firstOf = (stocks: Stock[]) => ({ file: stocks[0]?.file ?? '' });

async function copy(client: pg.Client, stock: Stock, examples: FaultyLine[], options: Options): Promise<Copied> {
  const { file, kind, header } = stock;
  const opened = await openStock(file);
  if (opened.refused) throw new Abandoned(opened.refusal);
  const read = rowReader(kind, header);
  const copied = none();
  let line = 1;
  const parser = parse({
    bom: true,
    from_line: 2,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1 << 16,
    on_record: (fields: string[], { lines }) => {
      line = lines;
      const row = read(fields);
      if (row.refused) {
        copied.faulty += 1;
        if (examples.length < 20) examples.push({ file, line: lines, fault: row.refusal.kind });
        return null;
      }
      copied.rows += 1;
      copied.treatedOn = latest(copied.treatedOn, row.value.treatedOn);
      return [row.value.line];
    },
  });
  const tell = () =>
    options.onProgress({
      stage: 'reading',
      file,
      share: opened.value.progress(),
      rows: copied.rows,
      faulty: copied.faulty,
    });
  const timer = setInterval(tell, 2_000);
  const [table, columns] = kind === 'units' ? ['unit', UNIT_COLUMNS] : ['establishment', ESTABLISHMENT_COLUMNS];
  try {
    const target = client.query(copyFrom(`copy ${NEXT}.${table} (${columns}) from stdin`));
    await pipeline(opened.value.stream, parser, gathered(), target);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '57014' || !isOfTheFile(code)) throw error;
    throw new Abandoned({ kind: 'file-broken', file, line, reason: message });
  } finally {
    clearInterval(timer);
  }
  tell();
  if (copied.faulty > 20 && copied.faulty > FAULTS_BORNE * copied.rows) {
    throw new Abandoned({ kind: 'too-many-faults', file, faulty: copied.faulty, rows: copied.rows, examples });
  }
  return copied;
}

/** Faults of reading (csv-parse, zlib, yauzl, the disk), as opposed to those of the database (five characters, SQLSTATE). */
function isOfTheFile(code: string | undefined): boolean {
  return code === undefined || !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('22');
}

/** Lines gathered into pieces of some size: a message to the server costs more than a line. */
function gathered(): Transform {
  let lines: string[] = [];
  let length = 0;
  const piece = () => {
    const text = lines.join('');
    lines = [];
    length = 0;
    return text;
  };
  return new Transform({
    writableObjectMode: true,
    transform([line = '']: string[], _, done) {
      lines.push(line);
      length += line.length;
      done(null, length >= 1 << 16 ? piece() : undefined);
    },
    flush(done) {
      done(null, piece());
    },
  });
}

async function shrinking(client: pg.Client, companies: number, mayShrink: boolean): Promise<LoadRefusal | undefined> {
  if (mayShrink) return undefined;
  const { rows } = await client.query<{ companies: string }>('select companies from company_directory.stock');
  const before = Number(rows[0]?.companies ?? 0);
  return companies * 2 < before ? { kind: 'smaller-than-before', companies, before } : undefined;
}

/** The words of a head office's place join those of its company's names, so that one index answers « menuiserie 35400 ». */
async function join(client: pg.Client): Promise<void> {
  await client.query(`alter table ${NEXT}.establishment add constraint establishment_key primary key (siret)`);
  await client.query(`analyze ${NEXT}.unit; analyze ${NEXT}.establishment`);
  const columns = UNIT_COLUMNS.replace(', more_words', '');
  await client.query(`
    insert into ${NEXT}.company (${columns}, more_words)
    select ${columns.replace(/(\w+)/g, 'u.$1')},
           concat_ws(' ', nullif(u.more_words, ''), e.postcode, nullif(trim(regexp_replace(
             translate(lower(e.city), 'àâäáãéèêëíìîïóòôöõúùûüÿýçñ', 'aaaaaeeeeiiiiooooouuuuyycn'), '[^a-z0-9]+', ' ', 'g')), ''))
      from ${NEXT}.unit u
      left join ${NEXT}.establishment e on e.siret = u.siren::bigint * 100000 + u.head_nic`);
  await client.query(`drop table ${NEXT}.unit`);
}

async function index(client: pg.Client): Promise<void> {
  for (const statement of [
    `alter table ${NEXT}.company add constraint company_key primary key (siren)`,
    // The name without its spaces: exact names, beginnings, and words that some write in one.
    `create index company_by_name on ${NEXT}.company ((replace(name_key, ' ', '')) collate "C") where name_key <> ''`,
    // Every word in any order; GIN's pending list would only slow the readers of a table that never changes.
    `create index company_by_word on ${NEXT}.company
       using gin (array_to_tsvector(string_to_array(trim(name_key || ' ' || more_words), ' '))) with (fastupdate = off)`,
    `insert into ${NEXT}.word (word, companies)
       select word, count(*) from ${NEXT}.company, unnest(string_to_array(name_key || ' ' || more_words, ' ')) as word
        where word ~ '^[a-z]{4,40}$' group by word`,
    `alter table ${NEXT}.word add constraint word_key primary key (word)`,
    `create index word_by_trigram on ${NEXT}.word using gin (word gin_trgm_ops) with (fastupdate = off)`,
    `analyze ${NEXT}.company`,
    `analyze ${NEXT}.word`,
  ]) {
    await client.query(statement);
  }
}

/**
 * Who searches waits for the swap, and the swap for what reads at that moment: when that is long (a backup), it steps aside and
 * tries again, so that nobody waits behind it.
 */
async function swap(client: pg.Client): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin');
      await client.query("set local lock_timeout = '3s'");
      await client.query(`
        grant usage on schema ${NEXT} to ${APP_ROLE};
        grant select on all tables in schema ${NEXT} to ${APP_ROLE};
        drop schema company_directory cascade;
        alter schema ${NEXT} rename to company_directory`);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
      if (attempt === SWAPS) throw new Abandoned({ kind: 'directory-in-use' });
      await pause(3_000);
    }
  }
}
