import { addDays } from '../../../kernel/civil-date.ts';
import { sumOf } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { CheckedInvoice } from '../../claims/invoice.ts';
import { type ReplaceRefusal, replaceInvoice } from '../../claims/linked/replace-invoice.ts';
import { holdDeposits } from '../../claims/merging/merged-debtors.ts';
import { owedOn } from '../../payments/claim-position.ts';
import { changeRequest } from '../../payments/request-payment.ts';
import { invoiceCorrected } from '../cases.events.ts';
import { type CaseRow, selectCaseForUpdate } from '../cases.sql.ts';
import { closeCase } from '../close-case.ts';
import { type Dossier, loadDossiers } from '../dossier.ts';
import { holdCase } from '../holds/hold-case.ts';
import { writeJournal } from '../journal.ts';
import { lookAgain } from '../look-again.ts';
import type { CaseSettings } from '../settings.ts';
import { watchFrom } from '../watch/watch-from.ts';

export type CorrectInvoice = {
  caseId: string;
  invoice: CheckedInvoice;
  debtorSiren?: string;
  depositId?: string;
  settings: CaseSettings;
};

/** Why a corrected invoice cannot take the place of the old one by itself: a person must look, and nothing is sent meanwhile. */
type Impossible = 'other-debtor' | 'credited-before' | 'law-does-not-answer' | 'paid-more-than-corrected';

export type CorrectionRefusal =
  | { kind: 'no-such-case' }
  | { kind: 'case-closed' }
  | { kind: 'correction-impossible'; why: Impossible }
  | { kind: 'prepaid-already-recorded'; receivedCents: number }
  | Exclude<ReplaceRefusal, { kind: 'credited-before' }>;

/**
 * A corrected invoice takes the place of the one of an open case: from now on the case asks for what it says, the payments received
 * count on it, and no message that cites the old amount leaves. Nothing is asked twice: there is one claim, before and after. When it
 * cannot be done, the reminders are paused rather than left to ask for what was corrected.
 */
export async function correctInvoice(ctx: Context, input: CorrectInvoice): Promise<Result<null, CorrectionRefusal>> {
  const { invoice, depositId, debtorSiren, settings } = input;
  // Before the case, as a merge of debtors does: the other way round, each would wait for the other.
  await holdDeposits(ctx);
  const row = await selectCaseForUpdate(ctx, input.caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  if (row.closed_on) return refuse({ kind: 'case-closed' });
  const [dossier] = await loadDossiers(ctx, [row]);
  if (!dossier) return refuse({ kind: 'no-such-case' });
  const { siren } = dossier.debtor;
  if (debtorSiren && siren && debtorSiren !== siren) return impossible(ctx, row, input, 'other-debtor');
  const owed = owedOn(correctedPosition(dossier, invoice), ctx.today);
  if (owed.refused) return impossible(ctx, row, input, 'law-does-not-answer');
  const received = sumOf(dossier.position.payments.map(({ amount }) => amount));
  const newlyPrepaid = invoice.prepaid - dossier.invoice.prepaid;
  if (received > 0n && (newlyPrepaid === received || invoice.prepaid === received)) {
    return refuse({ kind: 'prepaid-already-recorded', receivedCents: Number(received) });
  }
  // Part of it would have to be given back, which only a person decides.
  if (owed.value.surplus > 0n) return impossible(ctx, row, input, 'paid-more-than-corrected');
  const replaced = await replaceInvoice(ctx, {
    invoiceId: row.invoice_id,
    invoice,
    ...(depositId ? { depositId } : {}),
  });
  if (replaced.refused) {
    const { refusal } = replaced;
    return refusal.kind === 'credited-before' ? impossible(ctx, row, input, 'credited-before') : refuse(refusal);
  }
  await changeRequest(ctx, { caseId: row.id, invoiceNumber: invoice.number, principal: invoice.principal });
  // What is known of the debtor may freeze the claim as it is now said to be.
  await watchFrom(ctx, siren ? [siren] : []);
  const { before } = replaced.value;
  await writeJournal(ctx, [
    {
      tenantId: row.tenant_id,
      caseId: row.id,
      kind: 'invoice-replaced',
      data: {
        number: invoice.number,
        totalCents: Number(invoice.total),
        principalCents: Number(invoice.principal),
        before: before.number,
        beforeTotalCents: Number(before.total),
        beforePrincipalCents: Number(before.principal),
        ...(before.documentId ? { documentId: before.documentId } : {}),
      },
    },
  ]);
  await record(ctx, invoiceCorrected, { caseId: row.id, invoiceId: row.invoice_id, invoiceNumber: invoice.number });
  await goOn(ctx, row, invoice, settings);
  return ok(null);
}

function correctedPosition({ position }: Dossier, invoice: CheckedInvoice): Dossier['position'] {
  const { contractualRate: _rate, contractualClause: _clause, miseEnDemeureOn: _notice, ...claim } = position;
  const { number, issuedOn, dueOn, total, principal, contractualRate, contractualClause } = invoice;
  return {
    ...claim,
    number,
    issuedOn,
    dueOn,
    total,
    principal,
    ...(contractualRate ? { contractualRate } : {}),
    ...(contractualClause ? { contractualClause } : {}),
  };
}

/** What was paid may cover the corrected invoice; an invoice that is not yet due waits for its day. */
async function goOn(ctx: Context, row: CaseRow, invoice: CheckedInvoice, settings: CaseSettings): Promise<void> {
  const [dossier] = await loadDossiers(ctx, [row]);
  if (dossier?.owed && dossier.owed.total <= 0n) {
    await closeCase(ctx, { caseId: row.id, reason: dossier.position.payments.length > 0 ? 'paid' : 'settled' });
    return;
  }
  if (invoice.dueOn >= ctx.today) {
    await holdCase(ctx, {
      caseId: row.id,
      reason: 'pause',
      untilOn: addDays(invoice.dueOn, 1),
      note: `La facture rectificative n° ${invoice.number} n’est pas encore échue.`,
      settings,
    });
  }
  await lookAgain(ctx, row, settings);
}

async function impossible(
  ctx: Context,
  row: CaseRow,
  { invoice, settings }: CorrectInvoice,
  why: Impossible,
): Promise<Result<null, CorrectionRefusal>> {
  const note = `La facture rectificative n° ${invoice.number} n’a pas pu remplacer l’ancienne : à voir avant toute relance.`;
  // Paused already: nothing leaves either.
  await holdCase(ctx, { caseId: row.id, reason: 'pause', note, settings });
  return refuse({ kind: 'correction-impossible', why });
}
