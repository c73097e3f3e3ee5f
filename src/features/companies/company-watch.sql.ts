import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Siren } from '../../kernel/siren.ts';
import type { Context, Tx } from '../../platform/context.ts';
import type { Procedure } from './insolvency.ts';

export type CompanyWatchRow = {
  siren: string;
  wanted_on: string;
  notices_read_at: Date | null;
  register_read_at: Date | null;
  register_status: 'active' | 'closed' | null;
  register_closed_on: string | null;
  procedure: Procedure | null;
  proceedings_state: 'open' | 'plan' | null;
  opened_on: string | null;
  published_on: string | null;
  court: string | null;
  is_doubtful: boolean;
};

const own = (tx: Tx) => tx.withTables<{ company_watch: CompanyWatchRow }>();

export async function selectWatches(ctx: Context, sirens: readonly string[]): Promise<CompanyWatchRow[]> {
  if (sirens.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('company_watch')
    .selectAll()
    .where('siren', 'in', [...sirens])
    .execute();
}

/** Companies that cases were opened on: known from now on, wanted today. */
export async function upsertWanted(ctx: Context, sirens: readonly string[]): Promise<void> {
  if (sirens.length === 0) return;
  await sql`
    insert into company_watch (siren, wanted_on)
    select siren, ${ctx.today}::date from unnest(${[...new Set(sirens)]}::text[]) as given (siren)
    on conflict on constraint company_watch_key do update set wanted_on = excluded.wanted_on`.execute(ctx.tx);
}

export type ProceedingsChange = Pick<
  CompanyWatchRow,
  'siren' | 'procedure' | 'proceedings_state' | 'opened_on' | 'published_on' | 'court' | 'is_doubtful'
>;

/** What the notices say today, for all of these companies in one statement. */
export async function updateProceedings(ctx: Context, rows: readonly ProceedingsChange[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into company_watch (siren, wanted_on, notices_read_at, procedure, proceedings_state, opened_on, published_on, court, is_doubtful)
    select siren, ${ctx.today}::date, ${ctx.now}::timestamptz, procedure, proceedings_state, opened_on, published_on, court, is_doubtful
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (siren text, procedure text, proceedings_state text,
        opened_on date, published_on date, court text, is_doubtful boolean)
    on conflict on constraint company_watch_key do update set notices_read_at = excluded.notices_read_at, procedure = excluded.procedure,
      proceedings_state = excluded.proceedings_state, opened_on = excluded.opened_on, published_on = excluded.published_on,
      court = excluded.court, is_doubtful = excluded.is_doubtful`.execute(ctx.tx);
}

export async function updateRegisterStatus(
  ctx: Context,
  siren: Siren,
  change: { status: 'active' | 'closed'; closedOn: CivilDate | null } | undefined,
): Promise<void> {
  const said = change ? { register_status: change.status, register_closed_on: change.closedOn } : {};
  await own(ctx.tx)
    .updateTable('company_watch')
    .set({ ...said, register_read_at: ctx.now })
    .where('siren', '=', siren)
    .execute();
}

/** The companies whose notices, or whose register entry, were read before an instant or never: the longest ago first. */
export async function selectStale(
  ctx: Context,
  wanted: { column: 'notices_read_at' | 'register_read_at'; before: Date; since: CivilDate; limit: number },
): Promise<Siren[]> {
  const rows = await own(ctx.tx)
    .selectFrom('company_watch')
    .select('siren')
    .where('wanted_on', '>=', wanted.since)
    .where((eb) => eb.or([eb(wanted.column, 'is', null), eb(wanted.column, '<', wanted.before)]))
    .orderBy(sql`${sql.ref(wanted.column)} asc nulls first`)
    .limit(wanted.limit)
    .execute();
  return rows.map(({ siren }) => siren as Siren);
}
