import type { Actor, Context, Tx } from '../../platform/context.ts';
import type { LifecycleAmount, LifecycleParty, LifecycleReason } from '../invoice-files/lifecycle-message.ts';

export type AppliedEffect =
  | 'recorded'
  | 'waiting'
  | 'disputed'
  | 'refused'
  | 'suspended'
  | 'dispute-lifted'
  | 'payment-announced'
  | 'cashed'
  | 'factored'
  | 'factoring-ended'
  | 'not-delivered'
  | 'cancelled'
  | 'not-ours'
  | 'already-so';

export type StatusRow = {
  tenant_id: string;
  id: string;
  invoice_key: string;
  invoice_number: string;
  issued_on: string | null;
  seller: string | null;
  status: string;
  label: string;
  reported_at: string;
  reasons: readonly LifecycleReason[];
  amounts: readonly LifecycleAmount[];
  sender: LifecycleParty | null;
  message_id: string | null;
  document_id: string | null;
  case_id: string | null;
  hold_id: string | null;
  effect: AppliedEffect;
  received_at: Date;
  received_by: Actor;
};

const own = (tx: Tx) => tx.withTables<{ invoice_status: StatusRow }>();

const json = (value: unknown) => JSON.stringify(value) as never;

/** Rows of one statement: PostgreSQL takes 65 535 parameters. */
const ROWS = 1_000;

/** The rows that were not known: a status that came already is not counted twice. */
export async function insertStatuses(ctx: Context, rows: readonly StatusRow[]): Promise<StatusRow[]> {
  const inserted: StatusRow[] = [];
  for (let start = 0; start < rows.length; start += ROWS) {
    const some = rows.slice(start, start + ROWS);
    const written = await own(ctx.tx)
      .insertInto('invoice_status')
      .values(some.map((row) => ({ ...row, reasons: json(row.reasons), amounts: json(row.amounts) })))
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .execute();
    inserted.push(...written);
  }
  return inserted;
}

export async function updateStatus(
  ctx: Context,
  id: string,
  change: Partial<Pick<StatusRow, 'case_id' | 'hold_id' | 'effect'>>,
): Promise<void> {
  await own(ctx.tx)
    .updateTable('invoice_status')
    .set(change)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Statuses that came before their invoice was deposited, in the order of the life cycle. */
export async function selectWaiting(ctx: Context, invoiceKey: string): Promise<StatusRow[]> {
  return own(ctx.tx)
    .selectFrom('invoice_status')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('invoice_key', '=', invoiceKey)
    .where('effect', '=', 'waiting')
    .orderBy('reported_at')
    .orderBy('status')
    .execute();
}

/** The chronogram of a case's invoice. */
export async function selectOfCase(ctx: Context, caseId: string): Promise<StatusRow[]> {
  return own(ctx.tx)
    .selectFrom('invoice_status')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('reported_at')
    .orderBy('status')
    .execute();
}
