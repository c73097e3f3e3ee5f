import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts';
import { insolvencyDeadlines } from '../../law/procedures-collectives/insolvency-deadlines.ts';
import type { Context } from '../../platform/context.ts';
import { type App, problemResponses } from '../../platform/http.ts';
import * as cases from '../cases/cases.contract.ts';
import { calledContact } from '../cases/contacts/addressee.ts';
import { loadDebtors } from '../claims/load-claims.ts';
import type { Procedure } from '../companies/insolvency.ts';
import * as listsSql from './case-list.sql.ts';
import * as figuresSql from './dashboard.sql.ts';
import * as moneySql from './money.sql.ts';
import * as contract from './reporting.contract.ts';
import * as daySql from './today.sql.ts';

const tag = { tags: ['Tableau de bord'] };

/** Read-only pages that look across features. */
export function reportingRoutes(): FastifyPluginAsync {
  return async (instance) => {
    const app = instance as unknown as App;

    for (const [url, access] of [
      ['/api/v1/cases', 'reader'],
      ['/api/v1/operator/cases', 'operator'],
    ] as const) {
      app.get(
        url,
        {
          config: { access },
          schema: {
            tags: ['Dossiers'],
            summary: 'La liste des dossiers',
            querystring: cases.caseQuery,
            response: { 200: cases.caseList, ...problemResponses },
          },
        },
        async (request) => request.inContext((ctx) => listCases(ctx, request.query)),
      );
    }

    app.get(
      '/api/v1/today',
      {
        config: { access: 'reader' },
        schema: {
          ...tag,
          summary: 'Ce qu’il y a à faire, et pourquoi maintenant',
          response: { 200: contract.todayView, ...problemResponses },
        },
      },
      async (request) => request.inContext(today),
    );

    app.get(
      '/api/v1/dashboard',
      {
        config: { access: 'reader' },
        schema: {
          ...tag,
          summary: 'Balance âgée, encaissements, efficacité',
          response: { 200: contract.dashboardView, ...problemResponses },
        },
      },
      async (request) => request.inContext(dashboard),
    );

    app.get(
      '/api/v1/debtors',
      {
        config: { access: 'reader' },
        schema: {
          tags: ['Débiteurs'],
          summary: 'Les débiteurs et ce qu’ils doivent',
          querystring: z.object({ q: z.string().max(100).optional() }),
          response: { 200: z.object({ debtors: z.array(contract.debtorRow) }), ...problemResponses },
        },
      },
      async (request) => {
        const rows = await request.inContext((ctx) => listsSql.selectDebtorList(ctx, request.query.q));
        return {
          debtors: rows.map((row) => ({
            id: row.id,
            name: row.name,
            siren: row.siren,
            city: row.city,
            openCases: row.open_cases,
            owedCents: Number(row.owed_cents),
            paidCents: Number(row.paid_cents),
            averageDaysLate: row.average_late,
          })),
        };
      },
    );

    app.get(
      '/api/v1/receipts',
      {
        config: { access: 'reader' },
        schema: {
          tags: ['Encaissements'],
          summary: 'Encaissements, honoraires et reversements',
          response: { 200: contract.receiptsView, ...problemResponses },
        },
      },
      async (request) => request.inContext(receipts),
    );

    app.get(
      '/api/v1/operator/organisations',
      {
        config: { access: 'operator' },
        schema: {
          tags: ['Opérateur'],
          summary: 'Les créanciers et ce qu’ils ont confié',
          response: { 200: z.object({ organisations: z.array(contract.organisationRow) }), ...problemResponses },
        },
      },
      async (request) => {
        const rows = await request.inContext(moneySql.selectOrganisationList);
        return {
          organisations: rows.map((row) => ({
            id: row.id,
            name: row.name,
            siren: row.siren,
            city: row.city,
            mandateAcceptedAt: row.mandate_accepted_at?.toISOString() ?? null,
            createdAt: row.created_at.toISOString(),
            openCases: row.open_cases,
            owedCents: Number(row.owed_cents),
            collectedCents: Number(row.collected_cents),
          })),
        };
      },
    );
  };
}

async function listCases(ctx: Context, query: z.infer<typeof cases.caseQuery>): Promise<cases.CaseList> {
  const rows = await listsSql.selectCaseList(ctx, query);
  const counts = await listsSql.selectStateNumbers(ctx);
  return {
    cases: rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      debtorId: row.debtor_id,
      debtorName: row.debtor_name,
      invoiceNumber: row.invoice_number,
      dueOn: row.due_on,
      daysLate: Math.max(0, daysBetween(row.due_on as CivilDate, ctx.today)),
      openedOn: row.opened_on,
      state: row.state as cases.CaseState,
      principalCents: Number(row.principal_cents),
      collectedCents: Number(row.collected_cents),
      nextStep: row.next_step as cases.CaseSummary['nextStep'],
      nextStepOn: row.next_step_on,
      problem: row.problem?.kind ?? null,
      organisationName: row.organisation_name,
    })),
    total: Number(rows[0]?.total ?? 0n),
    counts: Object.fromEntries(counts.map(({ state, cases: number }) => [state, number])),
  };
}

