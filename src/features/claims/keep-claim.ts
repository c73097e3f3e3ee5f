import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Siren } from '../../kernel/siren.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { debtorColumns, invoiceRow } from './claim-rows.ts';
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
import { keepListedContacts, keepTypedContact } from './contacts/keep-contacts.ts';
import { type CheckedDebtor, toldContactOf } from './debtor.ts';
import type { CheckedInvoice } from './invoice.ts';
import { keepLinks } from './linked/keep-links.ts';
import { selectReplacedNumbers } from './linked/linked.sql.ts';
import { numberKey } from './load-claims.ts';
import { attachedDebtor } from './merging/merged-debtors.ts';

export type KeepClaim = { debtor: CheckedDebtor; invoice: CheckedInvoice; depositId?: string };
/** `siren` is that of the debtor it was kept for: an old spelling has none. */
export type KeptClaim = { debtorId: string; invoiceId: string; siren?: Siren };
export type KeepClaimRefusal =
  | { kind: 'invoice-already-known'; invoiceId: string; number: string }
  | { kind: 'invoice-replaced'; invoiceId: string; number: string }
  | { kind: 'no-such-deposit' };

/**
 * Keeps what a creditor has confirmed: the debtor (found again by SIREN, or by name and postcode; the one kept, when that spelling
 * was merged), and its invoice, once per number.
 */
export async function keepClaim(
  ctx: Context,
  { debtor, invoice, depositId }: KeepClaim,
): Promise<Result<KeptClaim, KeepClaimRefusal>> {
  await lockClaims(ctx);
  const deposit = depositId ? await selectDeposit(ctx, depositId) : undefined;
  if (depositId && !deposit) return refuse({ kind: 'no-such-deposit' });
  const { id: debtorId, party } = await keepDebtor(ctx, debtor);
  const known = await selectInvoiceByNumber(ctx, debtorId, invoice.number);
  if (known) return refuse({ kind: 'invoice-already-known', invoiceId: known.id, number: invoice.number });
  const key = numberKey(invoice.number);
  const replaced = (await selectReplacedNumbers(ctx, [key])).find((one) => one.debtor_id === debtorId);
  if (replaced) return refuse({ kind: 'invoice-replaced', invoiceId: replaced.invoice_id, number: invoice.number });
  const source = deposit ? 'file' : 'typed';
  const file = { documentId: deposit?.document_id, documentPages: deposit?.pages };
  const row = invoiceRow(ctx, { debtorId, debtor: party, invoice, source, ...file });
  const kept = await insertInvoice(ctx, row);
  if (kept === 'duplicate') {
    const other = await selectInvoiceByNumber(ctx, debtorId, invoice.number);
    return refuse({ kind: 'invoice-already-known', invoiceId: other?.id ?? '', number: invoice.number });
  }
  if (depositId) {
    await keepLinks(ctx, row.id, depositId);
    await updateDepositStatus(ctx, depositId, 'confirmed');
  }
  return ok({ debtorId, invoiceId: row.id, ...(party.siren ? { siren: party.siren } : {}) });
}

async function keepDebtor(ctx: Context, debtor: CheckedDebtor): Promise<{ id: string; party: CheckedDebtor }> {
  const known = debtor.siren
    ? await selectDebtorBySiren(ctx, debtor.siren)
    : await selectDebtorByName(ctx, debtor.name, debtor.postcode ?? '');
  const attached = known ? undefined : await attachedDebtor(ctx, debtor);
  if (attached) {
    await keepListedContacts(ctx, [{ debtorId: attached.id, contact: toldContactOf(debtor) }]);
    return { id: attached.id, party: attached.debtor };
  }
  const columns = debtorColumns(debtor);
  const id = known?.id ?? newId(ctx.now);
  if (known) await updateDebtor(ctx, id, columns);
  else await insertDebtor(ctx, { ...columns, tenant_id: ctx.tenantId, id, created_at: ctx.now });
  await keepTypedContact(ctx, { debtorId: id, contact: toldContactOf(debtor) });
  return { id, party: debtor };
}
