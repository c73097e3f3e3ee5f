import type { Result } from '../../kernel/result.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { citation } from '../../law/citation.ts';
import type { OwedRefusal } from '../../law/penalites-de-retard/owed.ts';
import { prescriptionOf } from '../../law/prescription/prescription.ts';
import type { Context } from '../../platform/context.ts';
import { costOf } from '../billing/cost-of.ts';
import { partiesOf } from '../claims/claim.ts';
import { claimFindings, type FindingFacts, gravestFirst } from '../claims/claim-findings.ts';
import { newContact } from '../claims/contacts/contact.ts';
import { toldContactOf } from '../claims/debtor.ts';
import { type LinkedFacts, linkedFindings } from '../claims/linked/linked-findings.ts';
import { type ClaimPosition, owedOn } from '../payments/claim-position.ts';
import { presentOwed } from '../payments/owed-view.ts';
import { planOf } from '../scenario/plan.ts';
import { amicable60 } from '../scenario/strategies.ts';
import { presentPlan } from './case-plan.ts';
import type { CasePreview } from './cases.contract.ts';

export type PreviewFacts = Pick<
  FindingFacts,
  'debtor' | 'invoice' | 'inForce' | 'twins' | 'insolvency' | 'attached'
> & {
  linked: LinkedFacts | undefined;
};

/** What a creditor sees before it confirms: what is owed today, what will happen on which day, what it will cost. Nothing is written. */
export function previewCase(
  ctx: Context,
  { debtor, invoice, inForce, twins, insolvency, attached, linked }: PreviewFacts,
): Result<CasePreview, OwedRefusal> {
  const parties = partiesOf(debtor);
  const position: ClaimPosition = {
    ...invoice,
    bornOn: invoice.issuedOn,
    firstDueOn: invoice.dueOn,
    tenantId: ctx.tenantId,
    invoiceId: '',
    debtorId: '',
    parties,
    creditNotes: [],
    payments: [],
    inForce,
  };
  const owed = owedOn(position, ctx.today);
  if (owed.refused) return refuse(owed.refusal);
  const prescription = prescriptionOf({ ...position, events: [] }, inForce);
  const plan = planOf({ openedOn: ctx.today, steps: amicable60, marks: [], holds: [] }, ctx.today);
  const asIs = { tenantId: ctx.tenantId, id: '', debtorId: '', createdAt: ctx.now };
  const told = newContact(toldContactOf(debtor), asIs);
  const reason = prescription.refused ? undefined : prescription.value.because[0];
  return ok({
    parties,
    owed: presentOwed(owed.value, position),
    plan: presentPlan(plan, { ...debtor, contacts: [told] }),
    cost: costOf({ invoiceTotal: invoice.total, recoverable: owed.value.total, on: ctx.today }),
    prescription: prescription.refused
      ? null
      : {
          expiresOn: prescription.value.expiresOn,
          years: prescription.value.period.years,
          article: reason ? citation(reason) : '',
        },
    findings: gravestFirst([
      ...(linked ? linkedFindings(linked) : []),
      ...claimFindings({
        debtor,
        invoice,
        today: ctx.today,
        inForce,
        twins,
        ...(insolvency ? { insolvency } : {}),
        ...(attached ? { attached } : {}),
        isRateBelowFloor: owed.value.warnings.some(({ kind }) => kind === 'contractual-rate-below-floor'),
        ...(prescription.refused ? {} : { prescribedOn: prescription.value.expiresOn }),
      }),
    ]),
  });
}
