import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, sumOf } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { insertCreditNote, selectClaims, selectDeposit, updateDepositStatus } from './claims.sql.ts';

export type KeepCreditNote = {
  invoiceId: string;
  number: string;
  issuedOn: CivilDate;
  amount: Cents;
  /** The deposit of its file, confirmed with it. */
  depositId?: string;
};
export type CreditNoteRefusal =
  | { kind: 'credit-note-already-known'; number: string }
  | { kind: 'credit-note-before-invoice'; issuedOn: CivilDate; invoiceIssuedOn: CivilDate }
  | { kind: 'credit-note-in-the-future'; issuedOn: CivilDate }
  | { kind: 'credit-notes-exceed-invoice'; principalCents: number }
  | { kind: 'no-such-deposit' };

/** Keeps a credit note of an invoice, once per number; together they cannot exceed what the invoice asked for. */
export async function keepCreditNote(ctx: Context, note: KeepCreditNote): Promise<Result<null, CreditNoteRefusal>> {
  const [claim] = await selectClaims(ctx, [note.invoiceId]);
  if (!claim) throw new Error(`credit note without invoice ${note.invoiceId}`);
  if (note.issuedOn > ctx.today) return refuse({ kind: 'credit-note-in-the-future', issuedOn: note.issuedOn });
  if (note.issuedOn < claim.issuedOn) {
    return refuse({ kind: 'credit-note-before-invoice', issuedOn: note.issuedOn, invoiceIssuedOn: claim.issuedOn });
  }
  if (sumOf([...claim.creditNotes.map(({ amount }) => amount), note.amount]) > claim.principal) {
    return refuse({ kind: 'credit-notes-exceed-invoice', principalCents: Number(claim.principal) });
  }
  const deposit = note.depositId ? await selectDeposit(ctx, note.depositId) : undefined;
  if (note.depositId && !deposit) return refuse({ kind: 'no-such-deposit' });
  const kept = await insertCreditNote(ctx, {
    tenant_id: claim.tenantId,
    id: newId(ctx.now),
    invoice_id: note.invoiceId,
    number: note.number,
    issued_on: note.issuedOn,
    amount_cents: note.amount,
    created_at: ctx.now,
    document_id: deposit?.document_id ?? null,
    document_pages: deposit?.pages ?? null,
  });
  if (kept !== 'duplicate' && deposit) await updateDepositStatus(ctx, deposit.id, 'confirmed');
  return kept === 'duplicate' ? refuse({ kind: 'credit-note-already-known', number: note.number }) : ok(null);
}
