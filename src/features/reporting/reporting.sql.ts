import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { CaseQuery } from './case-query.ts';

/** The one place that joins across features: read-only pages, one query per section, in SQL because the sums are set-based. */

const OPEN = sql`closed_on is null`;

/**
 * Principal still owed on each case: invoice, less credit notes and what payments brought to the principal. Sums are grouped once
 * and joined: a sum per case, in a loop, costs ten times more on ten thousand cases.
 */
// Cases of an import that was taken back are history, not cases.
const position = sql`
  select case_file.tenant_id, case_file.id, case_file.reference, case_file.state, case_file.opened_on, case_file.closed_on,
         case_file.closed_reason, case_file.next_step, case_file.next_step_on, case_file.next_action_at, case_file.problem,
         case_file.debtor_id, case_file.invoice_id, debtor.name as debtor_name,
         invoice.number as invoice_number, invoice.due_on, invoice.issued_on, invoice.total_cents,
         greatest(0, invoice.principal_cents - coalesce(credit.cents, 0) - coalesce(paid.principal_cents, 0)) as principal_cents,
         coalesce(paid.amount_cents, 0) as collected_cents, paid.last_on
    from (select * from case_file where closed_reason is distinct from 'import-undone') as case_file
    join debtor on debtor.tenant_id = case_file.tenant_id and debtor.id = case_file.debtor_id
    join invoice on invoice.tenant_id = case_file.tenant_id and invoice.id = case_file.invoice_id
    left join (select tenant_id, invoice_id, sum(amount_cents)::bigint as cents from credit_note group by 1, 2) as credit
      on credit.tenant_id = invoice.tenant_id and credit.invoice_id = invoice.id
    left join (select tenant_id, invoice_id, sum(to_principal_cents)::bigint as principal_cents, sum(amount_cents)::bigint as amount_cents,
        max(received_on) as last_on from payment group by 1, 2) as paid
      on paid.tenant_id = invoice.tenant_id and paid.invoice_id = invoice.id`;

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

export type TodoRow = {
  kind: string;
  case_id: string | null;
  deposit_id: string | null;
  reference: string | null;
  debtor_name: string | null;
  amount_cents: bigint;
  since_on: string;
  facts: Record<string, unknown>;
};

