import { decimal } from '../../../kernel/money.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { sepaName } from '../../bank-files/sepa-text.ts';
import { listPayable, type Payable } from './payable.ts';
import type { Beneficiary } from './payout.ts';
import { payoutProposed } from './payouts.events.ts';
import { insertPayouts, lockPayouts, type PayoutRow } from './payouts.sql.ts';

/** `operator`: our operating account, for our own fees; without it they stay where they are. */
export type ProposePayouts = { operator?: Beneficiary };
export type Proposed = { payoutIds: string[]; missing: Payable[] };

/** Proposes a payout for all that is payable, one per case, and one for our fees. What cannot be proposed is answered with why. */
export async function proposePayouts(ctx: Context, input: ProposePayouts): Promise<Result<Proposed, never>> {
  await lockPayouts(ctx);
  const payables = await listPayable(ctx, input.operator);
  const ready = payables.filter(({ missing, to }) => missing === undefined && to !== undefined);
  const rows = ready.map((payable) => rowOf(ctx, payable, payable.to as Beneficiary));
  await insertPayouts(ctx, rows);
  for (const [index, { request, tenantId, amount }] of ready.entries()) {
    const { id, end_to_end_id } = rows[index] as PayoutRow;
    if (!request) continue;
    const told = { payoutId: id, caseId: request.caseId, amount: decimal(amount), endToEndId: end_to_end_id };
    await record({ ...ctx, tenantId }, payoutProposed, told);
  }
  return ok({ payoutIds: rows.map(({ id }) => id), missing: payables.filter(({ missing }) => missing !== undefined) });
}

function rowOf(ctx: Context, { beneficiary, tenantId, request, amount }: Payable, to: Beneficiary): PayoutRow {
  const id = newId(ctx.now);
  // The random end of the identifier: at most 35 signs, unique, and the case still readable on both banks' statements.
  const endToEndId = `${request?.caseReference ?? 'HONORAIRES'}-${id.slice(-12)}`;
  const remittance = request
    ? `${request.caseReference} Facture ${request.invoiceNumber} net`
    : `Honoraires de recouvrement au ${ctx.today}`;
  return {
    tenant_id: tenantId,
    id,
    beneficiary,
    case_id: request?.caseId ?? null,
    amount_cents: amount,
    beneficiary_name: to.name,
    iban: to.iban,
    bic: to.bic ?? null,
    end_to_end_id: endToEndId,
    remittance: sepaName(remittance, 140),
    state: 'proposed',
    proposed_at: ctx.now,
    proposed_by: ctx.actor,
    approved_at: null,
    approved_by: null,
    refused_at: null,
    refused_by: null,
    refused_reason: null,
    batch_id: null,
    executed_on: null,
  };
}
