import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Deadline, deadline, type InsolvencyState } from '../road.ts';
import * as law from './procedures-collectives.values.ts';

const dated = [
  'publishedOn',
  'noticeOn',
  'declaredOn',
  'disputedOn',
  'contractTerminatedOn',
  'reliefGrantedOn',
  'observationEndedOn',
] as const;

export type InsolvencyRefusal = {
  kind: 'before-opening';
  argument: (typeof dated)[number];
  on: CivilDate;
  openedOn: CivilDate;
};

/** Which debts the deadlines are asked for: those born before the opening are declared, those born after it are made known. */
export type Birth = 'before' | 'after' | 'unknown';

/**
 * The deadlines of a creditor in insolvency proceedings, each counted from the fact that opens it. The declaration is timely by
 * its postmark: `cautiousOn` is the last day to post it. Without a publication there is no date to count from yet.
 */
export function insolvencyDeadlines(
  facts: InsolvencyState,
  birth: Birth = 'before',
): Result<Deadline[], InsolvencyRefusal> {
  const { openedOn } = facts;
  for (const argument of dated) {
    const on = facts[argument];
    if (on !== undefined && on < openedOn) return refuse({ kind: 'before-opening', argument, on, openedOn });
  }
  return ok([
    ...(birth === 'after' ? [] : toDeclare(facts)),
    ...(birth === 'before' ? [] : toMakeKnown(facts)),
    ...toDefend(facts),
  ]);
}

function toDeclare({ openedOn, publishedOn, noticeOn, kind, creditorAbroad, reliefGrantedOn }: InsolvencyState) {
  const months = creditorAbroad ? 4 : 2;
  const inLiquidation = kind === 'liquidation' ? [law.liquidationDeclaration] : [];
  const list: Deadline[] = [];
  const from = noticeOn ?? publishedOn;
  if (publishedOn === undefined) {
    list.push(deadline('publication-expected', openedOn, { days: 15 }, 'ask-the-greffe', [law.publication]));
  }
  if (from !== undefined) {
    const because = [law.declarationRule, ...inLiquidation, law.postal, law.postmark, law.proof];
    list.push(deadline('declare-claim', from, { months }, 'claim-is-not-opposable', because));
  }
  if (publishedOn !== undefined) {
    list.push(deadline('ask-relief', publishedOn, { months: 6 }, 'relief-is-lost', [law.relief]));
  }
  if (reliefGrantedOn !== undefined) {
    const because = [law.afterRelief, law.reliefStart, law.declarationRule];
    list.push(
      deadline('declare-after-relief', reliefGrantedOn, { months: months / 2 }, 'claim-is-not-opposable', because),
    );
  }
  return list;
}

function toMakeKnown({ openedOn, publishedOn, kind, observationEndedOn }: InsolvencyState): Deadline[] {
  if (kind === 'liquidation') {
    const because = [law.laterDebtsInLiquidation, law.laterDebtsStart];
    const from = publishedOn ?? openedOn;
    return [deadline('make-later-debt-known', from, { months: 6 }, 'rank-is-lost', because)];
  }
  if (observationEndedOn === undefined) return [];
  return [deadline('make-later-debt-known', observationEndedOn, { years: 1 }, 'rank-is-lost', [law.laterDebts])];
}

function toDefend({ publishedOn, disputedOn, contractTerminatedOn }: InsolvencyState): Deadline[] {
  const list: Deadline[] = [];
  if (publishedOn !== undefined) {
    const because = [law.retention];
    list.push(deadline('claim-retained-goods', publishedOn, { months: 3 }, 'title-is-not-opposable', because));
  }
  if (disputedOn !== undefined) {
    list.push(deadline('answer-mandataire', disputedOn, { days: 30 }, 'no-later-contest', [law.answer]));
  }
  if (contractTerminatedOn !== undefined) {
    const because = [law.terminated];
    list.push(
      deadline('declare-after-termination', contractTerminatedOn, { months: 1 }, 'claim-is-not-opposable', because),
    );
  }
  return list;
}
