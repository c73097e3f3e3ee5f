import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts';
import { percentText } from '../../kernel/money.ts';
import { citation } from '../../law/citation.ts';
import type { Context } from '../../platform/context.ts';
import { payoutsOfCases } from '../banking/payouts/case-payouts.ts';
import { moneyOfCases } from '../billing/case-money.ts';
import { costOf } from '../billing/cost-of.ts';
import { claimFindings } from '../claims/claim-findings.ts';
import { presentContacts } from '../claims/contacts/present-contacts.ts';
import { firstOf, recipientFor } from '../claims/contacts/recipient.ts';
import type { DebtorParty } from '../claims/debtor.ts';
import type { Invoice } from '../claims/invoice.ts';
import { findTwins } from '../claims/load-claims.ts';
import { clauseCode } from '../claims/penalty-clause.ts';
import { callsOfCases } from '../correspondence/calls.ts';
import { type Message, messagesOfCases } from '../correspondence/messages.ts';
import { callScript, callScriptMarkdown } from '../correspondence/templates/call-script.ts';
import { findDocuments } from '../documents/keep-document.ts';
import { presentOwed } from '../payments/owed-view.ts';
import { paymentReference } from '../payments/request-payment.ts';
import { reachable } from '../scenario/advance.ts';
import { type Gate, type GateFacts, passGate } from '../scenario/gate.ts';
import { nextOf, planOf } from '../scenario/plan.ts';
import type { Step } from '../scenario/strategies.ts';
import { presentPlan } from './case-plan.ts';
import type { CaseView, GateView, TimelineEntry } from './cases.contract.ts';
import { type EventRow, type HoldRow, selectCase, selectEvents, selectHolds } from './cases.sql.ts';
import { addressedToCalled, calledContact, reachOf, unreachableOf } from './contacts/addressee.ts';
import { type Dossier, loadDossiers } from './dossier.ts';
import { documentsOf, presentLinked } from './linked/present-linked.ts';
import { messageFactsOf } from './message-facts-of.ts';
import { loadPastMessages } from './past-messages.ts';
import { type CaseSettings, portalUrl } from './settings.ts';

/** The page of a case that the scope can see; undefined when there is none. */
export async function loadCaseView(
  ctx: Context,
  caseId: string,
  settings: CaseSettings,
): Promise<CaseView | undefined> {
  const row = await selectCase(ctx, caseId);
  const [dossier] = row ? await loadDossiers(ctx, [row]) : [];
  return dossier && viewCase(ctx, dossier, settings);
}

