import { addDays, type CivilDate, inParis, parisInstant } from '../../kernel/civil-date.ts';
import { type Gate, type GateFacts, openingOf, passGate, passOpenGate } from './gate.ts';
import { type Hold, hasRunOut, isActive } from './hold.ts';
import { nextOf, type PlanFacts, type Planned, planOf } from './plan.ts';
import type { Channel, Step, StepMessage } from './strategies.ts';

export type CaseState =
  | 'amicable'
  | 'promised'
  | 'paused'
  | 'disputed'
  | 'claimed-paid'
  | 'hand-over'
  | 'handed-over'
  | 'paid'
  | 'closed';

/** By which channels this debtor can be reached at all. */
export type Reach = { email: boolean; mobile: boolean; phone: boolean; address: boolean };

/** Everything that decides what happens to a case. */
export type CaseFacts = PlanFacts & {
  closedOn?: CivilDate;
  closedReason?: string;
  handOver?: 'commissaire-de-justice' | 'wait';
  reach: Reach;
  gate: Omit<GateFacts, 'unreachable' | 'holds' | 'closedOn'>;
};

/** What must be done now, and when to look again. */
export type Advance = {
  /** Promises and pauses whose time is over. */
  endedHolds: { id: string; reason: Hold['reason'] }[];
  act?:
    | { kind: 'write'; step: Step; messages: StepMessage[]; gate: Gate }
    | { kind: 'call'; step: Step; gate: Gate }
    | { kind: 'decide'; step: Step }
    | { kind: 'skip'; step: Step; because: 'no-address' | 'nothing-to-recall' };
  /** The gate's answer when it was closed for a step that is due. */
  closedGate?: Gate;
  state: CaseState;
  next?: Planned;
  nextActionAt?: Date;
};

/** The state is never stored as a decision: it is read from the facts, most pressing first. */
export function stateOf(
  facts: Pick<CaseFacts, 'closedOn' | 'closedReason' | 'handOver' | 'holds' | 'marks'>,
  today: CivilDate,
): CaseState {
  if (facts.closedOn) return facts.closedReason === 'paid' ? 'paid' : 'closed';
  const active = facts.holds.filter((hold) => isActive(hold, today));
  if (active.some(({ reason }) => reason === 'dispute')) return 'disputed';
  if (active.some(({ reason }) => reason === 'claimed-paid')) return 'claimed-paid';
  if (active.some(({ reason }) => reason === 'pause')) return 'paused';
  if (active.some(({ reason }) => reason === 'promise')) return 'promised';
  if (facts.handOver === 'commissaire-de-justice') return 'handed-over';
  if (facts.marks.some((mark) => mark.step === 'hand-over' && mark.state === 'done')) return 'hand-over';
  return 'amicable';
}

/** What the clock does to a case at `now`: at most one step, so that each step sees the world the one before has made. */
export function advance(facts: CaseFacts, now: Date): Advance {
  const today = inParis(now).date;
  const endedHolds = facts.holds.filter((hold) => hasRunOut(hold, today)).map(({ id, reason }) => ({ id, reason }));
  const holds = facts.holds.map((hold) => (hasRunOut(hold, today) ? { ...hold, endedOn: today } : hold));
  const current: CaseFacts = { ...facts, holds };
  const state = stateOf(current, today);
  const next = nextOf(planOf(current, today));
  const rest = { endedHolds, state, ...(next ? { next } : {}) };
  if (facts.closedOn || !next) return rest;
  const silence = holds.filter((hold) => isActive(hold, today));
  if (silence.length > 0) {
    const ends = silence.map((hold) => hold.untilOn);
    if (ends.includes(undefined)) return rest;
    const last = (ends as CivilDate[]).reduce((a, b) => (a > b ? a : b));
    return { ...rest, nextActionAt: parisInstant(addDays(last, 1), 9 * 60) };
  }
  if (next.on > today) return { ...rest, nextActionAt: instantOf(next, facts.reach) };
  return { ...rest, ...actOn(current, next, now) };
}

function actOn(facts: CaseFacts, { step }: Planned, now: Date): Pick<Advance, 'act' | 'closedGate' | 'nextActionAt'> {
  // A step that reaches nobody is left out before the gate is asked.
  const gateFacts: GateFacts = {
    ...facts.gate,
    holds: facts.holds,
    ...(facts.closedOn ? { closedOn: facts.closedOn } : {}),
  };
  if (step.does.kind === 'decide') {
    const gate = passOpenGate(gateFacts, now);
    return gate.allowed ? { act: { kind: 'decide', step }, nextActionAt: now } : waiting(gate, now);
  }
  if (step.does.kind === 'call') {
    if (!facts.reach.phone) return { act: { kind: 'skip', step, because: 'no-address' }, nextActionAt: now };
    const gate = passGate(gateFacts, ['call'], now);
    return gate.allowed ? { act: { kind: 'call', step, gate }, nextActionAt: now } : waiting(gate, now);
  }
  const { needs } = step;
  if (needs && !facts.marks.some((mark) => mark.step === needs && mark.state === 'done')) {
    return { act: { kind: 'skip', step, because: 'nothing-to-recall' }, nextActionAt: now };
  }
  const messages = reachable(step, facts.reach);
  if (messages.length === 0) return { act: { kind: 'skip', step, because: 'no-address' }, nextActionAt: now };
  const gate = passGate(
    gateFacts,
    messages.map(({ channel }) => channel),
    now,
  );
  return gate.allowed ? { act: { kind: 'write', step, messages, gate }, nextActionAt: now } : waiting(gate, now);
}

/** A closed gate that ends by itself says when; otherwise we look again the next morning, in case a person forgot to tell us. */
function waiting(gate: Gate, now: Date): Pick<Advance, 'closedGate' | 'nextActionAt'> {
  const tomorrow = parisInstant(addDays(inParis(now).date, 1), 9 * 60);
  return { closedGate: gate, nextActionAt: gate.firstAllowedAt ?? tomorrow };
}

/** The messages of a step that can reach this debtor: all those it has an address for, or the one written instead. */
export function reachable(step: Step, reach: Reach): StepMessage[] {
  if (step.does.kind !== 'write') return [];
  const direct = step.does.messages.filter(({ channel }) => canReach(channel, reach));
  if (direct.length > 0) return direct;
  const { instead } = step.does;
  return instead && canReach(instead.channel, reach) ? [instead] : [];
}

function canReach(channel: Channel, reach: Reach): boolean {
  return channel === 'email' ? reach.email : channel === 'sms' ? reach.mobile : reach.address;
}

function instantOf({ step, on }: Planned, reach: Reach): Date {
  if (step.does.kind === 'write') {
    const channels = reachable(step, reach).map(({ channel }) => channel);
    return channels
      .map((channel) => openingOf(channel, on))
      .reduce((a, b) => (a > b ? a : b), parisInstant(on, 9 * 60));
  }
  return openingOf('call', on);
}
