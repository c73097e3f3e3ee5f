import { addDays, yearOf } from '../../../kernel/civil-date.ts';
import type { Context } from '../../../platform/context.ts';
import { recordAll } from '../../../platform/events.ts';
import { newId, PLATFORM } from '../../../platform/ids.ts';
import { enqueueMany } from '../../../platform/jobs.ts';
import { keepClaims, type ListedClaim } from '../../claims/keep-claims.ts';
import { requestPayments } from '../../payments/request-payment.ts';
import { acceptMandate } from '../../tenancy/save-organisation.ts';
import { advanceCases } from '../advance-due-cases.ts';
import { caseOpened } from '../cases.events.ts';
import { type CaseRow, insertCases, insertHolds, selectCasesForUpdate, takeCaseNumber } from '../cases.sql.ts';
import { writeJournal } from '../journal.ts';
import type { CaseSettings } from '../settings.ts';
import { watchDebtors } from '../watch/watch-debtors.job.ts';
import { watchFrom } from '../watch/watch-from.ts';

/** The code of the hold of a case that a list opened, until its creditor launches the reminders. */
export const AWAITING_LAUNCH = 'import';

export type OpenCases = {
  claims: readonly ListedClaim[];
  batchId: string;
  signatory: { name: string; role: string };
  settings: CaseSettings;
};
export type OpenedCase = { caseId: string; invoiceId: string; debtorId: string };

/**
 * Opens the cases of a list as `openCase` opens one, in a fixed number of statements, and on hold: nothing is sent before the creditor
 * launches them. The organisation must be complete. Answers in the order of the claims; undefined where the invoice was already known.
 */
export async function openCases(ctx: Context, input: OpenCases): Promise<(OpenedCase | undefined)[]> {
  const kept = await keepClaims(ctx, input.claims);
  const fresh = kept.flatMap((claim, index) =>
    claim ? [{ ...claim, listed: input.claims[index] as ListedClaim }] : [],
  );
  if (fresh.length === 0) return kept.map(() => undefined);
  await watchFrom(
    ctx,
    fresh.flatMap(({ siren }) => siren ?? []),
  );
  // Nothing is sent before the creditor launches the list: the companies are looked at meanwhile.
  await enqueueMany(ctx, watchDebtors, [{ payload: {}, key: 'opened', tenantId: PLATFORM }]);
  await acceptMandate(ctx);
  const year = yearOf(ctx.today);
  const first = (await takeCaseNumber(ctx, year, fresh.length)) - fresh.length + 1;
  const rows = fresh.map(({ debtorId, invoiceId }, index) => ({
    ...opened(ctx, input),
    id: newId(ctx.now),
    reference: `RCV-${year}-${String(first + index).padStart(6, '0')}`,
    debtor_id: debtorId,
    invoice_id: invoiceId,
    portal_key: newId(ctx.now),
  }));
  await insertCases(ctx, rows);
  await insertHolds(
    ctx,
    rows.map(({ id }) => heldForLaunch(ctx, id)),
  );
  await requestPayments(
    ctx,
    fresh.map(({ invoiceId, listed }, index) => ({
      caseId: (rows[index] as CaseRow).id,
      caseReference: (rows[index] as CaseRow).reference,
      invoiceId,
      invoiceNumber: listed.invoice.number,
      debtorName: listed.debtor.name,
      principal: listed.invoice.principal,
    })),
  );
  await writeJournal(
    ctx,
    fresh.map(({ listed }, index) => ({
      caseId: (rows[index] as CaseRow).id,
      kind: 'opened',
      data: {
        invoice: listed.invoice.number,
        source: 'list',
        importId: input.batchId,
        plan: 'amicable-60',
        endsOn: addDays(ctx.today, 60),
      },
    })),
  );
  await recordAll(
    ctx,
    caseOpened,
    fresh.map(({ invoiceId, listed }, index) => ({
      caseId: (rows[index] as CaseRow).id,
      invoiceId,
      invoiceNumber: listed.invoice.number,
    })),
  );
  await advanceCases(
    ctx,
    await selectCasesForUpdate(
      ctx,
      rows.map(({ id }) => id),
    ),
    input.settings,
  );
  const cases = new Map(
    rows.map(({ id, invoice_id, debtor_id }) => [
      invoice_id,
      { caseId: id, invoiceId: invoice_id, debtorId: debtor_id },
    ]),
  );
  return kept.map((claim) => claim && cases.get(claim.invoiceId));
}

function opened(
  ctx: Context,
  { signatory }: OpenCases,
): Omit<CaseRow, 'id' | 'reference' | 'debtor_id' | 'invoice_id' | 'portal_key'> {
  return {
    tenant_id: ctx.tenantId,
    strategy: 'amicable-60',
    state: 'paused',
    opened_on: ctx.today,
    opened_at: ctx.now,
    opened_by: ctx.actor,
    signatory_name: signatory.name,
    signatory_role: signatory.role,
    next_step: null,
    next_step_on: null,
    next_action_at: null,
    hand_over: null,
    closed_on: null,
    closed_reason: null,
    problem: null,
  };
}

function heldForLaunch(ctx: Context, caseId: string) {
  return {
    tenant_id: ctx.tenantId,
    id: newId(ctx.now),
    case_id: caseId,
    reason: 'pause' as const,
    starts_on: ctx.today,
    until_on: null,
    promised_on: null,
    amount_cents: null,
    dispute_code: AWAITING_LAUNCH,
    note: 'Ouvert par une liste : les relances attendent d’être lancées.',
    document_id: null,
    created_at: ctx.now,
    created_by: ctx.actor,
    ended_at: null,
    ended_on: null,
    ended_by: null,
    outcome: null,
  };
}
