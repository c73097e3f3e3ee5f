import {
  addDays,
  addMonths,
  addYears,
  type CivilDate,
  civilDate,
  daysBetween,
  earlier,
  later,
  yearOf,
} from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { distinctSources, type Source } from '../citation.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Schedule, valueOn } from '../schedule.ts';
import { type Effect, type EventKind, ruleOf } from './events.ts';
import * as law from './prescription.values.ts';

export type PrescriptionEvent = { readonly on: CivilDate; readonly kind: EventKind };

export type PrescriptionFacts = {
  readonly parties: law.Parties;
  readonly claim?: law.ClaimKind;
  readonly issuedOn?: CivilDate;
  readonly dueOn: CivilDate;
  /** End of the service, or delivery of the goods: where a shorter period may start before the due date. */
  readonly performedOn?: CivilDate;
  /** Is the public buyer the State, a local authority or a body with a public accountant? True unless said otherwise. */
  readonly hasPublicAccountant?: boolean;
  /** Period that the contract sets instead (C. civ. 2254). */
  readonly contractualYears?: number;
  readonly events: readonly PrescriptionEvent[];
};

/** One link of the chain: what an event did, and the date it left. */
export type ChainLink = {
  on: CivilDate;
  kind: EventKind;
  does: Effect['does'] | 'too-late';
  /** Last day to act after this event, by what is certain. */
  expiresOn: CivilDate;
  because: Source[];
};

export type PrescriptionWarning =
  | { kind: 'possible-later-date'; on: CivilDate; event: EventKind }
  | { kind: 'start-date-uncertain'; on: CivilDate }
  | { kind: 'still-open'; event: EventKind; since: CivilDate }
  | { kind: 'contract-lengthens'; years: number; possibleOn: CivilDate }
  | { kind: 'capped-by-long-stop'; on: CivilDate }
  | { kind: 'title-not-settled'; possibleOn: CivilDate }
  | { kind: 'acknowledged-after-expiry'; on: CivilDate };

/** An act that would start a new period, or suspend the present one. */
export type SavingAct = { act: EventKind; before: CivilDate; because: Source[] };

export type Prescription = {
  period: { years: number };
  startsOn: CivilDate;
  /** Last day to act, at twenty-four hours, counting only what is certain. This is the date to guard. */
  expiresOn: CivilDate;
  /** A later date that an uncertain event would give: shown as possible, never relied on. */
  possibleOn?: CivilDate;
  state: 'running' | 'interrupted' | 'suspended';
  events: ChainLink[];
  savedBy: SavingAct[];
  because: Source[];
  warnings: PrescriptionWarning[];
};

export type PrescriptionRefusal =
  | LawNotKnown
  | { kind: 'before-invoice'; argument: 'dueOn' | 'events'; index?: number; on: CivilDate; issuedOn: CivilDate }
  | {
      kind: 'event-cannot-happen';
      argument: 'events';
      index: number;
      event: EventKind;
      why: 'before-due-date' | 'nothing-to-end';
    }
  | { kind: 'not-allowed'; argument: 'contractualYears'; because: Source[] };

const needsDueClaim: readonly EventKind[] = [
  'injonction-filed',
  'injonction-served',
  'enforcement-act',
  'small-claims-agreed',
];

function scheduleOf(facts: PrescriptionFacts): Schedule<law.PrescriptionPeriod> {
  if (facts.parties === 'public-buyer' && facts.hasPublicAccountant !== false) return law.towardPublicBodies;
  if (facts.claim === 'goods-transport') return law.goodsTransport;
  if (facts.claim === 'ship-supplies') return law.shipSupplies;
  return facts.parties === 'consumer' ? law.towardConsumers : law.betweenProfessionals;
}

/** Voided interruptions, and endings that end nothing: the index of the first, when there is one. */
function readEvents(events: readonly (PrescriptionEvent & { index: number })[], isPublicBody: boolean) {
  const voided = new Set<number>();
  const open: { index: number; kind: EventKind }[] = [];
  for (const { kind, index } of events) {
    const { effect } = ruleOf(kind, isPublicBody);
    if (effect.does === 'suspends' || (effect.does === 'interrupts' && effect.until)) open.push({ index, kind });
    if (effect.does !== 'ends' && effect.does !== 'voids' && effect.does !== 'resumes') continue;
    const what: readonly EventKind[] = effect.does === 'resumes' ? [effect.what] : effect.what;
    const at = open.findLastIndex((one) => what.includes(one.kind));
    const found = open[at];
    if (!found) return { badIndex: index, voided };
    open.splice(at, 1);
    if (effect.does === 'voids') voided.add(found.index);
  }
  return { voided };
}

