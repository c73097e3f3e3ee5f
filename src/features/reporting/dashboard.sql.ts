import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { OPEN, position } from './case-position.sql.ts';

export async function selectAgedBalance(ctx: Context): Promise<{ bucket: string; cases: number; cents: bigint }[]> {
  const { rows } = await sql<{ bucket: string; cases: number; cents: bigint }>`
    select case when ${ctx.today}::date <= due_on then 'not-due' when ${ctx.today}::date - due_on <= 30 then '1-30'
                when ${ctx.today}::date - due_on <= 60 then '31-60' when ${ctx.today}::date - due_on <= 90 then '61-90'
                else 'over-90' end as bucket,
           count(*)::int as cases, sum(principal_cents)::bigint as cents
      from (${position}) as listed where ${OPEN} group by 1`.execute(ctx.tx);
  return rows;
}

export async function selectMoneyByMonth(
  ctx: Context,
): Promise<{ month: string; collected: bigint; paid_out: bigint; fees: bigint }[]> {
  const { rows } = await sql<{ month: string; collected: bigint; paid_out: bigint; fees: bigint }>`
    select to_char(month, 'YYYY-MM') as month,
           (select coalesce(sum(amount_cents), 0)::bigint from payment where date_trunc('month', received_on) = month) as collected,
           (select coalesce(sum(amount_cents), 0)::bigint from payout
             where beneficiary = 'creditor' and state = 'executed' and date_trunc('month', executed_on) = month) as paid_out,
           (select coalesce(sum(net_cents + tax_cents), 0)::bigint from fee
             where date_trunc('month', charged_at at time zone 'Europe/Paris') = month) as fees
      from generate_series(date_trunc('month', ${ctx.today}::date) - interval '11 months', date_trunc('month', ${ctx.today}::date), interval '1 month') as month
     order by 1`.execute(ctx.tx);
  return rows;
}

export async function selectExpectedByWeek(ctx: Context): Promise<{ week: string; cents: bigint }[]> {
  const { rows } = await sql<{ week: string; cents: bigint }>`
    with listed as (${position})
    select week::date as week, coalesce(sum(coalesce(case_hold.amount_cents, listed.principal_cents)), 0)::bigint as cents
      from generate_series(date_trunc('week', ${ctx.today}::date), date_trunc('week', ${ctx.today}::date) + interval '7 weeks', interval '1 week') as week
      left join case_hold on case_hold.reason = 'promise' and case_hold.ended_at is null and date_trunc('week', promised_on) = week
      left join listed on listed.tenant_id = case_hold.tenant_id and listed.id = case_hold.case_id
     group by 1 order by 1`.execute(ctx.tx);
  return rows;
}

/** By which last step before the money came each payment was won, and how many days after the opening. */
export async function selectRecoveryByStep(
  ctx: Context,
): Promise<{ step: string; cases: number; cents: bigint; days: number }[]> {
  const { rows } = await sql<{ step: string; cases: number; cents: bigint; days: number }>`
    select coalesce(last_step.step, 'none') as step, count(distinct case_file.id)::int as cases, sum(payment.amount_cents)::bigint as cents,
           round(avg(payment.received_on - case_file.opened_on), 1)::float8 as days
      from payment
      join case_file on case_file.tenant_id = payment.tenant_id and case_file.invoice_id = payment.invoice_id
      left join lateral (select step from case_step where case_step.tenant_id = case_file.tenant_id and case_step.case_id = case_file.id
          and case_step.state = 'done' and (case_step.done_at at time zone 'Europe/Paris')::date <= payment.received_on
         order by done_at desc limit 1) as last_step on true
     group by 1`.execute(ctx.tx);
  return rows;
}

export async function selectWentWrong(
  ctx: Context,
): Promise<
  { at: Date; case_id: string; reference: string; debtor_name: string; kind: string; data: Record<string, unknown> }[]
> {
  const { rows } = await sql<{
    at: Date;
    case_id: string;
    reference: string;
    debtor_name: string;
    kind: string;
    data: Record<string, unknown>;
  }>`
    select case_event.at, case_event.case_id, case_file.reference, debtor.name as debtor_name, case_event.kind, case_event.data
      from case_event
      join case_file on case_file.tenant_id = case_event.tenant_id and case_file.id = case_event.case_id
      join debtor on debtor.tenant_id = case_file.tenant_id and debtor.id = case_file.debtor_id
     where case_event.at > ${ctx.now}::timestamptz - interval '7 days'
       and (case_event.kind in ('message-failed', 'problem')
            or (case_event.kind = 'hold-ended' and case_event.data->>'outcome' = 'broken')
            or (case_event.kind = 'letter-moved' and case_event.data->>'state' in ('returned', 'unclaimed', 'refused')))
     order by case_event.at desc limit 30`.execute(ctx.tx);
  return rows;
}

export async function selectRecovered(ctx: Context): Promise<{ percent: number | null; days: number | null }> {
  const { rows } = await sql<{ percent: number | null; days: number | null }>`
    with listed as (${position})
    select (100 * count(*) filter (where closed_reason = 'paid') / nullif(count(*) filter (where closed_on is not null), 0))::int as percent,
           round(avg(closed_on - opened_on) filter (where closed_reason = 'paid'), 1)::float8 as days
      from listed`.execute(ctx.tx);
  return rows[0] as { percent: number | null; days: number | null };
}
