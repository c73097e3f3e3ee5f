import type { Outbox, OutboxItem } from '../../src/features/correspondence/ports.ts';

/** An outbox in memory, for tests of what the local adapters put into it. `now` dates what is put. */
export function memoryOutbox(now: () => Date = () => new Date('2026-11-02T09:00:00Z')): Outbox & {
  items: OutboxItem[];
} {
  const items: OutboxItem[] = [];
  const sent: Date[] = [];
  return {
    items,
    async put(item) {
      const known = items.findIndex((other) => other.key === item.key);
      if (known >= 0) return { id: `outbox-${known}` };
      sent.push(now());
      return { id: `outbox-${items.push(item) - 1}` };
    },
    async sentAt(id) {
      return sent[Number(id.replace('outbox-', ''))];
    },
  };
}
