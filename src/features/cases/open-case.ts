import { addDays, type CivilDate, yearOf } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import type { CheckedDebtor } from '../claims/debtor.ts';
import type { CheckedInvoice } from '../claims/invoice.ts';
import { type KeepClaimRefusal, keepClaim } from '../claims/keep-claim.ts';
import { requestPayment } from '../payments/request-payment.ts';
import { loadOrganisations, type MissingField, missingOf } from '../tenancy/organisation.ts';
import { acceptMandate } from '../tenancy/save-organisation.ts';
import { advanceCases } from './advance-due-cases.ts';
import { caseOpened } from './cases.events.ts';
import { insertCase, selectCaseForUpdate, selectOpenCaseOfInvoice, takeCaseNumber } from './cases.sql.ts';
import { writeJournal } from './journal.ts';
import { checkLinked, type LinkedRefusal } from './linked/check-linked.ts';
import type { CaseSettings } from './settings.ts';
import { watchFrom } from './watch/watch-from.ts';

export type OpenCase = {
  debtor: CheckedDebtor;
  invoice: CheckedInvoice;
  depositId?: string;
  /** The creditor answers that no deposit invoice claimed or paid apart is in the total. */
  excludesDeposits?: boolean;
  signatory: { name: string; role: string };
  settings: CaseSettings;
};

export type OpenCaseRefusal =
  | KeepClaimRefusal
  | LinkedRefusal
  | { kind: 'organisation-incomplete'; missing: MissingField[] }
  | { kind: 'case-already-open'; caseId: string; reference: string };

/**
 * Opens a case: keeps the debtor and the invoice, records the mandate, numbers the case, asks for its payment reference, and takes
 * the first look at its plan. A second click on the same invoice answers the case that is already open.
 */
export async function openCase(
  ctx: Context,
  input: OpenCase,
): Promise<Result<{ id: string; reference: string }, OpenCaseRefusal>> {
  const organisation = (await loadOrganisations(ctx, [ctx.tenantId])).get(ctx.tenantId);
  const missing = organisation
    ? missingOf(organisation).filter((field) => field !== 'signatory')
    : (['siren'] as MissingField[]);
  if (missing.length > 0) return refuse({ kind: 'organisation-incomplete', missing });
  const linked = await checkLinked(ctx, input);
  if (linked.refused) return linked;
  const claim = await keepClaim(ctx, input);
  if (claim.refused) {
    if (claim.refusal.kind !== 'invoice-already-known') return claim;
    const open = await selectOpenCaseOfInvoice(ctx, claim.refusal.invoiceId);
    return open ? refuse({ kind: 'case-already-open', caseId: open.id, reference: open.reference }) : claim;
  }
  await watchFrom(ctx, claim.value.siren ? [claim.value.siren] : []);
  await acceptMandate(ctx);
  const year = yearOf(ctx.today);
  const reference = `RCV-${year}-${String(await takeCaseNumber(ctx, year)).padStart(6, '0')}`;
  const id = newId(ctx.now);
  await insertCase(ctx, {
    tenant_id: ctx.tenantId,
    id,
    reference,
    debtor_id: claim.value.debtorId,
    invoice_id: claim.value.invoiceId,
    strategy: 'amicable-60',
    state: 'amicable',
    opened_on: ctx.today,
    opened_at: ctx.now,
    opened_by: ctx.actor,
    signatory_name: input.signatory.name,
    signatory_role: input.signatory.role,
    next_step: null,
    next_step_on: null,
    next_action_at: ctx.now,
    hand_over: null,
    portal_key: newId(ctx.now),
    closed_on: null,
    closed_reason: null,
    problem: null,
  });
  await requestPayment(ctx, {
    caseId: id,
    caseReference: reference,
    invoiceId: claim.value.invoiceId,
    invoiceNumber: input.invoice.number,
    debtorName: input.debtor.name,
  });
  await writeJournal(ctx, [
    {
      caseId: id,
      kind: 'opened',
      data: {
        invoice: input.invoice.number,
        source: input.depositId ? 'file' : 'typed',
        plan: 'amicable-60',
        endsOn: endOfPlan(ctx.today),
      },
    },
  ]);
  await record(ctx, caseOpened, {
    caseId: id,
    invoiceId: claim.value.invoiceId,
    invoiceNumber: input.invoice.number,
  });
  const row = await selectCaseForUpdate(ctx, id);
  if (row) await advanceCases(ctx, [row], input.settings);
  return ok({ id, reference });
}

function endOfPlan(openedOn: CivilDate): CivilDate {
  return addDays(openedOn, 60);
}
