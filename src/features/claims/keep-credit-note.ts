import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, sumOf } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { insertCreditNote, selectClaims } from './claims.sql.ts';

export type KeepCreditNote = { invoiceId: string; number: string; issuedOn: CivilDate; amount: Cents };
export type CreditNoteRefusal =
  | { kind: 'credit-note-already-known'; number: string }
  | { kind: 'credit-note-before-invoice'; issuedOn: CivilDate; invoiceIssuedOn: CivilDate }
  | { kind: 'credit-note-in-the-future'; issuedOn: CivilDate }
  | { kind: 'credit-notes-exceed-invoice'; principalCents: number };

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
  const kept = await insertCreditNote(ctx, {
    tenant_id: claim.tenantId,
    id: newId(ctx.now),
    invoice_id: note.invoiceId,
    number: note.number,
    issued_on: note.issuedOn,
    amount_cents: note.amount,
    created_at: ctx.now,
  });
  return kept === 'duplicate' ? refuse({ kind: 'credit-note-already-known', number: note.number }) : ok(null);
}
