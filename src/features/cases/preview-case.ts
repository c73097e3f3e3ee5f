import { percentText } from '../../kernel/money.ts';
import type { Result } from '../../kernel/result.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { citation } from '../../law/citation.ts';
import type { OwedRefusal } from '../../law/penalites-de-retard/owed.ts';
import { prescriptionOf } from '../../law/prescription/prescription.ts';
import type { LawInForce } from '../../law/schedule.ts';
import type { Context } from '../../platform/context.ts';
import { costOf } from '../billing/cost-of.ts';
import { partiesOf } from '../claims/claim.ts';
import type { CheckedDebtor } from '../claims/debtor.ts';
import type { CheckedInvoice } from '../claims/invoice.ts';
import { type ClaimPosition, owedOn } from '../payments/claim-position.ts';
import { presentOwed } from '../payments/owed-view.ts';
import { planOf } from '../scenario/plan.ts';
import { amicable60 } from '../scenario/strategies.ts';
import { presentPlan } from './case-plan.ts';
import type { CasePreview } from './cases.contract.ts';

type Finding = CasePreview['findings'][number];

/** What a creditor sees before it confirms: what is owed today, what will happen on which day, what it will cost. Nothing is written. */
export function previewCase(
  ctx: Context,
  { debtor, invoice, inForce }: { debtor: CheckedDebtor; invoice: CheckedInvoice; inForce: LawInForce },
): Result<CasePreview, OwedRefusal> {
  const parties = partiesOf(debtor);
  const position: ClaimPosition = {
    ...invoice,
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
  const reason = prescription.refused ? undefined : prescription.value.because[0];
  return ok({
    parties,
    owed: presentOwed(owed.value, position),
    plan: presentPlan(plan, debtor),
    cost: costOf({ invoiceTotal: invoice.total, recoverable: owed.value.total, on: ctx.today }),
    prescription: prescription.refused
      ? null
      : {
          expiresOn: prescription.value.expiresOn,
          years: prescription.value.period.years,
          article: reason ? citation(reason) : '',
        },
    findings: [
      ...debtorFindings(debtor),
      ...claimFindings(
        ctx,
        invoice,
        prescription.refused ? undefined : prescription.value.expiresOn,
        owed.value.warnings,
      ),
    ],
  });
}

function debtorFindings(debtor: CheckedDebtor): Finding[] {
  const findings: Finding[] = [];
  const add = (kind: string, field: string | null, severity: Finding['severity'], message: string) =>
    findings.push({ kind, field, severity, message });
  if (debtor.registerStatus === 'closed') {
    add(
      'debtor-closed',
      'debtor.siren',
      'check',
      'Le registre dit que cette entreprise a cessé : rien ne lui sera envoyé avant qu’une personne ait vérifié.',
    );
  }
  if (!debtor.email)
    add(
      'no-email',
      'debtor.email',
      'check',
      'Sans adresse électronique, la première relance partira par lettre et les suivantes seront moins nombreuses.',
    );
  if (!debtor.phone) add('no-phone', 'debtor.phone', 'note', 'Sans téléphone, ni appel ni SMS.');
  if (debtor.addressLines.length === 0)
    add('no-address', 'debtor.addressLines', 'check', 'Sans adresse, ni lettre ni mise en demeure.');
  if (debtor.kind === 'individual') {
    add(
      'consumer',
      null,
      'note',
      'Un particulier ne doit ni pénalités entre professionnels ni indemnité de 40 € : les intérêts au taux légal courent à partir de la mise en demeure.',
    );
  }
  return findings;
}

function claimFindings(
  ctx: Context,
  invoice: CheckedInvoice,
  expiresOn: string | undefined,
  warnings: { kind: string }[],
): Finding[] {
  const findings: Finding[] = [];
  if (expiresOn && expiresOn < ctx.today) {
    findings.push({
      kind: 'prescribed',
      field: 'invoice.dueOn',
      severity: 'blocks',
      message: `La créance est prescrite depuis le ${expiresOn} : elle ne peut plus être réclamée en justice.`,
    });
  }
  if (invoice.contractualRate !== undefined && warnings.some(({ kind }) => kind === 'contractual-rate-below-floor')) {
    findings.push({
      kind: 'rate-below-floor',
      field: 'invoice.contractualRatePercent',
      severity: 'note',
      message: `Le taux convenu (${percentText(invoice.contractualRate)} %) est sous le minimum légal de trois fois l’intérêt légal : le minimum est appliqué.`,
    });
  }
  return findings;
}
