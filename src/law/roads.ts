import { ok, type Result, refuse } from '../kernel/result.ts';
import { assignation } from './assignation/assignation.ts';
import { creancesIncontestees } from './creances-incontestees/creances-incontestees.ts';
import { injonctionDePayer } from './injonction-de-payer/injonction-de-payer.ts';
import { injonctionEuropeenne } from './injonction-de-payer/injonction-europeenne.ts';
import { petitsLitigesEuropeens } from './petits-litiges-europeens/petits-litiges-europeens.ts';
import { procedureSimplifiee } from './procedure-simplifiee/procedure-simplifiee.ts';
import type { InsolvencyRefusal } from './procedures-collectives/insolvency-deadlines.ts';
import { declarationDeCreance } from './procedures-collectives/procedures-collectives.ts';
import { refereProvision } from './refere-provision/refere-provision.ts';
import type { Road, RoadFacts, RoadKind } from './road.ts';
import { badPlace, type PlaceRefusal } from './road-court.ts';
import { type LawInForce, type LawNotKnown, publishedLaw } from './schedule.ts';

export type RoadsRefusal =
  | { kind: 'not-positive'; argument: 'principal' | 'interest' | 'indemnity' }
  | { kind: 'out-of-order'; argument: string; on: string; before: string }
  /** A fact of a later act without the one it rests on. */
  | { kind: 'missing'; argument: string; neededBy: string }
  | PlaceRefusal;

export type Roads = {
  roads: Road[];
  /** Roads whose law is not known on that day, or whose facts are refused: shown with the reason, never offered. */
  notAnswered: { road: RoadKind; refusal: LawNotKnown | InsolvencyRefusal }[];
};

function badAmount(facts: RoadFacts): RoadsRefusal | undefined {
  if (facts.principal <= 0n) return { kind: 'not-positive', argument: 'principal' };
  for (const argument of ['interest', 'indemnity'] as const) {
    if (facts[argument] < 0n) return { kind: 'not-positive', argument };
  }
  return undefined;
}

/** An act and the one it follows: the later needs the earlier, and never comes before it. */
const follows = [
  ['servedOn', 'orderedOn'],
  ['firstReachedOn', 'servedOn'],
  ['objectedOn', 'servedOn'],
  ['noticedOn', 'objectedOn'],
  ['feeInvitedOn', 'objectedOn'],
] as const;

function badInjonction({ injonction }: RoadFacts): RoadsRefusal | undefined {
  if (!injonction) return undefined;
  const { requestedOn, orderedOn } = injonction;
  if (requestedOn !== undefined && orderedOn !== undefined && orderedOn < requestedOn) {
    return { kind: 'out-of-order', argument: 'injonction.orderedOn', on: orderedOn, before: requestedOn };
  }
  for (const [later, earlier] of follows) {
    const [on, before] = [injonction[later], injonction[earlier]];
    const argument = `injonction.${later}`;
    if (on === undefined) continue;
    if (before === undefined) return { kind: 'missing', argument: `injonction.${earlier}`, neededBy: argument };
    if (on < before) return { kind: 'out-of-order', argument, on, before };
  }
  return undefined;
}

function withoutPostcode({ postcode, commune }: RoadFacts): RoadsRefusal | undefined {
  const isAlone = postcode === undefined && commune !== undefined;
  return isAlone ? { kind: 'missing', argument: 'postcode', neededBy: 'commune' } : undefined;
}

/**
 * Every road from an unpaid invoice to a title, each admissible or not and why, with its steps, the deadlines its facts give, its
 * forms and its costs. All roads are answered, in one fixed order: choosing is the creditor's.
 */
export function roadsFor(facts: RoadFacts, inForce: LawInForce = publishedLaw): Result<Roads, RoadsRefusal> {
  const bad = badAmount(facts) ?? badInjonction(facts) ?? withoutPostcode(facts) ?? badPlace(facts, inForce);
  if (bad) return refuse(bad);
  const answers: [RoadKind, Result<Road, LawNotKnown | InsolvencyRefusal>][] = [
    ['procedure-simplifiee', procedureSimplifiee(facts, inForce)],
    ['creances-incontestees', creancesIncontestees(facts, inForce)],
    ['injonction-de-payer', injonctionDePayer(facts, inForce)],
    ['injonction-europeenne', injonctionEuropeenne(facts)],
    ['petits-litiges-europeens', petitsLitigesEuropeens(facts, inForce)],
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
