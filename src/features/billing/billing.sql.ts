import { sql } from 'kysely';
import type { Cents } from '../../kernel/money.ts';
import type { Context, Tx } from '../../platform/context.ts';
import type { ChargedSoFar, Fee } from './divide-payment.ts';

type FeeRow = {
  tenant_id: string;
  id: string;
  case_id: string;
  kind: Fee['kind'];
  base_cents: bigint;
  net_cents: bigint;
  tax_cents: bigint;
  tariff: string;
  payment_id: string;
  charged_at: Date;
};

type DivisionRow = {
  tenant_id: string;
  payment_id: string;
  case_id: string;
  divided_cents: bigint;
  fees_cents: bigint;
  payable_cents: bigint;
  tariff: string;
  divided_at: Date;
};

const own = (tx: Tx) => tx.withTables<{ fee: FeeRow; payment_division: DivisionRow }>();

/** Holds the case's fees until the end of the transaction: two payments of one case are divided one after the other. */
export async function lockFeesOfCase(ctx: Context, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('billing.case'), hashtext(${caseId}))`.execute(ctx.tx);
}

export async function selectDivision(ctx: Context, paymentId: string): Promise<DivisionRow | undefined> {
  return own(ctx.tx).selectFrom('payment_division').selectAll().where('payment_id', '=', paymentId).executeTakeFirst();
}

export async function selectFeesOfPayment(ctx: Context, paymentId: string): Promise<Fee[]> {
  const rows = await own(ctx.tx)
    .selectFrom('fee')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    base: row.base_cents as Cents,
    net: row.net_cents as Cents,
    tax: row.tax_cents as Cents,
  }));
}

export async function selectChargedSoFar(ctx: Context, caseId: string): Promise<ChargedSoFar> {
  const { rows } = await sql<ChargedSoFar>`
    select (select coalesce(sum(divided_cents), 0)::bigint from payment_division where case_id = ${caseId}) as divided,
      coalesce(sum(net_cents + tax_cents) filter (where kind = 'opening'), 0)::bigint as "openingGross",
      coalesce(sum(base_cents) filter (where kind = 'success'), 0)::bigint as "successBase"
    from fee where case_id = ${caseId}`.execute(ctx.tx);
  return rows[0] as ChargedSoFar;
}

export async function insertFees(ctx: Context, rows: FeeRow[]): Promise<void> {
  if (rows.length > 0) await own(ctx.tx).insertInto('fee').values(rows).execute();
}

export async function insertDivision(ctx: Context, row: DivisionRow): Promise<void> {
  await own(ctx.tx).insertInto('payment_division').values(row).execute();
}

export type FeeTotals = { caseId: string; net: bigint; tax: bigint };

/** Sums of the fees of cases; a case without fee has no row. */
export async function selectFeeTotals(ctx: Context, caseIds: string[]): Promise<FeeTotals[]> {
  const { rows } = await sql<FeeTotals>`
    select case_id as "caseId", sum(net_cents)::bigint as net, sum(tax_cents)::bigint as tax
    from fee where case_id = any(${caseIds}) group by case_id`.execute(ctx.tx);
  return rows;
}
