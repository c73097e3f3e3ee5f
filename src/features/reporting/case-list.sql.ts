import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { position } from './case-position.sql.ts';
import type { CaseQuery } from './case-query.ts';

export type CaseListRow = {
  id: string;
  reference: string;
  debtor_id: string;
  debtor_name: string;
  invoice_number: string;
  due_on: string;
  opened_on: string;
  state: string;
  principal_cents: bigint;
  collected_cents: bigint;
  next_step: string | null;
  next_step_on: string | null;
  problem: { kind?: string } | null;
  organisation_name: string | null;
  total: bigint;
};

const SORTS = {
  next: sql`next_step_on`,
  amount: sql`principal_cents`,
  late: sql`due_on`,
  opened: sql`opened_on`,
  debtor: sql`lower(debtor_name)`,
} as const;

/** A page of the list of cases with the number that match, in one query. Lateness grows as the due date is earlier. */
export async function selectCaseList(ctx: Context, query: CaseQuery): Promise<CaseListRow[]> {
  const states = query.state?.split(',').filter(Boolean) ?? [];
  const pattern = query.q ? `%${query.q.replace(/[%_\\]/g, '\\$&')}%` : undefined;
  const descending = (query.direction === 'desc') !== (query.sort === 'late');
  const { rows } = await sql<CaseListRow>`
    select listed.id, reference, debtor_id, debtor_name, invoice_number, due_on, opened_on, state, principal_cents, collected_cents,
           next_step, next_step_on, problem, organisation.name as organisation_name, count(*) over () as total
      from (${position}) as listed
      left join organisation on organisation.tenant_id = listed.tenant_id
     where (${states.length === 0} or state = any(${states}::text[]))
       and (${pattern === undefined} or debtor_name ilike ${pattern ?? ''} or invoice_number ilike ${pattern ?? ''}
            or reference ilike ${pattern ?? ''})
     order by ${SORTS[query.sort]} ${descending ? sql`desc` : sql`asc`} nulls last, listed.id
     limit ${query.limit} offset ${query.offset}`.execute(ctx.tx);
  return rows;
}

/** How many cases stand in each state: what the list's tabs need, without amounts. */
export async function selectStateNumbers(ctx: Context): Promise<{ state: string; cases: number }[]> {
  const { rows } = await sql<{ state: string; cases: number }>`
    select state, count(*)::int as cases from case_file where closed_reason is distinct from 'import-undone' group by state`.execute(
    ctx.tx,
  );
  return rows;
}

export async function selectStateCounts(ctx: Context): Promise<{ state: string; cases: number; cents: bigint }[]> {
  const { rows } = await sql<{ state: string; cases: number; cents: bigint }>`
    select state, count(*)::int as cases, coalesce(sum(principal_cents), 0)::bigint as cents
      from (${position}) as listed group by state`.execute(ctx.tx);
  return rows;
}

export type DebtorListRow = {
  id: string;
  name: string;
  siren: string | null;
  city: string | null;
  open_cases: number;
  owed_cents: bigint;
  paid_cents: bigint;
  average_late: number | null;
};

export async function selectDebtorList(ctx: Context, q: string | undefined): Promise<DebtorListRow[]> {
  const pattern = q ? `%${q.replace(/[%_\\]/g, '\\$&')}%` : undefined;
  const { rows } = await sql<DebtorListRow>`
    select debtor.id, debtor.name, debtor.siren, debtor.city, count(listed.id) filter (where listed.closed_on is null)::int as open_cases,
           coalesce(sum(listed.principal_cents) filter (where listed.closed_on is null), 0)::bigint as owed_cents,
           coalesce(sum(listed.collected_cents), 0)::bigint as paid_cents,
           round(avg(coalesce(listed.last_on, ${ctx.today}::date) - listed.due_on))::int as average_late
      from debtor left join (${position}) as listed on listed.tenant_id = debtor.tenant_id and listed.debtor_id = debtor.id
     where debtor.merged_into is null
       and (${pattern === undefined} or debtor.name ilike ${pattern ?? ''} or debtor.siren like ${pattern ?? ''})
     group by debtor.id, debtor.name, debtor.siren, debtor.city
     order by owed_cents desc, lower(debtor.name) limit 1000`.execute(ctx.tx);
  return rows;
}
