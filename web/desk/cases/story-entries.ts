import type { TimelineEntry } from '../../../src/features/cases/cases.contract.ts';

/**
 * The journal as a story: oldest first, without what only machines care for. Of a letter's travels the last word is kept; of the
 * debtor's visits, one a day.
 */
export function storyEntries(timeline: readonly TimelineEntry[]): TimelineEntry[] {
  const sorted = [...timeline].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  const lastMove = new Map<unknown, string>();
  for (const entry of sorted) if (entry.kind === 'letter-moved') lastMove.set(entry.data.messageId, entry.id);
  const visits = new Set<string>();
  return sorted.filter((entry) => {
    if (entry.kind === 'message-queued') return false;
    if (entry.kind === 'letter-moved') return lastMove.get(entry.data.messageId) === entry.id;
    if (entry.kind !== 'link-opened') return true;
    const day = entry.at.slice(0, 10);
    return !visits.has(day) && visits.add(day);
  });
}