type Clock = {
  expiresOn: CivilDate;
  years: number;
  suspended?: { at: CivilDate; kind: EventKind };
  open?: { at: CivilDate; kind: EventKind };
};

/**
 * The prescription of a claim: its period and start, what each event did to it, the date to guard, and the acts that would save
 * it. A mise en demeure never interrupts between private persons, nor does filing an injonction: its service does. A part
 * payment or a request for time may be an acknowledgement: it gives a possible date beside the guarded one. Never reported to a
 * working day. Refuses events that cannot be, naming their place in the list.
 */
export function prescriptionOf(
  facts: PrescriptionFacts,
  inForce: LawInForce = publishedLaw,
): Result<Prescription, PrescriptionRefusal> {
  const { issuedOn, dueOn } = facts;
  if (issuedOn !== undefined && dueOn < issuedOn) {
    return refuse({ kind: 'before-invoice', argument: 'dueOn', on: dueOn, issuedOn });
  }
  const rule = valueOn(scheduleOf(facts), dueOn, inForce);
  if (rule.refused) return rule;
  const isPublicBody = rule.value.value.from === 'next-first-of-january';
  const events = facts.events
    .map((event, index) => ({ ...event, index }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index));
  for (const { on, kind, index } of events) {
    if (issuedOn !== undefined && on < issuedOn) {
      return refuse({ kind: 'before-invoice', argument: 'events', index, on, issuedOn });
    }
    if (on <= dueOn && needsDueClaim.includes(kind)) {
      return refuse({ kind: 'event-cannot-happen', argument: 'events', index, event: kind, why: 'before-due-date' });
    }
  }
  const { badIndex, voided } = readEvents(events, isPublicBody);
  if (badIndex !== undefined) {
    const event = (facts.events[badIndex] as PrescriptionEvent).kind;
    return refuse({ kind: 'event-cannot-happen', argument: 'events', index: badIndex, event, why: 'nothing-to-end' });
  }

  const warnings: PrescriptionWarning[] = [];
  const reasons: Source[] = [...rule.value.because];
  const legalYears = rule.value.value.years;
  let years = legalYears;
  if (facts.contractualYears !== undefined) {
    if (facts.parties === 'consumer') {
      return refuse({ kind: 'not-allowed', argument: 'contractualYears', because: [law.noLengtheningWithConsumers] });
    }
    if (isPublicBody || facts.contractualYears < 1 || facts.contractualYears > 10) {
      return refuse({ kind: 'not-allowed', argument: 'contractualYears', because: [law.contractualLimits] });
    }
    reasons.push(law.contractualLimits);
    years = Math.min(legalYears, facts.contractualYears);
  }

  let startsOn = dueOn;
  reasons.push(law.startsAtTerm, law.countedByDays, law.acquiredAtEnd, law.neverExtended);
  const startMayBeEarlier = facts.parties === 'consumer' || facts.claim === 'goods-transport';
  if (startMayBeEarlier && facts.performedOn !== undefined && facts.performedOn < dueOn) {
    startsOn = facts.performedOn;
    reasons.push(facts.parties === 'consumer' ? law.consumerStart : law.transportStart);
    warnings.push({ kind: 'start-date-uncertain', on: startsOn });
  }
  const newPeriod = (from: CivilDate, length: number): CivilDate =>
    isPublicBody ? civilDate(yearOf(from) + length, 12, 31) : addYears(from, length);
  const clock: Clock = { expiresOn: newPeriod(startsOn, years), years };
  const longStopOn = addYears(issuedOn ?? dueOn, 20);
  if (facts.contractualYears !== undefined && facts.contractualYears > legalYears) {
    const possibleOn = newPeriod(startsOn, facts.contractualYears);
    warnings.push({ kind: 'contract-lengthens', years: facts.contractualYears, possibleOn });
  }

  let possibleOn: CivilDate | undefined;
  const chain: ChainLink[] = [];
  for (const { on, kind, index } of events) {
    const { effect, because } = ruleOf(kind, isPublicBody);
    const isStopped = clock.open !== undefined || clock.suspended !== undefined;
    const isLate = on > clock.expiresOn && !isStopped;
    const cap = (date: CivilDate): CivilDate => {
      if (date <= longStopOn) return date;
      warnings.push({ kind: 'capped-by-long-stop', on: longStopOn });
      reasons.push(law.longStop);
      return later(longStopOn, clock.expiresOn);
    };
    let does: ChainLink['does'] = effect.does;
    if (voided.has(index)) does = 'voids';
    else if (isLate && effect.does !== 'nothing') {
      does = 'too-late';
      if (kind === 'acknowledgement' || effect.does === 'may-interrupt')
        warnings.push({ kind: 'acknowledged-after-expiry', on });
    } else if (on <= startsOn && effect.does === 'may-interrupt') does = 'nothing';
    else if (effect.does === 'interrupts') {
      const renewed = later(clock.expiresOn, newPeriod(on, clock.years));
      // 2232, al. 2: court claims (2241) and enforcement (2244) are outside the twenty years; an acknowledgement is not.
      clock.expiresOn = kind === 'acknowledgement' ? cap(renewed) : renewed;
      if (effect.until) clock.open = { at: on, kind };
      reasons.push(isPublicBody ? law.publicRestart : law.sameLength);
    } else if (effect.does === 'ends') {
      clock.expiresOn = later(clock.expiresOn, newPeriod(on, clock.years));
      delete clock.open;
    } else if (effect.does === 'suspends') clock.suspended = { at: on, kind };
    else if (effect.does === 'resumes' && clock.suspended) {
      const resumed = addDays(clock.expiresOn, daysBetween(clock.suspended.at, on));
      clock.expiresOn = cap(effect.sixMonths ? later(resumed, addMonths(on, 6)) : resumed);
      delete clock.suspended;
    } else if (effect.does === 'opens-title') {
      const title = valueOn(law.enforceableTitle, on, inForce);
      if (title.refused) return title;
      const ten = addYears(on, title.value.value.years);
      if (effect.settled) {
        clock.years = title.value.value.years;
        clock.expiresOn = later(clock.expiresOn, ten);
      } else {
        clock.expiresOn = later(clock.expiresOn, newPeriod(on, clock.years));
        possibleOn = ten;
        warnings.push({ kind: 'title-not-settled', possibleOn: ten });
        reasons.push(law.titleOfInjonction);
      }
      delete clock.open;
    } else if (effect.does === 'may-interrupt') {
      const possible = earlier(newPeriod(on, clock.years), longStopOn);
      if (possible > clock.expiresOn) {
        possibleOn = possibleOn === undefined ? possible : later(possibleOn, possible);
        warnings.push({ kind: 'possible-later-date', on: possible, event: kind });
      }
    }
    chain.push({ on, kind, does, expiresOn: clock.expiresOn, because });
  }
  const stopped = clock.suspended ?? clock.open;
  if (stopped) warnings.push({ kind: 'still-open', event: stopped.kind, since: stopped.at });
  if (possibleOn !== undefined && possibleOn <= clock.expiresOn) possibleOn = undefined;
  return ok({
    period: { years: clock.years },
    startsOn,
    expiresOn: clock.expiresOn,
    ...(possibleOn === undefined ? {} : { possibleOn }),
    state: clock.suspended ? 'suspended' : clock.open ? 'interrupted' : 'running',
    events: chain,
    savedBy: savingActs(clock, isPublicBody),
    because: distinctSources(reasons, ...chain.map((link) => link.because)),
    warnings,
  });
}

function savingActs(clock: Clock, isPublicBody: boolean): SavingAct[] {
  const before = clock.expiresOn;
  const hasTitle = clock.years === 10;
  const acts: EventKind[] = hasTitle
    ? ['enforcement-act', 'acknowledgement']
    : isPublicBody
      ? ['mise-en-demeure', 'court-claim', 'acknowledgement']
      : ['acknowledgement', 'court-claim', 'injonction-served', 'conservatory-measure'];
  return acts.map((act) => ({ act, before, because: ruleOf(act, isPublicBody).because }));
}

/** Is the claim prescribed on a day? By the guarded date; never while something stops the clock. */
export function isPrescriptionAcquired(prescription: Prescription, on: CivilDate): boolean {
  return prescription.state === 'running' && on > prescription.expiresOn;
}
