import { inParis } from '../../kernel/civil-date.ts';
import type { Context } from '../../platform/context.ts';
import { planCalls } from '../correspondence/calls.ts';
import { type NewMessage, queueMessages } from '../correspondence/messages.ts';
import { type Advance, advance } from '../scenario/advance.ts';
import {
  type CaseChange,
  type CaseRow,
  endHolds,
  type StepRow,
  selectDueCases,
  updateCases,
  upsertSteps,
} from './cases.sql.ts';
import { addressedTo, calledContact, recipientOf, unreachableOf } from './contacts/addressee.ts';
import { type Dossier, loadDossiers, withMark } from './dossier.ts';
import { type CaseEntry, writeJournal } from './journal.ts';
import { messageFactsOf, type PastMessage } from './message-facts-of.ts';
import { loadPastMessages } from './past-messages.ts';
import { sendLater } from './send-message.ts';
import type { CaseSettings } from './settings.ts';

/** How many cases one transaction takes: large enough to share the queries, small enough to hold locks briefly. */
const BATCH = 200;

/**
 * Takes the cases whose time has come, decides each by the pure `advance`, and writes the whole batch in a few statements, the next
 * date last. A case that fails is set aside with its reason and does not stop the others. Answers how many cases were taken.
 */
export async function advanceDueCases(ctx: Context, settings: CaseSettings): Promise<{ taken: number }> {
  const rows = await selectDueCases(ctx, BATCH);
  await advanceCases(ctx, rows, settings);
  return { taken: rows.length };
}

/** The same for cases that something has just happened to, whatever their date. */
export async function advanceCases(ctx: Context, rows: CaseRow[], settings: CaseSettings): Promise<void> {
  if (rows.length === 0) return;
  const dossiers = (await loadDossiers(ctx, rows)).map((dossier) => withinChannels(dossier, settings));
  const past = await loadPastMessages(
    ctx,
    rows.map(({ id }) => id),
  );
  const batch = emptyBatch();
  for (const dossier of dossiers) {
    const own = emptyBatch();
    try {
      decide(ctx, dossier, past.get(dossier.row.id) ?? [], settings, own);
      merge(batch, own);
    } catch (error) {
      // What it had half decided goes with it: a step is never marked done whose message was not made.
      setAside(dossier.row, error as Error, batch);
    }
  }
  await write(ctx, batch);
}

/** A case reaches its debtor by the channels that the installation has. */
function withinChannels(dossier: Dossier, { channels }: CaseSettings): Dossier {
  const { reach } = dossier.facts;
  const limited = { ...reach, mobile: reach.mobile && channels.sms, address: reach.address && channels.post };
  return { ...dossier, facts: { ...dossier.facts, reach: limited } };
}

type Batch = {
  changes: CaseChange[];
  entries: CaseEntry[];
  steps: StepRow[];
  messages: NewMessage[];
  calls: Parameters<typeof planCalls>[1];
  ended: { outcome: 'broken' | 'over'; id: string }[];
};

const emptyBatch = (): Batch => ({ changes: [], entries: [], steps: [], messages: [], calls: [], ended: [] });

function merge(batch: Batch, own: Batch): void {
  batch.changes.push(...own.changes);
  batch.entries.push(...own.entries);
  batch.steps.push(...own.steps);
  batch.messages.push(...own.messages);
  batch.calls.push(...own.calls);
  batch.ended.push(...own.ended);
}

function decide(ctx: Context, dossier: Dossier, past: PastMessage[], settings: CaseSettings, batch: Batch): void {
  const { row } = dossier;
  const outcome = advance(dossier.facts, ctx.now);
  for (const { id, reason } of outcome.endedHolds) {
    const result = reason === 'promise' ? 'broken' : 'over';
    batch.ended.push({ id, outcome: result });
    batch.entries.push(entry(row, 'hold-ended', { holdId: id, reason, outcome: result }));
  }
  const after = takeStep(ctx, dossier, outcome, past, settings, batch);
  const problem = outcome.closedGate ? { kind: 'gate-closed', gate: outcome.closedGate } : null;
  // A case that waits for a person has no next date: the plan it will go back to is on its page.
  const next = after.act || after.nextActionAt ? after.next : undefined;
  batch.changes.push({
    id: row.id,
    state: after.state,
    next_step: next?.step.name ?? null,
    next_step_on: next?.on ?? null,
    next_action_at: after.act ? ctx.now : (after.nextActionAt ?? null),
    problem,
  });
}