/** Everything that waits for a person, most pressing kind first, then oldest. */
export async function selectTodos(ctx: Context): Promise<TodoRow[]> {
  const { rows } = await sql<TodoRow>`
    with listed as (${position} where case_file.closed_on is null)
    select kind, case_id, deposit_id, reference, debtor_name, amount_cents, since_on, facts from (
      select 1 as rank, 'answer-dispute' as kind, listed.id as case_id, null::uuid as deposit_id, reference, debtor_name,
             principal_cents as amount_cents, case_hold.starts_on as since_on,
             jsonb_build_object('code', dispute_code, 'note', note, 'amountCents', case_hold.amount_cents) as facts
        from case_hold join listed on listed.tenant_id = case_hold.tenant_id and listed.id = case_hold.case_id
       where case_hold.reason = 'dispute' and ended_at is null
      union all
      select 2, 'check-payment', listed.id, null, reference, debtor_name, principal_cents, case_hold.starts_on,
             jsonb_build_object('paidOn', promised_on, 'note', note)
        from case_hold join listed on listed.tenant_id = case_hold.tenant_id and listed.id = case_hold.case_id
       where case_hold.reason = 'claimed-paid' and ended_at is null
      union all
      select 2, 'declare-claim', listed.id, null, listed.reference, listed.debtor_name, listed.principal_cents, company_watch.published_on,
             jsonb_build_object('procedure', procedure, 'openedOn', company_watch.opened_on, 'publishedOn', published_on, 'court', court)
        from listed join invoice on invoice.tenant_id = listed.tenant_id and invoice.id = listed.invoice_id
        join debtor on debtor.tenant_id = listed.tenant_id and debtor.id = listed.debtor_id
        join company_watch on company_watch.siren = debtor.siren
       where procedure is not null and invoice.insolvency_opened_on = company_watch.opened_on
      union all
      select 3, 'decide-hand-over', listed.id, null, reference, debtor_name, principal_cents, next_step_on, '{}'::jsonb || jsonb_build_object('openedOn', opened_on)
        from listed where state = 'hand-over'
      union all
      select 4, 'fix-problem', listed.id, null, reference, debtor_name, principal_cents, ${ctx.today}::date, problem
        from listed where problem is not null and problem->>'kind' = 'failed'
      union all
      select 4, 'fix-problem', listed.id, null, reference, debtor_name, principal_cents, (message.queued_at at time zone 'Europe/Paris')::date,
             jsonb_build_object('messageId', message.id, 'channel', message.channel, 'template', message.template, 'reason', message.failure)
        from message join listed on listed.tenant_id = message.tenant_id and listed.id = message.case_id
       where message.state = 'failed' and message.queued_at > ${ctx.now}::timestamptz - interval '30 days'
      union all
      select 5, 'call', listed.id, null, reference, debtor_name, principal_cents, call_task.due_on,
             jsonb_build_object('taskId', call_task.id, 'step', call_task.step, 'debtorId', listed.debtor_id)
        from call_task join listed on listed.tenant_id = call_task.tenant_id and listed.id = call_task.case_id
       where call_task.state = 'open'
      union all
      select 6, 'broken-promise', listed.id, null, reference, debtor_name, principal_cents, case_hold.ended_on,
             jsonb_build_object('promisedOn', promised_on)
        from case_hold join listed on listed.tenant_id = case_hold.tenant_id and listed.id = case_hold.case_id
       where case_hold.reason = 'promise' and outcome = 'broken' and ended_on > ${ctx.today}::date - 5
      union all
      select 7, 'complete-contact', listed.id, null, reference, debtor_name, principal_cents, opened_on,
             jsonb_build_object('missing', case when reach.phone then 'email' else 'email-and-phone' end, 'bounced', reach.bounced)
        from listed
        left join (select tenant_id, debtor_id, bool_or(email is not null and email_bounced_on is null) as email,
                          bool_or(phone is not null and phone_wrong_on is null) as phone, min(email) filter (where email_bounced_on is not null) as bounced
                     from debtor_contact where removed_at is null group by 1, 2) as reach
          on reach.tenant_id = listed.tenant_id and reach.debtor_id = listed.debtor_id
       where state = 'amicable' and not coalesce(reach.email, false)
      union all
      select 8, 'check-exhibits', listed.id, null, reference, debtor_name, principal_cents, waiting.since_on,
             jsonb_build_object('count', waiting.count, 'from', waiting.sender)
        from (select tenant_id, case_id, count(*)::int as count, (min(added_at) at time zone 'Europe/Paris')::date as since_on,
                     case when count(distinct received_from) = 1 then min(received_from) end as sender
                from exhibit where to_check and withdrawn_at is null group by tenant_id, case_id) as waiting
        join listed on listed.tenant_id = waiting.tenant_id and listed.id = waiting.case_id
      union all
      select 9, 'finish-deposit', null, deposit.id, null, document.name, 0, deposit.created_at::date,
             jsonb_build_object('number', deposit.reading->>'number')
        from deposit join document on document.tenant_id = deposit.tenant_id and document.id = deposit.document_id
       where deposit.status = 'open' and deposit.created_at > ${ctx.now}::timestamptz - interval '30 days'
    ) as todo order by rank, since_on nulls last limit 200`.execute(ctx.tx);
  return rows;
}

export type FigureRow = {
  overdue_cents: bigint;
  overdue_cases: number;
  average_late: number | null;
  collected_cents: bigint;
  paid_out_cents: bigint;
  promised_cents: bigint;
  kept: number;
  promises: number;
};

export async function selectFigures(ctx: Context): Promise<FigureRow> {
  const { rows } = await sql<FigureRow>`
    with listed as (${position})
    select (select coalesce(sum(principal_cents), 0)::bigint from listed where ${OPEN}) as overdue_cents,
           (select count(*)::int from listed where ${OPEN}) as overdue_cases,
           (select round(avg(${ctx.today}::date - due_on))::int from listed where ${OPEN}) as average_late,
           (select coalesce(sum(amount_cents), 0)::bigint from payment where received_on >= date_trunc('month', ${ctx.today}::date)) as collected_cents,
           (select coalesce(sum(amount_cents), 0)::bigint from payout
             where state = 'executed' and executed_on >= date_trunc('month', ${ctx.today}::date)) as paid_out_cents,
           (select coalesce(sum(coalesce(case_hold.amount_cents, listed.principal_cents)), 0)::bigint
              from case_hold join listed on listed.tenant_id = case_hold.tenant_id and listed.id = case_hold.case_id
             where reason = 'promise' and ended_at is null and promised_on <= ${ctx.today}::date + 30) as promised_cents,
           (select count(*)::int from case_hold where reason = 'promise' and outcome = 'kept') as kept,
           (select count(*)::int from case_hold where reason = 'promise' and outcome in ('kept', 'broken')) as promises`.execute(
    ctx.tx,
  );
  return rows[0] as FigureRow;
}

