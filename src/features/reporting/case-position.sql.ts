import { sql } from 'kysely';

/** The one place that joins across features: read-only pages, one query per section, in SQL because the sums are set-based. */

export const OPEN = sql`closed_on is null`;

/**
 * Principal still owed on each case: invoice, less credit notes and what payments brought to the principal. Sums are grouped once
 * and joined: a sum per case, in a loop, costs ten times more on ten thousand cases.
 */
// Cases of an import that was taken back are history, not cases.
export const position = sql`
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
