import { addDays } from '../../kernel/civil-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { parseSiren } from '../../kernel/siren.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { casesOfInvoices, type InvoiceCase } from '../cases/find-case.ts';
import { writeJournal } from '../cases/journal.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { invoicesNamed } from '../claims/linked/load-linked.ts';
import { numberKey } from '../claims/load-claims.ts';
import { type LifecycleMessage, lifecycleStatusLabel } from '../invoice-files/lifecycle-message.ts';
import { loadOrganisations } from '../tenancy/organisation.ts';
import { applyStatus } from './apply-status.ts';
import { insertStatuses, type StatusRow, selectOfCase, updateStatus } from './invoice-statuses.sql.ts';
import { dayOf, effectOf } from './status-effect.ts';

export type ReceiveStatuses = {
  messages: readonly LifecycleMessage[];
  documentId?: string;
  settings: CaseSettings;
};

/** What became of the messages: the rows written, how many were known already, and those of a day that has not come, kept by no way. */
export type Received = { rows: StatusRow[]; known: number; toCome: LifecycleMessage[] };

/**
 * Keeps the statuses of electronic invoices, in the order of their life cycle, and does to each case what its statuses ask. A status
 * of an invoice that is not deposited yet waits for it; one of somebody else's invoice is kept aside; the same one twice is one.
 */
export async function receiveStatuses(ctx: Context, input: ReceiveStatuses): Promise<Result<Received, never>> {
  // A day that has not come would make every later status look overtaken; tomorrow is another zone's today.
  const latest = addDays(ctx.today, 1);
  const isToCome = (message: LifecycleMessage) => (dayOf(message) ?? latest) > latest;
  const come = input.messages.filter((message) => !isToCome(message));
  const ordered = come.sort((a, b) => compare(a.at ?? '', b.at ?? '') || compare(a.status, b.status));
  const own = (await loadOrganisations(ctx, [ctx.tenantId])).get(ctx.tenantId)?.siren;
  const written = await insertStatuses(
    ctx,
    ordered.map((message) => rowOf(ctx, message, own, input.documentId)),
  );
  const rows = written.sort((a, b) => compare(a.reported_at, b.reported_at) || compare(a.status, b.status));
  const targets = await targetsOf(ctx, rows);
  const done: StatusRow[] = [];
  for (const row of rows) {
    const target = row.effect === 'not-ours' ? undefined : targets.get(row.id);
    done.push(target ? await applyTo(ctx, row, target, input.settings) : row);
  }
  return ok({ rows: done, known: ordered.length - rows.length, toCome: input.messages.filter(isToCome) });
}

/** Applies to a case the statuses that had come before it was opened. */
export async function applyTo(
  ctx: Context,
  row: StatusRow,
  target: InvoiceCase,
  settings: CaseSettings,
): Promise<StatusRow> {
  const { caseId, invoiceId } = target;
  const known = await selectOfCase(ctx, caseId);
  const applied = target.isClosed
    ? ({ effect: 'recorded' } as const)
    : await applyStatus(ctx, { caseId, invoiceId, settings }, row, effectOf(messageOf(row)), known);
  const change = {
    case_id: caseId,
    hold_id: 'holdId' in applied ? (applied.holdId ?? null) : null,
    effect: applied.effect,
  };
  await updateStatus(ctx, row.id, change);
  await writeJournal(ctx, [
    {
      tenantId: row.tenant_id,
      caseId,
      kind: 'invoice-status',
      data: { status: row.status, label: row.label, at: row.reported_at, effect: applied.effect },
    },
  ]);
  return { ...row, ...change };
}

/** The statuses that a case's invoice has had, by their codes, oldest first. */
export async function statusesOfCase(ctx: Context, caseId: string): Promise<string[]> {
  return (await selectOfCase(ctx, caseId)).map(({ status }) => status);
}

/** The message as it was kept. */
function messageOf(row: StatusRow): LifecycleMessage {
  return {
    invoiceNumber: row.invoice_number,
    status: row.status,
    statusLabel: row.label,
    reasons: row.reasons,
    amounts: row.amounts,
    at: row.reported_at,
    recipients: [],
  };
}

function rowOf(ctx: Context, message: LifecycleMessage, own: string | undefined, documentId?: string): StatusRow {
  const seller = message.seller?.replace(/\s/g, '').slice(0, 9);
  const isOthers = own !== undefined && seller !== undefined && !parseSiren(seller).refused && seller !== own;
  return {
    tenant_id: ctx.tenantId,
    id: newId(ctx.now),
    invoice_key: numberKey(message.invoiceNumber),
    invoice_number: message.invoiceNumber,
    issued_on: message.issueDate ?? null,
    seller: message.seller ?? null,
    status: message.status,
    label: lifecycleStatusLabel(message.status) ?? message.statusLabel,
    reported_at: message.at ?? ctx.now.toISOString().slice(0, 19),
    reasons: message.reasons,
    amounts: message.amounts,
    sender: message.sender ?? null,
    message_id: message.messageId ?? null,
    document_id: documentId ?? null,
    case_id: null,
    hold_id: null,
    effect: isOthers ? 'not-ours' : 'waiting',
    received_at: ctx.now,
    received_by: ctx.actor,
  };
}

/** The case of each row's invoice, by the number it bears or bore before it was corrected. A number of several, none of that date, names none. */
async function targetsOf(ctx: Context, rows: readonly StatusRow[]): Promise<Map<string, InvoiceCase>> {
  const invoices = await invoicesNamed(
    ctx,
    rows.map(({ invoice_number }) => ({ number: invoice_number })),
  );
  const named = rows.flatMap((row) => {
    const dated = invoices.filter(({ names }) =>
      names.some(
        ({ key, issuedOn }) => key === row.invoice_key && (row.issued_on === null || issuedOn === row.issued_on),
      ),
    );
    const [only, ...more] = dated;
    return only && more.length === 0 ? [{ row, invoiceId: only.id }] : [];
  });
  const cases = await casesOfInvoices(ctx, [...new Set(named.map(({ invoiceId }) => invoiceId))]);
  return new Map(
    named.flatMap(({ row, invoiceId }) => {
      const target = cases.get(invoiceId);
      return target ? [[row.id, target] as const] : [];
    }),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