/** Everything the page of a case shows, with a fixed number of queries. */
export async function viewCase(ctx: Context, dossier: Dossier, settings: CaseSettings): Promise<CaseView> {
  const { row, facts, debtor, invoice, owed, position, prescription } = dossier;
  if (!owed) throw new Error(`case ${row.reference}: the law does not answer on ${ctx.today}`);
  const holds = await selectHolds(ctx, [row.id]);
  const events = await selectEvents(ctx, row.id);
  const messages = await messagesOfCases(ctx, [row.id]);
  const calls = await callsOfCases(ctx, [row.id]);
  const past = (await loadPastMessages(ctx, [row.id])).get(row.id) ?? [];
  const money = (await moneyOfCases(ctx, [row.id])).get(row.id);
  const payouts = (await payoutsOfCases(ctx, [row.id])).get(row.id) ?? [];
  const linked = await presentLinked(ctx, invoice);
  const plan = row.closed_on ? [] : planOf(facts, ctx.today);
  const next = nextOf(plan);
  const steps = presentPlan(plan, debtor);
  const called = calledContact(debtor);
  const hasOpenCall = calls.some(({ state }) => state === 'open');
  const script = hasOpenCall
    ? callScriptMarkdown(callScript(addressedToCalled(messageFactsOf(dossier, past, settings, ctx.now), debtor)))
    : null;
  return {
    id: row.id,
    reference: row.reference,
    paymentReference: paymentReference(row.reference),
    state: row.state,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    closedReason: row.closed_reason,
    signatoryName: row.signatory_name,
    signatoryRole: row.signatory_role,
    daysLate: Math.max(0, daysBetween(invoice.dueOn, ctx.today)),
    debtor: presentDebtor(debtor),
    invoice: presentInvoice(invoice),
    owed: presentOwed(owed, position),
    next: steps.find(({ step }) => step === next?.step.name) ?? null,
    plan: steps,
    gate: presentGate(
      passGate(
        {
          ...facts.gate,
          holds: facts.holds,
          ...unreachedBy(next?.step, debtor),
          ...(facts.closedOn ? { closedOn: facts.closedOn } : {}),
        },
        ['email'],
        ctx.now,
      ),
    ),
    findings: row.closed_on ? [] : await findingsOf(ctx, dossier),
    holds: holds.map(presentHold),
    calls: calls.map((call) => ({
      id: call.id,
      step: call.step as 'first-call',
      dueOn: call.dueOn,
      state: call.state,
      outcome: call.outcome,
      note: call.note,
      durationMinutes: call.durationMinutes,
      script: call.state === 'open' ? script : null,
      phone: called?.phone ?? null,
      contactId: called?.id ?? null,
      contactName: called?.name ?? null,
    })),
    messages: messages.map(summarise),
    timeline: events.map(presentEvent),
    payments: position.payments.map((payment) => ({
      id: payment.id,
      receivedOn: payment.on,
      amountCents: Number(payment.amount),
      origin: payment.origin,
      toInterestCents: Number(payment.toInterest),
      toIndemnityCents: Number(payment.toIndemnity),
      toPrincipalCents: Number(payment.toPrincipal),
      surplusCents: Number(payment.surplus),
      payerName: payment.payerName ?? null,
    })),
    money: {
      collectedCents: Number(money?.collected ?? 0n),
      feesNetCents: Number(money?.feesNet ?? 0n),
      feesTaxCents: Number(money?.feesTax ?? 0n),
      feesGrossCents: Number(money?.feesGross ?? 0n),
      paidOutCents: payouts
        .filter(({ state }) => state === 'executed' || state === 'sent')
        .reduce((sum, { amount }) => sum + Number(amount), 0),
      toPayOutCents: Number(money?.toPayOut ?? 0n),
    },
    payouts: payouts.map((payout) => ({
      id: payout.id,
      amountCents: Number(payout.amount),
      state: payout.state,
      proposedAt: payout.proposedAt.toISOString(),
      executedOn: payout.executedOn ?? null,
    })),
    documents: (await findDocuments(ctx, [...documentIds(dossier, messages, holds), ...documentsOf(linked)])).map(
      (document) => ({
        id: document.id,
        kind: document.kind,
        name: document.name,
        contentType: document.contentType,
        createdAt: document.createdAt.toISOString(),
      }),
    ),
    linkedInvoices: linked,
    prescription: prescription
      ? {
          expiresOn: prescription.expiresOn,
          years: prescription.period.years,
          article: prescription.because[0] ? citation(prescription.because[0]) : '',
          note: 'Une mise en demeure n’y change rien ; une reconnaissance de dette écrite par le débiteur la ferait repartir.',
        }
      : null,
    cost: costOf({ invoiceTotal: invoice.total, recoverable: owed.total, on: row.opened_on as CivilDate }),
    portalUrl: portalUrl(settings, row.portal_key),
    problem: problemOf(row.problem),
  };
}

