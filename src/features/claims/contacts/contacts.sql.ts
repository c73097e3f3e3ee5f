import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { EmailAddress } from '../../../kernel/email.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import type { Context, Tx } from '../../../platform/context.ts';
import type { TenantId } from '../../../platform/ids.ts';
import type { ContactRefusal, DebtorContact } from './contact.ts';
import type { ContactRole, ContactWay } from './contacts.contract.ts';

type ContactRow = {
  tenant_id: string;
  id: string;
  debtor_id: string;
  name: string | null;
  role: ContactRole;
  role_label: string | null;
  email: string | null;
  phone: string | null;
  preferred_channel: ContactWay | null;
  is_first: boolean;
  email_since: Date;
  email_bounced_on: string | null;
  email_bounce_diagnostic: string | null;
  phone_wrong_on: string | null;
  email_refused_on: string | null;
  email_refused_told_by: string | null;
  sms_refused_on: string | null;
  sms_refused_told_by: string | null;
  calls_refused_on: string | null;
  calls_refused_told_by: string | null;
  created_at: Date;
  removed_at: Date | null;
  removed_by: unknown;
  is_former: boolean;
};

type BounceRow = {
  tenant_id: string;
  id: string;
  contact_id: string;
  email: string;
  at: Date;
  is_permanent: boolean;
  diagnostic: string;
  recorded_at: Date;
};

const own = (tx: Tx) =>
  tx.withTables<{ debtor_contact: ContactRow; contact_bounce: BounceRow; debtor: { id: string } }>();

/** The contacts of these debtors, those that were removed included, in one query. */
export async function selectContacts(ctx: Context, debtorIds: readonly string[]): Promise<DebtorContact[]> {
  if (debtorIds.length === 0) return [];
  const rows = await own(ctx.tx)
    .selectFrom('debtor_contact')
    .selectAll()
    .where(sql<boolean>`debtor_id = any(${debtorIds}::uuid[])`)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(contactOf);
}

/** Keeps one change at a time of these debtors' contacts; answers those that the scope sees. Held until the transaction ends. */
export async function lockDebtors(ctx: Context, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await own(ctx.tx)
    .selectFrom('debtor')
    .select('id')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** The debtors that have, or had, a contact at this address. */
export async function selectDebtorIdsByEmail(ctx: Context, email: string): Promise<string[]> {
  const rows = await own(ctx.tx)
    .selectFrom('debtor_contact')
    .select('debtor_id')
    .distinct()
    .where(sql<boolean>`lower(email) = ${email.toLowerCase()}`)
    .execute();
  return rows.map(({ debtor_id }) => debtor_id);
}

/** Rows of one statement: PostgreSQL takes 65 535 parameters. */
const ROWS = 1_000;

/** Writes contacts whole, new or known. Those that are not first go before: a debtor never has two first ones. */
export async function upsertContacts(ctx: Context, contacts: readonly DebtorContact[]): Promise<void> {
  const ordered = [...contacts.filter(({ isFirst }) => !isFirst), ...contacts.filter(({ isFirst }) => isFirst)];
  for (let start = 0; start < ordered.length; start += ROWS) {
    await own(ctx.tx)
      .insertInto('debtor_contact')
      .values(ordered.slice(start, start + ROWS).map((contact) => rowOf(ctx, contact)))
      .onConflict((conflict) =>
        conflict.constraint('debtor_contact_key').doUpdateSet((excluded) => ({
          name: excluded.ref('excluded.name'),
          role: excluded.ref('excluded.role'),
          role_label: excluded.ref('excluded.role_label'),
          email: excluded.ref('excluded.email'),
          phone: excluded.ref('excluded.phone'),
          preferred_channel: excluded.ref('excluded.preferred_channel'),
          is_first: excluded.ref('excluded.is_first'),
          email_since: excluded.ref('excluded.email_since'),
          email_bounced_on: excluded.ref('excluded.email_bounced_on'),
          email_bounce_diagnostic: excluded.ref('excluded.email_bounce_diagnostic'),
          phone_wrong_on: excluded.ref('excluded.phone_wrong_on'),
          email_refused_on: excluded.ref('excluded.email_refused_on'),
          email_refused_told_by: excluded.ref('excluded.email_refused_told_by'),
          sms_refused_on: excluded.ref('excluded.sms_refused_on'),
          sms_refused_told_by: excluded.ref('excluded.sms_refused_told_by'),
          calls_refused_on: excluded.ref('excluded.calls_refused_on'),
          calls_refused_told_by: excluded.ref('excluded.calls_refused_told_by'),
          removed_at: excluded.ref('excluded.removed_at'),
          // who removed it stays, whoever learns more of its addresses
          removed_by: sql`case when excluded.removed_at is not null
            then coalesce(debtor_contact.removed_by, excluded.removed_by) end`,
        })),
      )
      .execute();
  }
}

/** Keeps the bounces that were not told yet; answers the contacts to whom they are news. */
export async function insertBounces(ctx: Context, rows: readonly BounceRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const inserted = await own(ctx.tx)
    .insertInto('contact_bounce')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('one_bounce_per_instant').doNothing())
    .returning('contact_id')
    .execute();
  return new Set(inserted.map(({ contact_id }) => contact_id));
}

