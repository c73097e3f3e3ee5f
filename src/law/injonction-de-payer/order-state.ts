import { ok, type Result } from '../../kernel/result.ts';
import { lawyerThreshold } from '../juridiction-competente/juridiction-competente.values.ts';
import { type Deadline, deadline, type RoadFacts, totalClaimed } from '../road.ts';
import { countingAt, courtOf } from '../road-court.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, type Ruling, valueOn } from '../schedule.ts';
import * as law from './injonction-de-payer.values.ts';

/**
 * Where an order for payment stands. `void`: not served within the time its date gives (CPC 1411), so that nothing runs from it and
 * a new request is needed. `opposed`: the court will judge, and its judgment replaces the order (1420).
 */
export type Order = {
  state: 'to-serve' | 'void' | 'served' | 'opposed';
  regime: Ruling<law.Regime>;
  /** Last day to serve it. */
  serveBy: Deadline;
  /** Served on a day that only a local holiday, whose effect is not ruled, would save. */
  mayBeServedLate: boolean;
};

/** The order of the facts, or undefined when none was made; an order from before the law we know is refused. */
export function orderOf(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Order | undefined, LawNotKnown> {
  const { orderedOn, servedOn, objectedOn } = facts.injonction ?? {};
  if (orderedOn === undefined) return ok(undefined);
  const regime = valueOn(law.regime, orderedOn, inForce);
  if (regime.refused) return regime;
  const serveBy = deadline(
    'serve-order',
    orderedOn,
    { months: regime.value.value.serveMonths },
    'order-is-void',
    [law.rulesOf(regime.value.value).service, ...regime.value.because],
    countingAt(courtOf(facts, inForce)),
  );
  const isVoid = (servedOn ?? facts.on) > serveBy.expiresOn;
  const state = isVoid ? 'void' : servedOn === undefined ? 'to-serve' : objectedOn === undefined ? 'served' : 'opposed';
  const mayBeServedLate = !isVoid && servedOn !== undefined && servedOn > serveBy.cautiousOn;
  return ok({ state, regime: regime.value, serveBy, mayBeServedLate });
}

/** Was the order surely served in time, on the day of the facts at the latest? Only then does its service interrupt the prescription. */
export function isSurelyServed(facts: RoadFacts, inForce: LawInForce = publishedLaw): boolean {
  const order = orderOf(facts, inForce);
  const { servedOn } = facts.injonction ?? {};
  if (order.refused || !order.value || servedOn === undefined || servedOn > facts.on) return false;
  return order.value.state !== 'void' && !order.value.mayBeServedLate;
}

/** Is the opposition heard in the written procedure of the tribunal judiciaire, where lawyers are mandatory (CPC 1418)? */
export function isWrittenProcedure(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<boolean, LawNotKnown> {
  const lawyer = valueOn(lawyerThreshold, facts.on, inForce);
  if (lawyer.refused) return lawyer;
  return ok(!courtOf(facts, inForce).isCommercial && totalClaimed(facts) > lawyer.value.value);
}
