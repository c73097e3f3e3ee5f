import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import type { Siren } from '../../kernel/siren.ts';
import type { Context } from '../../platform/context.ts';
import {
  type CompanyWatchRow,
  selectStale,
  selectWatches,
  updateProceedings,
  updateRegisterStatus,
  upsertWanted,
} from './company-watch.sql.ts';
import type { Insolvency } from './insolvency.ts';

/** What is known of a company that owes somebody here, beyond what was read when its case was opened. */
export type CompanyWatch = { siren: Siren; insolvency?: Insolvency; closedOn?: CivilDate; isClosed: boolean };

/** How old what is known may grow, days; and how long after its last case a company is still looked at. */
const [NOTICES_DAYS, REGISTER_DAYS, WANTED_DAYS] = [7, 30, 730];

/** What is known of these companies, by SIREN; one that was never looked at is absent. */
export async function loadWatches(ctx: Context, sirens: readonly Siren[]): Promise<Map<Siren, CompanyWatch>> {
  const rows = await selectWatches(ctx, [...new Set(sirens)]);
  return new Map(rows.map((row) => [row.siren as Siren, watchOf(row)]));
}

/** Cases were opened on these companies: they are watched from now on. */
export async function watchCompanies(ctx: Context, sirens: readonly Siren[]): Promise<void> {
  await upsertWanted(ctx, sirens);
}

/** Keeps what the notices say today of these companies: the proceedings that run, or that none does. */
export async function keepProceedings(
  ctx: Context,
  asked: readonly Siren[],
  found: ReadonlyMap<Siren, Insolvency>,
): Promise<void> {
  await updateProceedings(
    ctx,
    [...new Set(asked)].map((siren) => {
      const insolvency = found.get(siren);
      return {
        siren,
        procedure: insolvency?.procedure ?? null,
        proceedings_state: insolvency?.state ?? null,
        opened_on: insolvency?.openedOn ?? null,
        published_on: insolvency?.publishedOn ?? null,
        court: insolvency?.court ?? null,
        is_doubtful: insolvency?.isDoubtful ?? false,
      };
    }),
  );
}

/** Keeps what the register says today of a company that is watched; undefined: it was read and says nothing of it. */
export async function keepRegisterStatus(
  ctx: Context,
  siren: Siren,
  said: { status: 'active' | 'closed'; closedOn?: CivilDate } | undefined,
): Promise<void> {
  await updateRegisterStatus(ctx, siren, said && { status: said.status, closedOn: said.closedOn ?? null });
}

/** The companies to look at again, the longest ago first: notices every week, the register every month. */
export async function companiesToRead(
  ctx: Context,
  limits: { notices: number; register: number },
): Promise<{ notices: Siren[]; register: Siren[] }> {
  const since = addDays(ctx.today, -WANTED_DAYS);
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000);
  const notices = { column: 'notices_read_at', before: before(NOTICES_DAYS), since, limit: limits.notices } as const;
  const register = {
    column: 'register_read_at',
    before: before(REGISTER_DAYS),
    since,
    limit: limits.register,
  } as const;
  return { notices: await selectStale(ctx, notices), register: await selectStale(ctx, register) };
}

function watchOf(row: CompanyWatchRow): CompanyWatch {
  const { procedure, proceedings_state: state, opened_on: openedOn, published_on: publishedOn, court } = row;
  return {
    siren: row.siren as Siren,
    isClosed: row.register_status === 'closed',
    ...(row.register_closed_on ? { closedOn: row.register_closed_on as CivilDate } : {}),
    ...(procedure && state && openedOn && publishedOn
      ? {
          insolvency: {
            procedure,
            state,
            openedOn: openedOn as CivilDate,
            publishedOn: publishedOn as CivilDate,
            isDoubtful: row.is_doubtful,
            ...(court ? { court } : {}),
          },
        }
      : {}),
  };
}
