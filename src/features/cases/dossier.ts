import { type CivilDate, inParis } from '../../kernel/civil-date.ts';
import { type Prescription, prescriptionOf } from '../../law/prescription/prescription.ts';
import type { Context } from '../../platform/context.ts';
import { asPlatform } from '../../platform/db.ts';
import type { TenantId } from '../../platform/ids.ts';
import { latestStatementOn, possiblePayments } from '../banking/possible-payments.ts';
import type { DebtorParty } from '../claims/debtor.ts';
import type { Invoice } from '../claims/invoice.ts';
import { loadDebtors, loadInvoices } from '../claims/load-claims.ts';
import { type CompanyWatch, loadWatches } from '../companies/company-watch.ts';
import { isPriorClaim } from '../companies/insolvency.ts';
import { loadContacts } from '../correspondence/contacts.ts';
import { type ClaimPosition, loadPositions, type OwedPosition, owedOn } from '../payments/claim-position.ts';
import type { CaseFacts } from '../scenario/advance.ts';
import type { Hold } from '../scenario/hold.ts';
import type { StepMark } from '../scenario/plan.ts';
import { stepsOf } from '../scenario/strategies.ts';
import { loadOrganisations, type Organisation } from '../tenancy/organisation.ts';
import { type CaseRow, type HoldRow, type StepRow, selectHolds, selectSteps } from './cases.sql.ts';
import { reachOf } from './contacts/addressee.ts';

/** A case with all that decides about it. */
export type Dossier = {
  row: CaseRow;
  facts: CaseFacts;
  position: ClaimPosition;
  /** What is owed today, when the law answers. */
  owed: OwedPosition | undefined;
  prescription: Prescription | undefined;
  invoice: Invoice;
  debtor: DebtorParty;
  /** What its company became since, when it is watched. */
  watch: CompanyWatch | undefined;
  organisation: Organisation;
};

/** The dossiers of these cases, with a fixed number of queries however many they are. */
export async function loadDossiers(ctx: Context, rows: CaseRow[]): Promise<Dossier[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const invoiceIds = rows.map(({ invoice_id }) => invoice_id);
  const debtorIds = [...new Set(rows.map(({ debtor_id }) => debtor_id))];
  const holds = Map.groupBy(await selectHolds(ctx, ids), ({ case_id }) => case_id);
  const steps = Map.groupBy(await selectSteps(ctx, ids), ({ case_id }) => case_id);
  const positions = await loadPositions(ctx, invoiceIds);
  const invoices = await loadInvoices(ctx, invoiceIds);
  const debtors = await loadDebtors(ctx, debtorIds);
  const sirens = [...debtors.values()].flatMap(({ siren }) => (siren ? [siren] : []));
  const watches = await loadWatches(ctx, sirens);
  const organisations = await loadOrganisations(
    ctx,
    rows.map(({ tenant_id }) => tenant_id as TenantId),
  );
  const contacts = Map.groupBy(await loadContacts(ctx, debtorIds), ({ debtorId }) => debtorId);
  const possible = Map.groupBy(await possiblePayments(ctx, ids), ({ caseId }) => caseId);
  const lastStatementOn = await asPlatform(ctx, () => latestStatementOn(ctx));
  return rows.map((row) => {
    const position = must(positions.get(row.invoice_id), row);
    const invoice = must(invoices.get(row.invoice_id), row);
    const debtor = must(debtors.get(row.debtor_id), row);
    const watch = debtor.siren && watches.get(debtor.siren);
    const organisation = must(organisations.get(row.tenant_id as TenantId), row);
    const computed = owedOn(position, ctx.today);
    const owed = computed.refused ? undefined : computed.value;
    // An invoice that took the place of another makes the claim no younger.
    const oldest = { ...position, issuedOn: position.bornOn, dueOn: position.firstDueOn, events: [] };
    const prescription = prescriptionOf(oldest, position.inForce);
    return {
      row,
      position,
      owed,
      prescription: prescription.refused ? undefined : prescription.value,
      invoice,
      debtor,
      watch,
      organisation,
      facts: {
        openedOn: row.opened_on as CivilDate,
        steps: stepsOf(row.strategy),
        marks: (steps.get(row.id) ?? []).map(markOf),
        holds: (holds.get(row.id) ?? []).map(holdOf),
        reach: reachOf(debtor),
        ...(row.closed_on ? { closedOn: row.closed_on as CivilDate } : {}),
        ...(row.closed_reason ? { closedReason: row.closed_reason } : {}),
        ...(row.hand_over ? { handOver: row.hand_over } : {}),
        gate: {
          outstanding: owed?.total,
          possiblePayments: possible.get(row.id) ?? [],
          contacts: contacts.get(row.debtor_id) ?? [],
          debtorClosed: debtor.registerStatus === 'closed' || watch?.isClosed === true,
          ...frozenBy(watch, position),
          hasMandate: organisation.mandateAcceptedAt !== undefined,
          ...(prescription.refused ? {} : { prescribedOn: prescription.value.expiresOn }),
          ...(lastStatementOn ? { lastStatementOn } : {}),
        },
      },
    };
  });
}

/** The proceedings that forbid to ask for this claim, if any. */
function frozenBy(watch: CompanyWatch | undefined, { bornOn }: ClaimPosition): Pick<CaseFacts['gate'], 'insolvency'> {
  const insolvency = watch?.insolvency;
  if (!insolvency || !isPriorClaim({ issuedOn: bornOn }, insolvency)) return {};
  return { insolvency: { procedure: insolvency.procedure, openedOn: insolvency.openedOn } };
}

export function holdOf(row: HoldRow): Hold {
  return {
    id: row.id,
    reason: row.reason,
    startsOn: row.starts_on as CivilDate,
    ...(row.until_on ? { untilOn: row.until_on as CivilDate } : {}),
    ...(row.promised_on ? { promisedOn: row.promised_on as CivilDate } : {}),
    ...(row.amount_cents === null ? {} : { amount: row.amount_cents as Hold['amount'] & bigint }),
    ...(row.ended_on ? { endedOn: row.ended_on as CivilDate } : {}),
  };
}

function markOf(row: StepRow): StepMark {
  if (row.state === 'moved') return { step: row.step, state: 'moved', to: row.moved_to as CivilDate };
  if (row.state === 'stopped') return { step: row.step, state: 'stopped' };
  return { step: row.step, state: row.state, on: inParis(row.done_at as Date).date };
}

/** The same case the day after a step was taken: what the plan will be once these marks are kept. */
export function withMark(facts: CaseFacts, mark: StepMark, contact?: { on: CivilDate; messages: number }): CaseFacts {
  const marks = [...facts.marks.filter(({ step }) => step !== mark.step), mark];
  const contacts = contact ? [...facts.gate.contacts, contact] : facts.gate.contacts;
  return { ...facts, marks, gate: { ...facts.gate, contacts } };
}

function must<T>(value: T | undefined, row: CaseRow): T {
  if (value === undefined) throw new Error(`case ${row.reference}: a row it rests on is missing`);
  return value;
}
