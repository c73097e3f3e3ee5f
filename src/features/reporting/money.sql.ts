import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { position } from './case-position.sql.ts';

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