/** When emails to these contacts came back for the moment, since each holds its address. */
export async function selectTemporaryBounces(
  ctx: Context,
  contactIds: readonly string[],
): Promise<{ contact_id: string; at: Date }[]> {
  if (contactIds.length === 0) return [];
  return own(ctx.tx)
    .selectFrom('contact_bounce')
    .innerJoin('debtor_contact', (join) =>
      join
        .onRef('debtor_contact.tenant_id', '=', 'contact_bounce.tenant_id')
        .onRef('debtor_contact.id', '=', 'contact_bounce.contact_id'),
    )
    .select(['contact_id', 'at'])
    .where(sql<boolean>`contact_id = any(${contactIds}::uuid[])`)
    .where('is_permanent', '=', false)
    .where(sql<boolean>`lower(contact_bounce.email) = lower(debtor_contact.email)`)
    .where(sql<boolean>`at >= email_since`)
    .execute();
}

function rowOf(ctx: Context, contact: DebtorContact): ContactRow {
  const { refusals, emailBounced, removedAt } = contact;
  return {
    tenant_id: contact.tenantId,
    id: contact.id,
    debtor_id: contact.debtorId,
    name: contact.name ?? null,
    role: contact.role,
    role_label: contact.roleLabel ?? null,
    email: contact.email ?? null,
    phone: contact.phone ?? null,
    preferred_channel: contact.preferredWay ?? null,
    is_first: contact.isFirst,
    email_since: contact.emailSince,
    email_bounced_on: emailBounced?.on ?? null,
    email_bounce_diagnostic: emailBounced?.diagnostic ?? null,
    phone_wrong_on: contact.phoneWrongOn ?? null,
    email_refused_on: refusals.email?.on ?? null,
    email_refused_told_by: refusals.email?.toldBy ?? null,
    sms_refused_on: refusals.sms?.on ?? null,
    sms_refused_told_by: refusals.sms?.toldBy ?? null,
    calls_refused_on: refusals.call?.on ?? null,
    calls_refused_told_by: refusals.call?.toldBy ?? null,
    created_at: contact.createdAt,
    removed_at: removedAt ?? null,
    removed_by: removedAt ? sql`${JSON.stringify(ctx.actor)}::jsonb` : null,
    is_former: contact.isFormer === true,
  };
}

function contactOf(row: ContactRow): DebtorContact {
  const refusals = {
    ...refusal('email', row.email_refused_on, row.email_refused_told_by),
    ...refusal('sms', row.sms_refused_on, row.sms_refused_told_by),
    ...refusal('call', row.calls_refused_on, row.calls_refused_told_by),
  };
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id,
    debtorId: row.debtor_id,
    role: row.role,
    isFirst: row.is_first,
    emailSince: row.email_since,
    refusals,
    createdAt: row.created_at,
    ...(row.name ? { name: row.name } : {}),
    ...(row.role_label ? { roleLabel: row.role_label } : {}),
    ...(row.email ? { email: row.email as EmailAddress } : {}),
    ...(row.phone ? { phone: row.phone as PhoneNumber } : {}),
    ...(row.preferred_channel ? { preferredWay: row.preferred_channel } : {}),
    ...(row.email_bounced_on
      ? { emailBounced: { on: row.email_bounced_on as CivilDate, diagnostic: row.email_bounce_diagnostic ?? '' } }
      : {}),
    ...(row.phone_wrong_on ? { phoneWrongOn: row.phone_wrong_on as CivilDate } : {}),
    ...(row.removed_at ? { removedAt: row.removed_at } : {}),
    ...(row.is_former ? { isFormer: true } : {}),
  };
}

function refusal(
  way: ContactWay,
  on: string | null,
  toldBy: string | null,
): Partial<Record<ContactWay, ContactRefusal>> {
  return on ? { [way]: { on: on as CivilDate, toldBy: toldBy ?? '' } } : {};
}
