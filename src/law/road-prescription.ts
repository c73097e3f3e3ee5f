import { ok, type Result, refuse } from '../kernel/result.ts';
import { isSurelyServed } from './injonction-de-payer/order-state.ts';
import type { EventKind } from './prescription/events.ts';
import {
  type PrescriptionEvent,
  type PrescriptionFacts,
  type PrescriptionRefusal,
  prescriptionOf,
} from './prescription/prescription.ts';
import { birthOfClaim } from './procedures-collectives/claim-birth.ts';
import { insolvencyDeadlines } from './procedures-collectives/insolvency-deadlines.ts';
import type { RoadFacts } from './road.ts';
import { type LawInForce, publishedLaw } from './schedule.ts';

/** The refusal of a fact of the road itself names it, rather than a place in a list of events that nobody wrote. */
export type RoadEventRefusal = { kind: 'event-cannot-happen'; argument: string; event: EventKind; why: string };

/** What decides the prescription of a claim, and no road. */
export type PrescriptionOnly = Pick<PrescriptionFacts, 'events' | 'claim' | 'contractualYears' | 'hasPublicAccountant'>;

type Told = PrescriptionEvent & { readonly argument: string };

/** The acts that the facts of the roads hold and that interrupt: filing a request, or serving an order too late, does not. */
export function interruptingActs(facts: RoadFacts, inForce: LawInForce = publishedLaw): Told[] {
  const { injonction, summonsServedOn, insolvency, on } = facts;
  const acts: Told[] = [];
  if (injonction?.servedOn !== undefined && isSurelyServed(facts, inForce)) {
    acts.push({ on: injonction.servedOn, kind: 'injonction-served', argument: 'injonction.servedOn' });
  }
  if (summonsServedOn !== undefined && summonsServedOn <= on) {
    acts.push({ on: summonsServedOn, kind: 'court-claim', argument: 'summonsServedOn' });
  }
  const declaredOn = insolvency?.declaredOn;
  if (insolvency && declaredOn !== undefined && declaredOn <= on && isDeclaredInTime(facts)) {
    acts.push({ on: declaredOn, kind: 'insolvency-declared', argument: 'insolvency.declaredOn' });
  }
  return acts;
}

function isDeclaredInTime(facts: RoadFacts): boolean {
  const { insolvency } = facts;
  if (!insolvency?.declaredOn) return false;
  const { declaredOn } = insolvency;
  const limits = insolvencyDeadlines(insolvency, birthOfClaim(facts, insolvency.openedOn));
  if (limits.refused) return false;
  const own = limits.value.filter(({ deadline }) => deadline.startsWith('declare-'));
  // Before the publication nothing has expired yet.
  return own.length === 0 || own.some(({ cautiousOn }) => declaredOn <= cautiousOn);
}

/**
 * The facts with the last day of the prescription, computed from what happened: the events given, and the acts that the facts
 * hold. While something stops the clock, the day itself. A day that was given is kept.
 */
export function withPrescription(
  facts: RoadFacts,
  given: PrescriptionOnly = { events: [] },
  inForce: LawInForce = publishedLaw,
): Result<RoadFacts, PrescriptionRefusal | RoadEventRefusal> {
  if (facts.prescriptionExpiresOn !== undefined) return ok(facts);
  const acts = interruptingActs(facts, inForce).filter(
    (act) => !given.events.some((event) => event.kind === act.kind && event.on === act.on),
  );
  const { issuedOn, bornOn, parties, dueOn } = facts;
  const found = prescriptionOf(
    {
      // A debt is born of its performance, from which a shorter period may run.
      ...(bornOn === undefined ? {} : { performedOn: bornOn }),
      ...given,
      parties,
      dueOn,
      events: [...given.events, ...acts.map(({ on, kind }) => ({ on, kind }))],
      ...(issuedOn === undefined ? {} : { issuedOn }),
    },
    inForce,
  );
  if (found.refused) {
    const { refusal } = found;
    const act = 'index' in refusal ? acts[refusal.index - given.events.length] : undefined;
    if (!act) return found;
    const why = 'why' in refusal ? refusal.why : refusal.kind;
    return refuse({ kind: 'event-cannot-happen', argument: act.argument, event: act.kind, why });
  }
  const { state, expiresOn } = found.value;
  const stands = state === 'running' || expiresOn > facts.on;
  return ok({ ...facts, prescriptionExpiresOn: stands ? expiresOn : facts.on });
}