export async function selectUpcoming(
  ctx: Context,
): Promise<{ case_id: string; debtor_name: string; step: string; on: string; amount_cents: bigint }[]> {
  const { rows } = await sql<{ case_id: string; debtor_name: string; step: string; on: string; amount_cents: bigint }>`
    select id as case_id, debtor_name, next_step as step, next_step_on as "on", principal_cents as amount_cents
      from (${position}) as listed
     where ${OPEN} and state = 'amicable' and problem is null and next_step_on between ${ctx.today}::date and ${ctx.today}::date + 7
     order by next_step_on, debtor_name limit 12`.execute(ctx.tx);
  return rows;
}

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

export type ReceiptRow = {
  payment_id: string;
  case_id: string;
  reference: string;
  debtor_name: string;
  received_on: string;
  amount_cents: bigint;
  to_interest_cents: bigint;
  to_indemnity_cents: bigint;
  to_principal_cents: bigint;
  surplus_cents: bigint;
  origin: string;
};

export async function selectReceipts(ctx: Context): Promise<ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`
    select payment.id as payment_id, case_file.id as case_id, case_file.reference, debtor.name as debtor_name, payment.received_on,
           payment.amount_cents, payment.to_interest_cents, payment.to_indemnity_cents, payment.to_principal_cents, payment.surplus_cents, payment.origin
      from payment
      join case_file on case_file.tenant_id = payment.tenant_id and case_file.invoice_id = payment.invoice_id
      join debtor on debtor.tenant_id = case_file.tenant_id and debtor.id = case_file.debtor_id
     order by payment.received_on desc, payment.id desc limit 500`.execute(ctx.tx);
  return rows;
}

export type PayoutRow = {
  id: string;
  case_id: string | null;
  reference: string | null;
  amount_cents: bigint;
  state: string;
  proposed_at: Date;
  executed_on: string | null;
};

export async function selectCreditorPayouts(ctx: Context): Promise<PayoutRow[]> {
  const { rows } = await sql<PayoutRow>`
    select payout.id, payout.case_id, case_file.reference, payout.amount_cents, payout.state, payout.proposed_at, payout.executed_on
      from payout left join case_file on case_file.tenant_id = payout.tenant_id and case_file.id = payout.case_id
     where beneficiary = 'creditor' order by proposed_at desc limit 500`.execute(ctx.tx);
  return rows;
}

export async function selectMoneyTotals(
  ctx: Context,
): Promise<{ collected: bigint; fees: bigint; paid_out: bigint; payable: bigint }> {
  const { rows } = await sql<{ collected: bigint; fees: bigint; paid_out: bigint; payable: bigint }>`
    select (select coalesce(sum(amount_cents), 0)::bigint from payment where origin = 'client-funds') as collected,
           (select coalesce(sum(net_cents + tax_cents), 0)::bigint from fee) as fees,
           (select coalesce(sum(amount_cents), 0)::bigint from payout where beneficiary = 'creditor' and state in ('sent', 'executed')) as paid_out,
           (select coalesce(sum(balance_cents), 0)::bigint from ledger_account where kind = 'payable') as payable`.execute(
    ctx.tx,
  );
  return rows[0] as { collected: bigint; fees: bigint; paid_out: bigint; payable: bigint };
}

export type OrganisationListRow = {
  id: string;
  name: string;
  siren: string | null;
  city: string | null;
  mandate_accepted_at: Date | null;
  created_at: Date;
  open_cases: number;
  owed_cents: bigint;
  collected_cents: bigint;
};

/** The creditors of the platform, with what they have entrusted: for operators. */
export async function selectOrganisationList(ctx: Context): Promise<OrganisationListRow[]> {
  const { rows } = await sql<OrganisationListRow>`
    select organisation.tenant_id as id, organisation.name, organisation.siren, organisation.city, organisation.mandate_accepted_at,
           organisation.created_at, count(listed.id) filter (where listed.closed_on is null)::int as open_cases,
           coalesce(sum(listed.principal_cents) filter (where listed.closed_on is null), 0)::bigint as owed_cents,
           coalesce(sum(listed.collected_cents), 0)::bigint as collected_cents
      from organisation left join (${position}) as listed on listed.tenant_id = organisation.tenant_id
     group by organisation.tenant_id, organisation.name, organisation.siren, organisation.city, organisation.mandate_accepted_at, organisation.created_at
     order by lower(organisation.name) limit 2000`.execute(ctx.tx);
  return rows;
}
