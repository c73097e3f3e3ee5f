import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type OrganisationRefusal, organisationChanges, type RegisterEntry } from './organisation.ts';
import type { OrganisationInput } from './tenancy.contract.ts';
import { insertOrganisation, type OrganisationRow, selectOrganisation, updateOrganisation } from './tenancy.sql.ts';

const blank = {
  siren: null,
  legal_form: null,
  activity: null,
  register_status: null,
  register_source: null,
  register_read_on: null,
  address_lines: [] as string[],
  postcode: null,
  city: null,
  email: null,
  phone: null,
  signatory_name: null,
  signatory_role: null,
  iban: null,
  bic: null,
  account_holder: null,
  capital: null,
  rcs_city: null,
  mandate_accepted_at: null,
  mandate_accepted_by: null,
  mandate_version: null,
};

/** Creates or changes the caller's organisation; what the register knows of its SIREN fills in the rest. */
export async function saveOrganisation(
  ctx: Context,
  input: { organisation: OrganisationInput; register?: RegisterEntry },
): Promise<Result<OrganisationRow, OrganisationRefusal | { kind: 'organisation-without-name' }>> {
  const changes = organisationChanges(input.organisation, input.register);
  if (changes.refused) return changes;
  const before = await selectOrganisation(ctx);
  if (before) {
    await updateOrganisation(ctx, changes.value);
    return ok({ ...before, ...changes.value });
  }
  const { name } = changes.value;
  if (!name) return refuse({ kind: 'organisation-without-name' });
  const row: OrganisationRow = { ...blank, ...changes.value, name, tenant_id: ctx.tenantId, created_at: ctx.now };
  await insertOrganisation(ctx, row);
  return ok(row);
}

/** Version of the mandate that a creditor accepts when it opens its first case (text in docs/mandate.md). */
export const MANDATE_VERSION = '2026-11-01';

/** Records that a person with authority accepted the mandate (CPCE R124-3: a written agreement with power to receive funds). */
export async function acceptMandate(ctx: Context): Promise<void> {
  const before = await selectOrganisation(ctx);
  if (before?.mandate_version === MANDATE_VERSION) return;
  const by = ctx.actor.kind === 'user' || ctx.actor.kind === 'operator' ? ctx.actor.name : ctx.actor.kind;
  await updateOrganisation(ctx, {
    mandate_accepted_at: ctx.now,
    mandate_accepted_by: by,
    mandate_version: MANDATE_VERSION,
  });
}
