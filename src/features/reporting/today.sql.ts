import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { OPEN, position } from './case-position.sql.ts';

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
