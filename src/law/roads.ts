import { ok, type Result, refuse } from '../kernel/result.ts';
import { assignation } from './assignation/assignation.ts';
import { creancesIncontestees } from './creances-incontestees/creances-incontestees.ts';
import { injonctionDePayer, injonctionEuropeenne } from './injonction-de-payer/injonction-de-payer.ts';
import { procedureSimplifiee } from './procedure-simplifiee/procedure-simplifiee.ts';
import { declarationDeCreance, type InsolvencyRefusal } from './procedures-collectives/procedures-collectives.ts';
import { refereProvision } from './refere-provision/refere-provision.ts';
import type { Road, RoadFacts, RoadKind } from './road.ts';
import { type LawInForce, type LawNotKnown, publishedLaw } from './schedule.ts';

export type RoadsRefusal =
  | { kind: 'not-positive'; argument: 'principal' | 'interest' | 'indemnity' }
  | { kind: 'out-of-order'; argument: string; on: string; before: string };

export type Roads = {
  roads: Road[];
  /** Roads whose law is not known on that day, or whose facts are refused: shown with the reason, never offered. */
  notAnswered: { road: RoadKind; refusal: LawNotKnown | InsolvencyRefusal }[];
};

function outOfOrder(facts: RoadFacts): RoadsRefusal | undefined {
  if (facts.principal <= 0n) return { kind: 'not-positive', argument: 'principal' };
  for (const argument of ['interest', 'indemnity'] as const) {
    if (facts[argument] < 0n) return { kind: 'not-positive', argument };
  }
  const { requestedOn, orderedOn, servedOn, firstReachedOn, objectedOn } = facts.injonction ?? {};
  const order = [
    ['injonction.requestedOn', requestedOn],
    ['injonction.orderedOn', orderedOn],
    ['injonction.servedOn', servedOn],
    ['injonction.firstReachedOn', firstReachedOn],
    ['injonction.objectedOn', objectedOn],
  ] as const;
  let last: string | undefined;
  for (const [argument, on] of order) {
    if (on === undefined || argument === 'injonction.objectedOn') continue;
    if (last !== undefined && on < last) return { kind: 'out-of-order', argument, on, before: last };
    last = on;
  }
  if (objectedOn !== undefined && servedOn !== undefined && objectedOn < servedOn) {
    return { kind: 'out-of-order', argument: 'injonction.objectedOn', on: objectedOn, before: servedOn };
  }
  return undefined;
}

/**
 * Every road from an unpaid invoice to a title, each admissible or not and why, with its steps, the deadlines its facts give, its
 * forms and its costs. All roads are answered, in one fixed order: choosing is the creditor's.
 */
export function roadsFor(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Roads, RoadsRefusal> {
  const bad = outOfOrder(facts);
  if (bad) return refuse(bad);
  const answers: [RoadKind, Result<Road, LawNotKnown | InsolvencyRefusal>][] = [
    ['procedure-simplifiee', procedureSimplifiee(facts, inForce)],
    ['creances-incontestees', creancesIncontestees(facts, inForce)],
    ['injonction-de-payer', injonctionDePayer(facts, inForce)],
    ['injonction-europeenne', injonctionEuropeenne(facts)],
    ['refere-provision', refereProvision(facts, inForce)],
    ['assignation', assignation(facts, inForce)],
    ['declaration-de-creance', declarationDeCreance(facts)],
  ];
  const roads: Road[] = [];
  const notAnswered: Roads['notAnswered'] = [];
  for (const [kind, answer] of answers) {
    if (answer.refused) notAnswered.push({ road: kind, refusal: answer.refusal });
    else roads.push(answer.value);
  }
  return ok({ roads, notAnswered });
}
