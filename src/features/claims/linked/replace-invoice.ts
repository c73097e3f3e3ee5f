import { type CivilDate, earlier } from '../../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { lockClaims, selectDeposit, selectInvoices, updateDepositStatus } from '../claims.sql.ts';
import { type CheckedInvoice, type Invoice, invoiceOf } from '../invoice.ts';
import { numberKey } from '../load-claims.ts';
import { clauseCode } from '../penalty-clause.ts';
import { keepLinks } from './keep-links.ts';
import {
  insertReplaced,
  selectByNumbers,
  selectCreditNotes,
  selectReplacedNumbers,
  updateInvoice,
} from './linked.sql.ts';
import { isDepositInvoice } from './relations.ts';

export type ReplaceInvoice = { invoiceId: string; invoice: CheckedInvoice; depositId?: string };

export type ReplaceRefusal =
  | { kind: 'no-such-deposit' }
  | { kind: 'invoice-not-found'; invoiceId: string }
  | { kind: 'same-invoice-number'; number: string }
  | { kind: 'invoice-already-known'; invoiceId: string; number: string }
  | { kind: 'invoice-replaced'; invoiceId: string; number: string }
  | { kind: 'credited-before'; numbers: string[] };

/**
 * Puts a corrected invoice in the place of the one it corrects: the claim stays the same, with its payments, and says what the new
 * invoice says; what the old one said is kept. The old number can no longer be claimed. Credit notes of the old invoice may or may
 * not count on the new one: then a person decides. Answers the invoice as it was.
 */
export async function replaceInvoice(
  ctx: Context,
  { invoiceId, invoice, depositId }: ReplaceInvoice,
): Promise<Result<{ before: Invoice }, ReplaceRefusal>> {
  await lockClaims(ctx);
  const deposit = depositId ? await selectDeposit(ctx, depositId) : undefined;
  if (depositId && !deposit) return refuse({ kind: 'no-such-deposit' });
  const [row] = await selectInvoices(ctx, [invoiceId]);
  if (!row) return refuse({ kind: 'invoice-not-found', invoiceId });
  const key = numberKey(invoice.number);
  if (numberKey(row.number) === key) return refuse({ kind: 'same-invoice-number', number: row.number });
  const known = (await selectByNumbers(ctx, [key])).find(({ debtor_id }) => debtor_id === row.debtor_id);
  if (known) return refuse({ kind: 'invoice-already-known', invoiceId: known.id, number: known.number });
  const replaced = (await selectReplacedNumbers(ctx, [key])).find(({ debtor_id }) => debtor_id === row.debtor_id);
  if (replaced) return refuse({ kind: 'invoice-replaced', invoiceId: replaced.invoice_id, number: invoice.number });
  const notes = await selectCreditNotes(ctx, invoiceId);
  if (notes.length > 0) return refuse({ kind: 'credited-before', numbers: notes.map(({ number }) => number) });
  await insertReplaced(ctx, {
    tenant_id: row.tenant_id,
    id: newId(ctx.now),
    invoice_id: row.id,
    debtor_id: row.debtor_id,
    document_id: row.document_id,
    document_pages: row.document_pages ?? null,
    number: row.number,
    number_key: numberKey(row.number),
    issued_on: row.issued_on,
    due_on: row.due_on,
    total_cents: row.total_cents,
    prepaid_cents: row.prepaid_cents,
    principal_cents: row.principal_cents,
    mise_en_demeure_on: row.mise_en_demeure_on,
    replaced_on: ctx.today,
    replaced_at: ctx.now,
    replaced_by: ctx.actor,
  });
  await updateInvoice(ctx, row.id, {
    number: invoice.number,
    issued_on: invoice.issuedOn,
    due_on: invoice.dueOn,
    // A correction makes no claim younger: its birth and its prescription stay those of the oldest.
    first_issued_on: earlier((row.first_issued_on ?? row.issued_on) as CivilDate, invoice.issuedOn),
    first_due_on: earlier((row.first_due_on ?? row.due_on) as CivilDate, invoice.dueOn),
    net_cents: invoice.net ?? null,
    tax_cents: invoice.tax ?? null,
    total_cents: invoice.total,
    prepaid_cents: invoice.prepaid,
    principal_cents: invoice.principal,
    subject: invoice.subject ?? row.subject,
    contractual_rate_ppm: invoice.contractualRate ?? null,
    penalty_clause: invoice.contractualClause ? (clauseCode(invoice.contractualClause) ?? null) : null,
    source: deposit ? 'file' : 'typed',
    // A deposit invoice corrected is a deposit invoice still: its balance takes it off.
    type_code: isDepositInvoice(row.type_code ?? undefined) ? (row.type_code ?? null) : '384',
    // A notice that asked for another amount makes no interest run on this one: to claim less than is due is always lawful.
    mise_en_demeure_on: null,
    ...(deposit ? { document_id: deposit.document_id, document_pages: deposit.pages ?? null } : {}),
  });
  if (depositId) {
    await keepLinks(ctx, row.id, depositId, { keepsKind: isDepositInvoice(row.type_code ?? undefined) });
    await updateDepositStatus(ctx, depositId, 'confirmed');
  }
  return ok({ before: invoiceOf(row) });
}
