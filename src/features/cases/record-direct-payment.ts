import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type RecordPaymentRefusal, recordPayment } from '../payments/record-payment.ts';
import { selectCaseForUpdate } from './cases.sql.ts';

export type ReceivedOutside = { kind: 'no-such-case' } | RecordPaymentRefusal;

/** The creditor says that it was paid on its own account: the debt falls at once, no client funds move. Journal and closing follow the event. */
export async function recordDirectPayment(
  ctx: Context,
  input: { caseId: string; receivedOn: CivilDate; amount: Cents; key: string },
): Promise<Result<null, ReceivedOutside>> {
  const row = await selectCaseForUpdate(ctx, input.caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  const recorded = await recordPayment(ctx, {
    invoiceId: row.invoice_id,
    caseId: row.id,
    amount: input.amount,
    receivedOn: input.receivedOn,
    origin: 'direct',
    key: `direct:${input.key}`,
  });
  return recorded.refused ? recorded : ok(null);
}