async function today(ctx: Context): Promise<contract.TodayView> {
  const todos = await withNumbers(ctx, await daySql.selectTodos(ctx));
  const figures = await daySql.selectFigures(ctx);
  const upcoming = await daySql.selectUpcoming(ctx);
  return {
    today: ctx.today,
    todos: todos.map((row) => ({
      kind: row.kind as contract.Todo['kind'],
      caseId: row.case_id,
      depositId: row.deposit_id,
      reference: row.reference,
      debtorName: row.debtor_name,
      amountCents: Number(row.amount_cents),
      sinceOn: row.since_on ?? ctx.today,
      facts: { ...row.facts, ...declarationOf(row) },
    })),
    overdueCents: Number(figures.overdue_cents),
    overdueCases: figures.overdue_cases,
    averageDaysLate: figures.average_late,
    collectedThisMonthCents: Number(figures.collected_cents),
    paidOutThisMonthCents: Number(figures.paid_out_cents),
    expectedIn30DaysCents: Number(figures.promised_cents),
    promisesKeptPercent: figures.promises === 0 ? null : Math.round((100 * figures.kept) / figures.promises),
    upcoming: upcoming.map((row) => ({
      caseId: row.case_id,
      debtorName: row.debtor_name,
      step: row.step,
      on: row.on,
      amountCents: Number(row.amount_cents),
    })),
  };
}

/** The last day to declare a claim, for those that must be. */
function declarationOf({ kind, facts }: daySql.TodoRow): { declareBefore?: string } {
  if (kind !== 'declare-claim') return {};
  const { openedOn, publishedOn, procedure } = facts as {
    openedOn: CivilDate;
    publishedOn: CivilDate;
    procedure: Procedure;
  };
  const deadlines = insolvencyDeadlines({ openedOn, publishedOn, kind: procedure });
  const declare = deadlines.refused ? undefined : deadlines.value.find((one) => one.deadline === 'declare-claim');
  return declare ? { declareBefore: declare.cautiousOn } : {};
}

/** The calls to make with the number of whoever may be called now: the same choice as on the case's page. */
async function withNumbers(ctx: Context, todos: daySql.TodoRow[]): Promise<daySql.TodoRow[]> {
  const debtorOf = ({ kind, facts }: daySql.TodoRow) => (kind === 'call' ? String(facts.debtorId) : undefined);
  const debtors = await loadDebtors(ctx, [...new Set(todos.flatMap((todo) => debtorOf(todo) ?? []))]);
  return todos.map((todo) => {
    const debtor = debtors.get(debtorOf(todo) ?? '');
    const called = debtor && calledContact(debtor);
    return debtor ? { ...todo, facts: { ...todo.facts, phone: called?.phone ?? null } } : todo;
  });
}

async function dashboard(ctx: Context): Promise<contract.DashboardView> {
  const aged = await figuresSql.selectAgedBalance(ctx);
  const money = await figuresSql.selectMoneyByMonth(ctx);
  const expected = await figuresSql.selectExpectedByWeek(ctx);
  const steps = await figuresSql.selectRecoveryByStep(ctx);
  const states = await listsSql.selectStateCounts(ctx);
  const wrong = await figuresSql.selectWentWrong(ctx);
  const recovered = await figuresSql.selectRecovered(ctx);
  return {
    today: ctx.today,
    agedBalance: (['not-due', '1-30', '31-60', '61-90', 'over-90'] as const).map((bucket) => {
      const row = aged.find((candidate) => candidate.bucket === bucket);
      return { bucket, cases: row?.cases ?? 0, cents: Number(row?.cents ?? 0n) };
    }),
    moneyIn: money.map((row) => ({
      month: row.month,
      collectedCents: Number(row.collected),
      paidOutCents: Number(row.paid_out),
      feesCents: Number(row.fees),
    })),
    expected: expected.map(({ week, cents }) => ({ week, cents: Number(cents), basis: 'promises' })),
    recoveryByStep: steps.map(({ step, cases: number, cents, days }) => ({
      step,
      cases: number,
      cents: Number(cents),
      averageDays: days,
    })),
    byState: states.map(({ state, cases: number, cents }) => ({
      state: state as cases.CaseState,
      cases: number,
      cents: Number(cents),
    })),
    wentWrong: wrong.map((row) => ({
      at: row.at.toISOString(),
      caseId: row.case_id,
      reference: row.reference,
      debtorName: row.debtor_name,
      kind: row.kind,
      data: row.data,
    })),
    recoveredPercent: recovered.percent,
    averageDaysToPay: recovered.days,
  };
}

async function receipts(ctx: Context): Promise<z.infer<typeof contract.receiptsView>> {
  const received = await moneySql.selectReceipts(ctx);
  const payouts = await moneySql.selectCreditorPayouts(ctx);
  const totals = await moneySql.selectMoneyTotals(ctx);
  return {
    receipts: received.map((row) => ({
      paymentId: row.payment_id,
      caseId: row.case_id,
      reference: row.reference,
      debtorName: row.debtor_name,
      receivedOn: row.received_on,
      amountCents: Number(row.amount_cents),
      toInterestCents: Number(row.to_interest_cents),
      toIndemnityCents: Number(row.to_indemnity_cents),
      toPrincipalCents: Number(row.to_principal_cents),
      surplusCents: Number(row.surplus_cents),
      origin: row.origin,
    })),
    payouts: payouts.map((row) => ({
      id: row.id,
      caseId: row.case_id,
      reference: row.reference,
      amountCents: Number(row.amount_cents),
      state: row.state,
      proposedAt: row.proposed_at.toISOString(),
      executedOn: row.executed_on,
    })),
    collectedCents: Number(totals.collected),
    feesGrossCents: Number(totals.fees),
    paidOutCents: Number(totals.paid_out),
    toPayOutCents: Number(totals.payable),
  };
}
