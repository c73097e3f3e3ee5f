import { randomUUID } from 'node:crypto';
import { validatePain001 } from '../../features/bank-files/validate-pain001.ts';
import { approvePayout } from '../../features/banking/payouts/approve-payout.ts';
import { selectCase, selectEvents } from '../../features/cases/cases.sql.ts';
import { loadDossiers } from '../../features/cases/dossier.ts';
import { openCase } from '../../features/cases/open-case.ts';
import { recordCall } from '../../features/cases/record-call.ts';
import { portalToken } from '../../features/cases/settings.ts';
import { checkDebtor } from '../../features/claims/debtor.ts';
import { checkInvoice } from '../../features/claims/invoice.ts';
import { callsOfCases } from '../../features/correspondence/calls.ts';
import { balancesByKind, brokenAccounts, ledgerSum } from '../../features/ledger/balances.ts';
import { paymentReference } from '../../features/payments/request-payment.ts';
import { saveOrganisation } from '../../features/tenancy/save-organisation.ts';
import { addDays, inParis, parisInstant } from '../../kernel/civil-date.ts';
import { decimal } from '../../kernel/money.ts';
import { ok, orThrow, type Result, refuse } from '../../kernel/result.ts';
import { nextWorkingDay } from '../../law/delais/holidays.ts';
import { claimInstallation, freezeClock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { PLATFORM, type TenantId } from '../../platform/ids.ts';
import type { Application } from '../application.ts';
import { createSimulatedBank } from '../demonstration/simulated-bank.ts';
import { type StoryEvent, tell } from './story-event.ts';
import type { StoryInvoice } from './story-invoice.ts';

export type StoryEnd = { closed: boolean; ledgerBalanced: boolean; painValid: boolean };

const creditor: Actor = { kind: 'user', userId: '00000000-0000-4000-8000-000000000001', name: 'Créancier' };
const operator: Actor = {
  kind: 'operator',
  userId: '00000000-0000-4000-8000-000000000002',
  name: 'Première opératrice',
};
const second: Actor = { kind: 'operator', userId: '00000000-0000-4000-8000-000000000003', name: 'Second opérateur' };

/** Day of the plan on which the debtor of the story pays: after the mise en demeure, before its last day. */
const PAYS_ON_DAY = 41;

/**
 * The whole main job on one invoice, by the application's own use cases, jobs and pages, on a simulated clock: from the deposit to
 * the money paid out. Every event is handed to `onEvent` in order.
 */
export async function playStory(
  application: Application,
  config: Config,
  story: StoryInvoice,
  onEvent: (event: StoryEvent) => void,
): Promise<Result<StoryEnd, { kind: 'invalid-story'; faults: readonly unknown[] }>> {
  const { database, wiring, simulation } = application;
  const { settings } = wiring;
  const tenantId = randomUUID() as TenantId;
  const asCreditor = <T>(work: (ctx: Context) => Promise<T>) =>
    database.inTransaction({ tenantId, actor: creditor }, work);
  const asOperator = <T>(work: (ctx: Context) => Promise<T>, actor = operator) =>
    database.inTransaction({ tenantId: PLATFORM, actor }, work);
  await asOperator(async (ctx) => {
    await claimInstallation(ctx, 'demonstration');
    await freezeClock(ctx, parisInstant(story.openedOn, 9 * 60));
  });
  await asCreditor(async (ctx) => orThrow(await saveOrganisation(ctx, { organisation: organisationOf(story) })));

  const opened = await asCreditor(async (ctx) => {
    const debtor = checkDebtor(story.debtor, undefined);
    const invoice = checkInvoice(story.invoice, ctx.today);
    if (debtor.refused || invoice.refused) {
      return refuse({
        kind: 'invalid-story' as const,
        faults: [...(debtor.refused ? debtor.refusal.faults : []), ...(invoice.refused ? invoice.refusal.faults : [])],
      });
    }
    const signatory = { name: 'Camille Exemple', role: 'gérante' };
    return ok(orThrow(await openCase(ctx, { debtor: debtor.value, invoice: invoice.value, signatory, settings })));
  });
  if (opened.refused) return opened;
  const caseId = opened.value.id;
  const told = new Set<string>();
  const journal = async () => {
    for (const event of await asCreditor((ctx) => selectEvents(ctx, caseId))) {
      if (!told.has(event.id)) onEvent(tell(event));
      told.add(event.id);
    }
  };
  const playTo = async (day: ReturnType<typeof addDays>, minutes: number) => {
    await simulation.playTo(parisInstant(day, minutes));
    await journal();
  };

  await simulation.settle();
  await journal();
  await playTo(addDays(story.openedOn, 9), 15 * 60);
  await answerCall(asCreditor, caseId, settings);
  await visitPortal(application, asCreditor, caseId, story.debtor.postcode, onEvent);
  const payDay = nextWorkingDay(addDays(story.openedOn, PAYS_ON_DAY));
  await playTo(payDay, 10 * 60);

  const bank = createSimulatedBank(application, config);
  await asCreditor(async (ctx) => {
    const row = await selectCase(ctx, caseId);
    const [dossier] = row ? await loadDossiers(ctx, [row]) : [];
    if (!row || !dossier?.owed) throw new Error('the case of the story is lost');
    const { total, principal, interest, indemnity } = dossier.owed;
    bank.receive({
      on: ctx.today,
      amount: total,
      name: story.debtor.name,
      remittance: `Facture ${story.invoice.number}`,
      reference: paymentReference(row.reference),
    });
    onEvent({
      date: ctx.today,
      kind: 'debtor-pays',
      channel: 'transfer',
      amounts: {
        total: decimal(total),
        principal: decimal(principal),
        interest: decimal(interest),
        indemnity: decimal(indemnity),
      },
      details: { reference: paymentReference(row.reference) },
    });
  });
  await playTo(nextWorkingDay(addDays(payDay, 1)), 16 * 60);
  await bank.tell(operator);
  await journal();

  const paidOut = await bank.payOut(operator, second);
  await journal();
  const order = paidOut ? validatePain001(new TextDecoder().decode(paidOut.order)) : undefined;
  const painValid = order !== undefined && !order.refused;
  const today = await asOperator(async (ctx) => ctx.today);
  onEvent({
    date: today,
    kind: painValid ? 'payment-order-valid' : 'payment-order-invalid',
    channel: 'pain.001.001.09',
    amounts: order && !order.refused ? { total: order.value.total } : {},
    details:
      order && !order.refused
        ? { transfers: order.value.transfers }
        : { because: order?.refusal ?? 'nothing to pay out' },
  });
  await sameHandRefused(asOperator, paidOut?.payouts[0]?.id, today, onEvent);
  await playTo(nextWorkingDay(addDays(inParis(parisInstant(today, 0)).date, 1)), 16 * 60);
  await bank.tell(operator);
  await simulation.settle();
  await journal();

  return asOperator(async (ctx) => {
    const row = await selectCase(ctx, caseId);
    const sum = await ledgerSum(ctx);
    const broken = await brokenAccounts(ctx);
    const left = Object.entries(await balancesByKind(ctx)).filter(([, balance]) => balance !== 0n);
    onEvent({
      date: ctx.today,
      kind: 'ledger-checked',
      amounts: {
        sum: decimal(sum),
        ...Object.fromEntries(left.map(([kind, balance]) => [kind, decimal(balance)])),
      },
    });
    return ok({
      closed: row?.closed_on !== null && row?.closed_reason === 'paid',
      ledgerBalanced: sum === 0n && left.length === 0 && broken.length === 0,
      painValid,
    });
  });
}

type As = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

function organisationOf(story: StoryInvoice) {
  return {
    name: story.creditorName.slice(0, 70),
    siren: '210070728',
    addressLines: ['1 place de l’Exemple'],
    postcode: '75001',
    city: 'Paris',
    email: 'creancier@exemple.example',
    signatoryName: 'Camille Exemple',
    signatoryRole: 'gérante',
    iban: 'FR7699999000010000000036975',
  };
}

async function answerCall(asCreditor: As, caseId: string, settings: Application['wiring']['settings']): Promise<void> {
  await asCreditor(async (ctx) => {
    const task = (await callsOfCases(ctx, [caseId])).find(({ state }) => state === 'open');
    const note = 'La facture est en cours de validation.';
    if (task)
      orThrow(
        await recordCall(ctx, { caseId, taskId: task.id, outcome: 'reached', note, durationMinutes: 3, settings }),
      );
  });
}

/** The debtor opens its link, says its postcode, and looks at how to pay: through the real pages. */
async function visitPortal(
  application: Application,
  asCreditor: As,
  caseId: string,
  postcode: string,
  onEvent: (event: StoryEvent) => void,
): Promise<void> {
  const { app } = await application.web();
  const { token, today } = await asCreditor(async (ctx) => {
    const row = await selectCase(ctx, caseId);
    return { token: portalToken(application.wiring.settings, row?.portal_key ?? ''), today: ctx.today };
  });
  const asked = await app.inject({ url: `/d/${token}` });
  const entered = await app.inject({
    method: 'POST',
    url: `/d/${token}/entrer`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ answer: postcode, ...hidden(asked.body) }).toString(),
  });
  const cookie = [asked.headers['set-cookie'], entered.headers['set-cookie']]
    .flat()
    .map((line) => line?.split(';')[0])
    .filter(Boolean)
    .join('; ');
  const page = await app.inject({ url: `/d/${token}/payer`, headers: { cookie } });
  await app.close();
  onEvent({
    date: today,
    kind: 'debtor-opens-link',
    channel: 'web',
    amounts: {},
    details: {
      asked: asked.statusCode,
      entered: entered.statusCode,
      transferPage: page.statusCode,
      hasQrCode: page.body.includes('<svg'),
    },
  });
}

/** The hidden fields of a page's form. */
function hidden(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
  return Object.fromEntries(
    fields.map((tag) => [/name="([^"]*)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? '']),
  );
}

/** The person who proposed a payout tries to approve it as well: it must be refused. */
async function sameHandRefused(
  asOperator: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  payoutId: string | undefined,
  today: StoryEvent['date'],
  onEvent: (event: StoryEvent) => void,
): Promise<void> {
  if (!payoutId) return;
  const tried = await asOperator((ctx) => approvePayout(ctx, { payoutId }));
  onEvent({ date: today, kind: tried.refused ? 'second-approval-refused' : 'second-approval-accepted', amounts: {} });
}
