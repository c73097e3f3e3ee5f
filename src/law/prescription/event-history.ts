import { type CivilDate, parseCivilDate, yearOf } from '../../kernel/civil-date.ts';
import { ok, type Refused, type Result, refuse } from '../../kernel/result.ts';
import { type LawInForce, type Ruling, valueOn } from '../schedule.ts';
import { type EventKind, eventKinds, rules } from './events.ts';
import type { Impossible, PrescriptionEvent, PrescriptionFacts, PrescriptionRefusal } from './facts.ts';
import { enforceableTitle, type PrescriptionPeriod } from './prescription.values.ts';

/** An event in the order of time, with what the others make of it. */
export type HistoryEvent = PrescriptionEvent & {
  /** Its place in the list that was given. */
  readonly index: number;
  /** Events that end on this one, by their place. */
  readonly closes: readonly number[];
  /** The day another event ended it. */
  readonly closedOn?: CivilDate;
  /** A claim in court that fell, and what made it fall: neither did anything (C. civ. 2243). */
  readonly isVoided: boolean;
  /** The period that an enforceable title has on that day. */
  readonly title?: Ruling<PrescriptionPeriod>;
};

const needsDueClaim: ReadonlySet<EventKind> = new Set([
  'injonction-filed',
  'injonction-served',
  'injonction-enforceable',
  'judgment-enforceable',
  'enforcement-act',
  'small-claims-agreed',
]);

/** Nobody opens insolvency proceedings against a public body, nor seizes what it owns. */
export const notTowardPublicBodies: ReadonlySet<EventKind> = new Set([
  'insolvency-declared',
  'insolvency-closed',
  'conservatory-measure',
  'enforcement-act',
]);

/** What may have given a title: a simplified procedure that succeeds ends with one. */
const givesTitle: ReadonlySet<EventKind> = new Set([
  'judgment-enforceable',
  'injonction-enforceable',
  'small-claims-ended',
]);

/** Events of one day: what opens comes before what ends it, a title before the end of its proceedings
 * and before what enforces it, in whatever order they were given. */
function placeInDay(kind: EventKind): number {
  const { does } = rules[kind].effect;
  const ends = does === 'ends' || does === 'voids' || does === 'resumes';
  const rank = kind === 'enforcement-act' ? 3 : ends ? 2 : does === 'opens-title' ? 1 : 0;
  return rank * eventKinds.length + eventKinds.indexOf(kind);
}

type Draft = { -readonly [K in keyof HistoryEvent]: HistoryEvent[K] };

/**
 * The events in the order of time, each ending tied to what it ends: the latest that is open, but the oldest for proceedings
 * that fall, so that no doubt ever saves a claim; a title ends every proceeding it may come from. Refuses the events that cannot
 * be. `horizon`: how many years a date may be carried forward.
 */
export function readHistory(
  facts: PrescriptionFacts,
  horizon: number,
  inForce: LawInForce,
): Result<HistoryEvent[], PrescriptionRefusal> {
  const history: Draft[] = facts.events
    .map(({ on, kind }, index) => ({ on, kind, index, closes: [], isVoided: false }))
    .sort((a, b) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : placeInDay(a.kind) - placeInDay(b.kind) || a.index - b.index,
    );
  const done: Draft[] = [];
  for (const event of history) {
    const { on, kind, index } = event;
    if (facts.issuedOn !== undefined && on < facts.issuedOn) {
      return refuse({ kind: 'before-invoice', argument: 'events', index, on, issuedOn: facts.issuedOn });
    }
    if (isTooFar(on, horizon)) return refuse({ kind: 'date-too-far', argument: 'events', index, on });
    const why = impossible(event, done, facts);
    if (why) return cannotHappen(event, why);
    const { effect } = rules[kind];
    if (effect.does === 'opens-title') {
      const title = valueOn(enforceableTitle, on, inForce);
      if (title.refused) return refuse({ ...title.refusal, argument: 'events', index });
      event.title = title.value;
    }
    if ('closes' in effect) {
      const open = done.filter((one) => effect.closes.includes(one.kind) && one.closedOn === undefined);
      const closed = effect.does === 'opens-title' ? open : [effect.does === 'voids' ? open[0] : open.at(-1)];
      for (const one of closed) {
        if (!one) return cannotHappen(event, 'nothing-to-end');
        one.closedOn = on;
        one.isVoided = effect.does === 'voids';
        event.isVoided = one.isVoided;
        event.closes = [...event.closes, one.index];
      }
    }
    done.push(event);
  }
  return ok(history);
}

function impossible({ on, kind }: Draft, done: readonly Draft[], facts: PrescriptionFacts): Impossible | undefined {
  const isPublicBody = facts.parties === 'public-buyer' && facts.hasPublicAccountant !== false;
  if (isPublicBody && notTowardPublicBodies.has(kind)) return 'public-body';
  if (on <= facts.dueOn && needsDueClaim.has(kind)) return 'before-due-date';
  if (kind === 'enforcement-act' && !done.some((one) => givesTitle.has(one.kind))) return 'no-title';
  const orders = done.filter((one) => one.kind === 'injonction-served');
  if (kind === 'injonction-enforceable' && orders.every(({ isVoided }) => isVoided)) return 'no-order-served';
  const claims = [...orders, ...done.filter((one) => one.kind === 'court-claim')];
  const allFell = claims.length > 0 && claims.every(({ isVoided }) => isVoided);
  return kind === 'judgment-enforceable' && allFell ? 'no-proceedings' : undefined;
}

function cannotHappen({ index, kind }: Draft, why: Impossible): Refused<PrescriptionRefusal> {
  return refuse({ kind: 'event-cannot-happen', argument: 'events', index, event: kind, why });
}

/** Would a date carried forward by that many years be one that no calendar here can hold? */
export function isTooFar(on: CivilDate, years: number): boolean {
  return parseCivilDate(`${yearOf(on) + years}-12-31`).refused;
}
