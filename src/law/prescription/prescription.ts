import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { distinctSources, type Source } from '../citation.ts';
import { type LawInForce, publishedLaw } from '../schedule.ts';
import { type Cause, Clock, type Does, endOfPeriod, type Reading, type Run } from './clock.ts';
import { type HistoryEvent, readHistory } from './event-history.ts';
import { type EventKind, rules } from './events.ts';
import type { PrescriptionFacts, PrescriptionRefusal } from './facts.ts';
import { horizonOf, type Readings, readingsOf } from './readings.ts';
import { type SavingAct, savingActs } from './saving-acts.ts';

export type { PrescriptionEvent, PrescriptionFacts, PrescriptionRefusal } from './facts.ts';

/** One link of the chain: what an event did, and the date it left. */
export type ChainLink = {
  on: CivilDate;
  kind: EventKind;
  does: Does;
  /** Last day to act after this event, by what is certain. */
  expiresOn: CivilDate;
  because: Source[];
};

/** `shorterOn`: the date to guard if that reading were the right one. */
export type PrescriptionWarning =
  | { kind: 'possible-later-date'; on: CivilDate; event: EventKind }
  | { kind: 'start-date-uncertain'; on: CivilDate }
  | { kind: 'start-may-be-earlier'; shorterOn?: CivilDate }
  | { kind: 'public-accountant-assumed'; shorterOn?: CivilDate }
  | { kind: 'other-period-too'; on: CivilDate }
  | { kind: 'still-open'; event: EventKind; since: CivilDate }
  | { kind: 'contract-lengthens'; years: number; possibleOn: CivilDate }
  | { kind: 'capped-by-long-stop'; on: CivilDate }
  | { kind: 'title-not-settled'; possibleOn: CivilDate }
  | { kind: 'acknowledged-after-expiry'; on: CivilDate }
  /** A title came after the guarded date: the claim in court that led to it, which interrupted, was not given. */
  | { kind: 'claim-in-court-missing'; on: CivilDate };

export type Prescription = {
  period: { years: number };
  startsOn: CivilDate;
  /** Last day to act, at twenty-four hours, counting only what is certain. This is the date to guard. */
  expiresOn: CivilDate;
  /** A later date that an uncertain event would give: shown as possible, never relied on. */
  possibleOn?: CivilDate;
  state: 'running' | 'interrupted' | 'suspended';
  /** Is the claim prescribed on the day that was asked for? Absent when none was. */
  isAcquired?: boolean;
  events: ChainLink[];
  savedBy: SavingAct[];
  because: Source[];
  warnings: PrescriptionWarning[];
};

/**
 * The prescription of a claim: its period and start, what each event did to it, the date to guard, and the acts that would save
 * it. A mise en demeure never interrupts between private persons, nor does filing an injonction: its service does. A part
 * payment or a request for time may be an acknowledgement: it gives a possible date beside the guarded one. Where several
 * periods run, the first to end is guarded. Never reported to a working day. Refuses events that cannot be, naming their place
 * in the list, and dates too far ahead to be counted from.
 */
export function prescriptionOf(
  facts: PrescriptionFacts,
  inForce: LawInForce = publishedLaw,
): Result<Prescription, PrescriptionRefusal> {
  const { issuedOn, dueOn } = facts;
  if (issuedOn !== undefined && dueOn < issuedOn) {
    return refuse({ kind: 'before-invoice', argument: 'dueOn', on: dueOn, issuedOn });
  }
  const horizon = horizonOf(facts, inForce);
  if (horizon.refused) return horizon;
  const readings = readingsOf(facts, inForce);
  if (readings.refused) return readings;
  const history = readHistory(facts, horizon.value, inForce);
  if (history.refused) return history;
  return ok(answered(facts, readings.value, history.value));
}

function answered(facts: PrescriptionFacts, readings: Readings, history: HistoryEvent[]): Prescription {
  const runs = readings.applying.map((reading) => new Clock(reading).run(history));
  const guarded = firstToEnd(runs);
  const hopeful = new Clock({ ...guarded.reading, isHopeful: true }).run(history);
  const { expiresOn, reading } = guarded;
  const events = history.map(({ on, kind }, at): ChainLink => {
    const step = firstToEnd(runs.map(({ steps }) => steps[at]).filter((one) => one !== undefined));
    return { on, kind, does: step.does, expiresOn: step.expiresOn, because: step.because };
  });
  const answer: Prescription = {
    period: { years: guarded.years },
    startsOn: reading.startsOn,
    expiresOn,
    ...(hopeful.expiresOn > expiresOn ? { possibleOn: hopeful.expiresOn } : {}),
    state: guarded.interrupting.length > 0 ? 'interrupted' : guarded.suspending.length > 0 ? 'suspended' : 'running',
    events,
    savedBy: savingActs(facts, guarded, events),
    because: distinctSources(
      guarded.because,
      ...runs.map(({ because }) => because),
      ...events.map(({ because }) => because),
    ),
    warnings: [
      ...startWarnings(facts, readings, guarded, history),
      ...periodWarnings(facts, runs, guarded),
      ...eventWarnings(history, guarded, hopeful),
    ],
  };
  return facts.on === undefined ? answer : { ...answer, isAcquired: isPrescriptionAcquired(answer, facts.on) };
}

