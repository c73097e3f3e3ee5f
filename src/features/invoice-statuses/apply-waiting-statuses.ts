import type { Context } from '../../platform/context.ts';
import { casesOfInvoices } from '../cases/find-case.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { numberKey } from '../claims/load-claims.ts';
import { selectWaiting } from './invoice-statuses.sql.ts';
import { applyTo } from './receive-statuses.ts';

/** A case has an invoice whose statuses had come before: they take effect at once, the oldest first. */
export async function applyWaitingStatuses(
  ctx: Context,
  opened: { caseId: string; invoiceId: string; invoiceNumber: string },
  settings: CaseSettings,
): Promise<void> {
  const target = (await casesOfInvoices(ctx, [opened.invoiceId])).get(opened.invoiceId);
  if (!target) return;
  for (const row of await selectWaiting(ctx, numberKey(opened.invoiceNumber)))
    await applyTo(ctx, row, target, settings);
}
