import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Source } from '../citation.ts';
import type { Does, Run } from './clock.ts';
import { notTowardPublicBodies } from './event-history.ts';
import { type EventKind, ruleOf, rules } from './events.ts';
import type { PrescriptionFacts } from './facts.ts';

/** An act that would start a new period, or suspend the present one, if it is done by that day. */
export type SavingAct = { act: EventKind; before: CivilDate; because: Source[] };

/** The acts that save a claim before the date to guard: none once that day is past, none that the twenty years would hold back. */
export function savingActs(
  { parties, hasPublicAccountant, on }: PrescriptionFacts,
  { reading, expiresOn }: Run,
  events: readonly { kind: EventKind; does: Does }[],
): SavingAct[] {
  if (on !== undefined && on > expiresOn) return [];
  const isPublicBody = parties === 'public-buyer' && hasPublicAccountant !== false;
  const hasTitle = events.some(({ kind, does }) => rules[kind].effect.does === 'opens-title' && does !== 'too-late');
  return actsOf(reading.isPublicBody, hasTitle)
    .filter((act) => !(isPublicBody && notTowardPublicBodies.has(act)))
    .map((act) => ({ act, before: expiresOn, ...ruleOf(act, reading.isPublicBody) }))
    .filter(({ effect }) => !('isCapped' in effect && expiresOn >= reading.longStopOn))
    .map(({ act, before, because }) => ({ act, before, because }));
}

function actsOf(countsAsPublic: boolean, hasTitle: boolean): EventKind[] {
  if (countsAsPublic) return hasTitle ? ['mise-en-demeure', 'acknowledgement'] : publicActs;
  return hasTitle ? ['enforcement-act', 'acknowledgement'] : privateActs;
}

const publicActs: EventKind[] = ['mise-en-demeure', 'court-claim', 'acknowledgement'];
const privateActs: EventKind[] = ['acknowledgement', 'court-claim', 'injonction-served', 'conservatory-measure'];
