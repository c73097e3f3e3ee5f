import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { partiesOf } from './claim.ts';
import {
  insertDebtor,
  insertInvoice,
  lockClaims,
  selectDebtorByName,
  selectDebtorBySiren,
  selectDeposit,
  selectInvoiceByNumber,
  updateDebtor,
  updateDepositStatus,
} from './claims.sql.ts';
import type { CheckedDebtor } from './debtor.ts';
import type { CheckedInvoice } from './invoice.ts';
import { clauseCode } from './penalty-clause.ts';

export type KeepClaim = { debtor: CheckedDebtor; invoice: CheckedInvoice; depositId?: string };
export type KeepClaimRefusal =
  | { kind: 'invoice-already-known'; invoiceId: string; number: string }
  | { kind: 'no-such-deposit' };

/** Keeps what a creditor has confirmed: the debtor (found again by SIREN, or by name and postcode), and its invoice, once per number. */
export async function keepClaim(
  ctx: Context,
  { debtor, invoice, depositId }: KeepClaim,
): Promise<Result<{ debtorId: string; invoiceId: string }, KeepClaimRefusal>> {
  await lockClaims(ctx);
  const deposit = depositId ? await selectDeposit(ctx, depositId) : undefined;
  if (depositId && !deposit) return refuse({ kind: 'no-such-deposit' });
  const debtorId = await keepDebtor(ctx, debtor);
  const known = await selectInvoiceByNumber(ctx, debtorId, invoice.number);
  if (known) return refuse({ kind: 'invoice-already-known', invoiceId: known.id, number: invoice.number });
  const invoiceId = newId(ctx.now);
  const kept = await insertInvoice(ctx, {
    tenant_id: ctx.tenantId,
    id: invoiceId,
    debtor_id: debtorId,
    document_id: deposit?.document_id ?? null,
    number: invoice.number,
    issued_on: invoice.issuedOn,
    due_on: invoice.dueOn,
    currency: 'EUR',
    net_cents: invoice.net ?? null,
    tax_cents: invoice.tax ?? null,
    total_cents: invoice.total,
    prepaid_cents: invoice.prepaid,
    principal_cents: invoice.principal,
    subject: invoice.subject ?? null,
    contractual_rate_ppm: invoice.contractualRate ?? null,
    penalty_clause: invoice.contractualClause ? (clauseCode(invoice.contractualClause) ?? null) : null,
    parties: partiesOf(debtor),
    source: deposit ? 'file' : 'typed',
    mise_en_demeure_on: null,
    insolvency_opened_on: null,
    created_at: ctx.now,
  });
  if (kept === 'duplicate') {
    const other = await selectInvoiceByNumber(ctx, debtorId, invoice.number);
    return refuse({ kind: 'invoice-already-known', invoiceId: other?.id ?? '', number: invoice.number });
  }
  if (depositId) await updateDepositStatus(ctx, depositId, 'confirmed');
  return ok({ debtorId, invoiceId });
}

async function keepDebtor(ctx: Context, debtor: CheckedDebtor): Promise<string> {
  const known = debtor.siren
    ? await selectDebtorBySiren(ctx, debtor.siren)
    : await selectDebtorByName(ctx, debtor.name, debtor.postcode ?? '');
  const columns = {
    kind: debtor.kind,
    name: debtor.name,
    siren: debtor.siren ?? null,
    legal_form: debtor.legalForm ?? null,
    is_public_body: debtor.isPublicBody,
    register_status: debtor.registerStatus ?? null,
    register_source: debtor.registerSource ?? null,
    register_read_on: debtor.registerReadOn ?? null,
    address_lines: debtor.addressLines,
    postcode: debtor.postcode ?? null,
    city: debtor.city ?? null,
    country: debtor.country,
    contact_name: debtor.contactName ?? known?.contact_name ?? null,
    email: debtor.email ?? known?.email ?? null,
    phone: debtor.phone ?? known?.phone ?? null,
  };
  if (known) {
    await updateDebtor(ctx, known.id, columns);
    return known.id;
  }
  const id = newId(ctx.now);
  await insertDebtor(ctx, { ...columns, tenant_id: ctx.tenantId, id, created_at: ctx.now });
  return id;
}
