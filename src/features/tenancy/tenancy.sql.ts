import { sql } from 'kysely';
import type { Context, Tx } from '../../platform/context.ts';
import type { TenantId } from '../../platform/ids.ts';

export type OrganisationRow = {
  tenant_id: string;
  name: string;
  siren: string | null;
  legal_form: string | null;
  activity: string | null;
  register_status: 'active' | 'closed' | null;
  register_source: string | null;
  register_read_on: string | null;
  address_lines: string[];
  postcode: string | null;
  city: string | null;
  email: string | null;
  phone: string | null;
  signatory_name: string | null;
  signatory_role: string | null;
  iban: string | null;
  bic: string | null;
  account_holder: string | null;
  capital: string | null;
  rcs_city: string | null;
  mandate_accepted_at: Date | null;
  mandate_accepted_by: string | null;
  mandate_version: string | null;
  created_at: Date;
};

const own = (tx: Tx) => tx.withTables<{ organisation: OrganisationRow }>();

export async function insertOrganisation(ctx: Context, row: OrganisationRow): Promise<void> {
  await own(ctx.tx).insertInto('organisation').values(row).execute();
}

export async function updateOrganisation(ctx: Context, changes: Partial<OrganisationRow>): Promise<void> {
  await own(ctx.tx).updateTable('organisation').set(changes).where('tenant_id', '=', ctx.tenantId).execute();
}

export async function selectOrganisation(ctx: Context): Promise<OrganisationRow | undefined> {
  return own(ctx.tx).selectFrom('organisation').selectAll().where('tenant_id', '=', ctx.tenantId).executeTakeFirst();
}

export async function selectOrganisations(ctx: Context, tenantIds: readonly TenantId[]): Promise<OrganisationRow[]> {
  if (tenantIds.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('organisation')
    .selectAll()
    .where('tenant_id', 'in', [...new Set(tenantIds)])
    .execute();
}

/** Has the caller's organisation a member of one of these roles with this address? The sign-in library's own tables. */
export async function hasMember(ctx: Context, address: string, roles: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sign_in.member join sign_in."user" on "user".id = member."userId"
     where member."organizationId" = ${ctx.tenantId} and lower("user".email) = lower(${address})
       and member.role = any(${roles})`.execute(ctx.tx);
  return rows.length > 0;
}
