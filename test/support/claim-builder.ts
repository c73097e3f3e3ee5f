import { insertDebtor, insertInvoice } from '../../src/features/claims/claims.sql.ts';
import { requestPayment } from '../../src/features/payments/request-payment.ts';
import { type CivilDate, day } from '../../src/kernel/civil-date.ts';
import type { CreditorReference, Iban } from '../../src/kernel/iban.ts';
import { type Cents, euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import type { Context } from '../../src/platform/context.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId, type TenantId } from '../../src/platform/ids.ts';

export type BuiltClaim = {
  tenantId: TenantId;
  debtorId: string;
  invoiceId: string;
  caseId: string;
  caseReference: string;
  reference: CreditorReference;
  principal: Cents;
};

type Wanted = {
  tenantId: TenantId;
  creditorIban: Iban | null;
  total: Cents;
  number: string;
  debtorName: string;
  issuedOn: CivilDate;
  dueOn: CivilDate;
};

let built = 0;

/** An organisation, a debtor, an unpaid invoice and its payment request, without a case file: valid unless told otherwise. */
export async function aClaim(database: Database, wanted: Partial<Wanted> = {}): Promise<BuiltClaim> {
  built += 1;
  const at = new Date('2026-09-01T08:00:00Z');
  const tenantId = wanted.tenantId ?? (newId(at) as TenantId);
  const actor = { kind: 'system', name: 'builder' } as const;
  const [debtorId, invoiceId, caseId] = [newId(at), newId(at), newId(at)];
  const caseReference = `RCV-2026-${String(built).padStart(6, '0')}`;
  const number = wanted.number ?? `F-2026-${built}`;
  const principal = wanted.total ?? euros('1200.00');
  const debtorName = wanted.debtorName ?? `Menuiserie Quéméner ${built}`;
  const creditorIban = wanted.creditorIban === undefined ? 'FR7630006000011234567890189' : wanted.creditorIban;
  const reference = await database.inTransaction({ tenantId, actor }, async (ctx) => {
    await insertOrganisation(ctx, tenantId, creditorIban);
    await insertDebtor(ctx, {
      tenant_id: tenantId,
      id: debtorId,
      kind: 'company',
      name: debtorName,
      siren: null,
      legal_form: null,
      is_public_body: false,
      register_status: null,
      register_source: null,
      register_read_on: null,
      address_lines: ['4 rue du Port'],
      postcode: '29200',
      city: 'Brest',
      country: 'FR',
      created_at: at,
    });
    await insertInvoice(ctx, {
      tenant_id: tenantId,
      id: invoiceId,
      debtor_id: debtorId,
      document_id: null,
      number,
      issued_on: wanted.issuedOn ?? day('2026-06-01'),
      due_on: wanted.dueOn ?? day('2026-07-01'),
      currency: 'EUR',
      net_cents: null,
      tax_cents: null,
      total_cents: principal,
      prepaid_cents: 0n,
      principal_cents: principal,
      subject: null,
      contractual_rate_ppm: null,
      penalty_clause: null,
      parties: 'professionals',
      source: 'typed',
      mise_en_demeure_on: null,
      insolvency_opened_on: null,
      created_at: at,
    });
    const request = { caseId, caseReference, invoiceId, invoiceNumber: number, debtorName };
    return orThrow(await requestPayment(ctx, request)).reference;
  });
  return { tenantId, debtorId, invoiceId, caseId, caseReference, reference, principal };
}

async function insertOrganisation(ctx: Context, tenantId: TenantId, iban: Iban | string | null): Promise<void> {
  const own = ctx.tx.withTables<{
    organisation: {
      tenant_id: string;
      name: string;
      iban: string | null;
      account_holder: string | null;
      created_at: Date;
    };
  }>();
  await own
    .insertInto('organisation')
    .values({
      tenant_id: tenantId,
      name: 'Atelier Kermeur',
      iban,
      account_holder: 'Atelier Kermeur SARL',
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.constraint('organisation_key').doNothing())
    .execute();
}
