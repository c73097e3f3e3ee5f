import { inParis } from '../../kernel/civil-date.ts';
import type { Context } from '../../platform/context.ts';
import { callsOfCases } from '../correspondence/calls.ts';
import { messagesOfCases } from '../correspondence/messages.ts';
import type { PastMessage } from './message-facts-of.ts';

/** What reached the debtor about each case, oldest first: messages that left and calls that somebody answered. */
export async function loadPastMessages(ctx: Context, caseIds: string[]): Promise<Map<string, PastMessage[]>> {
  const past = new Map<string, { at: Date; message: PastMessage }[]>();
  const add = (caseId: string, at: Date, message: PastMessage) => {
    past.set(caseId, [...(past.get(caseId) ?? []), { at, message }]);
  };
  for (const { caseId, template, channel, state, countsAsContact, sentAt } of await messagesOfCases(ctx, caseIds)) {
    if (countsAsContact && sentAt && (state === 'sent' || state === 'delivered')) {
      add(caseId, sentAt, { template, channel, on: inParis(sentAt).date });
    }
  }
  for (const { caseId, outcome, doneAt } of await callsOfCases(ctx, caseIds)) {
    if (doneAt && outcome && !['no-answer', 'wrong-number'].includes(outcome)) {
      add(caseId, doneAt, { template: 'call', channel: 'call', on: inParis(doneAt).date });
    }
  }
  return new Map(
    [...past].map(([caseId, items]) => [
      caseId,
      items.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ message }) => message),
    ]),
  );
}