/** What weakens the claim as things stand today. */
async function findingsOf(ctx: Context, { debtor, invoice, owed, position, prescription, watch }: Dossier) {
  const email = recipientFor(debtor.contacts, 'email', 'reminder')?.email;
  const phone = calledContact(debtor)?.phone;
  const reached = { ...debtor, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
  return claimFindings({
    debtor: watch?.isClosed ? { ...reached, registerStatus: 'closed' } : reached,
    invoice,
    today: ctx.today,
    inForce: position.inForce,
    twins: await findTwins(ctx, debtor, invoice),
    isRateBelowFloor: owed?.warnings.some(({ kind }) => kind === 'contractual-rate-below-floor') === true,
    ...(prescription ? { prescribedOn: prescription.expiresOn } : {}),
    ...(watch?.insolvency ? { insolvency: watch.insolvency } : {}),
  });
}

function documentIds({ invoice }: Dossier, messages: Message[], holds: HoldRow[]): string[] {
  const ids = [
    invoice.documentId,
    ...messages.map(({ documentId }) => documentId),
    ...holds.map(({ document_id }) => document_id),
  ];
  return ids.filter((id) => id !== undefined && id !== null);
}

export function problemOf(problem: unknown): string | null {
  const kind = (problem as { kind?: string } | null)?.kind;
  return kind ?? null;
}

export function presentDebtor(debtor: DebtorParty): CaseView['debtor'] {
  const first = firstOf(debtor.contacts);
  return {
    id: debtor.id,
    kind: debtor.kind,
    name: debtor.name,
    siren: debtor.siren ?? null,
    legalForm: debtor.legalForm ?? null,
    isPublicBody: debtor.isPublicBody,
    registerStatus: debtor.registerStatus ?? null,
    registerReadOn: debtor.registerReadOn ?? null,
    addressLines: debtor.addressLines,
    postcode: debtor.postcode ?? null,
    city: debtor.city ?? null,
    country: debtor.country,
    contactName: first?.name ?? null,
    email: first?.email ?? null,
    phone: first?.phone ?? null,
    contacts: presentContacts(debtor.contacts),
  };
}

/** The next step reaches nobody as things are: the gate says so, and why, before the step is left out. */
function unreachedBy(step: Step | undefined, debtor: DebtorParty): Pick<GateFacts, 'unreachable'> {
  if (!step || step.does.kind === 'decide') return {};
  const reach = reachOf(debtor);
  const isReached = step.does.kind === 'call' ? reach.phone : reachable(step, reach).length > 0;
  return isReached ? {} : { unreachable: unreachableOf(debtor, step)[0] };
}

export function presentInvoice(invoice: Invoice): CaseView['invoice'] {
  return {
    id: invoice.id,
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    netCents: invoice.net === undefined ? null : Number(invoice.net),
    taxCents: invoice.tax === undefined ? null : Number(invoice.tax),
    totalCents: Number(invoice.total),
    prepaidCents: Number(invoice.prepaid),
    principalCents: Number(invoice.principal),
    subject: invoice.subject ?? null,
    contractualRatePercent: invoice.contractualRate === undefined ? null : percentText(invoice.contractualRate),
    penaltyClause: invoice.contractualClause ? (clauseCode(invoice.contractualClause) ?? null) : null,
    parties: invoice.parties,
    documentId: invoice.documentId ?? null,
    documentPages: invoice.documentPages ? [...invoice.documentPages] : null,
  };
}

export function presentGate(gate: Gate): GateView {
  return {
    allowed: gate.allowed,
    blockers: gate.blockers.map(({ kind, until, facts }) => ({ kind, until: until?.toISOString() ?? null, facts })),
    firstAllowedAt: gate.firstAllowedAt?.toISOString() ?? null,
  };
}

export function summarise(message: Message): CaseView['messages'][number] {
  return {
    id: message.id,
    channel: message.channel,
    template: message.template,
    recipient: message.recipient,
    subject: message.subject,
    state: message.state,
    queuedAt: message.queuedAt.toISOString(),
    sentAt: message.sentAt?.toISOString() ?? null,
    deliveredAt: message.deliveredAt?.toISOString() ?? null,
    trackingNumber: message.trackingNumber,
    postalState: message.postalState,
    documentId: message.documentId,
  };
}

function presentHold(row: HoldRow): CaseView['holds'][number] {
  const by = row.created_by;
  return {
    id: row.id,
    reason: row.reason,
    startsOn: row.starts_on,
    untilOn: row.until_on,
    promisedOn: row.promised_on,
    amountCents: row.amount_cents === null ? null : Number(row.amount_cents),
    disputeCode: row.dispute_code,
    note: row.note,
    documentId: row.document_id,
    by: 'name' in by ? by.name : by.kind,
    endedOn: row.ended_on,
    outcome: row.outcome,
  };
}

function presentEvent(row: EventRow): TimelineEntry {
  const { data } = row;
  const proof =
    typeof data.messageId === 'string'
      ? { type: 'message' as const, id: data.messageId }
      : typeof data.documentId === 'string'
        ? { type: 'document' as const, id: data.documentId }
        : typeof data.paymentId === 'string'
          ? { type: 'payment' as const, id: data.paymentId }
          : null;
  return {
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    data,
    actor: { kind: row.actor.kind, name: 'name' in row.actor ? row.actor.name : null },
    proof,
  };
}