/** Writes down the step that was decided, and answers where the case stands once it is taken. */
function takeStep(
  ctx: Context,
  dossier: Dossier,
  outcome: Advance,
  past: PastMessage[],
  settings: CaseSettings,
  batch: Batch,
): Advance {
  const { act } = outcome;
  if (!act) return outcome;
  const { row, facts, debtor } = dossier;
  const state = act.kind === 'skip' ? ('skipped' as const) : ('done' as const);
  batch.steps.push({
    tenant_id: row.tenant_id,
    case_id: row.id,
    step: act.step.name,
    state,
    moved_to: null,
    done_at: ctx.now,
    note: act.kind === 'skip' ? act.because : null,
  });
  const endedIds = new Set(outcome.endedHolds.map(({ id }) => id));
  const holds = facts.holds.map((hold) => (endedIds.has(hold.id) ? { ...hold, endedOn: ctx.today } : hold));
  const mark = { step: act.step.name, state, on: ctx.today };
  if (act.kind === 'skip') {
    const unreachable = act.because === 'no-address' ? { unreachable: unreachableOf(debtor, act.step) } : {};
    batch.entries.push(entry(row, 'step-skipped', { step: act.step.name, because: act.because, ...unreachable }));
    return advance(withMark({ ...facts, holds }, mark), ctx.now);
  }
  if (act.kind === 'decide') {
    batch.entries.push(entry(row, 'decision-asked', { step: act.step.name }));
    return advance(withMark({ ...facts, holds }, mark), ctx.now);
  }
  if (act.kind === 'call') {
    batch.calls.push({
      tenantId: row.tenant_id,
      caseId: row.id,
      debtorId: debtor.id,
      step: act.step.name,
      dueOn: ctx.today,
    });
    const called = calledContact(debtor);
    const whom = called?.name ? { name: called.name } : {};
    batch.entries.push(entry(row, 'call-planned', { step: act.step.name, phone: called?.phone, ...whom }));
    return advance(withMark({ ...facts, holds }, mark), ctx.now);
  }
  const messageFacts = messageFactsOf({ ...dossier, facts: { ...facts, holds } }, past, settings, ctx.now);
  for (const { channel, template } of act.messages) {
    batch.messages.push({
      tenantId: row.tenant_id,
      caseId: row.id,
      debtorId: debtor.id,
      channel,
      template,
      recipient: recipientOf(debtor, channel, template),
      facts: addressedTo(messageFacts, debtor, { channel, template }),
      gate: { passedAt: ctx.now, ...act.gate, knew: gateKnowledge(dossier) },
      countsAsContact: true,
      key: `${row.id}:${act.step.name}:${channel}`,
    });
  }
  return advance(withMark({ ...facts, holds }, mark, { on: ctx.today, messages: act.messages.length }), ctx.now);
}

/** What the gate knew when it opened: the proof kept with the message that we did not dun wrongly. */
export function gateKnowledge({ facts, owed }: Dossier): Record<string, unknown> {
  return {
    outstandingCents: owed ? Number(owed.total) : null,
    possiblePayments: facts.gate.possiblePayments.length,
    contacts: facts.gate.contacts,
    holds: facts.holds.map(({ reason, startsOn, endedOn }) => ({ reason, startsOn, endedOn: endedOn ?? null })),
    lastStatementOn: facts.gate.lastStatementOn ?? null,
    prescribedOn: facts.gate.prescribedOn ?? null,
  };
}

function setAside(row: CaseRow, error: Error, batch: Batch): void {
  const problem = { kind: 'failed', reason: error.message };
  batch.changes.push({
    id: row.id,
    state: row.state,
    next_step: row.next_step,
    next_step_on: row.next_step_on,
    next_action_at: null,
    problem,
  });
  batch.entries.push(entry(row, 'problem', problem));
}

function entry(row: CaseRow, kind: CaseEntry['kind'], data: Record<string, unknown>): CaseEntry {
  return { tenantId: row.tenant_id, caseId: row.id, kind, data };
}

async function write(ctx: Context, batch: Batch): Promise<void> {
  const on = inParis(ctx.now).date;
  const idsOf = (outcome: 'broken' | 'over') =>
    batch.ended.filter((hold) => hold.outcome === outcome).map(({ id }) => id);
  await endHolds(ctx, idsOf('broken'), { on, outcome: 'broken' });
  await endHolds(ctx, idsOf('over'), { on, outcome: 'over' });
  await upsertSteps(ctx, batch.steps);
  await planCalls(ctx, batch.calls);
  await sendLater(ctx, await queueMessages(ctx, batch.messages));
  await writeJournal(ctx, batch.entries);
  await updateCases(ctx, batch.changes);
}
