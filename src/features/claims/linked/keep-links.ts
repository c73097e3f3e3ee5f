import type { Context } from '../../../platform/context.ts';
import { findDeposit } from '../deposit-invoice.ts';
import { numberKey } from '../load-claims.ts';
import { insertLinks, updateInvoice } from './linked.sql.ts';
import { relationsOf } from './relations.ts';

/** Keeps what the file of an invoice says of others: its kind, unless it keeps the one it had, and the numbers it names, known here or not. */
export async function keepLinks(
  ctx: Context,
  invoiceId: string,
  depositId: string,
  { keepsKind = false } = {},
): Promise<void> {
  const deposit = await findDeposit(ctx, depositId);
  const reading =
    deposit?.reading ?? (deposit?.refusal?.kind === 'incomplete-reading' ? deposit.refusal.partial : undefined);
  if (!reading) return;
  if (!keepsKind && /^\d{2,3}$/.test(reading.typeCode ?? ''))
    await updateInvoice(ctx, invoiceId, { type_code: reading.typeCode ?? null });
  await insertLinks(
    ctx,
    relationsOf(reading)
      .references.slice(0, 50)
      .map(({ number, issuedOn }) => ({
        tenant_id: ctx.tenantId,
        invoice_id: invoiceId,
        number: number.slice(0, 100),
        number_key: numberKey(number).slice(0, 100),
        issued_on: issuedOn ?? null,
        created_at: ctx.now,
      })),
  );
}
