import { type ForbiddenWording, forbiddenWording } from '../../../law/recouvrement-amiable/forbidden-wording.ts';
import type { MessageFacts } from '../message-facts.ts';
import { printable } from './french-format.ts';

/** What a text to a debtor may not say, by the only list there is, the law's; a name that anyone bears is not what we say. */
export function forbiddenlySaid(said: string, facts: MessageFacts): Pick<ForbiddenWording, 'kind' | 'found'>[] {
  let ours = said;
  for (const name of namesIn(facts)) ours = ours.replaceAll(name, '¤');
  const parties = facts.debtor.kind === 'individual' ? 'consumer' : 'professionals';
  // What we send comes before any title, and no commissaire de justice acts through it.
  return forbiddenWording(ours, { parties, hasTitle: false, writtenByOfficer: false }).map(({ kind, found }) => ({
    kind,
    found,
  }));
}

/** Names, addresses, references: what the parties are called, the longest first. */
function namesIn({ creditor, debtor, collector, operator, invoices, account, dispute }: MessageFacts): string[] {
  const { kind: _, ...named } = debtor;
  const held = [
    creditor,
    named,
    collector,
    operator,
    account?.holder,
    dispute?.reason,
    invoices.map(({ number }) => number),
  ];
  return leavesOf(held)
    .map(printable)
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length);
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(leavesOf);
}