/** Of periods that all run, the first to end: each event stops them all or none, or comes too late for the shorter. */
function firstToEnd<T extends { expiresOn: CivilDate }>(all: readonly T[]): T {
  return all.reduce((first, one) => (one.expiresOn < first.expiresOn ? one : first));
}

/** The date another reading would guard, when it is before ours. */
function shorterOn(reading: Reading | undefined, guarded: Run, history: HistoryEvent[]): { shorterOn?: CivilDate } {
  if (!reading) return {};
  const run = new Clock(reading).run(history);
  return run.expiresOn < guarded.expiresOn ? { shorterOn: run.expiresOn } : {};
}

function startWarnings(
  { dueOn }: PrescriptionFacts,
  readings: Readings,
  guarded: Run,
  history: HistoryEvent[],
): PrescriptionWarning[] {
  const { startsOn } = guarded.reading;
  const warnings: PrescriptionWarning[] = [];
  if (startsOn < dueOn) warnings.push({ kind: 'start-date-uncertain', on: startsOn });
  if (readings.startMayBeEarlier) warnings.push({ kind: 'start-may-be-earlier' });
  if (readings.fromPerformance) {
    const shorter = shorterOn(readings.fromPerformance, guarded, history);
    if (shorter.shorterOn) warnings.push({ kind: 'start-may-be-earlier', ...shorter });
  }
  if (readings.withoutAccountant) {
    warnings.push({ kind: 'public-accountant-assumed', ...shorterOn(readings.withoutAccountant, guarded, history) });
  }
  return warnings;
}

function periodWarnings({ contractualYears }: PrescriptionFacts, runs: Run[], guarded: Run): PrescriptionWarning[] {
  const warnings: PrescriptionWarning[] = [];
  const { startsOn, isPublicBody, years } = guarded.reading;
  for (const run of runs) if (run !== guarded) warnings.push({ kind: 'other-period-too', on: run.expiresOn });
  if (contractualYears !== undefined && contractualYears > years) {
    const possibleOn = endOfPeriod(startsOn, contractualYears, isPublicBody);
    warnings.push({ kind: 'contract-lengthens', years: contractualYears, possibleOn });
  }
  return warnings;
}

function eventWarnings(history: HistoryEvent[], guarded: Run, hopeful: Run): PrescriptionWarning[] {
  const warnings: PrescriptionWarning[] = [];
  for (const [at, { on, kind }] of history.entries()) {
    const [step, hoped] = [guarded.steps[at], hopeful.steps[at]];
    if (!step || !hoped) continue;
    const mayInterrupt = hoped.does === 'may-interrupt';
    const isLater = hoped.expiresOn > step.expiresOn;
    if (step.does === 'too-late' && isAcknowledging(kind)) warnings.push({ kind: 'acknowledged-after-expiry', on });
    else if (mayInterrupt && isLater) warnings.push({ kind: 'possible-later-date', on: hoped.expiresOn, event: kind });
    if (kind === 'judgment-enforceable' && step.does === 'too-late') {
      warnings.push({ kind: 'claim-in-court-missing', on });
    }
    if (rules[kind].effect.does === 'opens-title' && step.does !== 'too-late' && isLater) {
      warnings.push({ kind: 'title-not-settled', possibleOn: hoped.expiresOn });
    }
    if (step.isCapped && !warnings.some((one) => one.kind === 'capped-by-long-stop')) {
      warnings.push({ kind: 'capped-by-long-stop', on: guarded.reading.longStopOn });
    }
  }
  const stillOpen = ({ kind, since }: Cause): PrescriptionWarning => ({ kind: 'still-open', event: kind, since });
  return [...warnings, ...guarded.interrupting.map(stillOpen), ...guarded.suspending.map(stillOpen)];
}

function isAcknowledging(kind: EventKind): boolean {
  return ['acknowledgement', 'partial-payment', 'request-for-time', 'instalment-plan'].includes(kind);
}

/** Is the claim prescribed on a day? By the guarded date; never while something stops the clock. */
export function isPrescriptionAcquired(prescription: Prescription, on: CivilDate): boolean {
  return prescription.state === 'running' && on > prescription.expiresOn;
}
